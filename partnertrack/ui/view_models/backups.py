"""Backups in words: how it stands with them, their list, and what restoring one would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from partnertrack import stick
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui.view_models.moments import ago, at_clock
from partnertrack.ui.view_models.secret import Secret

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.backups import Backup, Overview, Preview
    from partnertrack.services.backups.second_place import SecondPlace

FAILED = "danger"
"""The tone of a state that the user must know of."""

LONG_AWAY = 7
"""After so many days without its second place, the user is told."""

_KILO = 1000
_COMPARED = ("participant", "event", "source", "report", "organisation", "document", "note", "cost")
"""The kinds of records whose counts are shown before a restore, where there are any."""


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A line of the list; `places` says where it lies, `tip` all that is known of it."""

    id: UUID
    path: Path
    made_at: datetime
    when: str
    moment: str
    why: str
    held: str
    size: str
    places: str
    is_kept: bool
    is_carried: bool


@dataclass(frozen=True, slots=True)
class SecondView:
    """The second place in words; `tone` tells whether it is as it should be."""

    folder: Path
    words: str
    hint: str
    tone: str


@dataclass(frozen=True, slots=True)
class BackupsView:
    """What the page shows; `short` is what the foot of the sidebar says, "" for a pilot that needs no backups."""

    title: str
    text: str
    tone: str
    short: str
    is_practice: bool = False
    rows: tuple[BackupRow, ...] = ()
    second: SecondView | None = None
    warnings: tuple[str, ...] = ()
    may_restore: bool = True


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many there are of something now, and how many there would be."""

    label: str
    now: str
    then: str
    is_same: bool


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """A change that would be gone, or come back."""

    title: str
    below: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A backup that is to take the place of a pilot file, and what opens the two.

    `secret` is what the user typed for the backup, None where that was not asked; `opened` is what that opened.
    """

    backup: Path
    path: Path
    access: Access | None = None
    secret: Secret | None = None
    opened: Access | None = None
    home: Path | None = None


@dataclass(frozen=True, slots=True)
class RestoreView:
    """What restoring a backup would change; `wanted` is how that is asked for, with what opens the backup."""

    wanted: Wanted
    title: str
    made: str
    trouble: str
    is_other_pilot: bool
    counts: tuple[CountLine, ...] = ()
    gone: tuple[ChangeTold, ...] = ()
    back: tuple[ChangeTold, ...] = ()


def present_backups(known: Overview, now: datetime) -> BackupsView:
    """The state and the list."""
    if known.is_practice:
        told = _("The practice pilot can be made again at any time, so nothing of it is kept. Yours are backed up.")
        return BackupsView(_("No backups of the practice pilot"), told, "info", "", is_practice=True)
    rows = tuple(_row(each, known, now) for each in known.backups)
    title, text, tone = _state(known, now)
    return BackupsView(
        title=title,
        text=text,
        tone=tone,
        short=_short(known, now),
        rows=rows,
        second=_second(known.second, now) if known.second else None,
        warnings=tuple(_warnings(known)),
        may_restore=not known.is_viewed,
    )


def present_restore(seen: Preview, wanted: Wanted) -> RestoreView:
    """What would change, in words."""
    made = seen.manifest.made_at.astimezone()
    return RestoreView(
        wanted=wanted,
        title=seen.manifest.title,
        made=_("{day}, {time}").format(day=day(made.date()), time=at_clock(made)),
        trouble=seen.trouble,
        is_other_pilot=seen.is_other_pilot,
        counts=tuple(_counts(seen)),
        gone=tuple(_change(each.title, each.at, each.who) for each in seen.comparison.gone),
        back=tuple(_change(each.title, each.at, each.who) for each in seen.comparison.back),
    )


def held(counts: Mapping[str, int]) -> str:
    """People and events in words."""
    people, events = counts.get("participant", 0), counts.get("event", 0)
    return ", ".join(
        (
            ngettext("{n} person", "{n} people", people).format(n=number(people)),
            ngettext("{n} event", "{n} events", events).format(n=number(events)),
        )
    )


def _state(known: Overview, now: datetime) -> tuple[str, str, str]:
    if known.failure:
        last = known.last
        since = _("The last good one was made {ago}.").format(ago=ago(last.manifest.made_at, now)) if last else ""
        return _("The last backup could not be made"), f"{known.failure.text} {since}".strip(), FAILED
    if known.last is None:
        told = _("The first one is made before the first import, after half an hour of work, or when you close.")
        return _("No backup yet"), told, "warn"
    title = _("Last backup {ago}, opened and counted").format(ago=ago(known.last.manifest.made_at, now))
    content = held(known.last.manifest.counts)
    if known.current:
        return title, _("It holds all that is stored now: {content}.").format(content=content), "ok"
    return title, _("It holds {content}; something was stored since.").format(content=content), "ok"


