-- Is there a period for which one of these provinces has not reported itself, but an office of it has?
-- A province that gave a published rate only counts as not heard: its offices may still say how it came about.
-- Grain: one row per province, year and months.
-- Parameters: dataset, group, vintage, at, unit_ids, first_year, last_year, first_months, last_months

with

heard as (

    select
        unit_id,
        year,
        months
    from figures
    where
        dataset = $dataset
        and "group" = $group
        and year between $first_year and $last_year
        and months between $first_months and $last_months
        and entry <= $at
        and replaced_by > $at
        and case when $vintage is null then outranked_by > $at else vintage = $vintage end
        and not is_office
        and has_figures

)

select distinct
    reported.unit_id,
    reported.year,
    reported.months
from reported
anti join heard
    on
        reported.unit_id = heard.unit_id
        and reported.year = heard.year
        and reported.months = heard.months
where
    reported.by_offices
    and reported.dataset = $dataset
    and reported."group" = $group
    and reported.year between $first_year and $last_year
    and reported.months between $first_months and $last_months
    and reported.entry <= $at
    and reported.withdrawn_by > $at
    and list_contains($unit_ids, reported.unit_id)
