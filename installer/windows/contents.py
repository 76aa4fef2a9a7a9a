"""Tells what the program for Windows takes of its wheels, as contents.toml says it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Final

from installer.languages import LANGUAGES, LOCALES
from installer.sources import is_whole
from installer.windows import imports

SAID: Final[Mapping[str, Any]] = tomllib.loads(Path(__file__).with_name("contents.toml").read_text("utf-8"))
_QT: Final = ("PySide6", "shiboken6")
_LOCALES, _TRANSLATIONS = "babel/locale-data/*.dat", "PySide6/translations/*.qm"


def is_wanted(place: str) -> bool:
    """Tell whether the program needs the file at this place below `lib`; of Qt's libraries, `closed` tells."""
    if fnmatchcase(place, _LOCALES):
        return PurePosixPath(place).stem in LOCALES
    if fnmatchcase(place, _TRANSLATIONS):
        return PurePosixPath(place).stem in {f"qtbase_{language}" for language in LANGUAGES}
    if place.split("/", 1)[0] in _QT:
        return _is_one_of(place, [*SAID["qt"]["kept"], *SAID["qt"]["libraries"]])
    return not _is_any(place, SAID["needless"]["patterns"])


def is_lean(place: str) -> bool:
    """Tell whether a file of a wheel is a source that goes without what only programmers read."""
    return place.endswith(".py") and not is_whole(place.removesuffix(".py").replace("/", "."))


def closed(tables: Mapping[str, frozenset[str]]) -> set[str]:
    """Of the places below `lib`, those of Qt's libraries that nothing wants; `tables` says what each place imports."""
    libraries = {place for place in tables if _is_one_of(place, SAID["qt"]["libraries"])}
    wanted: set[str] = set()
    asking = set(tables) - libraries
    while asking:
        found = {library for place in asking for library in libraries if _is_meant(library, tables[place], place)}
        asking = found - wanted
        wanted |= found
    return libraries - wanted


def _is_meant(library: str, names: Iterable[str], place: str) -> bool:
    """Whether one of these names, wanted by the file at this place, is found in the library; the nearest counts."""
    path = PurePosixPath(library)
    if path.name.lower() not in names:
        return False
    return f"lib/{path.parent}" in imports.searched(f"lib/{place}", "python")


def _is_any(place: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(place, pattern) for pattern in patterns)


def _is_one_of(place: str, patterns: Iterable[str]) -> bool:
    """As `_is_any`, but a star stands for no further folder."""
    return any(place.count("/") == pattern.count("/") and fnmatchcase(place, pattern) for pattern in patterns)
