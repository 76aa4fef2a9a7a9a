"""Folders that a cloud program keeps alike on several computers, and the second copies that it makes of a file.

What programs leave in their folders tells them apart, and what they told the system; the name of a folder does so only
in a home, for those that leave nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import Final

_MARKERS: Final[tuple[tuple[str, str], ...]] = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".stfolder", "Syncthing"),
    (".megaignore", "MEGA"),
    (".seafile-data", "Seafile"),
)
"""What cloud programs leave in the folder that they keep alike on several computers."""

_ICONS: Final[tuple[tuple[str, str], ...]] = (
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("googledrive", "Google Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("boxdrive", "Box"),
    ("pcloud", "pCloud"),
)
"""Programs by which Windows draws the icon of a folder, as its `desktop.ini` says."""

_NAMES: Final[tuple[tuple[str, str], ...]] = (
    (r"onedrive( - .+)?", "OneDrive"),
    (r"icloud ?drive", "iCloud Drive"),
    (r"box( sync)?", "Box"),
    (r"pcloud ?(drive|sync)?", "pCloud"),
    (r"google ?drive|my drive", "Google Drive"),
    (r"nextcloud", "Nextcloud"),
    (r"owncloud", "ownCloud"),
)
"""Folders that these programs make in a home; some of them leave no mark in it."""

_VARIABLES: Final = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
_LIBRARY: Final[tuple[tuple[str, str], ...]] = (
    ("library/mobile documents", "iCloud Drive"),
    ("library/cloudstorage/onedrive", "OneDrive"),
    ("library/cloudstorage/googledrive", "Google Drive"),
    ("library/cloudstorage/dropbox", "Dropbox"),
    ("library/cloudstorage/box", "Box"),
    ("library/cloudstorage/", "iCloud Drive"),
)
"""Where macOS keeps the folders of cloud programs, in a home."""


@dataclass(frozen=True, slots=True)
class Home:
    """Whose folders they are: the system, what it was told by programs, and the folder of the user."""

    platform: str
    environment: Mapping[str, str]
    folder: Path


def program_of(folder: Path, home: Home) -> str:
    """The cloud program to which a folder belongs as a whole; "" where it is none's."""
    return _by_environment(folder, home) or _by_marker(folder) or _by_name(folder, home)


_CONFLICTS: Final = (
    r"{stem} ?\(.*(conflict|konflikt|conflit).*\)( \d+)?",
    r"{stem}[ _.-]*(conflicted copy|sync-conflict|conflict).*",
    r"{stem}_conf\(\d+\)",
)
"""How cloud programs name the second of two files that were changed at once; whatever the folder."""

_CONFLICTS_IN_CLOUD: Final = (r"{stem}-{computer}(-\d+)?", r"{stem}( \(\d+\)| [2-9])")
"""Such names that could be meant, too: conflicts in the folder of a cloud program only."""

_COMPUTER: Final = r"(desktop|laptop|pc|mac|macbook|imac|notebook)[-\w]*|[A-Z0-9]+-[A-Z0-9-]+|[A-Z]{2,}[A-Z0-9]*\d+"


def conflict_copies(path: Path, names: Iterable[str], *, is_cloud: bool) -> tuple[str, ...]:
    """Those of the names that a cloud program gave to a second copy of this file, in order."""
    forms = (*_CONFLICTS, *(_CONFLICTS_IN_CLOUD if is_cloud else ()))
    filled = [each.replace("{stem}", re.escape(path.stem)).replace("{computer}", f"({_COMPUTER})") for each in forms]
    pattern = re.compile("|".join(f"(?:{each})" for each in filled), re.IGNORECASE)
    return tuple(
        sorted(
            name
            for name in names
            if name != path.name and PurePath(name).suffix == path.suffix and pattern.fullmatch(PurePath(name).stem)
        )
    )


def names_beside(path: Path) -> tuple[str, ...]:
    """The files in the folder of a path."""
    try:
        return tuple(each.name for each in path.resolve().parent.iterdir())
    except OSError:
        return ()


def _by_environment(folder: Path, home: Home) -> str:
    """The cloud program that has told the system of this folder."""
    said = str(folder)
    if any(home.environment.get(name) == said for name in _VARIABLES):
        return "OneDrive"
    if home.platform == "darwin" and folder.is_relative_to(home.folder):
        below = folder.relative_to(home.folder).as_posix().lower()
        return next((name for start, name in _LIBRARY if below.startswith(start) and below != start.rstrip("/")), "")
    return ""


def _by_marker(folder: Path) -> str:
    """The cloud program that has left its mark in this folder."""
    found = next((name for name in _found_in(folder)), "")
    if found == "Nextcloud" and "owncloud" in folder.name.lower():
        return "ownCloud"
    return found


def _found_in(folder: Path) -> Iterator[str]:
    try:
        names = [each for each in os.listdir(folder) if each.startswith((".", "desktop.ini"))]  # noqa: PTH208 - names alone, of folders with thousands of files
    except OSError:
        return
    for pattern, program in _MARKERS:
        if any(fnmatch(name, pattern) for name in names):
            yield program
    if "desktop.ini" in names:
        yield from _by_icon(folder / "desktop.ini")


def _by_icon(settings: Path) -> Iterator[str]:
    try:
        said = settings.read_bytes()[:4096].replace(b"\0", b"").decode("utf-8", "replace").lower()
    except OSError:
        return
    yield from (program for word, program in _ICONS if word in said.replace(" ", ""))


def _by_name(folder: Path, home: Home) -> str:
    """The cloud program that gives such a name to its folder in a home."""
    if folder.parent != home.folder.resolve():
        return ""
    return next((program for pattern, program in _NAMES if re.fullmatch(pattern, folder.name, re.IGNORECASE)), "")
