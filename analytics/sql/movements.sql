-- Which emulation movements are known?
-- Grain: one row per unit, year, movement and launcher, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    name,
    kind,
    launcher,
    level,
    parent,
    slogan,
    focus,
    occasion,
    starts,
    ends,
    stage,
    documents,
    source,
    entry
from movements
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, name, launcher
