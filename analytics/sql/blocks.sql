-- Who is a member of which emulation block?
-- Grain: one row per unit, year, block and member, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    block,
    kind,
    member,
    sector,
    role,
    organiser,
    source,
    entry
from blocks
where
    entry <= $at
    and replaced_by > $at
order by year, block, source_row
