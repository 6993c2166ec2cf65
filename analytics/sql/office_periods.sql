-- For which periods has any office of these provinces (of any province, if none is named) ever reported?
-- Grain: one row per entry that brought such rows, province, year and months.
-- Parameters: dataset, group, at, unit_ids, first_year, last_year, first_months, last_months

select
    unit_id,
    year,
    months
from reported
where
    by_offices
    and dataset = $dataset
    and "group" = $group
    and entry <= $at
    and withdrawn_by > $at
    and year between $first_year and $last_year
    and months between $first_months and $last_months
    and ($unit_ids is null or list_contains($unit_ids, unit_id))
