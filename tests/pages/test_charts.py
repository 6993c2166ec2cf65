"""Figures looked at as objects: what is drawn, from where, in which words."""

import base64
from datetime import date
from fractions import Fraction

import pytest

from analytics.measures import Annotation
from pages.components import canvas, charts, lines, maps, occasions, quadrant, rows, series, shades, sparkline, theme
from pages.components.geography import Area, Break
from tests.pages.figures import CATALOG, RATE, ranked, result, standing

LIGHT = theme.LIGHT


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    weighed = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * weighed[0] + 0.7152 * weighed[1] + 0.0722 * weighed[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=lambda palette: palette.id)
def test_text_and_marks_can_be_told_from_the_paper(palette):
    assert min(contrast(colour, palette.paper) for colour in (palette.ink, palette.quiet, palette.alarm)) >= 4.5
    assert min(contrast(colour, palette.paper) for colour in (*palette.hue.values(), *palette.series)) >= 3
    fills = (*palette.hue.values(), *palette.tint.values(), palette.alarm, palette.alarm_tint)
    assert min(contrast(palette.on(fill), fill) for fill in fills) >= 4.5


def test_a_ranking_draws_bars_from_zero_targets_as_strokes_and_last_year_as_rings():
    figure = charts.ranking(ranked(result("Huế", 90, 100, target=80), result("Cà Mau", 70, 100, target=80)), "cases",
                            RATE.short, None, palette=LIGHT)  # fmt: skip
    bars, marks, words = figure.data
    assert list(bars.y) == ["Huế", "Cà Mau"]
    assert list(bars.x) == [90.0, 70.0]
    assert figure.layout.xaxis.range[0] == 0
    assert list(marks.x) == [80.0, 80.0]
    assert list(marks.marker.symbol) == ["line-ns", "line-ns"]
    assert list(words.text[:2]) == ["90,00 % △ 10,0", "70,00 % ▼ 10,0"]
    assert list(words.text[-2:]) == ["100", "100"]
    assert list(words.x) == [0, 0, 1.7, 1.7, 3, 3]
    assert bars.marker.color == (LIGHT.hue["cases"], LIGHT.tint["cases"])


def test_the_year_before_is_a_ring_over_a_bar_whose_target_is_a_stroke():
    now, last = result("Huế", 90, 100, target=80), result("Huế", 75, 100)
    _, marks, _ = charts.ranking(rows.ranking([standing(now, 1, last)], RATE), "cases", RATE.short, None, LIGHT).data
    assert list(zip(marks.x, marks.marker.symbol, strict=True)) == [(80.0, "line-ns"), (75.0, "circle")]
    assert marks.marker.opacity == 1


def test_a_published_rate_is_a_hollow_bar_with_a_star():
    figure = charts.ranking(ranked(result(published="85", qualifier="nearly")), "cases", RATE.short, None, LIGHT)
    assert figure.data[0].marker.color == (LIGHT.paper,)
    assert list(figure.data[2].text)[0] == "gần 85,00 %*"


def test_no_figure_has_a_mode_bar_short_scale_ticks_or_foreign_separators():
    figure = charts.ranking(ranked(result("Huế", 90, 100)), "cases", RATE.short, None, LIGHT)
    assert figure.layout.separators == ",."
    assert canvas.CONFIG["displayModeBar"] is False
    assert min(figure.layout[axis].tickfont.size for axis in ("xaxis", "yaxis")) >= 13
    assert figure.layout.template.layout.colorway is None


