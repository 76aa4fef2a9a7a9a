"""What a file really is, judged by its content, before a spreadsheet reader may touch it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from partnertrack.importing.encoding import decode
from partnertrack.importing.limits import MEGABYTE, Limits
from partnertrack.importing.refusal import Refused

SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xlsb": (".xlsb",),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".tsv", ".txt", ".tab", ".asc"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
}
"""Kind of workbook -> the suffixes that fit it."""

LOCKED = "locked"
"""The kind of a workbook that is encrypted; what is inside shows when it is unlocked."""

WORD = "docx"
"""The kind of a Word document, which is read for its tables where somebody asks for them."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE2_ENTRY = 128
_OLE2_NAME = 64
_BIFF_BEGIN = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_FILE_PASS = 0x2F
_FIRST_RECORDS = 4
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"{\\rtf", "document"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x09\x00\x04\x00", "old-excel"),
    (b"\x09\x02\x06\x00", "old-excel"),
    (b"\x09\x04\x06\x00", "old-excel"),
    (b"\x09\x08\x08\x00", "old-excel"),
)
_MARKUP = (
    (re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta|style)\b", re.IGNORECASE), "web-page"),
    (re.compile(rb"mime-version:", re.IGNORECASE), "web-page"),
    (re.compile(rb"<\?xml[^>]*>\s*(?:<\?mso[^>]*>\s*)?<(?:ss:)?Workbook\b", re.IGNORECASE), "xml-spreadsheet"),
    (re.compile(rb"<\?xml[^>]*>\s*(?:<!doctype[^>]*>\s*)?<html\b", re.IGNORECASE), "web-page"),
)
_BOMB_RATIO = 500
_BOMB_BYTES = 20 * MEGABYTE
_TEXT_HEAD = 64 * 1024
_MOST_CONTROLS = 0.01
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_RARE = 50


def kind_of(data: bytes, limits: Limits, *, takes_word: bool = False) -> str:
    """The kind of workbook that the content is, or `LOCKED`; raises `Refused` when it is none or too large.

    A Word document is refused, too, but where it `takes_word`.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, limits, takes_word=takes_word)
    if data.startswith(_OLE2):
        return _kind_of_ole2(data)
    for signature, code in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(code)
    return _kind_of_text(data)


def is_misnamed(kind: str, suffix: str) -> bool:
    """Whether a file of that kind should have another suffix."""
    return suffix.lower() not in SUFFIXES[kind]


def has_old_macros(data: bytes) -> bool:
    """Whether an old Excel workbook brings programs of its own."""
    return _has_entry(data, "_VBA_PROJECT_CUR")


def _kind_of_zip(data: bytes, limits: Limits, *, takes_word: bool) -> str:
    """The kind of a zip container, after a look at its list of entries."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive.infolist(), limits)
            return _kind_of_entries(archive, takes_word=takes_word)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, ValueError, EOFError, OSError) as error:
        raise Refused("damaged") from error


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse what unpacks to too much; sizes that lie are caught by the reader's memory limit."""
    if len(entries) > limits.entries:
        raise Refused("archive")
    total = sum(entry.file_size for entry in entries)
    if total > limits.unpacked_bytes:
        raise Refused("too-large", str(total // MEGABYTE))
    for entry in entries:
        if entry.file_size > _BOMB_BYTES and entry.file_size > _BOMB_RATIO * max(entry.compress_size, 1):
            raise Refused("too-large", str(entry.file_size // MEGABYTE))


def _kind_of_entries(archive: zipfile.ZipFile, *, takes_word: bool) -> str:
    """The kind of a container by the names of its parts."""
    names = {name.lower() for name in archive.namelist()}
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Refused("locked")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return _kind_of_open_document(archive)
    if "word/document.xml" in names and takes_word:
        return WORD
    if "word/document.xml" in names or any(name.startswith("ppt/") for name in names):
        raise Refused("document")
    raise Refused("numbers" if any(name.endswith(".iwa") for name in names) else "archive")


def _kind_of_open_document(archive: zipfile.ZipFile) -> str:
    """`ods`, unless it is locked or a text document."""
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Refused("locked")
    if "mimetype" in archive.namelist() and b"spreadsheet" not in archive.read("mimetype"):
        raise Refused("document")
    return "ods"


def _kind_of_ole2(data: bytes) -> str:
    """The kind of an OLE2 container by the names in its directory, wherever that lies."""
    if _has_entry(data, "EncryptedPackage"):
        return LOCKED
    if _has_entry(data, "Workbook") or _has_entry(data, "Book"):
        return LOCKED if _is_locked(data) else "xls"
    raise Refused("document" if _has_entry(data, "WordDocument") else "unknown-type")


def _has_entry(data: bytes, name: str) -> bool:
    """Whether an OLE2 directory has an entry of that name: 64 bytes of UTF-16, then the length of the name."""
    raw = name.encode("utf-16-le")
    pattern = raw.ljust(_OLE2_NAME, b"\x00") + (len(raw) + 2).to_bytes(2, "little")
    place = data.find(pattern)
    while place >= 0:
        if place % _OLE2_ENTRY == 0:
            return True
        place = data.find(pattern, place + 1)
    return False


def _is_locked(data: bytes) -> bool:
    """Whether one of the first records of an old Excel workbook says that the others are encrypted."""
    begin = _BIFF_BEGIN.search(data)
    place = begin.start() if begin else len(data)
    for _ in range(_FIRST_RECORDS):
        kind, length = (int.from_bytes(data[at : at + 2], "little") for at in (place, place + 2))
        if kind == _FILE_PASS:
            return True
        place += 4 + length
    return False


def _kind_of_text(data: bytes) -> str:
    """`csv` for anything that reads as text and is no markup."""
    head = data[:_TEXT_HEAD]
    plain = head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip()
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    for pattern, code in _MARKUP:
        if pattern.match(plain):
            raise Refused(code)
    if not _is_text(head):
        raise Refused("unknown-type")
    return "csv"


def _is_text(head: bytes) -> bool:
    """Whether hardly any character is a control, in bytes or, where zero bytes stand as they do there, in UTF-16."""
    if b"\x00" in head or head.startswith(_WIDE_MARKS):
        if not (head.startswith(_WIDE_MARKS) or _has_wide_zeros(head)):
            return False
        head = decode(head).encode("utf-8", errors="replace")
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\r\n\f\x1a\x1b")
    return controls <= _MOST_CONTROLS * len(head)


def _has_wide_zeros(head: bytes) -> bool:
    """Whether zero bytes are one in four at least, as in Western UTF-16, or all stand on one side of their pairs."""
    low, high = head[0::2].count(0), head[1::2].count(0)
    is_one_sided = min(low, high) * _RARE <= max(low, high) and max(low, high) * 2 * _RARE >= len(head)
    return (low + high) * 4 >= len(head) or is_one_sided
