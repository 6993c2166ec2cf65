"""The result of reading a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.findings import Decision, Finding, Option, Question, Remarks
from analytics.intake.printed import TotalRow
from analytics.intake.returned import Returned
from analytics.intake.rows import LeftOut

READABLE, REJECTED, NEEDS_ANSWER = "readable", "rejected", "needs_answer"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a file says, on what evidence, and what is wrong with it.

    ``table``: only when readable; one row per accepted row: the stored columns of the dataset (ids as text, years and
    months int32, figures int64 in việc or đồng, percents decimal128(9,4), days date32) and ``row``, the record's
    number as Excel counts. ``rows_read``: rows of figures and records left out, without the header.
    ``unit_told``: the person, or the row itself, states the unit of every amount of money.
    ``file_totals``: Σ of every figure column over the rows of figures in the file. ``printed_totals``: the totals that
    the file prints itself. ``headers``: column id → header as
    written. ``preview``: the header and the first records, as they stand in the file.
    ``tolerated``: codes of errors whose rows the person chose to leave out; ``rejected_rows``: numbers of the rows that
    were, in a reading that is readable all the same. ``returned``: rows with errors, for their sender to mend.
    ``offered``: for ``sheet`` and ``block``, where there are several, all that may be chosen.
    """

    status: str
    dataset_id: str
    file_name: str
    sha256: str
    simulated: bool = False
    unit_told: bool = False
    table: pa.Table | None = None
    rows_read: int = 0
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    file_totals: Mapping[str, int] = field(default_factory=dict)
    printed_totals: tuple[TotalRow, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    preview: tuple[tuple[str, ...], ...] = ()
    tolerated: frozenset[str] = frozenset()
    rejected_rows: tuple[int, ...] = ()
    returned: Returned | None = None
    offered: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def with_remarks(self, remarks: Remarks) -> "Reading":
        """This reading with more said about it: an error rejects it, a question keeps it waiting."""
        more = Remarks(findings=self.findings, decisions=self.decisions, questions=self.questions) + remarks
        errors = [finding for finding in more.findings if finding.severity == "error"]
        bad = {error.row for error in errors} - {line.row for line in self.left_out}
        tolerable = all(error.row and error.code in self.tolerated for error in errors)
        status = status_of(more, tolerable)
        return replace(
            self,
            status=status,
            table=_without(self.table, bad) if status == READABLE else None,
            rejected_rows=tuple(sorted(bad)) if status == READABLE else (),
            findings=in_file_order(more.findings),
            decisions=more.decisions,
            questions=more.questions,
        )


def _without(table: pa.Table | None, rows: set[int]) -> pa.Table | None:
    if table is None or not rows:
        return table
    return table.filter(pc.invert(pc.is_in(table["row"], value_set=pa.array(sorted(rows), pa.int32()))))


def status_of(remarks: Remarks, tolerable: bool = False) -> str:
    """``rejected`` when anything is an error, else ``needs_answer`` when anything is asked, else ``readable``.

    ``tolerable``: every error is of a row that the person chose to leave out."""
    if remarks.stop and not tolerable:
        return REJECTED
    return NEEDS_ANSWER if remarks.questions else READABLE


def in_file_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings from the top of the file to the bottom; those about the whole file first."""
    return tuple(sorted(findings, key=lambda finding: finding.row or 0))
