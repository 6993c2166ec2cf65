"""Every check of the catalogue: one file that passes and one that fails, its sentences, its years."""

import re
import string
from dataclasses import replace

import pytest

from analytics import checks
from analytics.catalog import load_catalog

CHECKS = load_catalog().checks


def doubted(review, check, rows):
    """(codes found, question if any) for rows of a check's example."""
    example = check.example
    others = {name: example[name] for name in ("known_dataset", "today") if name in example}
    reading = review(example[rows], example.get("known", ""), example["dataset"], **others)
    if reading.questions:
        asked = reading.questions[0].options[0].answer
        reading = review(example[rows], example.get("known", ""), example["dataset"], confirmed=asked, **others)
        return [found.code for found in reading.findings], asked.split("+")
    return [found.code for found in reading.findings], []


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_file_that_passes_is_not_doubted_at_all(review, check):
    assert doubted(review, check, "passes") == ([], [])


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_file_that_fails_is_doubted_by_the_check_and_asked_about_if_the_check_asks(review, check):
    codes, asked = doubted(review, check, "fails")
    assert check.id in codes
    assert (check.id in asked) == bool(check.asks)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_sentences_parse_and_say_what_to_do(check):
    assert check.label and check.description and check.suggestion and check.severity == "warning"
    for text in (check.message, check.suggestion, check.asks):
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name]
        assert all(re.fullmatch(r"[a-z_]+", name) for name in fields)


@pytest.mark.parametrize(("first", "last", "told"), [(2013, 2013, True), (2014, None, False), (None, 2012, False)])
def test_a_check_is_silent_outside_its_years(read, known, catalog, units, first, last, told):
    check = replace(catalog.checks["cumulative_falls"], valid_from=first, valid_until=last)
    dated = replace(catalog, checks={**catalog.checks, check.id: check})
    reading = checks.review(read(check.example["fails"]), known(check.example["known"]), dated, units)
    assert bool(reading.questions) == told


def test_a_dataset_that_is_not_periodic_is_not_checked(read, known, catalog, units):
    reading = read("unit,year,dimension,target_pct\nHà Nội,2024,cases,80\n", "targets")
    assert reading.status == "readable"
    assert checks.review(reading, known(""), catalog, units) is reading
