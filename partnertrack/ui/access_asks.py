"""What the windows ask about passphrases and other ways in; as in `asks`, a service is loaded when it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.errors import RuleError
from partnertrack.i18n import _
from partnertrack.progress import Progress
from partnertrack.ui.view_models.access import AccessView, present_access
from partnertrack.ui.view_models.secret import Secret

if TYPE_CHECKING:
    from partnertrack.services.access import Access, Removed, Strength
    from partnertrack.services.look_at_pages import Pages
    from partnertrack.services.workspace import Workspace


def strength(passphrase: str, names: tuple[str, ...], *, progress: Progress) -> Strength:
    """How strong a passphrase is; names are tried first by whoever guesses."""
    from partnertrack.services import access

    progress.report(0, 1)
    return access.strength(passphrase, names)


def ways(workspace: Workspace, *, progress: Progress) -> AccessView:
    """Who may open the pilot."""
    from partnertrack.services import access

    progress.report(0, 1)
    if not workspace.is_encrypted:
        return AccessView("practice" if workspace.pilot.is_practice else "plain")
    mine = _mine(workspace)
    found = access.slots(workspace.path, mine)
    return present_access(found, is_officer=mine.is_officer, has_keyring=access.has_keyring())


def add(workspace: Workspace, secret: Secret, label: str, role: str, *, progress: Progress) -> None:
    """Let somebody in by a passphrase of their own."""
    from partnertrack.services import access

    progress.report(0, 1)
    access.add_passphrase(workspace.path, _mine(workspace), secret.take(), label, role)


def change(
    workspace: Workspace, secret: Secret, slot_id: str, current: Secret | None = None, *, progress: Progress
) -> None:
    """Give a way in another passphrase; `current` is the one so far, where it has to be known."""
    from partnertrack.services import access

    progress.report(0, 1)
    before = current.take() if current is not None else None
    access.change_passphrase(workspace.path, _mine(workspace), secret.take(), slot_id, current=before)


def remove(workspace: Workspace, slot_id: str, *, progress: Progress) -> Removed:
    """Take a way in away."""
    from partnertrack.services import access

    progress.report(0, 1)
    return access.remove(workspace.path, _mine(workspace), slot_id)


def put_back(workspace: Workspace, removed: Removed, *, progress: Progress) -> None:
    """Bring a way in back that was taken away."""
    from partnertrack.services import access

    progress.report(0, 1)
    access.put_back(workspace.path, _mine(workspace), removed)


def new_recovery_code(workspace: Workspace, *, progress: Progress) -> str:
    """A fresh recovery code, in place of any before."""
    from partnertrack.services import access

    progress.report(0, 1)
    return access.new_recovery_code(workspace.path, _mine(workspace))


def write_sheet(workspace: Workspace, code: Secret, path: Path, *, progress: Progress) -> Path:
    """Write the sheet with a recovery code as a PDF file."""
    from partnertrack.services import access

    progress.report(0, 1)
    access.write_recovery_sheet(path, code.take(), workspace.title, workspace.path)
    return path


def make_sheet(workspace: Workspace, path: Path, *, progress: Progress) -> Path:
    """A fresh recovery code on a sheet in a PDF file; nobody has seen the code."""
    code = Secret(new_recovery_code(workspace, progress=progress))
    return write_sheet(workspace, code, path, progress=progress)


def sheet_pages(workspace: Workspace, *, progress: Progress) -> Pages:
    """A fresh recovery code on a sheet to be printed."""
    from partnertrack import private_folder
    from partnertrack.services import look_at_pages

    with private_folder.scratch() as folder:
        content = make_sheet(workspace, folder / "sheet.pdf", progress=progress).read_bytes()
    return look_at_pages.measure(content)


def keep_in_keyring(workspace: Workspace, *, is_kept: bool, progress: Progress) -> None:
    """Let this computer open the pilot by itself, or ask again."""
    from partnertrack.services import access

    progress.report(0, 1)
    mine = _mine(workspace)
    if is_kept:
        access.remember_in_keyring(workspace.path, mine)
    else:
        access.forget_in_keyring(workspace.path, mine)


def write_plain_copy(workspace: Workspace, path: Path, *, progress: Progress) -> Path:
    """Write a copy of the pilot that any program can read."""
    from partnertrack.services import access

    access.write_plain_copy(workspace, path, progress)
    return path


def _mine(workspace: Workspace) -> Access:
    """By what the pilot was opened; raises `RuleError` where it needs nothing, or is locked just now."""
    if workspace.access is None:
        raise RuleError(_("This pilot is not encrypted, or it is locked."), _("Encrypt it, or unlock it first."))
    return workspace.access
