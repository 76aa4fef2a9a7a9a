"""What the windows ask of the services; a service is loaded, in the job's thread, when it is first asked.

This module and its neighbours whose names end like its own are the only ones of the windows that import services, and
always inside a function: the first paint waits for no database. Each ask takes its job’s progress,
returns a value that nobody changes, and is the seam at which page tests answer with values of their own.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack.domain.reference import parse_reference
from partnertrack.progress import Progress
from partnertrack.ui.view_models.changes import ChangeLine, change_lines
from partnertrack.ui.view_models.issues import ReferenceLine, reference_line
from partnertrack.ui.view_models.people import PersonLine, PersonView, person_line
from partnertrack.ui.view_models.secret import Secret

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.donor_report import Options
    from partnertrack.services.history import Ends, HistoryState, Undone
    from partnertrack.services.participants import Found, Part, Search
    from partnertrack.services.pilots import SchemeInfo
    from partnertrack.services.set_up import SetUp
    from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Opened:
    """A pilot that was opened, and the day that its figures stand for at first."""

    workspace: Workspace
    as_of: date


def open_pilot(path: Path, secret: Secret | None = None, *, has_keyring: bool = True, progress: Progress) -> Opened:
    """The pilot in a file; an encrypted one by that secret, else by the keyring; raises `LockedError` where in vain."""
    from partnertrack.services import pilots

    progress.report(0, 1)
    return _opened(pilots.open_pilot(path, progress, _way_in(path, secret, has_keyring=has_keyring)))


def open_with(path: Path, access: Access, *, progress: Progress) -> Opened:
    """The pilot in a file, by what opens it."""
    from partnertrack.services import pilots

    return _opened(pilots.open_pilot(path, progress, access))


def unlock(path: Path, secret: Secret, *, progress: Progress) -> Access:
    """What a secret opens; raises `LockedError` when it opens nothing."""
    from partnertrack.services import access

    progress.report(0, 1)
    access.is_encrypted(path)  # raises what is wrong with a file that is gone or is another one now
    return access.unlock(path, secret.take())


def unseal(workspace: Workspace, secret: Secret, *, progress: Progress) -> Access | None:
    """Let a pilot that is locked go on; what opens it in a higher role is returned, and the pilot stays locked.

    Raises `LockedError` when the secret opens nothing, or opens it in a lower role.
    """
    access = unlock(workspace.path, secret, progress=progress)
    if workspace.role != access.role and access.is_officer:
        return access
    workspace.unseal(access)
    return None


def create_pilot(path: Path, scheme: str, title: str, secret: Secret | None = None, *, progress: Progress) -> Opened:
    """A new pilot of a scheme, encrypted under a passphrase where there is one."""
    from partnertrack.services import pilots

    progress.report(0, 1)
    return _opened(pilots.create_pilot(path, scheme, title, passphrase=secret.take() if secret else ""))


def set_up(path: Path, planned: SetUp, secret: Secret | None, *, progress: Progress) -> Opened:
    """A new pilot with all that was planned, encrypted under a passphrase where there is one."""
    from partnertrack.services import set_up as service

    progress.report(0, 1)
    today = date.today()  # noqa: DTZ011 - the user's day is a local day
    return _opened(service.set_up(path, planned, today, secret.take() if secret else ""))


def encrypt(path: Path, secret: Secret, *, progress: Progress) -> Opened:
    """Encrypt a plain pilot that nobody has open, and open it."""
    from partnertrack.services import access

    return open_with(path, access.encrypt(path, secret.take(), progress=progress), progress=progress)


def new_key(path: Path, known: Access, secret: Secret, *, progress: Progress) -> Opened:
    """Give an encrypted pilot that nobody has open another key, which that passphrase opens, and open it."""
    from partnertrack.services import access

    return open_with(path, access.new_key(path, known, secret.take(), progress=progress), progress=progress)


def _way_in(path: Path, secret: Secret | None, *, has_keyring: bool) -> Access | None:
    """What opens an encrypted pilot; None for a plain one, and where nothing does."""
    from partnertrack.services import access

    if not path.is_file() or not access.is_encrypted(path):
        return None
    if secret:
        return access.unlock(path, secret.take())
    return access.unlock_from_keyring(path) if has_keyring else None


def sweep(*, progress: Progress) -> None:
    """Take away the copies for other programs that a killed program left."""
    from partnertrack import private_folder

    progress.report(0, 1)
    private_folder.sweep()


def is_encrypted(path: Path) -> bool:
    """Whether a pilot file takes a passphrase."""
    from partnertrack.services import access

    return access.is_encrypted(path)


def knows_keyring(path: Path, *, progress: Progress) -> bool:
    """Whether this computer's keyring was once told how to open an encrypted pilot, though it may refuse now."""
    from partnertrack.services import access

    progress.report(0, 1)
    here = platform.node()
    return any(way.kind == access.KEYRING and way.label == here for way in access.slots(path))


def open_practice(folder: Path, *, progress: Progress) -> Opened:
    """The practice pilot, made in that folder when it is not there yet."""
    from partnertrack.services import practice

    return _opened(practice.open_practice(folder, progress))


