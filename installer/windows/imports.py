"""Reads which libraries the programs and libraries of Windows want, and finds those that are nowhere."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

PROGRAMS = (".dll", ".exe", ".pyd")

_IMPORTS, _DELAYED_IMPORTS = 1, 13
_DIRECTORIES = {0x10B: 96, 0x20B: 112}
"""Where the table of directories begins in the optional header, for 32 and for 64 bits."""

_AMD64 = 0x8664
_IMPORT_SIZE, _DELAYED_SIZE = 20, 32
_MOST = 1000

_WINDOWS = re.compile(
    r"(api-ms-win-|ext-ms-).*|(advapi32|avrt|authz|bcrypt|bcryptprimitives|cabinet|cfgmgr32|combase|comctl32|comdlg32"
    r"|crypt32|cryptbase|d2d1|d3d9|d3d11|d3d12|d3dcompiler_47|dbghelp|dcomp|dnsapi|dwmapi|dwrite|dxgi|gdi32|gdiplus"
    r"|hid|icuin|icuuc|imm32|iphlpapi|kernel32|mpr|msimg32|msvcrt|mswsock|ncrypt|netapi32|normaliz|ntdll|ole32"
    r"|oleaut32|opengl32|pdh|powrprof|propsys|psapi|rpcrt4|secur32|setupapi|shcore|shell32|shlwapi|synchronization"
    r"|ucrtbase|uiautomationcore|urlmon|user32|userenv|usp10|uxtheme|version|windowscodecs|wininet|winmm|winspool"
    r"|wintrust|wldap32|ws2_32|wtsapi32)",
)
"""Libraries that Windows 10 brings since version 1809, without a name's end."""


class NotForWindowsError(ValueError):
    """Bytes that are no program or library for 64-bit Windows."""


@dataclass(frozen=True, slots=True)
class _Section:
    start: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class _Image:
    content: bytes
    sections: tuple[_Section, ...]
    directories: int

    def at(self, address: int) -> int:
        """Where in the file lies what Windows puts at an address, relative to the image's beginning."""
        for section in self.sections:
            if section.start <= address < section.start + section.size:
                return address - section.start + section.offset
        raise NotForWindowsError(f"nothing lies at {address:#x}")

    def number(self, address: int) -> int:
        """The four bytes at an address, as a number."""
        return int(struct.unpack_from("<I", self.content, self.at(address))[0])

    def text(self, address: int) -> str:
        """The text that begins at an address."""
        begin = self.at(address)
        return self.content[begin : self.content.index(b"\0", begin)].decode("ascii")

    def directory(self, number: int) -> int:
        """The address of a table; 0 where the file has none."""
        return int(struct.unpack_from("<I", self.content, self.directories + 8 * number)[0])


def wanted(content: bytes) -> frozenset[str]:
    """The names of the libraries that a program or library loads, in small letters; raises `NotForWindowsError`."""
    try:
        image = _image(content)
        return frozenset(
            name.lower()
            for table, size, at in ((_IMPORTS, _IMPORT_SIZE, 12), (_DELAYED_IMPORTS, _DELAYED_SIZE, 4))
            for name in _names(image, table, size, at)
        )
    except (struct.error, ValueError, IndexError) as error:
        raise NotForWindowsError(str(error)) from error


def _image(content: bytes) -> _Image:
    if content[:2] != b"MZ":
        raise NotForWindowsError("it does not begin as programs do")
    header = struct.unpack_from("<I", content, 0x3C)[0]
    signature, machine, count, size = struct.unpack_from("<4sHH12xH", content, header)
    if signature != b"PE\0\0" or machine != _AMD64:
        raise NotForWindowsError("it is not for 64-bit Windows")
    optional = header + 24
    kind = struct.unpack_from("<H", content, optional)[0]
    sections = tuple(
        _Section(start, max(virtual, raw), offset)
        for virtual, start, raw, offset in (
            struct.unpack_from("<IIII", content, optional + size + 40 * number + 8) for number in range(count)
        )
    )
    return _Image(content, sections, optional + _DIRECTORIES[kind])


def _names(image: _Image, table: int, size: int, at: int) -> Iterator[str]:
    """The names in one table, whose entries are of this size and name their library at this place."""
    begin = image.directory(table)
    for number in range(_MOST if begin else 0):
        name = image.number(begin + number * size + at)
        if not name:
            return
        yield image.text(name)


def is_windows_own(name: str) -> bool:
    """Tell whether Windows brings a library itself; the runtime of Microsoft's compiler it does not bring."""
    return (
        _WINDOWS.fullmatch(name.lower().rpartition(".")[0] if name.lower().endswith((".dll", ".drv")) else name)
        is not None
    )


def missing(tables: Mapping[str, frozenset[str]], interpreter: str, given: Iterable[str] = ()) -> list[str]:
    """A line for each library that Windows would not find; places are relative to the program's folder.

    `interpreter` is the interpreter's folder; `given` are names that lie in it although `tables` has them not.
    """
    there = {(str(PurePosixPath(place).parent), PurePosixPath(place).name.lower()) for place in tables}
    brought = {name.lower() for name in given}
    return sorted(
        f"{place} wants {name}"
        for place, names in tables.items()
        for name in names
        if not is_windows_own(name)
        and name not in brought
        and not any((folder, name) in there for folder in searched(place, interpreter))
    )


def searched(place: str, interpreter: str) -> tuple[str, ...]:
    """The folders in which Windows looks for the libraries of what lies at this place, the nearest first.

    Beside it; beside the interpreter; and what its package adds: Qt for Python shiboken's folder, others `NAME.libs`.
    """
    path = PurePosixPath(place)
    top = path.parts[:2]  # lib/numpy
    added = [f"{'/'.join(top)}.libs"] if len(top) > 1 else []
    if top[-1] == "PySide6":
        added += ["lib/PySide6", "lib/shiboken6"]
    return (str(path.parent), interpreter, *added)
