"""Holds the translations to the texts that the program shows."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.house.sources import ROOT, files, modules, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
CATALOGUES = [path for path in files() if path.name == "partnertrack.po"]
without_catalogues = pytest.mark.skipif(not CATALOGUES, reason="no translation ships yet")
each_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=name_of)

Forms = str | tuple[str, ...]  # a text, or the singular of a text with its plural
Message = tuple[str | None, Forms]


def forms(text: str | list[str] | tuple[str, ...]) -> Forms:
    """Return a text, or its singular and plural, as a value that compares."""
    return text if isinstance(text, str) else tuple(text)


@cache
def in_code() -> dict[Message, str]:
    """Return each text that the code marks for translation, with the place where it stands."""
    extracted = extract_from_dir(ROOT / "partnertrack", [("**.py", "python")], keywords=KEYWORDS)
    return {(context, forms(text)): f"{name}:{line}" for name, line, text, _, context in extracted}


def in_catalogue(path: Path) -> dict[Message, Forms]:
    """Return the finished translations of a catalogue, in the form that is edited or the one that is shipped."""
    with path.open("rb") as file:
        catalogue: Catalog = read_mo(file) if path.suffix == ".mo" else read_po(file)
    return {
        (message.context, forms(message.id)): forms(message.string)
        for message in catalogue
        if message.id and message.string and all(message.string) and not message.fuzzy
    }


@without_catalogues
@pytest.mark.parametrize("path", [path for path in CATALOGUES if path.parent.parent.name == "fr"], ids=name_of)
def test_every_text_is_translated(
    path: Path,
) -> None:  # German and Dutch are spoken in reports: see test_report_languages
    done = in_catalogue(path)
    assert {place: text for text, place in in_code().items() if text not in done} == {}


def test_no_text_is_marked_inside_a_formatted_one() -> None:
    """Before Python 3.12 such a text is not found by those who collect the texts."""
    inside = re.compile(r"\{(_|n?gettext|pgettext)\(")
    assert [name_of(path) for path in modules("partnertrack") if inside.search(path.read_text(encoding="utf-8"))] == []


@without_catalogues
@each_catalogue
def test_shipped_catalogue_is_made_of_the_edited_one(path: Path) -> None:
    assert in_catalogue(path.with_suffix(".mo")) == in_catalogue(path)


@without_catalogues
@each_catalogue
def test_translations_name_the_same_places(path: Path) -> None:
    strays = {
        translated: text
        for (_, text), translated in in_catalogue(path).items()
        for form in each(translated)
        if _places(form) not in [_places(one) for one in each(text)]
    }
    assert strays == {}


FRENCH = [path for path in CATALOGUES if path.parent.parent.name == "fr"]
UNLIKE_FRENCH = re.compile(
    r"(?<![\u00a0\w.])[:;!?%»](?=\s|$)"  # a sign that may begin a line: no no-break space before it
    r"|\w[;!?%»]"  # the same without any space
    r"|\w:(?=\s|$)"
    r"|«(?!\u00a0)|['\"“”]|\.\.\."  # marks that are not those of French
)


@pytest.mark.skipif(not FRENCH, reason="no French translation ships yet")
@pytest.mark.parametrize("path", FRENCH, ids=name_of)
def test_french_is_set_as_french(path: Path) -> None:
    said = [form for translated in in_catalogue(path).values() for form in each(translated)]
    assert [form for form in said if UNLIKE_FRENCH.search(filled(form))] == []


def each(text: Forms) -> tuple[str, ...]:
    """Return a text alone, or its singular and plural."""
    return (text,) if isinstance(text, str) else text


def filled(text: str) -> str:
    """Return the text with a word in each of its named places."""
    return re.sub(r"\{[^}]*\}", "x", text)


def _places(text: str) -> set[str]:
    """Return the named places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
