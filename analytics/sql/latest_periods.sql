-- What is the newest period that a unit, a province that went into it or one of their offices has reported?
-- Grain: one row per unit asked for, in the order of the Vietnamese alphabet; a unit that never reported has no year.
-- Parameters: borders, unit_ids, group, at

with

own as (

    select
        unit_id,
        max(year * 100 + months) as period
    from reported
    where
        "group" = $group
        and entry <= $at
        and withdrawn_by > $at
    group by unit_id

),

newest as (

    select
        shown_unit.shown_unit_id as unit_id,
        max(own.period) as period
    from own
    inner join shown_unit on own.unit_id = shown_unit.unit_id
    where shown_unit.borders = $borders
    group by shown_unit.shown_unit_id

)

select
    unit.unit_id,
    unit.name as unit,
    newest.period // 100 as year,
    newest.period % 100 as months
from unit
left join newest on unit.unit_id = newest.unit_id
where list_contains($unit_ids, unit.unit_id)
order by unit.name_order
