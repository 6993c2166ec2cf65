"""Choices: kept in the address as ids, carried from page to page, restored from a link."""

import pytest


def address(app) -> dict[str, str]:
    return {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}


def select(app, label: str):
    return next(box for box in app.selectbox if box.label == label)


def switch(app, label: str):
    return next(group for group in app.button_group if group.label == label)


def test_the_first_visit_writes_what_it_shows_into_the_address_as_ids(visit):
    shown = address(visit(du_lieu="simulated"))
    assert shown == {
        "du-lieu": "simulated",
        "nam": "2026",
        "thang": "12",
        "dia-gioi": "reported",
        "tinh-theo": "cases",
    }


def test_a_link_shows_the_same_choices_again(visit):
    link = {"du-lieu": "simulated", "nam": "2025", "thang": "12", "dia-gioi": "34", "xem": "bieu-do", "ghim": "hue"}
    app = visit("compare.py", **{name.replace("-", "_"): word for name, word in link.items()})
    assert link.items() <= address(app).items()
    assert select(app, "Năm").value == "2025"
    assert switch(app, "Cách xem").value == "bieu-do"


@pytest.mark.parametrize("wrong", [{"nam": "1800"}, {"thang": "99"}, {"dia_gioi": "<b>"}, {"but_toan": "x"}])
def test_a_wrong_word_in_the_address_falls_back_to_the_usual_choice(visit, wrong):
    app = visit(du_lieu="simulated", **wrong)
    assert not app.error
    assert address(app)["nam"] == "2026"
    assert address(app)["dia-gioi"] == "reported"


def test_a_choice_moves_the_address_and_the_title(visit):
    app = visit("compare.py", du_lieu="simulated")
    switch(app, "Tính theo").set_value("money").run()
    assert address(app)["tinh-theo"] == "money"
    assert "về tiền" in app.title[0].value


def test_choices_shared_by_pages_go_along_and_those_of_one_page_come_back(visit):
    app = visit("compare.py", du_lieu="simulated", nam="2025", xem="bieu-do", tinh_theo="money")
    app.query_params.clear()  # following a link of the menu empties the address
    app.switch_page("trend.py").run()
    assert address(app)["nam"] == "2025"
    assert address(app)["tinh-theo"] == "money"
    assert "xem" not in address(app)
    app.query_params.clear()
    app.switch_page("compare.py").run()
    assert address(app)["xem"] == "bieu-do"


def test_the_back_button_is_obeyed(visit):
    app = visit(du_lieu="simulated", nam="2026")
    select(app, "Năm").set_value("2025").run()
    assert address(app)["nam"] == "2025"
    app.query_params["nam"] = "2026"
    app.run()
    assert select(app, "Năm").value == "2026"


def test_an_address_that_comes_late_does_not_undo_the_choice_before(visit):
    app = visit(du_lieu="simulated", nam="2026")
    select(app, "Năm").set_value("2025").run()
    app.query_params["nam"] = "2026"  # the browser had not yet been told when the reader chose again
    switch(app, "Địa giới").set_value("34").run()
    assert select(app, "Năm").value == "2025"
    assert address(app)["dia-gioi"] == "34"


def test_a_page_that_ends_early_has_its_choices_in_the_address_too(visit):
    app = visit("compare.py", du_lieu="simulated", co_quan="hue")
    assert address(app)["co-quan"] == "hue"


def test_an_earlier_entry_shows_the_ledger_as_it_was_and_says_so(visit):
    app = visit("compare.py", du_lieu="simulated", but_toan="1", xem="bang")
    band = app.get("html")[0].proto.body
    assert "Đang xem sổ như ở bút toán 1; mới nhất là bút toán 3" in band
    assert "Chỉ tiêu" not in app.get("html")[1].proto.body  # entry 3 brought the targets


def test_every_filter_of_the_comparison_can_be_moved_once(visit):
    app = visit("compare.py", du_lieu="simulated")
    for label, value in (("Cách xem", "ban-do"), ("Tính theo", "money"), ("Trên số", "rate_must_enforce")):
        switch(app, label).set_value(value).run()
        assert not app.error
    for label, value in (("Ghim một tỉnh lên đầu", "hue"), ("So sánh", "hue"), ("Năm", "2025")):
        select(app, label).set_value(value).run()
        assert not app.error


def test_up_to_six_provinces_can_be_followed(visit):
    app = visit("trend.py", du_lieu="simulated", cac_tinh="hue,ha-noi,son-la")
    assert app.multiselect[0].value == ["hue", "ha-noi", "son-la"]
    app.multiselect[0].set_value(["cao-bang"]).run()
    assert address(app)["cac-tinh"] == "cao-bang"
    assert app.title[0].value.startswith("Cao Bằng")


@pytest.mark.parametrize("borders", ["reported", "63", "34"])
@pytest.mark.parametrize("page", ["overview.py", "compare.py", "trend.py", "profile.py"])
def test_every_page_stands_under_every_borders(visit, page, borders):
    app = visit(page, du_lieu="simulated", nam="2025", dia_gioi=borders)
    assert not app.error
    assert app.title
