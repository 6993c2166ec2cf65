-- How much had to be done besides enforcing, and how much of it was done right?
-- Grain: one row per unit and matter, as known at the entry.
-- Parameters: period_year, period_months, at

select
    unit_id,
    year,
    months,
    matter,
    due,
    done_right,
    target_pct,
    source,
    entry
from quality
where
    year = $period_year
    and months = $period_months
    and entry <= $at
    and replaced_by > $at
order by matter, unit_id
