"""Conclusions that come back: what was decided, the figure it was pinned to, and where that figure went since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing import Figure, Footnote, Slide, Table, figures, stamps, words
from analytics.briefing.scene import Scene, scene_of
from analytics.measures import Conclusion, Conference, Result
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

ID = "ket-luan-lan-truoc"
INDICATORS = ("rate", "share_not_enforceable", "change_carry_over")
MOST_STEPS = 4
NO_FIGURE = "chưa có số"


@dataclass(frozen=True, kw_only=True)
class Step:
    """The figure of a conclusion in one period."""

    year: int
    months: int
    figure: Figure


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A conclusion with its figure from the period it was about until the period of the conference, oldest first."""

    conclusion: Conclusion
    unit: str
    path: tuple[Step, ...]

    @property
    def since(self) -> tuple[Step, ...]:
        """The steps after the period it was pinned to."""
        own = (self.conclusion.year, self.conclusion.months)
        return tuple(each for each in self.path if (each.year, each.months) > own)

    @property
    def now(self) -> Figure | None:
        """The newest figure since that may be held against the first: a later month of the same year, or the same
        months of a later one, for counting starts anew each October."""
        own = self.conclusion
        alike = [each for each in self.since if each.year == own.year or each.months == own.months]
        return alike[-1].figure if alike else None

    @property
    def then(self) -> Figure | None:
        """The figure it was pinned to, as the ledger has it now."""
        own = (self.conclusion.year, self.conclusion.months)
        return next((each.figure for each in self.path if (each.year, each.months) == own), None)

    @property
    def change(self) -> Fraction | None:
        """From then to now, in percentage points."""
        if None in (self.now, self.then) or None in (self.now.value, self.then.value):
            return None
        return self.now.value - self.then.value


def returned(
    warehouse: Warehouse, *, conference: Conference, found: Sequence[Conclusion], at: int | None = None
) -> list[Returned]:
    """The conclusions of earlier days that this conference should look at, the newest first, read at ``at``.

    A conference of the country looks at all of them, that of a province at its own.
    """
    earlier = [each for each in found if each.decided_on < conference.held_on]
    own = [each for each in earlier if conference.unit_id in (NATIONAL, each.unit_id)]
    return [_returned(warehouse, conference, each, at) for each in reversed(own)]


def _returned(warehouse: Warehouse, conference: Conference, conclusion: Conclusion, at: int | None) -> Returned:
    found = measures.trend(
        warehouse,
        unit_ids=(conclusion.unit_id,),
        dimension=conclusion.dimension,
        borders=conference.borders,
        first_year=conclusion.year,
        last_year=conference.year,
        at=at,
    )
    first, last = (conclusion.year, conclusion.months), (conference.year, conference.months)
    within = [each for each in found if first <= (each.year, each.months) <= last]
    steps = [
        Step(year=each.year, months=each.months, figure=_shown(warehouse, conclusion.indicator, each))
        for each in within
    ]
    unit = words.plain(warehouse.units.get(conclusion.unit_id).name)
    known = tuple(each for each in steps if each.figure.value is not None)
    return Returned(conclusion=conclusion, unit=unit, path=known)


def _shown(warehouse: Warehouse, indicator: str, result: Result) -> Figure:
    if indicator == "rate":
        return figures.rate(result)
    return figures.indicator(warehouse.catalog.indicators[indicator], result)


def figure_now(
    warehouse: Warehouse, *, unit_id: str, dimension: str, indicator: str, conference: Conference, at: int | None = None
) -> str:
    """What a conclusion taken at the conference is pinned to, as printed; "" where there is no such figure."""
    period = {"first_year": conference.year, "last_year": conference.year, "months": conference.months}
    asked = {"unit_ids": (unit_id,), "dimension": dimension, "borders": conference.borders, "at": at}
    found = measures.trend(warehouse, **asked, **period)
    if not found:
        return ""
    shown = _shown(warehouse, indicator, found[0])
    return "" if shown.value is None else shown.text


def slide(warehouse: Warehouse, *, conference: Conference, found: Sequence[Returned], at: int) -> Slide | None:
    """The slide of returning conclusions; nothing when there are none."""
    if not found:
        return None
    place = {"year": conference.year, "months": conference.months, "borders": conference.borders, "at": at}
    unit_id = None if conference.unit_id == NATIONAL else conference.unit_id
    scene = scene_of(warehouse, unit_id=unit_id, **place)
    made = Slide(
        id=ID,
        title=_title(found),
        message="Kết luận của các hội nghị trước, con số khi kết luận và đường đi của nó từ đó.",
        table=_table(found),
        missing=tuple(_missing(found)),
        notes=_notes(found),
        footnote=_footnote(scene),
    )
    return stamps.stamped(scene, made)


def _title(found: Sequence[Returned]) -> str:
    moved = sum(bool(each.since) for each in found)
    if not moved:
        return f"{len(found)} kết luận lần trước, chưa có số mới để xem lại"
    return f"{len(found)} kết luận lần trước, {moved} có số mới từ đó"


def _table(found: Sequence[Returned]) -> Table:
    return Table(
        caption="Kết luận các lần trước và con số từ đó",
        heads=("Kết luận", "Đơn vị, con số", "Khi kết luận", "Đường đi từ đó", "Thay đổi (điểm %)", "Ai làm, hạn"),
        rows=tuple(_row(each) for each in found),
    )


def _row(each: Returned) -> tuple[str, ...]:
    said = each.conclusion
    return (
        f"{said.decision} ({said.conference}, {said.decided_on:%d/%m/%Y})",
        f"{each.unit}, {words.ABOUT.get(said.dimension, '')}",
        then(each),
        path(each),
        change(each),
        who(said),
    )


def then(each: Returned) -> str:
    """The figure as it was printed on the day, and as it stands now when it was corrected since."""
    printed = each.conclusion.value or NO_FIGURE
    corrected = each.then is not None and each.conclusion.value not in (None, "", each.then.text)
    return f"{printed} (nay sổ ghi {each.then.text})" if corrected else printed


def path(each: Returned) -> str:
    """The newest steps since, oldest first: "10 tháng 78,10 % → cả năm 81,40 %"."""
    said = [f"{words.period(step.year, step.months)} {step.figure.text}" for step in each.since[-MOST_STEPS:]]
    return " → ".join(said) or "chưa có số mới"


def change(each: Returned) -> str:
    """From then to now, signed."""
    if each.change is None:
        return numbers.MISSING
    return figures.number(each.change, "điểm %", "change", figures.RATE_DECIMALS, is_signed=True).text


def who(said: Conclusion) -> str:
    """Who is to do it, and by when."""
    due = f"hạn {said.due_on:%d/%m/%Y}" if said.due_on else ""
    return ", ".join(part for part in (said.responsible, due) if part) or "chưa ghi"


def _missing(found: Sequence[Returned]) -> Iterable[str]:
    silent = [each for each in found if not each.since]
    if silent:
        names = words.listed(list(dict.fromkeys(each.unit for each in silent)))
        yield f"{len(silent)} kết luận chưa có số của kỳ sau: {names}."


def _notes(found: Sequence[Returned]) -> str:
    late = [each.conclusion for each in found if each.conclusion.due_on]
    due = "; ".join(f"{said.decision}: {who(said)}" for said in late[:5])
    return f"Hỏi từng đơn vị đã làm gì. {due}".strip()


def _footnote(scene: Scene) -> Footnote:
    own = scene.footnote([each.result for each in scene.wholes.values()])
    return replace(own, source="kết luận ghi trong sổ; số liệu như các trang khác")
