"""The simulated country adds up, agrees with what was published, and behaves as such series do."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import pandas as pd
import pytest
from pyarrow import csv

from analytics import imports, measures
from analytics.catalog import load_catalog
from analytics.measures.alarm_answers import answers
from analytics.measures.alarms import alarm_stories
from analytics.periods import period_end
from analytics.simulation import LATE_FILES, files, simulate
from analytics.simulation.monthly import FIGURES
from analytics.simulation.settings import load_settings
from analytics.units import load_units
from analytics.workspace import SIMULATED, open_workspace

DIMENSIONS = ("cases", "money")
LEVELS = ("national", "province", "office")
FLOWS = ["newly_accepted", "delegated_out", "withdrawn", "completed", "terminated", "reduced"]
PERIOD = ["year", "months"]
PARTS = ("", "_national", "_offices", "_late", "_groups")
TY = 10**9


@pytest.fixture(scope="module")
def units():
    return load_units()


@pytest.fixture(scope="module")
def country(units):
    return simulate(units, seed=2025)


@pytest.fixture(scope="module")
def made(country):
    return files(country)


@pytest.fixture(scope="module")
def rows(country):
    """(dimension, level) → every row, in time or late, as nullable whole numbers."""

    def read(dimension, level):
        tables = [country.table(dimension, level, late=late).to_pandas() for late in (False, True)]
        return pd.concat(tables, ignore_index=True).astype(dict.fromkeys(FIGURES, "Int64"))

    return {(dimension, level): read(dimension, level) for dimension in DIMENSIONS for level in LEVELS}


def of(frame, year, months=12):
    return frame[(frame.year == year) & (frame.months == months)]


# Printed in the reports to the National Assembly and the reviews of each year; tỷ đồng for money.
PUBLISHED = {
    ("cases", 2019): {"total_accepted": 972_376, "enforceable": 737_061, "done": 579_256},
    ("cases", 2020): {"must_enforce": 885_833, "enforceable": 708_674, "done": 576_933},
    ("cases", 2022): {"must_enforce": 861_529, "enforceable": 653_719, "done": 539_290, "newly_accepted": 547_121},
    ("cases", 2023): {"must_enforce": 922_311, "done": 574_819},
    ("cases", 2024): {"must_enforce": 1_021_783, "enforceable": 739_974, "done": 620_657},
    ("cases", 2025): {"must_enforce": 1_064_419, "enforceable": 685_898, "done": 577_876},
    ("money", 2019): {"total_accepted": 273_748 * TY, "enforceable": 148_791 * TY, "done": 52_715 * TY},
    ("money", 2020): {
        "must_enforce": 264_707_535 * TY // 1000,
        "enforceable": 132_905_418 * TY // 1000,
        "done": 53_750_695 * TY // 1000,
    },
    ("money", 2022): {"done": 75_240 * TY},
    ("money", 2023): {"must_enforce": 388_509 * TY, "done": 89_412 * TY},
    ("money", 2024): {"enforceable": 224_775 * TY, "done": 116_531_787 * TY // 1000},
    ("money", 2025): {"must_enforce": 686_000 * TY, "done": 150_000 * TY},
}
PUBLISHED_RATES = {
    "cases": {2019: 78.59, 2020: 81.41, 2021: 75.83, 2022: 82.50, 2023: 83.25, 2024: 83.88, 2025: 84.25},
    "money": {2019: 35.43, 2020: 40.44, 2021: 31.21, 2022: 45.42, 2023: 46.78, 2024: 51.84, 2025: 56.13},
}


@pytest.mark.parametrize(("dimension", "year"), PUBLISHED)
def test_provinces_add_up_to_the_published_totals(rows, dimension, year):
    provinces = of(rows[dimension, "province"], year)
    totals = provinces[list(FIGURES)].sum()
    totals["done"] = totals.completed + totals.terminated + totals.reduced
    assert {name: totals[name] for name in PUBLISHED[dimension, year]} == PUBLISHED[dimension, year]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_national_rates_are_the_published_ones(rows, dimension):
    whole_years = rows[dimension, "national"].query("months == 12").set_index("year")
    done = whole_years[["completed", "terminated", "reduced"]].sum(axis=1)
    rates = (100.0 * done / whole_years.enforceable).astype(float).round(2)
    assert rates[list(PUBLISHED_RATES[dimension])].to_dict() == PUBLISHED_RATES[dimension]


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("borders", ["63", "34"])
def test_provinces_in_either_borders_add_up_to_the_nation_in_every_period_and_column(rows, units, dimension, borders):
    national = rows[dimension, "national"].set_index(PERIOD).sort_index()[list(FIGURES)]
    provinces = rows[dimension, "province"]
    shown = provinces.assign(shown=provinces.unit_id.map(units.mapping(borders)))
    if borders == "63":
        shown = shown[(shown.year < 2025) | ((shown.year == 2025) & (shown.months <= 9))]
    by_unit = shown.groupby([*PERIOD, "shown"])[list(FIGURES)].sum(min_count=1)
    totals = by_unit.groupby(PERIOD).sum(min_count=1)
    assert len(totals) == {"63": 117, "34": 132}[borders]
    assert list(totals.index.difference(national.index)) == [(2023, 5)]
    complete = totals.drop((2023, 5))
    assert set(by_unit.groupby(PERIOD).size()[complete.index]) == {int(borders)}
    pd.testing.assert_frame_equal(complete, national.loc[complete.index])


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_offices_add_up_to_their_province_in_every_period_and_column(rows, units, dimension):
    offices = rows[dimension, "office"]
    parents = offices.unit_id.map(lambda unit_id: units.get(unit_id).parent_id).rename("unit_id")
    totals = offices[list(FIGURES)].groupby([offices.year, offices.months, parents]).sum(min_count=1)
    provinces = rows[dimension, "province"].set_index([*PERIOD, "unit_id"]).sort_index()[list(FIGURES)]
    less = provinces.must_enforce - totals.must_enforce
    missing = [(2022, 8, "lao-cai-cu"), (2024, 4, "nghe-an"), (2026, 7, "dong-thap-moi")]
    assert list(less[less != 0].index) == missing and (less[missing] > 0).all()
    pd.testing.assert_frame_equal(totals.drop(missing), provinces.drop(missing))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_row_satisfies_every_identity_and_nothing_is_negative(rows, dimension, level):
    frame = rows[dimension, level]
    assert not (frame[list(FIGURES)] < 0).any(axis=None)
    given = frame.assign(pulled_up=0).fillna(0)
    for identity in load_catalog().datasets[dimension].identities:
        left, right = (sum(term.sign * given[term.column] for term in side) for side in (identity.left, identity.right))
        kept = {"=": left == right, "<=": left <= right, ">=": left >= right}[identity.relation]
        assert kept.all(), identity.label


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_cumulative_figures_never_fall_within_a_year_even_across_the_mergers(rows, units, dimension):
    provinces = rows[dimension, "province"]
    provinces = provinces[(provinces.year != 2023) | (provinces.months != 5)]
    shown = provinces.unit_id.map(units.mapping("34")).rename("shown")
    in_34 = provinces[FLOWS].groupby([shown, provinces.year, provinces.months]).sum().reset_index()
    rises = in_34.groupby(["shown", "year"])[FLOWS].diff()
    assert rises.notna().any(axis=None) and not (rises < 0).any(axis=None)
    offices = rows[dimension, "office"].sort_values(["unit_id", *PERIOD])
    assert not (offices.groupby(["unit_id", "year"])[FLOWS].diff() < 0).any(axis=None)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_year_carries_in_no_more_than_the_last_one_left_and_not_much_less(rows, units, dimension):
    provinces = rows[dimension, "province"]
    in_34 = provinces.assign(shown=provinces.unit_id.map(units.mapping("34")))
    left = in_34[in_34.months == 12].groupby(["shown", "year"]).carried_out.sum()
    carried_in = in_34[in_34.months == 1].groupby(["shown", "year"]).carried_in.sum()
    kept = (carried_in / left.groupby("shown").shift()).dropna().astype(float)
    assert len(kept) == 34 * 10
    assert kept.max() <= 1 and kept.min() > 0.75


def test_the_figures_stop_at_the_columns_each_form_had(rows):
    for dimension in DIMENSIONS:
        provinces = rows[dimension, "province"]
        assert provinces.other_status[provinces.year < 2020].isna().all()
        assert (provinces.other_status[provinces.year >= 2020] > 0).all()
    assert rows["cases", "province"].reduced.isna().all()
    assert (rows["money", "province"].query("months == 12").reduced > 0).all()


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_2025_has_63_provinces_at_nine_months_and_34_at_ten_and_twelve(rows, dimension):
    provinces, offices = rows[dimension, "province"], rows[dimension, "office"]
    assert [of(provinces, 2025, months).unit_id.nunique() for months in (9, 10, 12)] == [63, 34, 34]
    assert of(offices, 2025, 12).unit_id.nunique() == 34 + 355
    assert of(offices, 2025, 9).unit_id.nunique() > 700
    assert (offices.must_enforce > 0).all()


# First and last periods, and those around every day on which an office or a province began or ended.
TURNING_POINTS = {(2016, 1), (2020, 4), (2020, 5), (2025, 3), (2025, 4), (2025, 9), (2025, 10), (2026, 12)}


def test_every_name_means_its_unit_on_the_last_day_of_its_period(rows, units):
    for level, periods in {"national": None, "province": None, "office": TURNING_POINTS}.items():
        written = rows["cases", level][["unit", "unit_id", *PERIOD]].drop_duplicates()
        for row in written.itertuples(index=False):
            if periods is None or (row.year, row.months) in periods:
                found = units.resolve(row.unit, period_end(row.year, row.months)).unit
                assert found and found.id == row.unit_id, row


def test_names_are_those_a_person_would_write(rows):
    offices = set(rows["cases", "office"].unit)
    assert "Chi cục THADS huyện Bát Xát, tỉnh Lào Cai" in offices
    assert "Phòng THADS khu vực 3, tỉnh Lào Cai" in offices
    provinces = rows["cases", "province"]
    assert set(provinces[provinces.unit == "Lào Cai"].unit_id) == {"lao-cai-cu", "lao-cai-moi"}


def test_late_reports_are_missing_until_their_files_are_read(country):
    late = {"cases": {"lai-chau", "ca-mau-moi"}, "money": {"lai-chau", "ca-mau-moi", "gia-lai-moi"}}
    for dimension in DIMENSIONS:
        in_time = of(country.table(dimension, "province").to_pandas(), 2026)
        afterwards = country.table(dimension, "province", late=True).to_pandas()
        assert set(afterwards.unit_id) == late[dimension] and len(in_time) == 34 - len(late[dimension])
        assert of(country.table(dimension, "national").to_pandas(), 2026).empty
        assert len(country.table(dimension, "national", late=True)) == 1


def test_one_province_never_reported_five_months_of_2023(rows):
    assert len(of(rows["cases", "province"], 2023, 5)) == 62
    assert "quang-nam" not in set(of(rows["cases", "province"], 2023, 5).unit_id)
    assert of(rows["cases", "national"], 2023, 5).empty


def test_months_are_preliminary_and_whole_years_final(rows):
    for frame in rows.values():
        assert ((frame.months == 12) == (frame.vintage == "final")).all()


def test_the_enforceable_share_of_money_falls_at_the_end_of_every_year(rows):
    national = rows["money", "national"].set_index(PERIOD)
    share = (national.enforceable / national.must_enforce).astype(float).unstack()
    assert (share[10] > share[12] + 0.02).all()


def test_one_case_brings_in_over_30_percent_of_the_money_of_2025(rows):
    office = of(rows["money", "office"].query("unit_id == 'ho-chi-minh-moi.thads'"), 2025)
    assert office.completed.item() > 0.30 * 150_000 * TY


def test_halfway_through_the_year_about_half_the_cases_but_a_fifth_of_the_money_is_done(rows):
    for dimension, low, high in (("cases", 45, 56), ("money", 15, 29)):
        half = rows[dimension, "national"].query("months == 6")
        rates = 100 * half[["completed", "terminated", "reduced"]].sum(axis=1) / half.enforceable
        assert rates.between(low, high).all()


def test_the_lockdowns_of_2021_hit_the_south(rows, units):
    whole_years = rows["cases", "province"].query("months == 12 and year in (2020, 2021)")
    southern = whole_years.unit_id.map(lambda unit_id: int(units.get(unit_id).code) >= 70).rename("south")
    sums = whole_years.groupby(["year", southern])[["completed", "terminated", "enforceable"]].sum()
    rates = (100 * (sums.completed + sums.terminated) / sums.enforceable).astype(float)
    falls = rates[2020] - rates[2021]
    assert falls[True] > 7 and falls[False] < 4


def test_a_province_that_does_well_one_year_tends_to_do_well_the_next(rows):
    whole_years = rows["cases", "province"].query("months == 12 and year in (2023, 2024)")
    rates = (whole_years.completed + whole_years.terminated) / whole_years.enforceable
    by_year = rates.astype(float).groupby([whole_years.unit_id, whole_years.year]).sum().unstack()
    assert 0.5 < by_year.corr(method="spearman").loc[2023, 2024] < 0.97
    assert 0.01 < by_year[2024].std() < 0.04


def test_targets_are_near_the_national_one_and_some_were_issued_twice_in_2025(country, units):
    targets = country.targets.to_pandas()
    national = targets[(targets.unit_id == "toan-quoc") & (targets.year == 2025)].set_index("dimension")
    assert national.target_pct.astype(str).to_dict() == {"cases": "83.90", "money": "51.90"}
    assert set(national.comparator) == {">"} and set(targets[targets.unit_id != "toan-quoc"].comparator) == {">="}
    phu_tho = targets.query("unit_id == 'phu-tho-moi' and year == 2025 and dimension == 'cases'")
    assert list(phu_tho.valid_from) == [date(2025, 7, 1), date(2025, 7, 31)]
    thanh_hoa = targets.query("unit_id == 'thanh-hoa' and year == 2025 and dimension == 'money'")
    assert list(thanh_hoa.valid_from) == [date(2024, 10, 1), date(2025, 8, 1)]
    assert targets.query("year == 2025 and unit_id != 'toan-quoc'").unit_id.nunique() == 63 + 23
    cases = targets.query("dimension == 'cases' and unit_id != 'toan-quoc' and year == 2025").target_pct.astype(float)
    assert cases.between(82.5, 85.5).all() and (cases != 83.90).any()


def test_names_in_targets_mean_their_unit_on_the_day_the_target_is_valid_from(country, units):
    for row in country.targets.select(["unit", "unit_id", "valid_from"]).to_pylist():
        found = units.resolve(row["unit"], row["valid_from"]).unit
        assert found and found.id == row["unit_id"], row


def test_files_are_plain_csv_with_canonical_headers_and_say_that_they_are_simulated(made):
    expected = {f"{name}{part}.csv" for name in DIMENSIONS for part in PARTS}
    records = {"annotations.csv", "movements.csv", "waves.csv", "targets_campaign.csv", "large_cases.csv"}
    records |= {"targets_offices.csv", "enforcers.csv", "interventions.csv", "worklist.csv"}
    records |= {"registrations.csv", "awards.csv", "recipients.csv", "quality.csv"}
    records |= {"blocks.csv", "block_votes.csv", "block_scores.csv", "schemes.csv", "scores.csv"}
    assert set(made) == expected | records | {"targets.csv", "README.txt"} and set(LATE_FILES) < set(made)
    datasets = load_catalog().datasets
    for name, content in made.items():
        if name.endswith(".csv"):
            table = csv.read_csv(BytesIO(content))
            dataset = next(each for each in datasets.values() if name.startswith(each.id))
            assert set(table.column_names) <= {column.id for column in dataset.columns}
            assert all(text.startswith("Số liệu mô phỏng") for text in table["source"].unique().to_pylist())
    assert "MÔ PHỎNG" in made["README.txt"].decode() and "Hạt giống: 2025" in made["README.txt"].decode()


def test_enforcers_are_plainly_invented_and_add_up_to_their_office(made, rows):
    people = csv.read_csv(BytesIO(made["enforcers.csv"])).to_pandas()
    assert people.enforcer.str.fullmatch(r"Mô Phỏng \w+ \w+").all()
    assert (people.completed <= people.enforceable).all()
    assert (people.enforceable <= people.carried_in + people.newly_accepted).all()
    for dimension in DIMENSIONS:
        offices = rows[dimension, "office"].query("year == 2026").set_index(["unit", "months"])
        sums = people.query("dimension == @dimension").groupby(["unit", "months"])[["carried_in", "enforceable"]].sum()
        assert len(sums) > 100
        assert (sums == offices.loc[sums.index, ["carried_in", "enforceable"]]).all().all()


def test_the_list_of_cases_is_part_of_what_the_office_still_has_before_it(made, rows):
    cases = csv.read_csv(BytesIO(made["worklist.csv"])).to_pandas()
    assert cases.unit.nunique() == 1 and cases.case_code.is_unique
    left = {}
    for dimension in DIMENSIONS:
        report = rows[dimension, "office"].query("year == 2026 and months == 9 and unit_id == 'hue.kv-01'").iloc[0]
        left[dimension] = report.enforceable - report[["completed", "terminated", "reduced"]].fillna(0).sum()
    assert 0 < len(cases) <= left["cases"] and 0 < cases.case_value.sum() <= left["money"]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_group_is_a_part_of_its_province_in_every_column_and_keeps_every_identity(made, rows, dimension):
    read = csv.read_csv(BytesIO(made[f"{dimension}_groups.csv"])).to_pandas()
    groups = read.astype({name: "Int64" for name in FIGURES if name in read})
    groups.reduced = groups.reduced.astype("Int64")
    assert set(groups.group) == {"credit", "large_value"} and set(groups.year) == {2025, 2026}
    whole = rows[dimension, "province"].assign(unit=lambda frame: frame.unit.str.strip())
    both = groups.merge(whole, on=["unit", *PERIOD], suffixes=("", "_all"))
    assert len(both) == len(groups)
    for name in FIGURES:
        assert not (both[name].fillna(0) > both[f"{name}_all"].fillna(0)).any(), name
    given = groups.assign(pulled_up=0).fillna(dict.fromkeys(FIGURES, 0))
    for identity in load_catalog().datasets[dimension].identities:
        left, right = (sum(term.sign * given[term.column] for term in side) for side in (identity.left, identity.right))
        kept = {"=": left == right, "<=": left <= right, ">=": left >= right}[identity.relation]
        assert kept.all(), identity.label


def test_a_campaign_moves_work_into_its_months_and_leaves_every_year_as_it_was(units, country, monkeypatch):
    settings = load_settings()
    calm = replace(settings, campaigns={**settings.campaigns, "lift": 100})
    monkeypatch.setattr("analytics.simulation.country.load_settings", lambda: calm)
    without = simulate(units, seed=2025)
    ours, theirs = (
        one.table("cases", "province").to_pandas().set_index(["unit_id", *PERIOD]) for one in (country, without)
    )
    changed = ours.completed[ours.completed != theirs.completed].index.to_frame(index=False)
    assert set(changed.unit_id) >= {"nghe-an", "quang-ninh"} and 12 not in set(changed.months)
    assert "ha-noi" not in set(changed.unit_id)
    before = [one.completed["nghe-an", 2026, 9] for one in (ours, theirs)]
    assert before[0] < before[1]


def test_files_hold_the_figures_of_the_country(made, rows):
    kon_tum = next(line for line in made["money.csv"].decode().splitlines() if line.startswith('"Kon Tum",2024,12,'))
    row = of(rows["money", "province"].query("unit_id == 'kon-tum'"), 2024)
    assert kon_tum.split(",")[5:20] == [str(row[name].item()) for name in FIGURES]
    assert kon_tum.endswith('"đồng","Số liệu mô phỏng, hạt giống 2025"')


def test_interventions_answer_alarms_that_the_figures_really_raise_and_say_they_are_made_up(made, units, tmp_path):
    """Only the provinces' money of 2024 and the years after is read back: the straight line needs no past."""
    workspace = open_workspace(str(tmp_path / "so.sqlite"), SIMULATED)
    head, *lines = made["money.csv"].decode().splitlines(keepends=True)
    recent = head + "".join(line for line in lines if re.search(r",20(24|25|26),", line))
    files_of = {"money": recent.encode(), "targets": made["targets.csv"], "interventions": made["interventions.csv"]}
    for name, content in files_of.items():
        receipt = imports.take(workspace, content, f"{name}.csv", name, "Thử")
        assert receipt.status == "accepted", (receipt.findings[:3], receipt.questions[:3])
    workspace.warehouse.refresh()
    for year in (2024, 2025, 2026):
        given = measures.interventions(workspace.warehouse, year=year)
        stories = alarm_stories(workspace.warehouse, dimension="money", year=year, months=12)
        shown = units.mapping("reported")
        answered = [each for story in stories for each in answers(story, given, shown, period_end(year))]
        assert len(answered) == len(given) == 6
        assert all("ô phỏng" in f"{each.action}" and "ô phỏng" in each.source for each in given)
        assert {each.closed_on is None for each in given} == {True, False}


