"""Fills the places of a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docxtpl.template import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.reporting.word_templates.language import Place, Rules, TemplateLanguage, Told
from partnertrack.reporting.word_templates.package import check_package


def places(content: bytes, rules: Rules) -> tuple[Place, ...]:
    """The places of a Word file, in text, tables, headers and footers.

    Raises `UserError` for a file that may not be opened, and for braces that hold more than the rules allow.
    """
    language = TemplateLanguage(rules)
    language.undefined = ChainableUndefined
    _written(content, {}, language)
    return tuple(language.met)


def filled(content: bytes, values: Mapping[str, object], rules: Rules) -> bytes:
    """The Word file with its places filled; `values` by whole names ("participant.name").

    Raises `UserError` as `places` does, and where a value is not there.
    """
    return _written(content, _nested(values), TemplateLanguage(rules))


def _written(content: bytes, values: Mapping[str, Any], language: TemplateLanguage) -> bytes:
    check_package(content)
    target = BytesIO()
    try:
        template = DocxTemplate(BytesIO(content))
        template.render(dict(values), language)
        template.save(target)
    except (TemplateError, BadZipFile, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise UserError(language.rules.unusable, _("Open it in Word, save it anew, and try again.")) from error
    return target.getvalue()


def _nested(values: Mapping[str, object]) -> dict[str, Any]:
    """The values as a tree along the dots of their names; a name may have a text and parts."""
    nested: dict[str, Any] = {}
    for name, value in sorted(values.items()):
        *above, last = name.split(".")
        parts = nested
        for each in above:
            parts = parts.setdefault(each, Told()).parts
        parts[last] = Told(value) if isinstance(value, str) else value
    return nested
