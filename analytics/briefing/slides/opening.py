"""Slides 1 to 3: what is spoken of, six numbers, and the standard table in the order of official reports."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import UNTOLD, Card, Figure, Footnote, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Index, Quality, Result, Standing
from analytics.measures.pace import race_of

COMPLAINTS, NO_DATA = "complaints", "chưa có số liệu"
ORDER = (
    ("total_accepted", "Tổng số thụ lý", None),
    ("carried_in", "– Số cũ chuyển sang", None),
    ("newly_accepted", "– Mới thụ lý", None),
    ("delegated_out", "Trừ uỷ thác", None),
    ("withdrawn", "Trừ thu hồi, huỷ", None),
    ("must_enforce", "Phải thi hành", None),
    ("enforceable", "– Có điều kiện thi hành", "share_enforceable"),
    ("not_enforceable", "– Chưa có điều kiện", "share_not_enforceable"),
    ("done", "Thi hành xong", "rate"),
    ("carried_out", "Chuyển kỳ sau", None),
)
"""The fixed order of numbers of the sector's reports: column, its name, its share."""


def title(scene: Scene) -> Slide:
    """Whose results, of which period, as of which day, and whether they are final."""
    whole = "cả nước" if scene.is_national else scene.unit
    state = "" if scene.status == UNTOLD else f", {scene.status}"
    return Slide(
        id="tieu-de",
        title=f"Kết quả thi hành án dân sự {scene.label}: {whole}",
        message=f"Số liệu đến {scene.as_of:%d/%m/%Y}{state}; bút toán {scene.at} của sổ số liệu.",
        missing=tuple(_absent(scene)),
        notes=f"Chào đại biểu. Mọi con số trong bản này được chụp ở bút toán {scene.at} và không đổi trong hội nghị.",
        footnote=scene.footnote([each.result for each in scene.wholes.values()]),
    )


def _absent(scene: Scene) -> Iterable[str]:
    """Who has not reported, in each dimension."""
    for dimension in scene.dimensions:
        about = words.ABOUT.get(dimension, dimension)
        standing = scene.wholes.get(dimension)
        if standing is None:
            yield f"Chưa có số liệu {about} của {scene.unit} {scene.label}."
        elif standing.result.missing:
            absent = [words.plain(each) for each in standing.result.missing]
            yield f"Còn {len(absent)} đơn vị chưa có số {about}: {words.listed(absent)}."


def six_numbers(scene: Scene) -> Slide:
    """Rates of việc and tiền, what cannot be enforced, what is carried over, complaints, the index."""
    complaints = _complaints(scene)
    cards = [_rate_card(scene, dimension) for dimension in scene.dimensions]
    cards += [
        _share_card(scene, "share_not_enforceable", "Chưa có điều kiện, về việc"),
        _share_card(scene, "change_carry_over", "Việc chuyển kỳ sau so với đầu kỳ"),
        _complaints_card(complaints),
        _index_card(scene),
    ]
    return Slide(
        id="sau-con-so",
        title=_against_targets(scene),
        message=f"Sáu con số của {scene.unit}, {scene.label}; chênh lệch là so với cùng kỳ năm trước.",
        cards=tuple(cards),
        missing=tuple(_complaints_missing(scene, complaints)),
        notes=_spoken(scene),
        footnote=_of_wholes(scene, complaints.sources if complaints else ()),
    )


def _rate_card(scene: Scene, dimension: str) -> Card:
    label = f"Xong trên có điều kiện, {words.ABOUT.get(dimension, dimension)}"
    standing = scene.wholes.get(dimension)
    if standing is None:
        return Card(label=label, figure=_unknown("rate"), note=NO_DATA)
    result = standing.result
    return Card(
        label=label,
        figure=figures.rate(result),
        target=figures.target(result),
        comparator=words.SIGNS[result.target.comparator] if result.target else "",
        change=None if standing.change is None else figures.points(standing.change, "rate_change", result),
        is_missed=scene.falls_short(result),
    )


