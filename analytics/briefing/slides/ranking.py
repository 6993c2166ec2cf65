"""Slides 4 to 6: units against their targets, in việc, in tiền, and in both."""

from collections.abc import Callable, Sequence

from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, SCATTER, Cell, Chart, Figure, LeftOut, Line, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Result, Standing
from analytics.measures.pace import race_of

NO_TARGET = "chưa có chỉ tiêu"


def cases(scene: Scene) -> Slide | LeftOut:
    """Units against their targets in việc."""
    return _ranked(scene, "cases")


def money(scene: Scene) -> Slide | LeftOut:
    """Units against their targets in tiền."""
    return _ranked(scene, "money")


def _ranked(scene: Scene, dimension: str) -> Slide | LeftOut:
    found = [each for each in scene.standings.get(dimension, ()) if each.result.shown_rate is not None]
    about = words.ABOUT[dimension]
    slide_id = f"xep-hang-{'viec' if dimension == 'cases' else 'tien'}"
    if not found and not scene.is_national:
        return LeftOut(id=slide_id, name=f"Các cơ quan so với chỉ tiêu {about}", reason=_no_offices(scene, about))
    results = [each.result for each in found]
    return Slide(
        id=slide_id,
        title=_title(scene, results, about),
        message=f"Tỷ lệ xong trên có điều kiện {about}, {len(results)} {scene.parts_name}, cao xuống thấp.",
        chart=_bars(scene, results, about) if results else None,
        table=_table(scene, found, dimension) if results else None,
        missing=tuple(_missing(scene, results, about)),
        notes=_notes(scene, results, about),
        footnote=scene.footnote(results, dimension),
    )


def _title(scene: Scene, results: Sequence[Result], about: str) -> str:
    judged = [each for each in results if each.met is not None]
    missed = [each for each in judged if scene.falls_short(each)]
    if not results:
        return f"Chưa có số liệu {about} của {scene.parts_name} nào, {scene.label}"
    if not judged:
        return f"Chưa {scene.parts_name} nào trong {len(results)} đơn vị có chỉ tiêu {about}"
    if scene.is_open:
        return _on_the_way(scene, judged, len(missed), about)
    if not missed:
        return f"Cả {len(judged)} {scene.parts_name} có chỉ tiêu đều đạt {about}"
    return f"{len(missed)} trong {len(judged)} {scene.parts_name} chưa đạt chỉ tiêu {about}"


def _on_the_way(scene: Scene, judged: Sequence[Result], slow: int, about: str) -> str:
    """While the year goes on, who is behind the straight line and who has reached the target already."""
    met = sum(each.met for each in judged)
    arrived = f"{met} {scene.parts_name} đã đạt" if met else f"chưa {scene.parts_name} nào đạt"
    return f"{slow} trong {len(judged)} {scene.parts_name} chậm tiến độ {about}; {arrived} chỉ tiêu cả năm"


def _bars(scene: Scene, results: Sequence[Result], about: str) -> Chart:
    points = tuple(
        Point(
            label=scene.name(each),
            figure=figures.rate(each),
            missed=scene.falls_short(each),
        )
        for each in results
    )
    series = [Series(name="Tỷ lệ xong", points=points)]
    if any(each.target for each in results):
        series.append(_marks(scene, results, "Chỉ tiêu cả năm" if scene.is_open else "Chỉ tiêu", _aim))
        if scene.is_open:
            series.append(_marks(scene, results, "Đường thẳng đến nay", _pace))
    first, last = points[0], points[-1]
    ends = f"cao nhất {first.label} {first.figure.text}, thấp nhất {last.label} {last.figure.text}"
    alt = f"Cột tỷ lệ {about} của {len(points)} đơn vị: {ends}."
    return Chart(kind=BARS, unit="%", alt=alt, series=tuple(series), note=_legend(scene, len(series)))


def _legend(scene: Scene, series: int) -> str:
    """What hatched columns and marks mean, for those who cannot tell colours apart."""
    if series == 1:
        return ""
    slow = "chậm hơn đường thẳng" if scene.is_open else "chưa đạt chỉ tiêu"
    marks = "chỉ tiêu cả năm và đường thẳng đến nay" if scene.is_open else "chỉ tiêu"
    return f"Cột gạch chéo: {slow}. Vạch ngang: {marks}."


def _marks(scene: Scene, results: Sequence[Result], name: str, of: Callable[[Result], Figure]) -> Series:
    """What each unit is held against."""
    return Series(
        name=name, points=tuple(Point(label=scene.name(each), figure=of(each)) for each in results), is_target=True
    )


def _aim(result: Result) -> Figure:
    return figures.target(result) or figures.figure(None, "%", "target", result)


def _pace(result: Result) -> Figure:
    """Where a straight line from nothing to the target stands on the day of the figures."""
    race = race_of(result)
    return figures.figure(race and race.pace, "%", "pace", result, figures.RATE_DECIMALS)


def _table(scene: Scene, found: Sequence[Standing], dimension: str) -> Table:
    unit = figures.UNITS[dimension]
    return Table(
        caption=f"Tỷ lệ xong {words.ABOUT[dimension]}, {scene.label}",
        heads=(
            "Hạng",
            "Khoảng hạng",
            "Đơn vị",
            "Tỷ lệ xong",
            "Chỉ tiêu",
            "± chỉ tiêu (điểm %)",
            f"Xong ({unit})",
            f"Có điều kiện ({unit})",
        ),
        rows=tuple(_row(scene, each) for each in found),
    )


