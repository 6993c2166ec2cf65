-- Which honours were registered for, by whom and how many?
-- Grain: one row per unit, year, honour, subject and state, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    honour,
    subject,
    state,
    quantity,
    eligible,
    source,
    entry
from registrations
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, honour, subject, state
