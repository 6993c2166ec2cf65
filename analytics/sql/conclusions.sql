-- What was concluded at conferences, about which figure, and by when is it to be done?
-- Grain: one row per unit, period, dimension, conference and conclusion that has a day and a figure, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    months,
    dimension,
    conference,
    decision,
    indicator,
    value,
    decided_on,
    responsible,
    due_on,
    entry
from conclusions
where
    entry <= $at
    and replaced_by > $at
    and decided_on is not null
    and indicator is not null
order by decided_on, entry, unit_id, decision
