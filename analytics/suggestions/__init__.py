"""What a column of a file may be, with the evidence: how its header reads, and what its values satisfy."""

from analytics.suggestions.likeness import by_kind, by_words
from analytics.suggestions.proofs import by_identities, by_rate
from analytics.suggestions.sample import Sample, Suggestion, texts

__all__ = ["Sample", "Suggestion", "suggest", "texts"]


def suggest(sample: Sample) -> dict[int, tuple[Suggestion, ...]]:
    """Position of every header that names nothing → what it may be: proofs first, then likeness of the words."""
    found: dict[int, list[Suggestion]] = {header.position: [] for header in sample.headers if not header.column}
    for place, suggestion in (*by_identities(sample), *by_rate(sample), *by_kind(sample), *by_words(sample)):
        known = found.get(place)
        if known is not None and suggestion.column_id not in {each.column_id for each in known}:
            known.append(suggestion)
    return {place: tuple(sorted(each, key=lambda one: not one.strong)) for place, each in found.items()}
