"""The ways in which figures come in, in a real browser: template, strange columns, bad rows, workbook, typed rows."""

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

ME = "Nguyễn Thị An"
MOST_CLICKS = 5
PAUSE_MS, TAKEN_MS, TRIES, MANY = 300, 5_000, 4, 26
STRANGE = (
    "Nơi;Kỳ công tác;T;A;B;C;Tỷ lệ\nKiên Giang;2019;9;20000;10928;6844;62,63\nAn Giang;2019;9;15000;9000;6000;66,67\n"
    "Hà Nội;2019;9;30000;20000;15000;75\n"
)
BAD_ROWS = (
    "KẾT QUẢ THI HÀNH ÁN;;;\n9 tháng năm 2018;;;\nSTT;Đơn vị;Có điều kiện;Xong\n1;Kiên Giang;10.928;6.844\n"
    "2;An Giang;1.000;9x0\n3;Hải Phòng;1.000;800\n4;Cần Thơ;500;400\n5;Hà Nội;2.000;1.500\n"
)


class Desk:
    """The page on which figures are handed in, by a person who counts their clicks."""

    def __init__(self, visitor):
        self.visitor, self.page, self.clicks = visitor, visitor.page, 0

    def click(self, name: str, role: str = "button") -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name).first.click()

    def choose(self, name: str, content: bytes, kind: str = "text/csv") -> None:
        """One click opens the dialog of the browser, in which the file is chosen."""
        self.clicks += 1
        with self.page.expect_file_chooser() as dialog:
            self.page.get_by_test_id("stFileUploader").get_by_test_id("stBaseButton-secondary").click()
        dialog.value.set_files([{"name": name, "mimeType": kind, "buffer": content}])

    def take(self, name: str) -> bytes:
        """What a download button hands over."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=name).click()
        return Path(download.value.path()).read_bytes()

    def agree(self) -> None:
        self.click("Ghi vào sổ")
        self.says("Đã ghi vào sổ: bút toán")

    def says(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()


@pytest.fixture
def desk(written_server, visit):
    """Opens the page for a person whose name is already there: ``desk("bo=money")``."""

    def opened(choices: str = "") -> Desk:
        visitor = visit(written_server)
        visitor.go(f"nap-so-lieu?{choices}")
        visitor.page.get_by_label("Người nạp").fill(ME)
        visitor.page.get_by_label("Người nạp").press("Enter")
        visitor.settle()
        return Desk(visitor)

    return opened


def filled(template: bytes, **cells: str) -> bytes:
    """The template with one row more, by words of its headers."""
    header = next(csv.reader(io.StringIO(template.decode("utf-8-sig"))))
    row = [next((cells[word] for word in cells if text.startswith(word)), "") for text in header]
    return template.rstrip() + b"\r\n" + ",".join(f'"{cell}"' for cell in row).encode() + b"\r\n"


def workbook(*sheets: str) -> bytes:
    """A workbook whose sheets hold the same table under a title."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for name in sheets:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["9 tháng năm 2017"])
        sheet.write_row(1, 0, ["Đơn vị", "Có điều kiện", "Thi hành xong"])
        sheet.write_row(2, 0, ["Cà Mau", 1000, 700 if name == "Tháng 9" else 650])
    book.close()
    return content.getvalue()


def test_a_filled_template_goes_from_the_choice_of_the_file_to_the_receipt_in_two_clicks(desk):
    desk = desk("bo=money")
    template = desk.take("Mẫu CSV: Tiền")
    row = {
        "Đơn vị": "Cà Mau",
        "Năm": "2016",
        "Số tháng": "12",
        "Có điều kiện": "400000000",
        "Thi hành xong": "150000000",
    }
    desk.choose("cua-toi.csv", filled(template, **row))
    desk.agree()
    assert desk.clicks == 2 <= MOST_CLICKS
    desk.says("1 nhận mới")
    page = desk.take("Biên nhận để in (HTML)").decode()
    assert "Cà Mau" in page and "150.000.000.000" in page


def test_strange_columns_are_paired_on_the_screen_saved_by_name_and_used_again(desk):
    first = desk()
    first.choose("la.csv", STRANGE.encode())
    first.says("còn thiếu Đơn vị, Năm")
    first.click("Dùng cách ghép này")
    first.says("3 dòng sẵn sàng ghi vào sổ")
    first.page.get_by_label("Lưu cách ghép này với tên").fill("Biểu của tỉnh")
    first.click("Lưu")
    first.says("Đã lưu cách ghép")
    first.agree()
    assert first.clicks <= MOST_CLICKS

    second = desk()
    second.choose("la-2020.csv", STRANGE.replace("2019", "2020").encode())
    second.says("cho tệp có cùng tiêu đề")
    second.page.get_by_text("còn thiếu Đơn vị, Năm").first.wait_for()  # nothing is applied unseen
    second.click("Dùng lại")
    second.agree()
    assert second.clicks <= MOST_CLICKS


