"""Registrations of a region: those of its members together, as the northern mountains of 2013 would read them."""

import pytest

from analytics import imports
from analytics.measures.journeys import of_blocks
from analytics.workspace import PUBLISHED, open_workspace

NORTH = "Khu vực thi đua miền núi phía Bắc"
WANTED = "Đơn vị,Năm,Danh hiệu,Đối tượng,Tình trạng đăng ký,Số lượng\n"
GIVEN = "Đơn vị,Năm,Danh hiệu,Đối tượng,Giai đoạn,Số quyết định,Số lượng\n"


@pytest.fixture
def take(tmp_path):
    workspace = open_workspace(str(tmp_path / "l.sqlite"), PUBLISHED)

    def take(dataset, header, *lines):
        content = header + "\n".join(lines) + "\n"
        assert imports.take(workspace, content.encode(), "t.csv", dataset, "Mai", "Thử").status == "accepted"
        workspace.warehouse.refresh()
        return workspace.warehouse

    yield take
    workspace.close()


def test_a_region_adds_up_its_members_and_names_those_nobody_heard_of(take):
    flags = ("Hòa Bình,2013,Cờ thi đua,Tập thể", "Lào Cai,2013,Cờ thi đua,Tập thể", "Bến Tre,2013,Cờ thi đua,Tập thể")
    take("registrations", WANTED, *(f"{flag},Đã đăng ký,{count}" for flag, count in zip(flags, (5, 4, 9), strict=True)))
    take("registrations", WANTED, f"{flags[0]},Đã rút,2")
    warehouse = take(
        "awards", GIVEN, *(f"{flag},Đã quyết định,1/QĐ,{n}" for flag, n in zip(flags, (3, 1, 9), strict=True))
    )
    (north,) = [each for each in of_blocks(warehouse, year=2013) if each.block == NORTH]
    (one,) = north.journeys
    # 5 + 4 registered, 2 withdrew, 3 + 1 decided; Bến Tre is of another region. Fourteen members, two of them heard of.
    assert (one.honour, one.registered, one.left, one.decided) == ("flag_ministry", 9, 2, 4)
    assert (len(north.members), len(north.silent)) == (14, 12)
    assert "hoa-binh" not in north.silent and "cao-bang" in north.silent


def test_a_year_without_blocks_has_none(take):
    assert of_blocks(take("registrations", WANTED, "Bến Tre,2016,Cờ thi đua,Tập thể,Đã đăng ký,1"), year=2016) == []
