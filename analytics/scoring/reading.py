"""A scheme file (TOML, inert) → a checked ``Scheme``. Every refusal is one Vietnamese sentence that names the place."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analytics import DATA
from analytics.scoring import checking, entries, words
from analytics.scoring.identity import digest
from analytics.scoring.problem import InputError, SchemeError
from analytics.scoring.scheme import Scheme, TieBreak

FOLDER = DATA / "schemes"
_POINTS = ("base_max", "bonus_cap", "penalty_cap", "total_cap", "total_floor")
_TEXTS = ("id", "title", "status", "source")
_SCHEME = {*_POINTS, *_TEXTS, "valid_from", "valid_to", "short_basis", "missing", "notes", "section", "criterion"} | {
    *("target", "incident", "fact", "class", "ceiling", "disqualification", "award_quota", "tie_break", "workload"),
    "frame",
}


def load_schemes(folder: Path = FOLDER) -> dict[str, Scheme]:
    """Every scheme of the folder by id, in the order of ids. ``SchemeError`` names the file that contradicts itself."""
    found = [load_scheme(file) for file in sorted(folder.glob("*.toml"))]
    return {scheme.id: scheme for scheme in sorted(found, key=lambda scheme: scheme.id)}


def scheme_named(scheme_id: str, folder: Path = FOLDER) -> Scheme:
    """The scheme with an id; ``InputError`` with the known ids otherwise."""
    known = sorted(file.stem for file in folder.glob("*.toml"))
    if scheme_id not in known:
        raise InputError("unknown_scheme", value=scheme_id, known=words.listed(known))
    return load_scheme(folder / f"{scheme_id}.toml")


def load_scheme(file: Path) -> Scheme:
    """One scheme from its file, which is called after its id."""
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemeError("not_toml", file=file.name, why=error) from error
    scheme = read_scheme(document)
    if scheme.id != file.stem:
        raise SchemeError("file_name", file=file.name, value=scheme.id)
    return scheme


def read_scheme(document: Mapping[str, Any]) -> Scheme:
    """A scheme from the tables of its document. ``SchemeError`` for anything unknown, missing or contradictory."""
    entries.only(document, _SCHEME, "bảng điểm")
    for key in _TEXTS:
        entries.text(document, key, "bảng điểm")
    scheme = Scheme(
        **{key: document[key] for key in _TEXTS},
        **{key: entries.points(document.get(key), key) for key in _POINTS},
        **{key: entries.day(document, key) for key in ("valid_from", "valid_to")},
        sha256=digest(document),
        sections=entries.by_id(entries.section(key, entry) for key, entry in document.get("section", {}).items()),
        criteria=entries.by_id(entries.criterion(entry) for entry in document.get("criterion", ())),
        workloads=entries.by_id(entries.workload(entry) for entry in document.get("workload", ())),
        **{f"{key}s": MappingProxyType(dict(document.get(key, {}))) for key in ("target", "incident", "fact")},
        classes=tuple(entries.rank_class(entry) for entry in document.get("class", ())),
        ceilings=tuple(entries.consequence(entry) for entry in document.get("ceiling", ())),
        disqualifications=tuple(entries.consequence(entry) for entry in document.get("disqualification", ())),
        award_quotas=tuple(entries.award_quota(entry) for entry in document.get("award_quota", ())),
        tie_breaks=tuple(entries.made(TieBreak, entry, "tie_break") for entry in document.get("tie_break", ())),
        short_basis=document.get("short_basis", ""),
        frame=document.get("frame"),
        missing=tuple(document.get("missing", ())),
        notes=tuple(document.get("notes", ())),
        document=MappingProxyType(dict(document)),
    )
    checking.check(scheme)
    return scheme


def with_rows(scheme: Scheme, rows: Mapping[str, tuple[str, Fraction]], scheme_id: str) -> Scheme:
    """A scheme of its own from a frame (a formula without rows): ``rows`` is criterion id → (label, maximum points)."""
    if scheme.frame is None:
        raise InputError("no_frame", scheme=scheme.title)
    section = next(iter(scheme.sections))
    criteria = [
        {"id": key, "label": label, "section": section, "max": most, **scheme.frame}
        for key, (label, most) in rows.items()
    ]
    total = sum((Fraction(most) for _, most in rows.values()), Fraction(0))
    kept = {key: value for key, value in scheme.document.items() if key not in ("frame", "missing", "base_max")}
    own = {"id": scheme_id, "status": "own", "base_max": total, "criterion": criteria}
    return read_scheme({**kept, **own})
