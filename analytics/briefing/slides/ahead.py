"""Slide 17: the next period, with its targets, waves and pledges."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import GANTT, Cell, Chart, Slide, Span, Table
from analytics.briefing.scene import Scene
from analytics.measures import Movement, Wave
from analytics.measures.targets import Target, in_force, targets_set
from analytics.periods import YEAR_MONTHS, period_end


def next_period(scene: Scene) -> Slide:
    """Targets that hold next, the calendar of movements, pledges."""
    year = scene.year + 1 if scene.months == YEAR_MONTHS else scene.year
    aims = {dimension: _aim(scene, dimension, year) for dimension in scene.dimensions}
    place = {**scene.place, "year": year}
    moving = measures.movements(scene.warehouse, **place)
    waves, pledged = measures.waves(scene.warehouse, **place), measures.pledges(scene.warehouse, **place)
    spans = _spans(scene, moving, waves)
    known = {dimension: aim for dimension, aim in aims.items() if aim}
    return Slide(
        id="ky-toi",
        title=_title(known, year),
        message=f"{len(moving)} phong trào, {len(waves)} đợt, {len(pledged)} giao ước trong sổ cho năm {year}.",
        chart=_calendar(spans) if spans else None,
        table=_table(scene, known, year) if known else None,
        missing=tuple(_missing(aims, waves, year)),
        notes="Kết luận: ai làm gì, đến ngày nào. Mốc cao điểm và chỉ tiêu được nhắc lại ở đây để thống nhất.",
        footnote=scene.footnote([], sources=[each.source for each in (*known.values(), *waves, *moving, *pledged)]),
    )


def _aim(scene: Scene, dimension: str, year: int) -> Target | None:
    span = {"first_year": year, "last_year": year, "at": scene.at}
    found = targets_set(scene.warehouse, dimension=dimension, unit_ids=[scene.unit_id], **span)
    return in_force(found.get((scene.unit_id, year), ()), period_end(year))


def _title(known: dict[str, Target], year: int) -> str:
    said = [
        f"{words.ABOUT[each]} {words.SIGNS[aim.comparator]} {numbers.percent(Fraction(aim.pct))}"
        for each, aim in known.items()
    ]
    return f"Chỉ tiêu năm {year}: {', '.join(said)}" if said else f"Sổ chưa có chỉ tiêu năm {year}"


def _table(scene: Scene, known: dict[str, Target], year: int) -> Table:
    return Table(
        caption=f"Chỉ tiêu năm {year}",
        heads=("", "Chỉ tiêu", "Đến nay", "Ai giao"),
        rows=tuple(_row(scene, dimension, aim, year) for dimension, aim in known.items()),
    )


def _row(scene: Scene, dimension: str, aim: Target, year: int) -> tuple[Cell, ...]:
    place = {"unit_id": scene.unit_id, "dimension": dimension, "year": year, "months": YEAR_MONTHS, "entry": aim.entry}
    shown = figures.number(aim.pct, "%", "target", figures.RATE_DECIMALS, **place)
    result = scene.result(dimension)
    so_far = figures.rate(result) if result else numbers.MISSING
    return words.DIMENSIONS[dimension], shown, so_far, aim.assigned_by or "chưa ghi"


def _spans(scene: Scene, moving: Sequence[Movement], waves: Sequence[Wave]) -> list[Span]:
    named = [(f"{each.movement}, đợt {each.wave}", each.starts, each.ends) for each in waves]
    waved = {each.movement for each in waves}
    named += [(each.name, each.starts, each.ends) for each in moving if each.name not in waved]
    known = {label: (starts, ends) for label, starts, ends in named if starts and ends and starts <= ends}
    return [_span(label, *days) for label, days in sorted(known.items(), key=lambda item: item[1])][:10]


def _span(label: str, starts: date, ends: date) -> Span:
    return Span(label=label, starts=starts, ends=ends, when=f"{starts:%d/%m/%Y}–{ends:%d/%m/%Y}")


def _calendar(spans: Sequence[Span]) -> Chart:
    alt = "Lịch các đợt: " + "; ".join(f"{each.label} {each.when}" for each in spans)
    return Chart(kind=GANTT, unit="", alt=alt, spans=tuple(spans))


def _missing(aims: dict[str, Target | None], waves: Sequence[Wave], year: int) -> list[str]:
    lacking = [words.ABOUT[dimension] for dimension, aim in aims.items() if aim is None]
    said = [f"Chưa có chỉ tiêu {' và '.join(lacking)} năm {year} trong sổ."] if lacking else []
    return said if waves else [*said, f"Chưa có đợt thi đua nào của năm {year} trong sổ."]
