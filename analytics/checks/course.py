"""The course of a unit's figures through months and years: flows only grow, stock is handed on, no year is skipped."""

from collections.abc import Iterator

import numpy as np

from analytics.checks.case import Case, Hits, hits
from analytics.checks.panel import MISSING, joined
from analytics.intake import Finding
from analytics.intake.dates import in_title
from analytics.periods import YEAR_MONTHS, label, period_end


def falls(case: Case) -> Iterator[Hits]:
    """A cumulative figure that is smaller than in an earlier month of the same year, or larger than in a later one."""
    check = case.checks["cumulative_falls"]
    columns = [name for name in check.columns if name in case.file.figures]
    if not columns or (len(np.unique(case.file.months)) < 2 and not len(case.known)):
        return
    panel, newer, older = _steps(case)
    if not len(newer):
        return
    offset = len(panel) - len(case.file)  # the file's rows stand behind those of the ledger
    mine = np.where(newer >= offset, newer, older)
    fallen: list[tuple[int, str, int, int]] = []
    for name in columns:
        now, before = panel.figures[name][newer], panel.figures[name][older]
        fell = (now >= 0) & (now < before) & ~panel.hedged[newer] & ~panel.hedged[older]
        fallen += [(int(mine[i]), name, int(newer[i]), int(older[i])) for i in np.flatnonzero(fell)]
    told = {(index - offset, name): (new, old) for index, name, new, old in fallen}

    def describe(place: tuple[int, str]) -> Finding:
        new, old = told[place]
        values = panel.figures[place[1]]
        words = {"now": case.amount(values[new]), "before": case.amount(values[old])}
        words |= {"period": case.period(panel, new), "earlier": case.period(panel, old)}
        return case.say(check.id, place[0], place[1], case.file.figures[place[1]][place[0]], **words)

    if told:
        yield Hits(check=check.id, places=sorted(told), comparable=len(newer), describe=describe)


def _steps(case: Case):
    """(ledger and file in one panel, later row, earlier row) for neighbouring months where one is the file's."""
    panel = case.file
    if len(case.known):
        replaced = case.file.find(case.known.keys) >= 0
        own_years = np.isin(case.known.year, np.unique(case.file.year))
        panel = joined(case.known.take(np.flatnonzero(~replaced & own_years)), case.file)
    order = np.argsort(panel.keys, kind="stable")
    keys = panel.keys[order]
    beside = np.flatnonzero((keys[1:] >> 4 == keys[:-1] >> 4) & (keys[1:] != keys[:-1]))
    newer, older = order[beside + 1], order[beside]
    if panel is case.file:
        return panel, newer, older
    mine = (newer >= len(panel) - len(case.file)) | (older >= len(panel) - len(case.file))
    return panel, newer[mine], older[mine]


def stock(case: Case) -> Iterator[Hits]:
    """Carried in against what the unit carried out of the year before."""
    check = case.checks["stock_flow"]
    if "carried_in" not in case.file.figures or not len(case.all):
        return
    before = case.all.find(case.file.keys_of(case.file.unit, case.file.year - 1, YEAR_MONTHS))
    left, entered = _left(case, before), case.file.figures["carried_in"]
    comparable = (left > 0) & (entered >= 0) & ~case.file.hedged
    above = entered * 1000 > left * (1000 + check.settings["above_per_mille"])
    below = entered * 1000 < left * (1000 - check.settings["below_per_mille"])
    enough = np.abs(entered - left) >= check.settings["smallest"]
    where = np.flatnonzero(comparable & enough & (above | below))

    def describe(index: int) -> Finding:
        words = {"left": case.amount(left[index]), "earlier": label(int(case.file.year[index]) - 1)}
        words["compared"] = "lớn hơn" if entered[index] > left[index] else "nhỏ hơn hẳn"
        return case.say(check.id, index, "carried_in", entered[index], **words)

    if len(where):
        yield hits(check.id, where, int(comparable.sum()), describe, "carried_in")


def _left(case: Case, before: np.ndarray) -> np.ndarray:
    """What rows carried out: as reported, else what must be enforced less what was done."""
    said, must, done = (case.all.figure(name, before) for name in ("carried_out", "must_enforce", "completed"))
    others = sum(np.maximum(case.all.figure(name, before), 0) for name in ("terminated", "reduced"))
    made = np.where((must >= 0) & (done >= 0), must - done - others, MISSING)
    return np.where(said >= 0, said, made)


def outranked(case: Case) -> Iterator[Hits]:
    """Preliminary figures of a period that has final ones, and not the same."""
    check = case.checks["final_stands"]
    if not len(case.known):
        return
    beside = case.known.find(case.file.keys)
    late = ~case.file.final & (beside >= 0) & case.known.final[beside]
    told: dict[int, str] = {}
    for name in case.file.figures:
        own, stands = case.file.figures[name], case.known.figure(name, beside)
        where = np.flatnonzero(late & (own >= 0) & (stands >= 0) & (own != stands))
        told |= {int(index): name for index in where if int(index) not in told}

    def describe(index: int) -> Finding:
        name = told[index]
        stands = case.amount(case.known.figure(name)[beside[index]])
        return case.say(check.id, index, name, case.file.figures[name][index], stands=stands)

    if told:
        yield hits(check.id, np.array(sorted(told)), len(case.file), describe)


def skipped(case: Case) -> Iterator[Hits]:
    """Most units reported every year until one, and the file is about a year after the next."""
    check = case.checks["year_skipped"]
    if not len(case.known) or len(np.unique(case.file.year)) != 1:
        return
    year = int(case.file.year[0])
    units = np.unique(case.file.unit)
    seen = {back: np.isin(units, case.known.unit[case.known.year == year - back]) for back in (0, 1, 2, 3)}
    gap = ~seen[0] & ~seen[1] & seen[2] & seen[3]
    if 2 * gap.sum() > len(units):
        words = {"missing": label(year - 1), "last": label(year - 2), "stated": label(year), "count": int(gap.sum())}
        yield hits(check.id, np.array([0]), 1, lambda _: case.say(check.id, None, None, None, **words))


def ahead(case: Case) -> Iterator[Hits]:
    """Periods that have not ended yet."""
    check = case.checks["period_ahead"]
    if case.today is None:
        return
    periods = np.unique(case.file.year * 16 + case.file.months)
    early = [int(each) for each in periods if period_end(int(each) // 16, int(each) % 16) > case.today]
    where = np.flatnonzero(np.isin(case.file.year * 16 + case.file.months, early))

    def describe(index: int) -> Finding:
        end = period_end(int(case.file.year[index]), int(case.file.months[index]))
        return case.say(check.id, index, "year", None, end=f"{end:%d/%m/%Y}", today=f"{case.today:%d/%m/%Y}")

    if len(where):
        yield hits(check.id, where, len(case.file), describe, "year")


def titled(case: Case) -> Iterator[Hits]:
    """The lines above the table name one period, the rows another."""
    check = case.checks["title_differs"]
    said = [(line.row, line.text, in_title(line.text)) for line in case.reading.left_out if line.reason == "title"]
    for part in ("year", "months"):
        named = [(row, text, getattr(found, part)) for row, text, found in said if getattr(found, part)]
        stated = np.unique(getattr(case.file, part))
        if len({value for *_, value in named}) != 1 or len(stated) != 1 or named[0][2] == int(stated[0]):
            continue
        row, text, _ = named[0]
        words = {"text": text, "title_row": row, "period": case.period(case.file, 0)}
        yield hits(
            check.id,
            np.array([0]),
            1,
            lambda _, words=words, part=part: case.voice.finding(check.id, column=part, **words),
        )
