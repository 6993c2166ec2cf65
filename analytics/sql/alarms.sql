-- Which alarms were declared in words, by an office or a conference?
-- Grain: one row per unit, year, stage and day, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    stage,
    opened_on,
    closed_on,
    dimension,
    level,
    said_by,
    words,
    source,
    entry
from alarms
where
    entry <= $at
    and replaced_by > $at
order by year desc, unit_id, opened_on, stage
