"""Which schemes may be scored with: those that came along, and those whose rows stand in the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from itertools import groupby

from analytics.measures.scores import SchemeLine, scheme_lines
from analytics.scheme_forms import FormProblem, FormReading, Heading, read_rows
from analytics.scoring import InputError, Scheme, load_schemes, words
from analytics.spelling import fold
from analytics.units import Units
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A scheme with the unit and the year that issued it; both are ``None`` for one that came along. ``scheme`` is
    ``None`` where the rows in the ledger no longer make one, ``problems`` say why."""

    name: str
    scheme: Scheme | None
    unit_id: str | None = None
    year: int | None = None
    entry: int | None = None
    lines: tuple[SchemeLine, ...] = ()
    problems: tuple[FormProblem, ...] = ()

    def holds_in(self, year: int) -> bool:
        """Whether it may be used for a year of emulation: it is in force on some day of the working year or of the
        calendar year."""
        first, last = date(year - 1, 10, 1), date(year, 12, 31)
        if self.scheme is None or (self.year or year) > year:
            return False
        return (self.scheme.valid_from or first) <= last and (self.scheme.valid_to or last) >= first


@cache
def bundled() -> tuple[Issued, ...]:
    """The schemes of ``data/schemes`` that have rows to score."""
    return tuple(Issued(name=scheme.id, scheme=scheme) for scheme in load_schemes().values())


def issued(warehouse: Warehouse, *, at: int | None = None) -> list[Issued]:
    """Every scheme, those of the ledger first, newest first."""
    at = warehouse.head if at is None else at
    return [*warehouse.remember(("schemes issued", at), lambda: _in_ledger(warehouse, at)), *bundled()]


def _in_ledger(warehouse: Warehouse, at: int) -> tuple[Issued, ...]:
    lines = sorted(scheme_lines(warehouse, at=at), key=_place)
    found = [_of_lines(list(own)) for _, own in groupby(lines, key=lambda line: (line.unit_id, line.year, line.scheme))]
    return tuple(sorted(found, key=lambda each: -each.entry))


def _place(line: SchemeLine) -> tuple:
    return line.unit_id, line.year, line.scheme, line.line


def _of_lines(lines: Sequence[SchemeLine]) -> Issued:
    first = lines[0]
    reading = read_lines(first.scheme, first.source, [asdict(line) for line in lines])
    return Issued(
        name=first.scheme,
        scheme=reading.scheme,
        unit_id=first.unit_id,
        year=first.year,
        entry=max(line.entry for line in lines),
        lines=tuple(lines),
        problems=reading.problems,
    )


def read_lines(name: str, source: str | None, rows: Iterable[dict]) -> FormReading:
    """The scheme of that name from its rows."""
    return read_rows(rows, Heading(id=name, title=name, source=source or "Sổ số liệu"))


def named(name: str, year: int, unit_id: str | None, known: Sequence[Issued], units: Units) -> Issued:
    """The scheme that somebody means for a unit and a year: of those of its name the one that the unit itself or
    whoever stands above it issued last. ``InputError`` with one sentence when there is none, or more than one."""
    alike = [each for each in known if each.name == name]
    if not alike:
        near = [each.name for each in known if fold(name) in spellings(each)]
        if near:
            raise InputError("scheme_spelled", value=name, known=near[0])
        raise InputError("unknown_scheme", value=name, known=words.listed(each.name for each in known) or "—")
    able = [each for each in alike if each.holds_in(year)]
    if not able:
        raise _out_of_force(alike[0], year)
    own = [each for each in able if each.unit_id in (None, *_line(unit_id, units))] or able
    newest = [each for each in own if each.year == max(one.year or year for one in own) or each.year is None]
    if len(newest) > 1:
        issuers = words.listed(units.get(each.unit_id).name for each in newest if each.unit_id)
        raise InputError("scheme_several", value=name, year=str(year), known=issuers)
    return newest[0]


def spellings(each: Issued) -> set[str]:
    """How the scheme may be called, folded."""
    return {fold(each.name), fold(each.scheme.title if each.scheme else each.name)}


def _line(unit_id: str | None, units: Units) -> tuple[str | None, ...]:
    return () if unit_id is None else (unit_id, units.get(unit_id).parent_id)


def _out_of_force(each: Issued, year: int) -> InputError:
    scheme = each.scheme
    days = (scheme.valid_from, scheme.valid_to) if scheme else (None, None)
    first, last = (f"{day:%d/%m/%Y}" if day else "…" for day in days)
    first = f"năm {each.year}" if each.year and first == "…" else first
    return InputError(
        "scheme_not_yet", scheme=scheme.title if scheme else each.name, first=first, last=last, year=str(year)
    )
