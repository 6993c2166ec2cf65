"""Due days by the circular in force, and lateness only where the ledger can know it."""

from datetime import date, datetime

import pytest

from analytics import imports
from analytics.deadlines import load_calendar
from analytics.lateness import lateness
from analytics.ledger import NewEntry
from tests.tiny_world import BINH_SON, DONG_HAI, OLD, figures, typed


@pytest.fixture(scope="module")
def calendar():
    return load_calendar()


@pytest.mark.parametrize(
    ("year", "months", "due"),
    [
        (2025, 9, date(2025, 7, 4)),  # ends Monday 30/6: Tue 1, Wed 2, Thu 3, Fri 4
        (2024, 12, date(2024, 10, 4)),  # ends Monday 30/9
        (2024, 11, date(2024, 9, 9)),  # ends Saturday 31/8; 2/9 and 3/9 are holidays: 4, 5, 6, 9
        (2023, 7, date(2023, 5, 9)),  # 29/4 Giỗ Tổ, 30/4, 1/5 and two days in lieu (2 and 3/5): 4, 5, 8, 9
        (2022, 4, date(2022, 2, 10)),  # Tết 31/1 to 4/2, ends on a holiday: 7, 8, 9, 10
        (2026, 10, date(2026, 8, 6)),  # the circular of 2026, taken as the one before: ends Friday 31/7
        (2019, 12, date(2019, 10, 7)),  # before 2020: the 7th of the next month
        (2013, 9, None),  # no rule known
        (2031, 9, None),  # no holidays known
    ],
)
def test_a_due_day_follows_the_circular_and_the_holidays(calendar, year, months, due):
    assert calendar.due(year, months) == due


def test_every_rule_and_every_holiday_names_its_source(calendar):
    assert all(rule.source for rule in calendar.rules)
    assert len(calendar.holidays) > 150
    assert {day for day in calendar.holidays if (day.month, day.day) in ((4, 30), (5, 1))} >= {date(2026, 5, 1)}


def put(workspace, made_at, *rows, by="Nguyễn An"):
    table = typed(workspace.catalog.datasets["cases"], rows)
    workspace.ledger.append(NewEntry(dataset="cases", made_by=by, made_at=made_at, table=table))


def days(workspace, **asked):
    found = lateness(workspace, 2025, 9, **{"today": date(2025, 7, 10)} | asked)
    return {one.unit_id: (one.first, one.days) for one in found}


def test_who_is_in_time_who_is_late_and_who_is_missing(empty):
    put(empty, datetime(2025, 6, 1), figures(DONG_HAI, 2025, 8, 1, 2))
    put(empty, datetime(2025, 7, 4, 16, 59), figures(DONG_HAI, 2025, 9, 1, 2))  # 23:59 in Viet Nam
    put(empty, datetime(2025, 7, 4, 17, 0), figures(OLD, 2025, 9, 1, 2))  # midnight
    put(empty, datetime(2025, 7, 9), figures(DONG_HAI, 2025, 9, 3, 4))  # a correction is not a first report
    found = days(empty)
    assert found[DONG_HAI] == (date(2025, 7, 4), 0)
    assert found[OLD] == (date(2025, 7, 5), 1)
    assert found[BINH_SON] == (None, 6)
    assert days(empty, today=date(2025, 7, 3))[BINH_SON] == (None, 0)
    assert days(empty, at=1)[DONG_HAI] == (None, 6)


def test_no_lateness_is_claimed_for_carried_over_figures_or_before_the_ledger_was_kept(empty):
    put(empty, datetime(2025, 6, 1), figures(DONG_HAI, 2025, 9, 1, 2), by=imports.PUBLISHER)
    assert days(empty)[DONG_HAI] == (None, None)
    assert {one.days for one in lateness(empty, 2024, 12)} == {None}
    assert {one.due for one in lateness(empty, 2013, 9)} == {None}
