-- Which periods were approved or locked, by whom and when?
-- Grain: one row per approving or locking entry in force at the entry, oldest first.
-- Parameters: dataset, at

select * exclude (withdrawn_by)
from step
where
    dataset = $dataset
    and entry <= $at
    and withdrawn_by > $at
order by entry
