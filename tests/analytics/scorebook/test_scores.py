"""Scores in the ledger: refused where they do not fit their scheme, and what comes out of those that do.

Cases of 2024, 12 months, as reported: An Phú (cũ) 90/100, Bình Sơn 120/200, Đông Hải 300/400. So of 60 points by rate
54, 36 and 45 are theirs before anybody writes anything.
"""

from fractions import Fraction

import pytest

from analytics import scorebook
from analytics.scorebook import standings
from tests.analytics.scorebook.desk import SCHEME, mark, said, scheme, take

AN_PHU, BINH_SON, DONG_HAI = "An Phú (cũ)", "Bình Sơn", "Đông Hải"


def hand(unit, points, phase="self", **more):
    return mark(unit, "hand", points=points, phase=phase, **{"reason": "Biên bản họp", **more})


OWN = (
    mark(AN_PHU, "report", "0"), hand(AN_PHU, "20", person="Trần Bình"),
    mark(DONG_HAI, "Báo cáo đúng hạn", "0", name="Số ngày chậm"), hand(DONG_HAI, "25"),
    mark(DONG_HAI, "gift", "2", name="cap_tinh"),
    mark(BINH_SON, "report", "7"), hand(BINH_SON, "30"),
)  # fmt: skip


@pytest.fixture
def book(tiny):
    """The tiny country with a scheme and the self-scores of its three provinces."""
    assert take(tiny, "schemes", scheme()).status == "accepted"
    receipt = take(tiny, "scores", OWN)
    assert receipt.status == "accepted", said(receipt)
    return tiny


def race(workspace, phase=None, at=None):
    ((year, name, found),) = scorebook.used(workspace.warehouse, at=at)
    assert (year, name) == (2024, SCHEME)
    return scorebook.race(scorebook.field_of(workspace.warehouse, found.scheme, name, year, at=at), phase)


def totals(found):
    return {each.score.unit: (each.score.total.points, each.place, each.class_id) for each in found.standings}


def test_self_scores_and_reports_make_points_a_class_and_places(book):
    # 54 + 10 + 20, 45 + 10 + 25 + 2·2, 36 + 0 + 30: two of 84 share the first place, the last criterion ties too
    found = race(book)
    assert totals(found) == {AN_PHU: (84, 1, "A"), DONG_HAI: (84, 1, "A"), BINH_SON: (66, 3, "B")}
    assert found.of(AN_PHU).tied_with == (DONG_HAI,)
    (fed,) = found.field.fed[AN_PHU]
    assert fed.words == "tử số 90, mẫu số 100, lấy từ số liệu báo cáo năm 2024, bút toán 1"


def test_a_vote_settles_what_the_scheme_leaves_equal(book):
    votes = [mark(DONG_HAI, value="5", about="vote", phase="council"), mark(AN_PHU, value="3", about="vote")]
    assert take(book, "scores", votes).status == "accepted"
    found = race(book, "council")
    assert [each.score.unit for each in found.standings] == [DONG_HAI, AN_PHU, BINH_SON]
    assert "Xét “bỏ phiếu”: An Phú (cũ): 3; Đông Hải: 5" in found.of(DONG_HAI).trace[-1]


