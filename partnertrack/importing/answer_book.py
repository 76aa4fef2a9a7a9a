"""The words for the answers of a field, made once for a vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from partnertrack.domain.scheme import CodeList, Field
from partnertrack.importing.codes import Answers, answers_of
from partnertrack.importing.vocabulary import Vocabulary

_YES_NO: Final = "yes_no"
"""The code list, with the codes yes and no, by which fields of the type of that name are read."""


def answers_for(field: Field, vocabulary: Vocabulary) -> Answers | None:
    """The words for the answers of the field; None when it is no question with a list of answers."""
    if field.type == "yes_no":
        return _answers(_YES_NO, vocabulary)
    return _answers(field.codes, vocabulary) if field.type == "code" else None


@lru_cache(maxsize=256)
def _answers(key: str, vocabulary: Vocabulary) -> Answers:
    return answers_of(vocabulary.code_lists.get(key) or CodeList(key, ()))
