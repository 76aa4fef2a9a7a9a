"""Files that the program writes for people, put in place in one stroke."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from partnertrack.errors import UserError
from partnertrack.i18n import _


def save(path: Path, content: bytes) -> None:
    """Write the whole file or leave what was there; raises `UserError` when it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(
            _("“{file}” could not be written.").format(file=path.name),
            _("Is the folder there and open for writing, and the file not open in another program?"),
        ) from error
