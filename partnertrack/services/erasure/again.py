"""Who comes back with a restored backup is erased again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from partnertrack.domain.erasure import Erasure
from partnertrack.domain.fingerprint import whose
from partnertrack.domain.participant import Participant
from partnertrack.i18n import ngettext, number
from partnertrack.persistence import erased
from partnertrack.persistence.erased import Entry, Registry
from partnertrack.persistence.queries import people, records
from partnertrack.persistence.session import Reading
from partnertrack.progress import SILENT, Progress
from partnertrack.services.erasure.erasing import carry_out
from partnertrack.services.erasure.planning import Wanted
from partnertrack.services.erasure.registering import register
from partnertrack.services.erasure.view import Again
from partnertrack.services.workspace import Workspace


def again(workspace: Workspace, registry: Path | None = None, progress: Progress = SILENT) -> Again:
    """Erase everybody once more whom the registry names and the pilot holds; what was done, in words.

    `registry` is the file, without one that beside the pilot. A file that is missing, or belongs to another pilot, has
    nobody in it. Raises what `Store.apply` raises.
    """
    known = _read(workspace, registry or erased.place(workspace.path))
    if known is None:
        return Again(0, "")
    with workspace.store.reading() as reading:
        back = dict(_back(reading, known))
    for entry in dict.fromkeys(back.values()):
        ids = [person for person, of_person in back.items() if of_person == entry]
        wanted = Wanted(entry.reason, entry.requested_on, entry.done_by, entry.erased_on)
        carry_out(workspace, ids, wanted, progress, (known.key, known.fingerprints))
    register(workspace)
    count = len(back)
    text = ngettext(
        "{n} person whose data had been erased came back with the backup, and was erased again.",
        "{n} people whose data had been erased came back with the backup, and were erased again.",
        count,
    ).format(n=number(count))
    return Again(count, text if count else "")


def _read(workspace: Workspace, path: Path) -> Registry | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    with workspace.store.reading() as reading:
        return erased.unseal(reading, content)


def _back(reading: Reading, known: Registry) -> Iterator[tuple[UUID, Entry]]:
    """The participants who are in the pilot though they were erased, by their id or under another one."""
    done = {each.participant_id for each in records.all_of(reading, Erasure)}
    entries = {each.participant_id: each for each in known.entries}
    for person in records.fetch(reading, Participant, entries.keys() - done):
        yield person, entries[person]
    marks = {each.value: each.participant_id for each in known.fingerprints}
    for each in people.known(reading):
        entry = entries.get(whose(known.key, marks.get, each.identity) or each.enrolment_id)
        if entry and each.participant_id not in done | entries.keys():
            yield each.participant_id, entry
