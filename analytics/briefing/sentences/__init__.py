"""What leaves the house as words: prose drafted from the ledger, and people's own prose held against it."""

from analytics.briefing.sentences.check_text import FALSE, TRUE, UNKNOWN, Checked, check
from analytics.briefing.sentences.prose import Part, Sentence, draft, plain_text
from analytics.briefing.sentences.spotting import is_text, prepared, text_of

__all__ = [
    "FALSE",
    "TRUE",
    "UNKNOWN",
    "Checked",
    "Part",
    "Sentence",
    "check",
    "draft",
    "is_text",
    "plain_text",
    "prepared",
    "text_of",
]
