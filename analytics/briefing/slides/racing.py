"""Slide 7: progress with its countdown, and the waves of the year."""

from collections.abc import Iterable, Sequence

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Card, Cell, Chart, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Wave
from analytics.measures.pursuit import Pursuit


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
        note=words.hatched((each.missed for each in points), "chậm hơn đường thẳng"),
    )


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
