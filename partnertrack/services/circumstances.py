"""Where and how the open pilot lies, as far as the officer should know of it, and the way out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from partnertrack import stick
from partnertrack.i18n import _, day, ngettext
from partnertrack.persistence import check, clouds, faults, hold, local_copy, places
from partnertrack.persistence.queries import counts
from partnertrack.services.workspace import Workspace

IN_USE, READ_ONLY, ON_SHARE = "in-use", "read-only", "share"
CLOUD, CONFLICTS, CLOCK, ASIDE, DAMAGED = "cloud", "conflicts", "clock", "aside", "damaged"

_COUNTER_BITS = 16
"""Of the clock of a change: above them are milliseconds."""

_LEEWAY: Final = 10 * 60 * 1000
"""Milliseconds by which the clock of a computer may be wrong before that is worth a word."""

_LOOK: Final = 2.0
"""Seconds in which a file is looked over when it was opened."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something about the open file: `code` says what, `text` and `hint` say it to people.

    The codes are "in-use", "read-only" and "share" for a pilot that is open for reading, "cloud", "conflicts", "clock",
    "aside" and "damaged".
    """

    code: str
    text: str
    hint: str


def circumstances(workspace: Workspace) -> tuple[Circumstance, ...]:
    """All that the officer should know, the gravest first; nothing where all is as it should be."""
    held = workspace.store.hold
    found = [
        _reading(workspace) if held.is_reader else None,
        _aside(held.set_aside),
        _clock(workspace),
        _cloud(workspace.path, held.place),
        _conflicts(workspace.path, held.place),
    ]
    return tuple(each for each in found if each)


def damage(workspace: Workspace) -> Circumstance | None:
    """What is wrong with the pages of the file, as far as a look of two seconds tells."""
    findings = check.pages(workspace.store, _LOOK)
    if not findings:
        return None
    return Circumstance(DAMAGED, findings[0].text, faults.ways_out(workspace.path))


def try_to_write(workspace: Workspace) -> bool:
    """Whether a pilot that is open for reading can be written to from now on, because nobody else has it any more."""
    return workspace.store.hold.take()


def last_change(workspace: Workspace) -> int:
    """What is another number as soon as any program stored something."""
    with workspace.store.reading() as reading:
        return counts.last_change(reading)


def where(workspace: Workspace) -> str:
    """Where changes are saved, in words."""
    if stick.holds(workspace.path):
        return _("Saved on this stick") if stick.is_medium() else _("Saved beside the program")
    is_stick = workspace.store.hold.place.kind == places.REMOVABLE
    return _("Saved on the memory stick") if is_stick else _("Saved on this computer")


def farewell(workspace: Workspace) -> str:
    """What whoever closes the pilot is told of the stick on which it lies; "" where it lies on none."""
    if workspace.store.hold.place.kind != places.REMOVABLE:
        return ""
    if stick.holds(workspace.path):
        return _("The pilot is closed. Close PartnerTrack too before you pull the stick out: it runs from there.")
    return _("The pilot is closed: you can pull the stick out now.")


def copy_here(workspace: Workspace, target: Path) -> None:
    """Copy the pilot as it is now, to go on with it in the new place; raises `StoreError`."""
    local_copy.copy_to(workspace.store.hold, workspace.access, target)


def _reading(workspace: Workspace) -> Circumstance:
    held = workspace.store.hold
    if held.why == hold.IN_USE:
        text = _("Open for reading: {who}.").format(who=held.who())
        return Circumstance(
            IN_USE, text, _("You can look at everything. It is yours to change when it is closed there.")
        )
    if held.why == hold.ON_SHARE:
        text = _("Open for reading: the file lies on the network share “{share}”.").format(share=held.place.name)
        hint = _("Two programs that write to a file there can destroy it. Work on a copy on this computer.")
        return Circumstance(ON_SHARE, text, hint)
    text = _("Open for reading: the file or its folder is read-only.")
    return Circumstance(READ_ONLY, text, _("To change something, copy the pilot to this computer."))


def _aside(names: tuple[str, ...]) -> Circumstance | None:
    if not names:
        return None
    text = _("Unfinished changes of another file lay beside this one. They were put away as “{names}”.").format(
        names=", ".join(names)
    )
    return Circumstance(ASIDE, text, _("This pilot is whole. Was it put in the place of another one after a crash?"))


def _clock(workspace: Workspace) -> Circumstance | None:
    last = last_change(workspace) >> _COUNTER_BITS
    if last <= time.time_ns() // 1_000_000 + _LEEWAY:
        return None
    told = day(datetime.fromtimestamp(last / 1000, UTC).astimezone().date())
    return Circumstance(
        CLOCK,
        _("The clock of this computer is behind: the last change in this pilot is of {day}.").format(day=told),
        _("Changes are kept in their order all the same. Set the clock right: days and deadlines follow it."),
    )


def _cloud(path: Path, place: places.Place) -> Circumstance | None:
    if place.kind != places.CLOUD:
        return None
    text = _("“{file}” lies in a folder of {cloud}.").format(file=path.name, cloud=place.name)
    hint = _(
        "Cloud programs copy a file while it is written, and make two of it when two computers change it. "
        "Safer is a copy on this computer, with backups in {cloud}."
    ).format(cloud=place.name)
    return Circumstance(CLOUD, text, hint)


def _conflicts(path: Path, place: places.Place) -> Circumstance | None:
    found = clouds.conflict_copies(path, clouds.names_beside(path), is_cloud=place.kind == places.CLOUD)
    if not found:
        return None
    text = ngettext(
        "Beside this pilot lies a second copy of it: {names}.",
        "Beside this pilot lie {count} copies of it: {names}.",
        len(found),
    ).format(count=len(found), names=", ".join(f"“{name}”" for name in found))
    hint = _(
        "It was changed on two computers at once. Open both, go on with one, and keep the other until you are sure."
    )
    return Circumstance(CONFLICTS, text, hint)
