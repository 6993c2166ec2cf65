"""What stands around every exhibit: denominator, date, source, status, the table behind it, the file to take away."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from analytics import exports, measures, periods
from analytics.measures import Annotation, Result
from analytics.measures.funnel import FEWEST
from analytics.units import MERGER_DAY
from pages.components import clock, footing, number_grid, occasions, session, text
from pages.components.geography import Break
from pages.components.lines import Line
from pages.components.rows import Row, plain_name
from pages.components.sheets import Sheet
from pages.components.view import View

MOST_SOURCES = 2


def band(view: View) -> None:
    """The thin band across the top, in the same words and place on every page; nothing when there is nothing to say."""
    words = []
    if view.is_simulated:
        words.append(text.SIMULATED)
    if view.at is not None and view.at < view.head:
        words.append(f"Đang xem sổ như ở bút toán {view.at}; mới nhất là bút toán {view.head}")
    if not view.is_simulated and footing.is_provisional(view):
        words.append(text.PROVISIONAL)
    if words:
        kind = "mo-phong" if view.is_simulated else "luu-y"
        st.html(f'<div class="dai {kind}" role="status">{" · ".join(words)}</div>')


def facts(results: Iterable[Result], denominator: str = "", more: str = "") -> str:
    """One line under a title or an exhibit: denominator, day of the newest figure, source, status."""
    results, view = list(results), session.view()
    day = max((periods.period_end(each.year, each.months) for each in results), default=view.day)
    parts = [f"Mẫu số: {denominator.lower()}" if denominator else "", f"Đến {day:%d/%m/%Y}", more]
    parts += [
        text.BORDERS_INSIDE[view.borders] if view.borders != "reported" else "",
        sources(results),
        status(results),
    ]
    return " · ".join(part for part in parts if part)


def sources(results: Iterable[Result]) -> str:
    """Where the figures come from, at most two named; addresses stay in the file to take away."""
    if session.view().is_simulated:
        return f"**{text.SIMULATED}**"
    names = [source.split(" – ")[0].split(", bài ")[0] for result in results for source in result.sources if source]
    known = list(dict.fromkeys(names))
    if not known:
        return ""
    more = f" và {len(known) - MOST_SOURCES} nguồn khác" if len(known) > MOST_SOURCES else ""
    return f"Nguồn: {'; '.join(known[:MOST_SOURCES])}{more}"


def origin(named: Iterable[str | None]) -> str:
    """Whether records that are no results are simulated, and where they come from, at most two named."""
    known = list(dict.fromkeys(filter(None, named)))
    parts = [f"**{text.SIMULATED}**"] * session.view().is_simulated
    parts += [f"Nguồn: {text.literal(text.listed(known, MOST_SOURCES))}"] * bool(known)
    return " · ".join(parts)


def status(results: Sequence[Result]) -> str:
    """Preliminary, final, or both; and what was corrected after its period had been locked."""
    vintages = {result.vintage for result in results}
    if len(vintages) == 2:
        said = "có cả số sơ bộ và số chính thức"
    else:
        said = "".join(f"số {text.VINTAGES[vintage]}" for vintage in vintages)
    return " · ".join(part for part in (said, corrected(results)) if part)


def corrected(results: Sequence[Result]) -> str:
    """Which figures of a locked period came after the lock, and when the newest of them did."""
    late = [result for result in results if result.corrected_at is not None]
    if not late:
        return ""
    names = text.listed(list(dict.fromkeys(plain_name(result.unit) for result in late)), most=3)
    return f"kỳ đã khoá, {clock.corrected(max(result.corrected_at for result in late))}: {names}"


def exhibit(sheet: Sheet, results: Sequence[Result], denominator: str = "", remark: str = "") -> None:
    """The foot of an exhibit: its facts, a remark on what it does not show, its file and its table."""
    view = session.view()
    st.caption("  \n".join(line for line in (facts(results, denominator), remark) if line))
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        download(f"{sheet.name}-{view.year}-{view.months:02d}", lambda: sheet)
        panel = st.expander("Xem bảng số", key=f"bang-{sheet.name}", on_change="rerun", type="compact")
        if panel.open:
            with panel:
                number_grid.show(sheet)


def download(name: str, make: Callable[..., Sheet], *given: Any) -> None:
    """The table that ``make(*given)`` returns as a file to take away, made when somebody takes it; its name says too
    when it is simulated."""
    view = session.view()
    st.download_button(
        "Tải CSV",
        data=session.later(lambda: exports.csv_file(*_marked(make(*given), view))),
        file_name=f"{name}{'-mo-phong' if view.is_simulated else ''}.csv",
        mime="text/csv",
        key=f"csv-{name}",
        on_click="ignore",
        type="tertiary",
    )


def _marked(sheet: Sheet, view: View) -> tuple[tuple[str, ...], list[tuple]]:
    """Simulated rows say so in every line, wherever they are copied to."""
    if not view.is_simulated:
        return sheet.header, list(sheet.rows)
    return (*sheet.header, "Lưu ý"), [(*row, text.SIMULATED) for row in sheet.rows]


def empty(what: str, why: str, act: str) -> None:
    """An empty state: what is missing, why, and the one thing to do."""
    st.info(f"**{what}**  \n{why} {act}")


def no_figures(dimension: str) -> None:
    """The empty state of a period that nobody reported under these choices."""
    view = session.view()
    empty(
        f"Chưa có số liệu {text.about(dimension)} {view.label}, {text.BORDERS_INSIDE[view.borders]}.",
        "Chưa đơn vị nào có số liệu nạp vào sổ cho lựa chọn này.",
        "Hãy chọn kỳ khác ở thanh bên, hoặc nạp tệp ở trang Nạp số liệu.",
    )


def no_funnel(dimension: str) -> None:
    """Why there is no funnel: money is not counted one by one, or there are too few units."""
    if dimension == "money":
        empty(
            "Về tiền không vẽ phễu.",
            "Phễu dựa trên việc đếm được từng cái; một vụ án lớn có thể chiếm phần lớn số tiền nên không có vùng bình "
            "thường chung.",
            "Hãy xem Khoảng hạng ở thẻ Bảng, tính từ dao động qua các năm của từng tỉnh, hoặc chọn Việc.",
        )
    else:
        empty(
            "Chưa đủ đơn vị để vẽ phễu.",
            f"Cần ít nhất {FEWEST} đơn vị có số đếm của kỳ này để biết thế nào là bình thường.",
            "Hãy chọn kỳ khác ở thanh bên, hoặc xem thẻ Bảng.",
        )


def two_maps() -> str:
    """What a reading of the merger's own year has to know: nine months lie on one map, the rest on another."""
    view = session.view()
    if view.year != MERGER_DAY.year or view.borders == "34":
        return ""
    was, rest = "9 tháng đầu theo 63 tỉnh cũ", "từ 10 tháng trở đi theo 34 tỉnh mới"
    if view.borders == "63" and view.day >= MERGER_DAY:
        return (
            f"Từ {MERGER_DAY:%d/%m/%Y} chỉ các tỉnh không đổi địa giới còn thấy được theo 63 tỉnh: số của tỉnh hợp "
            "nhất không tách ngược được. Hãy chọn “34 tỉnh” để thấy cả nước."
        )
    return (
        f"Năm {view.year} có hai bản đồ: {was}, {rest}, mỗi số gồm cả năm của địa bàn đó. Muốn so hai kỳ với nhau, hãy "
        "chọn “34 tỉnh” ở thanh bên: số cũ được cộng đúng tử số và mẫu số của các tỉnh hợp nhất."
    )


