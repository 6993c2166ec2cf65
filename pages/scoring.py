"""Chấm điểm: who stands where under a scheme, why, what would lift them; every step from self-score to council."""

import streamlit as st

from analytics import scorebook
from pages.components import (
    notes,
    scoring_editor,
    scoring_filters,
    scoring_forms,
    scoring_log,
    scoring_schemes,
    scoring_tables,
    scoring_unit,
    scoring_votes,
    scoring_words,
    show,
    signing,
)
from pages.components.session import ask, view

heading = st.container()
signing.tell()
with st.container(horizontal=True, gap="medium"):
    year = scoring_filters.year()
    scheme = scoring_filters.scheme(year)
    phase = scoring_filters.phase()
    asked = {"name": scheme.name, "year": year, "phase": phase, "holes": scoring_filters.holes(scheme)}
part = scoring_filters.part()

(found,) = ask(scorebook.outcome, **asked)
race = found.race
unit_id = scoring_filters.unit(found) if part == "don-vi" else None
show.heading(heading, scoring_words.of_unit(found, unit_id), scoring_words.facts(found))
if found.refusal:
    notes.empty(found.refusal, *scoring_words.refused(found))

if part == "bang-cham":
    scoring_schemes.show(scheme, year)
    scoring_editor.show(scheme, year)
    scoring_schemes.upload()
elif part == "cham":
    unit_id = scoring_filters.anybody(found, year)
    scoring_forms.show(scheme, year, unit_id, race and race.field)
    scoring_votes.show(scheme, year, unit_id, race and race.field)
elif race and not race.standings:
    scoring_schemes.nothing()
elif part == "cac-buoc":
    steps = ask(scorebook.steps, name=scheme.name, year=year)
    scoring_tables.show("Các bước, mới nhất ở trên", scoring_log.sheet(scheme, steps), f"cac-buoc-cham-{year}")
elif race and part == "don-vi":
    scoring_unit.section(found, unit_id)
elif race:
    firm = ask(scorebook.firm, **asked)
    sheet = scoring_tables.standings(found, firm[0] if firm else None)
    scoring_tables.show("Điểm, hạng và thứ", sheet, f"cham-diem-{year}")
    show.remark(scoring_words.missing(found))
    show.remark(f"{scoring_words.SUGGESTION} {scoring_words.FIRM}")
    beside = ask(scorebook.side_by_side, year=year)
    scoring_tables.show("Nhiều bảng điểm cạnh nhau", scoring_tables.beside(beside), f"nhieu-bang-{year}")

show.remark(f"Sổ số liệu như ở bút toán {view().entry}.")
