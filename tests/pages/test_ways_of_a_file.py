"""What a person can say about a file on the page: whose column is whose, which rows stay out, how it is read."""

import io

import pytest
import xlsxwriter

from analytics import mappings
from analytics.catalog import load_catalog
from analytics.intake.guards import EXTENSIONS
from analytics.ledger import Ledger
from analytics.workspace import open_workspace
from tests.pages.conftest import ME
from tests.pages.test_pages import written

STRANGE = (
    "Nơi;Kỳ công tác;T;A;B;C;Tỷ lệ\nLong An;2019;9;20000;10928;6844;62,63\nAn Giang;2019;9;15000;9000;6000;66,67\n"
    "Hà Nội;2019;9;30000;20000;15000;75\n"
)
BAD_ROWS = (
    "KẾT QUẢ THI HÀNH ÁN;;;\n9 tháng năm 2018;;;\nSTT;Đơn vị;Có điều kiện;Xong\n1;Kiên Giang;10.928;6.844\n"
    "2;An Giang;1.000;9x0\n3;Hải Phòng;1.000;800\n4;Cần Thơ;500;400\n5;Hà Nội;2.000;1.500\n"
)
MONEY = "Tỉnh;Năm;Có điều kiện (triệu đồng);Thi hành xong (triệu đồng)\nKiên Giang;2012;548761;265281\n"
MARKUP = "<img src=x onerror=alert(1)>"


def button(app, start: str):
    return next((each for each in app.button if each.label.startswith(start)), None)


def select(app, label: str):
    return next(each for each in app.selectbox if each.label == label)


def folds(app) -> list[str]:
    return [each.label for each in app.expander]


def workbook(*sheets: str) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for place, name in enumerate(sheets):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Đơn vị", "Năm", "Có điều kiện", "Thi hành xong"])
        sheet.write_row(1, 0, ["Cà Mau", 2017, 1000, 650 + 50 * place])
    book.close()
    return content.getvalue()


def test_columns_that_are_missing_are_named_and_proposals_stand_with_their_evidence(hand_in):
    app = hand_in("la.csv", STRANGE)
    assert "Ghép cột: 1 cột đã hiểu, 6 cột không dùng; còn thiếu Đơn vị, Năm" in folds(app)
    text = written(app)
    assert "Long An · An Giang · Hà Nội" in text
    assert "3/3 giá trị đầu là tên đơn vị đã biết." in text
    assert select(app, "Cột Nơi là").value == "unit"
    assert select(app, "Cột T là").value == "months"
    assert select(app, "Cột A là").value == ""
    assert button(app, "Ghi vào sổ") is None


def test_a_pairing_holds_once_the_button_is_pressed_and_can_be_kept_by_name(hand_in, own):
    app = hand_in("la.csv", STRANGE)
    select(app, "Cột A là").set_value("must_enforce")
    button(app, "Dùng cách ghép này").click().run()
    assert button(app, "Ghi vào sổ") is not None
    app.text_input(key=next(each.key for each in app.text_input if "mapping-name" in each.key)).set_value("Biểu A")
    button(app, "Lưu").click().run()
    saved = mappings.saved(open_workspace(own), "cases")
    assert [(each.name, each.made_by, each.answers["columns"]["A"]) for each in saved] == [
        ("Biểu A", ME, "must_enforce")
    ]


def test_what_the_same_person_chose_before_is_offered_and_not_applied_unseen(hand_in):
    button(hand_in("la.csv", STRANGE), "Dùng cách ghép này").click().run()
    app = hand_in("la.csv", STRANGE)
    button(app, "Dùng cách ghép này").click().run()
    button(app, "Ghi vào sổ").click().run()
    again = hand_in("la-2020.csv", STRANGE.replace("2019", "2020"))
    assert f"của {ME}" in written(again) and "cho tệp có cùng tiêu đề" in written(again)
    assert button(again, "Ghi vào sổ") is None
    button(again, "Dùng lại").click().run()
    assert button(again, "Ghi vào sổ") is not None


def test_two_columns_paired_with_the_same_one_of_ours_are_refused_in_words(hand_in):
    app = hand_in("la.csv", STRANGE)
    select(app, "Cột A là").set_value("enforceable")
    button(app, "Dùng cách ghép này").click().run()
    assert "cùng là “Có điều kiện thi hành”" in written(app)
    assert button(app, "Ghi vào sổ") is None


def test_a_header_and_a_cell_that_look_like_markup_are_only_text(hand_in):
    app = hand_in("la.csv", STRANGE.replace("Nơi", MARKUP).replace("Long An", MARKUP))
    assert "<img" not in written(app)
    assert "&lt;img src=x" in written(app)


def test_bad_rows_are_left_out_by_number_and_the_books_balance(hand_in, own):
    app = hand_in("bao-cao.csv", BAD_ROWS)
    assert "**1 dòng có lỗi**: dòng 5. 4 dòng còn lại đọc được." in written(app)
    button(app, "Để ngoài 1 dòng lỗi, nhận 4 dòng còn lại").click().run()
    assert "**Để ngoài 1 dòng lỗi**: dòng 5." in written(app)
    button(app, "Ghi vào sổ").click().run()
    text = written(app)
    assert "7 dòng đọc được = 4 nhận mới + 0 sửa hoặc bổ sung + 1 không nhận + 0 trùng + 2 để ngoài" in text
    assert "1 dòng chưa nhận: dòng 5" in text
    assert {each.label for each in app.get("download_button")} >= {"Tải 1 dòng chưa nhận để sửa"}
    assert Ledger(own).entry(Ledger(own).head()).row_count == 4


