"""The history of the ledger on screen: listed, opened, compared, taken back, approved, locked, and who is late."""

import shutil
from datetime import date

import pytest

from analytics import DATA, custody, imports
from analytics.catalog import load_catalog
from analytics.lateness import Lateness
from analytics.ledger import Ledger
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, SIMULATED, open_workspace
from pages.components import clock, due_days, journal
from tests.pages.conftest import HEADER, MARK, provinces
from tests.pages.test_pages import written
from tests.pages.test_wizard import button

OWN = 1 + sum((DATA / "published" / f"{name}.csv").exists() for name in load_catalog().datasets)
"""The first entry after those of the bundled files."""
ME, WHY = "Trần Thị Duyệt", "Nạp nhầm tệp"
CORRECTION = "Tỉnh;Năm;Tháng;Có điều kiện;Thi hành xong\nKiên Giang;2013;9;10928;7000\n"
SEED = {"nam": "2013", "thang": "9"}


@pytest.fixture
def own(ledgers, tmp_path, monkeypatch):
    """A published ledger that the test may write to, with one correction of Kiên Giang, entry ``OWN``."""
    copy = str(tmp_path / "thads.sqlite")
    shutil.copyfile(ledgers, copy)
    monkeypatch.setenv(LEDGER_VARIABLE, copy)
    workspace = imports.with_published(open_workspace(copy, PUBLISHED))
    receipt = imports.take(workspace, CORRECTION.encode(), "dinh-chinh.csv", "cases", "An", "Đính chính")
    assert (receipt.status, receipt.entry) == ("accepted", OWN)
    workspace.warehouse.refresh()
    yield workspace
    workspace.close()


@pytest.fixture
def look(visit, own, monkeypatch):
    """Opens a part of the history of that ledger."""

    def opened(part="but-toan", **address):
        monkeypatch.setenv(LEDGER_VARIABLE, own.ledger.address)
        return visit("history.py", phan_lich_su=part, **address)

    return opened


def sign(app, press: str, by=ME, reason=WHY, sure=True):
    app.text_input[0].set_value(by)
    app.text_area[0].set_value(reason)
    app.checkbox[0].set_value(sure)
    return button(app, press).click().run()


def title(app) -> str:
    return app.title[0].value.replace("\u00a0", " ")


def test_every_entry_is_listed_newest_first_with_its_file_person_and_reason(look):
    app = look()
    text = written(app)
    assert title(app).startswith(f"{OWN} bút toán, mới nhất ngày ")
    assert text.index(f">{OWN}</a>") < text.index(f">{OWN - 1}</a>") < text.index(">1</a>")
    for words in ("dinh-chinh.csv", "<small>Đính chính</small>", "<td>An</td>", "1 dòng: 0 mới, 1 sửa", "tỷ lệ thay"):
        assert words in text


def test_the_list_narrows_to_a_dataset_and_to_a_person(look):
    assert title(look(nguoi="An")).startswith("1 bút toán")
    assert title(look(bo_so="money")).startswith("1 bút toán")
    assert title(look(bo_so="money", nguoi="An")) == "Không có bút toán nào theo lựa chọn này"


def test_a_long_list_is_cut_into_pages(own):
    entries = own.ledger.entries()[:4] * 10
    assert list(journal.pages(entries)) == ["1", "2"]
    assert len(journal.of_page(entries, "2")) == 40 - journal.PAGE


def test_an_opened_entry_shows_its_balance_its_sums_its_moves_and_its_papers(look):
    app = look(but_toan_xem=str(OWN))
    text = written(app)
    assert title(app) == f"Bút toán {OWN}, 1 dòng: 0 mới, 1 sửa"
    for words in ("1 dòng đọc được = 0 nhận mới + 1 sửa", "Thi hành xong", "7.000", "tỷ lệ thay đổi", "dinh-chinh.csv"):
        assert words in text
    labels = {each.proto.label for each in app.get("download_button")}
    assert {"Biên nhận để in (HTML)", "Biên nhận (CSV)", "Biên nhận (JSON)", "Tệp gốc"} <= labels


def test_taking_an_entry_back_says_first_what_it_would_do_and_then_does_it(look, own, visit):
    app = look(but_toan_xem=str(OWN))
    assert f"1 dòng trở lại số đứng trước bút toán {OWN}." in written(app)
    app = sign(app, f"Hoàn tác bút toán {OWN}")
    assert app.success[0].value.startswith(f"Đã hoàn tác bút toán {OWN} bằng bút toán {OWN + 1}")
    assert f"đã được hoàn tác ở bút toán {OWN + 1}" in written(app)
    entry = Ledger(own.ledger.address).entry(OWN + 1)
    assert (entry.made_by, entry.reason, entry.kind) == (ME, WHY, "undo")
    assert "62,63 %" in written(visit("compare.py", **SEED))


@pytest.mark.parametrize(
    ("given", "asked"),
    [({"by": " "}, "tên người thực hiện"), ({"reason": ""}, "ghi lý do"), ({"sure": False}, "đánh dấu vào ô đồng ý")],
)
def test_nothing_is_taken_back_without_name_reason_and_consent(look, own, given, asked):
    app = sign(look(but_toan_xem=str(OWN)), f"Hoàn tác bút toán {OWN}", **given)
    assert asked in app.warning[0].value
    assert Ledger(own.ledger.address).head() == OWN


