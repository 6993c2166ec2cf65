-- Which conferences were called, on what day, and at which entry of the ledger are their figures read?
-- Grain: one row per unit, period and name that has a day, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    months,
    conference,
    borders,
    held_on,
    coalesce(pinned_entry, entry) as pinned_entry,
    entry
from conferences
where
    entry <= $at
    and replaced_by > $at
    and held_on is not null
order by held_on desc, entry desc, unit_id, conference
