"""The page that holds a text against the ledger and drafts prose, over the published ledger."""

import pytest

from pages.components import marked_text
from tests.pages.test_pages import title, written

TEXT = "9 tháng năm 2013, Kiên Giang thi hành xong 6.844 việc/10.928 việc có điều kiện, đạt tỷ lệ 63,62 %."


@pytest.fixture
def pasted(visit):
    """The page with a text on its desk."""

    def opened(text: str, **address: str):
        app = visit("check_text.py", **address)
        app.text_area[0].set_value(text).run()
        assert not app.exception
        return app

    return opened


def test_an_empty_desk_says_what_to_do(visit):
    app = visit("check_text.py")
    assert "Chưa có văn bản nào" in written(app) and "63,62 %" in written(app)


def test_a_wrong_figure_is_named_in_the_title_marked_in_the_text_and_explained(pasted):
    app = pasted(TEXT)
    assert title(app) == "1 trong 3 con số không đúng với sổ"
    text = written(app)
    assert '<mark class="sai"' in text and "63,62 % <small>✗ sai</small>" in text
    assert "62,63 %" in text and text.count("✓ đúng") >= 4
    assert "ho-chieu?" in text and "con-so=completed" in text and "don-vi=kien-giang" in text


def test_what_a_text_holds_is_shown_and_not_obeyed(pasted):
    text = written(pasted(f"<script>alert(1)</script><b onclick=x>{TEXT}"))
    assert "<script>" not in text and "&lt;script&gt;" in text and "<b onclick" not in text


def test_a_text_without_figures_says_so(pasted):
    assert "Không thấy con số nào" in written(pasted("Hội nghị ngày 02/5/2013 thành công tốt đẹp."))


def test_prose_is_drafted_for_the_unit_and_period_that_are_chosen(visit):
    app = visit("check_text.py", nam="2013", thang="9", soan_don_vi="kien-giang")
    assert "6.844 việc/10.928 việc có điều kiện" in app.code[0].value
    assert "so-ho-chieu" in written(app)


def test_a_period_without_complete_figures_drafts_nothing(visit):
    assert "Chưa có số liệu đầy đủ" in written(visit("check_text.py", nam="2013", thang="9"))


def test_the_title_counts_what_is_wrong_and_what_is_not_known():
    assert marked_text.headline([]) == "Đối chiếu từng con số trong văn bản với sổ"
