-- In which waves do movements run, and over which window is each measured?
-- Grain: one row per unit, year, movement and wave, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    movement,
    wave,
    starts,
    ends,
    measured_from,
    measured_to,
    source,
    entry
from waves
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, movement, wave
