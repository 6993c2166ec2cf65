"""Intervals and funnels against other people's programs. R 4.2.2 gave the figures; see each test."""

import numpy as np
import pytest

from analytics.measures.funnel import ABOVE, BELOW, WITHIN, dispersion, funnel
from analytics.measures.intervals import newcombe, wilson

DONE = [6844, 2100, 980, 15020, 400, 8800, 12100, 3050, 5120, 770, 2410, 9350]
BASE = [10928, 2500, 1300, 18900, 700, 10400, 15900, 4020, 6000, 1010, 2800, 11890]
# The steps of FunnelPlotR 0.5 for proportions (data_type "PR", winsorised by 0.1, over-dispersion adjusted), run in R.
R_PHI, R_TAU2, R_CENTRE = 82.3746760621, 0.00329317721321, 77.5281419373
R_95 = (
    [0.6748770027, 0.6736538944, 0.6722065771, 0.6750309485, 0.6696650163, 0.6748584871, 0.6749911121, 0.6742519371,
     0.6745778244, 0.6713491908, 0.6738230475, 0.6749065162],
    [0.8617186208, 0.8626182997, 0.8636785921, 0.8616051464, 0.8655292653, 0.8617322652, 0.8616345151, 0.8621788161,
     0.8619389953, 0.8643045099, 0.8624940751, 0.8616968703],
)  # fmt: skip
R_998 = (
    [0.6125935566, 0.6105879967, 0.6082148840, 0.6128459889, 0.6040479075, 0.6125631956, 0.6127806672, 0.6115686145,
     0.6121029817, 0.6068091169, 0.6108653575, 0.6126419513],
    [0.9034666930, 0.9046784952, 0.9061020844, 0.9033136020, 0.9085748830, 0.9034850973, 0.9033532294, 0.9040869824,
     0.9037638466, 0.9069401300, 0.9045113834, 0.9034373532],
)  # fmt: skip


def test_the_funnel_has_the_limits_that_r_gives():
    found = funnel(DONE, BASE)
    assert found.phi == pytest.approx(R_PHI, abs=1e-6)
    assert found.tau**2 == pytest.approx(R_TAU2, abs=1e-6)
    assert found.centre == pytest.approx(R_CENTRE, abs=1e-6)
    ends = {"low": R_95[0], "high": R_95[1], "far_low": R_998[0], "far_high": R_998[1]}
    for name, expected in ends.items():
        assert [getattr(limit, name) / 100 for limit in found.limits] == pytest.approx(expected, abs=1e-6)


def test_sides_are_told_apart_by_the_limits():
    found = funnel(DONE, BASE)
    assert [limit.side for limit in found.limits] == [WITHIN] * 4 + [BELOW] + [WITHIN] * 7  # 57,1 % < 60,4 %
    assert [limit.near_side for limit in found.limits] == [BELOW] + [WITHIN] * 3 + [BELOW] + [WITHIN] * 5 + [WITHIN] * 2


def test_without_spread_beyond_chance_the_limits_are_those_of_chance():
    found = funnel([80] * 6, [100] * 6)
    assert (found.tau, found.phi) == (0.0, 0.0)
    # arcsin √0.8 = 1.10715; ± 1.95996 / 20 = 1.00915 and 1.20515; sin² of these: 0.84638² and 0.93389²
    assert found.limits[0].low == pytest.approx(71.636, abs=1e-2)
    assert found.limits[0].high == pytest.approx(87.215, abs=1e-2)


def test_a_target_can_stand_in_the_middle():
    found = funnel(DONE, BASE, centre=85)
    assert found.centre == 85
    assert all(limit.low < 85 < limit.high for limit in found.limits)


def test_a_single_outlier_hardly_widens_the_limits_of_the_others():
    rates, base = np.full(20, 80.0), np.full(20, 1000.0)
    rates += np.tile([-1, 1], 10)
    quiet = dispersion(rates, base, 80)[1]
    rates[0] = 30
    assert dispersion(rates, base, 80)[1] == pytest.approx(quiet, abs=0.01)


@pytest.mark.parametrize(("done", "base"), [([], []), ([1], [0]), ([1, 2], [3, 0])])
def test_units_without_cases_have_no_funnel(done, base):
    with pytest.raises(ValueError):
        funnel(done, base)


def test_above_is_above():
    many = funnel([800] * 12 + [990], [1000] * 13)
    assert many.limits[-1].side == ABOVE


@pytest.mark.parametrize(
    ("done", "base", "expected"),
    [  # R: prop.test(x, n, correct = FALSE)$conf.int
        (6844, 10928, (61.71676454, 63.53058295)),
        (3, 10, (10.77912674, 60.32218525)),
    ],
)
def test_wilson_is_that_of_r(done, base, expected):
    assert wilson(done, base) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("done", "base"), [(1, 0), (5, 4), (-1, 4)])
def test_what_is_no_rate_has_no_interval(done, base):
    with pytest.raises(ValueError):
        wilson(done, base)


def test_newcombe_gives_the_examples_of_his_paper():
    """Newcombe 1998, Table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 10/10 − 0/20; printed to four decimals."""
    assert newcombe(56, 70, 48, 80) == pytest.approx((5.24, 33.39), abs=0.006)
    assert newcombe(9, 10, 3, 10) == pytest.approx((17.05, 80.90), abs=0.006)
    assert newcombe(10, 10, 0, 20) == pytest.approx((67.91, 100.0), abs=0.006)


def test_newcombe_is_made_of_two_wilson_intervals():
    """The square-and-add form of the paper, from Wilson's limits."""
    (l1, u1), (l2, u2) = wilson(6844, 10928), wilson(9000, 13000)
    p1, p2 = 100 * 6844 / 10928, 100 * 9000 / 13000
    low = p1 - p2 - np.hypot(p1 - l1, u2 - p2)
    high = p1 - p2 + np.hypot(u1 - p1, p2 - l2)
    assert newcombe(6844, 10928, 9000, 13000) == pytest.approx((low, high), abs=1e-6)
