"""What may be written into the cells of a field: the answers of its list, or the form of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnertrack.domain.scheme import Field, Scheme
from partnertrack.i18n import _, current


@dataclass(frozen=True, slots=True)
class Answers:
    """Help for the one who corrects a cell: a hint, and the answers to choose from, if it is a list of answers."""

    hint: str = ""
    words: tuple[str, ...] = ()


def answers(scheme: Scheme) -> Mapping[str, Answers]:
    """The help for each field of the scheme."""
    return {key: _answers(field, scheme) for key, field in scheme.fields.items()}


def _answers(field: Field, scheme: Scheme) -> Answers:
    if field.type == "code":
        codes = scheme.code_list(field.codes)
        language = current()
        return Answers(
            _("Choose an answer"),
            tuple(code.label.text(language) for code in codes.codes if not code.is_retired) if codes else (),
        )
    if field.type == "yes_no":
        return Answers(_("Yes or no"), (_("Yes"), _("No")))
    if field.type == "date":
        return Answers(_("Day, month, year: 31.12.2026"))
    return Answers()
