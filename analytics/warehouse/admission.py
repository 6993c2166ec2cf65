"""How the rows of an entry take their place among those that came before: statements made for one dataset."""

from collections.abc import Iterable

from analytics.warehouse.shapes import CURRENT, UNDONE, Shape, equal, family, names, quoted


def admit(shape: Shape) -> tuple[str, ...]:
    """Statements that take in those rows of ``incoming`` whose key is new; the keys of the others become ``contested``.

    Nearly every row of a monthly file is new, and needs no window to know that nothing has replaced it.
    """
    kin = family(shape)
    new = f"case when retracted then entry else {CURRENT} end as replaced_by, {CURRENT} as outranked_by"
    return (
        f"create temp table contested as select {names(kin)} from incoming group by all having count(*) > 1"
        f" union select {names(kin)} from incoming where {_exists(shape.table, 'incoming', kin)}",
        f'insert into "{shape.table}" by name select {_kept(shape)}, {new}{_office(shape)} from incoming'
        f" where not {_exists('contested', 'incoming', kin)} {_order(shape)}",
        *([_report(shape)] if shape.is_periodic else []),
    )


def restate(shape: Shape) -> tuple[str, ...]:
    """Statements that take in the contested rows and say anew, for their keys, which row stands and until when.

    A later row with the same key replaces an earlier one whole; a retracted one is replaced by its own entry, so that
    it hides what was there and is never seen. A final figure outranks the preliminary one of the same key as long as
    it stands.
    """
    kin = family(shape)
    return (
        f"create temp table staged as select {_kept(shape)} from incoming"
        f" where {_exists('contested', 'incoming', kin)}"
        f' union all select {_kept(shape)} from "{shape.table}" where {_exists("contested", shape.table, kin)}',
        f'delete from "{shape.table}" where {_exists("contested", shape.table, kin)}',
        f'insert into "{shape.table}" by name'
        f" select *, {_replaced(shape)}, {_outranked(shape, kin)}{_office(shape)} from staged {_order(shape)}",
        "drop table staged",
    )


def _kept(shape: Shape) -> str:
    return names([*(field.name for field in shape.fields), "entry", "source_row", *UNDONE])


def _office(shape: Shape) -> str:
    return ", unit_id in (select unit_id from unit where level = 'office') as is_office" if shape.is_periodic else ""


def _order(shape: Shape) -> str:
    """Rows are laid down by period, as they are read."""
    return f"order by {'year, months, unit_id' if shape.is_periodic else names(shape.key)}"


def _report(shape: Shape) -> str:
    group = '"group"' if "group" in shape.key else "'all'"
    return (
        f"insert into reported select distinct '{shape.table}', {group},"
        " case unit.level when 'office' then unit.parent_id else unit.unit_id end, unit.level = 'office',"
        f" year, months, entry, {CURRENT} from incoming join unit on incoming.unit_id = unit.unit_id"
        " where not retracted"
    )


def withdraw(shape: Shape) -> str:
    """Statement that ends, at ``$entry``, the reports of those periods of ``incoming`` of which no row is left."""
    group = 'fact."group"' if "group" in shape.key else "'all'"
    return (
        f"update reported set withdrawn_by = $entry where dataset = '{shape.table}' and withdrawn_by = {CURRENT}"
        " and exists (select 1 from incoming where retracted"
        " and incoming.year = reported.year and incoming.months = reported.months)"
        f' and not exists (select 1 from "{shape.table}" as fact join unit on fact.unit_id = unit.unit_id'
        " where fact.replaced_by > $entry and fact.year = reported.year and fact.months = reported.months"
        f' and {group} = reported."group"'
        " and (unit.level = 'office') = reported.by_offices"
        " and case unit.level when 'office' then unit.parent_id else unit.unit_id end = reported.unit_id)"
    )


def _replaced(shape: Shape) -> str:
    window = f"over (partition by {names(shape.key)} order by entry, source_row)"
    return f"case when retracted then entry else coalesce(lead(entry) {window}, {CURRENT}) end as replaced_by"


def _outranked(shape: Shape, kin: list[str]) -> str:
    if "vintage" not in shape.key:
        return f"{CURRENT} as outranked_by"
    window = f"over (partition by {names(kin)} order by entry range between"
    stands = (
        f"coalesce(arg_max(not retracted, entry) filter (where vintage = 'final')"
        f" {window} unbounded preceding and current row), false)"
    )
    final = "filter (where vintage = 'final' and not retracted)"
    comes = f"min(entry) {final} {window} 1 following and unbounded following)"
    return (
        f"case when vintage = 'final' then {CURRENT} when {stands} then entry"
        f" else coalesce({comes}, {CURRENT}) end as outranked_by"
    )


def _exists(table: str, beside: str, key: Iterable[str]) -> str:
    return f'exists (select 1 from "{table}" where {equal(table, quoted(beside), key)})'
