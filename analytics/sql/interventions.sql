-- What was done to help units whose results were low?
-- Grain: one row per unit, year, day and kind, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    taken_on,
    kind,
    led_by,
    action,
    alarm_on,
    due_on,
    closed_on,
    outcome,
    source,
    entry
from interventions
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, taken_on, kind