def begin_practice_again(folder: Path, before: Workspace | None, *, progress: Progress) -> Opened:
    """The practice pilot, made anew in that folder; one that was open before is closed first."""
    from partnertrack.services import practice

    if before is not None:
        before.close()
    return _opened(practice.begin_again(folder, progress))


def _opened(workspace: Workspace) -> Opened:
    """The pilot with the day of its figures: today, but for the practice pilot, whose time stands still."""
    from partnertrack.services import circumstances, practice

    circumstances.try_to_write(workspace)  # from the start, so that nobody else begins to
    today = date.today()  # noqa: DTZ011 - the user's day is a local day
    return Opened(workspace, practice.practice().as_of if workspace.pilot.is_practice else today)


def schemes(*, progress: Progress) -> tuple[SchemeInfo, ...]:
    """The scheme templates that a pilot can be made from."""
    from partnertrack.services import pilots

    progress.report(0, 1)
    return pilots.schemes()


def find(workspace: Workspace, search: Search, as_of: date, *, progress: Progress) -> Found:
    """The people whom a search finds, in order."""
    from partnertrack.services import participants

    progress.report(0, 1)
    return participants.find(workspace, search, as_of)


def rows(
    workspace: Workspace, ids: Sequence[UUID], as_of: date, fields: Sequence[str] = (), *, progress: Progress
) -> tuple[PersonLine, ...]:
    """The lines of these people, in the same order, with these fields of the dictionary."""
    from partnertrack.services import participants

    progress.report(0, 1)
    today = date.today()  # noqa: DTZ011 - "yesterday" is the user's yesterday
    return tuple(person_line(row, today) for row in participants.rows(workspace, ids, as_of, fields))


@dataclass(frozen=True, slots=True)
class Suggested:
    """The first few people, organisations and indicators (by id and name) and cohorts that a text finds."""

    people: tuple[PersonLine, ...] = ()
    organisations: tuple[tuple[UUID, str], ...] = ()
    cohorts: tuple[str, ...] = ()
    indicators: tuple[tuple[str, str], ...] = ()
    references: tuple[ReferenceLine, ...] = ()


def suggest(workspace: Workspace, text: str, as_of: date, most: int, *, progress: Progress) -> Suggested:
    """The first few of each that a text finds."""
    from partnertrack.services import look_up

    found = find(workspace, search(text), as_of, progress=progress)
    others = look_up.look_up(workspace, text, most)
    people = rows(workspace, found.ids[:most], as_of, progress=progress)
    found_references = references(workspace, text) if parse_reference(text) else ()
    return Suggested(people, others.organisations, others.cohorts, others.indicators, found_references)


def references(workspace: Workspace, text: str) -> tuple[ReferenceLine, ...]:
    """The numbers of issued reports that have this reference."""
    from partnertrack.services import donor_report

    return tuple(map(reference_line, donor_report.look_up_reference(workspace, text)))


def person(workspace: Workspace, enrolment_id: UUID, as_of: date, *, progress: Progress) -> PersonView:
    """One person's way through the scheme."""
    from partnertrack.services import person as persons

    found = persons.person(workspace, enrolment_id, as_of)
    (line,) = rows(workspace, (enrolment_id,), as_of, progress=progress)
    return PersonView(line, found.profile, found.stages, found.warnings, found.next_step, found.exits, found.can_resume)


def sign(workspace: Workspace, who: str) -> None:
    """Let everything that is stored from now on say who did it."""
    from partnertrack.services import history

    history.sign(workspace, who)


def undo(workspace: Workspace, change_id: UUID | None, *, progress: Progress) -> Undone:
    """Take back the last change, or the one of that id."""
    from partnertrack.services import history, pilot_details

    progress.report(0, 1)
    undone = history.undo(workspace, change_id)
    pilot_details.look_again(workspace)
    return undone


def redo(workspace: Workspace, *, progress: Progress) -> Undone:
    """Do again what was taken back last."""
    from partnertrack.services import history, pilot_details

    progress.report(0, 1)
    redone = history.redo(workspace)
    pilot_details.look_again(workspace)
    return redone


def history_state(workspace: Workspace, seen: Ends, *, progress: Progress) -> HistoryState:
    """What undo and redo would do, and whether the history still holds the ends that were seen before."""
    from partnertrack.services import history

    progress.report(0, 1)
    return history.state(workspace, seen)


def changes(workspace: Workspace, most: int, *, progress: Progress) -> tuple[ChangeLine, ...]:
    """The changes made last, newest first."""
    from partnertrack.services import history

    progress.report(0, 1)
    return change_lines(history.entries(workspace), most)


def write_report(workspace: Workspace, options: Options, path: Path, *, progress: Progress) -> Path:
    """The donor report, written as the path's suffix says."""
    from partnertrack.services import donor_report

    return donor_report.write(workspace, options, path, progress)


def search(
    text: str = "", *, figure: str = "", part: Part = "n", cohort: str = "", among: frozenset[UUID] = frozenset()
) -> Search:
    """A search for people."""
    from partnertrack.services.participants import Search

    return Search(text=text, figure=figure, part=part, cohort=cohort, among=among)
