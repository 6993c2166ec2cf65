"""Complaints, classification, time limits and procedure of the simulated provinces, sized by their cases.

Nothing is drawn: shares come from the names, so that adding these rows changes no other figure of a seed.
"""

from typing import TYPE_CHECKING
from zlib import crc32

import pyarrow as pa

if TYPE_CHECKING:
    from analytics.simulation.country import Country

QUARTERS, YEARS = (3, 6, 9, 12), 3
CASES_FOR_EACH = {"complaints": 900, "classification": 25, "decisions": 4, "procedure": 30}
"""So many cases with conditions bring one complaint, one case that is checked, one decision that is due."""
LEAST_SHARE, SHARES = 90, 11
TARGETS = {"complaints": 97}
COLUMNS = ("unit", "year", "months", "matter", "due", "done_right", "target_pct", "source")
Row = dict[str, object]


def quality(country: "Country") -> pa.Table:
    """Rows of every province that reported in time, at the end of each quarter of the last years."""
    source = country.settings.source.format(seed=country.seed)
    reports = country.table("cases", "province").to_pylist()
    asked = [
        each
        for each in reports
        if each["year"] > country.settings.last_year - YEARS and each["months"] in QUARTERS and each["enforceable"]
    ]
    rows = [{**_row(report, matter), "source": source} for report in asked for matter in CASES_FOR_EACH]
    return pa.Table.from_pylist(rows).select(COLUMNS)


def _row(report: Row, matter: str) -> Row:
    due = report["enforceable"] // CASES_FOR_EACH[matter]
    share = LEAST_SHARE + crc32(f"{report['unit_id']} {report['year']} {matter}".encode()) % SHARES
    place = {name: report[name] for name in ("unit", "year", "months")}
    return {
        **place,
        "matter": matter,
        "due": due,
        "done_right": -(-due * share // 100),
        "target_pct": TARGETS.get(matter),
    }
