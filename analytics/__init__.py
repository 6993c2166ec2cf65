"""From a file to a figure: intake → ledger → warehouse → measures.

Each part imports only the parts before it, and none of them knows Streamlit.
What the data mean stands in ``data/catalog``; nothing here repeats it.
"""

from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
