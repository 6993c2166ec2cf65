"""What is said of a difference: brought by chance, by the years, or neither."""

from dataclasses import replace

from analytics.measures.contrast import contrast
from analytics.measures.fog import Level
from analytics.measures.judgement import ALL, CHANCE, YEARS, Judged, Judgement
from analytics.numbers import MISSING
from pages.components import chance
from tests.pages.figures import result

ONE, OTHER = result("A", 560, 700), result("B", 480, 800)
FAR, NEAR = [Level(mean=80, sd=1), Level(mean=60, sd=1)], [Level(mean=72, sd=3), Level(mean=68, sd=3)]


def judgement(levels, basis=YEARS) -> Judgement:
    units = tuple(Judged(result=each, level=level) for each, level in zip((ONE, OTHER), levels, strict=True))
    return Judgement(units=units, of=2, basis=basis, years=5, tie=None, funnel=None, against=ALL, least_cases=30)


def test_a_cell_carries_the_mark_of_what_could_have_brought_the_difference():
    clear = contrast(ONE, OTHER)
    assert chance.cell(clear, judgement(FAR), "A", "B").startswith("+20,00 (+")
    assert chance.cell(clear, judgement(NEAR), "A", "B").startswith("~ +20,00 (+")
    same = contrast(ONE, result("B", 561, 700))
    assert chance.cell(same, judgement(FAR), "A", "B").startswith("≈ −0,14 (−")
    assert chance.cell(None, judgement(FAR), "A", "B") == MISSING


def test_without_earlier_years_only_chance_is_spoken_of():
    alone = judgement(NEAR, CHANCE)
    assert chance.cell(contrast(ONE, OTHER), alone, "A", "B").startswith("+20,00")
    assert "~" not in chance.remark(alone) and "chưa có các năm trước" in chance.remark(alone)
    assert "~ là vượt may rủi" in chance.remark(judgement(NEAR))


def test_a_unit_without_a_level_is_never_called_clear():
    unknown = replace(judgement(FAR), units=judgement(FAR).units[:1])
    assert chance.cell(contrast(ONE, OTHER), unknown, "A", "B").startswith("~")


def test_a_change_of_one_unit_is_told_with_its_range():
    """56/70 after 48/80: the paper's 5,24 to 33,39 (printed to two decimals)."""
    found = contrast(result("A", 56, 70), result("A", 48, 80, year=2024))
    assert chance.sentence(found) == (
        "Thay đổi +20,00 điểm % vượt may rủi của từng việc (khoảng 95 % từ +5,24 đến +33,39 điểm %); chưa xét dao động "
        "qua các năm."
    )
    less = contrast(result("A", 56, 70), result("A", 63, 80, year=2024))
    assert "chưa vượt may rủi" in chance.sentence(less)
    assert chance.sentence(None) == ""
