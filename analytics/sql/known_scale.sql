-- How much had these units reported before, in cases and in money, so that an amount can be judged?
-- Grain: one row per dataset, unit, year, months and group in force at the entry.
-- Parameters: unit_ids, first_year, last_year, at

select
    dataset,
    unit_id,
    year,
    months,
    "group",
    completed,
    must_enforce,
    enforceable
from figures
where
    dataset in ('cases', 'money')
    and unit_id in (select unnest($unit_ids))
    and year between $first_year and $last_year
    and entry <= $at
    and replaced_by > $at
    and outranked_by > $at
order by dataset, unit_id, year, months, "group"
