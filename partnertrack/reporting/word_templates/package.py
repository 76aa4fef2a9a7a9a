"""Whether a Word file may be opened: no bomb, no programs, nothing that reaches beyond the file."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from partnertrack.errors import UserError
from partnertrack.i18n import _

_MOST_PACKED = 10_000_000
_MOST_PART, _MOST_WHOLE, _MOST_PARTS = 20_000_000, 60_000_000, 500
"""Bytes of a part and of all of them, unpacked, and how many parts a file may have."""

_BODY = "word/document.xml"
_ACTIVE = re.compile(r"vbaProject|activeX|embeddings/|\.bin$|attachedToolbars", re.IGNORECASE)
_BEYOND = re.compile(rb"""TargetMode\s*=\s*["']External""")
_LINK = re.compile(rb"""relationships/hyperlink["']""")
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)")


def check_package(content: bytes) -> None:
    """Raise `UserError` unless the bytes are a plain Word document of a sensible size."""
    if len(content) > _MOST_PACKED:
        raise _refused(_("It is larger than a letter can be."))
    try:
        with ZipFile(BytesIO(content)) as package:
            _check_parts(package.infolist())
            for part in package.infolist():
                _check_content(part, _unpacked(package, part))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _refused(_("It is no Word document (.docx).")) from error


def _check_parts(parts: list[ZipInfo]) -> None:
    """Refuse by what the file says of its parts, before any is unpacked."""
    if _BODY not in {part.filename for part in parts}:
        raise _refused(_("It is no Word document (.docx)."))
    sizes = [part.file_size for part in parts]
    if len(sizes) > _MOST_PARTS or max(sizes) > _MOST_PART or sum(sizes) > _MOST_WHOLE:
        raise _refused(_("It is larger than a letter can be."))
    if any(_ACTIVE.search(part.filename) for part in parts):
        raise _refused(_("It brings programs or other files along."))


def _unpacked(package: ZipFile, part: ZipInfo) -> bytes:
    """The content of a part, never more than it said."""
    with package.open(part) as packed:
        content = packed.read(part.file_size + 1)
    if len(content) > part.file_size:
        raise _refused(_("It is larger than a letter can be."))
    return content


def _check_content(part: ZipInfo, content: bytes) -> None:
    """Refuse declarations in a part, and ways out of the file other than links that a reader clicks."""
    if part.filename.endswith((".xml", ".rels")) and _DECLARED.search(content):
        raise _refused(_("It declares entities, which no letter needs."))
    if part.filename.endswith(".rels"):
        for relation in content.split(b"<Relationship ")[1:]:
            if _BEYOND.search(relation) and not _LINK.search(relation):
                raise _refused(_("It fetches something from outside."))


def _refused(reason: str) -> UserError:
    return UserError(_("This template cannot be used."), reason)
