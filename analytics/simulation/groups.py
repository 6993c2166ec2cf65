"""Groups of cases of the simulated country: parts of what its provinces report, whole and true to every identity."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from analytics.simulation.settings import DIMENSIONS

if TYPE_CHECKING:
    from analytics.simulation.country import Country

_THOUSAND, _PERCENT = 1000, 100
_STREAM = 11
_FLOWS = ("carried_in", "newly_accepted", "delegated_out", "withdrawn")
_DONE = ("completed", "terminated", "reduced")
Row = dict[str, object]


def groups(country: "Country", dimension: str) -> pa.Table:
    """Rows as a file holds them, of every report that the provinces made in time, one for each group."""
    settings, table = country.settings, country.table(dimension, "province")
    reports = [row for row in table.to_pylist() if row["year"] >= settings.groups["first_year"]]
    names = [name for name, given in settings.groups.items() if isinstance(given, Mapping)]
    shares = _shares(country, dimension, names)
    grain = settings.of(dimension)["grain"]
    rows = [row for name in names for row in _of_group(reports, name, settings.groups[name]["done"], shares, grain)]
    columns = ["unit", "year", "months", "group", *table.column_names[4:]]
    return pa.Table.from_pylist(rows).select(columns)


def _shares(country: "Country", dimension: str, names: list[str]) -> dict[tuple[str, str], int]:
    """(group, unit) → thousandths of the whole, drawn once for all years."""
    rng = np.random.Generator(np.random.PCG64([country.seed, _STREAM + DIMENSIONS.index(dimension)]))
    units = dict.fromkeys(unit.id for layer in ("before", "after") for unit in _provinces(country, layer))
    drawn = rng.random((len(names), len(units)))
    bounds = [country.settings.groups[name][dimension] for name in names]
    return {
        (name, unit): int(low + (high + 1 - low) * drawn[row, place])
        for row, (name, (low, high)) in enumerate(zip(names, bounds, strict=True))
        for place, unit in enumerate(units)
    }


def _provinces(country: "Country", layer: str) -> tuple:
    return getattr(country.places, layer)["province"].units


def _of_group(
    reports: list[Row], name: str, done: int, shares: Mapping[tuple[str, str], int], grain: int
) -> Iterator[Row]:
    for report in reports:
        whole = {each: value // grain for each, value in report.items() if isinstance(value, int)}
        part = _part(whole, shares[name, report["unit_id"]], done)
        yield {**report, "group": name, **{each: value * grain for each, value in part.items()}}


def _part(whole: dict[str, int], share: int, done: int) -> dict[str, int]:
    """Every flow and stock as a part, rounded down; what the identities say follows from them."""
    part = {name: value * share // _THOUSAND for name, value in whole.items()}
    part |= {name: part[name] * done // _PERCENT for name in _DONE if name in part}
    finished = sum(part.get(name, 0) for name in _DONE)
    accepted = part["carried_in"] + part["newly_accepted"]
    must = accepted - part["delegated_out"] - part["withdrawn"]
    able = min(part["enforceable"], must)
    waiting = min(part["postponed"], able - finished)
    other = min(part.get("other_status", 0), must - able)
    made = {"total_accepted": accepted, "must_enforce": must, "enforceable": able, "carried_out": must - finished}
    made |= {"postponed": waiting, "in_progress": able - finished - waiting, "not_enforceable": must - able - other}
    kept = {name: part[name] for name in (*_FLOWS, *_DONE) if name in part}
    return {**kept, **made, **({"other_status": other} if "other_status" in part else {})}
