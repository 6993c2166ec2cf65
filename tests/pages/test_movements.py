"""The page of emulation movements, over the published ledger."""

from datetime import date

import pytest

from analytics.catalog import load_catalog
from analytics.measures import Movement, Wave
from analytics.units import load_units
from pages.components import models, movement_tree, movement_words
from tests.pages.test_history import title
from tests.pages.test_pages import written

GIVEN = {"source": None, "entry": 1}


def movement(name="Cao điểm", **more):
    empty = dict.fromkeys(Movement.__dataclass_fields__)
    return Movement(
        **{**empty, "unit_id": "kien-giang", "year": 2013, "name": name, "launcher": "Cục", **GIVEN, **more}
    )


def wave(starts, ends):
    place = {"unit_id": "kien-giang", "year": 2013, "movement": "Cao điểm", "wave": "1"}
    return Wave(**place, starts=starts, ends=ends, measured_from=None, measured_to=None, **GIVEN)


def look(visit, **address):
    app = visit("movements.py", **address)
    assert not app.exception
    return app


def test_the_title_counts_movements_and_the_peak_waves_that_run():
    one = wave(date(2013, 5, 2), date(2013, 9, 30))
    found = [movement(kind="peak"), movement("Chuyên đề", kind="thematic")]
    for day, said in ((date(2013, 6, 1), "1 đợt cao điểm đang chạy"), (date(2014, 1, 1), "1 đợt đã kết thúc")):
        assert movement_words.headline(found, [one], 2013, day) == f"2 phong trào năm 2013, {said}"


def test_a_wave_outside_the_days_of_its_movement_is_named():
    said = movement_words.outside([movement(starts=date(2013, 5, 2))], [wave(date(2013, 4, 1), date(2013, 6, 1))])
    assert said.startswith("Cần xem lại") and "“Cao điểm”" in said


def test_kien_giang_2013_is_shown_with_its_plan_its_wave_and_the_window_it_is_measured_over(visit):
    app = look(visit, nam_thi_dua="2013")
    text = written(app)
    assert title(app) == "1 phong trào năm 2013, 1 đợt đã kết thúc"
    for words in ("Kế hoạch 241/KH-CTHA", "02/05/2013–30/09/2013", "01/10/2012–30/09/2013", "Dễ làm trước"):
        assert words in text


def test_lao_cai_2007_has_three_launchers_ten_of_ten_units_and_all_officials(visit):
    text = written(look(visit, nam_thi_dua="2007"))
    assert "Bộ Tư pháp; UBND tỉnh Lào Cai; Sở Tư pháp tỉnh Lào Cai" in text
    assert "10/10 đơn vị" in text and "100 % công chức" in text
    assert "báo động" in text


def test_the_documents_of_ben_tre_stand_in_the_order_of_their_days(visit):
    text = written(look(visit, nam_thi_dua="2022", noi_thi_dua="ben-tre"))
    chain = text.split("<caption>Chuỗi văn bản")[1]
    places = [chain.index(number) for number in ("01-CT/TU", "2354/KH-UBND", "508/KH-CTHADS", "258/KH-CTHADS")]
    assert places == sorted(places)
    assert "Chi cục THADS huyện Giồng Trôm" in text and models.NO_RATES in text
    assert "895/KH-TCTHADS" not in text


def test_the_index_says_its_rank_is_among_the_items_of_the_province(visit):
    assert "90 % (lần trước 76 %), thứ 2/16 chỉ tiêu của tỉnh" in written(look(visit, nam_thi_dua="2021"))


def test_a_unit_without_movements_in_the_year_gets_the_template(visit):
    app = look(visit, nam_thi_dua="2022", noi_thi_dua="kien-giang")
    assert title(app) == "Chưa có phong trào nào của năm 2022 trong sổ"
    assert "Mẫu Excel: Phong trào thi đua" in {button.label for button in app.get("download_button")}


def test_a_country_without_movements_is_empty_and_not_broken(visit):
    assert "Chưa có phong trào" in title(look(visit, du_lieu="simulated"))


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "A <b> B"])
def test_names_of_a_file_are_shown_and_not_obeyed(name, monkeypatch):
    catalog, units = load_catalog(), load_units()
    monkeypatch.setattr(movement_tree.session, "units", lambda: units)
    monkeypatch.setattr(movement_tree.session, "catalog", lambda: catalog)
    assert name not in movement_tree.tree([movement(name)])


def test_movements_that_answer_each_other_in_a_circle_are_told_once(monkeypatch):
    catalog, units = load_catalog(), load_units()
    monkeypatch.setattr(movement_tree.session, "units", lambda: units)
    monkeypatch.setattr(movement_tree.session, "catalog", lambda: catalog)
    circle = [movement("A", parent="B"), movement("B", parent="A"), movement("C")]
    assert movement_tree.tree(circle).count("<li>") == 3
