"""What the windows ask about updates from a file; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import Progress
from partnertrack.ui.view_models.updates import (
    BackView,
    DoneView,
    NewsView,
    OfferView,
    present_back,
    present_done,
    present_news,
    present_offer,
)

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace

SUFFIX = ".ptup"
"""The ending of the name of an update."""

RESTART = 85
"""The exit status of the window that wants to be started anew, as the version that is current then."""


def look(path: Path, workspace: Workspace | None, recent: Sequence[Path], *, progress: Progress) -> OfferView:
    """Verify an update as a whole, and say what it is; raises `UserError` where it is none for this program."""
    from partnertrack.services import access, updates

    offer = updates.look(path, progress)
    own = workspace.path.resolve() if workspace else None
    others = [each for each in recent if each.resolve() != own]
    locked = [each for each in others if access.is_encrypted(each)]
    copied = [each for each in others if each not in locked]
    if workspace and not workspace.pilot.is_practice:
        copied.insert(0, workspace.path)
    return present_offer(offer, copied, locked)


def check_way(*, progress: Progress) -> BackView | None:
    """The way back, None where there is none; raises `UserError` that says how this program is updated otherwise."""
    from partnertrack.errors import UserError
    from partnertrack.services import updates

    progress.report(0, 1)
    updates.installation()
    try:
        return present_back(updates.way_back())
    except UserError:
        return None


def install(
    path: Path, workspace: Workspace | None, recent: Sequence[Path], home: Path | None, *, progress: Progress
) -> DoneView:
    """Back the pilots up, then put the new version in place."""
    from partnertrack.services import updates

    copies = updates.copy_pilots(workspace, recent, home, progress)
    return present_done(updates.install(path, copies, progress))


def way_back(recent: Sequence[Path], home: Path | None, *, progress: Progress) -> BackView:
    """What going back would mean; raises `UserError` where there is nothing to go back to."""
    from partnertrack.services import updates

    progress.report(0, 1)
    return present_back(updates.way_back(recent, home))


def go_back(*, progress: Progress) -> str:
    """Let the version before be started from now on; its number."""
    from partnertrack.services import updates

    progress.report(0, 1)
    return updates.go_back()


def news(*, progress: Progress) -> NewsView | None:
    """How an update ended, once; None where there is nothing to tell."""
    from partnertrack.services import updates

    progress.report(0, 1)
    told = updates.news()
    return present_news(told) if told else None


def restart(pilot: Path | None = None) -> None:
    """Start the version that is current, as this one has ended; with the pilot that was open."""
    from partnertrack.services import updates

    updates.restart(*([pilot] if pilot else []))
