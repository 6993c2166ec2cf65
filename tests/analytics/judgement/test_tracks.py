"""The year of one unit on its way to its target, in the tiny country and in a workspace of round months."""

from fractions import Fraction

from analytics import imports
from analytics.measures.pace import MONTHS
from analytics.measures.tracks import track, usual_shares
from analytics.workspace import PUBLISHED, open_workspace
from tests.tiny_world import BINH_SON, DONG_HAI

HEADER = "unit,year,months,enforceable,completed,source\n"


def test_the_straight_line_goes_from_nothing_to_the_target(tiny_shared):
    found = track(tiny_shared.warehouse, unit_id=BINH_SON, dimension="cases", year=2024, basis=MONTHS)
    assert found.straight[0] == (0, 0)
    assert found.straight[6] == (6, 30)
    assert found.straight[-1] == (12, 60)
    assert found.usual == ()
    assert [(each.months, each.rate) for each in found.reached][-1] == (12, 60)


def test_by_days_the_line_bends_with_the_calendar(tiny_shared):
    found = track(tiny_shared.warehouse, unit_id=BINH_SON, dimension="cases", year=2024)
    assert found.straight[1] == (1, Fraction(60 * 31, 366))  # October; 2024 has 366 days


def test_without_a_target_or_a_unit_there_is_no_track(tiny_shared):
    assert track(tiny_shared.warehouse, unit_id=DONG_HAI, dimension="cases", year=2023) is None
    assert track(tiny_shared.warehouse, unit_id="khong-co", dimension="cases", year=2024) is None


def test_the_usual_share_of_a_month_is_learned_from_past_years(own_published):
    """Every year 20, 50 and 80 % after 3, 6 and 12 months: a quarter, then five eighths of the year."""
    workspace = open_workspace(str(own_published), PUBLISHED)
    rows = [
        f"Hà Nội,{year},{months},1000,{done},Phép thử\n"
        for year in range(2018, 2022)
        for months, done in ((3, 200), (6, 500), (12, 800))
    ]
    receipt = imports.take(workspace, (HEADER + "".join(rows)).encode(), "thang.csv", "cases", "An", "Thử")
    assert receipt.status == "accepted", receipt.findings
    workspace.warehouse.refresh()
    shares = usual_shares(workspace.warehouse, ["ha-noi"], "ha-noi", 2022, dimension="cases")
    assert {month: round(share, 6) for month, share in shares.items()} == {3: 0.25, 6: 0.625, 12: 1}
    workspace.close()
