-- What happened outside the figures that their reader should know, and when?
-- Grain: one row per unit, year and label, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    label,
    kind,
    starts,
    ends,
    source,
    entry
from annotations
where
    entry <= $at
    and replaced_by > $at
order by year, starts, unit_id, label