def _share_card(scene: Scene, name: str, label: str) -> Card:
    standing = scene.wholes.get("cases")
    if standing is None:
        return Card(label=label, figure=_unknown(name), note=NO_DATA)
    of, last = scene.indicator(name), standing.last_year
    now, before = standing.result.value(of), last.value(of) if last else None
    change = None if None in (now, before) else figures.points(now - before, f"{name}_change", standing.result)
    note = "nguồn không nêu" if now is None else ""
    return Card(label=label, figure=figures.indicator(of, standing.result), change=change, note=note)


def _complaints(scene: Scene) -> Quality | None:
    """Complaints and denunciations of the period; ``None`` when less than half of its parts reported them."""
    place = {"year": scene.year, "months": scene.months, "matter": COMPLAINTS, "at": scene.at}
    if scene.is_national:
        known = measures.national_quality(scene.warehouse, **place)
    else:
        known = measures.qualities(scene.warehouse, borders=scene.borders, **place)
    return next((each for each in known if each.unit_id == scene.unit_id and each.speaks_for_all), None)


def _complaints_missing(scene: Scene, own: Quality | None) -> Iterable[str]:
    if own is None:
        yield f"Sổ chưa có đủ số khiếu nại, tố cáo {scene.label} ({scene.kept_in('quality')})."
    elif own.parts_reported < own.parts:
        yield f"Khiếu nại, tố cáo: {own.parts_reported} trong {own.parts} tỉnh đã báo cáo."


def _complaints_card(own: Quality | None) -> Card:
    """Settled, of those that had to be."""
    label = "Khiếu nại, tố cáo đã giải quyết"
    if own is None or own.rate is None:
        note = NO_DATA if own is None else "không có đơn phải giải quyết"
        return Card(label=label, figure=_unknown(COMPLAINTS), note=note)
    about = {"unit_id": own.unit_id, "year": own.year, "months": own.months, "entry": own.entry}
    card = Card(
        label=label,
        figure=figures.number(own.rate, "%", COMPLAINTS, figures.RATE_DECIMALS, **about),
        note="trên số phải giải quyết",
    )
    if own.target_pct is None:
        return card
    aim = figures.number(own.target_pct, "%", "complaints_target", figures.RATE_DECIMALS, **about)
    return replace(card, target=aim, comparator=words.SIGNS[">="], is_missed=not own.met)


def _index_card(scene: Scene) -> Card:
    found = [each for each in measures.indices(scene.warehouse, unit_id=scene.unit_id, at=scene.at) if each.value]
    known = [each for each in found if each.year <= scene.year and each.unit_id == scene.unit_id]
    if not known:
        return Card(label="Chỉ số thiết chế pháp lý", figure=_unknown("index"), note="chưa có trong sổ")
    last = max(known, key=lambda each: each.year)
    return Card(label=f"Chỉ số “{words.short(last.item, 48)}” năm {last.year}", figure=index_figure(last))


def index_figure(index: Index) -> Figure:
    """The value of an index, in percent."""
    place = {"unit_id": index.unit_id, "year": index.year, "entry": index.entry}
    value = None if index.value is None else Fraction(index.value)
    return figures.number(value, "%", f"index {index.family} {index.item}", 1, **place)


def _unknown(what: str) -> Figure:
    return Figure(text=numbers.MISSING, value=None, unit="", what=what)


def _against_targets(scene: Scene) -> str:
    said = [_verdict(each) for each in scene.wholes.values()]
    return words.capital("; ".join(said)) if said else f"Chưa có kết quả {scene.label} của {scene.unit}"


def _verdict(standing: Standing) -> str:
    result, about = standing.result, words.ABOUT.get(standing.result.dimension, standing.result.dimension)
    if result.shown_rate is None:
        return f"chưa có tỷ lệ {about}"
    rate = f"{about} {figures.rate(result).text}"
    if result.met is None:
        return f"{rate}, chưa có chỉ tiêu" if result.target is None else f"{rate}, chưa rõ đạt chỉ tiêu hay chưa"
    return f"{rate}, {_side(result)} {words.SIGNS[result.target.comparator]} {figures.target(result).text}"


