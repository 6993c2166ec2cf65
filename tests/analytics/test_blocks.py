"""Emulation blocks: Hoà Bình 2012, block VI of TP. Hồ Chí Minh 2014, the northern mountains 2013, as printed."""

from analytics import imports
from analytics.measures import blocks


def test_hoa_binh_has_eight_members_and_all_of_the_150_points(published):
    found = blocks.members(published.warehouse, year=2012, unit_id="hoa-binh")
    assert len(found) == 8 and sum(each.sector == "inside" for each in found) == 1
    (score,) = blocks.scores(published.warehouse, year=2012)
    assert (score.points, score.max_points, score.pct_of_max) == (150, 150, 100)
    (vote,) = blocks.votes(published.warehouse, year=2012)
    assert (vote.outcome, vote.honour, vote.share) == ("chosen", "best", None)


def test_those_who_withdrew_stand_beside_the_one_with_nine_of_nine(published):
    found = {each.member: each for each in blocks.votes(published.warehouse, year=2014)}
    assert found["Thanh tra Thành phố"].share == 100
    assert sorted(name for name, each in found.items() if each.outcome == "withdrew") == [
        "Sở Tư pháp Thành phố",
        "Toà án nhân dân Thành phố",
    ]


def test_a_block_of_the_reference_list_has_its_members_in_its_year_only(published):
    assert len(blocks.members(published.warehouse, year=2013)) == 14
    assert blocks.members(published.warehouse, year=2015) == []


def test_points_above_a_hundred_are_no_percent_and_more_votes_than_voters_are_refused(published):
    points = 'Đơn vị,Năm,Khối thi đua,Bảng chấm điểm,Điểm,Điểm tối đa\nHuế,2024,Khối I,Bảng 150,"142,5",150\n'
    receipt = imports.examine(published, points.encode(), "diem.csv", "block_scores").receipt
    assert (receipt.status, receipt.findings) == ("accepted", ())
    votes = "Đơn vị,Năm,Khối thi đua,Bầu cho,Thành viên,Số phiếu đồng ý,Số thành viên bỏ phiếu\n"
    votes += "Huế,2024,Khối I,Cờ Chính phủ,Thanh tra,10,9\n"
    receipt = imports.examine(published, votes.encode(), "phieu.csv", "block_votes").receipt
    (error,) = [each for each in receipt.findings if each.severity == "error"]
    assert receipt.status == "rejected" and "phiếu đồng ý" in error.message.lower()
