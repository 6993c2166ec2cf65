"""The conference pack: one folder with every form of a deck, and a list of what lies in it with their hashes."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from analytics.briefing.deck import Deck
from analytics.progress import Tell, silent

MANIFEST = "manifest.json"
STEM = "hoi-nghi"


@dataclass(frozen=True, kw_only=True)
class Form:
    """One file of the pack: its name and how it is made."""

    name: str
    make: Callable[[Deck], bytes]


def forms() -> tuple[Form, ...]:
    """Every file but the list; what writes them is loaded only here."""
    from analytics.briefing.page import html_file
    from analytics.briefing.powerpoint import DARK, LIGHT, pptx_file
    from analytics.briefing.report import docx_file
    from analytics.briefing.workbook import xlsx_file

    return (
        Form(name=f"{STEM}.html", make=html_file),
        Form(name=f"{STEM}-nen-sang.pptx", make=lambda deck: pptx_file(deck, LIGHT)),
        Form(name=f"{STEM}-nen-toi.pptx", make=lambda deck: pptx_file(deck, DARK)),
        Form(name=f"{STEM}.xlsx", make=xlsx_file),
        Form(name="bao-cao.docx", make=docx_file),
    )


def pack(deck: Deck, tell: Tell = silent) -> dict[str, bytes]:
    """File name → content; the list of files comes last."""
    made: dict[str, bytes] = {}
    wanted = forms()
    for place, form in enumerate(wanted):
        tell(place / len(wanted), f"Viết {form.name}")
        made[form.name] = form.make(deck)
    made |= pictures(deck)
    return {**made, MANIFEST: manifest(deck, made)}


def pictures(deck: Deck) -> dict[str, bytes]:
    """Name and SVG of the chart of every slide that has one."""
    from analytics.briefing.page import svg_file

    drawn = [slide for slide in deck.slides if slide.chart]
    return {f"hinh-{slide.number:02}-{slide.id}.svg": svg_file(deck, slide) for slide in drawn}


def manifest(deck: Deck, files: dict[str, bytes]) -> bytes:
    """What lies in the pack, from which entry, and what was left out."""
    said: dict[str, Any] = {
        "title": deck.title,
        "unit_id": deck.unit_id,
        "unit": deck.unit,
        "year": deck.year,
        "months": deck.months,
        "borders": deck.borders,
        "entry": deck.entry,
        "as_of": deck.as_of.isoformat(),
        "status": deck.status,
        "is_simulated": deck.is_simulated,
        "figures": len(deck.figures),
        "slides": [
            {"number": each.number, "id": each.id, "title": each.title, "stamp": each.stamp} for each in deck.slides
        ],
        "left_out": [{"id": each.id, "name": each.name, "reason": each.reason} for each in deck.left_out],
        "files": [
            {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8")


def write(deck: Deck, folder: Path, tell: Tell = silent) -> list[Path]:
    """The pack as files of a folder, which is made if need be; returns their paths."""
    made = pack(deck, tell)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in made.items():
        unfinished = folder / f".{name}.tmp"
        unfinished.write_bytes(content)
        written.append(unfinished.replace(folder / name))
    return written
