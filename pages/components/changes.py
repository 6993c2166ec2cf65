"""Before → after: what the ledger knows now beside what it would know once the file is recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from analytics import numbers, periods
from analytics.catalog import Catalog, Column, Dataset, Indicator
from analytics.imports import Examination
from analytics.measures import Result, trend
from analytics.measures.targets import targets_set
from analytics.warehouse import histories
from analytics.workspace import Workspace
from pages.components import tables, text

ORDER = {"changed": 0, "completed": 1, "new": 2}
WORDS = {"changed": "sửa", "completed": "bổ sung", "new": "mới"}
MOST = 200
TARGETS = "targets"
EITHER = " hoặc "
"""In the unit of a dataset whose rows count now cases, now money."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One row that would enter, in words: unit, period, kind, and the figure before and after."""

    unit: str
    period: str
    kind: str
    before: str
    after: str


def changes(workspace: Workspace, examination: Examination) -> list[Change]:
    """What would change, corrections first, at most ``MOST`` rows; nothing when nothing would enter."""
    if not examination.standing:
        return []
    standing = examination.standing.to_pylist()
    order = sorted(range(len(standing)), key=lambda place: ORDER[standing[place]])[:MOST]
    dataset = workspace.catalog.datasets[examination.reading.dataset_id]
    rows = workspace.warehouse.discreet(dataset.id, examination.rows.take(order)).to_pylist()
    say = _of_figures if dataset.dimension else _of_targets if dataset.id == TARGETS else _of_items
    pairs = zip(rows, (standing[place] for place in order), strict=True)
    return [say(workspace, dataset, row, kind, examination.head) for row, kind in pairs]


def headline(examination: Examination) -> str:
    """How many rows are corrected, completed, new; whether only some are listed."""
    standing = examination.standing.to_pylist()
    counted = [f"{standing.count(kind)} dòng {WORDS[kind]}" for kind in ORDER if kind in standing]
    listed = f" (liệt kê {MOST} dòng đầu)" if len(standing) > MOST else ""
    return f"Ghi nhận: {', '.join(counted)}{listed}"


def before_after(found: Sequence[Change]) -> str:
    """What the ledger holds now beside what it would hold."""
    rows = [(change.unit, change.period, change.kind, change.before, change.after) for change in found]
    return tables.plain(("Đơn vị", "Kỳ", "Loại", "Trong sổ hiện nay", "Sau khi ghi"), rows, numeric=(3, 4))


def _of_figures(workspace: Workspace, dataset: Dataset, row: dict[str, Any], kind: str, head: int) -> Change:
    known = None if kind == "new" else _known(workspace, dataset, row, head)
    rate = workspace.catalog.indicators[text.RATE]
    return Change(
        unit=workspace.units.full_name(workspace.units.get(row["unit_id"])),
        period=periods.label(row["year"], row["months"]),
        kind=WORDS[kind],
        before=numbers.MISSING if known is None else _figures(known.figures, known.published_rate, rate, dataset),
        after=_figures(row, row.get("published_rate"), rate, dataset),
    )


def _known(workspace: Workspace, dataset: Dataset, row: dict[str, Any], head: int) -> Result | None:
    found = trend(
        workspace.warehouse,
        unit_ids=[row["unit_id"]],
        dimension=dataset.id,
        months=row["months"],
        group=row["group"],
        vintage=row["vintage"],
        at=head,
    )
    return next((result for result in found if result.year == row["year"]), None)


def _figures(figures: dict[str, Any], published: Any, rate: Indicator, dataset: Dataset) -> str:
    """Numerator, denominator and rate; the printed rate where there is nothing to compute it from."""
    done = _sum(figures, rate.numerator)
    base = _sum(figures, rate.denominator)
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    if done is None or not base:
        some = next(
            ((column.label, figures[column.id]) for column in dataset.of_role("figure") if figures.get(column.id)), None
        )
        if published is not None:
            return f"{numbers.percent(published)} {text.PUBLISHED_ONLY}"
        return f"{some[0]} {tables.amount(some[1], dataset)} {unit}" if some else numbers.MISSING
    amounts = f"{tables.amount(done, dataset)} / {tables.amount(base, dataset)} {unit}"
    return f"{amounts} = {numbers.percent(Fraction(done * 100, base))}"


