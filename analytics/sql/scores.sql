-- What was given to score, by whom, at which step?
-- Grain: one row per unit, year, scoring table, phase and value, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    scheme,
    phase,
    about,
    item,
    name,
    value,
    points,
    reason,
    person,
    evidence,
    note,
    source,
    entry
from scores
where
    entry <= $at
    and replaced_by > $at
order by year, scheme, unit_id, phase, about, item, name
