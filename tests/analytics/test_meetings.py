"""Conferences: kept like figures, frozen at an entry, arranged by hand, with conclusions that come back.

Figures of the tiny country (``tests/tiny_world.py``): Đông Hải 75,00 % in 2024, 50,00 % in 9 months of 2025 (200 of
400) and 80,00 % in all of 2025 (320 of 400).
"""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import custody, measures, meetings
from analytics.briefing import build
from analytics.ledger import LedgerError
from analytics.measures import Conclusion, Conference, Placed
from analytics.meetings import returning
from analytics.workspace import PUBLISHED, open_workspace
from tests import tiny_world
from tests.tiny_world import DONG_HAI, NATION

NAME = "Giao ban quý III"
PERIOD = {"unit": "Hà Nội", "year": 2024, "months": 9, "conference": NAME}
ME = "Nguyễn An"


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "so.sqlite"), PUBLISHED)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def deck(tiny_shared):
    return build(tiny_shared.warehouse, year=2024)


def conference(**other):
    own = {"unit_id": NATION, "year": 2025, "months": 12, "conference": NAME, "borders": "reported"}
    return Conference(**{**own, "held_on": date(2025, 10, 10), "pinned_entry": 3, "entry": 4, **other})


def placed(slide, place, shown="shown", heading=None, remark=None):
    own = {"unit_id": NATION, "year": 2024, "months": 12, "conference": NAME, "entry": 5}
    return Placed(**own, slide=slide, place=place, shown=shown, heading=heading, remark=remark)


def conclusion(**other):
    own = {"unit_id": DONG_HAI, "year": 2025, "months": 9, "dimension": "cases", "conference": "Sơ kết 9 tháng"}
    said = {"decision": "Rà soát", "indicator": "rate", "value": "50,00 %", "decided_on": date(2025, 7, 8)}
    return Conclusion(**{**own, **said, "responsible": None, "due_on": None, "entry": 4, **other})


def call(workspace, **other):
    row = {**PERIOD, "borders": "34", "held_on": "10/07/2024", "pinned_entry": 0, **other}
    return meetings.write(workspace, "conferences", [row], ME)


def test_a_conference_enters_by_the_door_of_every_file_and_is_undone_like_figures(workspace):
    entry = call(workspace, pinned_entry=1)
    (found,) = measures.conferences(workspace.warehouse)
    assert (found.unit_id, found.borders, found.held_on) == ("ha-noi", "34", date(2024, 7, 10))
    assert (found.pinned_entry, found.id) == (1, "2024-09.ha-noi.giao-ban-quy-iii")
    assert workspace.ledger.entry(entry).made_by == ME
    custody.undo(workspace, entry, by=ME, reason="Nhầm")
    assert measures.conferences(workspace.warehouse) == []


@pytest.mark.parametrize("wrong", [{"held_on": "mồng mười"}, {"held_on": ""}, {"conference": ""}, {"unit": "Hà Nộii"}])
def test_what_cannot_be_read_is_refused_in_words_and_leaves_no_trace(workspace, wrong):
    with pytest.raises(LedgerError) as refusal:
        call(workspace, **wrong)
    assert len(str(refusal.value)) > 20, refusal.value
    assert workspace.ledger.head() == 0


def test_an_arrangement_is_kept_whole_and_the_newest_counts(workspace):
    first = [{**PERIOD, "slide": "sau-con-so", "place": 2, "shown": "shown", "heading": "", "remark": "Nói chậm"}]
    again = [{**first[0], "place": 5, "shown": "hidden", "heading": "Sáu con số"}]
    meetings.write(workspace, "conference_slides", first, ME)
    meetings.write(workspace, "conference_slides", again, ME, "Sắp lại")
    (found,) = measures.placed(workspace.warehouse)
    assert (found.place, found.is_shown, found.heading, found.remark) == (5, False, "Sáu con số", "Nói chậm")


