-- Who takes part in which movement?
-- Grain: one row per unit, year and movement, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    movement,
    staff_total,
    staff_joined,
    staff_pct,
    units_total,
    units_joined,
    plan,
    source,
    entry
from participation
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, movement
