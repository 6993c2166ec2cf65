-- Which provinces add up to a unit, and on which days each of them counts.
-- Grain: one row per borders, unit and province: those that went into a merged province whole; all, for the nation.
-- Parameters: none
create table part as
select
    borders,
    shown_unit_id,
    unit_id,
    valid_from,
    valid_to
from given
