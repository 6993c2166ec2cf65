"""The identity of a scheme: SHA-256 of its canonical form, so a result says exactly by which table it was made."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any


def digest(document: Mapping[str, Any]) -> str:
    """The same content gives the same 64 characters: keys in order, ``2``, ``2.0`` and ``2.00`` are one number. The
    order of criteria and classes counts, spaces and comments of the file do not."""
    text = json.dumps(_plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal | Fraction):
        return {"number": str(Fraction(value))}
    raise TypeError(f"{type(value).__name__} has no canonical form")
