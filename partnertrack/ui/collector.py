"""Keeps Python's search for cycles of references from holding up the window while large values are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = [0]

_MANY = 300_000
"""Values made in one block that are worth setting aside; fewer are searched in a tenth of a second."""


@contextmanager
def resting() -> Iterator[None]:
    """Search for no cycles inside the block, and set aside from later searches what it made, where that is much.

    Values that nobody changes hold no cycles: they go as soon as nobody holds them. A search through a draft of ten
    thousand rows stops every thread for a third of a second. What is set aside includes windows that were closed:
    `search_all_again` lets them go.
    """
    with _lock:
        _resting[0] += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _resting[0] -= 1
            if not _resting[0]:
                if gc.get_count()[0] > _MANY:
                    gc.freeze()
                gc.enable()


def search_all_again() -> None:
    """Search again in what was set aside: the large values are gone."""
    gc.unfreeze()