def test_verification_and_council_stand_above_with_their_reason_and_the_earlier_state_stays(book):
    head = book.warehouse.head
    later = [
        mark(AN_PHU, "cases", "80", name="tử số", phase="verified", reason="Bớt 10 việc tính trùng"),
        hand(BINH_SON, "28,5", "council", person="Lê Thị Hoa"),
        mark(DONG_HAI, "discipline", about="incident", name="lãnh đạo", phase="verified"),
    ]
    receipt = take(book, "scores", later)
    assert receipt.status == "accepted", said(receipt)
    assert totals(race(book, "self"))[AN_PHU] == (84, 1, "A")
    verified = race(book, "verified")
    assert totals(verified)[AN_PHU] == (78, 2, "B")  # 48 + 10 + 20
    assert totals(verified)[DONG_HAI] == (84, 1, "B")  # a ceiling
    council = race(book, "council")
    assert totals(council)[BINH_SON] == (Fraction("64.5"), 3, "B")
    assert any("(L.T.H.)" in line for line in council.of(BINH_SON).score.why())
    assert totals(race(book, at=head))[DONG_HAI] == (84, 1, "A")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (mark(DONG_HAI, "report", "0", under="Bảng khác"), "Không có bảng điểm “Bảng khác”"),
        (mark(DONG_HAI, "report", "0", under="bảng thử 2024"), "Ghi đúng tên hoặc mã ấy"),
        (mark(DONG_HAI, "report", "0", year=2023), "không áp dụng cho năm 2023"),
        (mark(DONG_HAI, "z", "0"), "Dòng 2, cột “Mã”: Bảng điểm không có tiêu chí “z”. Các tiêu chí: cases, report"),
        (mark(DONG_HAI, "", "0"), "Chưa ghi mã tiêu chí"),
        (mark(DONG_HAI, "z", "có", about="incident"), "không có loại vụ việc “z”"),
        (mark(DONG_HAI, "z", "1", about="fact"), "Bảng điểm không hỏi “z”"),
        (
            mark(DONG_HAI, "report", "0", name="tử số"),
            "không dùng giá trị “tử số”. Các giá trị của tiêu chí này: số ngày",
        ),
        (mark(DONG_HAI, "cases", "5"), "chưa ghi là giá trị nào"),
        (mark(DONG_HAI, "report", "mười"), "Dòng 2, cột “Số hoặc có/không”: ghi “mười”: không phải một số"),
        (mark(DONG_HAI, "report", "1,5"), "phải là số nguyên"),
        (mark(DONG_HAI, "report", note="chưa có"), "Dòng này chưa ghi số liệu hay điểm nào"),
        (mark(DONG_HAI, "report", "-1", name="số ngày chậm"), None),  # two days early
        (hand(DONG_HAI, "20", reason=""), "chấm tay 20 điểm mà chưa ghi lý do"),
        (hand(DONG_HAI, "31"), "ngoài phạm vi của tiêu chí (từ 0 đến 30)"),
        (hand(DONG_HAI, "1.234"), "Dòng 2, cột “Điểm chấm tay”: ghi “1.234”: không phải một số đọc được một nghĩa"),
        (mark(DONG_HAI, "gift", "-1", name="cap_tinh"), "nhỏ hơn 0"),
        (mark(DONG_HAI, "staff", "5", about="fact", points="2"), "chỉ ghi ở dòng của tiêu chí"),
        (mark(DONG_HAI, value="2,5", about="vote"), "Số phiếu ghi “2,5”"),
        (hand(DONG_HAI, "20", evidence="abc"), "không phải SHA-256"),
        (mark(DONG_HAI, "cases", "310", name="tử số"), "tiêu chí này lấy từ số liệu báo cáo (300 ở bút toán 1)"),
        (mark(DONG_HAI, "cases", "310", name="tử số", phase="verified"), "thì phải có lý do"),
        (mark(DONG_HAI, "cases", "500", name="tử số", phase="verified", reason="khác"), "lớn hơn 100 %"),
        (mark(DONG_HAI, "cases", "300", name="tử số"), None),
    ],
)
def test_what_does_not_fit_the_scheme_is_refused_with_its_own_sentence(book, row, sentence):
    receipt = take(book, "scores", [row], "thử")
    if sentence is None:
        assert receipt.status == "accepted", said(receipt)
    else:
        assert receipt.status == "rejected" and sentence in " ".join(said(receipt))


def test_two_spellings_of_one_value_are_one_and_in_one_file_they_are_refused(book):
    once = mark(DONG_HAI, "Báo cáo đúng hạn", "3", name="Số ngày chậm")
    again = mark(DONG_HAI, "report", "0", name="days_late")
    assert "dòng này và dòng 2 cùng ghi một giá trị" in " ".join(said(take(book, "scores", [once, again], "sửa")))
    assert take(book, "scores", [mark(DONG_HAI, "report", "7")]).status == "accepted"
    assert totals(race(book))[DONG_HAI] == (74, 2, "B")  # 45 + 0 + 25 + 4: what came last holds


def test_names_of_people_leave_the_ledger_as_initials_only(book):
    (given,) = [each for each in race(book).field.marks[AN_PHU] if each.item == "hand"]
    assert (given.mark.person, given.mark.reason) == ("T.B.", "Biên bản họp")
    assert "Trần Bình" not in str(book.warehouse.rows("scores", at=book.warehouse.head))


def test_what_nobody_gave_leaves_a_range_and_the_class_open(tiny):
    take(tiny, "schemes", scheme())
    take(tiny, "scores", [mark(AN_PHU, "report", "0")])
    (only,) = race(tiny).standings
    assert (only.score.total.low, only.score.total.high, only.class_id) == (64, 94, None)  # 54 + 10, and 30 by hand
    assert only.score.missing == ("hand",)


def test_one_changed_figure_scores_one_unit_anew(book):
    before = {each.score.unit: each.score for each in race(book, "verified").standings}
    assert take(book, "scores", [hand(BINH_SON, "20", phase="verified")]).status == "accepted"
    after = {each.score.unit: each.score for each in race(book, "verified").standings}
    assert [unit for unit, score in after.items() if score is not before[unit]] == [BINH_SON]


def test_how_firm_a_place_is_comes_out_the_same_twice(book):
    one, other = (scorebook.shaken(race(book).field) for _ in range(2))
    assert one == other and (one.draws, one.left_out) == (5_000, ())
    last = next(each for each in one.units if each.unit == BINH_SON)
    assert last.place == 3 and last.place_stays == 1  # eighteen points behind


def test_a_rate_from_the_reports_moves_within_its_own_range_and_one_written_by_hand_does_not(book):
    """90 of 100: Wilson's 95 % from 82,56 to 94,48 %, so 82 to 95 of 100."""
    (fed,) = race(book).field.fed[AN_PHU]
    assert fed.reach == {("cases", "numerator"): (82, 95)}
    field = race(book, "self").field
    assert standings._ranges(field, "self")[AN_PHU] == fed.reach
    given = [mark(AN_PHU, "cases", value, name, phase="verified", reason="Đối chiếu hồ sơ")
             for name, value in (("Tử số", "88"), ("Mẫu số", "100"))]  # fmt: skip
    receipt = take(book, "scores", given)
    assert receipt.status == "accepted", said(receipt)
    assert standings._ranges(race(book).field, "verified")[AN_PHU] == {}
    assert standings._ranges(race(book).field, "self")[AN_PHU] == fed.reach
