"""Takes the chapters of the guide from the shelf, in the order of its contents."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from partnertrack import paths
from partnertrack.services.guide.pieces import Block, Chapter
from partnertrack.services.guide.reading import read_chapter

ENGLISH: Final = "en"
ERRORS: Final = "errors"
"""The key of the chapter that says what each message means."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the contents with its chapters."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters in a language; `pages` tells of each page of the window which chapter is about it."""

    language: str
    parts: tuple[Part, ...]
    pages: Mapping[str, str]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in their order."""
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    def chapter(self, key: str) -> Chapter | None:
        """The chapter of that key."""
        return next((chapter for chapter in self.chapters if chapter.key == key), None)

    def of_page(self, page: str) -> str:
        """The key of the chapter about a page of the window; the first chapter for a page that nobody knows."""
        key = self.pages.get(page, "")
        return key if self.chapter(key) else next((chapter.key for chapter in self.chapters), "")


@dataclass(frozen=True, slots=True)
class Asked:
    """How people ask in a language: words that say nothing of what they look for, and their words for the guide's."""

    empty: tuple[str, ...]
    same: Mapping[str, str]


@lru_cache
def guide(language: str) -> Guide:
    """The guide in a language; what is not written in it yet is told in English."""
    told = _told()
    parts = []
    pages: dict[str, str] = {}
    for part in told["parts"]:
        chapters = tuple(chapter for each in part["chapters"] if (chapter := _chapter(each, language)))
        pages |= {page: each["key"] for each in part["chapters"] for page in each["pages"]}
        if chapters:
            parts.append(Part(part["titles"].get(language, part["titles"][ENGLISH]), chapters))
    return Guide(language, tuple(parts), pages)


def asked_in(language: str) -> Asked:
    """How people ask in a language."""
    told = _told()["asked"].get(language, {})
    return Asked(tuple(told.get("empty", "").split()), told.get("same", {}))


def _told() -> dict[str, Any]:
    return tomllib.loads((docs() / "guide.toml").read_text("utf-8"))


def docs() -> Path:
    """The folder of the chapters."""
    return paths.resources() / "docs"


def picture(name: str, language: str) -> Path | None:
    """The file of a picture, that of English where the language has none; None where nobody drew it."""
    return _first([docs() / "images" / each / f"{name}.png" for each in (language, ENGLISH)])


def read(chapter: Chapter) -> tuple[Block, ...]:
    """What a chapter is made of, from its title to its end."""
    return _read(chapter.key, chapter.language)


@lru_cache
def _read(key: str, language: str) -> tuple[Block, ...]:
    return read_chapter(key, (docs() / language / f"{key}.md").read_text("utf-8"))


def _chapter(told: Mapping[str, str], language: str) -> Chapter | None:
    """The chapter as `guide.toml` names it, called by the first line of its file; None where nobody wrote it."""
    key = told["key"]
    file = _first([docs() / each / f"{key}.md" for each in (language, ENGLISH)])
    if file is None:
        return None
    with file.open(encoding="utf-8") as lines:
        title = next(lines, key).lstrip("#").strip()
    return Chapter(key, told["icon"], title, file.parent.name)


def _first(files: Sequence[Path]) -> Path | None:
    return next((file for file in files if file.is_file()), None)
