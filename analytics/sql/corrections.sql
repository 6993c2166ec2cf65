-- Which units' figures of a period came after the entry that locked it?
-- Grain: one row per unit, with the newest entry of its rows.
-- Parameters: dataset, period_year, period_months, group, locked, at

select
    figures.unit_id,
    max(figures.entry) as entry,
    max_by(entry.made_at, figures.entry) as corrected_at
from figures
inner join entry on figures.entry = entry.entry
where
    figures.dataset = $dataset
    and figures.year = $period_year
    and figures.months = $period_months
    and figures."group" = $group
    and figures.entry > $locked
    and figures.entry <= $at
    and figures.replaced_by > $at
    and figures.outranked_by > $at
group by figures.unit_id
order by figures.unit_id
