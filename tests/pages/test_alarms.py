"""The page of alarms, over the two ledgers of the session; what it records goes into copies of them.

Simulated 2026, whole year. Cases, target 81,5 %: province n has 80,0 + n/10 %, so 15 − n cases are missing for n < 15,
120 in all; the lowest eight of 34 are the bottom quarter, and 15, 14, 13 and 12 are at least a tenth of 120, the last
exactly: numbers 0 to 3 are in alarm. Money, target 52 %: 20 − n tỷ missing for n < 20, 210 in all, nobody has a tenth.
So 0 to 3 are in alarm, 4 to 19 are to be watched in one of the two, the others have met both targets.
"""

import json
import shutil

import pytest

from analytics import custody, imports
from analytics.ledger import Ledger
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace, simulated_url
from tests.pages.conftest import MARK, provinces
from tests.pages.test_pages import title, written
from tests.pages.test_wizard import button

AT = {"du_lieu": "simulated", "nam": "2026", "thang": "12"}
FIRST = f"{provinces()[0]}.cases"


@pytest.fixture
def own(ledgers, tmp_path, monkeypatch):
    """A simulated ledger that the test may write to; its address."""
    address = str(tmp_path / "thads.sqlite")
    shutil.copyfile(ledgers, address)
    shutil.copyfile(simulated_url(ledgers), simulated_url(address))
    monkeypatch.setenv(LEDGER_VARIABLE, address)
    return address


@pytest.fixture
def look(own, visit, monkeypatch):
    def opened(**address):
        monkeypatch.setenv(LEDGER_VARIABLE, own)
        app = visit("alarms.py", **{**AT, **address})
        assert not app.exception
        return app

    return opened


def change(own, act):
    workspace = open_workspace(simulated_url(own), SIMULATED)
    done = act(workspace)
    workspace.close()
    return done


def take(own, dataset, text):
    def act(workspace):
        receipt = imports.take(workspace, text.encode(), "tep.csv", dataset, "An", "Thử")
        assert receipt.status == "accepted", (receipt.findings[:3], receipt.questions)
        return receipt.entry

    return change(own, act)


def rows(app):
    """Rows of the first table, as text."""
    table = written(app).replace("\u00a0", " ").split('class="bang canh-bao"')[1].split("</table>")[0]
    return table.split("<tbody>")[1].split("<tr>")[1:]


def field(app, label):
    return next(each for each in [*app.text_input, *app.text_area] if each.label.startswith(label))


def record(app, day="05/10/2026", words="Rà soát *từng* hồ sơ"):
    field(app, "Ngày chỉ đạo").set_value(day)
    field(app, "Chức danh").set_value("Cục trưởng")
    field(app, "Người thực hiện").set_value("Trần Bình")
    field(app, "Việc đã làm").set_value(words)
    app.checkbox[0].set_value(True)
    return button(app, "Ghi việc chỉ đạo").click().run()


def test_the_title_counts_units_by_their_heavier_dimension(visit):
    app = visit("alarms.py", **AT)
    assert title(app) == "4 tỉnh trong tình trạng báo động, 16 cần theo dõi"
    assert title(visit("alarms.py", canh_bao_ve="money", **AT)) == "Không tỉnh nào đang báo động, 20 cần theo dõi"


def test_a_unit_stands_with_its_state_its_reasons_and_its_part_of_what_is_missing(visit):
    first, *others = rows(visit("alarms.py", canh_bao_ve="cases", trang_thai="alarm", **AT))
    assert "■ Báo động" in first and "từ 30/09/2026" in first
    assert "trong 25 % có tỷ lệ thấp nhất và giữ 12,5 % số còn thiếu (mức từ 10 %)" in first
    assert "Chưa ghi việc chỉ đạo nào" in first
    assert len(others) == 3
    assert "giữ 10,0 % số còn thiếu" in others[-1]


def test_a_state_that_nobody_is_in_says_so(visit):
    app = visit("alarms.py", trang_thai="recovering", **AT)
    assert "Không đơn vị nào ở trạng thái “đang hồi phục”" in app.info[0].value


def test_without_a_target_the_silence_of_the_rules_is_not_called_all_clear(look, own):
    """2025 has no target, and Hà Nội had less in 2024."""
    line = f"Hà Nội,2024,12,1500,1000,700,{MARK}\n"
    take(own, "cases", f"unit,year,months,must_enforce,enforceable,completed,source\n{line}")
    said = "Chưa tỉnh nào có chỉ tiêu, mới xét được cùng kỳ và kỳ liền trước: không tỉnh nào đang báo động"
    assert title(look(nam="2025")) == said


