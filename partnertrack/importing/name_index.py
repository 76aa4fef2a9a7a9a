"""People by the names that they bear, each name compared once however many bear it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from partnertrack.domain.identity import Identity
from partnertrack.importing.name_likeness import NameLikeness, compare_names, part_keys
from partnertrack.importing.sound import skeletons


class NameIndex:
    """Finds names like another without comparing it with all."""

    def __init__(self) -> None:
        self._by_part: defaultdict[str, dict[Identity, None]] = defaultdict(dict)
        self._by_skeleton: defaultdict[str, dict[Identity, None]] = defaultdict(dict)
        self._bearers: defaultdict[Identity, dict[UUID, None]] = defaultdict(dict)

    def add(self, identity: Identity, bearer: UUID) -> None:
        """Enter somebody; who has no name is left out."""
        name = _bare(identity)
        if not name.name:
            return
        if name not in self._bearers:
            for key in part_keys(name):
                self._by_part[key][name] = None
            for key in skeletons(name.last_name, name.first_name):
                self._by_skeleton[key][name] = None
        self._bearers[name][bearer] = None

    def alike(self, identity: Identity, least: NameLikeness = NameLikeness.SOUND) -> Iterator[UUID]:
        """Everybody whose whole name is as alike as `least`, be it in another order, spelling or script."""
        yield from self._compared(_bare(identity), self._sounding(identity), least)

    def likely(self, identity: Identity) -> Iterator[UUID]:
        """The same, and everybody who shares one part of the name where the other may be misspelt."""
        names = self._sounding(identity)
        for key in part_keys(identity):
            names |= self._by_part.get(key, {})
        yield from self._compared(_bare(identity), names, NameLikeness.LOOSE)

    def _sounding(self, identity: Identity) -> dict[Identity, None]:
        names: dict[Identity, None] = {}
        if identity.name:
            for key in skeletons(identity.last_name, identity.first_name):
                names |= self._by_skeleton.get(key, {})
        return names

    def _compared(self, name: Identity, names: dict[Identity, None], least: NameLikeness) -> Iterator[UUID]:
        for other in names:
            if compare_names(name, other) >= least:
                yield from self._bearers[other]


def _bare(identity: Identity) -> Identity:
    """Nothing but the name."""
    return Identity(identity.last_name, identity.first_name)
