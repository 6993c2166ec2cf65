"""What the page of scoring looks at: part, year, scheme, phase, unit, and the convention for holes between bands."""

from collections.abc import Sequence
from datetime import date

from analytics import measures, scorebook
from analytics.measures import scores
from analytics.scorebook import Issued, Outcome
from analytics.scoring import words
from analytics.scoring.scheme import PHASES
from pages.components import filters, session, text

PARTS = {
    "ket-qua": "Kết quả",
    "don-vi": "Một đơn vị",
    "cham": "Ghi điểm",
    "bang-cham": "Bảng chấm điểm",
    "cac-buoc": "Các bước",
}
NEWEST, NO_CHOICE = "", ""
WIDE = 420


def part() -> str:
    """Which part of the page is shown."""
    return filters.switch("phan-cham", "Xem", PARTS, "ket-qua", is_labelled=False)


def year() -> int:
    """A year in which somebody was scored, and the year of the sidebar; the newest with scores first."""
    scored = {of_year for of_year, *_ in session.ask(scorebook.used)}
    issued = {each.year for each in session.ask(scorebook.issued) if each.year}
    years = sorted(scored | issued | {session.view().year}, reverse=True)
    options = {str(each): str(each) for each in years}
    return int(filters.select("nam-cham", "Năm", options, str(max(scored, default=years[0])), width=110))


def scheme(of_year: int) -> Issued:
    """A scheme of the year, those with scores first."""
    known = session.ask(scorebook.offered, year=of_year)
    named = {each.name: each for each in known}
    options = {name: title(each) for name, each in named.items()}
    return named[filters.select("bang-cham-diem", "Bảng chấm điểm", options, next(iter(options)), width=WIDE)]


def title(each: Issued) -> str:
    """What a scheme is called."""
    return each.scheme.title if each.scheme else each.name


def phase() -> str:
    """A phase, or the latest that anybody filled in."""
    options = {NEWEST: "Vòng mới nhất"} | {each: text.capital(words.say("phase", each)) for each in PHASES}
    return filters.select("vong", "Vòng", options, NEWEST, width=170)


def holes(issued: Issued) -> str:
    """Which band a value in an open hole belongs to; asked only where the scheme leaves one."""
    bands = [each.bands for each in issued.scheme.criteria.values() if each.bands]
    if all(each.holes != "undefined" for each in bands):
        return NO_CHOICE
    choices = words.templates()["form"]["choice"]
    options = {NO_CHOICE: "Chưa chọn"} | {key: text.capital(choices[key]) for key in ("lower", "upper", "nearest")}
    return filters.select("khoang-trong", "Giá trị giữa hai mức", options, NO_CHOICE, width=190)


def unit(found: Outcome) -> str | None:
    """One of the units that were scored."""
    names = [each.score.unit for each in found.race.standings] if found.race else []
    ids = {found.race.field.units[name]: name for name in names}
    if not ids:
        return None
    return filters.select("don-vi-cham", "Đơn vị", ids, next(iter(ids)), width=300)


def anybody(found: Outcome | None, of_year: int) -> str:
    """Any unit of the year: those scored already first, then provinces, then offices."""
    units = session.units()
    scored = list(found.race.field.units.values()) if found and found.race else []
    found_ids = dict.fromkeys([*scored, *ids_of_year(of_year)])
    options = {unit_id: units.full_name(units.get(unit_id)) for unit_id in found_ids}
    return filters.select("don-vi-ghi", "Đơn vị", options, next(iter(options)), width=300)


def ids_of_year(of_year: int, levels: Sequence[str] = ("province", "office")) -> list[str]:
    """Units of these levels on the last day of the working year."""
    units = session.units()
    return [each.id for level in levels for each in units.of_level(level, date(of_year, 9, 30))]


def years_known() -> list[int]:
    """Years with reports or scores, the newest first."""
    reported = {period.year for period in session.ask(measures.periods)}
    return sorted(reported | {mark.year for mark in session.ask(scores.marks)} | {session.view().year}, reverse=True)