def test_the_published_country_tells_the_half_year_alarm_of_lao_cai(visit):
    app = visit("alarms.py")
    text = written(app).replace("\u00a0", " ")
    assert title(app).endswith("đã nêu trong báo cáo: Lào Cai, 6 tháng đầu năm 2007")
    order = ("một số đơn vị đặt trong tình trạng báo động", "Sau sơ kết 6 tháng, chỉ đạo", "đạt và vượt chỉ tiêu")
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Chi cục THADS huyện Mường Khương" in text and "Nam Khánh" in text


def test_the_rules_say_who_set_them_and_that_they_are_proposals(look, own):
    assert written(look()).count("mức đề xuất của phần mềm</td>") == 7
    take(own, "alarm_rules", f"unit,year,rule,watch,alarm,source\nToàn quốc,2026,linear_pace,1,1.3,{MARK}\n")
    app = look(canh_bao_ve="cases")
    assert "Toàn quốc, bút toán 4" in written(app)
    # 1,5 − n/10 from 1,3 on are numbers 0, 1 and 2, and 3 by place and share; above 1,0 is 4, and 5, 6, 7 by place
    assert title(app) == "4 tỉnh trong tình trạng báo động, 4 cần theo dõi"
    assert "thấp hơn chỉ tiêu 1,50 điểm % (mức từ 1,30)" in rows(app)[0]


def test_what_was_done_is_recorded_shown_closed_with_an_outcome_and_taken_back(look, own):
    app = record(look(xem_ky=FIRST))
    assert not app.error
    assert "bút toán 4" in app.success[0].value
    entry = Ledger(simulated_url(own)).entry(4)
    assert (entry.dataset, entry.made_by) == ("interventions", "Trần Bình")
    line = rows(app)[0]
    assert "05/10/2026" in line and "Cục trưởng" in line and "Rà soát *từng* hồ sơ" in line
    field(app, "Ngày xong").set_value("20/10/2026")
    field(app, "Kết quả").set_value("Đã rà soát xong")
    app.text_input[-1].set_value("Trần Bình")
    app.checkbox[-1].set_value(True)
    app = button(app, "Ghi kết quả").click().run()
    assert not app.error and "bút toán 5" in app.success[0].value
    assert Ledger(simulated_url(own)).entry(5).reason == "Ghi kết quả của việc chỉ đạo"
    assert "kết quả ghi: Đã rà soát xong" in rows(app)[0]
    change(own, lambda workspace: custody.undo(workspace, 5, by="Bình", reason="nhầm"))
    line = rows(look(xem_ky=FIRST))[0]
    assert "kết quả ghi" not in line and "Cục trưởng" in line


def test_what_was_done_before_the_alarm_is_refused_with_both_days(look, own):
    app = record(look(xem_ky=FIRST), day="01/09/2026")
    assert "ngày báo động 30/09/2026, sau ngày chỉ đạo 01/09/2026" in app.error[0].value
    assert Ledger(simulated_url(own)).head() == 3


def test_without_consent_or_in_an_older_ledger_nothing_is_recorded_and_what_is_undone_is_gone(look, own):
    app = button(look(xem_ky=FIRST), "Ghi việc chỉ đạo").click().run()
    assert "Chưa ghi gì" in app.warning[0].value
    take(own, "interventions", f"unit,year,taken_on,action,source\n{provinces()[0]},2026,05/10/2026,Làm việc,{MARK}\n")
    assert "Làm việc" in rows(app := look(xem_ky=FIRST))[0] and button(app, "Ghi việc chỉ đạo")
    assert button(look(xem_ky=FIRST, but_toan="3"), "Ghi việc chỉ đạo") is None
    change(own, lambda workspace: custody.undo(workspace, 4, by="Bình", reason="nhầm"))
    assert "Chưa ghi việc chỉ đạo nào" in rows(look(xem_ky=FIRST))[0]


def test_a_year_is_drawn_with_a_shape_for_every_state_and_a_line_for_what_was_done(look, own):
    """81,5 % over 365 days; the other eleven months of number 0 are in alarm or not by the straight line alone."""
    lines = [f"{provinces()[0]},2026,{month},1500,1000,{done},{MARK}" for month, done in ((6, 350), (9, 620))]
    take(own, "cases", "unit,year,months,must_enforce,enforceable,completed,source\n" + "\n".join(lines) + "\n")
    take(own, "interventions", f"unit,year,taken_on,action,source\n{provinces()[0]},2026,10/04/2026,Làm việc,{MARK}\n")
    app = look(xem_ky=FIRST, canh_bao_ve="cases")
    (chart,) = app.get("plotly_chart")
    spec = json.loads(chart.proto.spec)
    drawn = {trace.get("name"): trace for trace in spec["data"] if trace.get("name")}
    assert drawn["Báo động"]["marker"]["symbol"] == "square"
    assert drawn["Từ 6 tháng đến nay"]["x"] == [6, 12]
    assert any(note["text"] == "10/04: hình thức khác" for note in spec["layout"]["annotations"])
    assert "lúc 6 tháng là −5,64 điểm %" in chart.proto.alt  # 35,0 − 81,5 × 182/365
