"""Everything the slides of one deck look at, each looked up once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from analytics import measures
from analytics.briefing import words
from analytics.briefing.deck import OFFICIAL, PROVISIONAL, UNTOLD, Footnote
from analytics.catalog import Indicator
from analytics.measures import Result, Standing
from analytics.measures.judgement import Judged, Judgement
from analytics.measures.judging import judge
from analytics.measures.pace import Race, race_of
from analytics.measures.pursuit import Pursuit, learned, pursuits
from analytics.periods import YEAR_MONTHS, period_end
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse

VINTAGES = {"preliminary": PROVISIONAL, "final": OFFICIAL}
DENOMINATORS = {"cases": "Mẫu số: việc có điều kiện thi hành", "money": "Mẫu số: tiền có điều kiện thi hành"}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One period of the country, or of one province with its offices. ``at`` is never open."""

    warehouse: Warehouse
    year: int
    months: int
    borders: str
    unit_id: str
    at: int

    @property
    def is_national(self) -> bool:
        """Whether the deck is the country's."""
        return self.unit_id == NATIONAL

    @property
    def as_of(self) -> date:
        """Last day of the period."""
        return period_end(self.year, self.months)

    @property
    def label(self) -> str:
        """The period in words."""
        return words.period(self.year, self.months)

    @property
    def unit(self) -> str:
        """Name of whom the deck is about."""
        return words.COUNTRY if self.is_national else words.plain(self.warehouse.units.get(self.unit_id).name)

    @property
    def parts_name(self) -> str:
        """What the units of its tables are."""
        return "tỉnh" if self.is_national else "cơ quan"

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Việc and tiền."""
        return tuple(self.warehouse.catalog.dimensions)

    def kept_in(self, *dataset_ids: str) -> str:
        """Where such figures are kept, as staff find it on the page of templates: ``bộ “Khen thưởng”``."""
        return "bộ " + ", ".join(f"“{self.warehouse.catalog.datasets[each].label}”" for each in dataset_ids)

    def indicator(self, name: str) -> Indicator:
        """An indicator of the catalogue."""
        return self.warehouse.catalog.indicators[name]

    @cached_property
    def wholes(self) -> dict[str, Standing]:
        """Dimension → the unit itself; absent where it has no figure, or less than half of its parts have."""
        found = {dimension: self._whole(dimension) for dimension in self.dimensions}
        return {dimension: standing for dimension, standing in found.items() if standing is not None}

    def _whole(self, dimension: str) -> Standing | None:
        place = {"dimension": dimension, "year": self.year, "months": self.months, "at": self.at}
        if self.is_national:
            found = measures.national(self.warehouse, **place)
        else:
            alike = measures.compare(self.warehouse, borders=self.borders, **place)
            found = next((each for each in alike if each.result.unit_id == self.unit_id), None)
        return found if found and 2 * found.result.parts_reported >= found.result.parts else None

    def result(self, dimension: str) -> Result | None:
        """The unit's own result."""
        standing = self.wholes.get(dimension)
        return standing.result if standing else None

    def race(self, dimension: str) -> Race | None:
        """Its race to its target."""
        result = self.result(dimension)
        return race_of(result) if result else None

    @cached_property
    def standings(self) -> dict[str, list[Standing]]:
        """Dimension → the provinces of the country, or the offices of the province, best first."""
        return {
            dimension: measures.compare(self.warehouse, dimension=dimension, **self.below)
            for dimension in self.dimensions
        }

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """Dimension → the places of the same units with the range that their figures support."""
        return {dimension: judge(self.warehouse, dimension=dimension, **self.below) for dimension in self.dimensions}

    def judged(self, result: Result) -> Judged | None:
        """What is known of a unit's place."""
        return self.judgements[result.dimension].of_unit(result.unit_id)

    @property
    def below(self) -> dict[str, object]:
        """Which units stand under this one, as questions ask for them."""
        level = {"level": "province"} if self.is_national else {"level": "office", "parent": self.unit_id}
        period = {"year": self.year, "months": self.months, "borders": self.borders, "at": self.at}
        return {**period, **level}

    @cached_property
    def running(self) -> dict[str, list[Pursuit]]:
        """Dimension → units under this one on their way to their target, the largest part of what is missing first."""
        return {dimension: pursuits(self.warehouse, dimension=dimension, **self.below) for dimension in self.dimensions}

    @cached_property
    def outlooks(self) -> dict[str, object]:
        """Dimension → what past years say of the end of this one, for the unit itself."""
        if self.months == YEAR_MONTHS:
            return {}
        asked = {"borders": self.borders, "group": "all", "vintage": None, "at": self.at}
        return {
            dimension: learned(self.warehouse, [each.result], dimension=dimension, **asked).get(each.result.unit_id)
            for dimension, each in self.wholes.items()
        }

    @property
    def is_open(self) -> bool:
        """Whether the year goes on after the period."""
        return self.months < YEAR_MONTHS

    def falls_short(self, result: Result) -> bool | None:
        """Of a year that is over, target not met; before that, behind the straight line to it."""
        if result.met is not False or not self.is_open:
            return None if result.met is None else not result.met
        race = race_of(result)
        return None if race is None else race.ahead < 0

    @cached_property
    def names(self) -> dict[str, str]:
        """Unit → how the deck names it: without the mark of old and new where nobody could mistake it."""
        units = [each.result for found in self.standings.values() for each in found]
        plain = {each.unit_id: words.plain(each.unit) for each in units}
        taken = list(plain.values())
        return {
            each.unit_id: each.unit if taken.count(plain[each.unit_id]) > 1 else plain[each.unit_id] for each in units
        }

    @property
    def place(self) -> dict[str, object]:
        """The unit and year, as questions about movements, awards and indices ask for them."""
        return {"year": self.year, "unit_id": None if self.is_national else self.unit_id, "at": self.at}

    @cached_property
    def status(self) -> str:
        """Whether the figures are final; one preliminary figure makes all of it preliminary."""
        vintages = {each.result.vintage for each in self.wholes.values()}
        vintages |= {each.result.vintage for found in self.standings.values() for each in found}
        if not vintages:
            return UNTOLD
        return PROVISIONAL if "preliminary" in vintages else VINTAGES.get(vintages.pop(), UNTOLD)

    def footnote(
        self, results: Sequence[Result], dimension: str | None = None, sources: Sequence[str] = ()
    ) -> Footnote:
        """What the figures of a slide rest on."""
        found = [source for result in results for source in result.sources] + list(sources)
        denominator = DENOMINATORS.get(dimension or "", "")
        return Footnote(denominator=denominator, as_of=self.as_of, source=words.sources(found), status=self.status)

    def name(self, result: Result) -> str:
        """How the deck names a unit."""
        return self.names.get(result.unit_id, words.plain(result.unit))


def scene_of(
    warehouse: Warehouse, *, year: int, months: int, borders: str, unit_id: str | None, at: int | None
) -> Scene:
    """What the slides look at; ``KeyError`` for a unit that does not exist."""
    moment = warehouse.head if at is None else at
    shown = NATIONAL if unit_id is None else warehouse.units.mapping(borders)[unit_id]
    return Scene(warehouse=warehouse, year=year, months=months, borders=borders, unit_id=shown, at=moment)
