-- Which targets by number of cases were set in these years, for whose parts, from when until when?
-- Grain: one row per whole, year, kind, authority, first day and lower end, as known at the entry.
-- Parameters: dimension, first_year, last_year, at

select
    unit_id,
    year,
    dimension,
    kind,
    assigned_by,
    valid_from,
    valid_to,
    lower,
    lower_included,
    upper,
    upper_included,
    target_pct,
    comparator,
    source,
    entry
from target_tiers
where
    ($dimension is null or dimension = $dimension)
    and year between $first_year and $last_year
    and entry <= $at
    and replaced_by > $at
order by unit_id, year, valid_from, lower
