"""What can be shown of a participant's document without another program."""

from __future__ import annotations

from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from partnertrack import private_folder
from partnertrack.domain.document import Document
from partnertrack.domain.export import Export
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.persistence import archive
from partnertrack.progress import SILENT, Progress
from partnertrack.services.workspace import Workspace

Kind = Literal["page", "picture", "text", "other"]

_LONGEST = 40_000  # letters of a text that are shown
_TEXTS = frozenset({".txt", ".csv", ".md", ".log", ".eml"})
_PROGRAMS = frozenset(
    {".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".ps1", ".vbs", ".js", ".jar", ".lnk", ".sh", ".app"}
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a document.

    A "page" is painted (`rgba`, four bytes a pixel) and is one of `pages`; a "picture" is `content` as it came, to be
    decoded by the one who shows it; a "text" is `text`, whose end may be cut off (`is_cut`); of "other" files nothing
    can be shown.
    """

    kind: Kind
    width: int = 0
    height: int = 0
    rgba: bytes = b""
    pages: int = 1
    content: bytes = b""
    text: str = ""
    is_cut: bool = False


def look(workspace: Workspace, document: Document, page: int, width: int, progress: Progress = SILENT) -> Look:
    """What a page of a document looks like, counted from 0 and `width` pixels wide.

    Raises `UserError` when the pilot does not hold the file, and for a PDF that is damaged or has a password.
    """
    progress.report(0, 2)
    content = held(workspace, document)
    progress.report(1, 2)
    if b"%PDF-" in content[:1024]:
        return _page(content, page, width)
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return Look("picture", content=content)
    if PurePath(document.file_name).suffix.lower() in _TEXTS and b"\x00" not in content[:4096]:
        text = _text(content[: 4 * _LONGEST])
        return Look("text", text=text[:_LONGEST], is_cut=len(text) > _LONGEST or len(content) > 4 * _LONGEST)
    return Look("other")


def held(workspace: Workspace, document: Document) -> bytes:
    """The bytes of a document's file; raises `UserError` when the pilot does not hold it."""
    with workspace.store.reading() as reading:
        content = archive.find(reading, document.sha256)
    if content is None:
        raise UserError(_("The pilot does not hold this file."))
    return content


def lend(workspace: Workspace, document: Document) -> Path:
    """A copy of a document's file outside the pilot, for this user only, until the pilot is locked or closed.

    Raises `UserError` for a program, which nobody should start by looking at it, and when the file is not held or
    cannot be written.
    """
    name = PurePath(document.file_name).name or "document"
    if PurePath(name).suffix.lower() in _PROGRAMS:
        told = _("“{file}” is a program and is not started from here.").format(file=name)
        raise UserError(told, _("Save a copy if you know who sent it."))
    place = private_folder.place(name)
    told = _("A participant’s document, opened")
    workspace.take_out(place, held(workspace, document), Export("document", told, people=1))
    return place


def _page(content: bytes, page: int, width: int) -> Look:
    from partnertrack.reporting.page_image import paint_page  # noqa: PLC0415 - loads a PDF engine that only previews need

    painted = paint_page(content, page, width)
    return Look("page", painted.width, painted.height, painted.rgba, painted.pages)


def _text(content: bytes) -> str:
    """The text, in the encoding of today or in that of older Windows programs; half a letter at the end is left out."""
    decoder = getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