def test_the_same_seed_writes_the_same_bytes_and_another_seed_others(units, made):
    again = files(simulate(units, seed=2025))
    digests = [{name: sha256(content).hexdigest() for name, content in one.items()} for one in (again, made)]
    assert digests[0] == digests[1]


def test_another_seed_makes_other_provinces_but_the_same_nation(units, country):
    other = simulate(units, seed=7)
    ours, theirs = (one.table("cases", "province").to_pandas() for one in (country, other))
    assert (ours.unit_id == theirs.unit_id).all() and (ours.completed != theirs.completed).mean() > 0.9
    nations = [of(one.table("money", "national").to_pandas(), 2024) for one in (country, other)]
    assert nations[0].must_enforce.item() == nations[1].must_enforce.item() == 495_000 * TY


def test_quality_grows_with_the_months_and_never_passes_what_was_due(made):
    rows = csv.read_csv(BytesIO(made["quality.csv"])).to_pandas()
    assert set(rows.months) == {3, 6, 9, 12} and rows.year.nunique() == 3
    assert (rows.done_right <= rows.due).all() and (rows.due >= 0).all()
    complaints = rows.matter == "complaints"
    assert rows[complaints].target_pct.eq(97).all() and rows[~complaints].target_pct.isna().all()
    steps = rows[rows.year == 2026].sort_values("months").groupby(["unit", "matter"])[["due", "done_right"]].diff()
    assert (steps.dropna() >= 0).all(axis=None)
    together = rows.groupby("matter")[["done_right", "due"]].sum()
    assert len(together) == 4 and (together.done_right / together.due).between(0.9, 1).all()
