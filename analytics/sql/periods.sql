-- For which periods has anything been reported, by how many provinces, and by the nation as a whole?
-- Grain: one row per year, months and dataset; a province counts when it or one of its offices has a row.
-- Parameters: group, at

select
    reported.year,
    reported.months,
    reported.dataset,
    count(distinct reported.unit_id) filter (where unit.level = 'province') as provinces,
    bool_or(unit.level = 'national') as is_national
from reported
inner join unit on reported.unit_id = unit.unit_id
where
    reported."group" = $group
    and reported.entry <= $at
    and reported.withdrawn_by > $at
group by reported.year, reported.months, reported.dataset
order by reported.year desc, reported.months desc, reported.dataset
