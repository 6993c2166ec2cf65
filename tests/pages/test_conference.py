"""Preparing a conference and presenting it, over the published and the simulated ledger."""

import re
from dataclasses import replace
from fractions import Fraction
from html import escape
from types import SimpleNamespace

import pytest

from analytics import imports, measures, meetings
from analytics.briefing import Card, Chart, Figure, Point, Series, Table, build
from analytics.ledger import Ledger
from analytics.meetings import Later
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, open_workspace
from pages.components import hall, hall_bars, hall_bodies, hall_tables
from pages.components.stages import Stage
from tests.analytics.briefing.conftest import LONG, SCRIPT, awkward  # noqa: F401
from tests.pages.conftest import ME
from tests.pages.test_history import title
from tests.pages.test_pages import written
from tests.pages.test_wizard import CORRECTION, button

NAME, ID = "Giao ban quý III", "2013-09.toan-quoc.giao-ban-quy-iii"
SEED = {"nam": "2013", "thang": "9"}
SIMULATED = {"du_lieu": "simulated"}


def named(widgets, label):
    return next(each for each in widgets if each.label == label)


def sign(app, press: str, reason: str = ""):
    named(app.text_input, "Người thực hiện").set_value(ME)
    app.text_area[-1].set_value(reason)
    app.checkbox[-1].set_value(True)
    app = button(app, press).click().run()
    assert not app.exception
    return app


@pytest.fixture
def look(own, visit, monkeypatch):
    """Opens a page over a published ledger of its own."""

    def opened(page="conference.py", **address):
        monkeypatch.setenv(LEDGER_VARIABLE, own)
        return visit(page, **address)

    return opened


@pytest.fixture
def called(look):
    """A conference about 9 months of 2013, opened on the page; the ledger's number of entries before it."""
    before = look(**SEED)
    named(before.text_input, "Tên hội nghị").set_value(NAME)
    named(before.text_input, "Ngày họp").set_value("10/07/2013")
    return sign(before, "Mở hội nghị")


def correct(own):
    workspace = imports.with_published(open_workspace(own, PUBLISHED))
    receipt = imports.take(workspace, CORRECTION.encode(), "dinh-chinh.csv", "cases", "An", "Đính chính")
    assert receipt.status == "accepted"
    workspace.warehouse.refresh()
    workspace.close()


def shown(app) -> str:
    """The document that the hall is sent."""
    return next(part.proto.body for part in app.get("html") if "hoi-truong" in part.proto.body)


def screens(app) -> list[str]:
    return shown(app).split("<section ")[1:]


def test_a_conference_is_opened_on_the_page_under_a_name_and_pinned_to_the_entry_that_was_seen(called, own):
    head = Ledger(own).head()
    entry = Ledger(own).entry(head)
    assert (entry.dataset, entry.made_by) == ("conferences", ME)
    assert title(called).startswith(f"{NAME}: ")
    assert f"chụp ở bút toán {head - 1}; chưa trang nào có số mới hơn" in title(called)
    assert "họp ngày 10/07/2013" in written(called)


def test_a_conference_without_a_day_is_refused_in_words(look, own):
    app = look(**SEED)
    before = Ledger(own).head()
    named(app.text_input, "Tên hội nghị").set_value(NAME)
    app = sign(app, "Mở hội nghị")
    assert "Ngày họp" in app.error[0].value
    assert Ledger(own).head() == before


def test_presenting_is_one_click_away_from_the_overview(visit):
    link = re.search(r'href="(trinh-chieu[^"]*)">Trình chiếu', written(visit(**SIMULATED))).group(1)
    assert "du-lieu=simulated" in link and "chot=3" in link


def test_presenting_a_conference_is_two_clicks_away(called):
    assert re.search(rf'href="trinh-chieu\?[^"]*hoi-nghi={ID}[^"]*">Bắt đầu trình chiếu', written(called))


def test_an_arrangement_survives_and_the_hall_shows_it(called, look):
    slide = "ket-qua-chuan"
    order = list(called.number_input)
    place = next(each for each in order if slide in each.label)
    place.set_value(1)
    hidden = next(box for box in called.checkbox if f"-{'sau-con-so'}" in box.key)
    hidden.set_value(False)
    next(each for each in called.text_input if each.key.endswith(f"-{slide}")).set_value("Kết quả <b>chung</b>")
    next(each for each in called.text_area if each.key.endswith(f"-{slide}")).set_value("Dừng ở dòng cuối")
    app = sign(called, "Ghi cách sắp xếp")
    assert "1 trang ẩn" in title(app)
    found = screens(look("present.py", hoi_nghi=ID))
    assert 'data-so="1"' in found[0] and "Kết quả &lt;b&gt;chung&lt;/b&gt;" in found[0]
    assert "Số liệu cho biết: " in found[0] and "Dừng ở dòng cuối" in found[0]
    assert "Sáu con số của" not in "".join(found)