def test_an_entry_that_cannot_be_taken_back_says_why(look, own):
    custody.undo(own, OWN, by=ME, reason=WHY)
    app = look(but_toan_xem=str(OWN))
    assert f"đã được hoàn tác ở bút toán {OWN + 1}" in "".join(part.value for part in app.caption)
    assert button(app, "Hoàn tác") is None


def test_two_entries_side_by_side_show_each_figure_and_rate_before_and_after(look):
    app = look("so-sanh", tu_but_toan=str(OWN - 1), den_but_toan=str(OWN))
    text = written(app)
    assert (
        title(app) == f"Từ bút toán {OWN - 1} đến {OWN}: 2 số sửa"
    )  # completed, and the printed rate that is no longer given
    for words in ("Kiên Giang, 9 tháng năm 2013", "Thi hành xong 6.844 → 7.000", "62,63 %", "64,06 %", "+1,43 điểm %"):
        assert words in text
    assert "Đính chính" in text


def test_two_days_stand_for_the_entries_that_stood_at_their_ends(look):
    today = f"{clock.today():%d/%m/%Y}"
    app = look("so-sanh", so_theo="ngay", tu_ngay="2001-02-03", den_ngay=f"{clock.today()}")
    assert title(app).startswith(f"Từ 03/02/2001 đến {today}: ")
    assert "dòng thêm" in title(app)
    app = look("so-sanh", so_theo="ngay", tu_ngay="2001-02-03", den_ngay="2001-02-04")
    assert title(app) == "Từ 03/02/2001 đến 04/02/2001: không có số liệu nào khác"


def test_ranks_and_targets_that_turn_are_counted_in_the_title(ledgers, tmp_path, visit, monkeypatch):
    """Number 14 goes from 814 to 832: over 81,5 %, past the seventeen from 15 to 31, level with number 32."""
    for name in ("thads.sqlite", "thads-mo-phong.sqlite"):
        shutil.copyfile(ledgers.replace("thads.sqlite", name), tmp_path / name)
    monkeypatch.setenv(LEDGER_VARIABLE, str(tmp_path / "thads.sqlite"))
    simulated = open_workspace(str(tmp_path / "thads-mo-phong.sqlite"), SIMULATED)
    row = f"{HEADER}{provinces()[14]},2026,12,1500,1000,832,500,668,,{MARK}\n"
    assert imports.take(simulated, row.encode(), "a.csv", "cases", "An", "Đính chính").entry == 4
    simulated.close()
    app = visit("history.py", du_lieu="simulated", phan_lich_su="so-sanh")
    assert title(app) == "Từ bút toán 3 đến 4: 2 số sửa, 18 tỉnh đổi hạng, 1 tỉnh chuyển sang đạt chỉ tiêu"


def test_two_equal_states_say_so(look):
    assert (
        title(look("so-sanh", tu_but_toan=str(OWN), den_but_toan=str(OWN)))
        == f"Từ bút toán {OWN} đến {OWN}: không có số liệu nào khác"
    )


def test_a_period_is_approved_then_locked_and_a_later_correction_says_so_everywhere(look, own, visit):
    app = look("duyet-khoa", ky="2013-09")
    app = sign(app, "Khoá kỳ này")
    assert "chưa được duyệt; hãy duyệt" in app.error[0].value
    app = sign(app, "Duyệt kỳ này")
    assert "9 tháng năm 2013 đã duyệt" in app.success[0].value
    app = sign(app, "Khoá kỳ này")
    assert "đã khoá" in app.success[0].value
    assert button(app, "Duyệt kỳ này") is None

    content = CORRECTION.replace("7000", "7100").encode()
    own.warehouse.refresh()
    imports.take(own, content, "sua-sau-khoa.csv", "cases", "An", "Kết luận kiểm tra")
    assert "đã sửa ngày" in written(visit("compare.py", **SEED)).split("Kiên Giang")[-1]
    assert "Đã sửa ngày" in written(visit("profile.py", tinh="kien-giang", **SEED))
    assert "kỳ đã khoá, đã sửa ngày" in written(visit(**SEED))


def test_a_period_without_entries_of_its_own_shows_the_ladder_of_states(look):
    app = look("duyet-khoa", ky="2013-09")
    assert "đều là sơ bộ: chưa kỳ nào được duyệt" in title(app)
    assert "Chưa ai duyệt." in written(app)


def test_the_calendar_says_who_reported_and_why_lateness_is_not_known(look):
    app = look("lich-bao-cao", **SEED)
    assert title(app).startswith("2/63 tỉnh đã báo cáo về việc 9 tháng năm 2013")
    assert "Chưa biết quy định về hạn báo cáo của kỳ này." in written(app)


def test_late_and_missing_provinces_are_counted_and_marked():
    due = date(2026, 10, 6)
    given = {"unit_id": "x", "due": due}
    late = Lateness(unit="Huế", first=date(2026, 10, 9), entry=5, days=3, **given)
    missing = Lateness(unit="Lai Châu", first=None, entry=None, days=2, **given)
    in_time = Lateness(unit="Hà Nội", first=date(2026, 10, 5), entry=4, days=0, **given)
    assert due_days.headline([late, missing, in_time], "cases", "năm 2026") == (
        "2/3 tỉnh đã báo cáo về việc năm 2026; 2 tỉnh muộn, lâu nhất 3 ngày"
    )
    assert [due_days.status(row) for row in (late, missing, in_time)] == ["▼ muộn", "▼ chưa báo cáo", "đúng hạn"]
    assert due_days.sheet([late], "cases").rows[0][1:5] == ("06/10/2026", "09/10/2026", 3, "muộn")
