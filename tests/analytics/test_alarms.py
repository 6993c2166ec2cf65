"""Alarms: a year worked out on paper, every threshold on its edge, whose rules count, what is refused.

Đông Hải 2023, target from 60 %, 1.000 cases that can be enforced; the straight line by days of 365:

    month        1     2      3      4      5      6      7      8      9     10     11     12
    days        31    61     92    123    151    182    212    243    273    304    335    365
    done        52    95    100    150    215    245    320    380    450    480    500    600
    line      5,10 10,03  15,12  20,22  24,82  29,92  34,85  39,95  44,88  49,97  55,07  60,00
    ahead    +0,10 −0,53  −5,12  −5,22  −3,32  −5,42  −2,85  −1,95  +0,12  −1,97  −5,07   0,00
    effort    0,98  1,07   1,68   1,68   1,26   1,44   1,21   1,15   0,99   1,25   2,23      —
    state   normal watch  alarm  alarm recov.  alarm recov. recov. normal  watch  alarm    met

The third calm month in a row is the ninth: the first alarm closes there. Bình Sơn is so large that the share of Đông
Hải in what is missing stays under a tenth, and between the two nobody is a bottom quarter.
"""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import custody, imports, intake, measures
from analytics.catalog import load_catalog
from analytics.measures.alarm_answers import answers, declared_stories
from analytics.measures.alarm_rules import rules_of
from analytics.measures.alarm_signs import Reason, Sign
from analytics.measures.alarms import MET, NORMAL, RECOVERING, SETTLED, alarm_stories, story
from analytics.periods import period_end
from analytics.standards import AlarmRule, StandardError, load_alarm_rules, proposed
from analytics.standards.alarm_rules import ALARM, RULES, WATCH
from analytics.units import load_units
from tests.pages.figures import result
from tests.tiny_world import BINH_SON, DONG_HAI, OLD, figures, report, target

CATALOG, UNITS = load_catalog(), load_units()
PROPOSED = proposed(load_alarm_rules(), 2026)
DONE_BY_MONTH = (52, 95, 100, 150, 215, 245, 320, 380, 450, 480, 500, 600)
STATES = (NORMAL, WATCH, ALARM, ALARM, RECOVERING, ALARM, RECOVERING, RECOVERING, NORMAL, WATCH, ALARM, MET)
HEAD = "unit,year,rule,watch,watch_at,alarm,alarm_at,bottom_pct,share_pct,source\n"


def made_year(workspace, done=DONE_BY_MONTH, upto=12):
    """The story of Đông Hải in the year above; ``None`` in ``done`` is a month without a report."""
    rows = [figures(DONG_HAI, 2023, month, each, 1000) for month, each in enumerate(done, start=1) if each is not None]
    rows += [figures(BINH_SON, 2023, month, 2000 * month, 100_000) for month in range(1, 13)]
    report(workspace, "cases", *rows)
    report(workspace, "targets", *(target(each, 2023, "cases", "60") for each in (DONG_HAI, BINH_SON)))
    return told(workspace, upto)


def told(workspace, upto=12, unit_id=DONG_HAI, at=None):
    stories = alarm_stories(workspace.warehouse, dimension="cases", year=2023, months=upto, at=at)
    return next(each for each in stories if each.unit_id == unit_id)


def states(found):
    return tuple(moment.state for moment in found.moments)


def rules(found, month):
    """Rule → level of the month."""
    return {each.rule.rule: each.level for each in found.moments[month - 1].reasons}


def read(dataset, text):
    return intake.read(text.encode(), "tep.csv", CATALOG.datasets[dataset], CATALOG, UNITS)


def take(workspace, dataset, text, reason=None):
    receipt = imports.take(workspace, text.encode(), "tep.csv", dataset, "An", reason)
    assert receipt.status == "accepted", (receipt.findings, receipt.questions)
    workspace.warehouse.refresh()
    return receipt.entry


def test_the_year_on_paper_comes_out_state_by_state(empty):
    found = made_year(empty)
    assert states(found) == STATES
    assert rules(found, 2) == {"linear_pace": WATCH}
    assert rules(found, 3) == {"linear_pace": ALARM, "effort": ALARM}
    assert rules(found, 5) == {"linear_pace": WATCH, "effort": WATCH}
    assert rules(found, 6) == {"linear_pace": ALARM, "effort": WATCH}
    assert found.moments[2].ahead == 10 - 60 * Fraction(92, 365)


