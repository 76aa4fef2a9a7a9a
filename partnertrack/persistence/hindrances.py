"""Why a pilot file is not written to, in the user's words: where it lies, who has it, what became of it."""

from __future__ import annotations

from pathlib import Path

from partnertrack.errors import StoreError
from partnertrack.i18n import _


def in_use(path: Path, who: str) -> StoreError:
    """Another program has the file open for writing; `who` says which."""
    return StoreError(
        _("“{file}” is open for writing elsewhere: {who}. Nothing was changed.").format(file=path.name, who=who),
        _("Close it there, then try again."),
    )


def only_read(path: Path, who: str) -> StoreError:
    """This program has opened the file for reading, because another one has it."""
    return StoreError(
        _("“{file}” is open for reading, so nothing can be changed: {who}.").format(file=path.name, who=who),
        _("Close it there, then press “Try again”."),
    )


def read_only(path: Path) -> StoreError:
    """The file lies where nothing can be written."""
    return StoreError(
        _("“{file}” is open for reading, so nothing can be changed: it or its folder is read-only.").format(
            file=path.name
        ),
        _("Copy it to a folder of your own, or ask for the right to change it."),
    )


def on_share(path: Path, share: str) -> StoreError:
    """The file lies where locks cannot be relied upon."""
    return StoreError(
        _("“{file}” lies on the network share “{share}”, so it is opened for reading only.").format(
            file=path.name, share=share
        ),
        _("Two programs that write to a file there can destroy it. Copy it to this computer and work on the copy."),
    )


def new_on_share(path: Path, share: str) -> StoreError:
    """A new pilot would lie where locks cannot be relied upon."""
    return StoreError(
        _("“{file}” would lie on the network share “{share}”; it was not made.").format(file=path.name, share=share),
        _("Make it in a folder of this computer, and keep backups of it on the share."),
    )


def gone(path: Path) -> StoreError:
    """The file was taken away while it was open."""
    return StoreError(
        _("“{file}” is no longer where it was opened; what you just did was not stored.").format(file=path.name),
        _("Put the memory stick back in, or the file back in its folder, then repeat what you did."),
    )


def replaced(path: Path) -> StoreError:
    """Another file has taken the name of the one that is open."""
    return StoreError(
        _("Another file has taken the place of “{file}” while it was open; what you just did was not stored.").format(
            file=path.name
        ),
        _("Close the pilot and open it again: you then see the file that lies there now."),
    )


def old_and_in_use(path: Path, who: str) -> StoreError:
    """The file must be brought to today's shape, and another program has it."""
    return StoreError(
        _("“{file}” was made by an earlier version, and cannot be updated while it is open elsewhere: {who}.").format(
            file=path.name, who=who
        ),
        _("Close it there, then open it again. Nothing in it was changed."),
    )
