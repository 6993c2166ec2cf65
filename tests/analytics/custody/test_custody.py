"""Approvals, locks, differences and passports, beside figures worked out by hand."""

from fractions import Fraction

import pytest

from analytics import imports, measures
from analytics.custody import Refused, approve, difference, lock, passport, state, states, undo
from tests.tiny_world import BAC, BINH_SON, DONG_HAI, NAM, NEW, OLD, figures, report

CHIEF = {"by": "Lê Chánh"}
HEADER = "unit,year,months,vintage,enforceable,completed,source\n"


def locked(workspace):
    """Cases of 2024 approved in entry 4 and locked in entry 5."""
    approve(workspace, "cases", 2024, 12, **CHIEF)
    return lock(workspace, "cases", 2024, 12, reason="Đã quyết toán", **CHIEF)


def hand_in(workspace, *lines, reason=None):
    content = (HEADER + "\n".join(f"{line},preliminary,{rest}" for line, rest in lines)).encode()
    return imports.take(workspace, content, "viec.csv", "cases", "Nguyễn An", reason)


def test_a_period_goes_from_preliminary_through_approved_to_locked(tiny):
    assert (state(tiny, "cases", 2024, 12).status, state(tiny, "cases", 2024, 12).facts) == ("preliminary", 3)
    approved = approve(tiny, "cases", 2024, 12, **CHIEF)
    assert (approved.status, approved.entry, approved.by, approved.label) == ("approved", 4, "Lê Chánh", "đã duyệt")
    closed = lock(tiny, "cases", 2024, 12, reason="Đã quyết toán", **CHIEF)
    assert (closed.status, closed.entry, closed.reason) == ("locked", 5, "Đã quyết toán")
    assert [state(tiny, "cases", 2024, 12, at=at).status for at in (3, 4, 5)] == ["preliminary", "approved", "locked"]
    assert state(tiny, "money", 2024, 12).status == "preliminary"
    assert {one.year: one.status for one in states(tiny, "cases") if one.months == 12} == {
        2023: "preliminary", 2024: "locked", 2025: "preliminary",
    }  # fmt: skip


def test_steps_out_of_order_are_refused_in_words(tiny):
    with pytest.raises(Refused, match="Kỳ năm 2024 của bộ “Việc” chưa được duyệt"):
        lock(tiny, "cases", 2024, 12, **CHIEF)
    with pytest.raises(Refused, match="chưa có số liệu"):
        approve(tiny, "cases", 2019, 12, **CHIEF)
    with pytest.raises(Refused, match="không có kỳ"):
        approve(tiny, "targets", 2024, 12, **CHIEF)
    approve(tiny, "cases", 2024, 12, **CHIEF)
    with pytest.raises(Refused, match="không có số mới"):
        approve(tiny, "cases", 2024, 12, **CHIEF)
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400))
    with pytest.raises(Refused, match="1 dòng mới hơn lần duyệt ở bút toán 4"):
        lock(tiny, "cases", 2024, 12, **CHIEF)
    assert approve(tiny, "cases", 2024, 12, **CHIEF).entry == 6
    assert lock(tiny, "cases", 2024, 12, **CHIEF).status == "locked"
    with pytest.raises(Refused, match="không duyệt lại được"):
        approve(tiny, "cases", 2024, 12, **CHIEF)


def test_taking_the_lock_back_unlocks_with_a_reason(tiny):
    locked(tiny)
    undo(tiny, 5, by="Lê Chánh", reason="Khoá nhầm kỳ")
    assert state(tiny, "cases", 2024, 12).status == "approved"
    assert state(tiny, "cases", 2024, 12, at=5).status == "locked"
    with pytest.raises(Refused, match="đã được hoàn tác ở bút toán 6"):
        undo(tiny, 5, by="Lê Chánh", reason="Lần nữa")


