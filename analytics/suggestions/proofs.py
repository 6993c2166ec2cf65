"""What a column may be because its values, beside the others, satisfy what only that column satisfies."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from analytics.catalog import Identity, Term
from analytics.suggestions.sample import FEWEST, Sample, Suggestion, Values, numbers, percent


def by_identities(sample: Sample) -> Iterator[tuple[int, Suggestion]]:
    """An equation between columns that holds in every row once a column is put in the one place left open."""
    named, free = numbers(sample)
    for identity in sample.dataset.identities:
        if identity.relation == "=":
            for column_id in _open_terms(identity, named):
                for place, values in free.items():
                    count = _holds(identity, {**named, column_id: values})
                    if count:
                        evidence = f"Thoả “{identity.label}” ở {count}/{count} dòng đầu."
                        yield place, Suggestion(column_id=column_id, evidence=evidence, strong=True)


def _open_terms(identity: Identity, named: Mapping[str, Values]) -> list[str]:
    terms = [term for term in (*identity.left, *identity.right) if term.column not in named]
    needed = [term.column for term in terms if not term.optional]
    return needed if len(needed) == 1 else [] if needed else [term.column for term in terms]


def _holds(identity: Identity, figures: Mapping[str, Values]) -> int:
    """In how many rows the equation holds, 0 when it fails in one, in too few, or says nothing."""
    rows = range(len(next(iter(figures.values()))))
    pairs = [(_sum(identity.left, figures, row), _sum(identity.right, figures, row)) for row in rows]
    given = [(left, right) for left, right in pairs if left is not None and right is not None]
    telling = len({left for left, _ in given}) > 1
    return len(given) if len(given) >= FEWEST and telling and all(one == other for one, other in given) else 0


def _sum(terms: Sequence[Term], figures: Mapping[str, Values], row: int) -> int | None:
    total = 0
    for term in terms:
        value = figures[term.column][row] if term.column in figures else None
        if value is None and not term.optional:
            return None
        total += term.sign * (value or 0)
    return total


def by_rate(sample: Sample) -> Iterator[tuple[int, Suggestion]]:
    """Two columns of which one divided by the other is the printed rate; or one that never exceeds its whole."""
    if not sample.dataset.dimension:
        return
    named, free = numbers(sample)
    printed = next((each for each in sample.headers if each.column and each.column.type == "percent"), None)
    top = {"completed": named["completed"]} if "completed" in named else {}
    bottom = {"enforceable": named["enforceable"]} if "enforceable" in named else {}
    rates = [percent(text) for text in sample.columns[printed.position]] if printed else []
    if rates and not (top and bottom):
        yield from _dividing(rates, list(top.values()), list(bottom.values()), free)
    elif top and not bottom:
        yield from _ordered(free, named["completed"], "enforceable", "không nhỏ hơn thi hành xong")
    elif bottom and not top:
        yield from _ordered(free, named["enforceable"], "completed", "không vượt có điều kiện")


def _dividing(
    rates: Sequence[Fraction | None], top: list[Values], bottom: list[Values], free: Mapping[int, Values]
) -> Iterator[tuple[int, Suggestion]]:
    tops = [(None, values) for values in top] or list(free.items())
    bottoms = [(None, values) for values in bottom] or list(free.items())
    pairs = permutations(free.items(), 2) if not top and not bottom else ((a, b) for a in tops for b in bottoms)
    for (above, numerators), (below, denominators) in pairs:
        rows = [row for row in zip(rates, numerators, denominators, strict=True) if None not in row and row[2]]
        if len(rows) >= FEWEST and all(abs(Fraction(100 * n, d) - rate) <= Fraction(1, 100) for rate, n, d in rows):
            evidence = f"Xong chia có điều kiện bằng tỷ lệ in trong tệp ở {len(rows)}/{len(rows)} dòng đầu."
            if above is not None:
                yield above, Suggestion(column_id="completed", evidence=evidence, strong=True)
            if below is not None:
                yield below, Suggestion(column_id="enforceable", evidence=evidence, strong=True)


def _ordered(free: Mapping[int, Values], known: Values, column_id: str, words: str) -> Iterator[tuple[int, Suggestion]]:
    for place, values in free.items():
        rows = [pair for pair in zip(values, known, strict=True) if None not in pair]
        larger = column_id == "enforceable"
        fits = all((value >= other) if larger else (value <= other) for value, other in rows)
        if len(rows) >= FEWEST and fits and any(value != other for value, other in rows):
            yield (
                place,
                Suggestion(
                    column_id=column_id, evidence=f"Số {words} ở {len(rows)}/{len(rows)} dòng đầu.", strong=False
                ),
            )
