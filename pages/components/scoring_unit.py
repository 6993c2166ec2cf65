"""One unit: “vì sao 92,5?” as a waterfall, in words and as a table; what would lift it; the documents behind it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import streamlit as st

from analytics import evidence, numbers
from analytics.ledger import LedgerError
from analytics.scorebook import Fed, Outcome
from analytics.scoring import InputError, Needed, Standing, needed, words
from analytics.scoring.whatif import Path
from pages.components import filters, scoring_chart, scoring_tables, scoring_words, session, show, text
from pages.components.session import here

MOVABLE = ("numerator", "actual", "value", "days_late", "confirmed")
MILLION = 10**6
NO_PATH = "Chưa có số liệu nào có thể thử thay đổi."
WHAT_IF = (
    "Phép thử chỉ đổi một số, các số khác giữ nguyên; không xét hạn mức số đơn vị được xếp hạng. Con số này chỉ nói "
    "cần bao nhiêu, không nói làm được hay không."
)


def section(found: Outcome, unit_id: str) -> None:
    """Everything about one unit at the phase that is shown."""
    standing, scheme = scoring_words.standing_of(found, unit_id), found.issued.scheme
    unit = standing.score.unit
    parts = scoring_chart.parts(scheme, standing.score)
    st.subheader(f"Vì sao {standing.score.total.words} điểm: {unit}", anchor=False)
    show.chart(
        scoring_chart.figure(parts, standing.score, session.palette()),
        scoring_chart.alt(parts, standing.score),
        "vi-sao-diem",
        scoring_words.facts(found),
    )
    show.remark("Thanh đậm: điểm đã chắc; viền: điểm còn để ngỏ; nền xám: điểm chuẩn của tiêu chí.")
    scoring_tables.show("Các phần của tổng điểm", scoring_tables.waterfall(scheme, standing))
    st.markdown("**Bằng lời, từng bước**")
    st.markdown("\n".join(f"{at}. {text.literal(line)}" for at, line in enumerate(_why(standing), start=1)))
    scoring_tables.show("Từng tiêu chí, từng vòng", scoring_tables.criteria(found, standing))
    if scheme.classes:
        _what_if(found, standing)
    _documents(found, unit)


def _why(standing: Standing) -> Iterator[str]:
    yield from standing.score.why()
    yield from standing.trace


def _what_if(found: Outcome, standing: Standing) -> None:
    """ "Thêm bao nhiêu việc thì lên hạng A?": one input, one class, the least change."""
    scheme, unit = found.issued.scheme, standing.score.unit
    st.subheader("Cần thêm bao nhiêu để lên hạng?", anchor=False)
    paths = {"·".join(path): path for path in _paths(standing)}
    worst = standing.score.verdict.worst
    better = [each for each in scheme.classes if worst is None or scheme.place_of(each.id) < scheme.place_of(worst)]
    if not paths or not better:
        st.caption(NO_PATH if better else "Đơn vị đã ở hạng cao nhất.")
        return
    with st.container(horizontal=True, gap="medium"):
        labels = {
            key: f"{scheme.criteria[item].label}: {words.value_name(name)}" for key, (item, name) in paths.items()
        }
        chosen = filters.select("thu-so", "Nếu đổi", labels, next(iter(labels)), width=420)
        classes = {each.id: each.label for each in better}
        wanted = filters.select("thu-hang", "Để đạt", classes, better[-1].id, width=220)
    fed = {each.criterion: each for each in found.race.field.fed.get(unit, ())}
    path = paths[chosen]
    try:
        answer = _least(found, unit, path, wanted, fed.get(path[0]))
    except InputError as refusal:
        st.caption(str(refusal))
        return
    st.markdown(text.literal(f"{answer.words}{_counted(answer, fed.get(path[0]))}"))
    st.caption(WHAT_IF)


def _paths(standing: Standing) -> list[Path]:
    """The inputs that could be other than they are."""
    return [
        (item, name)
        for item, entry in standing.score.used.items()
        if entry.points is None
        for name in entry.values
        if name in MOVABLE
    ]


def _least(found: Outcome, unit: str, path: Path, wanted: str, fed: Fed | None) -> Needed:
    inputs = next(each for each in found.race.field.inputs(found.race.phase) if each.unit == unit)
    step, limit = _step(path, fed), Fraction(100) if path[1] == "actual" else None
    return needed(found.issued.scheme, inputs, path, wanted, step=step, limit=limit, phase=found.race.phase)


def _step(path: Path, fed: Fed | None) -> Fraction:
    """One case more, or a million đồng, where the reports say of how many; else a hundredth of a point of a rate, or
    one of whatever is counted."""
    size = MILLION if fed is not None and fed.dimension == "money" else 1
    if path[1] == "actual":
        return Fraction(100 * size, fed.counted[1]) if fed and fed.counted[1] else Fraction(1, 100)
    return Fraction(size) if path[1] != "value" else Fraction(1, 100)


def _counted(answer: Needed, fed: Fed | None) -> str:
    """The change of a rate as cases or money, where the reports say of how many."""
    if fed is None or not answer.change or answer.path[1] != "actual":
        return ""
    size = MILLION if fed.dimension == "money" else 1
    count = abs(answer.change) * fed.counted[1] / 100 / size
    unit = "triệu đồng" if size == MILLION else "việc"
    more = "thêm" if answer.change > 0 else "bớt"
    of = numbers.integer(fed.counted[1])
    return f" Tức là {more} {numbers.integer(round(count))} {unit} xong, trên {of} có điều kiện."


def _documents(found: Outcome, unit: str) -> None:
    """Every document that was shown, to be taken away; its hash is proved anew."""
    given = [each.mark for each in found.race.field.marks[unit] if each.mark.evidence]
    hashes = list(dict.fromkeys(mark.evidence for mark in given))
    if not hashes:
        return
    st.subheader("Tài liệu minh chứng", anchor=False)
    for sha256 in hashes:
        items = dict.fromkeys(found.issued.scheme.criteria[m.item].label for m in given if m.evidence == sha256)
        _document(sha256, list(items))


def _document(sha256: str, items: Sequence[str]) -> None:
    kept = evidence.found(here(), sha256)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if kept is None:
            st.markdown(text.literal(f"{', '.join(items)}: mã {sha256[:12]}…, tệp không giữ trong sổ này."))
            return
        said = f"{', '.join(items)}: {kept.file_name}, bút toán {kept.entry}, SHA-256 {sha256[:12]}…"
        st.markdown(text.literal(said))
        try:
            content = evidence.content(here(), kept)
        except LedgerError as fault:
            st.error(str(fault))
            return
        st.download_button(
            "Tải tệp đã kiểm mã",
            content,
            kept.file_name,
            "application/octet-stream",
            key=f"minh-chung-{sha256}",
            on_click="ignore",
            type="tertiary",
        )
