-- Which entries approved or locked which period, and which entry took that back?
-- Grain: one row per entry.
-- Parameters: none
create table step (
    dataset varchar,
    year integer,
    months integer,
    "group" varchar,
    status varchar,
    entry integer,
    made_at timestamp,
    made_by varchar,
    reason varchar,
    withdrawn_by integer
)
