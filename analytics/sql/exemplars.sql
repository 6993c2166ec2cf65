-- Which units are held up as models, and in what?
-- Grain: one row per unit, year and field, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    field,
    indicator,
    status,
    source,
    entry
from exemplars
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, field
