"""Places that a text claims, held against those we compute: over the tiny country, where everybody has figures, and
over the published figures, where few have.

2024, việc and tiền alike: An Phú (cũ) 90 %, Đông Hải 75 %, Bình Sơn 60 %. 2025: Đông Hải 80 %, An Phú (mới) 80 %.
"""

import pytest

from analytics.briefing.sentences import FALSE, TRUE, UNKNOWN, check
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NAM, OLD, figures, report

YEAR = "Năm 2024, tỉnh Đông Hải đạt 75 % về việc"
TOLD = {
    "with how many there are": (f"{YEAR}, đứng thứ 2/3 toàn quốc.", [("2/3", TRUE)]),
    "with how many behind it": (f"{YEAR}, xếp thứ 2 trong 3 tỉnh.", [("2", TRUE), ("3", TRUE)]),
    "without how many": (f"{YEAR}, xếp hạng 2 cả nước.", [("2", TRUE)]),
    "the country named before": (
        "Năm 2024, so với cả nước, Đông Hải có tỷ lệ về việc đứng thứ 2.",
        [("2", TRUE)],
    ),
    "in both dimensions": (
        "Năm 2024, Bình Sơn đứng thứ 3/3 về việc, thứ 3 về tiền.",
        [("3/3", TRUE), ("3", TRUE)],
    ),
    "a wrong place": (f"{YEAR}, đứng thứ 1/3 toàn quốc.", [("1/3", FALSE)]),
    "the place of money wrong beside a right one": (
        "Năm 2024, Bình Sơn đứng thứ 3/3 về việc và thứ 2 về tiền.",
        [("3/3", TRUE), ("2", FALSE)],
    ),
    "a wrong number of units": (f"{YEAR}, đứng thứ 2/63 toàn quốc.", [("2/63", FALSE)]),
    "a place of another year": ("Năm 2025, Đông Hải đứng thứ 2/2 về việc.", [("2/2", FALSE)]),
    "no dimension": ("Năm 2024, Đông Hải đứng thứ 2/3 toàn quốc.", [("2/3", UNKNOWN)]),
    "no year": ("Tỉnh Đông Hải đứng thứ 2/3 toàn quốc về việc.", [("2/3", UNKNOWN)]),
    "borders that the text does not tell": (
        "Năm 2024, Đông Hải đứng thứ 1 về việc theo địa giới mới.",
        [("1", UNKNOWN)],
    ),
    "some group": (f"{YEAR}, đứng thứ 2/5 trong nhóm.", [("2/5", UNKNOWN)]),
    "a block without points": (f"{YEAR}, đứng thứ 1/8 trong Khối thi đua.", [("1/8", UNKNOWN)]),
    "by numbers, it may be": (
        "Năm 2024, Đông Hải thi hành xong 300 việc, đứng thứ 1 toàn quốc.",
        [("1", UNKNOWN)],
    ),
}
NO_PLACES = (
    "Thứ 2, Đông Hải họp; đây là lần thứ 5.",
    "Năm 2024, Đông Hải được tặng Huân chương Lao động hạng 3.",
    "Đợt thi đua thứ 2 của tỉnh Đông Hải.",
)


def places(found):
    return [each for each in found if each.figure.kind in ("count", "ratio")]


@pytest.mark.parametrize("case", TOLD)
def test_a_place_is_true_false_or_cannot_be_told(tiny_shared, case):
    text, expected = TOLD[case]
    found = check(tiny_shared.warehouse, text)
    assert [(each.figure.text, each.verdict) for each in places(found)] == expected
    assert all(each.verdict != FALSE for each in found if each.figure.kind not in ("count", "ratio"))


def test_the_range_of_places_stands_beside_the_verdict(tiny_shared):
    (right,) = places(check(tiny_shared.warehouse, TOLD["with how many there are"][0]))
    assert "thứ 2/3 về việc (khoảng hạng 2" in right.reason
    assert (right.known.value, right.known.number, right.known.unit_id) == (2, "rate", DONG_HAI)
    (wrong,) = places(check(tiny_shared.warehouse, TOLD["a wrong place"][0]))
    assert "là thứ 2/3" in wrong.reason


def test_what_is_not_told_is_said_with_what_there_is_instead(tiny_shared):
    (found,) = places(check(tiny_shared.warehouse, TOLD["no dimension"][0]))
    assert "về việc hay về tiền" in found.reason and "thứ 2/3 về tiền" in found.reason
    (found,) = places(check(tiny_shared.warehouse, TOLD["borders that the text does not tell"][0]))
    assert "bao nhiêu tỉnh" in found.reason and "thứ 1/2 theo 34 tỉnh" in found.reason
    (found,) = places(check(tiny_shared.warehouse, TOLD["a wrong number of units"][0]))
    assert "xếp trong 3 đơn vị, không phải 63" in found.reason


@pytest.mark.parametrize("text", NO_PLACES)
def test_an_order_of_other_things_is_no_place(tiny_shared, text):
    assert all("hạng" not in each.reason for each in check(tiny_shared.warehouse, text))


def test_an_office_is_ranked_among_those_of_its_province(tiny):
    report(tiny, "cases", figures(BAC, 2024, 12, 50, 100), figures(NAM, 2024, 12, 70, 100))
    text = "Năm 2024, đơn vị đạt 50 % về việc, đứng thứ {}/2 toàn tỉnh."
    for place, verdict in ((2, TRUE), (1, FALSE)):
        (found,) = places(check(tiny.warehouse, text.format(place), unit_id=BAC, year=2024, months=12))
        assert found.verdict == verdict


def test_a_block_is_ranked_by_its_points_and_only_as_far_as_it_gave_them(tiny):
    block = {"year": 2024, "block": "Khối 1", "scheme": "Bảng 100", "phase": "council", "max_points": "100"}
    points = [(OLD, "98"), (DONG_HAI, "91")]
    report(tiny, "block_scores", *({**block, "unit_id": unit, "points": value} for unit, value in points))
    text = "Năm 2024, tỉnh Đông Hải đứng thứ {} trong Khối thi đua."
    for place, verdict in (("2/2", TRUE), ("1/2", FALSE), ("2/3", UNKNOWN), ("1/3", FALSE)):
        (found,) = places(check(tiny.warehouse, text.format(place)))
        assert (found.figure.text, found.verdict) == (place, verdict)
    report(tiny, "block_scores", {**block, "unit_id": BINH_SON, "points": "95"})
    (found,) = places(check(tiny.warehouse, text.format("3/3")))
    assert found.verdict == TRUE and "điểm chấm" in found.reason


def test_where_few_have_figures_only_what_cannot_be_is_false(published):
    text = "Năm 2022, Gia Lai đạt 82,57 % về việc, đứng thứ {}/63 toàn quốc."
    for place, verdict in ((1, FALSE), (2, UNKNOWN), (40, UNKNOWN)):
        (found,) = places(check(published.warehouse, text.format(place)))
        assert found.verdict == verdict and "2/63 đơn vị" in found.reason


def test_after_the_merger_nobody_stands_among_63(tiny_shared):
    (found,) = places(check(tiny_shared.warehouse, "Năm 2025, Đông Hải đứng thứ 1/63 về việc."))
    assert found.verdict == FALSE and "không phải 63" in found.reason