def test_the_choice_to_leave_rows_out_can_be_taken_back(hand_in):
    app = hand_in("bao-cao.csv", BAD_ROWS)
    button(app, "Để ngoài 1 dòng lỗi").click().run()
    button(app, "Không để ngoài nữa").click().run()
    assert button(app, "Ghi vào sổ") is None
    assert button(app, "Để ngoài 1 dòng lỗi") is not None


def test_mended_rows_go_through_the_same_door_and_lead_back_to_their_file(hand_in):
    app = hand_in("bao-cao.csv", BAD_ROWS)
    button(app, "Kiểm tra các dòng đã sửa").click().run()  # nothing was mended yet
    assert "các dòng đã sửa** của tệp bao" in written(app)
    assert "“9x0” không đọc được thành số" in written(app)
    assert button(app, "Ghi vào sổ") is None
    button(app, "Quay lại tệp gốc").click().run()
    assert button(app, "Để ngoài 1 dòng lỗi, nhận 4 dòng còn lại") is not None


def test_a_decision_is_changed_on_the_screen_and_the_file_is_read_anew(hand_in):
    app = hand_in("tien.csv", MONEY, bo="money")
    assert "265,3 / 548,8 tỷ đồng" in written(app)
    assert select(app, "Đơn vị tiền").options[0] == "Theo tệp: triệu đồng"
    select(app, "Đơn vị tiền").set_value("ty_dong").run()
    assert "265.281,0 / 548.761,0 tỷ đồng" in written(app)
    button(app, "Trả lời lại từ đầu").click().run()
    assert "265,3 / 548,8 tỷ đồng" in written(app)


def test_what_is_said_about_a_file_for_one_dataset_says_nothing_about_another(hand_in):
    app = hand_in("la.csv", STRANGE)
    button(app, "Dùng cách ghép này").click().run()
    app.selectbox(key="filter-bo").set_value("targets").run()
    assert not app.exception
    assert "Ghép cột" in " ".join(folds(app)) and button(app, "Ghi vào sổ") is None


def test_a_workbook_with_two_fitting_sheets_asks_and_the_answer_can_be_changed(hand_in):
    app = hand_in("so.xlsx", workbook("Cũ", "Mới"))
    assert "Nạp trang nào của sổ tính?" in written(app)
    app.radio[0].set_value("Cũ").run()
    assert "650 / 1.000 việc" in written(app)
    select(app, "Trang của sổ tính").set_value("Mới").run()
    assert "700 / 1.000 việc" in written(app)


def test_the_receipt_holds_sums_effects_and_three_papers(hand_in):
    app = hand_in("bao-cao.csv", BAD_ROWS.replace("9x0", "900"))
    assert "tỷ lệ xuất hiện lần đầu" in written(app)
    button(app, "Ghi vào sổ").click().run()
    text = written(app)
    assert "Trong tệp (việc)" in text and "15.428" in text
    assert "Thay đổi trên bảng so sánh" in text
    papers = {"Biên nhận để in (HTML)", "Biên nhận (CSV)", "Biên nhận (JSON)"}
    assert papers <= {each.label for each in app.get("download_button")}


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_uploader_takes_every_kind_of_file_that_can_be_read(hand_in, extension):
    app = hand_in(f"a{extension}", workbook("A") if extension == ".xlsx" else STRANGE)
    assert not app.exception
    assert not app.error


def test_typed_rows_need_a_row_and_for_money_a_unit(visit, own):
    app = visit("upload.py", bo="money", cach="tay")
    assert button(app, "Kiểm tra các dòng này").disabled
    assert select(app, "Số tiền viết theo đơn vị").value is None
    assert "Tệp tiền cần có" not in written(app)


def test_every_dataset_has_a_template_in_both_kinds(visit):
    labels = {each.label for each in visit("dictionary.py", phan="bo-so-lieu").get("download_button")}
    names = [dataset.label for dataset in load_catalog().datasets.values()]
    assert {"Việc", "Tiền", "Chỉ tiêu", "Phong trào thi đua", "Khen thưởng"} < set(names)
    assert labels == {f"Mẫu {kind}: {name}" for kind in ("Excel", "CSV") for name in names}


def test_the_dictionary_explains_every_check_of_sense(visit):
    text = written(visit("dictionary.py", phan="quy-tac"))
    assert "Nhầm bảng việc với bảng tiền" in text and "lưu ý, hỏi khi quá nửa" in text
    assert "{" not in text.split("Ý nghĩa của số liệu")[1]


def test_a_search_leaves_one_check(visit):
    text = written(visit("dictionary.py", phan="quy-tac", muc="kiem-tra.copied_period"))
    assert "Số liệu của kỳ khác" in text
    assert "Nhầm bảng việc với bảng tiền" not in text
