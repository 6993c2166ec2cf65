"""Slide 9: what moved since the last meeting."""

from collections.abc import Sequence

from analytics import measures
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Chart, Figure, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Result, Standing
from analytics.measures.judgement import Judgement
from analytics.measures.judging import judge


def since_last(scene: Scene) -> Slide | LeftOut:
    """Rate and place now and at the last period that was reported before, or a year ago."""
    before = _period_before(scene)
    if before is None:
        return LeftOut(id="so-lan-truoc", name="Biến động từ lần họp trước", reason="Sổ không có kỳ nào trước kỳ này.")
    year, months = before
    below = {**scene.below, "year": year, "months": months}
    then = {each.result.unit_id: each for each in measures.compare(scene.warehouse, dimension="cases", **below)}
    now = [each for each in scene.standings.get("cases", ()) if each.result.rate is not None]
    pairs = [(then[each.result.unit_id], each) for each in now if each.result.unit_id in then]
    pairs = [pair for pair in pairs if pair[0].result.rate is not None]
    ordered = sorted(pairs, key=lambda pair: pair[0].result.rate - pair[1].result.rate)
    when = words.period(year, months)
    if not ordered:
        reason = f"Không {scene.parts_name} nào có tỷ lệ về việc ở cả {when} và {scene.label}."
        return LeftOut(id="so-lan-truoc", name="Biến động từ lần họp trước", reason=reason)
    return Slide(
        id="so-lan-truoc",
        title=_since_title(scene, ordered, when),
        message=f"Tỷ lệ xong về việc và thứ hạng: {when} và {scene.label}.",
        chart=_moves(scene, ordered),
        table=_since(scene, ordered, when, judge(scene.warehouse, dimension="cases", **below)),
        notes="Số luỹ kế từ 01/10: trong một năm tỷ lệ thường tăng theo tháng; giảm là mẫu số tăng nhanh hơn số xong.",
        footnote=scene.footnote([each.result for pair in pairs for each in pair], "cases"),
    )


def _period_before(scene: Scene) -> tuple[int, int] | None:
    known = [(each.year, each.months) for each in measures.periods(scene.warehouse, at=scene.at)]
    inside = [each for each in known if each[0] == scene.year and each[1] < scene.months]
    return max(inside, default=next((each for each in known if each == (scene.year - 1, scene.months)), None))


def _since_title(scene: Scene, pairs: Sequence, when: str) -> str:
    down = sum(now.result.rate < then.result.rate for then, now in pairs)
    most, least = (_gain(scene, *pairs[end]) for end in (0, -1))
    fallen = f"{down} {scene.parts_name} giảm so với {when}; " if down else ""
    ends = most if len(pairs) == 1 else f"thay đổi từ {least} đến {most}"
    return f"{fallen}{ends}" if down else f"So với {when}: {ends}"


def _gain(scene: Scene, then: Standing, now: Standing) -> str:
    """By how much one unit moved: "+7,34 điểm % (Thanh Hóa)"."""
    return f"{_moved(then.result, now.result).phrase} ({scene.name(now.result)})"


def _moves(scene: Scene, pairs: Sequence) -> Chart:
    points = tuple(
        Point(
            label=scene.name(now.result),
            figure=_moved(then.result, now.result),
            missed=now.result.rate < then.result.rate,
        )
        for then, now in pairs
    )
    alt = f"Thay đổi tỷ lệ của {len(points)} đơn vị, từ {points[0].figure.phrase} đến {points[-1].figure.phrase}."
    return Chart(
        kind=BARS,
        unit="điểm %",
        alt=alt,
        series=(Series(name="Thay đổi", points=points),),
        note=words.hatched((each.missed for each in points), "giảm"),
    )


def _moved(then: Result, now: Result) -> Figure:
    return figures.points(now.rate - then.rate, "since", now)


def _since(scene: Scene, pairs: Sequence, when: str, then_judged: Judgement) -> Table:
    now_judged = scene.judgements["cases"]
    return Table(
        caption=f"Từ {when} đến {scene.label}",
        heads=("Đơn vị", f"Tỷ lệ {when}", f"Tỷ lệ {scene.label}", "Thay đổi (điểm %)", "Hạng trước", "Hạng nay"),
        rows=tuple(
            (
                scene.name(now.result),
                figures.rate(then.result),
                figures.rate(now.result),
                _moved(then.result, now.result),
                words.placed(then_judged.of_unit(then.result.unit_id), then_judged.of),
                words.placed(now_judged.of_unit(now.result.unit_id), now_judged.of),
            )
            for then, now in pairs
        ),
    )
