"""Files that the program writes for people, put in place in one stroke."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from partnertrack.errors import UserError
from partnertrack.i18n import _


def save(path: Path, content: bytes) -> None:
    """Write the whole file or leave what was there; raises `UserError` when it cannot be written."""
    with staged({path: content}):
        pass


@contextmanager
def staged(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Write files beside their places, and put them in place when the block ends well; else nothing is left of them.

    Raises `UserError` before the block when one of them cannot be written.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            written[path] = _written(path, content)
        yield
        for path, beside in written.items():
            with _told(path):
                beside.replace(path)
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> Path:
    """The file beside its place."""
    with _told(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in words that a file could not be written."""
    try:
        yield
    except OSError as error:
        raise UserError(
            _("“{file}” could not be written.").format(file=path.name),
            _("Is the folder there and open for writing, and the file not open in another program?"),
        ) from error
