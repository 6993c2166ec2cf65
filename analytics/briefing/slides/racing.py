"""Slides 7 to 9: progress with its countdown, how many more, and what moved since the last meeting."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Card, Cell, Chart, Figure, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Result, Standing, Wave
from analytics.measures.pace import race_of
from analytics.measures.pursuit import Pursuit

GROWTHS = (Fraction(0), Fraction(1, 20), Fraction(1, 10))


def progress(scene: Scene) -> Slide | LeftOut:
    """Ahead of or behind the straight line, with the days left; the waves of the year."""
    waves = measures.waves(scene.warehouse, **scene.place)
    if not scene.is_open and not waves:
        reason = "Năm công tác đã khép và sổ không có đợt thi đua nào; so với chỉ tiêu ở các trang xếp hạng."
        return LeftOut(id="tien-do", name="Tiến độ đợt cao điểm", reason=reason)
    running = [each for each in scene.running.get("cases", ()) if each.race]
    ordered = sorted(running, key=lambda each: -each.race.ahead)
    return Slide(
        id="tien-do",
        title=_progress_title(scene, running),
        message=_countdown(scene, running, waves),
        cards=() if running else tuple(_own_pace(scene)),
        chart=_ahead(scene, ordered) if ordered and scene.is_open else None,
        table=_waves(scene, waves) if waves else None,
        missing=() if running else (f"Chưa {scene.parts_name} nào có đủ số liệu và chỉ tiêu về việc.",),
        notes="Đường thẳng chia đều chỉ tiêu cả năm theo ngày; trong năm kết quả thường dồn về cuối, nên chậm ở đây là "
        "điều để hỏi, chưa phải lỗi.",
        footnote=scene.footnote([each.result for each in running], "cases", [each.source for each in waves]),
    )


def _progress_title(scene: Scene, running: Sequence[Pursuit]) -> str:
    slow = [each for each in running if each.race.ahead < 0]
    if not running:
        return _own_title(scene)
    if not scene.is_open:
        met = sum(each.race.met for each in running)
        return f"Năm {scene.year} đã khép: {met} trong {len(running)} {scene.parts_name} đạt chỉ tiêu về việc"
    if not slow:
        return f"Cả {len(running)} {scene.parts_name} kịp tiến độ về việc"
    return f"{len(slow)} trong {len(running)} {scene.parts_name} chậm hơn tiến độ về việc"


def _own_title(scene: Scene) -> str:
    """The unit's own pace, where none of its parts can be held against one."""
    said = []
    for dimension in scene.dimensions:
        race, result = scene.race(dimension), scene.result(dimension)
        if race:
            ahead = figures.points(abs(race.ahead), "ahead", result).phrase.removeprefix("+")
            said.append(f"{'chậm' if race.ahead < 0 else 'vượt'} tiến độ {ahead} {words.ABOUT[dimension]}")
    return f"{scene.unit} {', '.join(said)}" if said else f"Chưa tính được tiến độ {scene.label}"


def _own_pace(scene: Scene) -> Iterable[Card]:
    for dimension in scene.dimensions:
        race, result = scene.race(dimension), scene.result(dimension)
        if race:
            name, slow = words.DIMENSIONS[dimension], race.ahead < 0
            pace = figures.figure(race.pace, "%", "pace", result, figures.RATE_DECIMALS)
            ahead = figures.points(race.ahead, "ahead", result)
            yield Card(label=f"{name}: tỷ lệ xong", figure=figures.rate(result), is_missed=slow)
            yield Card(label=f"{name}: đường thẳng đến nay", figure=pace)
            yield Card(label=f"{name}: so với đường thẳng", figure=ahead, is_missed=slow)


def _countdown(scene: Scene, running: Sequence[Pursuit], waves: Sequence[Wave]) -> str:
    races = [each.race for each in running] or [each for each in map(scene.race, scene.dimensions) if each]
    left = next((each.days_left for each in races), None)
    days = "" if left is None else f"Còn {left} ngày đến 30/9/{scene.year}. " if left else "Năm đã khép. "
    named = [each for each in waves if each.runs(scene.as_of)]
    return f"{days}{len(named)} đợt thi đua đang chạy vào ngày số liệu." if waves else f"{days}Sổ chưa có đợt thi đua."


def _ahead(scene: Scene, running: Sequence[Pursuit]) -> Chart:
    points = tuple(
        Point(
            label=scene.name(each.result),
            figure=figures.points(each.race.ahead, "ahead", each.result),
            missed=each.race.ahead < 0,
        )
        for each in running
    )
    ends = f"từ {points[0].figure.phrase} đến {points[-1].figure.phrase}"
    alt = f"Vượt hay chậm so với đường thẳng của {len(points)} đơn vị, {ends}."
    return Chart(
        kind=BARS,
        unit="điểm %",
        alt=alt,
        series=(Series(name="So với tiến độ", points=points),),
        note=_hatched(points, "chậm hơn đường thẳng"),
    )


def _hatched(points: Sequence[Point], what: str) -> str:
    """What hatched columns mean, where there are any."""
    return f"Cột gạch chéo: {what}." if any(each.missed for each in points) else ""


def _waves(scene: Scene, waves: Sequence[Wave]) -> Table:
    return Table(
        caption="Các đợt thi đua",
        heads=("Đơn vị", "Phong trào", "Đợt", "Từ ngày", "Đến ngày", "Tình trạng", "Còn lại (ngày)"),
        rows=tuple(_wave(scene, each) for each in waves),
    )


