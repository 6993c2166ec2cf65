-- What did units report themselves: the offices, or all others; every one of them, or only those named?
-- Without a wish for a vintage, the final figure is read where there is one, else the preliminary.
-- Grain: one row per unit, year and months, as known at the entry.
-- Parameters: dataset, group, vintage, at, of_offices, unit_ids, first_year, last_year, first_months, last_months

select * exclude (dataset, "group", is_office, source_row, replaced_by, outranked_by)
from figures
where
    dataset = $dataset
    and "group" = $group
    and year between $first_year and $last_year
    and months between $first_months and $last_months
    and entry <= $at
    and replaced_by > $at
    and case when $vintage is null then outranked_by > $at else vintage = $vintage end
    and is_office = $of_offices
    and ($unit_ids is null or list_contains($unit_ids, unit_id))
