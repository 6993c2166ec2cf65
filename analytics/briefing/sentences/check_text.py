"""A paragraph held against the ledger: every figure in it is true, false, or cannot be told, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.briefing.sentences import agreement, block_places, places, reading, registers, spotting
from analytics.briefing.sentences.agreement import Remark
from analytics.briefing.sentences.comparing import Outcome, compare
from analytics.briefing.sentences.context import Asked, Place, plain
from analytics.briefing.sentences.cues import GAP, PLACE, PLACES, RATE, TARGET
from analytics.briefing.sentences.holdings import Holdings, Known
from analytics.briefing.sentences.ranking import BLOCK
from analytics.briefing.sentences.reading import Said
from analytics.briefing.sentences.spotting import CASES, COUNT, MONEY, PERCENT, RATIO, Figure
from analytics.numbers import integer
from analytics.periods import label
from analytics.warehouse import Warehouse

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"
LONGEST = 200_000
"""Characters of a text that are read."""
_TELLING = 100
_SCALES = ((1000, "nghìn đồng"), (10**6, "triệu đồng"), (10**9, "tỷ đồng"))


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One figure, what became of it and why. ``place``: unit and period that it was read for; ``known``: the figure of
    the ledger beside it."""

    figure: Figure
    place: Place
    verdict: str
    reason: str
    known: Known | None = None


def check(
    warehouse: Warehouse,
    text: str,
    *,
    unit_id: str | None = None,
    year: int | None = None,
    months: int | None = None,
    at: int | None = None,
) -> list[Checked]:
    """Every figure of the text, in its order. Unit and period: what the text is about until it says otherwise.

    Positions count in ``spotting.prepared(text)``."""
    prepared = spotting.prepared(text[:LONGEST])
    found = reading.read(prepared, warehouse.units, Asked(unit_id=unit_id, year=year, months=months))
    holdings = Holdings(warehouse, at)
    settled = _settled(found, holdings)
    claims = registers.claims(prepared, settled)
    noted: dict[int, list[Remark]] = {}
    for remark in agreement.remarks(settled, warehouse.catalog):
        noted.setdefault(remark.index, []).append(remark)
    answers: dict[tuple, Outcome | str] = {}  # a text says the same more than once
    checked = []
    for said in settled:
        claim = claims.get(said.index)
        question = (replace(said, index=0, sentence=0, figure=replace(said.figure, start=0, end=0, digits_at=0)), claim)
        if question not in answers:
            answers[question] = _against_ledger(said, holdings, claim)
        checked.append(_checked(said, answers[question], noted.get(said.index, ())))
    return checked


def _settled(found: Sequence[Said], holdings: Holdings) -> list[Said]:
    """Where a sentence does not tell the months, the period whose figures it quotes."""
    votes: dict[int, Counter] = {}
    for said in found:
        for known in _telling(said, holdings):
            votes.setdefault(said.sentence, Counter())[known.months] += 1
    settled = []
    for said in found:
        best = votes.get(said.sentence)
        months = best.most_common(1)[0][0] if best and said.place.months is None else said.place.months
        settled.append(replace(said, place=replace(said.place, months=months)))
    return settled


def _telling(said: Said, holdings: Holdings) -> list[Known]:
    place, figure = said.place, said.figure
    if place.months is not None or place.unit_id is None or place.year is None:
        return []
    if figure.kind not in (CASES, MONEY) or figure.value is None or figure.value < _TELLING or said.role is None:
        return []
    return [known for known in holdings.known(said, place.unit_id, place.year, None) if known.value == figure.value]


def _checked(said: Said, result: Outcome | str, noted: Sequence[Remark]) -> Checked:
    known = result.known if isinstance(result, Outcome) else None
    verdict = _VERDICTS[result.is_true] if isinstance(result, Outcome) else UNKNOWN
    reason = result.reason if isinstance(result, Outcome) else result
    verdict, reason = _with_remarks(verdict, reason, noted)
    return Checked(figure=said.figure, place=said.place, verdict=verdict, reason=reason, known=known)


_VERDICTS = {True: TRUE, False: FALSE, None: UNKNOWN}


def _with_remarks(verdict: str, reason: str, noted: Sequence[Remark]) -> tuple[str, str]:
    """What the text says of itself counts where the ledger is silent; a figure that the ledger bears out stays true."""
    wrong = [remark for remark in noted if remark.is_wrong]
    if wrong and verdict != TRUE:
        verdict = FALSE
    told = [remark.reason for remark in noted if (remark.is_wrong or verdict == UNKNOWN) and verdict != TRUE]
    return verdict, " ".join((reason, *told))


def _against_ledger(said: Said, holdings: Holdings, claim: registers.Claim | None) -> Outcome | str:
    missing = _what_is_missing(said, claim)
    if missing:
        return missing
    if claim:
        return registers.outcome(holdings, said, claim)
    if said.role in (PLACE, PLACES):
        return (block_places if said.among == BLOCK else places).outcome(holdings, said)
    place = said.place
    found = holdings.known(said, place.unit_id, place.year, place.months)
    if not found:
        return _elsewhere(said, holdings) or _not_held(said, holdings)
    return _best(said, found, holdings)


def _what_is_missing(said: Said, claim: registers.Claim | None) -> str | None:
    """Why a figure cannot be looked up."""
    figure, place = said.figure, said.place
    if figure.value is None:
        return "Con số viết sai dạng, không đọc được chắc chắn; hãy sửa dấu chấm, dấu phẩy."
    is_counted = figure.kind in (COUNT, RATIO) and said.role not in (PLACE, PLACES)
    if claim is None and (is_counted or said.role is None):
        return _outside(said)
    if place.unit_id is None:
        if place.name:
            return f"Không rõ đơn vị “{place.name}”; hãy viết đủ tên cơ quan và tỉnh."
        return "Văn bản chưa nói rõ đơn vị nào; hãy chọn đơn vị."
    if place.year is None:
        return "Văn bản chưa nói rõ năm nào; hãy chọn năm."
    return None


