"""What the zip container of a workbook says about itself: its parts, macros, markup that could unfold without end."""

from __future__ import annotations

import posixpath
import zipfile
from typing import Final
from xml.parsers import expat

from partnertrack.importing.refusal import Refused

_HEAD: Final = 64 * 1024
_MARKUP: Final = (".xml", ".rels", ".vml")
_MANIFEST: Final = "META-INF/manifest.xml"
_MACROS: Final = ("xl/vbaproject.bin", "word/vbaproject.bin", "basic/", "scripts/")
_LARGEST_LIST: Final = 1 << 22


def check_markup(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that declares entities or a document type: no spreadsheet program does.

    The manifest of an old OpenDocument file names its type; nobody parses it here.
    """
    for name in archive.namelist():
        if name.lower().endswith(_MARKUP) and name != _MANIFEST:
            with archive.open(name) as stream:
                head = stream.read(_HEAD).replace(b"\0", b"").upper()
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise Refused("entities")


def has_macros(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook brings programs of its own."""
    return any(name.lower().startswith(_MACROS) and not name.endswith("/") for name in archive.namelist())


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet of an .xlsx and the part that holds it; empty where the container does not tell."""
    names = {part.lower(): part for part in archive.namelist()}
    book, links = names.get("xl/workbook.xml"), names.get("xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {
        link.get("Id", ""): posixpath.normpath(posixpath.join("xl", link.get("Target", "")).lstrip("/"))
        for link in _elements(archive, links, "Relationship")
    }
    parts = {
        sheet.get("name", ""): names.get(targets.get(_relation(sheet), "").lower(), "")
        for sheet in _elements(archive, book, "sheet")
    }
    return {name: part for name, part in parts.items() if part}


def _relation(attributes: dict[str, str]) -> str:
    """The id by which a sheet names its part, under whatever prefix."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _elements(archive: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    """The attributes of every element of that name, as far as the part can be parsed."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with archive.open(part) as stream:
        try:
            parser.Parse(stream.read(_LARGEST_LIST), True)
        except expat.ExpatError:
            return found
    return found
