"""The append-only record of what we were given, by whom, when and why. The ledger is the truth; the rest is derived.

An entry keeps the file byte for byte, the decisions taken on it, the accepted rows, and a hash over all of that and
the entry before it. Nothing is ever updated or deleted: a correction is a new entry.
"""

from analytics.ledger.book import Ledger
from analytics.ledger.copies import Copy, backup, restore
from analytics.ledger.record import (
    APPROVE,
    LOCK,
    UNDO,
    UPLOAD,
    Entry,
    Fault,
    HeadMoved,
    LedgerError,
    NewEntry,
    NewerLedger,
    NoSuchEntry,
    WrongWorld,
)

__all__ = [
    "APPROVE",
    "Copy",
    "LOCK",
    "UNDO",
    "UPLOAD",
    "Entry",
    "Fault",
    "HeadMoved",
    "Ledger",
    "LedgerError",
    "NewEntry",
    "NewerLedger",
    "NoSuchEntry",
    "WrongWorld",
    "backup",
    "restore",
]
