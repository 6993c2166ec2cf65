"""Slide 10: who is in alarm and why, and what was done."""

from collections.abc import Sequence
from datetime import date

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import Cell, LeftOut, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Intervention
from analytics.measures.alarms import Story, alarm_stories
from analytics.standards.alarm_rules import ALARM

RULES = {
    "linear_pace": "chậm hơn đường thẳng",
    "seasonal_pace": "chậm hơn nhịp thường lệ",
    "forecast": "dự báo hụt chỉ tiêu",
    "effort": "nhịp cần có quá cao",
    "last_year": "thấp hơn cùng kỳ năm trước",
    "fall": "giảm so với kỳ trước",
    "bottom_and_share": "nhóm thấp nhất, giữ phần lớn số còn thiếu",
}


def handled(scene: Scene) -> Slide | LeftOut:
    """Who is in alarm and why, and what was done for units whose results were low."""
    stories = _stories(scene)
    alarms = [each for each in stories if each.now.state == ALARM]
    found = measures.interventions(scene.warehouse, **scene.place)
    if not found and not alarms:
        reason = "Sổ không cho thấy đơn vị nào ở mức báo động, và chưa có việc chỉ đạo, đôn đốc nào trong năm."
        return LeftOut(id="canh-bao", name="Cảnh báo và việc đã làm", reason=reason)
    results = [each.now.sign.result for each in alarms]
    return Slide(
        id="canh-bao",
        title=_alarm_title(scene, alarms, found) if stories else _done(found),
        message="Báo động theo quy tắc đang áp dụng trong sổ; việc đã làm là việc được ghi sau cùng cho đơn vị.",
        table=_alarms(scene, alarms, found) if alarms else _interventions(scene, found),
        missing=() if found else ("Sổ chưa ghi việc chỉ đạo, đôn đốc nào trong năm.",),
        notes="Sau chỉ đạo là thứ tự thời gian: không nói chỉ đạo làm cho kết quả thay đổi.",
        footnote=scene.footnote(results, sources=[each.source for each in found]),
    )


def _stories(scene: Scene) -> list[Story]:
    """Of both dimensions, those that ask for most first."""
    below = {name: value for name, value in scene.below.items() if value is not None}
    return [
        each for dimension in scene.dimensions for each in alarm_stories(scene.warehouse, dimension=dimension, **below)
    ]


def _done(found: Sequence[Intervention]) -> str:
    return f"{len(found)} việc chỉ đạo đã ghi trong năm"


def _alarm_title(scene: Scene, alarms: Sequence[Story], found: Sequence[Intervention]) -> str:
    done = _done(found)
    if not alarms:
        return f"Không {scene.parts_name} nào ở mức báo động; {done}"
    counts = {dimension: sum(each.dimension == dimension for each in alarms) for dimension in scene.dimensions}
    said = [f"{count} {scene.parts_name} {words.ABOUT[dimension]}" for dimension, count in counts.items() if count]
    return f"Báo động: {', '.join(said)}; {done}"


def _alarms(scene: Scene, alarms: Sequence[Story], found: Sequence[Intervention]) -> Table:
    last = {each.unit_id: each for each in sorted(found, key=lambda each: (each.taken_on or date.min, each.entry))}
    return Table(
        caption=f"Đơn vị ở mức báo động, {scene.label}",
        heads=("Đơn vị", "Lĩnh vực", "Từ", "So với đường thẳng (điểm %)", "Vì sao", "Việc đã làm"),
        rows=tuple(_alarm(scene, each, last.get(each.unit_id)) for each in alarms),
    )


def _alarm(scene: Scene, each: Story, done: Intervention | None) -> tuple[Cell, ...]:
    result = each.now.sign.result
    why = "; ".join(dict.fromkeys(RULES.get(reason.rule.rule, reason.rule.rule) for reason in each.now.reasons[:2]))
    return (
        scene.name(result),
        words.DIMENSIONS[each.dimension],
        f"{each.since:%d/%m/%Y}",
        figures.points(each.now.ahead, "ahead", result),
        why,
        done.action if done else "chưa ghi",
    )


def _interventions(scene: Scene, found: Sequence[Intervention]) -> Table:
    kinds = scene.warehouse.catalog.datasets["interventions"].column("kind").choices
    units = scene.warehouse.units
    return Table(
        caption="Chỉ đạo, đôn đốc khi kết quả thấp",
        heads=("Đơn vị", "Ngày", "Việc đã làm", "Chủ trì", "Kết quả"),
        rows=tuple(
            (
                words.plain(units.get(each.unit_id).name),
                numbers.MISSING if each.taken_on is None else f"{each.taken_on:%d/%m/%Y}",
                f"{kinds.get(each.kind, '')}: {each.action}".removeprefix(": "),
                each.led_by or numbers.MISSING,
                each.outcome or "chưa ghi",
            )
            for each in found
        ),
    )
