"""The ways into one open pilot file: as it is, under pseudonyms, or closed while nobody has said the key."""

from __future__ import annotations

import threading
from collections.abc import Collection

from sqlalchemy import Engine

from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.persistence import faults, masking, migrate
from partnertrack.persistence.hold import Hold
from partnertrack.persistence.keys import Access


class Doors:
    """What a store reads and writes through; `turn` is held by whoever writes."""

    def __init__(self, held: Hold, engine: Engine, access: Access | None) -> None:
        self.turn = threading.RLock()
        self._held = held
        self._opened: Engine | None = engine
        self._access = access
        self._masked: Engine | None = None
        self._personal: Collection[str] | None = None
        self._is_for_good = False

    @property
    def engine(self) -> Engine:
        """What reads and writes; raises `LockedError` while the doors are sealed."""
        if self._opened is None:
            raise faults.locked(self._held.path)
        return self._opened

    def reader(self, *, is_counting: bool) -> Engine:
        """What reads; who only counts people reads them as they are while names are hidden."""
        engine = self.engine
        return engine if is_counting or self._masked is None else self._masked

    def guard(self) -> None:
        """Raise `RuleError` or `StoreError` where nothing may be changed."""
        if self._is_for_good:
            raise RuleError(
                _("You opened this pilot as a viewer, so nothing can be changed."),
                _("Ask the officer who keeps it to make the change."),
            )
        if self.is_masked:
            raise RuleError(
                _("Names are hidden, so nothing can be changed."), _("Show the names again, then repeat what you did.")
            )
        self._held.secure()

    def close(self) -> None:
        """Let go of the file."""
        for engine in filter(None, (self._opened, self._masked)):
            engine.dispose()

    def seal(self) -> None:
        """Let go of the file and forget its key, once the write that is under way is stored.

        Whatever reads or writes from now on raises `LockedError`; what reads already goes on to its end.
        """
        with self.turn:
            self.close()
            self._opened = self._masked = self._access = None

    def unseal(self, access: Access) -> None:
        """Go on with what opens the file, with names hidden as before; raises as `Store.open` does."""
        migrate.schema_of(self._held.file, access, self._held.manner())  # the first read tells a wrong key
        engine = self._held.engine(access)
        hidden = None if self._personal is None else self._held.engine(access, masking.views(self._personal))
        with self.turn:
            self.close()
            self._opened, self._masked, self._access = engine, hidden, access

    @property
    def is_sealed(self) -> bool:
        """Whether the key is forgotten, until `unseal`."""
        return self._opened is None

    @property
    def is_masked(self) -> bool:
        """Whether names are hidden, and nothing can be changed meanwhile."""
        return self._personal is not None

    def hide_names(self, personal: Collection[str], *, is_for_good: bool = False) -> None:
        """Show everybody under a pseudonym from now on; `personal` are the fields that tell who somebody is.

        What was changed under pseudonyms would be stored with them: so nothing is changed until `show_names`, which
        does nothing where names are hidden for good.
        """
        self._personal, self._is_for_good = personal, is_for_good
        self._masked = self._held.engine(self._access, masking.views(personal))

    def show_names(self) -> None:
        """Show everybody as they are again."""
        if self._is_for_good:
            return
        if self._masked is not None:
            self._masked.dispose()
        self._masked = self._personal = None
