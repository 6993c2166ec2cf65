-- Provinces, offices, the army and the nation, with their place in the Vietnamese alphabet.
-- Grain: one row per unit.
-- Parameters: none
create table unit as
select
    id as unit_id,
    name,
    level,
    kind,
    parent_id,
    valid_from,
    valid_to,
    row_number() over (order by name collate vi, id) as name_order
from given