def test_an_alarm_keeps_the_days_on_which_it_opened_and_closed_and_how_it_ended(empty):
    first, second = made_year(empty).episodes
    assert (first.opened.day, first.closed.day, first.ended) == (date(2022, 12, 31), date(2023, 6, 30), SETTLED)
    assert (second.opened.day, second.closed.day, second.ended) == (date(2023, 8, 31), date(2023, 9, 30), MET)
    assert [first.holds(date(2023, 6, day)) for day in (29, 30)] == [True, False]


def test_what_comes_later_does_not_change_what_was_told_before(empty):
    made_year(empty)
    assert [states(told(empty, upto)) for upto in range(1, 13)] == [STATES[:upto] for upto in range(1, 13)]


def test_a_state_has_stood_since_the_month_in_which_it_began(empty):
    found = made_year(empty, upto=8)
    assert (found.now.state, found.since, found.has_recovered) == (RECOVERING, date(2023, 4, 30), False)


def test_an_alarm_that_is_open_at_the_end_of_the_year_stays_open(empty):
    found = made_year(empty, (*DONE_BY_MONTH[:11], 540))
    assert found.now.state == ALARM
    assert found.episodes[-1].closed is None


def test_a_month_without_a_report_neither_counts_nor_breaks_the_three_calm_ones(empty):
    found = made_year(empty, (*DONE_BY_MONTH[:7], None, *DONE_BY_MONTH[8:]))
    assert [moment.months for moment in found.moments] == [*range(1, 8), *range(9, 13)]
    assert states(found)[6:9] == (RECOVERING, RECOVERING, WATCH)  # months 7, 9 and 10
    assert found.episodes[0].closed.months == 10


def test_a_target_that_is_lost_again_begins_anew(empty):
    rows = [figures(DONG_HAI, 2023, 8, 640, 1000), figures(DONG_HAI, 2023, 9, 650, 1300)]
    report(empty, "cases", *rows)
    report(empty, "targets", target(DONG_HAI, 2023, "cases", "60"))
    found = told(empty)
    assert states(found) == (MET, ALARM)  # 64 % falls to 50 %: more than three points
    assert rules(found, 2)["fall"] == ALARM


def test_a_past_entry_tells_the_story_as_it_was_known(empty):
    made_year(empty)
    before = empty.warehouse.head
    report(empty, "cases", figures(DONG_HAI, 2023, 3, 152, 1000))
    assert states(told(empty))[2] == NORMAL
    assert states(told(empty, at=before))[2] == ALARM


@pytest.mark.parametrize(
    ("rule", "figure", "level"),
    [
        ("linear_pace", Fraction(0), None),
        ("linear_pace", Fraction(1, 10**9), WATCH),
        ("linear_pace", Fraction(5), ALARM),
        ("linear_pace", 5 - Fraction(1, 10**9), WATCH),
        ("seasonal_pace", 0.0, None),
        ("seasonal_pace", 2.999, WATCH),
        ("seasonal_pace", 3.0, ALARM),
        ("forecast", 0.0, None),
        ("forecast", 1.999, WATCH),
        ("forecast", 2.0, ALARM),
        ("effort", Fraction(20), None),
        ("effort", 20 + Fraction(1, 10**9), WATCH),
        ("effort", Fraction(50), WATCH),
        ("effort", 50 + Fraction(1, 10**9), ALARM),
        ("last_year", Fraction(0), None),
        ("last_year", 3 - Fraction(1, 10**9), WATCH),
        ("last_year", Fraction(3), ALARM),
        ("fall", 1 - Fraction(1, 10**9), None),
        ("fall", Fraction(1), WATCH),
        ("fall", Fraction(3), ALARM),
    ],
)
def test_every_proposal_decides_on_its_very_edge(rule, figure, level):
    """The edges are those of section 3.7 of the domain notes: < 0 and ≤ −5, by <2 and by ≥2, >1,2 and >1,5 …"""
    assert PROPOSED[rule].level(figure) == level