def test_a_later_import_moves_no_slide_and_the_mark_appears_in_the_hall_and_on_the_page(called, look, own):
    before = screens(look("present.py", hoi_nghi=ID))
    correct(own)
    app = look("present.py", hoi_nghi=ID)
    after = screens(app)
    assert "62,63 %" in shown(app)
    assert "64,06 %" not in shown(app)  # 7.000 of 10.928, brought after the pin
    news = re.compile(r'<p class="so-moi">.*?</p>')
    assert [news.sub("", each) for each in after] == before
    assert not news.search("".join(before))
    assert "Sổ đã có số mới hơn: 1 bút toán sau" in after[0]
    page = look(hoi_nghi=ID, viec_hoi_nghi="doi")
    assert "trang sẽ đổi nếu chụp lại" in title(page)
    assert "2 số sửa" in written(page)  # 6.844 → 7.000, and the 63 % that was printed beside it is gone
    sign(page, "Chụp lại", "Theo số đính chính")
    assert "64,06 %" in shown(look("present.py", hoi_nghi=ID))


def test_a_conclusion_is_pinned_to_what_the_hall_sees_and_comes_back_at_the_next_conference(called, look):
    page = look(hoi_nghi=ID, viec_hoi_nghi="ket-luan")
    named(page.selectbox, "Đơn vị").set_value("kien-giang")
    page = page.run()
    assert "Con số gắn kèm, như đang chiếu: 62,63 %" in written(page)
    page = sign(page, "Ghi kết luận", "Rà soát án <có điều kiện>")
    assert "Rà soát án &lt;có điều kiện&gt;" in written(page)
    later = look(nam="2013", thang="9", hoi_nghi="moi")
    named(later.text_input, "Tên hội nghị").set_value("Tổng kết")
    named(later.text_input, "Ngày họp").set_value("10/10/2013")
    sign(later, "Mở hội nghị")
    second = look("present.py", hoi_nghi="2013-09.toan-quoc.tong-ket")
    assert "1 kết luận lần trước" in screens(second)[1]
    assert "62,63 %" in screens(second)[1] and "&lt;có điều kiện&gt;" in screens(second)[1]
    changes = written(look(hoi_nghi="2013-09.toan-quoc.tong-ket", viec_hoi_nghi="doi"))
    assert NAME in changes.replace("\\", "")


def test_a_code_from_a_slide_says_whether_it_still_holds(called, look, own):
    code = re.search(r"Mã (\S+/xep-hang-viec/\S+?)</p>", shown(look("present.py", hoi_nghi=ID))).group(1)

    def ask(code):
        page = look(hoi_nghi=ID, viec_hoi_nghi="tai")
        page = named(page.text_input, "Mã trên slide").set_value(code).run()
        assert not page.exception
        return page

    assert "Vẫn đúng" in ask(code).success[0].value
    assert "không phải mã trang" in ask("2013.09/bậy").error[0].value
    correct(own)
    changed = ask(code)
    assert "Đã sửa" in changed.warning[0].value
    assert "62,63 %" in written(changed) and "64,06 %" in written(changed)


def test_the_hall_of_the_simulated_world_says_so_on_every_screen(visit):
    app = visit("present.py", **SIMULATED)
    found = screens(app)
    assert len(found) > 40  # slides with their tables, and 34 profiles
    assert all("SỐ LIỆU MÔ PHỎNG" in each for each in found)
    assert all("Bút toán 3" in each for each in found)


def test_the_address_keeps_slide_question_ground_and_entry(visit):
    words = {"trang_chieu": "4.2", "hoi": "hue", "nen_chieu": "toi", "chot": "2"}
    app = visit("present.py", **SIMULATED, **words)
    assert {name: app.query_params[name.replace("_", "-")] for name in words} == {
        n: [w] for n, w in words.items()
    } or all(app.query_params[name.replace("_", "-")] in (word, [word]) for name, word in words.items())
    assert 'data-nen="toi"' in shown(app)
    assert "Bút toán 2" in screens(app)[0]


def test_the_speakers_window_has_words_clock_and_what_comes_next(visit):
    assert 'class="ban-noi"' in shown(visit("present.py", **SIMULATED, ghi_chu="1"))
    assert 'class="ban-noi"' not in shown(visit("present.py", **SIMULATED))


@pytest.mark.parametrize("conference_id", ["khong-co", "2013-09.toan-quoc.<b>"])
def test_a_conference_that_does_not_exist_ends_in_the_way_back(visit, conference_id):
    app = visit("present.py", hoi_nghi=conference_id)
    assert "Không có hội nghị này" in app.info[0].value
    assert "Về trang Hội nghị" in written(app)


def stage_of(deck, **other) -> Stage:
    none = Later(count=0, newest=None, made_at=None, moved=frozenset())
    return Stage(**{"made": deck, "deck": deck, "order": (), "later": none, **other})


def test_names_that_try_to_be_code_zeros_and_half_reported_units_are_words_on_every_screen(awkward):  # noqa: F811
    found = hall.document(stage_of(awkward), "sang", False, "hoi-nghi?a=1&b=2")
    assert SCRIPT not in found and "&lt;script&gt;" in found
    assert found.count("<section") == found.count("</section>")
    assert "hoi-nghi?a=1&amp;b=2" in found
    assert escape(LONG[:10]) in found


