"""What the ledger holds of a unit and a period, in the terms in which a text speaks of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from analytics import measures, numbers, periods
from analytics.briefing.sentences.context import plain
from analytics.briefing.sentences.cues import CHANGE, COLUMNS, GAP, RATE, SHARE, TARGET
from analytics.briefing.sentences.reading import BOTTOM, Said
from analytics.measures import Result
from analytics.measures.targets import Target, targets_set
from analytics.measures.voices import EXACT, MORE_THAN
from analytics.warehouse import Warehouse

BOTTOMS = ("enforceable", "must_enforce", "total_accepted")
PUBLISHED_RATE = "published_rate"
DIMENSIONS = ("cases", "money")


@dataclass(frozen=True, kw_only=True)
class Known:
    """One figure of the ledger. ``value``: việc, đồng, percent or points, exact; ``qualifier`` says how far it binds.

    ``number``: what its passport is asked for, where it has one. ``is_told``: a target, whose word "trên" is a rule.
    """

    value: Fraction
    shown: str
    what: str
    entry: int
    source: str | None
    unit_id: str
    unit: str
    year: int
    months: int | None = None
    dimension: str | None = None
    qualifier: str | None = EXACT
    number: str | None = None
    group: str = "all"
    of: int | None = None

    @property
    def when(self) -> str:
        """The period in words."""
        return periods.label(self.year, self.months) if self.months else f"năm {self.year}"


class Holdings:
    """Asks the ledger, as it stood after an entry."""

    def __init__(self, warehouse: Warehouse, at: int | None):
        self.warehouse, self.at = warehouse, warehouse.head if at is None else at
        self._asked: dict[tuple, list[Result]] = {}
        self._kin: dict[str, list[str]] = {}

    def known(self, said: Said, unit_id: str, year: int, months: int | None) -> list[Known]:
        """Everything that the figure may be of; of every period of the year where the months are not told."""
        dimensions = (said.dimension,) if said.dimension else DIMENSIONS
        found = [
            known
            for dimension in dimensions
            for result in self.results(unit_id, dimension, year, months, said.group)
            for known in self._of_role(said, result)
        ]
        if said.role == TARGET and not found:
            found = [each for dimension in dimensions for each in self._targets_of(unit_id, dimension, year)]
        return list(dict.fromkeys(found))

    def results(
        self, unit_id: str, dimension: str, year: int | None, months: int | None, group: str = "all"
    ) -> list[Result]:
        """Complete results of a unit, preliminary and final, of a year or of all, of a period or of all."""
        asked = (unit_id, dimension, year, months, group)
        if asked not in self._asked:
            self._asked[asked] = self._results(*asked)
        return self._asked[asked]

    def _results(self, unit_id: str, dimension: str, year: int | None, months: int | None, group: str) -> list[Result]:
        if group not in self.warehouse.catalog.datasets[dimension].column("group").choices:
            return []
        span = {} if year is None else {"first_year": year, "last_year": year}
        found: dict[tuple, Result] = {}
        for vintage in ("final", "preliminary"):
            for each in measures.trend(
                self.warehouse,
                unit_ids=[unit_id],
                dimension=dimension,
                months=months,
                group=group,
                vintage=vintage,
                at=self.at,
                **span,
            ):
                if not each.missing:  # what only some parts gave is no figure of the whole
                    found.setdefault((each.year, each.months, each.vintage, each.entry), each)
        return list(found.values())

    def _of_role(self, said: Said, result: Result) -> Iterator[Known]:
        if said.role in COLUMNS:
            yield from self._column(result, said.role)
        elif said.role == BOTTOM:
            for name in BOTTOMS:
                yield from self._column(result, name)
        elif said.role == RATE:
            yield from self._rates(result)
        elif said.role == SHARE and said.base:
            yield from self._share(result, said.base)
        elif said.role == TARGET:
            yield from self._targets_of(result.unit_id, result.dimension, result.year)
        elif said.role == GAP:
            yield from self._gaps(result, said)
        elif said.role == CHANGE:
            yield from self._changes(result, said)

    def _made(self, result: Result, value: Fraction | int, what: str, number: str | None, kind: str, **more) -> Known:
        return Known(
            value=Fraction(value),
            shown=shown(Fraction(value), kind),
            what=what,
            number=number,
            **{"qualifier": result.qualifier, "entry": result.entry, "source": "; ".join(result.sources) or None},
            **{"unit_id": result.unit_id, "unit": plain(self.warehouse.units.get(result.unit_id))},
            **{"year": result.year, "months": result.months, "dimension": result.dimension, "group": result.group},
            **more,
        )

    def label(self, dimension: str, column: str) -> str:
        """A column as the catalogue names it, inside a sentence."""
        name = self.warehouse.catalog.datasets[dimension].column(column).label
        return name[:1].lower() + name[1:]

    def _column(self, result: Result, name: str) -> Iterator[Known]:
        if name in result.figures:
            label = self.label(result.dimension, name)
            yield self._made(result, result.figures[name], label, name, result.dimension)

    def _rates(self, result: Result) -> Iterator[Known]:
        if result.rate is not None and result.qualifier == EXACT:
            yield self._made(result, result.rate, "tỷ lệ thi hành xong tính ra", RATE, "percent")
        if result.published_rate is not None:
            value = Fraction(result.published_rate)
            yield self._made(result, value, "tỷ lệ thi hành xong theo công bố", PUBLISHED_RATE, "percent")

    def _share(self, result: Result, base: str) -> Iterator[Known]:
        part, whole = result.figures.get(base), result.figures.get("must_enforce")
        if part is not None and whole and result.qualifier == EXACT:
            what = f"{self.label(result.dimension, base)} trên số phải thi hành"
            yield self._made(result, Fraction(100 * part, whole), what, base, "percent")

    def _targets_of(self, unit_id: str, dimension: str, year: int) -> Iterator[Known]:
        asked = {"first_year": year, "last_year": year, "at": self.at}
        for target in self._targets(dimension, unit_id, **asked):
            yield Known(
                value=target.pct,
                shown=shown(target.pct, "percent"),
                what=f"chỉ tiêu {self._about(dimension)}"
                + (f" của {target.assigned_by}" if target.assigned_by else ""),
                entry=target.entry,
                source=target.source,
                unit_id=unit_id,
                unit=plain(self.warehouse.units.get(unit_id)),
                year=year,
                dimension=dimension,
                qualifier=MORE_THAN if target.comparator == ">" else EXACT,
            )

    def _targets(self, dimension: str, unit_id: str, **asked: int) -> list[Target]:
        found = targets_set(self.warehouse, dimension=dimension, unit_ids=[unit_id], **asked)
        return [target for targets in found.values() for target in targets]

    @staticmethod
    def _about(dimension: str) -> str:
        return "về tiền" if dimension == "money" else "về việc"

    def _gaps(self, result: Result, said: Said) -> Iterator[Known]:
        for target in self._targets_of(result.unit_id, result.dimension, result.year):
            for rate in self._rates(result):
                gap = (rate.value - target.value) * (-1 if said.is_down else 1)
                what = f"{rate.what} {rate.shown} so với {target.what} {target.shown}"
                yield self._made(result, gap, what, None, "points")

    def _changes(self, result: Result, said: Said) -> Iterator[Known]:
        """Against the same months of the year before, or of the year named: figures, or rates of one kind."""
        year = said.against or result.year - 1
        for before in self.results(result.unit_id, result.dimension, year, result.months, result.group):
            if EXACT == result.qualifier == before.qualifier:
                yield from self._change(result, before, said)

    def _change(self, result: Result, before: Result, said: Said) -> Iterator[Known]:
        sign = -1 if said.is_down else 1
        if said.base == RATE or (said.base is None and said.figure.kind != result.dimension):
            pairs = [
                (now, then) for now in self._rates(result) for then in self._rates(before) if now.what == then.what
            ]
            for now, then in pairs:
                yield self._made(result, sign * (now.value - then.value), f"{now.what} so với cùng kỳ", None, "points")
            return
        base = said.base if said.base in COLUMNS else "completed"
        now, then = result.figures.get(base), before.figures.get(base)
        if now is None or then is None:
            return
        what = f"{self.label(result.dimension, base)} so với cùng kỳ"
        if not said.is_relative:
            yield self._made(result, sign * (now - then), what, None, result.dimension)
        elif then:
            yield self._made(result, Fraction(100 * sign * (now - then), then), what, None, "percent")

    def elsewhere(self, said: Said, unit_id: str) -> Known | None:
        """The same figure of the same column in another period of the unit, or in one that it came from or became."""
        if said.role not in COLUMNS or not said.dimension:
            return None
        kin = self.kin(unit_id)
        for other in (unit_id, *kin):
            for result in self.results(other, said.dimension, None, None, said.group):
                same = other == unit_id or (result.year, result.months) == (said.place.year, said.place.months)
                if same and result.figures.get(said.role) == said.figure.value:
                    return next(self._column(result, said.role))
        return None

    def kin(self, unit_id: str) -> list[str]:
        """Units that merged with this one or into it, and the one they became."""
        if unit_id not in self._kin:
            self._kin[unit_id] = list(self._related(unit_id))
        return self._kin[unit_id]

    def _related(self, unit_id: str) -> Iterable[str]:
        units = self.warehouse.units
        after, before = units.successors(unit_id), units.predecessors(unit_id)
        beside = [each for one in after for each in units.predecessors(one.id)]
        named = [each for each in units.of_level("province") if plain(each) == plain(units.get(unit_id))]
        through = [each for one in named for each in units.predecessors(one.id)]
        ids = dict.fromkeys(each.id for each in (*after, *before, *beside, *named, *through))
        return (each for each in ids if each != unit_id)


def shown(value: Fraction, kind: str) -> str:
    """A figure in the words of its kind."""
    if kind == "percent":
        return numbers.percent(value, 2 if value.denominator > 1 else 0)
    if kind == "points":
        return numbers.points(value)
    if kind == "money":
        return money(int(value))
    return f"{numbers.decimal(value, 0)} việc" if kind == "cases" else numbers.decimal(value, 0)


def money(dong: int) -> str:
    """Đồng with as many decimals of tỷ as there are, down to the đồng where it does not come out even."""
    for decimals in (0, 1, 2, 3):
        if not dong * 10**decimals % numbers.DONG_PER_BILLION:
            return numbers.billion(dong, decimals)
    return f"{numbers.integer(dong)} đồng"
