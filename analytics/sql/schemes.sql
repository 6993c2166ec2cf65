-- What do the rows of the scoring tables in the ledger say?
-- Grain: one row per unit that issued the table, year, table and line, as known at the entry.
-- Parameters: at

select
    unit_id,
    year,
    scheme,
    line,
    kind,
    section,
    code,
    label,
    maximum,
    rule,
    params,
    bands,
    gates,
    evidence,
    note,
    source,
    entry
from schemes
where
    entry <= $at
    and replaced_by > $at
order by year, unit_id, scheme, line
