"""Single large cases of the simulated country, as parts of the money that its provinces report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from analytics.simulation.country import Country

_DONE = ("completed", "terminated", "reduced")
Row = dict[str, object]


def large_cases(country: "Country") -> pa.Table:
    """Rows as a file holds them, in whole thousands of đồng: the mega-case exactly as it was added to its office, the
    others as shares of what their province reported in time."""
    settings = country.settings
    first = settings.large_cases["first_year"]
    reports = country.table("money", "province").to_pylist()
    rows = [row for report in reports if report["year"] >= first for row in _of_report(country, report)]
    columns = ("unit", "year", "months", "case_name", "case_enforceable", "case_completed", "money_unit", "source")
    source = settings.source.format(seed=country.seed)
    return pa.Table.from_pylist([{**row, "money_unit": "đồng", "source": source} for row in rows]).select(columns)


def _of_report(country: "Country", report: Row) -> Iterator[Row]:
    key = {name: report[name] for name in ("unit", "year", "months")}
    if report["unit_id"] in _mega_homes(country):
        yield {**key, "case_name": country.settings.large_cases["mega"], **_mega(country, report)}
    done = sum(report[name] or 0 for name in _DONE)
    for name, (able, finished) in country.settings.large_cases["shares"].get(report["unit_id"], {}).items():
        amounts = {"case_enforceable": report["enforceable"] * able, "case_completed": done * finished}
        yield {**key, "case_name": name, **{each: _part(value) for each, value in amounts.items()}}


def _part(hundredfold: int) -> int:
    """A percentage of an amount, down to whole thousands of đồng."""
    return hundredfold // 100_000 * 1000


def _mega(country: "Country", report: Row) -> Row:
    place = report["year"] - country.settings.first_year, report["months"] - 1
    grain = country.settings.money["grain"]
    figures = {"case_enforceable": "enforceable", "case_completed": "done"}
    return {column: int(country.settings.mega[name][place]) * grain for column, name in figures.items()}


def _mega_homes(country: "Country") -> set[str]:
    """The provinces whose money holds the mega-case, before and after the mergers."""
    cells = [cell.id for cell in country.places.cells]
    office = cells.index(country.settings.mega_case["office"])
    layers = [getattr(country.places, border)["province"] for border in ("before", "after")]
    return {layer.units[layer.of[office]].id for layer in layers}
