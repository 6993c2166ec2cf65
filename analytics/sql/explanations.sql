-- What have units said about the months of a year that ask for an explanation?
-- Grain: one row per unit, month and subject, as known at the entry.
-- Parameters: dimension, period_year, at

select
    unit_id,
    months,
    subject,
    statement,
    stated_by,
    entry
from explanations
where
    dimension = $dimension
    and year = $period_year
    and entry <= $at
    and replaced_by > $at
order by entry, unit_id, months, subject
