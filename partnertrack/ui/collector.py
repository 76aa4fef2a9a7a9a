"""Ends what only holds itself where windows may end: in the window's thread, between two pieces of work.

Python searches for cycles of references in whatever thread happens to make many values. Closed windows are such cycles,
and Qt lets a window end in its own thread only: in any other the program may crash, or stop for good.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

_lock = Lock()
_resting = [0]
_made_before = [0]

_MANY = 300_000
"""Values made in one block that are worth setting aside; fewer are searched in a tenth of a second."""
_OLDEST = 2
"""Of Python's generations of values: a search in it goes through everything."""
_SHARE = 50
"""A search through everything is left out until so many times its own length has passed."""


class Collector:
    """Takes the search for cycles over from Python, until it is closed."""

    def __init__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._all_from = 0.0

    def search(self) -> None:
        """Search for cycles, in this thread, as far as Python would; not while work is under way."""
        made, limits = gc.get_count(), gc.get_threshold()
        if _resting[0] or made[0] <= limits[0]:  # as Python itself, it waits until enough was made
            return
        generation = max(age for age, limit in enumerate(limits) if made[age] > limit)
        begun = monotonic()
        if generation == _OLDEST and begun < self._all_from:
            generation -= 1
        gc.collect(generation)
        if generation == _OLDEST:
            ended = monotonic()
            self._all_from = ended + _SHARE * (ended - begun)

    def close(self) -> None:
        """Leave the search to Python again, if it was."""
        if self._was_enabled:
            gc.enable()


@contextmanager
def resting() -> Iterator[None]:
    """Search for no cycles inside the block, and set aside from later searches what it made, where that is much.

    Values that nobody changes hold no cycles: they go as soon as nobody holds them. A search through a draft of ten
    thousand rows stops every thread for a third of a second. What is set aside includes windows that were closed:
    `search_all_again` lets them go.
    """
    with _lock:
        if not _resting[0]:
            _made_before[0] = gc.get_count()[0]
        _resting[0] += 1
    try:
        yield
    finally:
        with _lock:
            _resting[0] -= 1
            if not _resting[0] and gc.get_count()[0] - _made_before[0] > _MANY:
                gc.freeze()


def search_all_again() -> None:
    """Search again in what was set aside: the large values are gone."""
    gc.unfreeze()
