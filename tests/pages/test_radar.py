"""The year-end radar on screen, its explanations, and why a rate changed on the profile."""

import shutil
from types import SimpleNamespace

import pytest

from analytics import imports
from analytics.ledger import Ledger
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace, simulated_url
from tests.pages.conftest import MARK
from tests.pages.test_history import title
from tests.pages.test_pages import written
from tests.pages.test_wizard import button

HEADER = "unit,year,months,total_accepted,newly_accepted,delegated_out,must_enforce,enforceable,completed,source\n"
AT = {"du_lieu": "simulated", "nam": "2024", "thang": "12"}
WORDS = "Rà soát theo kế hoạch quý III, có *hồ sơ* kèm theo"


def months(number: int, september: int = 92) -> str:
    """Twelve months of Hà Nội: có điều kiện 81, 82, … 92 % of 1.000, with a little unrest; September as said."""
    shares = [*(80 + month for month in range(1, 12)), september]
    lines = [
        f"Hà Nội,{number},{month},1000,{50 * month},{10 * month},1000,"
        f"{10 * share + (number + month // 2) % 2},{40 * month},{MARK}\n"
        for month, share in enumerate(shares, start=1)
    ]
    return "".join(lines)


@pytest.fixture
def own(ledgers, tmp_path, monkeypatch):
    """The simulated country with every month of Hà Nội from 2019 to 2024, its classification falling in September."""
    address = str(tmp_path / "thads.sqlite")
    shutil.copyfile(ledgers, address)
    shutil.copyfile(simulated_url(ledgers), simulated_url(address))
    workspace = open_workspace(simulated_url(address), SIMULATED)
    content = HEADER + "".join(months(number) for number in range(2019, 2024)) + months(2024, september=80)
    receipt = imports.take(workspace, content.encode(), "thang.csv", "cases", "An", "Thử")
    assert receipt.status == "accepted", (receipt.findings[:3], receipt.questions)
    workspace.close()
    monkeypatch.setenv(LEDGER_VARIABLE, address)
    return SimpleNamespace(address=simulated_url(address), entry=receipt.entry)


@pytest.fixture
def look(own, visit, monkeypatch):
    def opened(page="radar.py", **address):
        monkeypatch.setenv(LEDGER_VARIABLE, own.address.replace("-mo-phong", ""))
        return visit(page, **{**AT, **address})

    return opened


def test_the_title_names_the_month_farthest_from_its_usual(look):
    assert title(look()) == (
        "1 trong 1 tỉnh có tháng cần giải thích về việc; xa thường lệ nhất: Hà Nội, tỷ trọng có điều kiện tháng 9/2024"
    )


def test_the_signal_stands_in_the_list_with_what_it_added_its_usual_and_its_limits(look):
    text = written(look())
    line = next(line for line in text.split("<tr")[1:] if "9/2024" in line)
    assert "ngoài giới hạn" in line
    assert "−11,1" in line  # from 91,1 to 80,0 %
    assert "▼" in line
    assert "cao hơn thường lệ" not in text
    for word in ("bất thường", "gian lận"):
        assert word not in text


def test_a_quiet_year_says_so(look):
    assert title(look(nam="2023")) == "Không tháng nào của 1 tỉnh ra ngoài mức thường lệ về việc"


def test_an_explanation_is_written_into_the_ledger_and_stands_beside_its_signal(look, own):
    app = look()
    assert "Đơn vị chưa giải trình điểm này" in written(app)
    app.text_input[0].set_value("Trần Bình, Trưởng THADS thành phố")
    app.text_area[0].set_value(WORDS)
    app.checkbox[0].set_value(True)
    app = button(app, "Ghi lời giải trình").click().run()
    assert not app.exception
    assert f"bút toán {own.entry + 1}" in app.success[0].value
    assert "Rà soát theo kế hoạch quý III" in written(app)
    entry = Ledger(own.address).entry(own.entry + 1)
    assert (entry.dataset, entry.made_by) == ("explanations", "Trần Bình, Trưởng THADS thành phố")
    assert "đã có" in written(look())


def test_nothing_is_written_without_words_or_consent(look, own):
    app = look()
    app.text_input[0].set_value("Trần Bình")
    app = button(app, "Ghi lời giải trình").click().run()
    assert "ghi lý do" in app.warning[0].value
    assert Ledger(own.address).head() == own.entry


def test_an_older_state_of_the_ledger_is_read_only(look, own):
    assert button(look(but_toan=str(own.entry - 1), nam="2026"), "Ghi lời giải trình") is None


def test_without_months_the_page_says_what_is_missing_and_what_to_do(visit):
    app = visit("radar.py")
    assert "chưa đủ số liệu hằng tháng" in title(app)
    assert "ít nhất 3 năm trước" in app.info[0].value


def test_results_around_the_target_are_told_with_their_chance(visit):
    """81,5 %: 815 to 824 lie above by less than a point (ten), 805 to 814 below by no more than one (ten)."""
    text = written(visit("radar.py", du_lieu="simulated")).replace("\u00a0", " ")
    assert "10 đơn vị cao hơn chưa đến 1 điểm %, 10 đơn vị thấp hơn không quá 1 điểm %" in text
    assert "58,8 % số lần" in text  # P(at least 10 of 20)
    assert "chưa đủ căn cứ" in text


def test_the_profile_tells_why_the_rate_changed(visit):
    """Number 0: 790 → 800 of 1.000, of 1.500 both years: one point, all of it more done."""
    app = visit("profile.py", du_lieu="simulated")
    assert "So với năm 2025, tỷ lệ về việc tăng 1,00 điểm %, chủ yếu do xong nhiều hơn (+1,00 điểm %)" in [
        part.value.replace("\u00a0", " ") for part in app.subheader
    ]


def test_the_profile_says_what_is_missing_where_it_cannot_tell(visit):
    app = visit("profile.py", nam="2013", thang="9", tinh="kien-giang")
    assert "chưa có số xong và số có điều kiện của 9 tháng năm 2012" in app.info[0].value


def test_the_merger_year_says_that_it_has_two_maps(visit):
    assert "có hai bản đồ" in written(visit("compare.py", du_lieu="simulated", nam="2025"))
    assert "có hai bản đồ" not in written(visit("compare.py", du_lieu="simulated", nam="2026"))
    assert "có hai bản đồ" not in written(visit("compare.py", du_lieu="simulated", nam="2025", dia_gioi="34"))
