-- How many points did the emulation blocks give to whom?
-- Grain: one row per unit, year, block, scheme and phase, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    block,
    scheme,
    phase,
    points,
    max_points,
    note,
    source,
    entry
from block_scores
where
    entry <= $at
    and replaced_by > $at
order by year, block, scheme, phase, unit_id
