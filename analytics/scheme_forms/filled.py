"""A filled form → a scheme. Every row that cannot be read is named, with its column, value and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from analytics.catalog import Catalog
from analytics.scheme_forms import cells, tables
from analytics.scheme_forms.problems import FormProblem, Refused, of_file, of_row
from analytics.scheme_forms.tables import Row
from analytics.scheme_forms.terms import COLUMNS, TABLE, ids, known
from analytics.scoring import Scheme, SchemeError, read_scheme, words
from analytics.spelling import fold

_NEEDED = ("label", "kind", "maximum", "rule")
_EVENTS = ("per_event", "award_bonus")
_OF_CLASS = ("no_zero", "min_pct_each")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What the rows do not say: id, title, source, validity."""

    id: str
    title: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class FormReading:
    """The scheme, or ``None`` with every problem found."""

    scheme: Scheme | None
    problems: tuple[FormProblem, ...] = ()


def read_form(content: bytes, heading: Heading, catalog: Catalog) -> FormReading:
    """Read an uploaded form (CSV in any encoding the intake reads, XLSX, XLS, ODS). Never raises on bad input."""
    found = tables.rows(content, catalog)
    if isinstance(found, FormProblem):
        return FormReading(scheme=None, problems=(found,))
    places, body = _headed(found)
    if not places:
        missing = of_file("no_header", columns=words.listed(f"“{COLUMNS[each]}”" for each in _NEEDED))
        return FormReading(scheme=None, problems=(missing,))
    form = _Form()
    for row, texts in body:
        form.take(row, {key: texts[at] if at < len(texts) else "" for key, at in places.items()})
    if not form.criteria and not form.problems:
        form.problems.append(of_file("no_rows"))
    if form.problems:
        return FormReading(scheme=None, problems=tuple(form.problems))
    try:
        return FormReading(scheme=read_scheme(form.document(heading)))
    except SchemeError as refusal:
        return FormReading(scheme=None, problems=(form.placed(str(refusal)),))


def _headed(found: Sequence[Row]) -> tuple[Mapping[str, int], Sequence[Row]]:
    """Where each column stands, and the rows below the header."""
    keys = {fold(header): key for key, header in COLUMNS.items()}
    for at, (_, texts) in enumerate(found):
        places = {keys[fold(text)]: place for place, text in reversed(list(enumerate(texts))) if fold(text) in keys}
        if set(_NEEDED) <= set(places):
            return places, found[at + 1 :]
    return {}, ()


@dataclass(kw_only=True)
class _Form:
    """The document of the scheme, row by row."""

    sections: dict[str, str] = field(default_factory=dict)
    criteria: list[dict[str, Any]] = field(default_factory=list)
    classes: list[dict[str, Any]] = field(default_factory=list)
    limits: dict[str, Fraction] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    def take(self, row: int, cell: Mapping[str, str]) -> None:
        """One row; what is wrong with it is kept, the next row is read all the same."""
        try:
            kind = _one_of("kind", cell)
            {"class": self._class, "limit": self._limit}.get(kind, self._criterion)(row, kind, cell)
        except Refused as refused:
            self.problems.append(refused.at(row))

    def document(self, heading: Heading) -> Mapping[str, Any]:
        """The document that a scheme file would hold."""
        base = sum((each.get("max", Fraction(0)) for each in self.criteria if each["kind"] == "base"), Fraction(0))
        days = {key: getattr(heading, key) for key in ("valid_from", "valid_to") if getattr(heading, key)}
        return {
            **{key: getattr(heading, key) for key in ("id", "title", "source")},
            **days,
            "status": "own",
            "base_max": base,
            **self.limits,
            "section": {key: {"label": label} for label, key in self.sections.items()},
            "criterion": self.criteria,
            "class": self.classes,
        }

    def placed(self, sentence: str) -> FormProblem:
        """A refusal of the scheme, at the row whose criterion it names."""
        for label, row in self.rows.items():
            if f"“{label}”" in sentence:
                return of_row(row, sentence)
        return FormProblem(row=None, column="", value="", message=sentence)

    def _criterion(self, row: int, kind: str, cell: Mapping[str, str]) -> None:
        rule, label = _one_of("rule", cell), _filled("label", cell)
        given = cells.parameters(cell.get("params", ""), rule in _EVENTS)
        entry = {
            "id": cell.get("id", "") or str(len(self.criteria) + 1),
            "label": label,
            "kind": kind,
            "rule": rule,
            "section": self._section(cell.get("section", "")),
            "note": cell.get("note", "") or cell.get("evidence", ""),
            "gates": cells.parts(cell.get("gates", "")),
            **given,
        }
        if cell.get("maximum", ""):
            entry["max"] = cells.number(cell["maximum"], "maximum")
        if cell.get("bands", ""):
            entry["bands"] = cells.bands(cell["bands"])
        self.criteria.append(entry)
        self.rows[label] = row

    def _section(self, label: str) -> str:
        """The section of a row; an empty cell goes on with the one above."""
        label = label or next(reversed(self.sections), TABLE["section"])
        return self.sections.setdefault(label, f"s{len(self.sections) + 1}")

    def _class(self, row: int, kind: str, cell: Mapping[str, str]) -> None:
        label, given = _filled("label", cell), cells.parameters(cell.get("params", ""), False)
        entry: dict[str, Any] = {"id": cell.get("id", "") or fold(label).replace(" ", "_"), "label": label}
        if cell.get("maximum", ""):
            entry["min"] = cells.number(cell["maximum"], "maximum")
        if "quota_pct" in given:
            entry["quota_pct"] = given["quota_pct"]
        conditions = {key: given[key] for key in _OF_CLASS if key in given}
        self.classes.append({**entry, "any": [conditions] if conditions else []})
        self.rows[label] = row

    def _limit(self, row: int, kind: str, cell: Mapping[str, str]) -> None:
        key = ids("limit").get(fold(_filled("label", cell)))
        if key is None:
            raise Refused("label", cell["label"], "limit", known=known("limit"))
        self.limits[key] = cells.number(_filled("maximum", cell), "maximum")


def _filled(column: str, cell: Mapping[str, str]) -> str:
    if not cell.get(column, ""):
        raise Refused(column, "", "empty")
    return cell[column]


def _one_of(column: str, cell: Mapping[str, str]) -> str:
    found = ids(column).get(fold(_filled(column, cell)))
    if found is None:
        raise Refused(column, cell[column], column, known=known(column))
    return found
