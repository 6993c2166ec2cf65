"""Rows of a scheme → a scheme. Every row that cannot be read is named, with its column, value and what to do."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from analytics.scheme_forms import entries
from analytics.scheme_forms.problems import FormProblem, Refused, of_scheme
from analytics.scheme_forms.terms import TABLE
from analytics.scoring import Scheme, SchemeError, read_scheme

Row = Mapping[str, Any]
_CELLS = ("kind", "section", "code", "label", "maximum", "rule", "params", "bands", "gates", "evidence", "note")
_CRITERIA = ("base", "bonus", "penalty")
_NAMED = ("target", "incident", "fact")
_LISTED: Mapping[str, Callable[[Mapping[str, str]], Any]] = {
    "class": entries.rank_class,
    "ceiling": entries.consequence,
    "disqualification": entries.consequence,
    "tie_break": entries.tie_break,
    "award_quota": entries.award_quota,
    "workload": entries.workload,
}
_SAID = {"missing": "missing", "note": "notes"}


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the rows do not say: id, title, source."""

    id: str
    title: str
    source: str
    status: str = "own"


@dataclass(frozen=True, kw_only=True)
class FormReading:
    """The scheme, or ``None`` with every problem found."""

    scheme: Scheme | None
    problems: tuple[FormProblem, ...] = ()


def read_rows(rows: Iterable[Row], heading: Heading) -> FormReading:
    """The scheme that rows of the dataset ``schemes`` make, in their order. ``row``: the row as its file counts, where
    there is one. Never raises on bad input."""
    form = _Form()
    for row in rows:
        cell = {key: "" if row.get(key) in (None, "-") else str(row[key]).strip() for key in _CELLS}
        form.take(row.get("row"), cell)
    if not form.criteria and "frame" not in form.given and not form.problems:
        form.problems.append(of_scheme("no_rows"))
    if form.problems:
        return FormReading(scheme=None, problems=tuple(form.problems))
    try:
        return FormReading(scheme=read_scheme(form.document(heading)))
    except SchemeError as refusal:
        return FormReading(scheme=None, problems=(form.placed(str(refusal)),))


@dataclass(kw_only=True)
class _Form:
    """The document of the scheme, row by row. ``given``: what else stands in it; ``parts``: label → section."""

    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    criteria: list[dict[str, Any]] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)
    rows: dict[str, int | None] = field(default_factory=dict)

    def take(self, row: int | None, cell: Mapping[str, str]) -> None:
        """One row; what is wrong with it is kept, the next row is read all the same."""
        try:
            self._take(cell)
        except Refused as refused:
            self.problems.append(refused.at(row))
        self.rows.setdefault(cell["label"], row)

    def _take(self, cell: Mapping[str, str]) -> None:
        kind = cell["kind"]
        if kind in _CRITERIA:
            section = self._section(cell["section"])
            self.criteria.append(entries.criterion(cell, section["id"], len(self.criteria) + 1))
        elif kind == "section":
            label = entries.filled("label", cell)
            self._section(label, cell["code"]).update(entries.section(cell))
        elif kind in _NAMED:
            key, label = entries.named(cell)
            self.given.setdefault(kind, {})[key] = label
        elif kind in _LISTED:
            self.given.setdefault(kind, []).append(_LISTED[kind](cell))
        elif kind in _SAID:
            self.given.setdefault(_SAID[kind], []).append(entries.filled("label", cell))
        elif kind == "frame":
            self.given[kind] = entries.frame(cell)
        else:
            key, value = (entries.limit if kind == "limit" else entries.setting)(cell)
            self.given[key] = value

    def _section(self, label: str, code: str = "") -> dict[str, Any]:
        """The section of a row; an empty cell goes on with the one above."""
        label = label or next(reversed(self.parts), TABLE["section"])
        return self.parts.setdefault(label, {"id": code or f"s{len(self.parts) + 1}", "label": label})

    def document(self, heading: Heading) -> Mapping[str, Any]:
        """The document that a scheme file would hold. The base is the sum of its rows unless a row says otherwise."""
        base = sum((each.get("max", Fraction(0)) for each in self.criteria if each["kind"] == "base"), Fraction(0))
        whole = {} if "missing" in self.given or "frame" in self.given else {"base_max": base}
        return {
            **{key: getattr(heading, key) for key in ("id", "title", "source", "status")},
            **whole,
            **self.given,
            "section": {part["id"]: {k: v for k, v in part.items() if k != "id"} for part in self.parts.values()},
            "criterion": self.criteria,
        }

    def placed(self, sentence: str) -> FormProblem:
        """A refusal of the scheme, at the row that it names first."""
        said = [(sentence.find(f"“{label}”"), row) for label, row in self.rows.items() if f"“{label}”" in sentence]
        return FormProblem(row=min(said)[1] if said else None, column=None, why=sentence)
