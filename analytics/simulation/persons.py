"""Enforcers and single cases of a few simulated offices in the last year: parts that add up to what offices report.

Names are "Mô Phỏng" and two more words; nobody has such a name.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from analytics.periods import YEAR_MONTHS
from analytics.simulation.settings import DIMENSIONS

if TYPE_CHECKING:
    from analytics.simulation.country import Country

Row = dict[str, object]
_STREAM = 21
_DONE = ("completed", "terminated", "reduced")
_GRADES = ("middle", "junior", "junior", "senior")
_DAYS = {"easy": (2, 9), "medium": (8, 25), "hard": (25, 80)}
_MEASURES = {"easy": ("persuasion", "deduction"), "medium": ("persuasion", "seizure"), "hard": ("seizure", "coercion")}
_THOUSAND = 1000


def enforcers(country: "Country") -> pa.Table:
    """One row a month, dimension and enforcer of the chosen offices, in việc or đồng."""
    wanted = country.settings.persons
    reports = {dimension: _reports(country, dimension) for dimension in DIMENSIONS}
    rows = []
    for unit_id, (pct, people) in _offices(country, reports["cases"]).items():
        for dimension, found in reports.items():
            for report in (each for each in found if each["unit_id"] == unit_id):
                rows += _shared(report, dimension, people, pct[dimension], wanted["target_steps"])
    return pa.Table.from_pylist([{**row, "source": _source(country)} for row in rows])


def office_targets(country: "Country") -> pa.Table:
    """A target of each chosen office, near that of its province."""
    year, people = country.settings.last_year, _offices(country, _reports(country, "cases"))
    rows = [
        {
            **{"unit": country.names[unit_id], "year": year, "dimension": dimension, "target_pct": pct[dimension]},
            **{
                "comparator": ">=",
                "kind": "assigned",
                "assigned_by": "Cơ quan THADS cấp tỉnh",
                "valid_from": date(year - 1, 10, 1),
            },
            "source": _source(country),
        }
        for unit_id, (pct, _) in people.items()
        for dimension in DIMENSIONS
    ]
    return pa.Table.from_pylist(rows)


def worklist(country: "Country") -> pa.Table:
    """Open cases of one office: fewer than it still had before it, worth a part of what it still had to enforce."""
    wanted, year = country.settings.persons, country.settings.last_year
    left = {dimension: _left(country, dimension) for dimension in DIMENSIONS}
    count = min(wanted["worklist_cases"], left["cases"])
    rng = np.random.Generator(np.random.PCG64([country.seed, _STREAM]))
    sizes = rng.lognormal(0, 1.4, count)
    values = (sizes / sizes.sum() * left["money"] * 0.6 / _THOUSAND).astype(np.int64) * _THOUSAND
    rows = [_case(country, place, int(value), rng) for place, value in enumerate(values, start=1)]
    home = {"unit": country.names[wanted["worklist_office"]], "year": year, "money_unit": "đồng"}
    return pa.Table.from_pylist([{**home, **row, "source": _source(country)} for row in rows])


def _case(country: "Country", place: int, value: int, rng: np.random.Generator) -> Row:
    ease = ("easy", "medium", "hard")[int(rng.integers(0, 3))]
    return {
        "case_code": f"MP-{place:03d}/{country.settings.last_year}/QĐ-THA",
        "case_value": value,
        "difficulty": ease,
        "est_days": int(rng.integers(*_DAYS[ease])),
        "case_measure": _MEASURES[ease][int(rng.integers(0, 2))],
        "case_status": "open",
    }


def _left(country: "Country", dimension: str) -> int:
    """What the office with the list could still enforce in the month that the list is of."""
    wanted = country.settings.persons
    of_office = (each for each in _reports(country, dimension) if each["unit_id"] == wanted["worklist_office"])
    report = next(each for each in of_office if each["months"] == wanted["worklist_month"])
    return report["enforceable"] - _done(report)


def _reports(country: "Country", dimension: str) -> list[Row]:
    """What the chosen offices reported in the last year, month after month."""
    table = country.table(dimension, "office")
    chosen = [
        unit_id for unit_id in country.names if unit_id.partition(".")[0] in country.settings.persons["provinces"]
    ]
    of_year = table.filter(pc.equal(table["year"], country.settings.last_year))
    return of_year.filter(pc.is_in(of_year["unit_id"], value_set=pa.array(chosen))).to_pylist()


def _offices(country: "Country", reports: list[Row]) -> dict[str, tuple[dict[str, Decimal], list[Row]]]:
    """Office → its targets by dimension, and its people, as many as its cases ask for."""
    wanted, targets = country.settings.persons, _of_provinces(country)
    found = {}
    for place, report in enumerate(each for each in reports if each["months"] == YEAR_MONTHS):
        rng = np.random.Generator(np.random.PCG64([country.seed, _STREAM, place]))
        number = min(max(report["total_accepted"] // wanted["cases_each"], wanted["fewest"]), wanted["most"])
        shift = Decimal(place % 5 - 2) / 2
        home = report["unit_id"].partition(".")[0]
        pct = {dimension: targets[home, dimension] + shift for dimension in DIMENSIONS}
        found[report["unit_id"]] = (pct, [_person(wanted, each, rng) for each in range(number)])
    return found


def _of_provinces(country: "Country") -> dict[tuple[str, str], Decimal]:
    rows = country.targets.filter(pc.equal(country.targets["year"], country.settings.last_year)).to_pylist()
    return {(row["unit_id"], row["dimension"]): row["target_pct"] for row in rows}


def _person(wanted: Row, place: int, rng: np.random.Generator) -> Row:
    middle, given = wanted["middle"], wanted["given"]
    return {
        "enforcer": f"Mô Phỏng {middle[place % len(middle)]} {given[place % len(given)]}",
        "grade": _GRADES[place % len(_GRADES)],
        "is_leader": "yes" if place == 0 else "no",
        "weight": int(rng.integers(25, 40) if place == 0 else rng.integers(70, 130)),
        "pace": int(rng.integers(85, 115)),
    }


def _shared(report: Row, dimension: str, people: list[Row], pct: Decimal, steps: list[float]) -> Iterator[Row]:
    """The report in parts: first what is done, what could be and what cannot, so that every part keeps the order."""
    done, able = _done(report), report["enforceable"]
    accepted = report["total_accepted"]
    weights = [person["weight"] for person in people]
    finished = _parts(done, [person["weight"] * person["pace"] for person in people])
    open_still, not_yet = _parts(able - done, weights), _parts(accepted - able, weights)
    loads = [sum(each) for each in zip(finished, open_still, not_yet, strict=True)]
    carried = _parts(report["carried_in"], loads)
    for place, person in enumerate(people):
        yield {
            **{name: report[name] for name in ("unit", "year", "months")},
            "dimension": dimension,
            **{name: person[name] for name in ("enforcer", "grade", "is_leader")},
            "carried_in": carried[place],
            "newly_accepted": loads[place] - carried[place],
            "enforceable": finished[place] + open_still[place],
            "completed": finished[place],
            "target_pct": pct + Decimal(str(steps[place % len(steps)])),
            "comparator": ">=",
            "credit_cases": loads[place] // 12 if dimension == "cases" else None,
            "coercions": finished[place] // 40 if dimension == "cases" else None,
            "complaints": place % 2 if dimension == "cases" else None,
        }


def _source(country: "Country") -> str:
    return country.settings.source.format(seed=country.seed)


def _done(report: Row) -> int:
    return sum(report[name] or 0 for name in _DONE)


def _parts(whole: int, weights: list[int]) -> list[int]:
    """Whole numbers that add up to the whole, each within one of its share and never above its weight's own ceiling."""
    ends = [whole * int(end) // (sum(weights) or 1) for end in np.cumsum([0, *weights], dtype=object)]
    return [high - low for low, high in zip(ends, ends[1:], strict=False)]