def test_rejected_rows_are_left_out_taken_home_mended_and_accepted(desk):
    desk = desk()
    desk.choose("bao-cao.csv", BAD_ROWS.encode())
    desk.says("1 dòng có lỗi")
    desk.click("Để ngoài 1 dòng lỗi, nhận 4 dòng còn lại")
    desk.agree()
    assert desk.clicks <= MOST_CLICKS
    desk.says("1 dòng chưa nhận: dòng 5")
    home = desk.take("Tải 1 dòng chưa nhận để sửa").decode("utf-8-sig")
    assert "9 tháng năm 2018" in home and "Lý do" in home and "Kiên Giang" not in home
    desk.page.get_by_test_id("stFileChipDeleteBtn").get_by_role("button").click()
    desk.choose("bao-cao-sua.csv", home.replace("9x0", "900").encode())
    desk.says("1 dòng sẵn sàng ghi vào sổ")
    desk.agree()


def test_a_rejected_row_is_mended_in_the_grid_on_the_screen(desk):
    desk = desk()
    desk.choose("bao-cao.csv", BAD_ROWS.replace("2018", "2014").encode())
    desk.page.get_by_text("Sửa các dòng này ngay trên màn hình").click()
    grid = desk.page.get_by_test_id("stDataFrame").first
    grid.wait_for()
    desk.page.wait_for_timeout(2 * PAUSE_MS)
    write_in(desk.page, grid, column=5, text="900", left=150)
    desk.click("Kiểm tra các dòng đã sửa")
    desk.says("Đang nạp các dòng đã sửa của tệp bao-cao.csv")
    desk.says("1 dòng sẵn sàng ghi vào sổ")
    desk.agree()


def test_a_workbook_asks_which_sheet_and_the_answer_can_be_changed(desk):
    desk = desk()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    desk.choose("so.xlsx", workbook("Tháng 9", "Bản cũ"), kind)
    desk.says("Nạp trang nào của sổ tính?")
    desk.page.get_by_test_id("stRadio").get_by_text("Bản cũ").click()
    desk.says("650 / 1.000 việc")
    desk.visitor.settle()
    desk.page.get_by_text("Đổi cách hiểu tệp").click()
    desk.page.wait_for_timeout(2 * PAUSE_MS)
    choice = desk.page.get_by_role("combobox", name="Trang của sổ tính")
    desk.visitor.choose(choice, "Tháng 9")
    desk.says("700 / 1.000 việc")
    desk.agree()


def test_a_row_typed_in_the_grid_goes_the_way_of_a_file(desk):
    desk = desk("cach=tay")
    grid = desk.page.get_by_test_id("stDataFrame").first
    grid.wait_for()
    desk.page.wait_for_timeout(2 * PAUSE_MS)
    write_in(desk.page, grid, column=1, text="Cà Mau")
    for column, text in ((2, "2015"), (3, "12")):
        write_in(desk.page, grid, column=column, text=text)
    for column, text in ((12, "1.500"), (13, "1.000"), (14, "700")):
        write_in(desk.page, grid, column=column, text=text)
    desk.click("Kiểm tra các dòng này")
    desk.says("700 / 1.000 việc = 70,00 %")
    desk.agree()
    desk.says("Nhập thêm dòng khác")


def write_in(page, grid, column: int, text: str, left: int = 60) -> None:
    """Into the cell of the first row, its column counted from 1, at the pace of a hand. The grid is one picture: only
    the keyboard knows its cells, and a busy one swallows keys; what it holds it tells screen readers."""
    from playwright.sync_api import TimeoutError as NotInTime

    first_row = grid.locator("[data-testid^=glide-cell-][data-testid$='-0']")
    for _ in range(TRIES):
        grid.click(position={"x": left, "y": 52})
        page.wait_for_timeout(PAUSE_MS)
        for key in ("ArrowLeft",) * MANY + ("ArrowRight",) * (column - 1) + ("Enter",):
            page.keyboard.press(key)
        page.wait_for_timeout(PAUSE_MS)
        page.keyboard.press("Control+a")
        page.keyboard.type(text, delay=20)
        page.wait_for_timeout(PAUSE_MS)
        page.keyboard.press("Enter")
        try:
            first_row.get_by_text(text, exact=True).first.wait_for(state="attached", timeout=TAKEN_MS)
        except NotInTime:
            page.keyboard.press("Escape")
        else:
            page.wait_for_timeout(PAUSE_MS)
            return
    raise AssertionError(f"The grid did not take “{text}”")