def _outside(said: Said) -> str:
    if said.figure.kind == RATIO and said.figure.noun.startswith("điểm"):
        return "Sổ không giữ điểm chấm thi đua; hãy đối chiếu biên bản của khối."
    if said.figure.kind == COUNT:
        return "Sổ không giữ loại số đếm này."
    return "Văn bản không nói rõ con số này là của chỉ tiêu hay cột nào trong sổ."


def _best(said: Said, found: list[Known], holdings: Holdings) -> Outcome | str:
    """True if any of what it may be of bears it out; false only if the text leaves no doubt what it is of."""
    outcomes = [compare(said, known) for known in found]
    right = next((each for each in outcomes if each.is_true), None)
    if right:
        return _marked(right, said)
    if said.place.months is None and said.role != TARGET and not _scaled(said, found):
        return f"Văn bản không nói rõ kỳ; sổ có kỳ {_periods(found)}. Hãy chọn kỳ."
    open_ended = next((each for each in outcomes if each.is_true is None), None)
    if open_ended:
        return open_ended
    if said.dimension is None:
        return "Văn bản không nói rõ con số này về việc hay về tiền."
    return _wrong(said, found, outcomes, holdings)


def _marked(right: Outcome, said: Said) -> Outcome:
    told = "" if said.place.months or said.role == TARGET else f" Văn bản không nêu kỳ; khớp với {right.known.when}."
    return replace(right, reason=right.reason + told)


def _periods(found: list[Known]) -> str:
    return ", ".join(dict.fromkeys(known.when for known in found))


def _wrong(said: Said, found: list[Known], outcomes: list[Outcome], holdings: Holdings) -> Outcome | str:
    scaled = _scaled(said, found)
    if scaled:
        return scaled
    if said.role == reading.BOTTOM and not said.is_eligible:
        names = ", ".join(dict.fromkeys(f"{known.what} {known.shown}" for known in found))
        return f"Văn bản không nói rõ mẫu số này là số nào; sổ có {names}."
    nearest = min(outcomes, key=lambda each: abs(each.known.value - said.figure.value))
    return replace(nearest, reason=" ".join(filter(None, (nearest.reason, _hint(said, holdings)))))


def _scaled(said: Said, found: list[Known]) -> Outcome | None:
    """The ledger's amount, printed in a unit a thousand times too small."""
    for known in found if said.figure.kind == MONEY else ():
        for times, unit in _SCALES:
            if known.value == said.figure.value * times:
                reason = (
                    f"Sai đơn vị tiền: {known.what}, {known.unit}, {known.when}, là {known.shown}, "
                    f"gấp {integer(times)} lần số in; đơn vị đúng phải là {unit}."
                )
                return Outcome(is_true=False, reason=reason, known=known)
    return None


def _hint(said: Said, holdings: Holdings) -> str:
    """Where the printed figure does stand in the ledger."""
    if said.is_relative:
        return _as_points(said, holdings)
    other = _swapped(said, holdings) or holdings.elsewhere(said, said.place.unit_id)
    return f"Số {said.figure.text} là {other.what} của {other.unit}, {other.when}." if other else ""


def _as_points(said: Said, holdings: Holdings) -> str:
    """A change of the rate that is told as a change of the number."""
    place, other = said.place, replace(said, base=RATE, is_relative=False)
    moves = holdings.known(other, place.unit_id, place.year, place.months)
    if not any(compare(other, known).is_true for known in moves):
        return ""
    return f"Số {said.figure.text} là chênh lệch điểm % của tỷ lệ, không phải mức tăng giảm của con số đứng trước."


def _swapped(said: Said, holdings: Holdings) -> Known | None:
    """The same number under another name, in the same period: another column, or the rate of the other dimension."""
    place = said.place
    others = [replace(said, dimension=None)] if said.figure.kind == PERCENT else []
    others += [replace(said, role=name) for name in ("enforceable", "completed", "must_enforce", "not_enforceable")]
    for other in others:
        for known in holdings.known(other, place.unit_id, place.year, place.months):
            if compare(replace(other, role=other.role), known).is_true and other != said:
                return known
    return None


def _elsewhere(said: Said, holdings: Holdings) -> Outcome | None:
    """The unit has no such figure in the period, but one it merged with has exactly this one: the wrong name."""
    other = holdings.elsewhere(said, said.place.unit_id)
    if other is None or other.unit_id == said.place.unit_id or other.value < _TELLING * 10:
        return None
    name = plain(holdings.warehouse.units.get(said.place.unit_id))
    reason = (
        f"Sai đơn vị: {said.figure.text} là {other.what} của {other.unit}, {other.when}; "
        f"sổ không có số này của {name} khi đó."
    )
    return Outcome(is_true=False, reason=reason, known=other)


def _not_held(said: Said, holdings: Holdings) -> str:
    place = said.place
    name = plain(holdings.warehouse.units.get(place.unit_id))
    when = label(place.year, place.months) if place.months else f"năm {place.year}"
    group = " của nhóm việc này" if said.group != "all" else ""
    what = "chỉ tiêu để đối chiếu" if said.role in (TARGET, GAP) else "số liệu này"
    hint = _hint(said, holdings) if said.role in ("completed", "enforceable") else ""
    points = " “%” ở đây hiểu là điểm %." if said.role == GAP and said.figure.kind == PERCENT else ""
    return " ".join(filter(None, (f"Sổ chưa có {what}{group}: {name}, {when}.", hint))) + points
