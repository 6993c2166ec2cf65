"""Statements over every row that a dataset ever had: what an undo brings back, what changed between two entries."""

from collections.abc import Iterable

from analytics.warehouse.shapes import CURRENT, Shape, equal, family, names, quoted

_MARKS = ("entry", "source_row", "replaced_by", "outranked_by", "retracted", "restored_from")


def before(shape: Shape) -> str:
    """Per key that ``$entry`` brought: the row before it, whether there was none, and the newest entry of the key."""
    rest = [f"before.{quoted(field.name)}" for field in shape.fields if field.name not in shape.key]
    return (
        f'with mine as (select distinct {names(shape.key)} from "{shape.table}" where entry = $entry),'
        f' event as (select fact.* from "{shape.table}" as fact join mine on {equal("fact", "mine", shape.key)}),'
        f" newest as (select {names(shape.key)}, max(entry) as newest from event group by all),"
        " before as (select * from event where entry < $entry qualify row_number() over"
        f" (partition by {names(shape.key)} order by entry desc, source_row desc nulls last) = 1)"
        f" select {', '.join(f'newest.{quoted(name)}' for name in shape.key)}, {', '.join(rest)},"
        ' before.source_row as "row", coalesce(before.retracted, true) as retracted,'
        " case when not before.retracted then coalesce(before.restored_from, before.entry) end as restored_from,"
        " newest.newest"
        f" from newest left join before on {equal('newest', 'before', shape.key)} order by all"
    )


def uncovered(shape: Shape) -> str:
    """Preliminary rows of other entries than ``$entry`` that its final figures hide (``incoming``: those)."""
    fields = names(field.name for field in shape.fields)
    return (
        f'select {fields}, source_row as "row", false as retracted, coalesce(restored_from, entry) as restored_from'
        f" from \"{shape.table}\" where replaced_by = {CURRENT} and vintage <> 'final' and entry <> $entry"
        f" and exists (select 1 from incoming where {equal(shape.table, 'incoming', family(shape))}) order by all"
    )


def changed(shape: Shape) -> str:
    """Per key of which another row stands at ``$after`` than at ``$before``: both rows (``old.…``, ``new.…``)."""
    fields = [field.name for field in shape.fields if field.name not in shape.key]
    key = [f"coalesce(new.{quoted(name)}, old.{quoted(name)}) as {quoted(name)}" for name in shape.key]
    sides = [f'{side}.{quoted(name)} as "{side}.{name}"' for side in ("old", "new") for name in (*fields, "entry")]
    return (
        f'with old as (select * from "{shape.table}" where entry <= $before and replaced_by > $before'
        " and replaced_by <= $after),"
        f' new as (select * from "{shape.table}" where entry > $before and entry <= $after and replaced_by > $after)'
        f" select {', '.join([*key, *sides])} from old full join new on {equal('old', 'new', shape.key)} order by all"
    )


def events(shape: Shape, asked: Iterable[str]) -> str:
    """Every row the dataset ever had by ``$at`` where these columns are among the lists given under their names."""
    wanted = [f"list_contains(${name}, {quoted(name)})" for name in asked]
    columns = names([*(field.name for field in shape.fields), *_MARKS])
    return (
        f'select {columns} from "{shape.table}" where {" and ".join(["entry <= $at", *wanted])}'
        " order by entry, source_row"
    )


def standing_after(shape: Shape) -> str:
    """How many rows of ``$year``, ``$months`` and ``$group`` stand now, and how many came after ``$entry``."""
    group = quoted("group") if "group" in shape.key else "'all'"
    return (
        f'select count(*) as standing, count(*) filter (where entry > $entry) as later from "{shape.table}"'
        f" where replaced_by = {CURRENT} and year = $year and months = $months and {group} = $group"
    )
