"""What happens to figures after they came in: taken back, approved, locked, compared, traced to where they came from.

Everything here is read from the ledger or appended to it; nothing is changed. A refusal is a ``Refused``, which is a
``LedgerError``: one Vietnamese sentence.
"""

from analytics.custody.approval import PeriodState, approve, lock, locked_periods, state, states
from analytics.custody.difference import Difference, FactChange, RateMove, difference
from analytics.custody.passports import Fact, Passport, passport
from analytics.custody.refusal import Refused
from analytics.custody.undoing import Undone, UndonePlan, taken_back, undo, what_undo_would_do
from analytics.custody.wording import effect

__all__ = [
    "Difference",
    "Fact",
    "FactChange",
    "Passport",
    "PeriodState",
    "RateMove",
    "Refused",
    "Undone",
    "UndonePlan",
    "approve",
    "difference",
    "effect",
    "lock",
    "locked_periods",
    "passport",
    "state",
    "states",
    "taken_back",
    "undo",
    "what_undo_would_do",
]
