"""Large columns of dotted numbers: cells that can only be read in one way are read all at once."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# A small column is read cell by cell; of a large one so many cells stay to be looked at, as evidence for the others.
_MANY, _KEPT = 4096, 256
_SEVERAL = {mark: f"^[1-9][0-9]{{0,2}}(?:[{mark}][0-9]{{3}}){{2,4}}$" for mark in ".,"}


def read(cells: pa.Array, plain: pa.Array, odd: np.ndarray) -> tuple[pa.Array, np.ndarray]:
    """``plain`` with the numbers of the cells ``1.234.567`` filled in, and the indices of those still to be read."""
    if len(odd) < _MANY:
        return plain, odd
    texts = cells.take(pa.array(odd))
    values = pc.fill_null(plain, 0).to_numpy(zero_copy_only=False).copy()
    missing = pc.is_null(plain).to_numpy(zero_copy_only=False).copy()
    left = np.ones(len(odd), bool)
    for mark, shape in _SEVERAL.items():
        fitting = pc.fill_null(pc.match_substring_regex(texts, shape), False).to_numpy(zero_copy_only=False)
        places = np.flatnonzero(fitting)[_KEPT:]
        digits = pc.replace_substring(texts.take(pa.array(places)), mark, "")
        values[odd[places]] = digits.cast(pa.int64()).to_numpy(zero_copy_only=False)
        missing[odd[places]], left[places] = False, False
    return pa.array(values, pa.int64(), mask=missing), odd[left]
