"""Every unit in a few lines, for questions from the hall."""

from analytics import numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import Cell, Profile, Table
from analytics.briefing.scene import Scene
from analytics.measures import Standing
from analytics.measures.pace import race_of
from analytics.spelling import fold

LINES = (("Có điều kiện", "enforceable"), ("Chưa có điều kiện", "not_enforceable"), ("Chuyển kỳ sau", "carried_out"))

PLACE = "Hạng (khoảng hạng)"


def profiles(scene: Scene) -> tuple[Profile, ...]:
    """One per unit under the deck's, by name, those without figures in the period left out."""
    found: dict[str, dict[str, Standing]] = {}
    for dimension, standings in scene.standings.items():
        for each in standings:
            found.setdefault(each.result.unit_id, {})[dimension] = each
    made = [_profile(scene, unit_id, of) for unit_id, of in found.items()]
    order = {each.result.unit_id: each.result.name_order for of in found.values() for each in of.values()}
    return tuple(sorted(made, key=lambda each: order[each.unit_id]))


def _profile(scene: Scene, unit_id: str, of: dict[str, Standing]) -> Profile:
    name = scene.name(next(iter(of.values())).result)
    rates = [f"{words.ABOUT.get(each, each)} {figures.rate(standing.result).text}" for each, standing in of.items()]
    heads = ("", "Về việc", "Về tiền (tỷ đồng)")
    rows = [(label, *(_cell(scene, of.get(each), label) for each in scene.dimensions)) for label in _LABELS]
    table = Table(caption=f"{name}, {scene.label}", heads=heads, rows=tuple(rows))
    title = f"{name}: {', '.join(rates)}"
    return Profile(unit_id=unit_id, unit=name, search=fold(name), title=title, table=table)


def _cell(scene: Scene, standing: Standing | None, label: str) -> Cell:
    if standing is None:
        return numbers.MISSING
    return _rank(scene, standing) if label == PLACE else _LABELS[label](standing)


def _rank(scene: Scene, standing: Standing) -> Cell:
    return words.placed(scene.judged(standing.result), scene.judgements[standing.result.dimension].of)


def _need(standing: Standing) -> Cell:
    race = race_of(standing.result)
    return numbers.MISSING if race is None else figures.amount(race.need_more, "need_more", standing.result)


_LABELS = {
    "Tỷ lệ xong": lambda each: figures.rate(each.result),
    "Chỉ tiêu": lambda each: figures.target(each.result) or "chưa có",
    "So với chỉ tiêu (điểm %)": lambda each: figures.points(each.result.gap, "gap", each.result),
    "So với cùng kỳ (điểm %)": lambda each: figures.points(each.change, "rate_change", each.result),
    PLACE: None,
    "Thi hành xong": lambda each: figures.amount(each.result.numerator, "done", each.result),
    **{name: (lambda each, column=column: figures.column(column, each.result)) for name, column in LINES},
    "Còn thiếu đến chỉ tiêu": _need,
}