def _side(result: Result) -> str:
    """How the rate stands to the target; while the year goes on, to the straight line that leads there."""
    race = race_of(result)
    if result.met or race is None or not race.days_left:
        return "đạt chỉ tiêu" if result.met else "chưa đạt chỉ tiêu"
    ahead = figures.points(abs(race.ahead), "ahead", result).phrase.removeprefix("+")
    return f"{'chậm' if race.ahead < 0 else 'vượt'} tiến độ {ahead} tới chỉ tiêu cả năm"


def _spoken(scene: Scene) -> str:
    said = []
    for standing in scene.wholes.values():
        result, gap = standing.result, standing.result.gap
        against = "" if gap is None else f", so với chỉ tiêu {figures.points(gap, 'gap', result).phrase}"
        change = standing.change
        yearly = "" if change is None else f", so với cùng kỳ {figures.points(change, 'rate_change', result).phrase}"
        done, base = (figures.amount(each, "", result).phrase for each in (result.numerator, result.denominator))
        said.append(f"{words.DIMENSIONS[result.dimension]}: xong {done} trên {base}{against}{yearly}.")
    return " ".join(said) or "Chưa có số liệu để nói."


def _of_wholes(scene: Scene, sources: Sequence[str] = ()) -> Footnote:
    note = scene.footnote([each.result for each in scene.wholes.values()], sources=sources)
    return Footnote(**{**vars(note), "denominator": "Mẫu số: số có điều kiện thi hành (việc; tiền)"})


def standard(scene: Scene) -> Slide:
    """Cases and money in the fixed order of numbers, each beside the same period of the year before."""
    found = [scene.wholes.get(dimension) for dimension in scene.dimensions]
    rows, marked = [], set()
    for column, name, share in ORDER:
        rows.append((name, *(cell for each in found for cell in _cells(each, column))))
        if share:
            marked |= {len(rows)} if share == "rate" else set()
            rows.append(
                (f"  {scene.indicator(share).short} (%)", *(c for each in found for c in _shares(scene, each, share)))
            )
    table = Table(
        caption=f"Kết quả {scene.label}, {scene.unit}",
        heads=("Chỉ tiêu thống kê", "Việc", "So cùng kỳ (%; điểm %)", "Tiền (tỷ đồng)", "So cùng kỳ (%; điểm %)"),
        rows=tuple(rows),
        marked=frozenset(marked),
    )
    return Slide(
        id="ket-qua-chuan",
        title=_done(scene),
        message="Thứ tự số liệu như báo cáo của ngành: thụ lý, phải thi hành, có điều kiện, xong, chuyển kỳ sau.",
        table=table if scene.wholes else None,
        missing=tuple(_absent(scene)),
        notes=f"{_spoken(scene)} Số so với cùng kỳ để trống khi năm trước không có số cùng kỳ.",
        footnote=_of_wholes(scene),
    )


def _done(scene: Scene) -> str:
    said = []
    for standing in scene.wholes.values():
        if standing.result.numerator is not None:
            said.append(figures.amount(standing.result.numerator, "done", standing.result).phrase)
    return f"{scene.unit} thi hành xong {' và '.join(said)}" if said else f"Chưa có số thi hành xong {scene.label}"


def _amount(result: Result | None, column: str) -> int | None:
    if result is None:
        return None
    return result.numerator if column == "done" else result.figures.get(column)


def _cells(standing: Standing | None, column: str) -> tuple[str | Figure, ...]:
    """A figure, and by how much it differs from the year before, in percent."""
    now = _amount(standing and standing.result, column)
    if now is None:
        return numbers.MISSING, numbers.MISSING
    before = _amount(standing.last_year, column)
    change = Fraction(100 * (now - before), before) if before else None
    return (
        figures.amount(now, column, standing.result),
        figures.figure(change, "%", f"{column}_change", standing.result, 1, is_signed=True),
    )


def _shares(scene: Scene, standing: Standing | None, share: str) -> tuple[str | Figure, ...]:
    if standing is None:
        return numbers.MISSING, numbers.MISSING
    of, last = scene.indicator(share), standing.last_year
    now, before = standing.result.value(of), last.value(of) if last else None
    shown = figures.rate(standing.result) if share == "rate" else figures.indicator(of, standing.result)
    change = None if None in (now, before) else now - before
    return shown, figures.points(change, f"{share}_change", standing.result)
