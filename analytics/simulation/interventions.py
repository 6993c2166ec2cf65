"""Interventions of the simulated country: they answer alarms that its figures really raise, and say they are made up.

A month is taken where the rate stands at least five points below the straight line to the target: that alone is an
alarm by the rules in ``data/reference/alarm_rules.csv``.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa

from analytics.periods import YEAR_MONTHS, period_end

if TYPE_CHECKING:
    from analytics.simulation.country import Country

Row = dict[str, object]
_BEHIND = 5
_DONE = ("completed", "terminated", "reduced")
_SCHEMA = pa.schema(
    [("unit", pa.string()), ("year", pa.int64()), ("taken_on", pa.date32()), ("kind", pa.string())]
    + [("led_by", pa.string()), ("action", pa.string()), ("alarm_on", pa.date32()), ("due_on", pa.date32())]
    + [("closed_on", pa.date32()), ("outcome", pa.string()), ("source", pa.string())]
)


def interventions(country: "Country") -> pa.Table:
    """Rows as a file holds them: for each year that is asked for, the units farthest behind in money, every second one
    of them already closed with an outcome."""
    settings = country.settings.interventions
    rows = [row for year in settings["years"] for row in _of_year(country, year, settings["each_year"])]
    source = country.settings.source.format(seed=country.seed)
    return pa.Table.from_pylist([{**row, "source": source} for row in rows], schema=_SCHEMA)


def _of_year(country: "Country", year: int, most: int) -> list[Row]:
    """The heaviest alarms of the year: the units that are farthest behind when they first are, and still report late in
    the year, when a name means the unit of its end."""
    targets = _targets(country, year)
    reports = [each for each in country.table("money", "province").to_pylist() if each["year"] == year]
    lasting = {each["unit_id"] for each in reports if each["months"] == YEAR_MONTHS - 1} & targets.keys()
    first: dict[str, tuple[Fraction, Row]] = {}
    for report in reports:
        if report["unit_id"] in lasting and report["months"] < YEAR_MONTHS:
            behind = _behind(report, targets[report["unit_id"]])
            if behind >= _BEHIND:
                first.setdefault(report["unit_id"], (behind, report))
    heaviest = sorted(first.values(), key=lambda pair: (-pair[0], pair[1]["unit_id"]))[:most]
    return [_row(report, place, country.settings.interventions["texts"]) for place, (_, report) in enumerate(heaviest)]


def _targets(country: "Country", year: int) -> dict[str, Fraction]:
    """Unit → the target that was issued at the start of the year."""
    rows = country.targets.to_pylist()
    begun = [row for row in rows if (row["year"], row["dimension"]) == (year, "money")]
    return {row["unit_id"]: Fraction(row["target_pct"]) for row in reversed(begun)}


def _behind(report: Row, target: Fraction) -> Fraction:
    """Points below the straight line, by days."""
    end, start = period_end(report["year"], report["months"]), date(report["year"] - 1, 10, 1)
    length = (period_end(report["year"]) - start).days + 1
    rate = Fraction(100 * sum(report[name] or 0 for name in _DONE), report["enforceable"] or 1)
    return target * Fraction((end - start).days + 1, length) - rate


def _row(report: Row, place: int, texts: Sequence[Mapping[str, str]]) -> Row:
    """One intervention, taken ten days after the end of the month of the alarm."""
    text, alarm = texts[place % len(texts)], period_end(report["year"], report["months"])
    taken = alarm + timedelta(days=10)
    closed = {"closed_on": taken + timedelta(days=45), "outcome": text["outcome"]} if place % 2 == 0 else {}
    days = {"taken_on": taken, "alarm_on": alarm, "due_on": taken + timedelta(days=45)}
    words = {name: text[name] for name in ("kind", "led_by", "action")}
    return {"unit": report["unit"], "year": report["year"], **days, **words, **closed}
