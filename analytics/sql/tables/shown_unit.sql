-- As what each unit is shown under each way of drawing the borders.
-- Grain: one row per borders and unit; a unit that the borders cannot show is absent.
-- Parameters: none
create table shown_unit as
select
    borders,
    unit_id,
    shown_unit_id
from given
