-- When was each entry made?
-- Grain: one row per entry.
-- Parameters: at

select
    entry,
    made_at
from entry
where entry <= $at
order by entry
