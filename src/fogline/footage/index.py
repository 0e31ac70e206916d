"""Nearest neighbours among many binary descriptors and hashes, by Hamming distance (FAISS).

Exact while there are few; beyond that in cells about sampled rows (an inverted file), of which the nearest are searched.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["BinaryIndex"]

Bytes = NDArray[np.uint8]

_EXACT = 20_000
"""Up to so many rows every one is compared."""
_ROWS_A_CELL = 300
_MOST_CELLS = 8192
_SEED = 7


class BinaryIndex:
    """Rows of ``width`` bytes, numbered as they were added.

    ``exact``: always compare every row. ``probed``: cells searched for a row otherwise; more find more and take longer.
    """

    def __init__(self, width: int = 32, *, exact: bool = False, probed: int = 8) -> None:
        self._width, self._exact, self._probed = width, exact, probed
        self._parts: list[Bytes] = []
        self._count = 0
        self._index: Any = None
        self._indexed = 0
        self._cells_for = 0

    def __len__(self) -> int:
        return self._count

    def add(self, rows: Bytes) -> None:
        """Add ``rows`` (count, width)."""
        if len(rows):
            self._parts.append(np.ascontiguousarray(rows))
            self._count += len(rows)

    def search(self, rows: Bytes, most: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """For each of ``rows`` the ``most`` nearest: distances in bits and numbers (-1 where there are not so many)."""
        if not len(rows) or not self._count:
            return np.zeros((len(rows), 0), np.int32), np.zeros((len(rows), 0), np.int64)
        self._built()
        distances, numbers = self._index.search(np.ascontiguousarray(rows), min(most, self._count))
        return distances, numbers

    def _built(self) -> None:
        if self._indexed == self._count:
            return
        import faiss

        large = not self._exact and self._count > _EXACT
        if large and self._count > 4 * self._cells_for:  # cells about a sample of a quarter still fit
            self._parts = [np.concatenate(self._parts)]
            self._index = self._celled(faiss, self._parts[0])
            self._indexed, self._cells_for = 0, self._count
        elif self._index is None:
            self._index = faiss.IndexBinaryFlat(8 * self._width)
        new = (
            np.concatenate(self._parts)[self._indexed :]
            if len(self._parts) > 1
            else self._parts[0][self._indexed :]
        )
        self._index.add(np.ascontiguousarray(new))
        self._indexed = self._count
        if not large:
            return
        self._parts = [np.concatenate(self._parts)] if len(self._parts) > 1 else self._parts

    def _celled(self, faiss: Any, rows: Bytes) -> Any:
        """An inverted file whose cells lie about a sample of the rows. The sample needs no rounds of clustering: cells
        then follow the density of the rows, and the search of several makes up for their edges."""
        cells = min(_MOST_CELLS, max(64, len(rows) // _ROWS_A_CELL))
        sample = rows[np.random.default_rng(_SEED).choice(len(rows), 4 * cells, replace=False)]
        middles = np.unique(sample, axis=0)
        middles = middles[np.random.default_rng(_SEED).permutation(len(middles))[:cells]]
        quantizer = faiss.IndexBinaryFlat(8 * self._width)
        quantizer.add(np.ascontiguousarray(middles))
        index = faiss.IndexBinaryIVF(quantizer, 8 * self._width, len(middles))
        index.is_trained = True
        index.nprobe = self._probed
        index.own_fields = False
        self._quantizer = quantizer  # FAISS keeps no reference of its own
        return index
