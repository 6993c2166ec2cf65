-- Which thresholds of watch and alarm have offices set for themselves?
-- Grain: one row per unit, first year and rule, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    rule,
    watch,
    watch_at,
    alarm,
    alarm_at,
    bottom_pct,
    share_pct,
    source,
    entry
from alarm_rules
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, rule
