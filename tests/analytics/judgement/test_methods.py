"""Every worked example of the handbook, worked out again by the functions that the program uses."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from analytics import DATA, scorebook
from analytics.catalog import CatalogError, load_catalog
from analytics.measures.campaign_effect import effect
from analytics.measures.control_chart import chart
from analytics.measures.decomposition import decompose, if_reclassified
from analytics.measures.fog import places
from analytics.measures.funnel import BELOW, funnel
from analytics.measures.intervals import newcombe, wilson
from analytics.measures.large_cases import LargeCase, exposure
from analytics.measures.neighbours import GROWTH, SIZE, nearest, standardised
from analytics.measures.target_evidence import evidence
from analytics.measures.targets import Target
from analytics.numbers import decimal, percent, points
from analytics.standards import load_rules
from tests.analytics.scorebook.desk import mark, scheme, take
from tests.analytics.test_alarms import DONE_BY_MONTH, made_year
from tests.pages.figures import result
from tests.tiny_world import DONG_HAI, figures, report

METHODS = load_catalog().methods
MONTHS = [39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]
DONE = [6844, 2100, 980, 15020, 400, 8800, 12100, 3050, 5120, 770, 2410, 9350]
BASE = [10928, 2500, 1300, 18900, 700, 10400, 15900, 4020, 6000, 1010, 2800, 11890]
BILLION = 10**9


def says(method, *words):
    """Whether the example says each of these, figure by figure."""
    missing = [word for word in words if word not in METHODS[method].example]
    assert not missing, METHODS[method].example


def ends(low, high, decimals=1):
    return f"{decimal(low, decimals)}–{decimal(high, decimals)}"


def test_the_rate_and_its_interval():
    says("rate", percent(Fraction(684400, 10928)), f"{ends(*wilson(6844, 10928))} %")


def test_two_rates():
    low, high = newcombe(56, 70, 48, 80)
    says("newcombe", points(Fraction(5600, 70) - Fraction(4800, 80)), decimal(low, 2), points(high))


def test_the_funnel():
    found = funnel(DONE, BASE)
    fifth = found.limits[4]
    says(
        "funnel",
        percent(found.centre),
        f"φ = {decimal(found.phi, 2)}",
        percent(fifth.far_low),
        percent(Fraction(400, 7)),
    )
    assert fifth.side == BELOW


def test_places():
    found = places([800, 799], [1000, 1000], np.array([1.0, 1.0]))
    assert [(each.rank, each.low, each.high) for each in found] == [(1, 1, 2), (2, 1, 2)]
    says("places", "800/1.000", "799/1.000", "hạng 1 và 2", "từ hạng 1 đến hạng 2")


def test_the_control_chart():
    found = chart(MONTHS)
    says("control_chart", f"tâm {decimal(found.centre, 2)}", ends(found.low, found.high, 2))
    assert found.signals == ()


def test_the_decomposition():
    sides = [
        result(figures={"must_enforce": 500, "enforceable": able, "completed": done})
        for able, done in ((400, 300), (375, 320))
    ]
    found = decompose(*sides)
    says("decomposition", points(found.change), f"{points(found.done).removesuffix(' điểm %')} do làm được nhiều hơn")
    says("decomposition", f"{points(found.classification).removesuffix(' điểm %')} do phân loại")
    says("decomposition", f"{decimal(found.workload, 2)} do số phải thi hành")


def test_one_percent_moved():
    lifted = if_reclassified(result(done=8400, can=10_000))
    says("reclassified", percent(lifted), points(lifted - 84))


def test_small_numbers():
    says("small_numbers", percent(30), f"{ends(*wilson(3, 10))} %")


def test_the_great_case():
    case = LargeCase(unit_id="x", name="A", enforceable=400 * BILLION, completed=380 * BILLION, source=None, entry=1)
    found = exposure(result(done=600 * BILLION, can=1000 * BILLION, dimension="money"), [case], load_rules()[0])
    says("large_cases", f"{percent(found.rate)} → {percent(found.rate_without)}")
    says("large_cases", f"{percent(found.largest, 1)} số có điều kiện", f"{percent(found.largest_done, 1)} số xong")


def test_the_peers():
    known = {name: {SIZE: float(step), GROWTH: step / 10} for name, step in (("a", 1), ("b", 2), ("c", 3))}
    said = decimal(nearest(known, "b")[0].distance, 2)
    says("peers", *(decimal(standardised(known)[name][SIZE], 2) for name in "abc"), f"{said} độ lệch chuẩn")


def test_the_evidence_of_a_target(tiny):
    """Đông Hải: 75 % twice, 80 %, and 85 % in 2026."""
    report(tiny, "cases", figures(DONG_HAI, 2026, 12, 340, 400))
    fields = {"comparator": ">=", "kind": "assigned", "assigned_by": "", "source": None, "entry": 1}
    aim = Target(pct=Fraction(80), valid_from=date(2026, 10, 1), **fields)
    found = evidence(tiny.warehouse, unit_ids=(DONG_HAI,), dimension="cases", target=aim, year=2027)
    says("target_evidence", f"{found.reached} trong {found.known} năm")


def test_the_wave_beside_usual_months_and_other_provinces():
    """3.000 of 10.000 in the wave; 24, 25 and 26 % before; 19 others beat their usual 10 % by 0,1 to 1,9 points."""
    others = {
        f"tinh-{n}": dict.fromkeys((2021, 2022, 2023), Fraction(10)) | {2024: 10 + Fraction(n, 10)}
        for n in range(1, 20)
    }
    own = {2021: Fraction(24), 2022: Fraction(25), 2023: Fraction(26), 2024: Fraction(100 * 3000, 10_000)}
    found = effect({"co-dot": own, **others}, "co-dot", 2024)
    assert found.verdict == "faster"
    assert found.range == (Fraction(1, 10) - 1, Fraction(19, 10) - 1)
    says("wave_effect", f"{decimal(found.gain, 2)} điểm %", f"thường lệ {decimal(found.usual, 2)}", points(found.extra))
    ends_of_others = (points(extreme(found.others.values())).removesuffix(" điểm %") for extreme in (min, max))
    said = "từ {} đến {}".format(*ends_of_others)
    says("wave_effect", said, f"trung bình {points(found.common).removesuffix(' điểm %')}")
    says(
        "wave_effect",
        f"phần riêng {points(found.difference)}",
        f"thứ {found.rank} trong {found.of}",
        "nhanh hơn thường lệ",
    )


def test_the_states_of_a_year(empty):
    """The year of ``test_alarms``, worked out there on paper."""
    told = made_year(empty)
    first, second = told.episodes
    says("alarm_states", ", ".join(map(str, DONE_BY_MONTH)))
    for moment in (first.opened, first.closed, second.opened, second.closed):
        says("alarm_states", f"{moment.day:%d/%m/%Y}")
    says("alarm_states", *(f"{decimal(-each.opened.ahead, 2)} điểm %" for each in told.episodes))
    says("alarm_states", percent(second.closed.sign.result.rate))


def test_no_example_is_left_unworked():
    assert set(METHODS) == {
        "rate", "newcombe", "funnel", "places", "control_chart", "decomposition", "reclassified", "small_numbers",
        "large_cases", "peers", "target_evidence", "wave_effect", "alarm_states", "scoring",
    }  # fmt: skip


def test_a_method_that_leaves_something_unsaid_is_refused(tmp_path):
    for file in (DATA / "catalog").rglob("*.toml"):
        copy = tmp_path / file.relative_to(DATA / "catalog")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    text = (tmp_path / "methods.toml").read_text(encoding="utf-8")
    line = f'says_not = "{METHODS["rate"].says_not}"'
    (tmp_path / "methods.toml").write_text(text.replace(line, 'says_not = " "'), encoding="utf-8")
    with pytest.raises(CatalogError, match="rate.*says_not"):
        load_catalog(tmp_path)


def test_scoring(tiny):
    assert take(tiny, "schemes", scheme()).status == "accepted"
    place = {"unit": "An Phú (cũ)", "value": "0", "item": "report"}
    assert take(tiny, "scores", [mark(**place)]).status == "accepted"  # 90 of 100 cases are in the reports
    ((year, name, found),) = scorebook.used(tiny.warehouse)

    def standing():
        return scorebook.race(scorebook.field_of(tiny.warehouse, found.scheme, name, year)).standings[0]

    open_still = standing()
    says("scoring", "90/100 việc", f"tổng {open_still.score.total.words} và chưa rõ hạng")
    assert open_still.class_id is None
    take(tiny, "scores", [mark("An Phú (cũ)", "hand", points="20", reason="Biên bản")])
    told = standing()
    assert [told.score.points[key].points for key in ("cases", "report", "hand")] == [54, 10, 20]
    assert (told.score.total.points, told.class_id) == (84, "A")
    says("scoring", "54 điểm", "10 điểm", "20/30", "tổng 84", "từ 80 là hạng A")
    take(tiny, "scores", [mark("An Phú (cũ)", "discipline", "có", about="incident", name="lãnh đạo")])
    assert standing().class_id == "B"
    says("scoring", "cao nhất hạng B")
