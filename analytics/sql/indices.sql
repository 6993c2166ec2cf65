-- What have others measured of a province, and which place does it hold among what?
-- Grain: one row per unit, year, family and item, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    family,
    item,
    value,
    value_before,
    rank,
    rank_of,
    rank_scope,
    source,
    entry
from indices
where
    entry <= $at
    and replaced_by > $at
order by family, item, unit_id, year
