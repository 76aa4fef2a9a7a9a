"""Makes a small library of ICU's data: what Qt asks for in the languages that the program speaks, and no other.

The data are one file inside a library: a head, a table of names and places, the items. Only items are left out, so what
stays is as ICU's makers wrote it.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from pathlib import Path

from installer.bundle.release import program

LANGUAGES = ("root", "en", "en_001", "en_150", "en_GB", "en_US", "fr", "de", "nl", "ar", "es", "it", "pt", "ka")
"""Those whose order of letters, calendars and names of zones stay."""

_KEPT = re.compile(
    rf"(coll/|zone/)?({'|'.join(LANGUAGES)}|res_index|pool)\.res"
    r"|coll/ucadata\.icu"
    r"|(likelySubtags|supplementalData|numberingSystems|keyTypeData|timezoneTypes|zoneinfo64|metaZones|windowsZones"
    r"|plurals|dayPeriods|genderList|icustd|icuver|currencyNumericCodes|metadata|langInfo|grammaticalFeatures)\.res"
    r"|(cnvalias|uemoji|ulayout)\.icu|\w+\.nrm"
    r"|(ibm-1252_P100-2000|ibm-5348_P100-1997|ibm-1250_P100-1995|ibm-912_P100-1995)\.cnv"
)
_MAGIC, _KIND, _ALIGNED = 0x27DA, b"CmnD", 16


def shrink(library: Path) -> None:
    """Write the library anew with the items that are kept; it stays as it is where it is not what we know.

    Raises `CalledProcessError` when the compiler fails.
    """
    found = _items(library.read_bytes())
    if found is None:
        return
    head, items = found
    kept = [(name, item) for name, item in items if _KEPT.fullmatch(name.partition("/")[2])]
    _compile(_package(head, kept), library, items[0][0].partition("/")[0].rstrip("lbe"))


def _items(content: bytes) -> tuple[bytes, list[tuple[str, bytes]]] | None:
    """The head of the data in a library, and its items by name; None where there are no such data."""
    start = content.find(_KIND) - 12
    if start < 0 or struct.unpack_from("<H", content, start + 2)[0] != _MAGIC:
        return None
    base = start + int(struct.unpack_from("<H", content, start)[0])
    count = int(struct.unpack_from("<I", content, base)[0])
    table = [struct.unpack_from("<II", content, base + 4 + 8 * number) for number in range(count)]
    names = [content[base + at : content.index(b"\0", base + at)].decode("ascii") for at, _place in table]
    ends = [place for _at, place in table[1:]] + [table[-1][1] + 2_000_000]
    return content[start:base], [
        (name, content[base + place : base + end]) for name, (_at, place), end in zip(names, table, ends, strict=True)
    ]


def _package(head: bytes, items: list[tuple[str, bytes]]) -> bytes:
    """The data of these items, which are in the order of their names."""
    names = b"".join(name.encode("ascii") + b"\0" for name, _item in items)
    at = 4 + 8 * len(items)
    place = _up(at + len(names))
    table, bodies = struct.pack("<I", len(items)), bytearray(place - at - len(names))
    for name, item in items:
        table += struct.pack("<II", at, place)
        at += len(name) + 1
        bodies += item + bytes(_up(len(item)) - len(item))
        place += _up(len(item))
    return head + table + names + bodies


def _up(size: int) -> int:
    """The next size at which an item may begin."""
    return -(-size // _ALIGNED) * _ALIGNED


def _compile(package: bytes, library: Path, name: str) -> None:
    """Write the library that has the data under the name by which ICU asks for them."""
    with tempfile.TemporaryDirectory() as folder:
        data, source = Path(folder, "data"), Path(folder, "data.S")
        data.write_bytes(package)
        source.write_text(
            f".section .rodata\n.balign 16\n.global {name}_dat\n.type {name}_dat, %object\n"
            f'{name}_dat:\n.incbin "data"\n'
            f'.size {name}_dat, . - {name}_dat\n.section .note.GNU-stack,"",%progbits\n',
            encoding="ascii",
        )
        command = [
            program("cc"),
            "-shared",
            "-nostdlib",
            "-Wl,--build-id=none",
            f"-Wl,-soname,{library.name}",
            "-s",
            "-o",
        ]
        subprocess.run([*command, str(library.resolve()), str(source)], check=True, cwd=folder)
