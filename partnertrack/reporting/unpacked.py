"""What is packed in a report's file, whichever system packed it."""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_INDEX = re.compile(rb"\bxref\r?\n.*?(?=trailer)|startxref\s+\d+", re.DOTALL)
_PLACES = re.compile(
    rb"/Length\s+\d+|/(?:First|Size|Prev|XRefStm)\s+\d+|/ID\s*\[.*?\]|/W\s*\[.*?\]|/Index\s*\[.*?\]", re.DOTALL
)
"""What a PDF says of where things stand in it, which depends on how closely they are packed."""
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"


def content_hash(content: bytes) -> str:
    """The SHA-256 of what a PDF, a workbook or a Word file holds; of any other file that of its bytes."""
    return hashlib.sha256(_unpacked(content)).hexdigest()


def unpacked_text(content: bytes) -> str:
    """What a workbook or a Word file holds, as one text without spaces."""
    return "".join(_unpacked(content).decode("utf-8", "replace").split())


def _unpacked(content: bytes) -> bytes:
    if content.startswith(_ZIP):
        return _zip(content)
    return _pdf(content) if content.startswith(_PDF) else content


def _zip(content: bytes) -> bytes:
    """The names and contents of the parts, in the order of their names; a damaged one as it is."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = sorted((name, archive.read(name)) for name in archive.namelist())
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return content
    return b"".join(b"%s %d\n%s" % (name.encode(), len(part), part) for name, part in parts)


def _pdf(content: bytes) -> bytes:
    """The objects with their streams unpacked, without the index of where they stand."""
    parts, end = [], 0
    for match in _STREAM.finditer(content):
        head = content[end : match.start()]
        is_index = re.search(rb"/Type\s*/XRef\b", head[-600:]) is not None
        parts += [_without_places(head), b"" if is_index else _stream(match[1])]
        end = match.end()
    return b"".join((*parts, _without_places(content[end:])))


def _stream(packed: bytes) -> bytes:
    try:
        return _unpacked(zlib.decompress(packed))
    except zlib.error:
        return packed


def _without_places(text: bytes) -> bytes:
    return _PLACES.sub(b"", _INDEX.sub(b"", text))
