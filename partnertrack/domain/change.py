"""A change to the data as one value: proposed, reviewed, stored, undone by the same few lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from partnertrack.domain.record import Record, new_id


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: no `before` = added, no `after` = removed."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        """Refuse a change of nothing, or one record passed off as another."""
        if self.before is None and self.after is None:
            raise ValueError("a change has a before or an after")
        if self.before and self.after and (self.before.id != self.after.id or self.before.kind != self.after.kind):
            raise ValueError("before and after are two records")

    @property
    def record(self) -> Record:
        """The record after the change, or the one that was removed."""
        record = self.after or self.before
        assert record is not None  # noqa: S101 - checked when the change was made
        return record

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


def added(record: Record) -> Change:
    """A change that adds a record."""
    return Change(None, record)


def removed(record: Record) -> Change:
    """A change that removes a record."""
    return Change(record, None)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that belong together under one title, stored all or none."""

    title: str
    changes: tuple[Change, ...]
    id: UUID = field(default_factory=new_id)

    def __bool__(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.changes)

    def inverse(self, title: str) -> ChangeSet:
        """The set that takes this one back, last change first."""
        return ChangeSet(title, tuple(change.inverse() for change in reversed(self.changes)))


def change_set(title: str, changes: Iterable[Change]) -> ChangeSet:
    """The changes that change something, as a set."""
    return ChangeSet(title, tuple(change for change in changes if change.before != change.after))
