-- Which entry brought a row of a province, of one of its offices, of the army or of the nation, for which period?
-- A small index beside the facts: what an entry reported stays reported when it is replaced later, but not when undone.
-- Grain: one row per entry, dataset, group, unit, speaker (itself or its offices), year and months.
-- Parameters: none
create table reported (
    dataset varchar,
    "group" varchar,
    unit_id varchar,
    by_offices boolean,
    year integer,
    months integer,
    entry integer,
    withdrawn_by integer
)
