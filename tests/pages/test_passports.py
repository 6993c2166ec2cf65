"""Every figure leads to its passport, and the passport says where it comes from, now and before."""

import re
from datetime import datetime
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from analytics import custody, imports
from pages.components import links, sheets, tables
from pages.components.links import Book
from tests.pages.figures import CATALOG, RATE, ranked, result
from tests.pages.test_history import CORRECTION, OWN, SEED, WHY, look, own, title  # noqa: F401
from tests.pages.test_pages import SIMULATED, written

KIEN_GIANG = {"don_vi": "kien-giang", **SEED}
BOOK = Book(words=(("du-lieu", "published"), ("ve", "so-sanh")))


def passports(text: str) -> list[dict[str, str]]:
    found = re.findall(r'<a class="so-ho-chieu" href="([^"]+)"', text)
    return [dict(parse_qsl(urlsplit(unescape(href)).query)) for href in found]


def test_rate_numerator_and_denominator_of_the_ranking_each_lead_to_their_passport(visit):
    found = passports(written(visit("compare.py", **SEED)))
    assert [each["con-so"] for each in found] == ["completed", "enforceable", "rate"]
    shared = {"don-vi": "kien-giang", "nam": "2013", "thang": "9", "du-lieu": "published", "ve": "so-sanh"}
    assert all(shared.items() <= each.items() for each in found)


def test_the_six_figures_lead_to_their_passports(visit):
    found = passports(written(visit(**SIMULATED)))
    assert [each["con-so"] for each in found] == ["rate", "share_not_enforceable", "carried_out"] * 2
    assert {each["don-vi"] for each in found} == {"toan-quoc"}


@pytest.mark.parametrize("borders", ["reported", "63", "34"])
def test_the_passport_shows_the_very_figure_that_was_clicked(visit, borders):
    for page in ("overview.py", "compare.py"):
        text = written(visit(page, dia_gioi=borders, **SIMULATED))
        shown = re.findall(r'<a class="so-ho-chieu" href="([^"]+)">(.*?)</a>', text)
        for href, words in shown[:6]:
            address = dict(parse_qsl(urlsplit(unescape(href)).query))
            app = visit("passport.py", **{name.replace("-", "_"): word for name, word in address.items()})
            if address["con-so"] in CATALOG.indicators:
                assert re.sub(r"<.*?>| ", "", words).rstrip("%") in title(app).replace(" ", "")


def test_an_address_is_percent_encoded_and_escaped():
    row = result('a"><b>&=', 8, 10)
    href = BOOK.passport(row, "rate")
    assert not set('"<>') & set(href)
    html = tables.ranking(ranked(row), CATALOG.datasets["cases"], RATE, None, "", BOOK)
    assert passports(html)[0]["don-vi"] == 'a"><b>&='


def test_a_rate_that_was_only_published_is_looked_up_as_such():
    assert links.rate_of(result("Huế", published="81.5"), RATE) == "published_rate"


def test_without_a_book_figures_are_plain():
    assert "<a" not in tables.ranking(ranked(result("Huế", 8, 10)), CATALOG.datasets["cases"], RATE, None, "")


def test_the_passport_names_formula_file_row_person_entry_and_approval(visit):
    app = visit("passport.py", con_so="rate", **KIEN_GIANG)
    text = written(app)
    assert title(app).endswith("62,63 %")
    for words in ("6.844 việc", "10.928 việc", "cases.csv", "Bộ số liệu công bố đi kèm", "chưa duyệt", "đình chỉ"):
        assert words in text
    assert re.search(r"Dòng \d+ của tệp cases.csv, do Bộ số liệu công bố đi kèm nạp ở bút toán \d", text)


def test_a_corrected_figure_tells_what_it_was_when_and_why(look, own, visit):  # noqa: F811
    look()
    text = written(visit("passport.py", con_so="completed", **KIEN_GIANG))
    assert re.search(rf"từ 6\.844 việc thành 7\.000 việc ngày [\d/]+, vì “Đính chính” \(An, bút toán {OWN}\)", text)
    custody.undo(own, OWN, by="Bình", reason=WHY)
    text = written(visit("passport.py", con_so="completed", **KIEN_GIANG))
    assert "từ 7.000 việc thành 6.844 việc" in text
    assert f"vì “{WHY}” (Bình, bút toán {OWN + 1})" in text


def test_a_permanent_link_keeps_showing_what_stood_at_its_entry(look, visit):  # noqa: F811
    look()
    assert "64,06" in title(visit("passport.py", **KIEN_GIANG))
    assert "62,63" in title(visit("passport.py", but_toan="3", **KIEN_GIANG))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "Chưa chọn con số nào."),
        ({"don_vi": "<b>"}, "Không có đơn vị này."),
        ({"don_vi": "hue", "con_so": "x"}, "Không có con số này."),
        ({"don_vi": "hue", "tinh_theo": "x"}, "Không có cách tính này."),
        ({"don_vi": "hue", "nam": "1800"}, "Sổ không có kỳ này."),
        ({"don_vi": "hue", "but_toan": "99"}, "Sổ không có bút toán này."),
        ({"don_vi": "hue", **SEED}, "Sổ chưa có con số này."),
    ],
)
def test_a_figure_that_does_not_exist_is_explained_and_not_replaced(visit, words, said):
    app = visit()
    app.query_params.clear()
    for name, word in words.items():
        app.query_params[name.replace("_", "-")] = word
    app = app.switch_page("passport.py").run()
    assert said in app.info[0].value
    assert not app.error


def test_a_corrected_figure_says_so_in_tables_and_files():
    row = result("Huế", 8, 10, corrected_at=datetime(2026, 11, 22, 18, 0))  # 01:00 of the 23rd in Viet Nam
    html = tables.ranking(ranked(row), CATALOG.datasets["cases"], RATE, None, "")
    assert "đã sửa ngày 23/11/2026" in html
    assert "sơ bộ, đã sửa ngày 23/11/2026" in sheets.ranking(ranked(row), CATALOG.datasets["cases"], RATE).rows[0]


def test_the_passport_of_a_figure_corrected_after_the_lock_says_so(look, own, visit):  # noqa: F811
    for step in (custody.approve, custody.lock):
        step(own, "cases", 2013, 9, by="Bình", reason="Chốt số")
    imports.take(own, CORRECTION.replace("7000", "7100").encode(), "sua.csv", "cases", "An", "Kết luận kiểm tra")
    look()
    text = written(visit("passport.py", **KIEN_GIANG))
    assert re.search(rf"Kiên Giang: đã sửa ngày [\d/]+, bút toán {OWN + 3}", text)
    assert "đã khoá ngày" in text
