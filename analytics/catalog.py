"""What the data mean, read once from ``data/catalog``: datasets, columns, identities, indicators, regimes.

A misspelt key is a ``TypeError`` and a reference to something undeclared a ``CatalogError`` when the catalogue is
loaded, so a mistake in a file never reaches a figure.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analytics import DATA

_ID = re.compile(r"[a-z][a-z0-9_]*")
COLUMN_TYPES = ("unit", "year", "months", "choice", "amount", "count", "money", "percent", "date", "text", "money_unit")
PERIOD_KEY = {"unit_id", "year", "months", "group", "vintage"}
COLUMN_ROLES = ("key", "figure", "attribute", "meta")


class CatalogError(ValueError):
    """A file of the catalogue contradicts itself or another; the message names the file and the entry."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One signed column of a sum. An optional term counts as nothing when it was not given."""

    column: str
    sign: int = 1
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a dataset. ``amount`` columns count what the dataset counts: whole việc or whole đồng.

    ``personal``: holds the names of people, which only the ledger keeps (``analytics.persons``). ``most``: what a
    figure may be at most; more is an error. ``coded``: a text that is a code and so has a digit in it."""

    id: str
    label: str
    type: str
    role: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = False
    default: str | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    choice_aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form_column: str = ""
    example: str = ""
    personal: bool = False
    most: int | None = None
    coded: bool = False

    @property
    def stored(self) -> str:
        """Name of the column in the typed table: a unit is stored by its id."""
        return "unit_id" if self.type == "unit" else self.id


@dataclass(frozen=True, kw_only=True)
class Identity:
    """``left relation right`` over the columns of one row; checked when every term that is not optional is given.

    Days are compared like figures, one with one: ``starts <= ends``."""

    id: str
    label: str
    left: tuple[Term, ...]
    relation: str
    right: tuple[Term, ...]
    error_from: int | None = None
    error_until: int | None = None
    source: str = ""

    def severity(self, year: int) -> str:
        """``error`` in the years where the rule is hard, ``warning`` outside them."""
        hard = (self.error_from or 0) <= year <= (self.error_until or 9999)
        return "error" if hard else "warning"


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A kind of file that people upload. ``dimension`` datasets (cases, money) share one shape and one set of rates.

    ``barred``: headers of columns that must not stand in such a file at all."""

    id: str
    label: str
    unit: str
    description: str
    columns: tuple[Column, ...]
    identities: tuple[Identity, ...] = ()
    dimension: bool = False
    barred: tuple[str, ...] = ()

    def column(self, column_id: str) -> Column:
        """The column of that id; ``KeyError`` if the dataset has none."""
        return {column.id: column for column in self.columns}[column_id]

    def of_role(self, role: str) -> tuple[Column, ...]:
        """Columns of one role, in the order of the form."""
        return tuple(column for column in self.columns if column.role == role)

    @property
    def key(self) -> tuple[str, ...]:
        """Stored names of the columns that make a row unique."""
        return tuple(column.stored for column in self.of_role("key"))

    @property
    def figures(self) -> tuple[str, ...]:
        """Ids of the columns that hold figures."""
        return tuple(column.id for column in self.of_role("figure"))

    @property
    def personal(self) -> frozenset[str]:
        """Ids of the columns that hold names of people."""
        return frozenset(column.id for column in self.columns if column.personal)

    @property
    def is_periodic(self) -> bool:
        """True when every row is all of a unit's figures for a cumulative period, not one item of several."""
        return {"unit_id", "year", "months"} <= set(self.key) <= PERIOD_KEY


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A share or rate, Σ numerator / Σ denominator × 100 over whatever units and columns are asked for."""

    id: str
    label: str
    short: str
    unit: str
    direction: str
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    definition: str
    formula: str
    adds_up: str
    example: Mapping[str, Any]
    source: str = ""
    pitfalls: str = ""


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A figure made from rates (gap to target, change on last year): explained here, computed by the measures."""

    id: str
    label: str
    unit: str
    direction: str
    definition: str
    formula: str
    example: str
    source: str = ""
    pitfalls: str = ""


