-- Which pledges were signed, and with whom?
-- Grain: one row per unit, year and counterparty, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    counterparty,
    counterparty_kind,
    movement,
    signed_on,
    source,
    entry
from pledges
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, counterparty
