"""“Bảng chấm điểm”: the rows of a scheme and what of it is missing, a filled form handed in, the templates."""

import streamlit as st

from analytics import imports, scorebook, typed
from analytics.ledger import LedgerError
from analytics.scorebook import Issued
from analytics.scoring import words
from analytics.units import NATIONAL
from pages.components import notes, scoring_tables, scoring_words, session, signing, templates, text
from pages.components.session import catalog, here

DATASET = "schemes"
ABOUT = (
    "Nạp cả bảng trong một tệp. Bảng có mức điểm hở hoặc chồng nhau, cộng không khớp, quy tắc lạ thì bị từ chối, kèm "
    "dòng và cột. Bảng đã có điểm chấm thì không sửa: đặt tên mới cho bảng sửa."
)
LISTED = 8


def nothing() -> None:
    """Nobody was scored: what to do, and the files to fill in."""
    notes.empty(*scoring_words.NOTHING)
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["scores"], catalog())
        templates.download(catalog().datasets[DATASET], catalog())


def show(issued: Issued, year: int) -> None:
    """One scheme as it is, and the ways to bring another."""
    scheme = issued.scheme
    where = _where(issued)
    st.markdown(text.literal(f"{scheme.title}. {where}. Nguồn: {scheme.source}."))
    st.caption(f"Mã băm của bảng: SHA-256 {scheme.sha256}")
    if scheme.missing:
        listed = "\n".join(f"- {text.literal(each)}" for each in scheme.missing)
        st.warning(f"**Bảng này chưa đủ.** Còn thiếu:\n{listed}")
    for note in scheme.notes:
        st.caption(text.literal(note))
    scoring_tables.show("Các dòng của bảng", scoring_tables.scheme_rows(issued), f"bang-cham-{issued.name[:40]}")
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets[DATASET], catalog())
        templates.download(catalog().datasets["scores"], catalog())
        _as_form(issued, year)


def _where(issued: Issued) -> str:
    status = words.say("status", issued.scheme.status)
    if issued.entry is None:
        return f"Bảng đi kèm chương trình, {status}"
    unit = session.units().get(issued.unit_id).name
    return f"Bảng trong sổ, {status}: {unit}, năm {issued.year}, bút toán {issued.entry}"


def _as_form(issued: Issued, year: int) -> None:
    """The rows of the scheme as a file that can be changed and handed in under another name."""
    unit = session.units().get(issued.unit_id or NATIONAL)
    mark = typed.MARK if session.view().is_simulated else ""
    st.download_button(
        "Tải bảng này dạng tệp nạp được (CSV)",
        data=scorebook.as_file(issued, catalog().datasets[DATASET], unit.name, issued.year or year, mark),
        file_name="bang-cham-dien-san.csv",
        mime="text/csv",
        key="tai-bang-cham",
        on_click="ignore",
        type="tertiary",
    )


def upload() -> None:
    """A filled form: read at once, recorded once somebody signs."""
    st.subheader("Nạp một bảng đã điền", anchor=False)
    st.caption(ABOUT)
    if session.view().at is not None:
        return
    file = st.file_uploader("Tệp bảng chấm điểm (XLSX, CSV)", key="tep-bang-cham", type=["xlsx", "csv", "ods", "xls"])
    if file is None:
        return
    examined = imports.examine(here(), file.getvalue(), file.name, DATASET)
    receipt = examined.receipt
    findings(receipt)
    if receipt.status not in ("accepted", "needs_answer"):
        return
    signed = signing.form(
        "nap-bang-cham",
        "Tôi nạp bảng này thay mặt đơn vị ban hành",
        {"nap": "Ghi bảng vào sổ"},
        "Căn cứ ban hành",
        needs_reason=True,
    )
    if signed:
        signing.carry_out(lambda: _take(file.getvalue(), file.name, signed), _done)


def findings(receipt) -> None:
    """What was found in the rows, in the words of the catalogue; that nothing was, too."""
    errors = [each for each in receipt.findings if each.severity == "error"]
    for each in errors[:LISTED]:
        st.error(text.literal(f"{each.message} {each.suggestion}"))
    if len(errors) > LISTED:
        st.caption(f"Còn {len(errors) - LISTED} chỗ khác chưa liệt kê.")
    if not errors:
        for each in [*receipt.findings, *receipt.questions][:LISTED]:
            st.info(text.literal(getattr(each, "message", None) or each.question))
    if receipt.status == "accepted":
        st.success(f"Bảng đọc được, {receipt.rows['read']} dòng, không có chỗ mâu thuẫn.")
    elif receipt.status == "duplicate":
        st.info("Sổ đã có đúng bảng này, không ghi thêm.")


def _take(content: bytes, name: str, signed: signing.Signed) -> int:
    receipt = imports.take(here(), content, name, DATASET, signed.by, signed.reason)
    here().warehouse.refresh()
    if receipt.status != "accepted":
        raise LedgerError(typed.refusal(receipt))
    return receipt.entry


def _done(entry: int) -> str:
    return f"Đã ghi bảng chấm điểm vào sổ: bút toán {entry}."
