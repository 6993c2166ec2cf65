-- Which targets were set in these years for these units (for all, if none is named) and a group of cases, from when?
-- Grain: one row per unit, year, kind, authority and first day, as known at the entry.
-- Parameters: dimension, group, unit_ids, first_year, last_year, at

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
    and "group" = $group
    and year between $first_year and $last_year
    and entry <= $at
    and replaced_by > $at
    and ($unit_ids is null or list_contains($unit_ids, unit_id))
