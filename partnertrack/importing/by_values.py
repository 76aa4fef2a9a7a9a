"""What a column is, where its heading does not say it and its values can be nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from partnertrack.domain.scheme import Field
from partnertrack.importing.answer_book import answers_for
from partnertrack.importing.codes import Answers
from partnertrack.importing.evidence import FOR, Sample, evidence_for
from partnertrack.importing.vocabulary import Vocabulary

LIKELY: Final = 0.75
"""The confidence in a column that was told by its values alone: a person should look."""

_FEWEST: Final = 3
_SHAPED: Final = ("email", "phone")
_TELLING_WORDS: Final = 8
"""From how many different words on a list of answers one that fits is no accident: M and F could be anything."""


def field_by_values(sample: Sample, vocabulary: Vocabulary, taken: Collection[str]) -> str | None:
    """The only field that the values can be, of those that no other column holds; None where there is none or more."""
    if len(set(sample.cells)) < _FEWEST:
        return _sex(sample, vocabulary, taken)
    fits = [
        field.key
        for field in _telling(vocabulary.fields.values())
        if field.key not in taken and _fits(field, sample, answers_for(field, vocabulary))
    ]
    return fits[0] if len(fits) == 1 else None


def _telling(fields: Iterable[Field]) -> Iterable[Field]:
    """The fields whose values have a look of their own: addresses, telephones, birth dates, countries, answers.

    Of what happened on a day, or how much it was, values alone tell nothing.
    """
    for field in fields:
        if field.key in _SHAPED or field.slot == "birth_date" or field.type in ("country", "code"):
            yield field


def _fits(field: Field, sample: Sample, answers: Answers | None) -> bool:
    if answers is not None:
        known = {word for words in answers.words.values() for word in words}
        return len(known) >= _TELLING_WORDS and sample.answers(answers) == 1
    return evidence_for(field, sample, None) >= FOR


def _sex(sample: Sample, vocabulary: Vocabulary, taken: Collection[str]) -> str | None:
    """A column of two answers is the sex, if both are words for it."""
    for field in vocabulary.fields.values():
        answers = answers_for(field, vocabulary) if field.slot == "sex" else None
        if (
            answers is not None
            and field.key not in taken
            and len(set(sample.cells)) > 1
            and sample.answers(answers) == 1
        ):
            return field.key
    return None
