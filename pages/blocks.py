"""Xếp hạng khối: who belongs to an emulation block, whom it voted for, who withdrew, what points it gave."""

import streamlit as st

from analytics import scorebook
from analytics.measures import blocks
from pages.components import award_tables, block_words, notes, show, templates, text
from pages.components.session import ask, catalog

heading = st.container()
known = ask(blocks.members), ask(blocks.votes), ask(blocks.scores)
with st.container(horizontal=True, gap="medium"):
    year = block_words.year(*known)
    name = block_words.block(year, *known)

members, votes, scores = (block_words.of_block(part, name, year) for part in known)
title = block_words.headline(name, year, members, votes, scores)
show.heading(heading, title, block_words.about([*members, *votes, *scores]) or text.NO_FIGURE.capitalize())

if name is None:
    notes.empty(*block_words.NOTHING)
    with st.container(horizontal=True, gap="medium"):
        templates.download(catalog().datasets["blocks"], catalog())
        templates.download(catalog().datasets["block_votes"], catalog())

award_tables.show("Điểm chấm", block_words.scores(scores), year)
given = block_words.council(ask(scorebook.decided, year=year), members)
award_tables.show("Điểm hội đồng chấm theo bảng chấm trong sổ", given, year)
award_tables.show("Bỏ phiếu và rút", block_words.votes(votes), year)
award_tables.show("Thành viên", block_words.members(members), year)
show.remark(block_words.listed(members))
if name is not None:
    show.remark(block_words.REMARK)
