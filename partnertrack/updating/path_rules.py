"""Which names the files of an update may have, so that they lie in their folder on every system."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

_LONGEST, _LONGEST_PART = 200, 120
"""Characters: with the folder before it, a path stays below the 260 of Windows."""

_BAD: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)


def fault_of(path: str) -> str:
    """What is wrong with a path, for a log or a developer; "" where nothing is."""
    if not path or len(path) > _LONGEST:
        return "too long or empty"
    if unicodedata.normalize("NFC", path) != path:
        return "not in composed form"
    return next((fault for part in path.split("/") if (fault := _fault_of_part(part))), "")


def clash_of(paths: Iterable[str]) -> str:
    """A path that another one is in the way of, also where small and capital letters are the same; "" where none is."""
    spellings: dict[str, str] = {}
    files: set[str] = set()
    for path in paths:
        folded = path.casefold()
        if folded in spellings:
            return path
        files.add(folded)
        spellings[folded] = path
        for folder in _folders(path):
            known = spellings.setdefault(folder.casefold(), folder)
            if known != folder or folder.casefold() in files:
                return path
    return ""


def fault_of_links(links: Mapping[str, str], files: Iterable[str]) -> str:
    """A link that leads out of the folder, to nothing, or to another link; "" where none does."""
    there = set(files)
    there |= {folder for path in tuple(there) for folder in _folders(path)}
    for path, target in links.items():
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if target.startswith("/") or whole not in there or whole in _folders(path):
            return path
    return next((path for path in (*there, *links) if any(folder in links for folder in _folders(path))), "")


def _folders(path: str) -> tuple[str, ...]:
    """The folders above a path, the outermost last."""
    parts = path.split("/")
    return tuple("/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


def _fault_of_part(part: str) -> str:
    if part in ("", ".", ".."):
        return "leads elsewhere"
    if _BAD.search(part) or len(part) > _LONGEST_PART:
        return "has characters that Windows does not allow"
    if part.endswith((".", " ")) or part.startswith(" ") or _RESERVED.fullmatch(part):
        return "is a name that Windows reserves"
    return ""