@pytest.mark.parametrize(
    ("place", "share", "level"),
    [(25, 10, ALARM), (25, 9, WATCH), (26, 10, WATCH), (26, 9, None), (25, Fraction(99, 10), WATCH)],
)
def test_the_bottom_quarter_or_a_tenth_of_the_gap_is_a_watch_and_both_an_alarm(place, share, level):
    assert PROPOSED["bottom_and_share"].level_of_two(Fraction(place), Fraction(share)) == level


def test_units_with_the_same_rate_are_no_bottom_quarter(empty):
    """Equal rates: nobody is lower than anybody. Each has a third of what is missing: a watch, no alarm."""
    ids = (OLD, BINH_SON, DONG_HAI)
    report(empty, "cases", *(figures(each, 2023, 12, 58, 100) for each in ids))
    report(empty, "targets", *(target(each, 2023, "cases", "60") for each in ids))
    found = told(empty)
    assert rules(found, 1) == {"linear_pace": WATCH, "bottom_and_share": WATCH}
    assert found.now.sign.share == Fraction(1, 3)


def test_every_proposal_says_that_it_is_no_regulation_and_every_rule_has_one():
    assert tuple(PROPOSED) == RULES
    assert all("đề xuất của phần mềm này, không phải quy định" in each.source for each in PROPOSED.values())


def test_the_rule_of_a_province_wins_over_the_nation_and_the_nation_over_the_proposal(empty):
    def linear(unit_id, year=2023, at=None):
        found = rules_of(empty.warehouse, unit_id=unit_id, year=year, at=at)
        return next(each for each in found if each.rule == "linear_pace").alarm

    assert linear(DONG_HAI) == 5
    first = take(empty, "alarm_rules", HEAD + "Toàn quốc,2023,linear_pace,0,>,4,>=,,,CV 1\n")
    assert (linear(DONG_HAI), linear(BINH_SON)) == (4, 4)
    second = take(empty, "alarm_rules", HEAD + "Đông Hải,2023,linear_pace,1,>=,6,>=,,,CV 2\n")
    assert (linear(DONG_HAI), linear(BINH_SON), linear("binh-son.bac")) == (6, 4, 4)
    assert linear(DONG_HAI, year=2022) == 5
    assert linear(DONG_HAI, year=2030) == 6
    assert linear(DONG_HAI, at=first) == 4
    custody.undo(empty, second, by="Bình", reason="nhầm")
    empty.warehouse.refresh()
    assert linear(DONG_HAI) == 4


def test_an_own_rule_changes_the_state_and_is_named_as_the_reason(empty):
    made_year(empty)
    take(empty, "alarm_rules", HEAD + "Đông Hải,2023,linear_pace,0.2 %,>=,0.5 %,>=,,,CV 2\n")
    found = told(empty)
    assert states(found)[1] == ALARM  # 0,53 points behind in November
    assert found.moments[1].reasons[0].rule.unit_id == DONG_HAI


@pytest.mark.parametrize("levels", ["5,>,5,>=", "5,>,4,>="])
def test_an_alarm_that_is_not_worse_than_its_watch_is_refused_in_a_sentence(levels):
    reading = read("alarm_rules", HEAD + f"Toàn quốc,2026,linear_pace,{levels},,,CV 1\n")
    (found,) = reading.findings
    assert (reading.status, found.code, found.row) == ("rejected", "identity_broken", 2)
    assert "không nhỏ hơn" in found.message
    assert "Mức báo động phải nặng hơn" in found.suggestion


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("linear_pace,5,>,5,>=,,,1993,,x", "worse"),
        ("by_feeling,0,>,5,>=,,,1993,,x", "not a rule"),
        ("linear_pace,0,<,5,>=,,,1993,,x", "not a rule"),
        ("linear_pace,0,>,5,>=,,,1993,,", "nobody says"),
        ("linear_pace,0,>,5,>=,,,1993,2020,x\nlinear_pace,0,>,5,>=,,,2020,,x", "two rules"),
    ],
)
def test_a_file_of_proposals_that_contradicts_itself_is_refused(tmp_path, line, why):
    file = tmp_path / "alarm_rules.csv"
    head = "rule,watch,watch_at,alarm,alarm_at,bottom_pct,share_pct,first_year,last_year,source\n"
    file.write_text(head + line + "\n", encoding="utf-8")
    with pytest.raises(StandardError, match=why):
        load_alarm_rules(file)


