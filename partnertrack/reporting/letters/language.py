"""What a Word template may say between its braces: names, and whether something is known; nothing that runs."""

from __future__ import annotations

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from partnertrack.errors import UserError
from partnertrack.i18n import _

_ALLOWED = (
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


class LetterLanguage(SandboxedEnvironment):
    """Knows names and conditions only: no calls, filters, loops, sums or inclusions; keeps the names that it met."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.met: dict[str, None] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a part of the template; raises `UserError` where it asks for more than it may."""
        try:
            tree = super()._parse(source, name, filename)
        except (TemplateSyntaxError, RecursionError) as error:
            words = _("The braces of the template do not fit: write a place as {example}.")
            raise UserError(words.format(example="{{ participant.name }}")) from error
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                words = _("A template may name places and say “if”, nothing else: it says “{what}”.")
                raise UserError(words.format(what=type(node).__name__))
        self.met |= dict.fromkeys(_places(tree))
        return tree


def _places(tree: nodes.Node) -> list[str]:
    """The whole names of a part, such as "participant.name"."""
    inner = {id(node.node) for node in tree.find_all(nodes.Getattr)}
    found = (node for node in tree.find_all((nodes.Getattr, nodes.Name)) if id(node) not in inner)
    return [_spelled(node) for node in found]


def _spelled(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
