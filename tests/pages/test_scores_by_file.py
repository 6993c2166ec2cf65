"""Scores handed in as a file: from the check to the receipt, a correction with its reason, and the history after it."""

from tests.pages.test_pages import written

FILE = (
    "Đơn vị,Năm,Bảng điểm,Vòng chấm,Về,Mã,Số hoặc có/không,Điểm chấm tay,Lý do,Người chấm\n"
    "Huế,2024,thads-minh-hoa,Tự chấm,Tiêu chí,report,{},,,Trần Bình\n"
    "Huế,2024,thads-minh-hoa,Tự chấm,Tiêu chí,carry_over,,{},{},\n"
)


def recorded(app):
    """Press the button that writes into the ledger."""
    next(each for each in app.button if each.label.startswith("Ghi vào sổ")).click().run()
    assert not app.exception
    return app


def test_a_file_of_scores_goes_to_its_receipt_and_a_correction_asks_why(hand_in, visit):
    app = recorded(hand_in("a.csv", FILE.format(0, 10, "Biên bản"), bo="scores"))
    assert any("Đã ghi vào sổ: bút toán" in each.value for each in app.success)
    assert "Trần Bình" not in written(app)
    app = hand_in("b.csv", FILE.format(2, 15, "Biên bản hai"), bo="scores")
    assert not app.exception
    app.text_area[0].set_value("Chấm lại")
    next(each for each in app.button if each.label == "Dùng câu trả lời này").click().run()
    text = written(app)
    assert "10" in text and "15" in text and "Biên bản hai" in text
    recorded(app)
    assert "Chấm lại" in written(visit("history.py"))


def test_a_file_that_does_not_fit_its_table_is_refused_by_row_and_column(hand_in):
    app = hand_in("a.csv", FILE.format(0, 16, "Biên bản"), bo="scores")
    assert not app.exception
    assert "ngoài phạm vi của tiêu chí (từ 0 đến 15)" in written(app)
    assert not [each for each in app.button if each.label.startswith("Ghi vào sổ")]
