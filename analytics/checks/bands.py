"""Bands of numbers of cases: of one whole, year and day they must neither overlap nor leave a hole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from analytics.catalog import Catalog
from analytics.intake import Finding, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.standards import EMPTY, faults, tier_of
from analytics.units import Units

Row = Mapping[str, Any]
_KINDS = {"cases": "về việc", "money": "về tiền"}


def review(reading: Reading, known: Sequence[Row], catalog: Catalog, units: Units) -> Reading:
    """The reading, rejected where its bands, beside those ``known`` before, contradict each other."""
    if reading.table is None:
        return reading
    voice = Voice(kinds=catalog.findings, headers=dict(reading.headers))
    together = _together(reading.table.to_pylist(), known)
    findings = [said for rows in together.values() for said in _contradictions(rows, voice, units)]
    return reading.with_remarks(Remarks(findings=tuple(findings)))


def _together(new: Sequence[Row], known: Sequence[Row]) -> dict[tuple, list[Row]]:
    """The bands that hold side by side, of those groups that the file speaks of; its rows replace those known."""
    found: dict[tuple, dict[int, Row]] = defaultdict(dict)
    concerned = {_side_by_side(row) for row in new}
    for row in (*known, *new):
        if _side_by_side(row) in concerned:
            found[_side_by_side(row)][row["lower"]] = row
    return {key: list(rows.values()) for key, rows in found.items()}


def _side_by_side(row: Row) -> tuple:
    first = row["valid_from"] or date(row["year"] - 1, 10, 1)
    return row["unit_id"], row["year"], row["dimension"], row["kind"], row["assigned_by"] or "", first


def _contradictions(rows: Sequence[Row], voice: Voice, units: Units) -> Iterator[Finding]:
    tiers = {tier_of(row): row for row in rows if row["lower"] is not None}
    for kind, low, high in faults(tiers):
        told = tiers[high].get("row") or tiers[low].get("row")
        words = {"low": low.label, "high": high.label, "where": _where(tiers[high], units)}
        place = {"row": told, "column": "upper" if kind == EMPTY else "lower"}
        yield voice.finding(f"tiers_{kind}", **place, **words)


def _where(row: Row, units: Units) -> str:
    since = f", từ {row['valid_from']:%d/%m/%Y}" if row["valid_from"] else ""
    return f"{units.get(row['unit_id']).name}, năm {row['year']}, {_KINDS.get(row['dimension'], '')}{since}"
