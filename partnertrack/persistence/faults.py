"""What the database library and the system complain about, in the user's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite3

from partnertrack.errors import ConflictError, DamagedError, LockedError, StoreError, UserError
from partnertrack.i18n import _

_SUFFIX, _PAGE = ".ptrack", 4096
"""What tells an encrypted pilot from any file: its name, and that it is made of whole pages."""

_CODE = 0xFF
"""The part of SQLite's extended result code that says what went wrong; the rest says where."""


def explain(error: BaseException | None, path: Path) -> UserError | None:
    """The user's error behind a library's; None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    make = (
        _CONSTRAINTS.get(str(error).split(" ")[0]) if code == sqlite3.SQLITE_CONSTRAINT else _FAULTS.get(code & _CODE)
    )
    return make(path) if make else None


def missing(path: Path) -> StoreError:
    """There is no file of that name."""
    return StoreError(
        _("The pilot file “{file}” was not found.").format(file=path.name),
        _("Check its name and folder, or make a new pilot."),
    )


def unreadable(path: Path) -> StoreError:
    """The system does not let us read the file."""
    return StoreError(
        _("The pilot file “{file}” cannot be read.").format(file=path.name),
        _("Ask for the right to read and change it."),
    )


def exists(path: Path) -> StoreError:
    """A new pilot would take the place of an old file."""
    return StoreError(
        _("There is a file “{file}” already.").format(file=path.name), _("Choose another name; nothing was changed.")
    )


def no_folder(path: Path) -> StoreError:
    """A new pilot has nowhere to be."""
    return StoreError(
        _("The folder for the pilot file “{file}” does not exist.").format(file=path.name),
        _("Make the folder, or choose another."),
    )


def unwritable(path: Path) -> StoreError:
    """The system does not let us make a file there."""
    return StoreError(
        _("The pilot file “{file}” cannot be made here.").format(file=path.name),
        _("Choose another folder or a shorter name."),
    )


def foreign(path: Path) -> StoreError:
    """The file is there, and is something else."""
    return StoreError(
        _("“{file}” is not a PartnerTrack pilot file.").format(file=path.name),
        _("Choose a file that PartnerTrack made; partners' workbooks are imported into a pilot."),
    )


def without_keys(path: Path, place: Path) -> StoreError:
    """The file is encrypted, or is none of ours; its header lies nowhere."""
    size = path.stat().st_size if path.is_file() else 0
    if path.suffix != _SUFFIX or not size or size % _PAGE:
        return foreign(path)
    return StoreError(
        _("“{file}” cannot be opened: its key file “{keys}” is missing or damaged.").format(
            file=path.name, keys=place.name
        ),
        _("Put the key file back beside it, from the folder where the pilot was before or from beside a backup."),
    )


def locked(path: Path) -> LockedError:
    """The file is encrypted, and nobody has said how it opens."""
    return LockedError(
        _("The pilot file “{file}” is encrypted.").format(file=path.name), _("Enter its passphrase to open it.")
    )


def wrong_secret(path: Path) -> LockedError:
    """The passphrase or recovery code opens nothing."""
    return LockedError(
        _("This does not open “{file}”.").format(file=path.name),
        _("Check the passphrase or the recovery code, capital letters and keyboard included."),
        is_wrong=True,
    )


def other_role(path: Path) -> LockedError:
    """The secret opens the file, and for other work than is under way."""
    return LockedError(
        _("This opens “{file}” in another role than it was opened in.").format(file=path.name),
        _("Enter the passphrase with which it was opened, or close the pilot and open it again."),
    )


def newer(path: Path) -> StoreError:
    """A later version of the program wrote the file."""
    return StoreError(
        _("The pilot file “{file}” was made by a newer version of PartnerTrack.").format(file=path.name),
        _("Update PartnerTrack, then open the file again. Nothing in it was changed."),
    )


def read_only(path: Path) -> StoreError:
    """The file, or the folder around it, cannot be written."""
    return StoreError(
        _("The pilot file “{file}” cannot be changed: it or its folder is read-only.").format(file=path.name),
        _("Copy it to a folder of your own, or ask for the right to change it."),
    )


def damaged(path: Path) -> DamagedError:
    """What is in the file makes no sense."""
    return DamagedError(
        _("The pilot file “{file}” is damaged.").format(file=path.name),
        ways_out(path),
    )


def ways_out(path: Path) -> str:
    """What to do about a damaged file."""
    return _(
        "Restore its last backup. Without one, “partnertrack salvage {file} NEW-FILE” writes what can still be read to "
        "a new file. The damaged file stays as it is."
    ).format(file=path.name)


def _full(_path: Path) -> StoreError:
    return StoreError(_("The disk is full; nothing was changed."), _("Free some space on it, then try again."))


def _busy(path: Path) -> StoreError:
    return StoreError(
        _("Another program is writing to the pilot file “{file}”; nothing was changed.").format(file=path.name),
        _("Wait a moment and try again, or close the other program."),
    )


def _unreachable(path: Path) -> StoreError:
    return StoreError(
        _("The disk with the pilot file “{file}” does not answer.").format(file=path.name),
        _("Check that the memory stick or network drive is still connected, then open the file again."),
    )


def _not_opened(path: Path) -> StoreError:
    """The file is gone, or it is there and what SQLite keeps beside it cannot be."""
    if not path.is_file():
        return _unreachable(path)
    return StoreError(
        _("The folder of “{file}” does not take the files that keep changes safe; nothing was changed.").format(
            file=path.name
        ),
        _("Copy the pilot to another folder on the disk of this computer, and open it there."),
    )


def _reference(_path: Path) -> ConflictError:
    return ConflictError(
        _("A record that is still in use cannot be removed, and a removed one cannot be used; nothing was changed."),
        _("Someone changed the data in the meantime. Look at them again, then repeat what you did."),
    )


def _twice(_path: Path) -> ConflictError:
    return ConflictError(
        _("This was already stored; nothing was changed."),
        _("Look at the data again before you repeat what you did."),
    )


_FAULTS: Mapping[int, Callable[[Path], UserError]] = {
    sqlite3.SQLITE_NOTADB: foreign,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_PROTOCOL: _busy,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_CANTOPEN: _not_opened,
    sqlite3.SQLITE_IOERR: _unreachable,
}

_CONSTRAINTS: Mapping[str, Callable[[Path], UserError]] = {"FOREIGN": _reference, "UNIQUE": _twice}
"""By the first word of what the database says: the driver does not tell its extended codes."""
