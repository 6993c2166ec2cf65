-- What did single enforcers have and finish in a period, and what was each of them given as a target?
-- Grain: one row per unit, dimension and enforcer (initials, never a name), as known at the entry.
-- Parameters: period_year, period_months, at

select
    unit_id,
    year,
    months,
    dimension,
    enforcer,
    grade,
    is_leader,
    carried_in,
    newly_accepted,
    enforceable,
    completed,
    target_pct,
    comparator,
    credit_cases,
    coercions,
    complaints,
    source,
    entry
from enforcers
where
    year = $period_year
    and months = $period_months
    and entry <= $at
    and replaced_by > $at
order by unit_id, dimension, enforcer