def silent(rows: Sequence[Row], parent: str | None) -> None:
    """Names of the provinces that the exhibit cannot show, and how many it does; what its map is."""
    if two_maps():
        st.caption(two_maps())
    if parent:
        return
    there = {row.unit_id for row in rows if row.shown is not None}
    view = session.view()
    expected = session.ask(measures.reporting, **view.period, borders=view.borders)
    missing = [plain_name(row.unit) for row in expected if row.unit_id not in there]
    if missing:
        names = text.listed(missing, most=12)
        st.caption(f"Có số liệu {len(expected) - len(missing)}/{len(expected)} tỉnh. Chưa có: {names}.")


def before_the_merger(unit_ids: Iterable[str]) -> None:
    """What to do to see more of a province that began on 1 July 2025."""
    units = session.units()
    new = [plain_name(units.get(unit_id).name) for unit_id in unit_ids if units.get(unit_id).valid_from == MERGER_DAY]
    if new and session.view().borders == "reported":
        st.caption(
            f"{text.listed(new)} có địa giới mới từ {MERGER_DAY:%d/%m/%Y}: theo địa giới như báo cáo chỉ có số từ đó. "
            "Chọn “34 tỉnh” ở thanh bên để thấy cả những năm trước, cộng từ các tỉnh cũ."
        )


def breaks(marks: Sequence[Break], lines: Sequence[Line], noted: Sequence[Annotation] = ()) -> None:
    """What happened at each break that the lines cross, and beside the figures."""
    years = [result.year for line in lines for result in line.results]
    crossed = [mark for mark in marks if min(years) <= mark.year <= max(years)]
    if crossed:
        with st.expander("Các mốc thay đổi cách tính và địa giới", key="moc", type="compact"):
            st.markdown("\n".join(f"- **{mark.label}**: {mark.description}" for mark in crossed))
    beside = [each for each in noted if min(years) <= each.periods[1][0] and each.periods[0][0] <= max(years)]
    if beside:
        with st.expander("Ghi chú trên hình", key="ghi-chu", type="compact"):
            said = occasions.told(beside, session.units())
            st.markdown("\n".join(f"- {text.literal(line)}" for line in said))
