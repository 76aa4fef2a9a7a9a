"""Fills a Word form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partnertrack.i18n import _
from partnertrack.reporting import word_templates
from partnertrack.reporting.forms.pieces import Pieces
from partnertrack.reporting.plain_text import plain_text
from partnertrack.reporting.word.package import normalised
from partnertrack.reporting.word_templates import NAMES_AND_LISTS, Place, Rules

Value = str | Pieces | Sequence[Mapping[str, str]]
"""A text, blocks in the place of a paragraph, or the rows of a list."""


def places(content: bytes) -> tuple[Place, ...]:
    """The places of a form, in text, tables, headers and footers.

    Raises `UserError` for a file that may not be opened, and for braces that hold more than a form may say.
    """
    return word_templates.places(content, _rules())


def render(content: bytes, values: Mapping[str, Value]) -> bytes:
    """The form with its places filled, by whole names ("departed.women"); the same values give the same bytes.

    Raises `UserError` as `places` does, and where a value is not there.
    """
    plain = {name: _plain(value) for name, value in values.items()}
    return normalised(word_templates.filled(content, plain, _rules()))


def _rules() -> Rules:
    unfit = _("The braces of the form do not fit: write a place as {example}, and end each list.")
    return Rules(
        NAMES_AND_LISTS,
        unfit.format(example="{{ departed }}"),
        _("A form may name places, say “if” and go through a list, nothing else: it says “{what}”."),
        _("This form cannot be used."),
    )


def _plain(value: Value) -> Value:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, Pieces):
        return value
    return [{key: plain_text(text) for key, text in row.items()} for row in value]