def test_a_simulated_figure_says_so_in_its_own_corner_and_keeps_its_drawing_area():
    figure = charts.ranking(ranked(result("Huế", 90, 100)), "cases", RATE.short, None, LIGHT)
    before = figure.layout.height - figure.layout.margin.t
    canvas.stamped(figure, "Số liệu mô phỏng", LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["Số liệu mô phỏng"]
    assert figure.layout.height - figure.layout.margin.t == before


def test_the_quadrant_sorts_units_by_which_targets_they_met():
    cases = ranked(*(result(str(n), done, 100, target=80) for n, done in enumerate((90, 90, 70, 70))))
    money = ranked(*(result(str(n), done, 100, target=80) for n, done in enumerate((90, 70, 90, 70))))
    found = quadrant.points(cases, money)
    assert {point.row.unit: point.side for point in found} == {
        "0": quadrant.BOTH,
        "1": quadrant.CASES,
        "2": quadrant.MONEY,
        "3": quadrant.NEITHER,
    }
    figure = quadrant.figure(found, LIGHT)
    assert sorted(note.text for note in figure.layout.annotations) == [
        "<b>Chưa đạt cả hai: 1</b>",
        "<b>Đạt cả hai: 1</b>",
        "<b>Đạt về tiền, chưa đạt về việc: 1</b>",
        "<b>Đạt về việc, chưa đạt về tiền: 1</b>",
    ]


def square(unit_id: str, x: int) -> Area:
    ring = ((x, 0), (x + 1, 0), (x + 1, 1), (x, 1), (x, 0))
    return Area(unit_id=unit_id, label=unit_id, rings=(ring,), centre=(x + 0.5, 0.5), is_tile=True)


def test_a_map_draws_one_shape_per_class_and_says_what_is_missing():
    found = ranked(result("Huế", 90, 100, target=80), result("Cà Mau", 79, 100, target=80))
    figure = maps.country([square("Huế", 0), square("Cà Mau", 1), square("Lai Châu", 2)], found, "cases", False, LIGHT)
    shapes = {trace.name: trace for trace in figure.data if trace.fill == "toself" and trace.name}
    assert set(shapes) == {"▼ thấp hơn đến 5 điểm", "hơn từ 5 điểm", "chưa có số liệu"}
    words = next(trace for trace in figure.data if trace.mode == "text")
    assert list(words.text) == ["Huế<br>+10,0", "Cà Mau<br>▼ −1,0", "Lai Châu"]


@pytest.mark.parametrize(
    ("gap", "label"),
    [(-5.01, "▼ thấp hơn chỉ tiêu trên 5 điểm"), (-5, "▼ thấp hơn đến 5 điểm"), (-0.01, "▼ thấp hơn đến 5 điểm"),
     (0, "đạt, hơn dưới 5 điểm"), (4.99, "đạt, hơn dưới 5 điểm"), (5, "hơn từ 5 điểm")],
)  # fmt: skip
def test_classes_of_distance_say_exactly_where_they_end(gap, label):
    found = ranked(result("Huế", int((80 + gap) * 100), 10_000, target=80))
    scale = shades.scale(found, "cases", LIGHT)
    assert scale.shade(found[0]).label == label


def test_without_targets_the_map_shows_rates_in_quarters():
    found = ranked(*(result(str(n), done, 100) for n, done in enumerate((60, 70, 80, 90))))
    scale = shades.scale(found, "cases", LIGHT)
    assert scale.measure == "shown"
    assert scale.edges == (70, 80, 90)
    assert scale.shade(found[0]).label == "từ 90 %"
    assert scale.shade(found[-1]).label == "dưới 70 %"


def years(*points, **more):
    return [result("Huế", done, 100, year=year, unit_id="hue", **more) for year, done in points]


def test_a_line_is_broken_where_a_year_is_missing():
    found = lines.lines(years((2020, 80), (2021, 81), (2024, 84)), ("hue",))
    figure = series.figure(found, "cases", "toan-quoc", False, [], LIGHT)
    assert list(figure.data[0].x) == [2020, 2021, None, 2024]
    assert list(figure.data[0].y) == [80.0, 81.0, None, 84.0]


def test_months_start_anew_each_october():
    found = lines.lines([result("Huế", 80, 100, unit_id="hue", year=2024, months=12),
                         result("Huế", 10, 100, unit_id="hue", year=2025, months=1)], ("hue",))  # fmt: skip
    figure = series.figure(found, "cases", "toan-quoc", True, [], LIGHT)
    assert list(figure.data[0].y) == [80.0, None, 10.0]


@pytest.mark.parametrize(("months", "place"), [(12, 2024.5), (9, 2025.5)])
def test_a_break_stands_between_the_last_figure_before_it_and_the_first_that_contains_it(months, place):
    merger = Break(year=2025, months=9, label="34 tỉnh", description="")
    found = lines.lines(years((2024, 80), (2025, 81), (2026, 82), months=months), ("hue",))
    figure = series.figure(found, "cases", "toan-quoc", False, [merger], LIGHT)
    assert [shape.x0 for shape in figure.layout.shapes] == [place]
    assert "34 tỉnh" in [note.text for note in figure.layout.annotations]


def noted(**more):
    given = {"unit_id": "hue", "kind": "disease", "starts": None, "ends": None, "source": None, "entry": 1}
    return Annotation(**given | more)


def test_a_note_is_a_band_over_what_it_touches_with_its_word_on_it():
    found = lines.lines(years((2020, 80), (2021, 81), (2022, 82)), ("hue",))
    covid = noted(year=2021, label="Covid-19")
    figure = series.figure(found, "cases", "toan-quoc", False, [], LIGHT, occasions=[covid])
    assert [(band.x0, band.x1) for band in figure.layout.shapes] == [(2020.5, 2021.5)]
    assert "Covid-19" in [word.text for word in figure.layout.annotations]


def test_a_note_with_days_covers_their_months_and_one_outside_the_axis_is_not_drawn():
    shut = noted(year=2021, label="Giãn cách", starts=date(2021, 6, 1), ends=date(2021, 9, 30))
    assert occasions.span(shut, by_month=True) == (2021 * 12 + 8.5, 2021 * 12 + 12.5)
    assert occasions.span(noted(year=2021, label="Luật", starts=date(2021, 10, 1)), by_month=True) == (
        2022 * 12 + 0.5,
        2022 * 12 + 1.5,
    )
    assert occasions.visible([shut], False, 2022.6, 2025.4) == []


def test_one_district_is_not_drawn_as_the_country():
    nation = result("Toàn quốc", 542, 594, unit_id="toan-quoc", parts=64, parts_reported=1, missing=("Hà Nội",))
    assert lines.lines([nation], ("toan-quoc",)) == []


def test_the_country_lies_behind_the_provinces_in_grey():
    nation = result("Toàn quốc", 80, 100, unit_id="toan-quoc")
    found = lines.lines([*years((2025, 81)), nation], ("hue", "toan-quoc"))
    figure = series.figure(found, "money", "toan-quoc", False, [], LIGHT)
    assert [trace.line.color for trace in figure.data] == [LIGHT.line, LIGHT.hue["money"]]


def test_labels_at_the_ends_of_lines_do_not_touch():
    assert series.spread([80.0, 80.1, 85.0], 1.0) == [80.0, 81.0, 85.0]


def test_a_sparkline_leaves_its_holes_open_and_has_a_sentence():
    image = sparkline.image([1.0, 2.0, None, 3.0], LIGHT.hue["cases"], 'Tỷ lệ "xong"')
    assert 'alt="Tỷ lệ &quot;xong&quot;"' in image
    drawing = base64.b64decode(image.split("base64,")[1].split('"')[0]).decode()
    assert drawing.split('d="')[1].split('"')[0].count("M") == 2


def test_a_sparkline_of_one_figure_is_no_line():
    assert sparkline.image([1.0, None], LIGHT.hue["cases"], "") == ""


def test_a_value_of_other_denominators_is_ranked_by_itself():
    first = result("Huế", figures={"completed": 80, "enforceable": 100, "must_enforce": 400})
    second = result("Cà Mau", figures={"completed": 70, "enforceable": 100, "must_enforce": 140})
    ordered = rows.ranking([standing(first, 1), standing(second, 2)], CATALOG.indicators["rate_must_enforce"])
    assert [(row.unit, row.rank, row.value) for row in ordered] == [
        ("Cà Mau", 1, Fraction(50)),
        ("Huế", 2, Fraction(20)),
    ]
