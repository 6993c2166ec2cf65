"""Words as figures: a unit's explanation is read, kept, replaced and undone like a number."""

import pytest

from analytics import custody, imports, manual, measures
from analytics.workspace import PUBLISHED, open_workspace


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(str(tmp_path / "so.sqlite"), PUBLISHED)
    yield opened
    opened.close()


def say(workspace, words, reason=None, by="Nguyễn An, Phó Trưởng THADS", **other):
    row = {"unit": "Hà Nội", "year": 2024, "months": 12, "dimension": "Việc", "subject": "Uỷ thác"}
    content = manual.entries_file(
        workspace.catalog.datasets["explanations"], [{**row, "statement": words, "stated_by": by, **other}]
    )
    receipt = imports.take(workspace, content, manual.FILE_NAME, "explanations", by, reason)
    workspace.warehouse.refresh()
    return receipt


def told(workspace, **asked):
    found = measures.explanations(workspace.warehouse, dimension="cases", year=2024, **asked)
    return [(each.unit_id, each.months, each.subject, each.statement) for each in found]


def test_an_explanation_enters_by_the_door_of_every_file(workspace):
    assert say(workspace, "Uỷ thác 120 việc theo QĐ 12").status == "accepted"
    assert told(workspace) == [("ha-noi", 12, "delegations", "Uỷ thác 120 việc theo QĐ 12")]


@pytest.mark.parametrize("words", ["12.345", "1,5", "=1+1", "Tổng số: 5", 'nói "rằng"; rồi, thôi', "Nguồn: báo cáo"])
def test_words_stay_words_whatever_they_look_like(workspace, words):
    say(workspace, words)
    assert [line[-1] for line in told(workspace)] == [words]


def test_the_same_words_again_change_nothing(workspace):
    say(workspace, "Như cũ")
    assert say(workspace, "Như cũ").status == "duplicate"


def test_other_words_need_a_reason_and_the_old_ones_can_still_be_read(workspace):
    first = say(workspace, "Bản đầu")
    assert [question.what for question in say(workspace, "Bản sau").questions] == ["reason"]
    say(workspace, "Bản sau", reason="Viết lại")
    assert told(workspace)[0][-1] == "Bản sau"
    assert told(workspace, at=first.entry)[0][-1] == "Bản đầu"


def test_it_is_undone_like_every_entry(workspace):
    first = say(workspace, "Nhầm đơn vị")
    custody.undo(workspace, first.entry, by="Bình", reason="Nhầm")
    workspace.warehouse.refresh()
    assert told(workspace) == []


def test_the_words_may_not_be_missing(workspace):
    assert [(found.code, found.column) for found in say(workspace, None).findings] == [("value_missing", "statement")]


def test_what_differs_between_two_entries_tells_the_words(workspace):
    say(workspace, "Bản đầu")
    say(workspace, "Bản sau", reason="Viết lại")
    (change,) = custody.difference(workspace, 1, 2).facts
    assert change.columns["statement"] == ("Bản đầu", "Bản sau")
