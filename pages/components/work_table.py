"""The order of work as a table, and the mix of measures; on screen and as a file."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures.worklist import Step, Task, in_order, mix
from pages.components import enforcer_words, filters, session, tables, work_words
from pages.components.sheets import Sheet

LISTED = 30
HEADER = ("Thứ tự", "Mã hồ sơ", "Mức khó", "Số ngày", "Giá trị (đồng)", "Biện pháp", "Ngày cộng dồn",
          "Tỷ lệ về việc (%)", "Tỷ lệ về tiền (%)")  # fmt: skip


def unit(found: Sequence[Task]) -> str | None:
    """One unit that has a list; ``None`` when none has."""
    names = {each.unit_id: enforcer_words.name(each.unit_id) for each in found}
    options = dict(sorted(names.items(), key=lambda pair: pair[1]))
    if not options:
        return None
    return filters.select("don-vi-viec", "Đơn vị", options, next(iter(options)), width=2 * filters.SELECT_WIDTH)


def order(found: Sequence[Step], caption: str) -> str:
    """The first cases of the order."""
    rows = [
        (
            *(numbers.integer(each.place), each.task.case_code, work_words.EASES[each.task.difficulty]),
            *(numbers.integer(each.task.est_days), numbers.integer(each.task.case_value)),
            *(measure(each.task.case_measure), numbers.integer(each.days)),
            *(numbers.percent(each.cases), numbers.percent(each.money)),
        )
        for each in found[:LISTED]
    ]
    return f'<div class="ban-rong">{tables.plain(HEADER, rows, (0, 3, 4, 6, 7, 8), caption)}</div>'


def remark(found: Sequence[Step]) -> str:
    """What the table leaves out, and how the order is made."""
    left = len(found) - LISTED
    more = f"Bảng có {LISTED} việc đầu; {left} việc sau nằm trong tệp tải về. " if left > 0 else ""
    return more + work_words.REMARK


def measure(chosen: str | None) -> str:
    """A measure by its name."""
    return session.catalog().datasets["worklist"].column("case_measure").choices.get(chosen or "", "chưa ghi")


def measures(found: Sequence[Task], caption: str) -> str:
    """How the cases are to be done: number, share of the number, money."""
    counted = mix(in_order(found))
    total = sum(count for count, _ in counted.values())
    rows = [
        (measure(name), numbers.integer(count), numbers.percent(100 * count / total, 1), numbers.billion(money))
        for name, (count, money) in counted.items()
    ]
    return tables.plain(("Biện pháp", "Việc", "Phần của số việc", "Giá trị"), rows, (1, 2, 3), caption)


def sheet(found: Sequence[Step]) -> Sheet:
    """Every case of the order."""
    rows = tuple(
        (
            *(each.place, each.task.case_code, work_words.EASES[each.task.difficulty], each.task.est_days),
            *(each.task.case_value, measure(each.task.case_measure), each.days, each.cases, each.money),
            each.task.source,
        )
        for each in found
    )
    return Sheet(name="thu-tu-lam", header=(*HEADER, "Nguồn"), rows=rows)
