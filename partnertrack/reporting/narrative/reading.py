"""Reads Markdown: paragraphs, headings, lists, tables, bold words and pictures; everything else is plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from partnertrack.reporting.document import Run
from partnertrack.reporting.narrative.places import pieces

_OFF = ("code", "reference", "html_block", "lheading", "html_inline", "autolink", "entity")
_SPACE = re.compile(r"[ \t\r\n\v\f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_NESTED = 20
"""How deep lists may be in one another; what lies deeper is not read."""

Fill = Callable[[str], Run]
"""What is printed for a name in braces."""


@lru_cache
def _reader() -> MarkdownIt:
    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": _MOST_NESTED}
    return MarkdownIt("commonmark", options).enable("table").disable(_OFF)


def tree(text: str) -> SyntaxTreeNode:
    """The text as a tree of nodes."""
    return SyntaxTreeNode(_reader().parse(_CONTROL.sub("", text)))


def runs(nodes: Sequence[SyntaxTreeNode], fill: Fill) -> tuple[Run, ...]:
    """What inline nodes say, in pieces of one weight; neighbours of the same weight are one."""
    joined: list[Run] = []
    for run in _runs(nodes, fill, is_bold=False):
        if joined and _look(joined[-1]) == _look(run):
            joined[-1] = Run(joined[-1].text + run.text, *_look(run))
        else:
            joined.append(run)
    return _trimmed(joined)


def _look(run: Run) -> tuple[bool, bool]:
    return run.is_bold, run.is_marked


def _runs(nodes: Sequence[SyntaxTreeNode], fill: Fill, *, is_bold: bool) -> Iterator[Run]:
    for node in nodes:
        match node.type:
            case "text" | "code_inline":
                yield from _filled(node.content, fill, is_bold=is_bold)
            case "softbreak" | "hardbreak":
                yield Run(" ", is_bold)
            case "image":
                yield Run(node.content, is_bold)
            case "link":
                yield from _runs(node.children, fill, is_bold=is_bold)
                yield Run(f" ({node.attrGet('href')})", is_bold)
            case _:
                yield from _runs(node.children, fill, is_bold=is_bold or node.type == "strong")


def _filled(text: str, fill: Fill, *, is_bold: bool) -> Iterator[Run]:
    for said, name in pieces(text):
        if said:
            yield Run(_SPACE.sub(" ", said), is_bold)
        else:
            found = fill(name)
            yield Run(found.text, found.is_bold or is_bold, found.is_marked)


def _trimmed(found: list[Run]) -> tuple[Run, ...]:
    """Without spaces at both ends, and without what is empty."""
    if found:
        found[0] = Run(found[0].text.lstrip(" "), *_look(found[0]))
        found[-1] = Run(found[-1].text.rstrip(" "), *_look(found[-1]))
    return tuple(run for run in found if run.text)


def plain(text: str) -> str:
    """The words of a text without its marks, one block a line; names in braces stay as they are."""
    lines: list[str] = []
    for token in _reader().parse(_CONTROL.sub("", text)):
        if token.type == "inline":
            lines.append(_plain(token))
        elif token.type == "fence":
            lines.append(token.content)
    return "\n".join(line for line in lines if line)


def _plain(token: Token) -> str:
    said = (" " if each.type.endswith("break") else each.content for each in token.children or ())
    return _SPACE.sub(" ", "".join(said)).strip()


def words(text: str) -> int:
    """How many words a text has; a name in braces counts as one."""
    return len([each for each in plain(text).split() if any(map(str.isalnum, each))])
