"""Results made by hand, for tests of what is drawn and said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from analytics.catalog import load_catalog
from analytics.measures import Result, Standing
from analytics.measures.targets import Target
from pages.components import rows

CATALOG = load_catalog()
RATE = CATALOG.indicators["rate"]


def result(unit="Huế", done=None, can=None, *, target=None, comparator=">=", published=None, **more) -> Result:
    """A result of cases of 12 months of 2025; ``done`` of ``can``."""
    aim = target and Target(
        pct=Fraction(target),
        comparator=comparator,
        kind="assigned",
        assigned_by="",
        valid_from=date(2024, 10, 1),
        source=None,
        entry=1,
    )
    given = {"completed": done, "enforceable": can}
    fields = {
        "unit_id": unit,
        "unit": unit,
        "level": "province",
        "dimension": "cases",
        "year": 2025,
        "months": 12,
        "group": "all",
        "vintage": "preliminary",
        "entry": 1,
        "figures": {name: value for name, value in given.items() if value is not None},
        "published_rate": None if published is None else Decimal(published),
        "qualifier": "exact",
        "sources": ("Báo cáo thử",),
        "target": aim,
        "parts": 1,
        "parts_reported": 1,
        "missing": (),
        "origin": "reported",
        "formula": RATE,
        "name_order": 0,
    }
    return Result(**fields | more)


def standing(now: Result, rank=None, last: Result | None = None) -> Standing:
    """The result with its rank and its year before."""
    change = None if last is None or last.rate is None or now.rate is None else now.rate - last.rate
    return Standing(result=now, rank=rank, of=1, last_year=last, change=change)


def ranked(*results: Result) -> list[rows.Row]:
    """Rows of a ranking by the rate, in the order the program gives them."""
    return rows.ranking([standing(each, rank=place + 1) for place, each in enumerate(results)], RATE)
