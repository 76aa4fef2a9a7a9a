"""Whether the history is whole: nothing taken out of it, put in, altered, or cut off at its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from partnertrack.i18n import _, day
from partnertrack.persistence import chain
from partnertrack.persistence.history import Entry
from partnertrack.persistence.history import entries as journal_entries
from partnertrack.persistence.journal import JournalKey
from partnertrack.progress import SILENT, Progress
from partnertrack.services.history.listing import refuse_hidden
from partnertrack.services.workspace import Workspace

Ends = Mapping[str, tuple[int, str]]
"""Per origin, as text: the number of its last transaction, and its hash in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What a verification found: how many changes, when, what is `wrong` in words ("" for nothing), the ends now.

    An `is_cut` one is not as this computer saw it last.
    """

    changes: int
    at: datetime
    wrong: str
    ends: Ends
    is_cut: bool = False


def verify(workspace: Workspace, seen: Ends | None = None, progress: Progress = SILENT) -> Wholeness:
    """Verify the whole chain; `seen` are the ends that this computer saw last, by which a cut is noticed.

    Raises `UserError` while names are hidden.
    """
    refuse_hidden(workspace)
    progress.report(0, 2)
    with workspace.store.reading() as reading:
        entries = journal_entries(reading)
        progress.report(1, 2)
        broken = next(iter(chain.broken(reading)), None)
    cut = "" if broken else missing_end(entries, seen or {})
    progress.report(2, 2)
    wrong = _broken(entries, broken) if broken else cut
    return Wholeness(len(entries), datetime.now(UTC), wrong, ends_of(entries), bool(cut))


def _broken(entries: list[Entry], key: JournalKey) -> str:
    """The first entry that is not as it was written, in words."""
    found = next((each for each in entries if (each.origin, each.sequence) == (key.origin, key.sequence)), None)
    if found is None:
        return _("An entry of the history is not as it was written.")
    on = day(found.at.astimezone().date(), "medium")
    words = _("The entry “{title}” of {day} is not as it was written, or something before it was taken out.")
    return words.format(title=found.title, day=on)


def missing_end(entries: list[Entry], seen: Ends) -> str:
    """What is missing at the end, in words; "" where nothing is."""
    now = {(str(each.origin), each.sequence): each.hash.hex() for each in entries}
    for origin, (sequence, hashed) in seen.items():
        held = now.get((origin, sequence))
        if held is None:
            return _(
                "The history ends earlier than when this computer saw it last: entry {number} is missing. An older "
                "copy of the file was put in its place, or entries were cut off."
            ).format(number=sequence)
        if held != hashed:
            return _("Entry {number} is another one than when this computer saw it last.").format(number=sequence)
    return ""


def ends_of(entries: list[Entry]) -> dict[str, tuple[int, str]]:
    """The last transaction of each origin."""
    ends: dict[str, tuple[int, str]] = {}
    for each in entries:
        if each.sequence > ends.get(str(each.origin), (0, ""))[0]:
            ends[str(each.origin)] = (each.sequence, each.hash.hex())
    return ends