@dataclass(frozen=True, kw_only=True)
class Regime:
    """A circular's reporting rules and the days on which they were in force."""

    id: str
    label: str
    valid_from: str
    valid_to: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FindingKind:
    """A kind of finding and its Vietnamese sentences; ``{names}`` are filled from the finding.

    ``of_row``: an error of this kind is wrong about its own row only; a person may enter the file without that row.
    """

    code: str
    severity: str
    message: str
    suggestion: str = ""
    description: str = ""
    of_row: bool = False


@dataclass(frozen=True, kw_only=True)
class Check:
    """A check of sense, between rows of a file and against the ledger; worded like a kind of finding.

    ``asks``: evidence of the question put to the person when most of the comparable rows fail; empty: never asked.
    ``valid_from`` and ``valid_until``: first and last reporting year concerned. ``datasets``: those concerned, all
    periodic ones when empty. ``beside``: the dataset of records that the rows are held against; such a check concerns
    the ``datasets`` it names, periodic or not. ``columns``: figures looked at. ``settings``: bounds in whole numbers.
    ``rule_kind``: the kind of rules of awards that it speaks for, whose own days decide. ``example``: ``dataset``, the
    rows ``known`` before, rows that one file ``passes`` with and one that ``fails``.
    """

    id: str
    label: str
    severity: str
    message: str
    suggestion: str
    description: str
    example: Mapping[str, str]
    asks: str = ""
    valid_from: int | None = None
    valid_until: int | None = None
    datasets: tuple[str, ...] = ()
    beside: str = ""
    rule_kind: str = ""
    columns: tuple[str, ...] = ()
    settings: Mapping[str, int] = field(default_factory=dict)

    def concerns(self, dataset: Dataset) -> bool:
        """True for the datasets whose rows can be checked so."""
        if self.beside or self.rule_kind:
            return dataset.id in self.datasets
        return dataset.is_periodic and (not self.datasets or dataset.id in self.datasets)


@dataclass(frozen=True, kw_only=True)
class Method:
    """A way in which figures are judged: what it answers, how, an example that tests work out, and what it leaves
    open (``says_not``). Nothing may be empty."""

    id: str
    label: str
    question: str
    formula: str
    example: str
    source: str
    says_not: str


@dataclass(frozen=True, kw_only=True)
class MoneyUnit:
    """A unit that money is written in; ``dong`` is how many đồng one of it is."""

    id: str
    label: str
    dong: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """The whole catalogue, by id."""

    datasets: Mapping[str, Dataset]
    indicators: Mapping[str, Indicator]
    derived: Mapping[str, Derived]
    regimes: Mapping[str, Regime]
    findings: Mapping[str, FindingKind]
    money_units: Mapping[str, MoneyUnit]
    plausibility: Mapping[str, Any]
    checks: Mapping[str, Check] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)

    @property
    def dimensions(self) -> dict[str, Dataset]:
        """The datasets that rates are computed from: cases and money, in that order."""
        return {dataset.id: dataset for dataset in self.datasets.values() if dataset.dimension}


def load_catalog(folder: Path = DATA / "catalog") -> Catalog:
    """Read and check every file of the catalogue. Raises ``CatalogError`` or ``TypeError`` naming what is wrong."""
    library = _read(folder / "columns.toml")
    files = sorted((folder / "datasets").glob("*.toml"))
    datasets = [_dataset(_read(file), library, file.name) for file in files]
    catalog = Catalog(
        datasets={dataset.id: dataset for dataset in sorted(datasets, key=_place)},
        indicators={key: _indicator(key, entry) for key, entry in _read(folder / "indicators.toml").items()},
        derived={key: Derived(id=key, **entry) for key, entry in _read(folder / "derived.toml").items()},
        regimes={key: Regime(id=key, **entry) for key, entry in _read(folder / "regimes.toml").items()},
        findings={key: FindingKind(code=key, **entry) for key, entry in _read(folder / "findings.toml").items()},
        money_units={key: _money_unit(key, entry) for key, entry in _read(folder / "money_units.toml").items()},
        plausibility=_read(folder / "plausibility.toml"),
        checks={key: _check(key, entry) for key, entry in _read(folder / "checks.toml").items()},
        methods={key: _method(key, entry) for key, entry in _read(folder / "methods.toml").items()},
    )
    _check_references(catalog)
    return catalog


def terms(text: str) -> tuple[Term, ...]:
    """``"completed + terminated? - reduced"`` → terms; a question mark makes a term optional."""
    parts = re.findall(r"([+-]?)\s*([a-z][a-z0-9_]*)(\??)", text)
    return tuple(Term(column=name, sign=-1 if sign == "-" else 1, optional=bool(mark)) for sign, name, mark in parts)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise CatalogError(f"{file.name}: {error}") from error


