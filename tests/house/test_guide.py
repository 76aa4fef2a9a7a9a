"""Holds the guide to the program that it tells of: its pages, its words, its keys, its pictures."""

from __future__ import annotations

import ast
import gettext
import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import pytest
from PySide6.QtGui import QKeySequence

from installer import guide_keys
from partnertrack import i18n
from partnertrack.services.guide import (
    Block,
    Chapter,
    Heading,
    Listed,
    Note,
    Paragraph,
    Picture,
    Table,
    Words,
    guide,
    picture,
    read,
)
from partnertrack.ui import keys, place
from tests.house.sources import ROOT, files, modules

DOCS = ROOT / "resources" / "docs"
LANGUAGES = tuple(language for language in i18n.LANGUAGES if (DOCS / language).is_dir())
each_language = pytest.mark.parametrize("language", LANGUAGES)
SAME_KEYS = {"Enter": "Return", "Esc": "Escape", "Del": "Delete"}
EDITING = {"Tab", "Shift+Tab", "Ctrl", "Alt", "Shift", "Home", "End", "⌘", "⌥", "{"}
"""Keys that mean the same in every program, and that none of ours defines."""

whole = pytest.mark.skipif(not (DOCS / "en" / "errors.md").is_file(), reason="the guide is not written yet")


def written(language: str) -> tuple[Chapter, ...]:
    """Return the chapters that are written in a language."""
    return tuple(chapter for chapter in guide(language).chapters if chapter.language == language)


def blocks(within: tuple[Block, ...]) -> Iterator[Block]:
    """Give every block, those within others included."""
    for block in within:
        yield block
        if isinstance(block, Listed):
            for item in block.items:
                yield from blocks(item)
        elif isinstance(block, Note):
            yield from blocks(block.blocks)


def words(chapter: Chapter) -> Iterator[Words]:
    """Give all the words of a chapter."""
    for block in blocks(read(chapter)):
        if isinstance(block, Heading | Paragraph):
            yield from block.words
        elif isinstance(block, Table):
            yield from (each for row in block.rows for cell in row for each in cell)


@whole
def test_every_page_of_the_window_leads_to_a_chapter() -> None:
    named = {value for name, value in vars(place).items() if name.isupper() and isinstance(value, str)}
    assert named - set(guide("en").pages) == set()
    assert set(guide("en").pages.values()) <= {chapter.key for chapter in guide("en").chapters}


@whole
def test_every_chapter_is_written_in_english() -> None:
    told = tomllib.loads((DOCS / "guide.toml").read_text("utf-8"))
    wanted = [chapter["key"] for part in told["parts"] for chapter in part["chapters"]]
    assert [chapter.key for chapter in written("en")] == wanted
    assert {file.stem for file in (DOCS / "en").glob("*.md")} == set(wanted)


@whole
@each_language
def test_every_link_leads_to_a_heading(language: str) -> None:
    anchors = {
        chapter.key: {"", *(block.anchor.replace("-", "") for block in read(chapter) if isinstance(block, Heading))}
        for chapter in guide(language).chapters
    }
    links = [(chapter.key, each.target) for chapter in written(language) for each in words(chapter) if each.target]
    lost = []
    for chapter, target in links:
        key, _sign, anchor = target.partition("#")
        if anchor.replace("-", "") not in anchors.get(key, ()):
            lost.append((chapter, target))
    assert lost == []


@whole
@each_language
def test_every_picture_is_drawn(language: str) -> None:
    named = {
        block.name: chapter.key
        for chapter in written(language)
        for block in blocks(read(chapter))
        if isinstance(block, Picture)
    }
    assert {name: key for name, key in named.items() if picture(name, language) is None} == {}


def test_pictures_are_small() -> None:
    sizes = {path: path.stat().st_size for path in files() if path.is_relative_to(DOCS / "images")}
    assert {path.name: size for path, size in sizes.items() if size > 80_000} == {}
    assert sum(sizes.values()) <= 4_000_000


@cache
def _texts(language: str) -> frozenset[str]:
    """Return the texts that the program has in a language, as they are translated; in English those that are."""
    catalogue = gettext.translation(
        "partnertrack", ROOT / "resources" / "locale", [language if language != "en" else "fr"]
    )
    kept: dict[object, str] = vars(catalogue)["_catalog"]
    said = ((key[0] if isinstance(key, tuple) else key) if language == "en" else text for key, text in kept.items())
    return frozenset(_bare(str(text)) for text in said)


@cache
def _named(language: str) -> frozenset[str]:
    """Return what the resources call things, such as steps and schemes."""
    return frozenset(map(_bare, _labels(language)))


@cache
def _placed(language: str) -> tuple[re.Pattern[str], ...]:
    """Return what fits the texts that have places in them."""
    texts = (text for text in _texts(language) if "{" in text and re.sub(r"\{.*?\}|\W", "", text))
    return tuple(re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for text in texts)


@cache
def _sources() -> str:
    """Return the code with each text of it on one line: what is new there is in no catalogue yet."""
    texts = (path.read_text("utf-8") for path in modules("partnertrack"))
    return "\n".join(re.sub(r'"\s*\n\s*"', "", text) for text in texts).casefold()


