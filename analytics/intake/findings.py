"""What the intake says about a file: findings, decisions and questions, worded by ``data/catalog/findings.toml``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analytics.catalog import Catalog, FindingKind

# A column that is wrong in every row is told row by row up to here; the rest is counted in one more finding.
LISTED_PER_KIND = 5000


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What the person told us about the file. ``money_unit``: an id of the catalogue; ``decimal_mark``: comma, dot;
    ``columns``: header as written → id of the column it is, or "" to keep it as a note; ``leave_out_bad_rows``: enter
    the good rows without those that have errors; ``confirmed``: ids of checks, joined by ``+``, whose doubt about the
    whole file was answered with "it is right"; ``percent_scale``: ``fraction`` (0,6263 is 62,63 %) or ``percent``;
    ``sheet``: its name in a workbook; ``block``: row of the header of the table to read, where a sheet has several;
    ``delimiter``: comma, semicolon, tab, pipe; ``header_row``: row that holds the last line of the header."""

    money_unit: str | None = None
    decimal_mark: str | None = None
    encoding: str | None = None
    year: int | None = None
    months: int | None = None
    vintage: str | None = None
    percent_scale: str | None = None
    sheet: str | None = None
    block: int | None = None
    delimiter: str | None = None
    header_row: int | None = None
    confirmed: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    leave_out_bad_rows: bool = False


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Something the file left open and we settled, with the evidence for it."""

    what: str
    value: str
    evidence: str


@dataclass(frozen=True)
class Option:
    """A possible answer: its id, and how it reads to a person."""

    answer: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something only a person can settle. ``option``: the option of the command line that takes the answer."""

    what: str
    question: str
    evidence: str
    options: tuple[Option, ...]
    option: str


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing about one place of the file. ``row`` counts records from 1 as Excel does; ``column`` is our id for
    the column, or its header where we do not know it."""

    row: int | None
    column: str | None
    code: str
    severity: str
    value: str | None
    message: str
    suggestion: str


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """Everything one step has to say. Remarks add up."""

    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()

    def __add__(self, other: "Remarks") -> "Remarks":
        return Remarks(
            findings=self.findings + other.findings,
            decisions=self.decisions + other.decisions,
            questions=self.questions + other.questions,
        )

    @property
    def stop(self) -> bool:
        """True when the file cannot be used as it is."""
        return any(finding.severity == "error" for finding in self.findings)


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Speaks the catalogue's sentences. ``headers``: column id → header as written in the file."""

    kinds: Mapping[str, FindingKind]
    headers: Mapping[str, str] = field(default_factory=dict)

    def knowing(self, headers: Mapping[str, str]) -> "Voice":
        """The same voice once the headers of the file are known."""
        return replace(self, headers=headers)

    def finding(
        self,
        code: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        severity: str | None = None,
        **words: Any,
    ) -> Finding:
        """A finding of that kind; ``severity`` overrides the kind's own (an identity is hard in some years only)."""
        kind = self.kinds[code]
        spoken: dict[str, Any] = {
            "place": self.place(row, column),
            "value": value,
            "row": row,
            "header": self.headers.get(column, column),
        }
        spoken |= words
        return Finding(
            row=row,
            column=column,
            code=code,
            severity=severity or kind.severity,
            value=value,
            message=kind.message.format(**spoken),
            suggestion=kind.suggestion.format(**spoken),
        )

    def each(self, rows: Sequence[int], describe: Callable[[int], Finding]) -> list[Finding]:
        """One finding per index in ``rows``; a flood of one kind is cut off, and the rest counted, not hidden."""
        told = [describe(index) for index in rows[:LISTED_PER_KIND]]
        if len(rows) > LISTED_PER_KIND:
            last = told[-1]
            more = {"column": last.column, "severity": last.severity, "count": len(rows) - LISTED_PER_KIND}
            told.append(self.finding("more_of_same", kind=last.code, **more))
        return told

    def decision(self, code: str, what: str, **words: Any) -> Decision:
        """A decision: the message of the kind is its value, the suggestion its evidence."""
        kind = self.kinds[code]
        return Decision(what=what, value=kind.message.format(**words), evidence=kind.suggestion.format(**words))

    def question(self, code: str, what: str, option: str, options: Mapping[str, str], **words: Any) -> Question:
        """A question: the message of the kind asks, the suggestion gives the evidence."""
        kind = self.kinds[code]
        asked, evidence = kind.message.format(**words), kind.suggestion.format(**words)
        choices = tuple(Option(answer, label) for answer, label in options.items())
        return Question(what=what, question=asked, evidence=evidence, options=choices, option=option)

    def place(self, row: int | None, column: str | None) -> str:
        """Where, in words: ``Dòng 5, cột “Có điều kiện”``."""
        header = self.headers.get(column, column) if column else None
        parts = [f"dòng {row}" if row else "", f"cột “{header}”" if header else ""]
        where = ", ".join(part for part in parts if part) or "tệp"
        return where[0].upper() + where[1:]


def finding(catalog: Catalog, code: str, **words: Any) -> Finding:
    """A finding worded by the catalogue, for those who have no file at hand (the checks against the ledger)."""
    return Voice(kinds=catalog.findings).finding(code, **words)