def _sum(figures: dict[str, Any], terms: tuple) -> int | None:
    given = [figures[term.column] for term in terms if figures.get(term.column) is not None]
    complete = all(term.optional or figures.get(term.column) is not None for term in terms)
    return sum(given) if complete and given else None


def _of_targets(workspace: Workspace, dataset: Dataset, row: dict[str, Any], kind: str, head: int) -> Change:
    known = [] if kind == "new" else list(_targets_before(workspace, row, head))
    about = text.about(row["dimension"])
    return Change(
        unit=workspace.units.get(row["unit_id"]).name,
        period=periods.label(row["year"]),
        kind=WORDS[kind],
        before=known[0] if known else numbers.MISSING,
        after=f"chỉ tiêu {about} {numbers.percent(row['target_pct'])}",
    )


def _targets_before(workspace: Workspace, row: dict[str, Any], head: int) -> Iterator[str]:
    year = row["year"]
    found = targets_set(
        workspace.warehouse,
        dimension=row["dimension"],
        group=row["group"],
        unit_ids=[row["unit_id"]],
        first_year=year,
        last_year=year,
        at=head,
    )
    for target in found.get((row["unit_id"], year), ()):
        if (target.kind, target.assigned_by) == (row["kind"], row["assigned_by"] or ""):
            yield f"chỉ tiêu {text.about(row['dimension'])} {numbers.percent(target.pct)}"


def _of_items(workspace: Workspace, dataset: Dataset, row: dict[str, Any], kind: str, head: int) -> Change:
    """A row of any other dataset: its figures by name, and the texts of its key that tell it from others."""
    known = None if kind == "new" else _standing(workspace, dataset, row, head)
    unit = workspace.units.full_name(workspace.units.get(row["unit_id"]))
    named = [row[column.stored] for column in dataset.of_role("key") if column.type == "text" and row[column.stored]]
    return Change(
        unit=", ".join([unit, *named]),
        period=periods.label(row["year"], row.get("months") or periods.YEAR_MONTHS) if row.get("year") else "",
        kind=WORDS[kind],
        before=numbers.MISSING if known is None else _named_figures(known, dataset, workspace.catalog),
        after=_named_figures(row, dataset, workspace.catalog),
    )


def _standing(workspace: Workspace, dataset: Dataset, row: dict[str, Any], head: int) -> dict[str, Any] | None:
    """The row of the same key that stands in the ledger."""
    ask = partial(histories.events, asked=("unit_id",))
    found = workspace.warehouse.table(dataset.id, ask, unit_id=[row["unit_id"]], at=head).to_pylist()
    same = [one for one in found if one["replaced_by"] > head and all(one[name] == row[name] for name in dataset.key)]
    return same[-1] if same else None


def _named_figures(row: dict[str, Any], dataset: Dataset, catalog: Catalog) -> str:
    counted = catalog.dimensions.get(row.get("dimension"), dataset) if EITHER in dataset.unit else dataset
    given = [(column, row[column.id]) for column in dataset.of_role("figure") if row.get(column.id) is not None]
    return "; ".join(f"{column.label} {_written(value, column, counted)}" for column, value in given) or numbers.MISSING


def _written(value: Any, column: Column, dataset: Dataset) -> str:
    """An amount in what the dataset counts; what is no amount as it is."""
    if column.type != "amount":
        return numbers.percent(value) if column.type == "percent" else _plain(value)
    return numbers.billion(value) if dataset.unit == "đồng" else f"{numbers.decimal(value, 0)} {dataset.unit}"


def _plain(value: Any) -> str:
    return numbers.integer(value) if isinstance(value, int) else str(value)
