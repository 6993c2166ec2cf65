-- Which persons were given which title in which year?
-- Grain: one row per unit, year, person and title, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    person,
    honour,
    method,
    decision,
    decided_on,
    source,
    entry
from recipients
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, honour, person
