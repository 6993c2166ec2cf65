"""What changed: since the entry a conference is pinned to, and from the conference before."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics import custody
from analytics.custody import Difference
from analytics.measures import Conference
from analytics.measures.conferences import KEPT
from pages.components import conference_calling, conference_words, differences, show, text
from pages.components.session import catalog, entries, recall, view
from pages.components.stages import Stage


def since_pinned(stage: Stage) -> None:
    """What came into the ledger since, which slides it would move, and the way to pin anew."""
    st.subheader("Từ khi chụp đến nay")
    if not stage.later.count:
        st.markdown(f"Không số liệu nào vào sổ sau {conference_words.pinned(stage.deck.entry)}.")
        return
    st.markdown(text.unbroken(f"{stage.news}. {_moved(stage)}"))
    between(stage.deck.entry, view().head)
    conference_calling.pin_anew(stage.conference)


def _moved(stage: Stage) -> str:
    names = [
        f"{each.place}. {text.literal(each.told.title)}" for each in stage.order if each.slide.id in stage.later.moved
    ]
    return f"Trang sẽ đổi nếu chụp lại: {'; '.join(names)}." if names else "Không trang nào đổi nếu chụp lại."


def since_last(stage: Stage, known: Sequence[Conference]) -> None:
    """From what the conference before saw to what this one sees."""
    st.subheader("Từ hội nghị trước đến hội nghị này")
    last = before(stage.conference, known)
    if last is None:
        st.caption("Sổ chưa có hội nghị nào trước đó của cùng đơn vị để so.")
        return
    st.markdown(f"Hội nghị trước: {text.literal(last.conference)}, ngày {last.held_on:%d/%m/%Y}, "
                f"chụp ở {conference_words.pinned(last.pinned_entry)}.")  # fmt: skip
    between(last.pinned_entry, stage.deck.entry)


def before(conference: Conference, known: Sequence[Conference]) -> Conference | None:
    """The last conference of the same unit that was held earlier."""
    own = [each for each in known if each.unit_id == conference.unit_id and each.held_on < conference.held_on]
    return max(own, key=lambda each: (each.held_on, each.entry), default=None)


def between(first: int, last: int) -> None:
    """Figures, rates, ranks and targets that differ between two entries."""
    if first == last:
        st.caption("Hai hội nghị đọc sổ ở cùng một bút toán: không số nào khác.")
        return
    too_many = differences.too_many(entries(), first, last)
    if too_many:
        show.remark(too_many)
        return
    found = of_figures(recall(custody.difference, first, last))
    st.markdown(text.unbroken(differences.headline(found, catalog())))
    show.remark(differences.remark(found))
    st.html(differences.facts(found, catalog(), entries()))
    st.html(differences.moves(found, catalog()))


def of_figures(found: Difference) -> Difference:
    """The difference without what conferences themselves wrote down."""
    return replace(found, facts=tuple(each for each in found.facts if each.dataset not in KEPT))
