"""Sentences about the order of work: what comes first, how far it leads, and what reaches the target."""

from collections.abc import Sequence

from analytics import numbers, periods
from analytics.measures import Result
from analytics.measures.worklist import Plan, Task, in_order, missing, one, quickest, shortest, value
from pages.components import notes, race_words, session, text

GAINS = {"cases": one, "money": value}
EASES = {"easy": "dễ", "medium": "trung bình", "hard": "khó", None: "chưa đánh giá"}
NOTHING = (
    "Chưa có danh sách việc nào của năm này.",
    "Danh sách việc không bắt buộc; chỉ cần mã hồ sơ, giá trị, mức khó và số ngày cần, không có tên đương sự.",
    "Hãy chọn năm khác ở thanh bên, hoặc tải mẫu, điền và nạp ở trang Nạp số liệu.",
)
REMARK = (
    "Thứ tự: dễ, trung bình, khó; cùng mức thì việc cần ít ngày trước; cùng ngày thì việc có giá trị lớn trước. Tỷ lệ "
    "sau mỗi việc giữ nguyên số có điều kiện của kỳ đang xem; có thêm việc mới thì cần làm nhiều hơn. Số ngày là ước "
    "của đơn vị, cộng như một người làm lần lượt. Làm việc dễ trước giúp đạt tỷ lệ sớm, không làm việc khó biến mất."
)


def headline(found: Sequence[Task], unit: str, results: Sequence[Result]) -> str:
    """How many cases are left to do, and how few of them reach each target."""
    ordered = in_order(found)
    if not ordered:
        return "Thứ tự làm: chưa có danh sách việc của năm này"
    reached = [_least(ordered, result) for result in results if missing(result) is not None]
    said = "; ".join(each for each in reached if each) or "chưa có chỉ tiêu để so"
    return f"{unit} còn {numbers.integer(len(ordered))} việc trong danh sách: {said}"


def _least(ordered: Sequence[Task], result: Result) -> str:
    about, still = text.about(result.dimension), missing(result)
    if not still:
        return f"{about} đã đạt chỉ tiêu"
    plan = shortest(ordered, still, GAINS[result.dimension])
    return f"xong {len(plan.tasks)} việc là đạt chỉ tiêu {about}" if plan else f"làm hết vẫn chưa đạt {about}"


def facts(found: Sequence[Task]) -> str:
    """Day, what the list counts and its source."""
    closed = sum(not each.is_open for each in found)
    marks = [
        f"Kết quả đến {session.view().day:%d/%m/%Y}",
        "chỉ xếp việc đang làm" + (f", để ngoài {closed} việc đã xong hoặc chưa có điều kiện" if closed else ""),
        notes.origin(each.source for each in found),
    ]
    return " · ".join(mark for mark in marks if mark)


def plans(ordered: Sequence[Task], cases: Sequence[Result], money: Sequence[Result]) -> str:
    """A line for each dimension."""
    found = {"cases": cases, "money": money}
    lines = [_plans(ordered, next(iter(results), None), dimension) for dimension, results in found.items()]
    return text.unbroken("\n".join(lines))


def _plans(ordered: Sequence[Task], result: Result | None, dimension: str) -> str:
    """The fewest cases and the fewest days that reach one target, with the days that are left."""
    about, still = text.about(dimension), missing(result)
    if still is None:
        why = "chưa có chỉ tiêu" if result and result.rate is not None else "chưa có tử số và mẫu số của kỳ này"
        return f"- **{text.capital(about)}**: {why} nên chưa biết cần làm bao nhiêu."
    stands = f"{numbers.percent(result.rate)}, chỉ tiêu {race_words.SIGNS[result.target.comparator]} "
    stands += f"{numbers.percent(result.target.pct)} {text.by_tier(result.target)}".strip()
    if not still:
        return f"- **{text.capital(about)}**: {stands}, đã đạt."
    gain, more = GAINS[dimension], race_words.amount(still, dimension)
    few, quick = shortest(ordered, still, gain), quickest(ordered, still, gain)
    if few is None:
        short = still - sum(map(gain, ordered))
        return (
            f"- **{text.capital(about)}**: {stands}, còn thiếu {more}; làm hết danh sách vẫn hụt "
            f"{race_words.amount(short, dimension)}."
        )
    said = f"- **{text.capital(about)}**: {stands}, còn thiếu {more}. Ít việc nhất: {_plan(few)}."
    return said + (f" Ít ngày nhất: {_plan(quick)}{'' if quick.is_exact else ', gần đúng'}." if quick else "")


def _plan(plan: Plan) -> str:
    eases = {ease: sum(task.difficulty == ease for task in plan.tasks) for ease in EASES}
    kinds = text.listed([f"{count} {EASES[ease]}" for ease, count in eases.items() if count])
    days = "chưa đủ số ngày ước" if plan.days is None else f"{numbers.integer(plan.days)} ngày làm việc"
    return f"{len(plan.tasks)} việc ({kinds}), {days}"


def time_left() -> str:
    """How many days there are until the end of the working year, and how few if they are counted from the figures."""
    view = session.view()
    end = periods.period_end(view.year)
    left = (end - view.day).days
    if not left:
        return f"Kỳ đang xem đã hết năm công tác ({end:%d/%m/%Y}): thứ tự này chỉ để xem lại."
    return f"Từ ngày số liệu đến {end:%d/%m/%Y} còn {left} ngày lịch."
