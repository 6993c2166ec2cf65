"""Registrations, awards, recipients and blocks of two simulated provinces: small, invented, and full of ordinary
trouble: a quota passed in the last year of the old decree, votes below the bound, answers from the Ministry still out.

Persons are codes that begin with "MP"; nobody has such a name.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from analytics.simulation.country import Country

Row = dict[str, object]
_PROVINCES = {"quang-ninh": 1, "hue": 0}
_YEARS = range(2023, 2027)
_PENDING_YEAR = 2026
# honour, subject, who decides, registered, decided; a province with a larger base has more of the first two.
_LADDER = (
    ("ldtt", "person", "unit", 118, 112),
    ("cstdcs", "person", "unit", 24, 16),
    ("cstdb", "person", "ministry", 3, 1),
    ("ttldtt", "collective", "unit", 7, 7),
    ("ttldxs", "collective", "ministry", 5, 3),
    ("flag_ministry", "collective", "ministry", 1, 1),
    ("gk_unit", "person", "unit", 40, 36),
    ("bk_ministry", "person", "ministry", 9, 6),
    ("bk_ministry", "collective", "ministry", 2, 1),
)
_PAST_QUOTA = {("hue", 2023), ("hue", 2024)}
_OUTSIDE = (("gk_unit", "collective", 6), ("gk_unit", "person", 14))
_VOTES = {"cstdcs": (11, 13), "cstdb": (12, 13), "flag_ministry": (10, 13)}
_BLOCK = "Khối thi đua Nội chính {name} (mô phỏng)"
_MEMBERS = (
    "Công an",
    "Toà án nhân dân",
    "Viện kiểm sát nhân dân",
    "Thi hành án dân sự",
    "Thanh tra",
    "Bộ chỉ huy quân sự",
)
_MEMBERS += ("Sở Tư pháp", "Ban Nội chính")


def honour_files(country: "Country") -> dict[str, pa.Table]:
    """File name → rows as a file holds them."""
    source = country.settings.source.format(seed=country.seed)
    made = {
        "registrations.csv": _registrations(country),
        "awards.csv": _awards(country),
        "recipients.csv": _recipients(country),
        "blocks.csv": _members(country),
        "block_votes.csv": _block_votes(country),
        "block_scores.csv": _block_scores(country),
    }
    return {name: pa.Table.from_pylist([{**row, "source": source} for row in rows]) for name, rows in made.items()}


def _places(country: "Country", years: Iterable[int] = _YEARS) -> Iterator[tuple[str, int, Row]]:
    for unit_id in _PROVINCES:
        for year in years:
            yield unit_id, year, {"unit": country.names[unit_id], "year": year}


def _registrations(country: "Country") -> Iterator[Row]:
    for unit_id, year, place in _places(country):
        for honour, subject, _, wanted, _ in _LADDER:
            given = {"honour": honour, "subject": subject, "state": "registered"}
            yield {**place, **given, "quantity": _grown(unit_id, year, wanted)}
        yield {**place, "honour": "ttldxs", "subject": "collective", "state": "withdrawn", "quantity": 1}


def _awards(country: "Country") -> Iterator[Row]:
    for unit_id, year, place in _places(country):
        for honour, subject, authority, _, got in _LADDER:
            yield {**place, **_award(unit_id, year, honour, subject, authority, got)}
        for honour, subject, got in _OUTSIDE:
            given = {"honour": honour, "subject": subject, "sector": "outside", "method": "thematic"}
            yield {**place, **given, **_decided(unit_id, year, "unit"), "quantity": got + year % 3, "note": None}


def _award(unit_id: str, year: int, honour: str, subject: str, authority: str, got: int) -> Row:
    is_pending = authority == "ministry" and year == _PENDING_YEAR
    given = {"honour": honour, "subject": subject, "sector": "inside", "method": "regular", "authority": authority}
    count = _grown(unit_id, year, got) + (6 if honour == "cstdcs" and (unit_id, year) in _PAST_QUOTA else 0)
    votes, voters = _VOTES.get(honour, (None, None))
    stage = {"stage": "submitted", "decision": "", "decided_on": None}
    decided = stage if is_pending else _decided(unit_id, year, authority)
    return {**given, **decided, "quantity": count, "votes_for": votes, "voters": voters, "note": None}


def _decided(unit_id: str, year: int, authority: str) -> Row:
    number = f"MP-{unit_id[:2].upper()}-{year}/{authority}"
    return {"authority": authority, "stage": "decided", "decision": number, "decided_on": date(year, 12, 20)}


def _grown(unit_id: str, year: int, count: int) -> int:
    """A little more every year, and more in the larger province, where there are many at all."""
    return count + (count > 10) * (year - _YEARS[0] + 4 * _PROVINCES[unit_id])


def _recipients(country: "Country") -> Iterator[Row]:
    """In each province one person with three years of the lower title behind the higher one, and one with two."""
    for _, year, place in _places(country):
        for person, first in (("MP-01", _YEARS[0]), ("MP-02", _YEARS[1])):
            if first <= year < _PENDING_YEAR:
                yield {**place, "person": person, "honour": "cstdcs", "method": "regular"}
            if year == _PENDING_YEAR:
                yield {**place, "person": person, "honour": "cstdb", "method": "regular"}


def _members(country: "Country") -> Iterator[Row]:
    for _, year, place in _places(country, _YEARS[-2:]):
        for at, member in enumerate(_MEMBERS):
            role = "head" if at == year % len(_MEMBERS) else "deputy" if at == (year + 1) % len(_MEMBERS) else "member"
            sector = "inside" if member.startswith("Thi hành án") else "outside"
            named = {
                "block": _BLOCK.format(name=place["unit"]),
                "kind": "khoi",
                "member": member,
                "sector": sector,
                "role": role,
            }
            yield {**place, **named, "organiser": "Hội đồng Thi đua - Khen thưởng (mô phỏng)"}


def _block_votes(country: "Country") -> Iterator[Row]:
    chances = ((3, 6, "chosen"), (0, 5, "not_chosen"), (6, 4, "not_chosen"), (1, None, "withdrew"))
    for unit_id, _, place in _places(country, _YEARS[-2:]):
        for at, count, outcome in chances:
            cast = None if count is None else count + _PROVINCES[unit_id]
            given = {
                "block": _BLOCK.format(name=place["unit"]),
                "round": "1",
                "honour": "flag_ministry",
                "member": _MEMBERS[at],
            }
            note = "Năm trước đã được tặng Cờ (mô phỏng)" if outcome == "withdrew" else None
            voters = len(_MEMBERS) if cast is not None else None
            yield {**place, **given, "votes_for": cast, "voters": voters, "outcome": outcome, "note": note}


def _block_scores(country: "Country") -> Iterator[Row]:
    for unit_id, year, place in _places(country, _YEARS[-2:]):
        for phase, points in (("self", 148), ("verified", 146), ("council", 145)):
            given = {
                "block": _BLOCK.format(name=place["unit"]),
                "scheme": "Bảng 150 điểm (mô phỏng)",
                "phase": phase,
                "max_points": 150,
            }
            yield {**place, **given, "points": points - 2 * _PROVINCES[unit_id] + year % 2, "note": None}
