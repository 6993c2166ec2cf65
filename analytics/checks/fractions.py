"""A printed rate that does not follow from the counts, because fraction and rate have different denominators."""

from fractions import Fraction

import pyarrow as pa

from analytics.checks.case import Case
from analytics.checks.panel import MISSING
from analytics.intake import Finding
from analytics.numbers import integer, percent

_DONE = ("completed", "terminated", "reduced")
_TOLERANCE = Fraction(1, 100)


def explained(case: Case, table: pa.Table) -> tuple[Finding, ...]:
    """The reading's findings, each "rate differs" put in better words where the other denominator explains it."""
    doubted = {found.row for found in case.reading.findings if found.code == "rate_differs"}
    if not doubted:
        return case.reading.findings
    rows = {int(row): index for index, row in enumerate(case.file.row) if int(row) in doubted}
    better = {row: _explanation(case, table, index) for row, index in rows.items()}
    return tuple(
        better.get(found.row) or found if found.code == "rate_differs" else found for found in case.reading.findings
    )


def _explanation(case: Case, table: pa.Table, index: int) -> Finding | None:
    """Over the total the rate is the printed one; or the fraction stands over the total, the rate over less."""
    figure = {name: int(case.file.figure(name)[index]) for name in (*_DONE, "must_enforce", "enforceable")}
    printed = Fraction(table["published_rate"][index].as_py())
    done = sum(max(figure[name], 0) for name in _DONE)
    must, enforceable = figure["must_enforce"], figure["enforceable"]
    if must > 0 and abs(Fraction(100 * done, must) - printed) <= _TOLERANCE:
        words = {"top": integer(done), "bottom": integer(must), "computed": percent(Fraction(100 * done, enforceable))}
        return _said(case, "rate_over_total", index, printed, words)
    if printed <= 0 or enforceable <= 0 or not _looks_like_total(case, index, must, enforceable):
        return None
    implied = int(100 * done / printed)
    if done <= implied < enforceable:
        words = {"top": integer(done), "bottom": integer(enforceable), "implied": integer(implied)}
        words["computed"] = percent(Fraction(100 * done, enforceable))
        return _said(case, "fraction_over_total", index, printed, words)
    return None


def _looks_like_total(case: Case, index: int, must: int, enforceable: int) -> bool:
    """The denominator equals a total of its row, or is nearer to the total of a year before than to its own."""
    if enforceable in (must, int(case.file.figure("total_accepted")[index])):
        return True
    before, total = int(case.before("enforceable")[index]), int(case.before("must_enforce")[index])
    return MISSING not in (before, total) and abs(enforceable - total) < abs(enforceable - before)


def _said(case: Case, check: str, index: int, printed: Fraction, words: dict[str, str]) -> Finding:
    row = int(case.file.row[index])
    return case.voice.finding(check, row=row, column="published_rate", value=percent(printed), **words)
