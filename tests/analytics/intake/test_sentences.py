"""Every sentence the intake can say stands in the catalogue, complete and in use."""

import re
import string
from pathlib import Path

import pytest

from analytics import checks, intake, scorebook

ROOMS = tuple(Path(each.__file__).parent for each in (intake, checks, scorebook))
SOURCE = "\n".join(file.read_text(encoding="utf-8") for room in (*ROOMS, ROOMS[0].parent) for file in room.glob("*.py"))
SEVERITIES = {"error", "warning", "note", "decision", "question", "left_out"}
# Codes put together from a stem and a word.
STEMS = (
    "unit_",
    "tiers_",
    "decision_",
    "workbook_",
    "year_answer_",
    "months_answer_",
    "left_out_",
    "question_",
    "world_mismatch",
    "period_locked",
)


def test_every_kind_has_a_severity_and_a_sentence_and_errors_say_what_to_do(catalog):
    for kind in catalog.findings.values():
        assert kind.severity in SEVERITIES and kind.message, kind.code
        assert kind.suggestion or kind.severity in ("note", "left_out"), kind.code


def test_every_kind_is_said_somewhere(catalog):
    unsaid = [code for code in catalog.findings if f'"{code}"' not in SOURCE and not code.startswith(STEMS)]
    assert unsaid == []


def test_every_code_in_the_intake_is_in_the_catalogue(catalog):
    said = set(re.findall(r'\.(?:finding|decision|question)\(\s*"([a-z0-9_]+)"', SOURCE))
    assert len(said) > 30
    assert said <= set(catalog.findings) | set(catalog.checks)


@pytest.mark.parametrize("reason", ["title", "separator", "blank", "total", "footer", "heading", "column_numbers",
                                    "no_figures", "duplicate", "other_block", "repeated_header"])  # fmt: skip
def test_every_reason_for_leaving_a_record_out_has_its_words(catalog, reason):
    assert catalog.findings[f"left_out_{reason}"].severity == "left_out"


def test_sentences_are_templates_that_parse(catalog):
    for kind in catalog.findings.values():
        fields = [name for _, name, _, _ in string.Formatter().parse(kind.message + kind.suggestion) if name]
        assert all(re.fullmatch(r"[a-z_]+", name) for name in fields), kind.code