def test_a_locked_period_takes_a_correction_with_a_reason_only_and_the_receipt_says_so(tiny):
    locked(tiny)
    asked = hand_in(tiny, ("Đông Hải,2024,12", "400,310,Báo cáo"))
    assert (asked.status, asked.questions[0].option) == ("needs_answer", "--reason")
    assert "kỳ đã khoá: năm 2024" in asked.questions[0].question
    given = hand_in(tiny, ("Đông Hải,2024,12", "400,310,Báo cáo"), reason="Báo cáo bổ sung số 12")
    assert (given.status, given.rows["corrected"]) == ("accepted", 1)
    assert [one.code for one in given.findings if "khoá" in one.message] == ["period_locked"]
    assert [one["code"] for one in tiny.ledger.entry(6).receipt["findings"]].count("period_locked") == 1


def test_even_a_new_row_needs_a_reason_in_a_locked_period_but_not_beside_it(tiny):
    locked(tiny)
    new = ("Chi cục Bắc - Bình Sơn,2024,12", "100,60,Báo cáo")
    assert hand_in(tiny, new).status == "needs_answer"
    assert hand_in(tiny, ("Đông Hải,2022,12", "400,300,Báo cáo")).status == "accepted"
    assert hand_in(tiny, new, reason="Nộp muộn").status == "accepted"


def test_figures_corrected_after_the_lock_carry_the_day_and_the_others_do_not(tiny):
    locked(tiny)
    entry = report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400))
    found = {one.result.unit_id: one.result for one in measures.compare(tiny.warehouse, dimension="cases", year=2024)}
    assert found[DONG_HAI].corrected_at == tiny.ledger.entry(entry).made_at
    assert found[OLD].corrected_at is None
    nation = measures.national(tiny.warehouse, dimension="cases", year=2024).result
    assert nation.corrected_at == tiny.ledger.entry(entry).made_at
    at_the_lock = measures.compare(tiny.warehouse, dimension="cases", year=2024, at=5)
    assert {one.result.corrected_at for one in at_the_lock} == {None}
    (correction,) = measures.corrections(tiny.warehouse, dimension="cases", year=2024, months=12)
    assert (correction.unit_id, correction.entry) == (DONG_HAI, entry)
    assert measures.corrections(tiny.warehouse, dimension="money", year=2024, months=12) == []


def test_an_undone_file_may_come_in_again(tiny):
    line = ("Đông Hải,2022,12", "400,300,Báo cáo")
    assert hand_in(tiny, line).entry == 4
    assert hand_in(tiny, line).status == "duplicate"
    undo(tiny, 4, by="An", reason="nhầm")
    assert (hand_in(tiny, line).status, tiny.ledger.head()) == ("accepted", 6)


def test_a_difference_names_what_was_added_changed_and_withdrawn_and_the_rates_that_moved(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 380, 400), figures(DONG_HAI, 2022, 12, 1, 2))
    found = difference(tiny, 3, 4)
    kinds = {change.place: (change.kind, dict(change.columns)) for change in found.facts}
    assert kinds["Đông Hải, năm 2024"] == ("changed", {"completed": (300, 380)})
    assert kinds["Đông Hải, năm 2022"][0] == "added"
    assert kinds["Đông Hải, năm 2022"][1]["completed"] == (None, 1)
    moves = {(move.unit_id, move.year): move for move in found.rates}
    moved = moves[DONG_HAI, 2024]
    assert (moved.before, moved.after, moved.rank_before, moved.rank_after) == (75, 95, 2, 1)
    assert (moves[OLD, 2024].rank_before, moves[OLD, 2024].rank_after) == (1, 2)
    nation = moves["toan-quoc", 2024]  # 510 and then 590 of 700, the target is more than 75 %
    assert (nation.before, nation.after) == (Fraction(51000, 700), Fraction(59000, 700))
    assert (nation.met_before, nation.met_after) == (False, True)
    assert (moves[DONG_HAI, 2022].before, moves[DONG_HAI, 2022].after) == (None, 50)


