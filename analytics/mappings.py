"""Whose column is whose: ours beside theirs, what a person chose, kept by name and found again for the next file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from analytics import suggestions
from analytics.catalog import Column
from analytics.intake import Answers, Reading
from analytics.intake.headers import match
from analytics.intake.vocabulary import Vocabulary
from analytics.ledger import Entry, NewEntry
from analytics.spelling import fold
from analytics.suggestions import Sample, Suggestion
from analytics.workspace import Workspace

MAPPING = "mapping"
SAMPLES = 3
_OF_ONE_FILE = ("year", "months", "vintage", "confirmed", "leave_out_bad_rows", "sheet", "block", "header_row")
"""Answers about one file that say nothing about the next."""


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """A column of the file: its header, up to three values, the column of ours that it is read as (``None``: not used),
    and what it may be."""

    position: int
    header: str
    samples: tuple[str, ...]
    column_id: str | None
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """Every column of the file in its order, and the required columns of ours that none of them is read as."""

    theirs: tuple[Theirs, ...] = ()
    missing: tuple[Column, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SavedMapping:
    """What was chosen before for files with these headers. ``name`` is empty for an upload that was only remembered."""

    entry: int
    name: str
    dataset: str
    made_by: str
    made_at: datetime
    headers: tuple[str, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)

    def filled(self, answers: Answers) -> Answers:
        """The answers given so far, and for what they leave open those of the mapping."""
        given = {name: value for name, value in asdict(answers).items() if value}
        return Answers(**{**self.answers, **given})

    @property
    def evidence(self) -> str:
        """Where it comes from, for the person who is asked whether to use it again."""
        named = f"bản ghép cột “{self.name}”" if self.name else f"bút toán {self.entry}"
        return f"Theo {named} của {self.made_by}, ngày {self.made_at:%d/%m/%Y}, cho tệp có cùng tiêu đề."


def pairing(workspace: Workspace, reading: Reading, answers: Answers | None = None) -> Pairing:
    """Ours beside theirs, from the first records of a file. Empty when the file could not be read that far."""
    if not reading.preview:
        return Pairing()
    dataset = workspace.catalog.datasets[reading.dataset_id]
    vocabulary = Vocabulary(dataset, workspace.catalog, (answers or Answers()).columns)
    texts, *records = reading.preview
    headers = match(texts, vocabulary)
    columns = suggestions.texts(records, len(texts))
    sample = Sample(headers=headers, columns=columns, dataset=dataset, catalog=workspace.catalog, units=workspace.units)
    found = suggestions.suggest(sample)
    theirs = tuple(
        Theirs(
            position=header.position,
            header=header.text,
            samples=tuple(dict.fromkeys(filter(None, columns[header.position])))[:SAMPLES],
            column_id=header.column.id if header.column else None,
            suggestions=found.get(header.position, ()),
        )
        for header in headers
    )
    return Pairing(theirs=theirs, missing=tuple(column for column in sample.open_columns if column.required))


def headers_of(reading: Reading) -> tuple[str, ...]:
    """The header cells of a file as written, left to right; what ``save`` and ``remembered`` know a file by."""
    return tuple(reading.preview[0]) if reading.preview else ()


def save(workspace: Workspace, name: str, by: str, dataset_id: str, headers: Sequence[str], answers: Answers) -> int:
    """Keep a mapping under a name, as an entry without rows; returns its number. A later one of the same name counts.

    ``ValueError`` without a name or a person.
    """
    if not name.strip() or not by.strip():
        raise ValueError("a mapping is saved under a name, by a person")
    kept = {"name": name.strip(), "headers": list(headers), "answers": _lasting(asdict(answers))}
    number = workspace.ledger.append(NewEntry(kind=MAPPING, dataset=dataset_id, made_by=by.strip(), receipt=kept))
    workspace.warehouse.refresh()
    return number


def saved(workspace: Workspace, dataset_id: str) -> tuple[SavedMapping, ...]:
    """Every mapping of a dataset that has a name, the newest of each name, newest first."""
    found: dict[str, SavedMapping] = {}
    for entry in reversed(workspace.ledger.entries()):
        if entry.kind == MAPPING and entry.dataset == dataset_id:
            found.setdefault(fold(entry.receipt["name"]), _mapping(entry))
    return tuple(found.values())


def remembered(workspace: Workspace, dataset_id: str, by: str, headers: Sequence[str]) -> SavedMapping | None:
    """What the same person last chose for a file of the dataset with the same headers, in an upload or a mapping.

    To be shown and agreed to, not applied unseen: the same headers may stand over other units of money.
    """
    for entry in _of_person(workspace, dataset_id, by):
        known = _mapping(entry)
        if known.answers and _same(known.headers, headers):
            return known
    return None


def _of_person(workspace: Workspace, dataset_id: str, by: str) -> Iterator[Entry]:
    person = fold(by)
    for entry in reversed(workspace.ledger.entries()):
        if entry.dataset == dataset_id and fold(entry.made_by) == person and "headers" in (entry.receipt or {}):
            yield entry


def _mapping(entry: Entry) -> SavedMapping:
    return SavedMapping(
        entry=entry.entry,
        name=entry.receipt.get("name", ""),
        dataset=entry.dataset,
        made_by=entry.made_by,
        made_at=entry.made_at,
        headers=tuple(entry.receipt["headers"]),
        answers=_lasting(entry.receipt.get("answers", {})),
    )


def _lasting(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if value and name not in _OF_ONE_FILE}


def _same(known: Sequence[str], headers: Sequence[str]) -> bool:
    return [fold(text) for text in known] == [fold(text) for text in headers]
