"""Scores written into the ledger on the page, by the door of every file: a unit's figures, or one criterion with its
reason and its evidence. Every step is signed."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics import evidence, typed
from analytics.ledger import LedgerError
from analytics.scorebook import Field, Issued
from analytics.scoring import Criterion, Scheme, words
from analytics.scoring.rules import input_names
from analytics.scoring.scheme import PHASES
from pages.components import filters, session, signing, text
from pages.components.session import here

DATASET, WHERE = "scores", "Ghi trên trang Chấm điểm"
AGREED = "Tôi ghi đúng thẩm quyền của mình và đồng ý ghi vào sổ dưới tên này"
ABOUT = (
    "Mỗi lần ghi là một bút toán có tên người ghi, giữ mọi bản, hoàn tác được ở Lịch sử nạp. Ô để trống là chưa có, "
    "không phải 0. Số viết như 850 hoặc 92,5; có hoặc không thì ghi có, không. Xin không nêu tên riêng trong lý do."
)
MOST = 40
Row = dict[str, Any]
Place = tuple[str, str, str]
"""About what, which item, which of its values."""


def show(issued: Issued, year: int, unit_id: str, field: Field | None) -> None:
    """The forms for one unit under a scheme."""
    scheme, name = issued.scheme, session.units().full_name(session.units().get(unit_id))
    st.caption(ABOUT)
    if session.view().at is not None:
        st.info("Đang xem sổ như ở một bút toán cũ: hãy chọn “Mới nhất” ở chân thanh bên rồi mới ghi.")
        return
    place = {"unit": unit_id, "year": year, "scheme": issued.name}
    key = f"{issued.name}-{year}-{unit_id}"
    _figures(scheme, place, key, name, field)
    _criterion(scheme, place, key, name)


def _figures(scheme: Scheme, place: Row, key: str, name: str, field: Field | None) -> None:
    """All figures of the unit at once: what it reports of itself."""
    own = field.marks.get(name, ()) if field else ()
    before = {(each.mark.about, each.item, each.name): each.mark.value for each in own if each.mark.phase == PHASES[0]}
    fed = {each.criterion: each.words for each in (field.fed.get(name, ()) if field else ())}
    asked: dict[Place, str] = {}
    with st.expander(f"Tự chấm: ghi số liệu của {name}", key=f"tu-cham-{key}", expanded=True):
        section = _section(scheme, key)
        signed = signing.form(
            f"so-lieu-{key}-{section}",
            AGREED,
            {"ghi": "Ghi số liệu tự chấm"},
            "Ghi chú cho lần ghi này (không bắt buộc; bắt buộc khi sửa số đã ghi)",
            needs_reason=False,
            more=lambda: asked.update(_asked(wanted(scheme, section), before, fed, key)),
        )
    if signed:
        new = {at: said.strip() for at, said in asked.items() if said.strip() not in ("", before.get(at) or "")}
        is_correction = any(before.get(at) for at in new)
        rows = [
            {**place, "phase": PHASES[0], "about": about, "item": item, "name": value, "value": said}
            for (about, item, value), said in new.items()
        ]
        signing.carry_out(lambda: _self_scores(rows, signed, is_correction), done)


def _self_scores(rows: Sequence[Row], signed: signing.Signed, is_correction: bool) -> int:
    if is_correction and not signed.reason:
        raise LedgerError("Chưa ghi gì: có số khác số đã ghi, hãy ghi lý do sửa vào ô ghi chú.")
    return record(rows, signed.by, signed.reason or "Ghi số liệu tự chấm")


def _section(scheme: Scheme, key: str) -> str:
    """One section at a time where a scheme asks for very much."""
    if len(wanted(scheme)) <= MOST:
        return ""
    sections = {each.id: each.label for each in scheme.sections.values()}
    return st.selectbox("Phần", list(sections), format_func=sections.__getitem__, key=f"phan-{key}", width=420)


def wanted(scheme: Scheme, section: str = "") -> dict[Place, str]:
    """Everything that may be asked of a unit → its label: values of criteria, figures of targets that no criterion
    brings, facts that conditions, factors and ties look at."""
    found = {
        ("criterion", each.id, name): f"{each.label}: {words.value_name(name)}"
        for each in scheme.criteria.values()
        if section in ("", each.section)
        for name in names_of(each)
    }
    for key, label in scheme.targets.items():
        if key not in scheme.criteria:
            found |= {("target", key, name): f"{label}: {words.value_name(name)} (%)" for name in ("actual", "target")}
    return found | {("fact", key, "value"): label for key, label in scheme.facts.items()}


def _asked(
    labels: Mapping[Place, str], before: Mapping[Place, str | None], fed: Mapping[str, str], key: str
) -> dict[Place, str]:
    """One field for each; what the reports bring is only shown."""
    for item in dict.fromkeys(item for about, item, _ in labels if about == "criterion" and item in fed):
        label = next(words_ for (_, known, _), words_ in labels.items() if known == item).rpartition(":")[0]
        st.markdown(f"**{text.literal(label)}**: {text.literal(fed[item])}")
    return {
        place: st.text_input(label, before.get(place) or "", key=f"{key}-{'-'.join(place)}")
        for place, label in labels.items()
        if place[0] != "criterion" or place[1] not in fed
    }


def names_of(criterion: Criterion) -> tuple[str, ...]:
    """The values to ask for: a share as its two parts, without the ready-made value beside them."""
    known = input_names(criterion)
    if set(known) == {"numerator", "denominator", "value"}:
        return ("numerator", "denominator") if criterion.rule == "ratio" else ("value",)
    if "target" in known and criterion.params.get("target") is not None:
        return tuple(name for name in known if name != "target")
    return known


def _criterion(scheme: Scheme, place: Row, key: str, name: str) -> None:
    """One criterion at any phase: other figures, or points by hand, each with a reason; and the document for it."""
    asked: Row = {}
    with st.expander(f"Chấm một tiêu chí của {name}, kèm lý do và minh chứng", key=f"mot-tieu-chi-{key}"):
        labels = {each.id: f"{each.id}. {each.label}" for each in scheme.criteria.values()}
        with st.container(horizontal=True, gap="medium"):
            item = filters.select("tieu-chi-cham", "Tiêu chí", labels, next(iter(labels)), width=420)
            phases = {each: text.capital(words.say("phase", each)) for each in PHASES}
            phase = filters.select("vong-cham", "Vòng chấm", phases, PHASES[1], width=180)
        signed = signing.form(
            f"tieu-chi-{key}-{item}-{phase}",
            AGREED,
            {"ghi": "Ghi tiêu chí này"},
            "Lý do chấm",
            needs_reason=True,
            more=lambda: asked.update(_of_criterion(scheme.criteria[item], f"{key}-{item}-{phase}")),
        )
    if signed:
        at = {**place, "phase": phase, "about": "criterion", "item": item}
        signing.carry_out(lambda: _one(at, asked, signed), done)


def _of_criterion(criterion: Criterion, key: str) -> Row:
    values = {
        name: st.text_input(text.capital(words.value_name(name)), key=f"gia-tri-{key}-{name}")
        for name in names_of(criterion)
    }
    span = criterion.range.words
    points = st.text_input(f"Điểm chấm tay ({span}), để trống nếu tính theo số liệu", key=f"diem-{key}")
    person = st.text_input("Người chấm, nếu khác người ghi (chỉ hiện chữ viết tắt)", key=f"nguoi-{key}")
    document = st.file_uploader("Tệp minh chứng (không bắt buộc)", key=f"tep-{key}")
    return {"values": values, "points": points, "person": person, "document": document}


def _one(at: Row, asked: Row, signed: signing.Signed) -> int:
    """The document first, so that the row can name it; then the rows."""
    document = asked["document"]
    sha256 = evidence.attach(here(), document.getvalue(), document.name, signed.by).sha256 if document else ""
    shared = {"reason": signed.reason, "person": asked["person"], "evidence": sha256}
    rows = [{**at, "name": name, "value": said, **shared} for name, said in asked["values"].items() if said.strip()]
    if asked["points"].strip() or not rows:
        rows.append({**at, "name": "", "points": asked["points"], **shared})
    return record(rows, signed.by, signed.reason)


def record(rows: Sequence[Row], by: str, reason: str) -> int:
    """What was typed, as rows; a correction carries its reason."""
    if not rows:
        raise LedgerError("Chưa ghi gì: chưa có số nào mới.")
    return typed.write(here(), DATASET, rows, by, WHERE, reason)


def done(entry: int) -> str:
    """What is said of a step that was recorded."""
    return f"Đã ghi vào sổ: bút toán {entry}."
