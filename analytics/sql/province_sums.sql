-- What do the provinces that make up these units add up to, where every one of them speaks for itself?
-- A column is added up only when every province that reported has it; a row with a published rate only is not added.
-- Grain: one row per shown unit, year and months, as known at the entry.
-- Parameters: dataset, group, vintage, at, borders, unit_ids, first_year, last_year, first_months, last_months

with

visible as (

    select
        part.shown_unit_id,
        figures.*
    from figures
    inner join part on figures.unit_id = part.unit_id
    where
        figures.dataset = $dataset
        and figures."group" = $group
        and figures.year between $first_year and $last_year
        and figures.months between $first_months and $last_months
        and figures.entry <= $at
        and figures.replaced_by > $at
        and case when $vintage is null then figures.outranked_by > $at else figures.vintage = $vintage end
        and figures.has_figures
        and not figures.is_office
        and part.borders = $borders
        and list_contains($unit_ids, part.shown_unit_id)
        and figures.year * 12 + figures.months between part.first_period and part.last_period

)

select
    shown_unit_id as unit_id,
    year,
    months,
    case when bool_and(vintage = 'final') then 'final' else 'preliminary' end as vintage,
    max(entry) as entry,
    list(unit_id) as members,
    list(distinct qualifier) as qualifiers,
    list(distinct source) as sources,
    case
        when count(columns(* exclude (
            shown_unit_id, dataset, unit_id, year, months, "group", vintage, published_rate, qualifier, source,
            is_office, has_figures, entry, source_row, replaced_by, outranked_by
        ))) = count(*)
            then sum(columns(* exclude (
                shown_unit_id, dataset, unit_id, year, months, "group", vintage, published_rate, qualifier, source,
                is_office, has_figures, entry, source_row, replaced_by, outranked_by
            )))::bigint
    end
from visible
group by shown_unit_id, year, months
