-- Which honours were proposed, voted and decided, inside the sector and outside it?
-- Grain: one row per unit, year, honour, subject, sector, stage, method, authority and decision, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    honour,
    subject,
    sector,
    stage,
    method,
    authority,
    decision,
    decided_on,
    quantity,
    votes_for,
    voters,
    note,
    source,
    entry
from awards
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, honour, subject, sector, stage, authority, decision
