"""Incidents and votes, written into the ledger on the page like every other step of scoring."""

from typing import Any

import streamlit as st

from analytics.scorebook import Field, Issued
from analytics.scoring import Scheme, words
from analytics.scoring.scheme import PHASES
from pages.components import session, signing, text
from pages.components.scoring_forms import AGREED, done, record

Row = dict[str, Any]


def show(issued: Issued, year: int, unit_id: str, field: Field | None) -> None:
    """The forms for what is no figure of a criterion."""
    if session.view().at is not None:
        return
    scheme, name = issued.scheme, session.units().full_name(session.units().get(unit_id))
    place = {"unit": unit_id, "year": year, "scheme": issued.name}
    key = f"{issued.name}-{year}-{unit_id}"
    if scheme.incidents:
        _incident(scheme, place, key, name)
    if field is not None and any(step.by == "vote" for step in scheme.tie_breaks):
        _votes(place, key, field, name)


def _incident(scheme: Scheme, place: Row, key: str, name: str) -> None:
    """Something that happened, which may put a ceiling on the class."""
    asked: Row = {}
    with st.expander(f"Ghi một vụ việc của {name}", key=f"vu-viec-{key}"):
        signed = signing.form(
            f"vu-viec-{key}",
            AGREED,
            {"ghi": "Ghi vụ việc"},
            "Căn cứ (số văn bản, không nêu tên riêng)",
            needs_reason=True,
            more=lambda: asked.update(_of_incident(scheme, key)),
        )
    if signed:
        row = {**place, "phase": asked["phase"], "about": "incident", "item": asked["item"], "value": asked["value"]}
        row |= {"name": "lãnh đạo" if asked["leader"] else "", "reason": signed.reason}
        signing.carry_out(lambda: record([row], signed.by, signed.reason), done)


def _of_incident(scheme: Scheme, key: str) -> Row:
    phases = {each: text.capital(words.say("phase", each)) for each in PHASES}
    return {
        "item": st.selectbox(
            "Loại vụ việc", list(scheme.incidents), format_func=scheme.incidents.__getitem__, key=f"loai-{key}"
        ),
        "phase": st.selectbox(
            "Ghi ở vòng", list(phases), index=1, format_func=phases.__getitem__, key=f"vong-vu-viec-{key}"
        ),
        "leader": st.checkbox("Liên quan lãnh đạo đơn vị", key=f"lanh-dao-{key}"),
        "value": st.selectbox("Tình trạng", ["có", "không"], key=f"co-khong-{key}", help="“không” là ghi nhầm, nay bỏ"),
    }


def _votes(place: Row, key: str, field: Field, name: str) -> None:
    """Votes of the council for those who are equal, where the scheme comes to a vote."""
    asked: dict[str, str] = {}
    names = dict.fromkeys([*field.units, name])
    with st.expander("Bỏ phiếu của hội đồng khi bằng điểm", key=f"bo-phieu-{place['scheme']}-{place['year']}"):
        signed = signing.form(
            f"bo-phieu-{place['scheme']}-{place['year']}",
            AGREED,
            {"ghi": "Ghi số phiếu"},
            "Biên bản bỏ phiếu",
            needs_reason=True,
            more=lambda: asked.update(
                {each: st.text_input(f"Số phiếu cho {each}", key=f"phieu-{key}-{each}") for each in names}
            ),
        )
    if signed:
        ids = {**field.units, name: place["unit"]}
        at = {"year": place["year"], "scheme": place["scheme"], "phase": PHASES[-1], "about": "vote"}
        rows = [
            {**at, "unit": ids[each], "value": said, "reason": signed.reason}
            for each, said in asked.items()
            if said.strip()
        ]
        signing.carry_out(lambda: record(rows, signed.by, signed.reason), done)
