"""Fills a Word form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docxtpl.template import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.reporting.forms.language import FormLanguage, Place, Told
from partnertrack.reporting.forms.pieces import Pieces
from partnertrack.reporting.letters.package import check_package
from partnertrack.reporting.plain_text import plain_text
from partnertrack.reporting.word.package import normalised

Value = str | Pieces | Sequence[Mapping[str, str]]
"""A text, blocks in the place of a paragraph, or the rows of a list."""


def places(content: bytes) -> tuple[Place, ...]:
    """The places of a form, in text, tables, headers and footers.

    Raises `UserError` for a file that may not be opened, and for braces that hold more than a form may say.
    """
    language = FormLanguage()
    language.undefined = ChainableUndefined
    _filled(content, {}, language)
    return tuple(language.met)


def render(content: bytes, values: Mapping[str, Value]) -> bytes:
    """The form with its places filled, by whole names ("departed.women"); the same values give the same bytes.

    Raises `UserError` as `places` does, and where a value is not there.
    """
    return normalised(_filled(content, _nested(values), FormLanguage()))


def _filled(content: bytes, values: Mapping[str, Any], language: FormLanguage) -> bytes:
    check_package(content)
    target = BytesIO()
    try:
        template = DocxTemplate(BytesIO(content))
        template.render(dict(values), language)
        template.save(target)
    except (TemplateError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UserError(_("This form cannot be used."), _("Open it in Word, save it anew, and try again.")) from error
    return target.getvalue()


def _nested(values: Mapping[str, Value]) -> dict[str, Any]:
    """The values as a tree along the dots of their names; a name may have a text and parts."""
    nested: dict[str, Any] = {}
    for name, value in sorted(values.items()):
        *above, last = name.split(".")
        parts = nested
        for each in above:
            parts = parts.setdefault(each, Told()).parts
        parts[last] = _leaf(value)
    return nested


def _leaf(value: Value) -> Any:  # noqa: ANN401 - as jinja sees it
    if isinstance(value, str):
        return Told(plain_text(value))
    if isinstance(value, Pieces):
        return value
    return [{key: plain_text(text) for key, text in row.items()} for row in value]