def _is_new(said: str) -> bool:
    """Tell whether the code has a text that begins so, as a sentence or as a whole, with a place for each ellipsis."""
    form = r"\{\w+\}".join(map(re.escape, said.split("…")))
    return re.search(f'"{form}(…|[.:?] ?|")', _sources()) is not None


def is_said(text: str, language: str) -> bool:
    """Tell whether the program says a text somewhere."""
    said = _bare(text)
    if "…" in said:
        return is_message(text, language)
    return (
        said in _texts(language)
        or said in _named(language)
        or any(form.fullmatch(said) for form in _placed(language))
        or (language == "en" and _is_new(said))
    )


def _bare(text: str) -> str:
    """Return a text without what a sentence of the guide leaves out."""
    return (
        text.replace("\N{NO-BREAK SPACE}", " ").removesuffix("…").removesuffix(":").removesuffix(".").strip().casefold()
    )


def _labels(language: str) -> Iterator[str]:
    """Give what the resources call things, such as steps and schemes, in a language."""
    for path in files():
        if path.suffix == ".toml" and path.is_relative_to(ROOT / "resources") and not path.is_relative_to(DOCS):
            yield from _said(tomllib.loads(path.read_text("utf-8")), language)


def _said(value: object, language: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _said(each, language)
    elif isinstance(value, dict):
        for each in [value[language]] if language in value else value.values():
            yield from _said(each, language)


@whole
@each_language
def test_what_stands_on_the_screen_is_called_as_it_stands_there(language: str) -> None:
    unknown = [
        (chapter.key, each.text)
        for chapter in written(language)
        for each in words(chapter)
        if each.kind == "screen" and not is_said(each.text, language)
    ]
    assert unknown == []


def known_keys() -> set[str]:
    """Return every combination of keys in the table of the program, and those of every program."""
    return {each for group in keys.groups() for ways, _words in group.keys for each in ways} | EDITING


@each_language
def test_the_guide_names_keys_that_the_program_has(language: str) -> None:
    with i18n.speaking(language):
        known = known_keys()
    unknown = [
        (chapter.key, each.text)
        for chapter in written(language)
        for each in words(chapter)
        if each.kind == "key" and SAME_KEYS.get(each.text, each.text) not in known
    ]
    assert unknown == []


@each_language
def test_the_chapter_of_keys_has_all_of_them(language: str) -> None:
    text = (DOCS / language / "keys.md").read_text("utf-8")
    with i18n.speaking(language):
        assert guide_keys.chapter(text) == text  # installer/guide_keys.py writes it
    heads = re.search(r"^\| (.+) \| (.+) \|\n\|---", text, re.MULTILINE)
    assert heads
    assert [head for head in heads.groups() if not is_said(head, language)] == []


def test_every_key_of_the_sources_is_in_the_table() -> None:
    known = {QKeySequence(each).toString() for each in known_keys()}
    standard = {"Paste": "Ctrl+V", "Delete": "Del", "Find": "Ctrl+F"}
    missing = {}
    for path in modules("partnertrack/ui"):
        source = path.read_text("utf-8")
        if "QShortcut(" not in source or path.name == "main_window.py":
            continue
        used = {QKeySequence(each).toString() for each in _sequences(ast.parse(source))}
        used |= {
            standard[name] for name in re.findall(r"QShortcut\(QKeySequence\(QKeySequence\.StandardKey\.(\w+)", source)
        }
        if used - known:
            missing[path.name] = used - known
    assert missing == {}


def _sequences(tree: ast.Module) -> Iterator[str]:
    """Give the texts that stand where keys are set: in a sequence itself, or first in rows that are walked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QKeySequence":
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
        if isinstance(node, ast.FunctionDef) and "QShortcut" in ast.dump(node):
            rows = (each.elts[0] for each in ast.walk(node) if isinstance(each, ast.Tuple) and each.elts)
            yield from (
                each.value
                for each in rows
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and re.match(r"[A-Z]", each.value)
            )


@each_language
def test_messages_that_are_explained_are_said_by_the_program(language: str) -> None:
    headings = [
        "".join(each.text for each in block.words)
        for chapter in written(language)
        for block in read(chapter)
        if chapter.key == "errors" and isinstance(block, Heading) and block.level == 3
    ]
    assert [heading for heading in headings if not is_message(heading, language)] == []


def is_message(heading: str, language: str) -> bool:
    """Tell whether a text of the program is, or begins as, a heading says: with an ellipsis for each place."""
    said = _dotted(heading).rstrip(" …:")
    texts = _in_order(language)
    near = texts[bisect_left(texts, said) :]
    begun = takewhile(lambda text: text.startswith(said), near)
    is_known = any(not text[len(said) :][:1].isalnum() for text in begun)
    return is_known or (language == "en" and _is_new(said))


@cache
def _in_order(language: str) -> tuple[str, ...]:
    return tuple(sorted(map(_dotted, _texts(language))))


@cache
def _dotted(text: str) -> str:
    return _bare(re.sub(r"\{.*?\}", "…", text))
