-- What had been reported before about these units, that the rows of a file can be held against?
-- Grain: one row per dataset, unit, year, months and group in force at the entry.
-- Parameters: dataset, unit_ids, first_year, own_first_year, own_last_year, months, at

select * exclude (published_rate, qualifier, source, entry, source_row, replaced_by, outranked_by, is_office, has_figures)
from figures
where
    unit_id in (select unnest($unit_ids))
    and entry <= $at
    and replaced_by > $at
    and outranked_by > $at
    and has_figures
    and (
        (dataset = $dataset and year between $first_year and $own_last_year + 1 and list_contains($months, months))
        or (dataset in ('cases', 'money') and year between $own_first_year and $own_last_year)
    )
