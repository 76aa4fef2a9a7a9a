"""Proves that the files are whole that ship beside the program."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from partnertrack import i18n, paths
from partnertrack.cli.proofs.proof import Lacking, Proof
from partnertrack.i18n import _
from partnertrack.services import guide, pilots

_PICTURE = re.compile(r"!\[[^]]*\]\(([^)\s]+)\)")
"""Where the text of a chapter shows a picture: its place, seen from the chapter."""

_FOLDERS = ("codelists", "iati", "icons", "partner_texts", "practice", "privacy", "reports", "self_test", "updates")

_WORDS = "Women"
"""A text that reads otherwise in every other language."""


def proofs() -> Iterator[Proof]:
    """Fonts, schemes, translations, words of the languages, guide, map, icons."""
    yield Proof(_("Fonts"), _fonts)
    yield Proof(_("Schemes"), lambda: str(len(pilots.schemes())) if pilots.schemes() else _lack("schemes"))
    yield Proof(_("Translations"), _translations)
    yield Proof(_("Dates and numbers of each language"), _locales)
    yield Proof(_("Guide"), _guide)
    yield Proof(_("Map"), _map)
    yield Proof(_("Other files that ship"), _files)


def _lack(name: str) -> str:
    raise Lacking(_("“{file}” is missing.").format(file=name))


def _fonts() -> str:
    folder = paths.resources() / "fonts"
    sums = [line.split() for line in (folder / "SHA256SUMS").read_text("ascii").splitlines()]
    for expected, name in sums:
        font = folder / name
        if not font.is_file():
            _lack(name)
        if hashlib.sha256(font.read_bytes()).hexdigest() != expected:
            raise Lacking(_("“{file}” is not as it was shipped.").format(file=name))
    return str(len(sums))


def _translations() -> str:
    for language in i18n.LANGUAGES[1:]:
        with i18n.speaking(language):
            if i18n.gettext(_WORDS) == _WORDS:
                _lack(f"locale/{language}")
    return ", ".join(i18n.LANGUAGES)


def _locales() -> str:
    """The same day in each language, and a country's name."""
    told = []
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            told.append(i18n.day(date(2026, 3, 9)))
            if i18n.country("MA") == "MA":
                _lack(language)
    if len(set(told)) < len(i18n.LANGUAGES):
        raise Lacking(", ".join(told))
    return ", ".join(told)


def _guide() -> str:
    """Every chapter with its pictures; each can be read, and found by its title."""
    folder = paths.resources() / "docs"
    contents = tomllib.loads((folder / "guide.toml").read_text("utf-8"))
    for key in (each["key"] for part in contents["parts"] for each in part["chapters"]):
        chapter = folder / "en" / f"{key}.md"
        if not chapter.is_file():
            _lack(f"en/{chapter.name}")
        for place in _PICTURE.findall(chapter.read_text("utf-8")) if (folder / "images" / "en").is_dir() else ():
            if not (chapter.parent / place).is_file():
                _lack(place)
    chapters = guide.guide("en").chapters
    if unknown := [each.title for each in chapters if not guide.search("en", each.title)]:
        raise Lacking(", ".join(unknown))
    return str(len(chapters))


def _map() -> str:
    world = json.loads((paths.resources() / "map" / "world.json").read_text("utf-8"))
    return "" if world else _lack("world.json")


def _files() -> str:
    """Every file can be read; what is a table of ours is one."""
    files = [each for each in sorted(paths.resources().rglob("*")) if each.is_file()]
    for file in files:
        _read(file)
    for name in _FOLDERS:
        if not any((paths.resources() / name).glob("*")):
            _lack(name)
    return str(len(files))


def _read(file: Path) -> None:
    content = file.read_bytes()
    if not content and file.name != ".gitkeep":
        raise Lacking(_("“{file}” is empty.").format(file=file.name))
    if file.suffix == ".toml":
        tomllib.loads(content.decode("utf-8"))
