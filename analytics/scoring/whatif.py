"""Change an input and score again; and the least change of one input that reaches a class, found exactly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from analytics.scoring import words
from analytics.scoring.evaluation import NO_CONVENTIONS, evaluate
from analytics.scoring.inputs import Entry, Inputs, Path, exact
from analytics.scoring.problem import InputError, UndefinedBand
from analytics.scoring.scheme import PHASES, Scheme
from analytics.scoring.score import Score

SCANNED = 5_000
LIMIT = 10**9
_LEAST_TARGET = Fraction(1, 100)


@dataclass(frozen=True, kw_only=True)
class Needed:
    """The least change of one input that reaches a class. ``change`` is 0 where it is reached already and ``None``
    where this input alone cannot; ``score`` is then ``None`` too. ``words`` says it in one sentence."""

    path: Path
    class_id: str
    change: Fraction | None
    value: Fraction | None
    score: Score | None
    words: str


def what_if(
    scheme: Scheme,
    inputs: Inputs,
    changes: Mapping[Path, Any],
    phase: str | None = None,
    conventions: Mapping[str, str] = NO_CONVENTIONS,
) -> Score:
    """The score with some inputs replaced: (criterion or target, value name) → the new value."""
    return evaluate(scheme, changed(scheme, inputs, changes, phase), phase, conventions)


def changed(scheme: Scheme, inputs: Inputs, changes: Mapping[Path, Any], phase: str | None = None) -> Inputs:
    """The inputs with some values replaced, in the entry that counts at the phase; a new entry where there was none."""
    entries, targets = list(inputs.entries), {key: dict(each) for key, each in inputs.targets.items()}
    for (key, name), value in changes.items():
        if key in scheme.targets and key not in scheme.criteria:
            targets.setdefault(key, {})[name] = value
            continue
        place = _counting(entries, key, phase)
        if place is None:
            entries.append(Entry(criterion=key, phase=phase or _latest(inputs), values={name: value}))
        else:
            old = entries[place]
            entries[place] = replace(old, values=MappingProxyType({**old.values, name: value}), points=None)
    return replace(inputs, entries=tuple(entries), targets=MappingProxyType(targets))


def _latest(inputs: Inputs) -> str:
    return max((entry.phase for entry in inputs.entries), key=PHASES.index, default=PHASES[0])


def _counting(entries: list[Entry], criterion: str, phase: str | None) -> int | None:
    last = len(PHASES) if phase is None else PHASES.index(phase)
    own = [at for at, each in enumerate(entries) if each.criterion == criterion and PHASES.index(each.phase) <= last]
    return max(own, key=lambda at: PHASES.index(entries[at].phase), default=None)


def needed(
    scheme: Scheme,
    inputs: Inputs,
    path: Path,
    class_id: str,
    *,
    step: Fraction | int = 1,
    limit: Fraction | int | None = None,
    phase: str | None = None,
    conventions: Mapping[str, str] = NO_CONVENTIONS,
) -> Needed:
    """How far one input must move, in whole steps of ``step``, until the class is reached or passed, quotas aside; a
    rise is tried before a fall of the same size. ``limit``: the highest value tried (a numerator never passes its
    denominator). The search is exact: it bisects only where a rule can but rise or fall with the input, else it tries
    every step."""
    wanted, step = scheme.place_of(class_id), exact(step, path[1])
    start, (lowest, highest) = _start(scheme, inputs, path, phase), _bounds(scheme, inputs, path, limit, phase)
    if step <= 0:
        raise InputError("step_not_positive", value=step)

    def reached(count: int) -> Score | None:
        return _reaching(scheme, inputs, {path: start + count * step}, wanted, phase, conventions)

    up = max(int((highest - start) // step), 0)
    down = max(int((start - lowest) // step), 0)
    search = _bisected if _monotone(scheme, path) else _scanned
    found = [(n, +1) for n in [search(reached, up)] if n is not None]
    found += [(n, -1) for n in [search(lambda count: reached(-count), down)] if n is not None]
    count, sign = min(found, default=(None, 0), key=lambda each: each[0])
    change = None if count is None else sign * count * step
    value = None if change is None else start + change
    score = None if count is None else reached(sign * count)
    said = _said(scheme, path, class_id, change, value)
    return Needed(path=path, class_id=class_id, change=change, value=value, score=score, words=said)


def _start(scheme: Scheme, inputs: Inputs, path: Path, phase: str | None) -> Fraction:
    value = _values(inputs, path, phase).get(path[1])
    if value is None:
        raise InputError("nothing_to_move", criterion=_label(scheme, path), name=words.value_name(path[1]))
    return exact(value, path[1])


def _values(inputs: Inputs, path: Path, phase: str | None) -> Mapping[str, Any]:
    if path[0] in inputs.targets:
        return inputs.targets[path[0]]
    place = _counting(list(inputs.entries), path[0], phase)
    return {} if place is None else inputs.entries[place].values


def _bounds(
    scheme: Scheme, inputs: Inputs, path: Path, limit: Fraction | int | None, phase: str | None
) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value that can be: a part is not above its whole, a share not above 100 %."""
    values, criterion = _values(inputs, path, phase), scheme.criteria.get(path[0])
    lowest = {"denominator": values.get("numerator") or 1, "target": _LEAST_TARGET}.get(path[1], 0)
    ends = [limit, values.get("denominator") if path[1] == "numerator" else None]
    if criterion is not None:
        ends.append(criterion.params.get("n") if path[1] == "confirmed" else None)
        ends.append(100 if criterion.rule == "ratio" and path[1] == "value" else None)
    highest = min((exact(each, path[1]) for each in ends if each is not None), default=Fraction(LIMIT))
    return exact(lowest, path[1]), highest


