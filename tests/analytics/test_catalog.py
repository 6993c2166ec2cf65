"""The catalogue: what is declared is complete, checked, and explained by an example from a published figure."""

from fractions import Fraction

import pytest

from analytics import DATA, numbers
from analytics.catalog import CatalogError, Term, load_catalog, terms

CATALOG = load_catalog()


def example_value(indicator):
    def total(side):
        return sum(term.sign * indicator.example[term.column] for term in side if term.column in indicator.example)

    return Fraction(100 * total(indicator.numerator), total(indicator.denominator))


@pytest.mark.parametrize("indicator", CATALOG.indicators.values(), ids=lambda indicator: indicator.id)
def test_every_worked_example_comes_out_as_printed(indicator):
    assert numbers.decimal(example_value(indicator), 2) == indicator.example["gives"]


def test_cases_and_money_have_the_same_columns_and_count_different_things():
    cases, money = CATALOG.datasets["cases"], CATALOG.datasets["money"]
    assert [column.id for column in cases.columns] == [column.id for column in money.columns]
    assert (cases.unit, money.unit) == ("việc", "đồng")
    assert cases.key == ("unit_id", "year", "months", "group", "vintage")


def test_terms_are_read_with_their_signs_and_options():
    assert terms("must_enforce - completed - reduced?") == (
        Term(column="must_enforce"),
        Term(column="completed", sign=-1),
        Term(column="reduced", sign=-1, optional=True),
    )


def test_the_classification_identity_is_hard_until_2019_and_a_warning_afterwards():
    rule = next(rule for rule in CATALOG.datasets["cases"].identities if rule.id == "classified_total")
    assert [rule.severity(year) for year in (2013, 2019, 2020, 2025)] == ["error", "error", "warning", "warning"]


@pytest.mark.parametrize("column", [column for data in CATALOG.datasets.values() for column in data.columns])
def test_every_column_has_a_vietnamese_label_and_says_what_it_means(column):
    assert column.label
    assert column.description


def copy_of_the_catalog(folder):
    for file in (DATA / "catalog").rglob("*.toml"):
        copy = folder / file.relative_to(DATA / "catalog")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_a_misspelt_key_is_refused_when_the_catalogue_is_read(tmp_path):
    folder = copy_of_the_catalog(tmp_path)
    with (folder / "regimes.toml").open("a", encoding="utf-8") as file:
        file.write('[R6]\nlabel = "x"\nvalid_frm = "2027-01-01"\n')
    with pytest.raises(TypeError, match="valid_frm"):
        load_catalog(folder)


def test_an_indicator_over_an_undeclared_column_is_refused_by_name(tmp_path):
    folder = copy_of_the_catalog(tmp_path)
    text = (folder / "indicators.toml").read_text(encoding="utf-8")
    (folder / "indicators.toml").write_text(text.replace('"newly_accepted"', '"newly_acepted"'), encoding="utf-8")
    with pytest.raises(CatalogError, match="share_new.*newly_acepted"):
        load_catalog(folder)