def _warnings(known: Overview) -> Iterator[str]:
    """What else the user should know, each a sentence."""
    if stick.is_medium() and stick.holds(known.folder) and (known.second is None or stick.holds(known.second.folder)):
        yield _(
            "The backups lie on the same stick as the program: choose a second place on a disk, in case it is lost."
        )
    if known.unreadable:
        damaged = ngettext(
            "{n} backup is damaged and cannot be restored: {files}.",
            "{n} backups are damaged and cannot be restored: {files}.",
            len(known.unreadable),
        )
        names = ", ".join(path.name for path in known.unreadable)
        yield damaged.format(n=number(len(known.unreadable)), files=names)
    if known.readable:
        yield ngettext(
            "{n} backup is from before the pilot was encrypted: anybody can read it. Let it go when you can.",
            "{n} backups are from before the pilot was encrypted: anybody can read them. Let them go when you can.",
            known.readable,
        ).format(n=number(known.readable))


def _short(known: Overview, now: datetime) -> str:
    if known.failure:
        return _("The last backup failed")
    if known.last is None:
        return _("No backup yet")
    return _("Last backup {ago}, opened and counted").format(ago=ago(known.last.manifest.made_at, now))


def _row(backup: Backup, known: Overview, now: datetime) -> BackupRow:
    manifest, local = backup.manifest, backup.manifest.made_at.astimezone()
    is_carried = manifest.id in known.carried
    places = _("This computer, second place") if is_carried else _("This computer")
    return BackupRow(
        id=manifest.id,
        path=backup.path,
        made_at=manifest.made_at,
        when=ago(manifest.made_at, now, is_first=True),
        moment=_("{day}, {time}").format(day=day(local.date()), time=at_clock(local)),
        why=_whys().get(manifest.why, manifest.why),
        held=held(manifest.counts),
        size=_size(backup.size),
        places=places,
        is_kept=backup.is_kept,
        is_carried=is_carried,
    )


def _second(place: SecondPlace, now: datetime) -> SecondView:
    days = place.days_away(now)
    if place.problem and place.is_there:
        return SecondView(place.folder, _("Nothing could be copied there."), place.problem, "danger")
    copied = ago(place.copied_at, now) if place.copied_at else ""
    if place.is_there:
        words = _("Copied there {ago}.").format(ago=copied) if copied else _("It is there; nothing was copied yet.")
        return SecondView(place.folder, words, "", "ok" if copied else "info")
    words = ngettext("Not there for {n} day.", "Not there for {n} days.", days).format(n=number(days))
    hint = _("Connect the stick: backups are copied by themselves.")
    return SecondView(
        place.folder, words if days else _("Not there now."), hint, "warn" if days >= LONG_AWAY else "info"
    )


def _counts(seen: Preview) -> list[CountLine]:
    labels = {
        "participant": _("People"),
        "event": _("Events"),
        "source": _("Imported files"),
        "report": _("Reports"),
        "organisation": _("Organisations"),
        "document": _("Documents"),
        "note": _("Notes"),
        "cost": _("Costs"),
    }
    now, then = seen.comparison.now, seen.comparison.then
    lines = []
    for kind in _COMPARED:
        before, after = now.counts.get(kind, 0) if now else None, then.counts.get(kind, 0)
        if before or after:
            told = _("not known") if before is None else number(before)
            lines.append(CountLine(labels[kind], told, number(after), before == after))
    return lines


def _change(title: str, at: datetime, who: str) -> ChangeTold:
    local = at.astimezone()
    below = _("{day}, {time}").format(day=day(local.date(), "short"), time=at_clock(local))
    return ChangeTold(title, f"{below} · {who}" if who else below)


def _whys() -> Mapping[str, str]:
    return {
        "by-hand": _("By hand"),
        "import": _("Before an import"),
        "upgrade": _("Before an update of the file"),
        "restore": _("Before a restore"),
        "close": _("When it was closed"),
        "update": _("Before the program was updated"),
        "work": _("During work"),
    }


def _size(size: int) -> str:
    if size < _KILO * _KILO:
        return _("{n} kB").format(n=number(max(size // _KILO, 1)))
    return _("{n} MB").format(n=number(size / _KILO / _KILO, 1))