def test_a_conclusion_due_before_it_was_taken_is_refused(workspace):
    row = {**PERIOD, "dimension": "cases", "decision": "Rà soát", "indicator": "rate", "decided_on": "10/07/2024"}
    with pytest.raises(LedgerError):
        meetings.write(workspace, "conclusions", [{**row, "due_on": "09/07/2024"}], ME)
    meetings.write(workspace, "conclusions", [{**row, "due_on": "31/08/2024"}], ME)
    (found,) = measures.conclusions(workspace.warehouse)
    assert (found.decision, found.due_on) == ("Rà soát", date(2024, 8, 31))


def ids(order):
    return [each.slide.id for each in order]


def test_slides_stand_where_the_presenter_put_them_and_the_others_where_the_deck_has_them(deck):
    usual = [slide.id for slide in deck.slides]
    order = meetings.in_order(deck, [placed(usual[3], 1), placed(usual[0], 2)])
    assert ids(order)[:2] == [usual[3], usual[0]]
    assert sorted(ids(order)) == sorted(usual)
    assert [each.place for each in order] == list(range(1, len(usual) + 1))


def test_a_hidden_slide_is_not_presented_and_the_rest_is_numbered_without_a_gap(deck):
    hidden = deck.slides[1].id
    shown = meetings.arranged(deck, meetings.in_order(deck, [placed(hidden, 2, shown="hidden")])).slides
    assert hidden not in {slide.id for slide in shown}
    assert [slide.number for slide in shown] == list(range(1, len(deck.slides)))


def test_a_title_of_the_presenters_own_keeps_the_finding_under_it_and_the_figures_and_code_as_they_are(deck):
    slide = deck.slides[1]
    order = meetings.in_order(deck, [placed(slide.id, 2, heading="Kết quả chung", remark="Dừng lại ở đây")])
    told = meetings.arranged(deck, order).slide(slide.id)
    assert told.title == "Kết quả chung"
    assert slide.title in told.message
    assert told.notes.startswith("Dừng lại ở đây")
    assert (told.figures, told.stamp) == (slide.figures, slide.stamp)


def test_the_first_slide_names_the_conference_and_its_day(deck):
    first = meetings.arranged(deck, meetings.in_order(deck, []), conference()).slides[0]
    assert first.title == NAME
    assert "10/10/2025" in first.message


@given(st.data())
def test_whatever_places_are_wanted_every_slide_gets_one_of_its_own(deck, data):
    order = meetings.in_order(deck, [])
    moved = data.draw(st.dictionaries(st.sampled_from(ids(order)), st.integers(1, len(order))))
    rows = meetings.rows_of(conference(), order, moved)
    assert [row["place"] for row in rows] == list(range(1, len(order) + 1))
    assert sorted(row["slide"] for row in rows) == sorted(ids(order))


@pytest.mark.parametrize(("slide", "place"), [(4, 1), (0, 3), (2, 2)])
def test_one_slide_moved_stands_where_it_was_sent(deck, slide, place):
    order = meetings.in_order(deck, [])
    rows = meetings.rows_of(conference(), order, {order[slide].slide.id: place + 1})
    assert rows[place]["slide"] == order[slide].slide.id


def test_what_comes_in_later_moves_no_slide_and_is_told(tiny):
    pinned = build(tiny.warehouse, year=2024, at=tiny.warehouse.head)
    tiny_world.report(tiny, "cases", tiny_world.figures(DONG_HAI, 2024, 12, 310, 400))
    tiny.warehouse.refresh()
    again, today = (build(tiny.warehouse, year=2024, at=at) for at in (pinned.entry, None))
    assert again.slides == pinned.slides
    found = meetings.later(tiny.ledger.entries(), pinned, today)
    assert (found.count, found.newest) == (1, pinned.entry + 1)
    assert {"sau-con-so", "xep-hang-viec"} <= found.moved
    assert "xep-hang-tien" not in found.moved


