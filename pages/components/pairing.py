"""“Ghép cột”: the columns of the file beside ours, with values, evidence, and a select each. Nothing applies unseen."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analytics import mappings
from analytics.catalog import Column, Dataset
from analytics.imports import Examination
from analytics.mappings import Pairing, Theirs
from pages.components import handed, kept
from pages.components.handed import Handed
from pages.components.session import here

UNUSED = ""
UNUSED_LABEL = "không dùng, giữ làm ghi chú"
TO_SETTLE = ("header_misspelt", "header_lookalike")
WIDTHS = (4, 4, 5)


def columns(file: Handed, examination: Examination, dataset: Dataset, person: str) -> None:
    """Open by itself while something is missing or contradictory; folded when every column is understood."""
    pairs = mappings.pairing(here(), examination.reading, handed.answers(file))
    if not pairs.theirs:
        return
    kept.remembered(file, examination, dataset, person)
    missing = _missing(pairs, examination)
    is_needed = bool(missing) or _is_contradictory(examination)
    with st.expander(_headline(pairs, missing), expanded=is_needed):
        kept.choose(file, dataset)
        _table(file, examination, dataset, pairs, is_needed)
    if handed.said(file).get("columns"):
        kept.save(file, examination, dataset, person)


def _missing(pairs: Pairing, examination: Examination) -> list[Column]:
    """Required columns that no header names and nothing above the table says."""
    settled = {decision.what for decision in examination.receipt.decisions}
    return [column for column in pairs.missing if column.id not in settled]


def _is_contradictory(examination: Examination) -> bool:
    wrong = (found for found in examination.receipt.findings if found.severity == "error")
    return any(found.code.startswith("header_") for found in wrong)


def _headline(pairs: Pairing, missing: Sequence[Column]) -> str:
    used = sum(each.column_id is not None for each in pairs.theirs)
    unused = f", {len(pairs.theirs) - used} cột không dùng" if used < len(pairs.theirs) else ""
    lacking = f"; còn thiếu {', '.join(column.label for column in missing)}" if missing else ""
    return f"Ghép cột: {used} cột đã hiểu{unused}{lacking}"


def _table(file: Handed, examination: Examination, dataset: Dataset, pairs: Pairing, is_needed: bool) -> None:
    labels = {UNUSED: UNUSED_LABEL} | {
        column.id: f"{column.label}{' (bắt buộc)' if column.required else ''}" for column in dataset.columns
    }
    first = _first_choices(pairs)
    with st.form(file.widget("pairing"), border=False):
        for theirs in pairs.theirs:
            _line(file, theirs, labels, first[theirs.position], _evidence(theirs, examination, dataset))
        look = "primary" if is_needed else "secondary"
        st.form_submit_button("Dùng cách ghép này", type=look, on_click=_use, args=(file, examination, pairs, first))


def _first_choices(pairs: Pairing) -> dict[int, str]:
    """What each select begins with: the reading, else a column that the values themselves prove and nobody has taken.

    It is a proposal in sight, beside its evidence; it holds only once the person presses the button. Months are
    proposed on likeness alone: left unused, nine months would be read as a year.
    """
    taken = {each.column_id for each in pairs.theirs}
    chosen: dict[int, str] = {}
    for theirs in pairs.theirs:
        likely = (each.column_id for each in theirs.suggestions if each.strong or each.column_id == "months")
        free = (column_id for column_id in likely if column_id not in taken)
        chosen[theirs.position] = theirs.column_id or next(free, UNUSED)
        taken.add(chosen[theirs.position])
    return chosen


def _line(file: Handed, theirs: Theirs, labels: dict[str, str], first: str, evidence: str) -> None:
    name = theirs.header or f"(cột thứ {theirs.position + 1}, không có tiêu đề)"
    samples = " · ".join(theirs.samples) or "cột trống"
    said, choice, why = st.columns(WIDTHS, vertical_alignment="center", gap="small")
    said.html(f'<div class="cot-tep"><b>{escape(name)}</b><small>{escape(samples)}</small></div>')
    choice.selectbox(
        f"Cột {name} là",
        list(labels),
        index=list(labels).index(first),
        format_func=labels.get,
        key=_key(file, theirs, first),
        disabled=not theirs.header,
        label_visibility="collapsed",
    )
    why.html(f'<div class="cot-tep"><small>{evidence}</small></div>')


def _key(file: Handed, theirs: Theirs, first: str) -> str:
    """A column that is read otherwise now begins anew from that."""
    return file.widget(f"column-{theirs.position}-{first}-{theirs.column_id}")


def _evidence(theirs: Theirs, examination: Examination, dataset: Dataset) -> str:
    """Why the column is read so, or what it may be; escaped."""
    if theirs.column_id:
        decided = (each.evidence for each in examination.receipt.decisions if each.what == f"column:{theirs.column_id}")
        return escape(next(decided, "Đúng tên cột trong danh mục."))
    proposals = [
        f"<b>{escape(dataset.column(s.column_id).label)}</b>: {escape(s.evidence)}" for s in theirs.suggestions
    ]
    return f"Gợi ý – {' '.join(proposals)}" if proposals else "Chưa biết là cột nào."


def _use(file: Handed, examination: Examination, pairs: Pairing, first: dict[int, str]) -> None:
    """What was chosen otherwise than it is read, and for doubtful headers what was left as it is."""
    told = dict(handed.said(file).get("columns", {}))
    doubted = {each.value for each in examination.receipt.findings if each.code in TO_SETTLE}
    for theirs in pairs.theirs:
        chosen = st.session_state.get(_key(file, theirs, first[theirs.position]), UNUSED)
        if theirs.header and (chosen != (theirs.column_id or UNUSED) or theirs.header in doubted):
            told[theirs.header] = chosen
    handed.take(file, "columns", told)