def _row(scene: Scene, standing: Standing) -> tuple[Cell, ...]:
    result = standing.result
    judged = scene.judged(result)
    rank = figures.figure(judged and judged.rank, "", "rank", result)
    gap = figures.points(result.gap, "gap", result)
    counts = (
        figures.amount(result.numerator, "done", result),
        figures.amount(result.denominator, "enforceable", result),
    )
    who = (rank, words.places(judged), scene.name(result))
    return *who, figures.rate(result), figures.target(result) or NO_TARGET, gap, *counts


def _missing(scene: Scene, results: Sequence[Result], about: str) -> list[str]:
    said = []
    if not results:
        said.append(f"Sổ chưa có số liệu {about} của tỉnh nào cho {scene.label}.")
    without = [scene.name(each) for each in results if each.target is None]
    if without:
        said.append(f"{len(without)} đơn vị chưa có chỉ tiêu {about}: {words.listed(without)}.")
    printed = [scene.name(each) for each in results if each.rate is None]
    if printed:
        said.append(f"{len(printed)} đơn vị chỉ có tỷ lệ theo công bố, không xếp hạng: {words.listed(printed)}.")
    return said


def _notes(scene: Scene, results: Sequence[Result], about: str) -> str:
    missed = sorted((each for each in results if each.met is False and each.gap is not None), key=lambda each: each.gap)
    if not missed:
        return f"Không có đơn vị nào được biết là chưa đạt chỉ tiêu {about}."
    far = [f"{scene.name(each)} ({figures.points(each.gap, 'gap', each).phrase})" for each in missed[:5]]
    caution = "Thứ hạng không nói lý do; hỏi cơ cấu việc trước khi nhận xét."
    return f"Cách chỉ tiêu {about} xa nhất: {', '.join(far)}. {caution}"


def _no_offices(scene: Scene, about: str) -> str:
    return f"Sổ chưa có số liệu {about} của cơ quan nào thuộc {scene.unit}, {scene.label}."


def both(scene: Scene) -> Slide | LeftOut:
    """Việc across, tiền up: who misses both."""
    of_money = {each.result.unit_id: each.result for each in scene.standings.get("money", ())}
    pairs = [
        (each.result, of_money[each.result.unit_id])
        for each in scene.standings.get("cases", ())
        if each.result.unit_id in of_money
        and each.result.shown_rate is not None
        and of_money[each.result.unit_id].shown_rate is not None
    ]
    if not pairs and not scene.is_national:
        reason = _no_offices(scene, "về cả việc và tiền")
        return LeftOut(id="viec-va-tien", name="Việc và tiền cùng lúc", reason=reason)
    judged = [(one, two) for one, two in pairs if None not in (one.met, two.met)]
    neither = [scene.name(one) for one, two in judged if scene.falls_short(one) and scene.falls_short(two)]
    short = "chậm tiến độ" if scene.is_open else "chưa đạt"
    return Slide(
        id="viec-va-tien",
        title=_both_title(scene, pairs, judged, neither),
        message="Mỗi điểm một đơn vị: ngang là tỷ lệ về việc, dọc là tỷ lệ về tiền; đường đứt là chỉ tiêu chung.",
        chart=_scatter(scene, pairs) if pairs else None,
        table=_pairs(scene, pairs) if pairs else None,
        missing=() if pairs else (f"Chưa đơn vị nào có tỷ lệ về cả việc và tiền, {scene.label}.",),
        notes=f"{words.capital(short)} cả hai: {words.listed(neither, 8)}."
        if neither
        else f"Không đơn vị nào {short} cả hai.",
        footnote=scene.footnote([each for pair in pairs for each in pair]),
    )


def _both_title(scene: Scene, pairs: Sequence, judged: Sequence, neither: Sequence[str]) -> str:
    if not pairs:
        return "Chưa đơn vị nào có tỷ lệ về cả việc và tiền"
    if not judged:
        return f"{len(pairs)} {scene.parts_name} có tỷ lệ về cả việc và tiền, chưa có đủ chỉ tiêu để so"
    short = "chậm tiến độ cả về việc lẫn tiền" if scene.is_open else "chưa đạt cả việc lẫn tiền"
    if not neither:
        return f"Không {scene.parts_name} nào trong {len(judged)} {short}"
    return f"{len(neither)} trong {len(judged)} {scene.parts_name} {short}"


def _scatter(scene: Scene, pairs: Sequence[tuple[Result, Result]]) -> Chart:
    points = tuple(
        Point(
            label=scene.name(one),
            x=figures.rate(one),
            figure=figures.rate(two),
            missed=None if None in (one.met, two.met) else bool(scene.falls_short(one) or scene.falls_short(two)),
        )
        for one, two in pairs
    )
    lines = [
        Line(name=f"Chỉ tiêu {words.ABOUT[each.dimension]}", figure=figures.target(each), axis=axis)
        for axis, each in (("x", scene.result("cases")), ("y", scene.result("money")))
        if each is not None and each.target is not None
    ]
    alt = f"Biểu đồ điểm của {len(points)} đơn vị, tỷ lệ về việc và tỷ lệ về tiền."
    drawn = (Series(name="Đơn vị", points=points),)
    return Chart(kind=SCATTER, unit="% tiền", x_unit="% việc", alt=alt, series=drawn, lines=tuple(lines))


def _pairs(scene: Scene, pairs: Sequence[tuple[Result, Result]]) -> Table:
    verdict = {True: "đạt", False: "chưa đạt", None: "chưa rõ"}
    return Table(
        caption=f"Việc và tiền, {scene.label}",
        heads=("Đơn vị", "Tỷ lệ về việc", "Việc so chỉ tiêu", "Tỷ lệ về tiền", "Tiền so chỉ tiêu"),
        rows=tuple(
            (scene.name(one), figures.rate(one), verdict[one.met], figures.rate(two), verdict[two.met])
            for one, two in pairs
        ),
    )
