"""How many entries are taken in at once."""

from collections.abc import Iterator

from analytics.ledger import UNDO, Entry

BATCH_ROWS = 50_000


def batches(entries: list[Entry]) -> Iterator[list[Entry]]:
    """The entries in order, few enough rows at a time that memory does not grow with the ledger.

    An undo comes alone: what is left of a period is asked as of that entry.
    """
    batch: list[Entry] = []
    for entry in entries:
        is_alone = UNDO in (entry.kind, *(other.kind for other in batch[-1:]))
        if batch and (is_alone or sum(other.row_count for other in batch) + entry.row_count > BATCH_ROWS):
            yield batch
            batch = []
        batch.append(entry)
    if batch:
        yield batch
