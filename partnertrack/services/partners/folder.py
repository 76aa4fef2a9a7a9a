"""All that a pilot holds of one partner, however its name was spelt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnertrack.domain.expectation import Expectation
from partnertrack.domain.names import fold
from partnertrack.domain.source import Source
from partnertrack.domain.submissions import Submission, submission
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence.queries import records, sources
from partnertrack.persistence.session import Reading


@dataclass(slots=True)
class Folder:
    """A partner's name as it was written last, its expectations oldest first, its imports newest first."""

    name: str
    expectations: list[Expectation] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def files(self) -> tuple[Submission, ...]:
        """The imports as submissions, newest first; a partner's day is the local one."""
        return tuple(submission(source, source.imported_at.astimezone().date()) for source in self.sources)


def folders(reading: Reading) -> dict[str, Folder]:
    """Every partner that sent a file or is expected to, by its folded name; imports without a partner are under ""."""
    found: dict[str, Folder] = {}
    for expectation in records.all_of(reading, Expectation):
        _folder(found, expectation.partner).expectations.append(expectation)
    for source in sources.every(reading):
        _folder(found, source.partner or "").sources.append(source)
    return found


def folder(reading: Reading, name: str) -> Folder:
    """One partner; raises `UserError` when no file and no calendar names it."""
    known = folders(reading)
    found = known.get(fold(name)) if fold(name) else None
    if found is None:
        raise UserError(
            _("No partner is called “{name}”.").format(name=name),
            _("There are: {names}.").format(names=_listed(each.name for each in known.values())),
        )
    return found


def _folder(found: dict[str, Folder], name: str) -> Folder:
    return found.setdefault(fold(name), Folder(name.strip()))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(filter(None, names), key=fold)) or _("none yet")