def _wave(scene: Scene, wave: Wave) -> tuple[Cell, ...]:
    starts, ends = (numbers.MISSING if day is None else f"{day:%d/%m/%Y}" for day in (wave.starts, wave.ends))
    left = None if wave.ends is None else max(0, (wave.ends - scene.as_of).days)
    place = {"unit_id": wave.unit_id, "year": wave.year, "entry": wave.entry}
    days = figures.number(left, "ngày", f"days {wave.movement} {wave.wave}", **place)
    return _unit(scene, wave), wave.movement, wave.wave, starts, ends, _state(scene, wave), days


def _unit(scene: Scene, wave: Wave) -> str:
    units = scene.warehouse.units
    return words.plain(units.full_name(units.get(wave.unit_id)))


def _state(scene: Scene, wave: Wave) -> str:
    if None in (wave.starts, wave.ends):
        return "chưa rõ ngày"
    if wave.starts > scene.as_of:
        return "chưa bắt đầu"
    return "đang chạy" if wave.runs(scene.as_of) else "đã kết thúc"


def how_many_more(scene: Scene) -> Slide:
    """What is missing to the targets, every week, against the speed so far; and if the denominator grows."""
    cards = [card for dimension in scene.dimensions for card in _scenarios(scene, dimension)]
    table = _needs(scene)
    return Slide(
        id="con-thieu",
        title=_more_title(scene),
        message="Tính trên số có điều kiện của ngày số liệu; ba mức giả định mẫu số tăng đến cuối năm.",
        cards=tuple(cards),
        table=table,
        missing=() if cards or table else ("Cần có số xong, số có điều kiện và chỉ tiêu thì mới tính được còn thiếu.",),
        notes=_more_notes(scene),
        footnote=scene.footnote([each.result for each in scene.wholes.values()]),
    )


def _scenarios(scene: Scene, dimension: str) -> list[Card]:
    result = scene.result(dimension)
    races = [(growth, race_of(result, growth)) for growth in GROWTHS] if result else []
    return [
        Card(
            label=f"{words.DIMENSIONS[dimension]}: mẫu số tăng {numbers.decimal(100 * growth, 0)} %",
            figure=figures.amount(race.need_more, f"need_more {growth}", result),
            note="đã đạt" if not race.need_more else "",
        )
        for growth, race in races
        if race
    ]


def _more_title(scene: Scene) -> str:
    said = [each for each in map(partial(_still, scene), scene.dimensions) if each]
    if not said:
        return f"Chưa tính được {scene.unit} còn thiếu bao nhiêu"
    return f"{scene.unit} {' và '.join(said)}"


def _still(scene: Scene, dimension: str) -> str:
    """What is missing in one dimension; nothing where it is not known."""
    result, race = scene.result(dimension), scene.race(dimension)
    if result is not None and result.met:
        return f"đã đạt chỉ tiêu {words.ABOUT[dimension]}"
    return f"còn thiếu {figures.amount(race.need_more, 'need_more', result).phrase}" if race else ""


def _needs(scene: Scene) -> Table | None:
    of = {
        dimension: {each.result.unit_id: each for each in scene.running.get(dimension, ()) if each.race}
        for dimension in scene.dimensions
    }
    order = list(dict.fromkeys(unit for found in of.values() for unit in found))
    if not order:
        return None
    heads = (
        "Đơn vị",
        "Thiếu (việc)",
        "Mỗi tuần (việc)",
        "Gấp nhịp nay",
        "Thiếu (tỷ đồng)",
        "Mỗi tuần (tỷ)",
        "Gấp nhịp nay",
    )
    rows = tuple((_who(scene, of, unit), *(c for each in of for c in _need(of[each].get(unit)))) for unit in order)
    return Table(caption=f"Còn thiếu bao nhiêu đến chỉ tiêu, {scene.label}", heads=heads, rows=rows)


def _who(scene: Scene, of: dict, unit_id: str) -> str:
    return next(scene.name(found[unit_id].result) for found in of.values() if unit_id in found)


def _need(each: Pursuit | None) -> tuple[Cell, Cell, Cell]:
    if each is None:
        return numbers.MISSING, numbers.MISSING, numbers.MISSING
    race, result = each.race, each.result
    weekly = race.per_week if race.need_more and race.days_left else None
    effort = race.effort if race.need_more else None
    return (
        figures.amount(race.need_more, "need_more", result),
        figures.amount(weekly, "per_week", result),
        figures.figure(effort, "lần", "effort", result, 1),
    )


def _more_notes(scene: Scene) -> str:
    said = []
    for dimension in scene.dimensions:
        missing = [each for each in scene.running.get(dimension, ()) if each.race and each.race.need_more]
        if missing and missing[0].share is not None:
            first = missing[0]
            part = figures.figure(100 * first.share, "%", "share", first.result, 1)
            said.append(
                f"{words.capital(words.ABOUT[dimension])}, {scene.name(first.result)} giữ phần lớn nhất: {part.text}."
            )
    return " ".join([*said, "Phần còn thiếu cho biết ai quyết định kết quả, không nói ai làm kém."])


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
        table=_since(scene, ordered, when),
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
        note=_hatched(points, "giảm"),
    )


def _moved(then: Result, now: Result) -> Figure:
    return figures.points(now.rate - then.rate, "since", now)


def _since(scene: Scene, pairs: Sequence, when: str) -> Table:
    return Table(
        caption=f"Từ {when} đến {scene.label}",
        heads=("Đơn vị", f"Tỷ lệ {when}", f"Tỷ lệ {scene.label}", "Thay đổi (điểm %)", "Hạng trước", "Hạng nay"),
        rows=tuple(
            (
                scene.name(now.result),
                figures.rate(then.result),
                figures.rate(now.result),
                _moved(then.result, now.result),
                figures.figure(then.rank, "", "rank", then.result),
                figures.figure(now.rank, "", "rank", now.result),
            )
            for then, now in pairs
        ),
    )