def _reaching(
    scheme: Scheme, inputs: Inputs, changes: Mapping[Path, Any], wanted: int, phase: str | None, conventions: Any
) -> Score | None:
    """The score, if its class is surely the wanted one or a better one. A value in an open hole reaches nothing."""
    try:
        score = what_if(scheme, inputs, changes, phase, conventions)
    except UndefinedBand:
        return None
    worst = score.verdict.worst
    return score if worst is not None and scheme.place_of(worst) <= wanted else None


def _monotone(scheme: Scheme, path: Path) -> bool:
    """Whether more of the input can only help, or only hurt."""
    criterion = scheme.criteria.get(path[0])
    if criterion is None:
        return True
    open_holes = criterion.bands is not None and criterion.bands.holes == "undefined"
    dead = criterion.rule == "award_bonus"
    return not dead and not open_holes and (criterion.bands is None or criterion.bands.monotone)


def _bisected(reached: Callable[[int], Score | None], most: int) -> int | None:
    """The least count that reaches, when whatever lies beyond it reaches too."""
    if reached(0):
        return 0
    high = 1
    while high < most and not reached(high):
        high *= 2
    high = min(high, most)
    if high < 1 or not reached(high):
        return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high


def _scanned(reached: Callable[[int], Score | None], most: int) -> int | None:
    """Every count from 0 on, up to ``SCANNED`` steps."""
    return next((count for count in range(min(most, SCANNED) + 1) if reached(count)), None)


def _said(scheme: Scheme, path: Path, class_id: str, change: Fraction | None, value: Fraction | None) -> str:
    code = "cannot" if change is None else "already" if change == 0 else "more" if change > 0 else "fewer"
    size = None if change is None else abs(change)
    name = words.value_name(path[1])
    reaches = scheme.label_of(class_id)
    return words.say("needed", code, criterion=_label(scheme, path), name=name, change=size, value=value, label=reaches)


def _label(scheme: Scheme, path: Path) -> str:
    if path[0] in scheme.criteria:
        return scheme.criteria[path[0]].label
    return scheme.targets.get(path[0], path[0])
