-- What do the offices of these provinces add up to?
-- A column is added up only when every office that reported has it; a row with a published rate only is not added.
-- Grain: one row per province, year and months, as known at the entry.
-- Parameters: dataset, group, vintage, at, unit_ids, first_year, last_year, first_months, last_months

with

visible as (

    select
        unit.parent_id,
        figures.*
    from figures
    inner join unit on figures.unit_id = unit.unit_id
    where
        figures.dataset = $dataset
        and figures."group" = $group
        and figures.year between $first_year and $last_year
        and figures.months between $first_months and $last_months
        and figures.entry <= $at
        and figures.replaced_by > $at
        and case when $vintage is null then figures.outranked_by > $at else figures.vintage = $vintage end
        and figures.has_figures
        and figures.is_office
        and list_contains($unit_ids, unit.parent_id)

)

select
    parent_id as unit_id,
    year,
    months,
    case when bool_and(vintage = 'final') then 'final' else 'preliminary' end as vintage,
    max(entry) as entry,
    list(unit_id) as members,
    list(distinct qualifier) as qualifiers,
    list(distinct source) as sources,
    case
        when count(columns(* exclude (
            parent_id, dataset, unit_id, year, months, "group", vintage, published_rate, qualifier, source, is_office,
            has_figures, entry, source_row, replaced_by, outranked_by
        ))) = count(*)
            then sum(columns(* exclude (
                parent_id, dataset, unit_id, year, months, "group", vintage, published_rate, qualifier, source,
                is_office, has_figures, entry, source_row, replaced_by, outranked_by
            )))::bigint
    end
from visible
group by parent_id, year, months
