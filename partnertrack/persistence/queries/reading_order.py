"""The order in which people read answers, where it is not that of the keys by which answers are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, literal

from partnertrack.domain.scheme import Field, Scheme
from partnertrack.i18n import countries, current


def ranked(scheme: Scheme, field: Field, contents: ColumnElement[Any]) -> ColumnElement[Any] | None:
    """The places of a field's answers in order; None for a field whose contents are ordered as they are.

    An ordered list (CEFR) runs from low to high, every other by the labels in the language in force.
    """
    keys = answers(scheme, field)
    if not keys:
        return None
    places = json.dumps({key: place for place, key in enumerate(keys)})
    path = literal('$."') + func.replace(contents, '"', "") + '"'
    return func.json_extract(literal(places), path)


def answers(scheme: Scheme, field: Field) -> Sequence[str]:
    """The keys of all answers of a code or country field as people read them; nothing for another field."""
    if field.type == "country":
        names = countries()
        return sorted(names, key=lambda key: names[key].casefold())
    codes = scheme.code_list(field.codes) if field.type == "code" else None
    if codes is None:
        return ()
    if codes.is_ordered:
        return [code.key for code in codes.codes]
    return [code.key for code in sorted(codes.codes, key=lambda code: code.label.text(current()).casefold())]
