-- Which targets were set, for whom and from when?
-- Grain: one row per unit, year, kind, authority and first day, as known at the entry.
-- Parameters: dimension, at

select
    unit_id,
    year,
    kind,
    assigned_by,
    valid_from,
    target_pct,
    comparator,
    source,
    entry
from targets
where
    dimension = $dimension
    and entry <= $at
    and replaced_by > $at
order by unit_id, year, kind, valid_from, assigned_by
