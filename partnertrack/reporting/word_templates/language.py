"""What a Word file may say between its braces: names, conditions, and rows for each of a list; nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from partnertrack.errors import UserError

NAMES: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
"""What names and conditions are made of."""
NAMES_AND_LISTS: tuple[type[nodes.Node], ...] = (*NAMES, nodes.Getitem, nodes.Const, nodes.For)
"""The same, with names that are numbers ("O1.2") and rows for each of a list."""
_LOOP = "loop"
"""What a template may ask in the rows of a list: which row this is ("loop.index")."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a kind of template may say, in `nodes`, and in which words the rest is refused.

    Its braces may be `unfit`, what they say may be `beyond` it ("{what}"), and the whole file `unusable`.
    """

    nodes: tuple[type[nodes.Node], ...]
    unfit: str
    beyond: str
    unusable: str


@dataclass(frozen=True, slots=True)
class Place:
    """A name that is filled; `of` is the list whose rows have it, and a list itself `is_list`."""

    name: str
    of: str = ""
    is_list: bool = False


class TemplateLanguage(SandboxedEnvironment):
    """Knows what the rules allow only: no calls, filters or sums; keeps the places that it met."""

    def __init__(self, rules: Rules) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.rules = rules
        self.met: dict[Place, None] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja’s own signature
        """A part of a value; never a method of it."""
        return _part(obj, attribute) if isinstance(obj, Told | Mapping) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - the same
        """The same, where the name is a number ("O1.2")."""
        return _part(obj, str(argument)) if isinstance(obj, Told | Mapping) else super().getitem(obj, argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a part of the file; raises `UserError` where it asks for more than it may."""
        try:
            tree = super()._parse(source, name, filename)
        except (TemplateSyntaxError, RecursionError) as error:
            raise UserError(self.rules.unfit) from error
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, self.rules.nodes) or (isinstance(node, nodes.For) and not _is_plain(node)):
                raise UserError(self.rules.beyond.format(what=type(node).__name__))
        self.met |= dict.fromkeys(_places(tree, {}))
        return tree


class Told(str):
    """A text that has parts under names of their own: "departed" and "departed.women"."""

    __slots__ = ("parts",)
    parts: dict[str, Any]

    def __new__(cls, text: str = "") -> Self:
        """The text, without parts."""
        made = super().__new__(cls, text)
        made.parts = {}
        return made


def _part(value: Told | Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - a text, a list or pieces
    parts = value.parts if isinstance(value, Told) else value
    return parts[name] if name in parts else StrictUndefined(name=name)


def _is_plain(node: nodes.For) -> bool:
    """Whether a list is gone through from its first row to its last."""
    is_named = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name)
    return is_named and node.test is None and not node.recursive and not node.else_


def _places(node: nodes.Node, rows: Mapping[str, str]) -> Iterator[Place]:
    """The places below a node; `rows` says of which list a name is a row."""
    if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name):
        yield Place(node.iter.name, is_list=True)
        for each in node.body:
            yield from _places(each, {**rows, node.target.name: node.iter.name, _LOOP: _LOOP})
    elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        first, _dot, rest = _spelled(node).partition(".")
        if first in rows:
            if rows[first] != _LOOP:
                yield Place(rest, of=rows[first])
        else:
            yield Place(f"{first}.{rest}" if rest else first)
    else:
        for each in node.iter_child_nodes():
            yield from _places(each, rows)


def _spelled(node: nodes.Node) -> str:
    match node:
        case nodes.Getattr():
            return f"{_spelled(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_spelled(node.node)}.{node.arg.value if isinstance(node.arg, nodes.Const) else '?'}"
        case nodes.Name():
            return node.name
        case _:
            return "?"
