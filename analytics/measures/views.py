"""What a question about figures looks at."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class View:
    """What to read: one dimension and group, a span of years and of months (both ends in), as known at an entry."""

    dimension: str
    first_year: int
    last_year: int
    first_months: int
    last_months: int
    borders: str
    group: str
    vintage: str | None
    at: int

    @classmethod
    def of_period(
        cls, year: int, months: int, *, dimension: str, borders: str, group: str, vintage: str | None, at: int
    ) -> "View":
        """One period and the same months of the year before."""
        span = {"first_year": year - 1, "last_year": year, "first_months": months, "last_months": months}
        return cls(**span, dimension=dimension, borders=borders, group=group, vintage=vintage, at=at)

    @property
    def is_brief(self) -> bool:
        """One period and at most the one before: few enough rows to read all units and share the answer."""
        return self.first_months == self.last_months and self.last_year - self.first_year <= 1

    @property
    def parameters(self) -> dict[str, int | str | None]:
        """The view as parameters of the questions about figures."""
        named = {name: value for name, value in asdict(self).items() if name not in ("dimension", "borders")}
        return {**named, "dataset": self.dimension}
