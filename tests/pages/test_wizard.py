"""The four steps of a file, as a staff member goes through them on the page."""

import pytest

from analytics.ledger import Ledger
from tests.pages.conftest import ME
from tests.pages.test_pages import written

GOOD = "Tỉnh;Năm;Tháng;Có điều kiện;Thi hành xong\nLong An;2019;12;1.000;800\nTổng cộng;;;1.000;800\n"
MONEY = "Tỉnh;Năm;Tháng;Có điều kiện;Thi hành xong\nKiên Giang;2012;9;548.761.273;265.281.958\n"
CORRECTION = "Tỉnh;Năm;Tháng;Có điều kiện;Thi hành xong\nKiên Giang;2013;9;10.928;7.000\n"


def button(app, start: str):
    return next((each for each in app.button if each.label.startswith(start)), None)


def now(app) -> str:
    """The step that waits for the person."""
    line = next(part.proto.body for part in app.get("html") if 'class="buoc"' in part.proto.body)
    return line.split('class="dang">')[1].split("<")[0]


def test_before_a_file_is_chosen_the_page_says_what_such_a_file_needs(visit):
    text = written(visit("upload.py"))
    assert "Đơn vị, Năm và ít nhất một cột số" in text


def test_a_file_without_a_name_waits_for_the_name(hand_in):
    app = hand_in("a.csv", GOOD, person="")
    assert "Hãy điền tên người nạp" in written(app)
    assert button(app, "Ghi vào sổ") is None


def test_the_file_is_shown_back_with_our_reading_above_its_columns(hand_in):
    text = written(hand_in("a.csv", GOOD))
    preview = text.split('<tr class="doc">')[1].split("</thead>")[0]
    assert preview.index("Đơn vị") < preview.index("Tỉnh")
    assert "Có điều kiện thi hành" in preview
    assert '<tr class="bo-qua"><td>Tổng cộng</td>' in text
    assert "Đã đọc 2 dòng: 1 dòng mới, 1 dòng để ngoài." in text


def test_a_file_is_recorded_only_when_the_person_agrees_and_ends_in_a_receipt(hand_in, own):
    before = Ledger(own).head()
    app = hand_in("a.csv", GOOD)
    assert now(app) == "Ghi nhận"
    assert "800 / 1.000 việc = 80,00 %" in written(app)
    assert Ledger(own).head() == before
    button(app, f"Ghi vào sổ, người nạp: {ME}").click().run()
    assert f"bút toán {before + 1}, người nạp {ME}" in app.success[0].value
    entry = Ledger(own).entry(before + 1)
    assert (entry.made_by, entry.file_name) == (ME, "a.csv")
    assert {each.label for each in app.get("download_button")} >= {"Biên nhận (JSON)", "Biên nhận (CSV)"}


def test_the_figure_is_in_the_comparison_a_moment_later(hand_in, own):
    app = hand_in("a.csv", GOOD, nam="2019", thang="12")
    button(app, "Ghi vào sổ").click().run()
    app.switch_page("compare.py").run()
    assert "Long An" in written(app)
    assert "80,00 %" in written(app)


def test_an_unknown_unit_of_money_is_asked_for_and_the_answer_is_used(hand_in):
    app = hand_in("tien.csv", MONEY, bo="money")
    assert now(app) == "Kiểm tra"
    assert "1 câu hỏi cho anh/chị" in written(app)
    assert button(app, "Ghi vào sổ") is None
    app.radio[0].set_value("nghin_dong").run()
    assert "265,3 / 548,8 tỷ đồng = 48,34 %" in written(app)
    assert button(app, "Ghi vào sổ") is not None


def test_a_correction_asks_for_its_reason_and_shows_before_and_after(hand_in, own):
    app = hand_in("sua.csv", CORRECTION)
    assert "Lý do sửa là gì?" in written(app)
    app.text_area[0].set_value("Đính chính theo biên bản kiểm tra")
    button(app, "Dùng câu trả lời này").click().run()
    text = written(app)
    assert "6.844 / 10.928 việc = 62,63 %" in text
    assert "7.000 / 10.928 việc = 64,06 %" in text
    button(app, "Ghi vào sổ").click().run()
    ledger = Ledger(own)
    assert ledger.entry(ledger.head()).reason == "Đính chính theo biên bản kiểm tra"


def test_a_bad_row_is_named_with_row_column_and_what_to_do_and_nothing_is_written(hand_in, own):
    before = Ledger(own).head()
    app = hand_in("sai.csv", GOOD.replace("800\nTổng", "nhiều\nTổng"))
    text = written(app)
    assert "Dòng 2, cột “Thi hành xong”" in text
    assert "“nhiều”" in text
    assert "tệp chưa vào sổ được" in text
    assert button(app, "Ghi vào sổ") is None
    assert Ledger(own).head() == before


UNREADABLE = {"trong.csv": "", "anh.xlsx": GOOD, "nhi-phan.csv": "PK\x03\x04\x00\x00", "la.csv": "a;b\n1;2\n"}


@pytest.mark.parametrize(("name", "content"), UNREADABLE.items(), ids=UNREADABLE)
def test_a_file_we_cannot_read_gets_a_sentence_and_no_error_of_the_program(hand_in, name, content):
    app = hand_in(name, content)
    assert not app.error
    assert not app.exception
    assert "tệp chưa vào sổ được" in written(app)


def test_the_same_file_again_adds_nothing_and_says_so(hand_in):
    app = hand_in("a.csv", GOOD)
    button(app, "Ghi vào sổ").click().run()
    again = hand_in("b.csv", GOOD)
    assert "mọi dòng của tệp đã có trong sổ" in written(again)
    assert button(again, "Ghi vào sổ") is None


def test_a_real_file_does_not_enter_the_simulated_country(visit):
    app = visit("upload.py", du_lieu="simulated")
    assert "nạp tệp ở đây là để tập" in written(app)
    app.text_input[0].set_value(ME).run()
    app = app.file_uploader[0].upload("a.csv", GOOD.encode(), "text/csv").run()
    assert "tệp chưa vào sổ được" in written(app)


def test_a_name_in_the_file_that_looks_like_markup_is_only_text(hand_in):
    app = hand_in("a.csv", GOOD.replace("Long An", "<img src=x onerror=alert(1)>"))
    assert "<img src=x" not in written(app)


def test_who_hands_in_is_asked_once(hand_in):
    app = hand_in("a.csv", GOOD)
    app.switch_page("overview.py").run()
    app.switch_page("upload.py").run()
    assert app.text_input[0].value == ME
