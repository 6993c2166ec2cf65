-- The ledger's entries that brought facts: who gave which file, when and why.
-- Grain: one row per entry.
-- Parameters: none
create table entry (
    entry integer,
    dataset varchar,
    made_at timestamp,
    made_by varchar,
    reason varchar,
    file_name varchar,
    row_count integer
)
