-- In which order do the units' names stand in the Vietnamese alphabet?
-- Grain: one row per unit.
-- Parameters: none

select
    unit_id,
    name_order
from unit
order by name_order
