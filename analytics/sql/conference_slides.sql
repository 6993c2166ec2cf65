-- How did the presenters arrange the slides of their conferences?
-- Grain: one row per unit, period, conference and slide that has a place, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    months,
    conference,
    slide,
    place,
    shown,
    heading,
    remark,
    entry
from conference_slides
where
    entry <= $at
    and replaced_by > $at
    and place is not null
order by unit_id, year, months, conference, place, slide
