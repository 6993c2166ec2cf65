-- Which single cases does a unit still have before it in a year, how hard, how long and how large?
-- Grain: one row per unit and case code, as known at the entry.
-- Parameters: period_year, at

select
    unit_id,
    year,
    case_code,
    case_value,
    difficulty,
    est_days,
    case_measure,
    case_status,
    source,
    entry
from worklist
where
    year = $period_year
    and entry <= $at
    and replaced_by > $at
order by unit_id, case_code
