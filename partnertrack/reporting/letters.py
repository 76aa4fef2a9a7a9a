"""Letters from Word templates of the user's own."""

from __future__ import annotations

from collections.abc import Mapping

from partnertrack.i18n import _
from partnertrack.reporting.word_templates import NAMES, Rules, filled, places


def names(content: bytes) -> tuple[str, ...]:
    """The names of all places of a template, in text, headers and footers.

    Raises `UserError` for a file that may not be opened, and for braces that hold more than names and conditions.
    """
    return tuple(place.name for place in places(content, _rules()))


def render(content: bytes, values: Mapping[str, str]) -> bytes:
    """The Word document with its places filled; `values` by whole names ("participant.name").

    Raises `UserError` as `names` does, and where a value is not there.
    """
    return filled(content, values, _rules())


def _rules() -> Rules:
    unfit = _("The braces of the template do not fit: write a place as {example}.")
    return Rules(
        NAMES,
        unfit.format(example="{{ participant.name }}"),
        _("A template may name places and say “if”, nothing else: it says “{what}”."),
        _("This template cannot be used."),
    )
