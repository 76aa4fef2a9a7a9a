"""Pictures for a report, cleaned of all that they do not show."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.reporting.photograph import NoPicture, cleaned
from partnertrack.services.workspace import Workspace

LARGEST = 5 * 1024 * 1024
"""Bytes that a picture may have."""


def read(path: Path) -> bytes:
    """The picture in a file, cleaned; raises `UserError` where the file is none, is too large or cannot be read."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise UserError(_("“{name}” cannot be read.").format(name=path.name)) from error
    if size > LARGEST:
        raise UserError(
            _("“{name}” is larger than 5 MB.").format(name=path.name), _("Save it smaller, then insert it again.")
        )
    return clean(content, path.name)


def clean(content: bytes, name: str = "") -> bytes:
    """The picture newly written: without place, time, camera and author; raises `UserError` where it is none."""
    try:
        return cleaned(content)
    except NoPicture as error:
        raise UserError(
            _("“{name}” is no picture that a report can print.").format(name=name or _("What was pasted")),
            _("Reports print PNG and JPEG pictures."),
        ) from error


def sha256(content: bytes) -> str:
    """The name of a picture in the archive."""
    return hashlib.sha256(content).hexdigest()


def pictures(workspace: Workspace, names: Collection[str]) -> dict[str, bytes]:
    """The pictures of these names, as far as the archive holds them."""
    with workspace.store.reading() as reading:
        found = {name: archive.find(reading, name) for name in names}
    return {name: content for name, content in found.items() if content is not None}
