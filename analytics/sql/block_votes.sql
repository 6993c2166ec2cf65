-- Whom did the emulation blocks vote for, and who withdrew?
-- Grain: one row per unit, year, block, round, honour and member, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    block,
    round,
    honour,
    member,
    votes_for,
    voters,
    outcome,
    note,
    source,
    entry
from block_votes
where
    entry <= $at
    and replaced_by > $at
order by year, block, round, honour, votes_for desc nulls last, source_row
