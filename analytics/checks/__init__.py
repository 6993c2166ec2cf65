"""Does a file make sense beside its own rows and beside what the ledger knows? Each check is an entry of the catalogue.

Pure: a reading and Arrow tables of known figures in, the reading with what is doubtful about it out. Whole columns at
a time; only the rows that fail are looked at one by one. A check warns; when most rows of a file fail one that asks,
the person is asked first. Records without a period (days, names) are held against records of another dataset.
"""

from analytics.checks.records import held_against, sought
from analytics.checks.review import concerned, review

__all__ = ["concerned", "held_against", "review", "sought"]
