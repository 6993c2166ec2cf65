"""What a page costs that does nothing: one selectbox, one Plotly chart, everything at Streamlit's defaults."""

import plotly.graph_objects as go
import streamlit as st

year = st.selectbox("Năm", [str(year) for year in range(2016, 2026)], index=9, key="filter-nam")
names = [f"Tỉnh {place:02}" for place in range(63)]
rates = [40 + (int(year) * 7 + place * 13) % 50 for place in range(63)]
st.plotly_chart(go.Figure(go.Bar(x=names, y=rates), {"title": {"text": f"Năm {year}"}}))
