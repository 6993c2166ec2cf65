"""The frame around every page: its title, the menu, the switches in the sidebar, the band across the top."""

from pathlib import Path

import streamlit as st

from pages.components import address, contents, filters, footing, notes, text

st.set_page_config(
    page_title=text.PRODUCT,
    page_icon=str(Path(__file__).parent / "components" / "static" / "icon.png"),
    layout="wide",
    initial_sidebar_state=264,
)

page = st.navigation(
    {
        section: [
            st.Page(
                entry.file,
                title=entry.title,
                url_path=entry.path or None,
                default=not entry.path,
                visibility="hidden" if entry.is_hidden else "visible",
            )
            for entry in entries
        ]
        for section, entries in contents.PAGES.items()
    },
    expanded=True,
)

address.receive(page.url_path)
with st.sidebar:
    view = filters.shared()
    filters.ledger_entry()
    footing.of_sidebar(view)

notes.band(view)

try:
    page.run()
finally:
    address.write()
