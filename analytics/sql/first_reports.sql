-- Which entry first brought a province's row of a period, its own or, where it has none, one of its offices'?
-- Grain: one row per province that has reported, as known at the entry.
-- Parameters: dataset, group, period_year, period_months, at

select
    reported.unit_id,
    min_by(entry.entry, (reported.by_offices, entry.entry)) as entry,
    min_by(entry.made_at, (reported.by_offices, entry.entry)) as made_at,
    min_by(entry.made_by, (reported.by_offices, entry.entry)) as made_by
from reported
inner join entry on reported.entry = entry.entry
where
    reported.dataset = $dataset
    and reported."group" = $group
    and reported.year = $period_year
    and reported.months = $period_months
    and reported.entry <= $at
    and reported.withdrawn_by > $at
group by reported.unit_id
order by reported.unit_id
