"""Updates from a file, as the dialogs show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.i18n import _, day, number

if TYPE_CHECKING:
    from partnertrack.services.updates import Back, Done, News, Offer

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class OfferView:
    """An update that can be had: `facts` as icon, label and value, `before` what is done first, `warning` or ""."""

    path: Path
    title: str
    facts: tuple[tuple[str, str, str], ...]
    notes: tuple[str, ...]
    first: tuple[str, ...]
    warning: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """The new version is in place: what is said of it, and of the pilots that were not backed up."""

    title: str
    text: str
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackView:
    """The way back: to which version, and each pilot that this one changed so that the older cannot read it.

    `offer` are the words of the button that leads there, `act` those of the one that does it.
    """

    version: str
    offer: str
    act: str
    title: str
    text: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewsView:
    """How an update ended; `has_failed` when the version before came back."""

    title: str
    text: str
    notes: tuple[str, ...]
    has_failed: bool
    back: str


def present_offer(offer: Offer, copied: Sequence[Path], locked: Sequence[Path]) -> OfferView:
    """The view of an update; `copied` are the pilots that are backed up first, `locked` take a passphrase."""
    signed = _("“{key}”, a key of {day}").format(key=offer.signed_by, day=day(offer.key_day))
    size = _("{file} MB; {disk} MB on the disk").format(
        file=number(offer.file_size / _MEGABYTE, 1), disk=number(offer.size / _MEGABYTE, 1)
    )
    first = [_("Backed up first: {pilots}.").format(pilots=_names(copied))] if copied else []
    if locked:
        words = _("Backed up when you open them next, as they take a passphrase: {pilots}.")
        first.append(words.format(pilots=_names(locked)))
    first.append(_("Version {version} is kept, so that you can go back.").format(version=offer.before))
    warning = _(
        "The new version brings each pilot to a new shape when it is opened. Version {version} cannot read it then; "
        "its backup of before is kept."
    )
    return OfferView(
        path=offer.path,
        title=_("From version {old} to {new}").format(old=offer.before, new=offer.version),
        facts=(
            ("file-text", _("File"), offer.path.name),
            ("key-round", _("Signed with"), signed),
            ("shield-check", _("Verified"), _("Every file is as it was signed.")),
            ("hard-drive", _("Size"), size),
        ),
        notes=offer.notes,
        first=tuple(first),
        warning=warning.format(version=offer.before) if offer.changes_pilots else "",
    )


def present_done(done: Done) -> DoneView:
    """The view of what was done."""
    words = _("“{pilot}” was not backed up. {reason}")
    return DoneView(
        title=_("Version {version} is in place").format(version=done.version),
        text=_("It starts when you open PartnerTrack next. Version {version} is kept.").format(version=done.before),
        left=tuple(words.format(pilot=pilot.stem, reason=why) for pilot, why in done.copies.left),
    )


def present_back(way: Back) -> BackView:
    """The view of the way back."""
    text = _("Settings and pilots stay. The version that you have now is kept, too, so that you can change your mind.")
    if way.is_pending:
        text = _("The newer version was not started yet: nothing is lost.")
    changed = _("“{pilot}” was brought to a new shape, which version {version} cannot read.")
    losses = []
    for pilot, backup in way.unreadable:
        told = changed.format(pilot=pilot.stem, version=way.version)
        if backup:
            told = _("{told} Restore its backup of before: {file}").format(told=told, file=backup)
        losses.append(told)
    if way.unknown:
        words = _("Whether version {version} can read these is seen when they are opened, by passphrase: {pilots}.")
        losses.append(words.format(version=way.version, pilots=_names(way.unknown)))
    title = _("Use version {version} again") if way.is_newer else _("Go back to version {version}")
    offer = _("Use version {version} again…") if way.is_newer else _("Go back to version {version}…")
    act = _("Use it again") if way.is_newer else _("Go back")
    return BackView(
        version=way.version,
        offer=offer.format(version=way.version),
        act=act,
        title=title.format(version=way.version),
        text=text,
        losses=tuple(losses),
    )


def present_news(told: News) -> NewsView:
    """The view of how an update ended."""
    if told.has_failed:
        words = _(
            "It did not show its window three times, so version {old} is back. Your settings and pilots are as they "
            "were. Tell whoever gave you the update; you can try it again."
        )
        title = _("Version {new} did not start").format(new=told.after)
        return NewsView(title, words.format(old=told.before), (), has_failed=True, back="")
    text = _("You had version {old}. What is new:") if told.notes else _("You had version {old}.")
    title = _("This is PartnerTrack {new}").format(new=told.after)
    back = told.before if told.may_go_back else ""
    return NewsView(title, text.format(old=told.before), told.notes, has_failed=False, back=back)


def _names(pilots: Sequence[Path]) -> str:
    return ", ".join(f"“{pilot.stem}”" for pilot in pilots)
