"""A whole comparison judged over real ledgers of invented provinces; expected values are worked out by hand."""

import pytest

from analytics.measures import fog, judging
from analytics.measures.judgement import CHANCE, FEW, MET, MISSED, NOTHING, TARGET, UNSURE, YEARS
from tests.tiny_world import BINH_SON, DONG_HAI, OLD, figures, report, target


def judged(workspace, year=2030, dimension="cases", **more):
    return judging.judge(workspace.warehouse, dimension=dimension, year=year, **more)


def by_unit(judgement):
    return {unit.result.unit_id: unit for unit in judgement.units}


@pytest.fixture
def apart(empty):
    """One year without a past: 9.000, 7.000 and 5.000 of 10.000 cases."""
    rows = [(OLD, 9000), (DONG_HAI, 7000), (BINH_SON, 5000)]
    report(empty, "cases", *(figures(unit, 2030, 12, done, 10_000) for unit, done in rows))
    return empty


def test_without_a_past_the_range_reflects_chance_only(apart):
    found = judged(apart)
    assert (found.basis, found.years, found.of) == (CHANCE, 0, 3)
    assert [(unit.rank, unit.rank_low, unit.rank_high) for unit in found.ranked] == [(1, 1, 1), (2, 2, 2), (3, 3, 3)]
    assert found.tie is None


def test_the_way_to_the_next_place_is_counted_and_judged(apart):
    """7.000 + k > 9.000 of 10.000: k = 2.001, twenty points apart with ±1 of chance."""
    middle = by_unit(judged(apart))[DONG_HAI]
    assert (middle.next_up, middle.to_next, middle.next_differs) == (OLD, 2001, True)
    assert by_unit(judged(apart))[OLD].next_up is None


def test_money_is_never_counted_as_single_cases(empty):
    rows = [(OLD, 9), (DONG_HAI, 7), (BINH_SON, 5)]
    report(empty, "money", *(figures(unit, 2030, 12, done * 10**9, 10**10) for unit, done in rows))
    found = judged(empty, dimension="money")
    assert (found.basis, found.funnel) == (NOTHING, None)
    assert all(unit.rank and unit.rank_low is None and unit.interval is None for unit in found.ranked)
    assert by_unit(found)[DONG_HAI].next_differs is None


def test_the_range_of_money_comes_from_its_own_years(empty):
    """Three provinces swing by several points a year: neighbours two points apart cannot be told apart."""
    swings = {OLD: (50, 56, 51, 57), DONG_HAI: (54, 50, 55, 55), BINH_SON: (52, 55, 50, 53)}
    rows = [
        figures(unit, 2027 + n, 12, rate * 10**8, 10**10)
        for unit, rates in swings.items()
        for n, rate in enumerate(rates)
    ]
    report(empty, "money", *rows)
    found = judged(empty, dimension="money")
    assert (found.basis, found.years) == (YEARS, 3)
    assert [(unit.rank_low, unit.rank_high) for unit in found.ranked] == [(1, 3)] * 3
    assert found.tie == (1, 3)


def test_a_noisier_past_makes_wider_ranges_of_the_same_year(empty):
    def width(swing):
        for n in range(4):
            up = swing if n % 2 else 0
            report(
                empty,
                "cases",
                figures(OLD, 2026 + n, 12, 8000 + up, 10_000),
                figures(DONG_HAI, 2026 + n, 12, 7600 - up, 10_000),
                figures(BINH_SON, 2026 + n, 12, 7000, 10_000),
            )
        report(empty, "cases", figures(OLD, 2030, 12, 8000, 10_000), figures(DONG_HAI, 2030, 12, 7600, 10_000),
               figures(BINH_SON, 2030, 12, 7000, 10_000))  # fmt: skip
        return sum(unit.level.sd for unit in judged(empty).ranked)

    assert width(0) < width(900)


def test_under_thirty_cases_there_is_no_place_but_a_shrunk_level(empty):
    """29 of 29 is the highest rate; it has no place, and its level lies below it, towards the others."""
    rows = [(OLD, 29, 29), (DONG_HAI, 7000, 10_000), (BINH_SON, 24, 30)]
    report(empty, "cases", *(figures(unit, 2030, 12, done, base) for unit, done, base in rows))
    found = by_unit(judged(empty))
    assert (found[OLD].rank, found[OLD].unranked) == (None, FEW)
    assert (found[BINH_SON].rank, found[BINH_SON].unranked) == (1, None)
    assert found[DONG_HAI].rank == 2
    assert found[OLD].rate == 100
    assert found[OLD].level.mean < 100
    assert found[OLD].limits is None


def test_a_target_is_met_missed_or_not_to_be_told(apart):
    """Target 70 %: 90 % is above for sure, 50 % below for sure, 70 % could lie on either side."""
    report(apart, "targets", *(target(unit, 2030, "cases", 70, kind="assigned") for unit in (OLD, DONG_HAI, BINH_SON)))
    found = by_unit(judged(apart, against=TARGET))
    assert [found[unit].status for unit in (OLD, DONG_HAI, BINH_SON)] == [MET, UNSURE, MISSED]
    assert judged(apart, against=TARGET).funnel.centre == 70


def test_the_middle_is_the_rate_of_all_together(apart):
    assert judged(apart).funnel.centre == pytest.approx(70)
    assert by_unit(judged(apart))[OLD].limits.low < 70 < by_unit(judged(apart))[OLD].limits.high


def test_the_interval_of_a_rate_is_wilsons(apart):
    low, high = by_unit(judged(apart))[BINH_SON].interval
    assert (low + high) / 2 == pytest.approx(50)
    assert high - low == pytest.approx(1.96, abs=0.01)  # 2 · 1,96 · √(0,25 / 10.000)


def test_nobody_reported_nothing_to_judge(empty):
    found = judged(empty, year=2090)
    assert (found.units, found.of, found.tie, found.funnel) == ((), 0, None, None)


def test_case_groups_that_could_name_people_lose_small_offices(empty):
    rows = [(OLD, 2, 50), (DONG_HAI, 30, 40), (BINH_SON, 60, 90)]
    report(empty, "cases", *(figures(unit, 2030, 12, done, base, group="corruption") for unit, done, base in rows))
    found = by_unit(judged(empty, group="corruption"))
    assert [found[unit].unranked for unit in (OLD, DONG_HAI, BINH_SON)] == ["hidden", "hidden", None]
    assert found[OLD].rate is None
    assert found[OLD].result.figures == {}


def test_levels_from_variances_are_those_from_cases():
    done, base, noise = [80, 70, 60], [100, 100, 100], [1.0, 1.0, 1.0]
    rates = [80.0, 70.0, 60.0]
    assert fog.levels(done, base, noise) == fog.believed(rates, fog.case_variances(done, base) + 1.0)
    assert fog.case_variances([50], [100])[0] == pytest.approx(100 * 100 * 0.25 / 104)  # p = 52/104
