"""Markdown becomes blocks of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from partnertrack.reporting.document import Block, Bullets, Heading, Paragraph, Picture, Run, Words
from partnertrack.reporting.narrative.reading import Fill, runs, tree
from partnertrack.reporting.table import Align, Cell, Column, Row, Table

_PICTURE = re.compile(r"picture:([0-9a-f]{64})")
_ALIGN: dict[str, Align] = {"text-align:right": "end", "text-align:center": "middle"}
_LEAST_SHARE, _MOST_SHARE = 6, 40
"""The part of a table's width that a column gets follows its longest text, within these numbers of characters."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Filling:
    """What a text refers to: what is printed for a name in braces, and the bytes of a picture (None: not there)."""

    fill: Fill
    picture: Callable[[str], bytes | None]


def blocks(text: str, filling: Filling, level: int = 1, language: str = "") -> tuple[Block, ...]:
    """The blocks of a text below a heading of that level; `language` where it is not the document's."""
    return tuple(_Writing(filling, level, level, language).blocks(tree(text).children))


@dataclass(slots=True)
class _Writing:
    """Writes the blocks in their order, in a section of a level; `above` is that of the heading last written."""

    filling: Filling
    section: int
    above: int
    language: str

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            yield from self._block(node)

    def _block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        match node.type:
            case "paragraph":
                yield from self._paragraph(node)
            case "heading":
                yield from self._heading(node)
            case "bullet_list" | "ordered_list":
                yield from self._list(node)
            case "table":
                yield from self._table(node)
            case "fence":
                yield from self._said((Run(" ".join(node.content.split())),))
            case "blockquote":
                yield from self.blocks(node.children)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """A heading below the section's, never more than one level below the heading before it."""
        said = "".join(run.text for run in runs(node.children[0].children, self.filling.fill))
        if said:
            wanted = self.section + int(node.tag[1:])
            self.above = min(wanted, self.above + 1, _DEEPEST)
            yield Heading(said, max(self.above, 2), is_numbered=False)

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """The sentences, and the pictures between them as blocks of their own."""
        inline, start = node.children[0].children, 0
        for place, child in enumerate(inline):
            if child.type == "image" and (found := self._picture(child)):
                yield from self._said(runs(inline[start:place], self.filling.fill))
                yield found
                start = place + 1
        yield from self._said(runs(inline[start:], self.filling.fill))

    def _picture(self, node: SyntaxTreeNode) -> Picture | None:
        found = _PICTURE.fullmatch(str(node.attrGet("src") or ""))
        content = self.filling.picture(found[1]) if found else None
        return None if content is None else Picture(content, node.content or "–", node.content)

    def _said(self, found: tuple[Run, ...]) -> Iterator[Block]:
        if any(run.text for run in found):
            yield Paragraph(_words(found), self.language)

    def _list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        is_counted = node.type == "ordered_list"
        items = tuple(item for child in node.children for item in self._items(child, is_counted=is_counted))
        if items:
            yield Bullets(items, is_counted)

    def _items(self, node: SyntaxTreeNode, *, is_counted: bool) -> Iterator[Words]:
        """A point, then those within it: as points of the same list, in a counted one at its end."""
        own: list[Run] = []
        inner: list[Words] = []
        for child in node.children:
            if child.type in ("bullet_list", "ordered_list"):
                inner += [each for item in child.children for each in self._items(item, is_counted=False)]
            else:
                own += [Run(" "), *self._inline(child)] if own else self._inline(child)
        if is_counted:
            own += [run for each in inner for run in (Run("; ") if own else Run(""), *_as_runs(each)) if run.text]
            inner = []
        if own:
            yield _words(tuple(own))
        yield from inner

    def _inline(self, node: SyntaxTreeNode) -> list[Run]:
        """All that stands in a block, as one sentence."""
        if node.type == "inline":
            return list(runs(node.children, self.filling.fill))
        if node.type == "fence":
            return [Run(" ".join(node.content.split()))]
        found: list[Run] = []
        for child in node.children:
            found += [Run(" "), *self._inline(child)] if found else self._inline(child)
        return found

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        head, *bodies = node.children
        labels = [self._cell(each) for each in head.children[0].children]
        rows = tuple(
            Row(tuple(Cell(self._cell(each)) for each in row.children)) for body in bodies for row in body.children
        )
        aligns = [_ALIGN.get(str(each.attrGet("style") or ""), "start") for each in head.children[0].children]
        columns = tuple(
            Column(label, align, _share([label, *(_text(row, place) for row in rows)]))
            for place, (label, align) in enumerate(zip(labels, aligns, strict=True))
        )
        yield Table("", columns, rows, is_numbered=False)

    def _cell(self, node: SyntaxTreeNode) -> str:
        return "".join(run.text for run in self._inline(node))


def _words(found: tuple[Run, ...]) -> Words:
    return found if any(run.is_bold or run.is_marked for run in found) else "".join(run.text for run in found)


def _as_runs(words: Words) -> tuple[Run, ...]:
    return (Run(words),) if isinstance(words, str) else words


def _text(row: Row, place: int) -> str:
    cell = row.cells[place]
    return cell if isinstance(cell, str) else cell.text


def _share(texts: Sequence[str]) -> float:
    return float(min(_MOST_SHARE, max(_LEAST_SHARE, *map(len, texts))))
