"""Parts that cannot add up: once a file of targets is in, can meeting every part's target still meet the whole's?

Added up over the newest denominators that the ledger has. A part without a target may reach 100 %, so what is said to
be short is short whatever happens.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analytics import measures, numbers, periods
from analytics.intake import Finding, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.measures import Result
from analytics.measures.pursuit import Cascade, adding_up
from analytics.measures.targets import Target, in_force, targets_set
from analytics.units import NATIONAL
from analytics.warehouse import Warehouse
from analytics.workspace import Workspace

KINDS = {"cases": "về việc", "money": "về tiền"}
SIGNS = {">": ">", ">=": "≥"}
LOOKED_BACK = 2
LOOKED_AT = 6


@dataclass(frozen=True, kw_only=True)
class Whole:
    """Whose parts are added up, for which year, dimension and group of cases."""

    unit_id: str
    year: int
    dimension: str
    group: str


def review(workspace: Workspace, reading: Reading) -> Reading:
    """The reading with a warning for each whole whose parts' targets cannot reach its own."""
    if reading.table is None or not len(reading.table):
        return reading
    voice = Voice(kinds=workspace.catalog.findings, headers=dict(reading.headers))
    concerned = _wholes(workspace, reading.table.to_pylist())
    with workspace.warehouse.supposing(reading.dataset_id, reading.table) as supposed:
        findings = [said for whole in concerned for said in _short(supposed, whole, voice)]
    return reading.with_remarks(Remarks(findings=tuple(findings)))


def _wholes(workspace: Workspace, rows: list[dict[str, Any]]) -> list[Whole]:
    """The wholes that any row is of or is a part of."""
    found: dict[Whole, None] = {}
    for row in rows:
        unit = workspace.units.get(row["unit_id"])
        above = NATIONAL if unit.level == "province" else unit.parent_id
        for unit_id in filter(None, (unit.id, above)):
            if workspace.units.get(unit_id).level in ("national", "province"):
                found[Whole(unit_id=unit_id, **{name: row[name] for name in ("year", "dimension", "group")})] = None
    return list(found)


def _short(warehouse: Warehouse, whole: Whole, voice: Voice) -> Iterator[Finding]:
    parts = _parts(warehouse, whole)
    if not parts:
        return
    end = periods.period_end(whole.year)
    own = {unit_id: in_force(found, end) for unit_id, found in _targets(warehouse, whole).items()}
    known = {part.unit_id: own.get(part.unit_id) for part in parts}
    set_for = sum(target is not None for target in known.values())
    checked = adding_up(_pairs(parts, known), own.get(whole.unit_id))
    if checked is not None and set_for and not checked.adds_up:
        yield voice.finding("targets_short", **_words(warehouse, whole, parts, set_for, checked, own[whole.unit_id]))


def _parts(warehouse: Warehouse, whole: Whole) -> list[Result]:
    """Every part with its denominator in the newest period, of the year or the one before, in which none is missing."""
    is_nation = whole.unit_id == NATIONAL
    inside = {"level": "province"} if is_nation else {"level": "office", "parent": whole.unit_id}
    for year, months in _newest(warehouse, whole):
        day = periods.period_end(year, months)
        units = warehouse.units
        expected = units.of_level("province", day) if is_nation else units.children(whole.unit_id, day)
        asked = {"dimension": whole.dimension, "group": whole.group, "year": year, "months": months}
        found = [one.result for one in measures.compare(warehouse, **asked, **inside)]
        having = [result for result in found if result.denominator]
        if having and len(having) == len(expected):
            return having
    return []


def _newest(warehouse: Warehouse, whole: Whole) -> list[tuple[int, int]]:
    known = {(period.year, period.months) for period in measures.periods(warehouse)}
    near = [period for period in known if 0 <= whole.year - period[0] < LOOKED_BACK]
    return sorted(near, reverse=True)[:LOOKED_AT]


def _targets(warehouse: Warehouse, whole: Whole) -> dict[str, list[Target]]:
    span = {"first_year": whole.year, "last_year": whole.year, "at": warehouse.head}
    found = targets_set(warehouse, dimension=whole.dimension, group=whole.group, unit_ids=(), **span)
    return {unit_id: targets for (unit_id, _), targets in found.items()}


def _pairs(parts: list[Result], known: Mapping[str, Target | None]) -> list[tuple[Fraction, int]]:
    """(percent, denominator) of every part; 100 where nothing was set for it."""
    targets = ((part, known[part.unit_id]) for part in parts)
    return [(target.pct if target else Fraction(100), part.denominator) for part, target in targets]


def _words(
    warehouse: Warehouse, whole: Whole, parts: list[Result], set_for: int, checked: Cascade, target: Target
) -> dict[str, Any]:
    rest = len(parts) - set_for
    gap = checked.whole - checked.parts
    return {
        "whole": warehouse.units.get(whole.unit_id).name,
        "year": whole.year,
        "about": KINDS.get(whole.dimension, ""),
        "count": set_for,
        "assumed": f" (kể cả khi {rest} đơn vị chưa có chỉ tiêu đạt 100 %)" if rest else "",
        "period": periods.label(parts[0].year, parts[0].months),
        "sum": numbers.percent(checked.parts),
        "sign": SIGNS[target.comparator],
        "target": numbers.percent(checked.whole),
        "short": numbers.decimal(gap, 2) if gap >= Fraction(1, 200) else "chưa đến 0,01",
    }