def test_backwards_the_difference_is_the_other_way_round_and_undone_it_is_none(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 380, 400), figures(DONG_HAI, 2022, 12, 1, 2))
    back = difference(tiny, 4, 3)
    assert [(one.kind, one.columns["completed"]) for one in back.facts] == [
        ("withdrawn", (1, None)), ("changed", (380, 300)),
    ]  # fmt: skip
    undo(tiny, 4, by="An", reason="nhầm")
    nothing = difference(tiny, 3, 5)
    assert (nothing.facts, nothing.rates) == ((), ())
    assert difference(tiny, 4, 5).count("withdrawn") == 1
    with pytest.raises(Refused, match="không có bút toán 9"):
        difference(tiny, 3, 9)


def test_the_passport_of_a_rate_leads_to_entry_file_row_person_and_approver(tiny):
    content = (HEADER + "Đông Hải,2022,12,final,400,310,Báo cáo 12\n").encode()
    imports.take(tiny, content, "viec.csv", "cases", "Nguyễn An", "Nộp lần đầu")
    approve(tiny, "cases", 2022, 12, **CHIEF)
    paper = passport(tiny, DONG_HAI, "cases", 2022, 12)
    assert (paper.numerator, paper.denominator, paper.earlier) == (310, 400, ())
    assert "có điều kiện" in paper.formula
    (part,) = paper.parts
    assert (part.entry, part.file_name, part.source_row, part.made_by) == (4, "viec.csv", 2, "Nguyễn An")
    assert (part.reason, part.approved_by, part.source) == ("Nộp lần đầu", "Lê Chánh", "Báo cáo 12")
    assert part.sha256 == tiny.ledger.entry(4).file_sha256
    assert dict(part.figures) == {"completed": 310, "enforceable": 400}


def test_a_passport_shows_earlier_values_and_what_an_undo_restored(tiny):
    report(tiny, "cases", figures(DONG_HAI, 2024, 12, 310, 400), by="Trần Bình")
    undo(tiny, 4, by="Lê Chánh", reason="nhầm")
    paper = passport(tiny, DONG_HAI, "cases", 2024, 12, "completed")
    (now,) = paper.parts
    assert (paper.numerator, paper.denominator, now.value, now.entry, now.restored_by) == (300, None, 300, 1, 5)
    assert [(one.value, one.entry, one.replaced_by) for one in paper.earlier] == [(300, 1, 4), (310, 4, 5)]
    (then,) = passport(tiny, DONG_HAI, "cases", 2024, 12, "completed", at=4).parts
    assert (then.value, then.made_by) == (310, "Trần Bình")


def test_the_passport_of_a_sum_leads_to_each_part(tiny):
    merged = passport(tiny, NEW, "cases", 2024, 12, borders="34")  # 90 + 120 of 100 + 200
    assert (merged.numerator, merged.denominator) == (210, 300)
    assert {part.unit_id: part.figures["completed"] for part in merged.parts} == {OLD: 90, BINH_SON: 120}
    report(tiny, "cases", figures(BAC, 2022, 12, 10, 20), figures(NAM, 2022, 12, 30, 40))
    offices = passport(tiny, BINH_SON, "cases", 2022, 12)
    assert (offices.numerator, {part.unit_id for part in offices.parts}) == (40, {BAC, NAM})
    nation = passport(tiny, "toan-quoc", "cases", 2024, 12, "enforceable")
    assert (nation.numerator, sum(part.value for part in nation.parts)) == (700, 700)


def test_a_number_nobody_gave_has_an_empty_passport(tiny):
    paper = passport(tiny, DONG_HAI, "cases", 2019, 12)
    assert (paper.numerator, paper.parts, paper.earlier) == (None, (), ())
    with pytest.raises(KeyError):
        passport(tiny, DONG_HAI, "cases", 2024, 12, "khong_co")
