"""Fills a Word template."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docxtpl.template import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.reporting.letters.language import LetterLanguage
from partnertrack.reporting.letters.package import check_package


def names(content: bytes) -> tuple[str, ...]:
    """The names of all places of a template, in text, headers and footers.

    Raises `UserError` for a file that may not be opened, and for braces that hold more than names and conditions.
    """
    language = LetterLanguage()
    language.undefined = ChainableUndefined
    _filled(content, {}, language)
    return tuple(language.met)


def render(content: bytes, values: Mapping[str, str]) -> bytes:
    """The Word document with its places filled; `values` by whole names ("participant.name").

    Raises `UserError` as `names` does, and where a value is not there.
    """
    return _filled(content, _nested(values), LetterLanguage())


def _filled(content: bytes, values: Mapping[str, Any], language: LetterLanguage) -> bytes:
    check_package(content)
    target = BytesIO()
    try:
        template = DocxTemplate(BytesIO(content))
        template.render(dict(values), language)
        template.save(target)
    except (TemplateError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UserError(
            _("This template cannot be used."), _("Open it in Word, save it anew, and try again.")
        ) from error
    return target.getvalue()


def _nested(values: Mapping[str, str]) -> dict[str, Any]:
    """The values by record and then by field, as the template names them."""
    nested: dict[str, Any] = {}
    for name, value in values.items():
        record, dot, key = name.partition(".")
        if dot:
            nested.setdefault(record, {})[key] = value
        else:
            nested[name] = value
    return nested
