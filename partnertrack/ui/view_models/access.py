"""Who may open a pilot, as the page of access says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from partnertrack.i18n import _, day, ngettext, number

if TYPE_CHECKING:
    from partnertrack.services.access import Way

Protection = Literal["encrypted", "plain", "practice"]


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way in: what it is, whose, since when, and what may be done with it."""

    id: str
    kind: str
    icon: str
    title: str
    detail: str
    role: str
    tone: str
    day: str
    is_mine: bool
    can_change: bool
    can_remove: bool

    @property
    def spoken(self) -> str:
        """All of it for those who hear it."""
        made = _("Made on {day}").format(day=self.day)
        return f"{self.title}. {self.detail}. {self.role}. {made}"


@dataclass(frozen=True, slots=True)
class AccessView:
    """All that the page shows; `may_change` is false for a viewer, `is_here` tells that this computer opens it."""

    protection: Protection
    ways: tuple[WayLine, ...] = ()
    has_recovery: bool = False
    has_keyring: bool = False
    is_here: bool = False
    may_change: bool = True
    came_by: str = ""

    @property
    def subtitle(self) -> str:
        """The line below the page's title."""
        if self.protection != "encrypted":
            return _("Who may open this pilot")
        count = len(self.ways)
        ways = ngettext("{n} way in", "{n} ways in", count).format(n=number(count))
        return "  ·  ".join((_("Encrypted"), ways))


def present_access(ways: Sequence[Way], *, is_officer: bool, has_keyring: bool) -> AccessView:
    """The page of an encrypted pilot."""
    return AccessView(
        "encrypted",
        tuple(_line(way, is_officer=is_officer) for way in ways),
        has_recovery=any(way.kind == "recovery" for way in ways),
        has_keyring=has_keyring,
        is_here=any(way.is_here for way in ways),
        may_change=is_officer,
        came_by=next((way.kind for way in ways if way.is_mine), ""),
    )


def _line(way: Way, *, is_officer: bool) -> WayLine:
    is_viewer = way.role == "viewer"
    return WayLine(
        id=way.id,
        kind=way.kind,
        icon={"passphrase": "key-round", "recovery": "file-text", "keyring": "hard-drive"}[way.kind],
        title=_title(way),
        detail=_detail(way),
        role=_("Viewer") if is_viewer else _("Officer"),
        tone="info" if is_viewer else "primary",
        day=day(way.made_on, "medium"),
        is_mine=way.is_mine,
        can_change=way.kind == "passphrase" and (is_officer or way.is_mine),
        can_remove=is_officer and not way.is_mine,
    )


def _title(way: Way) -> str:
    if way.kind == "recovery":
        return _("Recovery code")
    if way.kind == "keyring":
        return way.label or _("A computer")
    return way.label or (_("Passphrase of a viewer") if way.role == "viewer" else _("Passphrase"))


def _detail(way: Way) -> str:
    if way.is_mine:
        return _("You opened the pilot with it")
    if way.kind == "recovery":
        return _("Printed, for the safe")
    if way.kind == "keyring":
        return _("Keyring of this computer") if way.is_here else _("Keyring of that computer")
    return _("Passphrase") if way.label else _("Nobody is named")
