-- How large are the single large cases named for a period?
-- Grain: one row per unit and case, as known at the entry.
-- Parameters: period_year, period_months, at

select
    unit_id,
    case_name,
    case_enforceable,
    case_completed,
    source,
    entry
from large_cases
where
    year = $period_year
    and months = $period_months
    and entry <= $at
    and replaced_by > $at
order by unit_id, case_enforceable desc, case_name
