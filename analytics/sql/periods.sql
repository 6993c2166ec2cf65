-- For which periods has anything been reported, by how many provinces, and by the nation as a whole?
-- Grain: one row per year, months and dataset; a province counts when it or one of its offices has a row.
-- Parameters: group, at

with

known as (

    select distinct
        year,
        months,
        dataset,
        unit_id
    from reported
    where
        "group" = $group
        and entry <= $at
        and withdrawn_by > $at

)

select
    known.year,
    known.months,
    known.dataset,
    count(*) filter (where unit.level = 'province') as provinces,
    bool_or(unit.level = 'national') as is_national
from known
inner join unit on known.unit_id = unit.unit_id
group by known.year, known.months, known.dataset
order by known.year desc, known.months desc, known.dataset
