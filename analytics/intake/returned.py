"""The rows of a file that were not accepted, as their sender wrote them, with what is wrong with each."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from analytics.intake.findings import Finding

Record = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Returned:
    """``above``: the titles and the header in the sender's own cells, the header last. ``header``: the names of its
    columns as they were read. ``rows``: number as Excel counts, cells, what is wrong. ``delimiter``: of a text;
    ``None`` for a sheet of a workbook."""

    above: tuple[Record, ...]
    header: Record
    rows: tuple[tuple[int, Record, str], ...]
    delimiter: str | None

    @property
    def width(self) -> int:
        """Cells of the header, or of a row that has more."""
        return max(len(self.header), *(len(cells) for _, cells, _ in self.rows))


def of_records(
    records: Iterable[Sequence[str]],
    head: Set[int],
    header: Record,
    findings: Iterable[Finding],
    delimiter: str | None,
) -> Returned | None:
    """The records that the errors among the findings name, under those numbered in ``head``.

    ``None`` when nothing is wrong, or when something is wrong with no single row: then the whole file is to be mended.
    """
    reasons = _reasons(findings, max(head))
    if not reasons:
        return None
    last, above, rows = max(reasons), [], []
    for number, cells in enumerate(records, start=1):
        if number in head:
            above.append(tuple(cells))
        elif number in reasons:
            rows.append((number, tuple(cells), reasons[number]))
        if number == last:
            break
    return Returned(above=tuple(above), header=header, rows=tuple(rows), delimiter=delimiter)


def _reasons(findings: Iterable[Finding], header_row: int) -> Mapping[int, str]:
    """Row → all that is wrong with it and what to do about it; empty when something is wrong with the whole file."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if any(finding.row is None or finding.row <= header_row for finding in errors):
        return {}
    said: dict[int, list[str]] = {}
    for finding in errors:
        said.setdefault(finding.row, []).append(f"{finding.message} {finding.suggestion}".strip())
    return {row: " ".join(dict.fromkeys(sentences)) for row, sentences in said.items()}