def test_a_long_table_goes_on_to_the_next_screens_and_loses_no_row(tiny_shared):
    table = Table(caption="Bảng", heads=("Đơn vị", "Số"), rows=tuple((f"Đơn vị {n}", f"{n}") for n in range(34)))
    found = hall_tables.pages(table)
    assert len(found) == 2
    assert re.findall(r"<td>Đơn vị (\d+)</td>", "".join(found)) == [f"{n}" for n in range(34)]
    assert [page.count("<tr>") - 1 for page in found] == [17, 17]


def test_a_bar_below_zero_grows_to_the_left_of_zero_and_zero_has_no_length():
    scale = hall_bars.Scale(low=-5.0, high=15.0)
    assert (scale.at(0), scale.at(-5), scale.at(15)) == (25, 0, 100)
    figure = SimpleNamespace(value=0, text="0,00", dimension="cases", phrase="0,00")
    point = SimpleNamespace(label="Huế", figure=figure, missed=None)
    assert "left:25.00%;width:0.00%" in hall_bars._bar(point, SimpleNamespace(name="x"), "", scale, False)


@pytest.mark.parametrize(
    ("months", "missed", "value", "said"),
    [(9, False, 60, "kịp tiến độ"), (9, True, 60, "▼ chậm tiến độ"), (9, False, 85, ": đạt"), (12, False, 85, ": đạt"),
     (12, True, 60, "▼ chưa đạt"), (12, None, 60, "chưa rõ")],
)  # fmt: skip
def test_a_year_that_still_runs_is_held_against_the_straight_line_and_never_called_reached(months, missed, value, said):
    figure = Figure(text=f"{value} %", value=Fraction(value), unit="%", what="rate", dimension="cases", months=months)
    target = replace(figure, text="80 %", value=Fraction(80))
    found = hall_bodies._cards((Card(label="Việc", figure=figure, target=target, is_missed=missed),))
    assert said in found
    assert ("cả năm" in found) == (months < 12)


def test_two_marks_across_a_bar_are_told_apart_in_words():
    point = Point(label="Huế", figure=Figure(text="60 %", value=Fraction(60), unit="%", what="rate"), missed=True)
    aims = [
        Series(name=name, points=(replace(point, figure=replace(point.figure, value=Fraction(at), text=f"{at} %")),),
               is_target=True)
        for name, at in (("Chỉ tiêu cả năm", 80), ("Đường thẳng đến nay", 62))
    ]  # fmt: skip
    note = "Cột gạch chéo: chậm hơn đường thẳng. Vạch ngang: chỉ tiêu cả năm và đường thẳng đến nay."
    chart = Chart(kind="bars", unit="%", alt="", series=(Series(name="Tỷ lệ", points=(point,)), *aims), note=note)
    found = hall_bars.bars(chart)
    for words in (
        "Vạch liền: chỉ tiêu cả năm 80 %",
        "vạch đứt: đường thẳng đến nay 62 %",
        "rỗng: chậm hơn đường thẳng",
    ):
        assert words in found
    assert 'class="lien" style="left:100.00%"' in found and 'class="dut" style="left:77.50%"' in found


def test_a_slide_without_anything_shows_what_is_missing_instead_of_an_empty_screen(tiny_shared):
    slide = build(tiny_shared.warehouse, year=2030).slides[1]
    parts = list(hall_bodies.parts(replace(slide, cards=())))
    assert [kind for kind, _ in parts] == ["chi-chu"]
    assert "con-thieu" in parts[0][1]


def test_a_deck_whose_slides_are_all_hidden_says_what_to_do(called, look, own):
    for box in called.checkbox[:-1]:
        box.set_value(False)
    sign(called, "Ghi cách sắp xếp")
    app = look("present.py", hoi_nghi=ID)
    assert "Mọi trang đang được ẩn" in app.info[0].value


def test_the_pack_is_made_when_asked_and_named_by_conference_and_entry(called, look, own):
    page = look(hoi_nghi=ID, viec_hoi_nghi="tai")
    assert not page.get("download_button")
    page = button(page, "Tạo bộ tài liệu").click().run(timeout=60)
    assert not page.exception
    assert page.get("download_button")[0].label.startswith("Tải bộ tài liệu")


def test_a_province_has_a_conference_of_its_own(look, own):
    workspace = imports.with_published(open_workspace(own, PUBLISHED))
    row = {"unit": "kien-giang", "year": 2013, "months": 9, "conference": "Sơ kết", "held_on": "05/07/2013"}
    meetings.write(workspace, "conferences", [{**row, "borders": "63", "pinned_entry": 2}], ME)
    (found,) = measures.conferences(workspace.warehouse)
    workspace.close()
    assert "Kiên Giang" in shown(look("present.py", hoi_nghi=found.id))
    assert "Kiên Giang, 9 tháng năm 2013" in written(look(hoi_nghi=found.id))