def test_conferences_themselves_are_not_newer_figures():
    said = SimpleNamespace(entry=9, row_count=3, dataset="conference_slides", made_at=datetime(2025, 1, 1))
    found = meetings.later([said], SimpleNamespace(entry=5, slides=()))
    assert (found.count, found.newest, found.moved) == (0, None, frozenset())


def back(warehouse, meeting, *found):
    return meetings.returned(warehouse, conference=meeting, found=list(found))


def test_a_conclusion_comes_back_with_the_path_of_its_figure(tiny_shared):
    (found,) = back(tiny_shared.warehouse, conference(), conclusion())
    assert returning.then(found) == "50,00 %"
    assert returning.path(found) == "năm 2025 80,00 %"
    assert returning.change(found) == "+30,00"


def test_months_of_another_year_are_shown_and_not_subtracted(tiny_shared):
    of_2024 = conclusion(year=2024, months=12, value="75,00 %", decided_on=date(2024, 10, 9))
    nine = conference(months=9, held_on=date(2025, 7, 8))
    (found,) = back(tiny_shared.warehouse, nine, of_2024)
    assert returning.path(found) == "9 tháng năm 2025 50,00 %"
    assert returning.change(found) == "—"
    (found,) = back(tiny_shared.warehouse, conference(), of_2024)
    assert returning.change(found) == "+5,00"  # the whole year against the whole year before


def test_a_figure_corrected_since_says_both_values(tiny_shared):
    (found,) = back(tiny_shared.warehouse, conference(), conclusion(value="48,00 %"))
    assert returning.then(found) == "48,00 % (nay sổ ghi 50,00 %)"


def test_only_conclusions_of_earlier_days_and_of_the_units_own_come_back(tiny_shared):
    late, other = conclusion(decided_on=date(2025, 10, 10)), conclusion(unit_id="binh-son")
    assert back(tiny_shared.warehouse, conference(), late) == []
    assert [
        each.conclusion for each in back(tiny_shared.warehouse, conference(unit_id=DONG_HAI), other, conclusion())
    ] == [conclusion()]


def test_a_conclusion_without_any_figure_is_told_and_not_dropped(tiny_shared):
    silent = conclusion(indicator="change_carry_over", value=None, responsible="Phòng 1", due_on=date(2025, 8, 31))
    found = back(tiny_shared.warehouse, conference(), silent)
    slide = meetings.slide(tiny_shared.warehouse, conference=conference(), found=found, at=3)
    (row,) = slide.table.rows
    assert row[2:] == ("chưa có số", "chưa có số mới", "—", "Phòng 1, hạn 31/08/2025")
    assert slide.missing == ("1 kết luận chưa có số của kỳ sau: Đông Hải.",)
    assert slide.stamp.startswith("2025.12/reported/toan-quoc/ket-luan-lan-truoc/3/")


def test_the_slide_of_returning_conclusions_stands_after_the_title(tiny_shared, deck):
    found = back(tiny_shared.warehouse, conference(), conclusion())
    slide = meetings.slide(tiny_shared.warehouse, conference=conference(), found=found, at=3)
    assert ids(meetings.in_order(deck, [], slide))[:2] == ["tieu-de", returning.ID]
    assert meetings.slide(tiny_shared.warehouse, conference=conference(), found=[], at=3) is None


def test_a_conclusion_is_pinned_to_the_figure_the_conference_sees(tiny_shared):
    asked = {"dimension": "cases", "indicator": "rate", "conference": conference(months=9)}
    assert meetings.figure_now(tiny_shared.warehouse, unit_id=DONG_HAI, **asked) == "50,00 %"
    assert meetings.figure_now(tiny_shared.warehouse, unit_id=tiny_world.NEW, **asked) == ""


def test_the_same_files_make_the_same_archive():
    files = {"a.txt": b"1", "b.txt": b"2"}
    assert meetings.zipped(files) == meetings.zipped(dict(files))
