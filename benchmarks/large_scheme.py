"""A scoring table of 200 criteria over 355 offices: points, classes and every step, then again with one input changed.

    python -m benchmarks.large_scheme [REPETITIONS]

All rules that a large table would hold take turns: shares, targets, steps, yes or no, days late, points by hand. The
processor's seconds are printed beside those on the clock, and what adding two fractions costs on this machine today, by
which figures of two machines can be compared.
"""

import statistics
import sys
from fractions import Fraction
from functools import partial
from time import process_time
from typing import Any

from benchmarks.stopwatch import Run, Watch, fresh, interleaved, machine, median

THIS = "large_scheme"
CRITERIA, OFFICES = 200, 355
ADDED = 100_000
HALF = Fraction(1, 2)
STEPS = [{"below": 50, "gives": 0}, {"from": 50, "below": 90, "gives": HALF}, {"from": 90, "gives": 1}]
DAYS = [{"to": 0, "gives": 1}, {"from": 1, "to": 5, "gives": HALF}, {"above": 5, "gives": 0}]
RULES: tuple[dict[str, Any], ...] = (
    {"rule": "ratio"},
    {"rule": "target_ratio", "over_cap": 120, "target": 80},
    {"rule": "step", "bands": STEPS},
    {"rule": "binary"},
    {"rule": "manual"},
    {"rule": "lateness", "bands": DAYS},
)


def scheme() -> Any:
    """The table, every criterion worth one point."""
    from analytics.scoring import read_scheme

    rows = [
        {"id": f"c{at}", "label": f"Tiêu chí {at}", "section": "s", "max": 1, **RULES[at % len(RULES)]}
        for at in range(CRITERIA)
    ]
    classes = [{"id": "A", "label": "Hạng A", "min": 150, "any": [{"no_zero": True}]}, {"id": "B", "label": "Hạng B"}]
    head = {"id": "lon", "title": "Bảng lớn", "status": "own", "source": "đo tốc độ", "base_max": CRITERIA}
    return read_scheme({**head, "section": {"s": {"label": "Phần"}}, "class": classes, "criterion": rows})


def office(number: int, late: int = 0) -> Any:
    """What one office reports, other figures for every number."""
    from analytics.scoring import Entry, Inputs

    def entry(at: int) -> Any:
        values = (
            {"numerator": 800 + (number * 7 + at) % 200, "denominator": 1000},
            {"actual": 70 + (number + at) % 30},
            {"value": (number * 3 + at) % 101},
            {"done": (number + at) % 9 > 0},
            {},
            {"days_late": (number + at) % 7 + late},
        )[at % len(RULES)]
        by_hand = {} if values else {"points": HALF, "reason": "biên bản"}
        return Entry(criterion=f"c{at}", values=values, **by_hand)

    return Inputs(unit=f"Phòng {number}", entries=tuple(entry(at) for at in range(CRITERIA)))


def scored() -> None:
    """The child: score all, place all, change one office and score again."""
    from analytics.scoring import evaluate_all, standings

    table, offices = scheme(), [office(number) for number in range(OFFICES)]
    added = _an_addition()
    watch, began = Watch(), process_time()
    board = evaluate_all(table, offices)
    all_of_them = process_time()
    standings(board)
    placed = process_time()
    again = evaluate_all(table, [office(0, late=1), *offices[1:]], earlier=board)
    kept = sum(one is other for one, other in zip(board.scores, again.scores, strict=True))
    steps = sum(len(each.log) for each in board.scores)
    times = {"scored": all_of_them - began, "placed": placed - all_of_them, "again": process_time() - placed}
    watch.report(**times, added=added, kept=kept, steps=steps)


def _an_addition() -> float:
    """Processor seconds of adding two fractions, on this machine at this moment."""
    left, right, began = Fraction(3, 7), Fraction(5, 11), process_time()
    for _ in range(ADDED):
        left + right
    return (process_time() - began) / ADDED


def _print(runs: list[Run]) -> None:
    middle = {name: statistics.median(run.said[name] for run in runs) for name in runs[0].said}
    print(
        f"{CRITERIA} criteria × {OFFICES} offices, {middle['steps']:.0f} steps; processor: scored "
        f"{middle['scored']:.2f} s, placed {1e3 * middle['placed']:.0f} ms, again after one change "
        f"{1e3 * middle['again']:.0f} ms ({middle['kept']:.0f} scores kept); on the clock {median(runs):.2f} s"
    )
    added = middle["added"]
    print(
        f"one addition of fractions {1e6 * added:.2f} µs; scored = {middle['scored'] / added / 1e6:.2f} million of them"
    )


def main(repetitions: int) -> int:
    """Print the middle of some fresh processes."""
    print(machine())
    _print(interleaved({THIS: partial(fresh, THIS, "--child")}, repetitions)[THIS])
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--child"]:
        scored()
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 3))