def _place(dataset: Dataset) -> tuple[bool, str]:
    return (not dataset.dimension, dataset.id)


def _dataset(entry: dict[str, Any], library: dict[str, Any], file_name: str) -> Dataset:
    own = entry.pop("column", {})
    required = set(entry.pop("required", ()))
    names: Iterable[str] = entry.pop("columns")
    unknown = [name for name in names if name not in own and name not in library]
    if unknown:
        raise CatalogError(f"{file_name}: undeclared columns {unknown}")
    columns = tuple(_column(name, {**library.get(name, {}), **own.get(name, {})}, required) for name in names)
    identities = tuple(_identity(rule) for rule in entry.pop("identity", ()))
    barred = tuple(entry.pop("barred", ()))
    return Dataset(**entry, columns=columns, identities=identities, barred=barred)


def _column(column_id: str, entry: dict[str, Any], required: set[str]) -> Column:
    choices = {key: names[0] for key, names in entry.get("choices", {}).items()}
    fields = {**entry, "choices": choices, "aliases": tuple(entry.get("aliases", ()))}
    fields["choice_aliases"] = {key: (key, *names) for key, names in entry.get("choices", {}).items()}
    return Column(**{"required": column_id in required, **fields, "id": column_id})


def _identity(entry: dict[str, Any]) -> Identity:
    return Identity(**{**entry, "left": terms(entry["left"]), "right": terms(entry["right"])})


def _indicator(indicator_id: str, entry: dict[str, Any]) -> Indicator:
    sums = {side: terms(entry[side]) for side in ("numerator", "denominator")}
    return Indicator(**{**entry, **sums, "id": indicator_id})


def _money_unit(unit_id: str, entry: dict[str, Any]) -> MoneyUnit:
    return MoneyUnit(**{**entry, "id": unit_id, "aliases": tuple(entry.get("aliases", ()))})


def _check(check_id: str, entry: dict[str, Any]) -> Check:
    lists = {name: tuple(entry.get(name, ())) for name in ("datasets", "columns")}
    return Check(**{**entry, **lists, "id": check_id})


def _method(method_id: str, entry: dict[str, Any]) -> Method:
    method = Method(**entry, id=method_id)
    empty = [name for name, words in vars(method).items() if not str(words).strip()]
    if empty:
        raise CatalogError(f"methods.toml, {method_id}: empty {empty}")
    return method


def _check_references(catalog: Catalog) -> None:
    for dataset in catalog.datasets.values():
        _check_dataset(dataset)
    figures = {name for dataset in catalog.datasets.values() for name in dataset.figures}
    for indicator in catalog.indicators.values():
        _require({term.column for term in (*indicator.numerator, *indicator.denominator)}, figures, indicator.id)
    for check in catalog.checks.values():
        _require(set(check.columns), figures, check.id)
        _require({*check.datasets, *filter(None, [check.beside])}, set(catalog.datasets), check.id)


def _check_dataset(dataset: Dataset) -> None:
    for column in dataset.columns:
        if not _ID.fullmatch(column.id) or column.type not in COLUMN_TYPES or column.role not in COLUMN_ROLES:
            raise CatalogError(f"{dataset.id}.{column.id}: id, type or role is not one of those allowed")
        if column.personal and column.type != "text":
            raise CatalogError(f"{dataset.id}.{column.id}: only a column of text can hold names of people")
    for identity in dataset.identities:
        used = {term.column for term in (*identity.left, *identity.right)}
        _require(used, {column.id for column in dataset.columns}, f"{dataset.id}.{identity.id}")
        if identity.relation not in ("=", "<=", ">=", "<"):
            raise CatalogError(f"{dataset.id}.{identity.id}: relation {identity.relation!r}")
        days = {name for name in used if dataset.column(name).type == "date"}
        if days and (days != used or len(identity.left) > 1 or len(identity.right) > 1):
            raise CatalogError(f"{dataset.id}.{identity.id}: days are compared one with one")


def _require(used: set[str], known: set[str], where: str) -> None:
    if used - known:
        raise CatalogError(f"{where}: undeclared columns {sorted(used - known)}")
