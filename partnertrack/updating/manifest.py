"""What an update says of itself, in the bytes that are signed."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from partnertrack.domain.encoding import canonical
from partnertrack.updating import path_rules
from partnertrack.updating.version import Version, parse

FORMAT: Final = 1
PROGRAM: Final = "partnertrack"
LARGEST: Final = 16 << 20
"""Bytes of a manifest; a larger one is none of ours."""

MOST_FILES: Final = 40_000
MOST_BYTES: Final = 2 << 30
"""Files, and bytes of all of them, that a program may have."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_LONGEST_NOTE, _MOST_NOTES = 600, 40
_MACHINES: Final = {"amd64": "x86_64", "aarch64": "arm64"}


@dataclass(frozen=True, slots=True)
class File:
    """A file of the program: its path from the program's folder, its bytes, the SHA-256, whether it can be started."""

    path: str
    size: int
    sha256: str
    is_executable: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """An update to `version` for those who have at least the version `least`, on one platform.

    `schema` is the number of the pilot files' shape that the version writes. `notes` are what is new, by language.
    `links` are symbolic links with what they lead to.
    """

    version: str
    least: str
    platform: str
    schema: int
    notes: Mapping[str, tuple[str, ...]]
    files: tuple[File, ...]
    links: Mapping[str, str]

    @property
    def number(self) -> Version:
        """The version as numbers."""
        return parse(self.version)

    @property
    def size(self) -> int:
        """Bytes of all files as they are unpacked."""
        return sum(file.size for file in self.files)

    def news(self, language: str) -> tuple[str, ...]:
        """What is new, in a language, else in English."""
        return self.notes.get(language) or self.notes.get("en") or ()

    def to_bytes(self) -> bytes:
        """The bytes that are signed; the same for the same update."""
        files = [
            {"path": each.path, "size": each.size, "sha256": each.sha256, "executable": each.is_executable}
            for each in self.files
        ]
        said = {
            "format": FORMAT,
            "program": PROGRAM,
            "version": self.version,
            "least": self.least,
            "platform": self.platform,
            "schema": self.schema,
            "notes": {language: list(lines) for language, lines in self.notes.items()},
            "files": files,
            "links": dict(self.links),
        }
        return canonical(said).encode()


def here() -> str:
    """The platform of this computer, as manifests name it, such as "linux-x86_64"."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    return f"{system}-{_MACHINES.get(machine, machine)}"


def format_of(content: bytes) -> int:
    """The number of the form in which a manifest is written; raises ValueError."""
    said = json.loads(content)
    number = said.get("format") if isinstance(said, dict) and said.get("program") == PROGRAM else None
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("format")  # noqa: TRY004 - what a file says is a value, whatever its type
    return number


def read(content: bytes) -> Manifest:
    """The manifest that these bytes say; raises ValueError where they say none, or one that breaks a rule."""
    try:
        said = json.loads(content)
        manifest = Manifest(
            version=_text(said["version"]),
            least=_text(said["least"]),
            platform=_text(said["platform"]),
            schema=_count(said["schema"]),
            notes={_text(language): _notes(lines) for language, lines in said["notes"].items()},
            files=tuple(_file(each) for each in said["files"]),
            links={_text(path): _text(target) for path, target in said["links"].items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("form") from error
    if fault := fault_of(manifest):
        raise ValueError(fault)
    return manifest


def fault_of(manifest: Manifest) -> str:
    """Which rule a manifest breaks; "" where it breaks none. Raises ValueError where a version is none."""
    parse(manifest.version)
    parse(manifest.least)
    if not manifest.files or len(manifest.files) + len(manifest.links) > MOST_FILES or manifest.size > MOST_BYTES:
        return "too many files, or none"
    paths = [*(each.path for each in manifest.files), *manifest.links]
    for path in paths:
        if fault := path_rules.fault_of(path):
            return f"{path!r} {fault}"
    if path := path_rules.clash_of(paths):
        return f"{path!r} is in the way of another"
    if path := path_rules.fault_of_links(manifest.links, (each.path for each in manifest.files)):
        return f"{path!r} leads elsewhere"
    return ""


def _file(said: Mapping[str, Any]) -> File:
    found = _text(said["sha256"])
    if _SHA256.fullmatch(found) is None or not isinstance(said["executable"], bool):
        raise ValueError("file")
    return File(_text(said["path"]), _count(said["size"]), found, said["executable"])


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    said.encode()  # half of a pair of surrogates is no text
    return said


def _count(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise ValueError("count")
    return said


def _notes(said: object) -> tuple[str, ...]:
    if not isinstance(said, list) or len(said) > _MOST_NOTES:
        raise TypeError
    return tuple(_text(line)[:_LONGEST_NOTE] for line in said)
