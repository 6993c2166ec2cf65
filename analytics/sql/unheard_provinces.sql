-- For which periods have only the offices of a province reported, and not the province itself?
-- A province that gave a published rate only counts as not heard: its offices may still say how it came about.
-- Grain: one row per province, year and months.
-- Parameters: dataset, group, vintage, at

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
    and reported.entry <= $at
