"""Slide 8: how many more to the targets, every week, and if the denominator grows."""

from fractions import Fraction
from functools import partial

from analytics import numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import Card, Cell, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures.pace import race_of
from analytics.measures.pursuit import Pursuit

GROWTHS = (Fraction(0), Fraction(1, 20), Fraction(1, 10))


def how_many_more(scene: Scene) -> Slide:
    """What is missing to the targets, every week, against the speed so far; and if the denominator grows."""
    cards = [card for dimension in scene.dimensions for card in _scenarios(scene, dimension)]
    table = _needs(scene)
    return Slide(
        id="con-thieu",
        title=_more_title(scene),
        message="Tính trên số có điều kiện của ngày số liệu; ba mức giả định mẫu số tăng đến cuối năm.",
        cards=tuple(cards),
        table=table,
        missing=() if cards or table else ("Cần có số xong, số có điều kiện và chỉ tiêu thì mới tính được còn thiếu.",),
        notes=_more_notes(scene),
        footnote=scene.footnote([each.result for each in scene.wholes.values()]),
    )


def _scenarios(scene: Scene, dimension: str) -> list[Card]:
    result = scene.result(dimension)
    races = [(growth, race_of(result, growth)) for growth in GROWTHS] if result else []
    return [
        Card(
            label=f"{words.DIMENSIONS[dimension]}: mẫu số tăng {numbers.decimal(100 * growth, 0)} %",
            figure=figures.amount(race.need_more, f"need_more {growth}", result),
            note="đã đạt" if not race.need_more else "",
        )
        for growth, race in races
        if race
    ]


def _more_title(scene: Scene) -> str:
    said = [each for each in map(partial(_still, scene), scene.dimensions) if each]
    if not said:
        return f"Chưa tính được {scene.unit} còn thiếu bao nhiêu"
    return f"{scene.unit} {' và '.join(said)}"


def _still(scene: Scene, dimension: str) -> str:
    """What is missing in one dimension; nothing where it is not known."""
    result, race = scene.result(dimension), scene.race(dimension)
    if result is not None and result.met:
        return f"đã đạt chỉ tiêu {words.ABOUT[dimension]}"
    return f"còn thiếu {figures.amount(race.need_more, 'need_more', result).phrase}" if race else ""


def _needs(scene: Scene) -> Table | None:
    of = {
        dimension: {each.result.unit_id: each for each in scene.running.get(dimension, ()) if each.race}
        for dimension in scene.dimensions
    }
    order = list(dict.fromkeys(unit for found in of.values() for unit in found))
    if not order:
        return None
    heads = (
        "Đơn vị",
        "Thiếu (việc)",
        "Mỗi tuần (việc)",
        "Gấp nhịp nay",
        "Thiếu (tỷ đồng)",
        "Mỗi tuần (tỷ)",
        "Gấp nhịp nay",
    )
    rows = tuple((_who(scene, of, unit), *(c for each in of for c in _need(of[each].get(unit)))) for unit in order)
    return Table(caption=f"Còn thiếu bao nhiêu đến chỉ tiêu, {scene.label}", heads=heads, rows=rows)


def _who(scene: Scene, of: dict, unit_id: str) -> str:
    return next(scene.name(found[unit_id].result) for found in of.values() if unit_id in found)


def _need(each: Pursuit | None) -> tuple[Cell, Cell, Cell]:
    if each is None:
        return numbers.MISSING, numbers.MISSING, numbers.MISSING
    race, result = each.race, each.result
    weekly = race.per_week if race.need_more and race.days_left else None
    effort = race.effort if race.need_more else None
    return (
        figures.amount(race.need_more, "need_more", result),
        figures.amount(weekly, "per_week", result),
        figures.figure(effort, "lần", "effort", result, 1),
    )


def _more_notes(scene: Scene) -> str:
    said = []
    for dimension in scene.dimensions:
        missing = [each for each in scene.running.get(dimension, ()) if each.race and each.race.need_more]
        if missing and missing[0].share is not None:
            first = missing[0]
            part = figures.figure(100 * first.share, "%", "share", first.result, 1)
            said.append(
                f"{words.capital(words.ABOUT[dimension])}, {scene.name(first.result)} giữ phần lớn nhất: {part.text}."
            )
    return " ".join([*said, "Phần còn thiếu cho biết ai quyết định kết quả, không nói ai làm kém."])
