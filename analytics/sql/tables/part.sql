-- Which provinces add up to a unit, and in which periods each of them counts.
-- A province counts where it existed at the end of the period; periods are numbered year * 12 + months. A day belongs
-- to the period of the month three months later: October 2024 is month 1 of 2025.
-- Grain: one row per borders, unit and province: those that went into a merged province whole; all, for the nation.
-- Parameters: none
create table part as
select
    borders,
    shown_unit_id,
    unit_id,
    coalesce(
        year(valid_from + interval 3 month) * 12 + month(valid_from + interval 3 month), 0
    ) as first_period,
    coalesce(
        year(valid_to + interval 1 day + interval 3 month) * 12 + month(valid_to + interval 1 day + interval 3 month) - 1,
        1000000
    ) as last_period
from given
