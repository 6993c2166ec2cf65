"""What is being looked at: which world, which period, which borders, the ledger as it stood at which entry."""

from dataclasses import dataclass
from datetime import date

from analytics import periods
from analytics.units import MERGER_DAY


@dataclass(frozen=True, kw_only=True)
class View:
    """The choices that every page obeys. ``at`` is the entry a link is pinned to, ``None`` for the newest;
    ``entry`` the entry that is shown and ``head`` the newest one."""

    world: str
    year: int
    months: int
    borders: str
    at: int | None
    entry: int
    head: int

    @property
    def is_simulated(self) -> bool:
        """True when nothing shown is real."""
        return self.world == "simulated"

    @property
    def period(self) -> dict[str, int]:
        """``year`` and ``months``, as the measures ask for them."""
        return {"year": self.year, "months": self.months}

    @property
    def label(self) -> str:
        """The period as people say it: 9 tháng năm 2025."""
        return periods.label(self.year, self.months)

    @property
    def day(self) -> date:
        """Last day of the period."""
        return periods.period_end(self.year, self.months)

    @property
    def map_borders(self) -> str:
        """Borders to draw: those chosen, else those of the last day of the period."""
        if self.borders != "reported":
            return self.borders
        return "34" if self.day >= MERGER_DAY else "63"
