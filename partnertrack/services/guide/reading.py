"""Reads the Markdown in which the chapters are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from partnertrack.domain.names import fold
from partnertrack.services.guide.pieces import (
    Block,
    Heading,
    Kind,
    Listed,
    Note,
    Paragraph,
    Picture,
    Table,
    Tone,
    Words,
    text_of,
)

_KEYS: Final = re.compile(
    r"(?:(?:Ctrl|Alt|Shift|Maj)\+)*"
    r"(?:Ctrl|Alt|Shift|Maj|Escape|Esc|Échap|Return|Enter|Entrée|Tab|Space|Espace|Delete|Del|Suppr|Backspace|Home|End|Début|Fin"
    r"|PgUp|PgDown|Left|Right|Up|Down|F\d{1,2}|[^\s`])"
)
_KINDS: Final[dict[str, Kind]] = {"strong": "screen", "em": "term"}
_TONES: Final[dict[str, Tone]] = {
    "tip": "ok",
    "astuce": "ok",
    "warning": "warn",
    "important": "warn",
    "careful": "warn",
    "attention": "warn",
    "avertissement": "warn",
}
"""The first word of a note, folded, with the tone that it gives the note."""


@lru_cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")


def read_chapter(key: str, text: str) -> tuple[Block, ...]:
    """What the text of a chapter is made of."""
    return _Reading(key).blocks(SyntaxTreeNode(_reader().parse(text)).children)


def anchor_of(text: str) -> str:
    """The name under which a heading is found: "Read the file's columns" is "read-the-files-columns"."""
    return fold(text).replace(" ", "-")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the text of one chapter."""

    key: str

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        return tuple(block for node in nodes for block in self._block(node))

    def _block(self, node: SyntaxTreeNode) -> Sequence[Block]:
        made: Sequence[Block] = ()
        match node.type:
            case "heading":
                words = self._words(node.children[0].children)
                made = (Heading(int(node.tag[1:]), words, anchor_of(text_of(words))),)
            case "paragraph":
                made = self._paragraph(node.children[0].children)
            case "bullet_list" | "ordered_list":
                items = tuple(self.blocks(item.children) for item in node.children)
                made = (Listed(items, node.type == "ordered_list", int(str(node.attrGet("start") or 1))),)
            case "blockquote":
                made = (_note(self.blocks(node.children)),)
            case "table":
                rows = (row for part in node.children for row in part.children)
                made = (Table(tuple(tuple(self._cell(cell) for cell in row.children) for row in rows)),)
            case "fence" | "code_block":
                made = (Paragraph((Words(node.content.rstrip("\n")),), is_code=True),)
        return made

    def _cell(self, cell: SyntaxTreeNode) -> tuple[Words, ...]:
        return self._words(cell.children[0].children) if cell.children else ()

    def _paragraph(self, nodes: Sequence[SyntaxTreeNode]) -> Sequence[Block]:
        """The sentences and the pictures of a paragraph, in their order."""
        made: list[Block] = []
        before: list[SyntaxTreeNode] = []
        for node in nodes:
            if node.type != "image":
                before.append(node)
                continue
            made += self._sentences(before)
            before.clear()
            made.append(Picture(PurePosixPath(str(node.attrGet("src") or "")).stem, node.content))
        return (*made, *self._sentences(before))

    def _sentences(self, nodes: Sequence[SyntaxTreeNode]) -> Sequence[Block]:
        words = self._words(nodes)
        return (Paragraph(words),) if text_of(words).strip() else ()

    def _words(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Words, ...]:
        return tuple(words for node in nodes for words in self._word(node) if words.text)

    def _word(self, node: SyntaxTreeNode) -> Sequence[Words]:
        made: Sequence[Words] = ()
        match node.type:
            case "softbreak":
                made = (Words(" "),)
            case "hardbreak":
                made = (Words("\n"),)
            case "code_inline":
                made = (Words(node.content, "key" if _KEYS.fullmatch(node.content) else "code"),)
            case "strong" | "em":
                made = (Words(text_of(self._words(node.children)), _KINDS[node.type]),)
            case "link":
                made = self._link(text_of(self._words(node.children)), str(node.attrGet("href") or ""))
            case "text":
                made = (Words(node.content),)
        return made

    def _link(self, text: str, address: str) -> Sequence[Words]:
        """A link to another place of the guide; an address of the world outside stands there to be read."""
        if found := re.fullmatch(r"(?:([\w-]+)\.md)?(?:#(.+))?", address):
            chapter, anchor = found[1] or self.key, found[2]
            return (Words(text, "link", f"{chapter}#{anchor_of(anchor)}" if anchor else chapter),)
        return (Words(text if text == address else f"{text} ({address})"),)


def _note(blocks: Sequence[Block]) -> Note:
    """The note, in the tone of the word that it begins with."""
    first, *rest = blocks or (Paragraph(()),)
    if not isinstance(first, Paragraph) or not first.words or first.words[0].kind != "screen":
        return Note("info", tuple(blocks))
    lead = first.words[0]
    opened = Paragraph((Words(lead.text, "term"), *first.words[1:]))
    return Note(_TONES.get(fold(lead.text), "info"), (opened, *rest))