def test_an_intervention_before_its_alarm_is_refused_in_a_sentence_of_its_own():
    text = "unit,year,taken_on,action,alarm_on\nKiên Giang,2013,10/03/2013,Đôn đốc,31/03/2013\n"
    reading = read("interventions", text)
    (found,) = reading.findings
    assert reading.status == "rejected"
    assert found.message == "Dòng 2, cột “alarm_on”: ngày báo động 31/03/2013, sau ngày chỉ đạo 10/03/2013."
    assert "Ngày chỉ đạo không trước ngày của báo động" in found.suggestion


def answered(workspace, upto=12):
    given = measures.interventions(workspace.warehouse, year=2023)
    return answers(told(workspace, upto), given, workspace.units.mapping("reported"), period_end(2023))


def test_what_was_done_stands_beside_the_alarm_it_answers_with_what_came_after(empty):
    """Taken on 10 January: December was over (−5,12; 10,0 %). The alarm closed in June, five months later."""
    made_year(empty)
    head = "unit,year,taken_on,kind,action,alarm_on\n"
    take(empty, "interventions", head + "Đông Hải,2023,10/01/2023,visit,Làm việc,31/12/2022\n")
    take(empty, "interventions", head + "Đông Hải,2023,10/07/2023,letter,Không có báo động nào,\n")
    (answer,) = answered(empty)
    assert answer.before.day == date(2022, 12, 31)
    assert answer.gain == 0 - (10 - 60 * Fraction(92, 365))
    assert answer.rate_gain == 50
    assert answer.months_to_close == 5


def test_without_a_newer_month_nothing_is_said_about_what_came_after(empty):
    made_year(empty)
    take(empty, "interventions", "unit,year,taken_on,action\nĐông Hải,2023,10/01/2023,Làm việc\n")
    (answer,) = answered(empty, upto=3)
    assert (answer.now, answer.gain, answer.rate_gain, answer.months_to_close) == (None, None, None, None)


def test_lao_cai_2007_is_told_from_the_bundled_files_and_no_further_than_the_source_says(published):
    (told,) = declared_stories(published.warehouse)
    alarm = told.alarm
    assert (alarm.unit_id, alarm.year, alarm.stage) == ("lao-cai-cu", 2007, "6 tháng đầu năm 2007")
    assert "một số đơn vị đặt trong tình trạng báo động" in alarm.words
    assert (alarm.opened_on, alarm.closed_on, alarm.dimension, alarm.said_by) == (None, None, None, None)
    (done,) = told.done
    assert done.action.startswith("Sau sơ kết 6 tháng, chỉ đạo, đôn đốc")
    assert done.outcome == "Tăng tỷ lệ đạt và vượt chỉ tiêu thi đua"
    assert (done.taken_on, done.led_by) == (None, None)
    assert len(told.named) == 5
    assert "Nam Khánh" in alarm.source


SIGNS = st.lists(st.sampled_from(["met", ALARM, WATCH, "none"]), min_size=1, max_size=12)


def sign(month, kind):
    """A month by hand: 60 of 100 meets its target of 60 %, 50 does not."""
    rule = AlarmRule(rule="linear_pace")
    reasons = (Reason(rule=rule, level=kind, figure=Fraction(1)),) if kind in (ALARM, WATCH) else ()
    done = result(done=60 if kind == "met" else 50, can=100, year=2023, months=month, target="60")
    return Sign(result=done, race=None, reasons=reasons, share=None)


@given(SIGNS)
def test_an_alarm_is_open_exactly_in_its_months_and_only_then_is_there_recovery(kinds):
    found = story([sign(month, kind) for month, kind in enumerate(kinds, start=1)])
    inside = {moment.months for moment in found.moments if moment.state in (ALARM, RECOVERING)}
    opened = {moment.months for each in found.episodes for moment in found.moments if each.holds(moment.day)}
    assert inside == opened
    for each, kind in zip(found.moments, kinds, strict=True):
        assert (each.state == MET) == (kind == "met")
        assert (each.state == ALARM) == (kind == ALARM)
    for before, after in zip(found.episodes, found.episodes[1:], strict=False):
        assert before.closed.day < after.opened.day
