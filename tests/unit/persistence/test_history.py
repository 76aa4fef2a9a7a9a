"""What undo and redo would take back is told by the history alone."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from partnertrack.errors import RuleError
from partnertrack.persistence import history
from partnertrack.persistence.history import Entry


def _entry(number: int, *, undoes: int | None = None, is_undone: bool = False, is_undo: bool = False) -> Entry:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    return Entry(UUID(int=number), f"Change {number}", at, {}, UUID(int=undoes) if undoes else None, is_undone, is_undo)


BEGINNING = _entry(1)


def test_the_beginning_is_never_undone() -> None:
    assert history.last_done([BEGINNING]) is None
    with pytest.raises(RuleError):
        history.chosen([BEGINNING], BEGINNING.key)


def test_undo_takes_the_last_change_that_stands() -> None:
    undone = _entry(3, is_undone=True)
    assert history.last_done([BEGINNING, _entry(2), undone, _entry(4, undoes=3, is_undo=True)]) == _entry(2)


def test_redo_takes_the_last_undo_that_stands() -> None:
    first, second = _entry(3, is_undone=True), _entry(2, is_undone=True)
    undo_first, undo_second = _entry(4, undoes=3, is_undo=True), _entry(5, undoes=2, is_undo=True)
    assert history.last_undone([BEGINNING, second, first, undo_first, undo_second]) == undo_second


def test_nothing_is_done_again_once_something_new_was_done() -> None:
    entries = [BEGINNING, _entry(2, is_undone=True), _entry(3, undoes=2, is_undo=True), _entry(4)]
    assert history.last_undone(entries) is None


def test_what_was_undone_or_never_was_cannot_be_chosen() -> None:
    undone = _entry(2, is_undone=True)
    with pytest.raises(RuleError, match="undone already"):
        history.chosen([BEGINNING, undone], undone.key)
    with pytest.raises(RuleError, match="no such change"):
        history.chosen([BEGINNING], UUID(int=9))
