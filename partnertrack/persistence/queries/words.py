"""The words of a search, looked for in all by which somebody may be known."""

from __future__ import annotations

import re
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, func, or_, select, type_coerce

from partnertrack.domain.names import fold
from partnertrack.domain.scripts import is_arabic, latin, skeleton
from partnertrack.persistence.session import Reading
from partnertrack.persistence.tables import (
    CohortTable,
    EnrolmentTable,
    EventTable,
    OrganisationTable,
    ParticipantTable,
)

_PSEUDONYM = re.compile(r"\bPT-(\d+)", re.IGNORECASE)

_TOO_LONG = 10
"""Digits that no enrolment number has: a telephone number, say."""

_FEWEST_LETTERS = 3
"""Letters of a word that is looked for in the names of organisations and cohorts, and in other scripts."""

_REACHED_BY = ("phone", "email", "passport_no", "national_id")


def conditions(reading: Reading, text: str) -> tuple[ColumnElement[bool], ...]:
    """What must be so of an enrolment, in a statement that joins its person, so that every word of the text occurs.

    A word may occur in the name in whatever script, the reference, the telephone or e-mail, the number of a passport
    or an identity card, the cohort, or the organisation of any step; or it is the enrolment's number.
    """
    found = [_has(reading, word) for word in fold(_PSEUDONYM.sub(r"\1", text)).split()]
    digits = re.sub(r"\D", "", text)
    if len(found) > 1 and digits and not re.search(r"[^\W\d]", text):
        return (or_(and_(*found), _is_reached(digits)),)  # a telephone number in groups
    return tuple(found)


def _has(reading: Reading, word: str) -> ColumnElement[bool]:
    """Whether the folded word occurs anywhere."""
    places = [
        ParticipantTable.folded.contains(word, autoescape=True),
        func.lower(EnrolmentTable.reference).contains(word, autoescape=True),
        *_in_other_scripts(word),
    ]
    if word.isdecimal() and len(word) < _TOO_LONG:
        places.append(EnrolmentTable.number == int(word))
    if len(word) >= _FEWEST_LETTERS:
        places.append(_is_reached(word))
        places += _by_names(reading, word)
    return or_(*places)


def _in_other_scripts(word: str) -> list[ColumnElement[bool]]:
    """The word in names of another script than its own."""
    folded, bones = ParticipantTable.folded, skeleton(word)
    if not word.isascii():
        places = [folded.contains(latin(word), autoescape=True)]
        if is_arabic(word) and len(bones) >= _FEWEST_LETTERS:
            places.append(func.skeleton(folded, type_=Text).contains(bones, autoescape=True))
        return places
    if len(word) < _FEWEST_LETTERS:
        return []
    heard = [func.latin(folded, type_=Text).contains(word, autoescape=True)]
    if len(bones) >= _FEWEST_LETTERS:
        is_written_so = folded.op("GLOB")("*[\u0600-\u06ff]*")
        heard.append(and_(is_written_so, func.skeleton(folded, type_=Text).contains(bones, autoescape=True)))
    return [and_(folded.op("GLOB")("*[^ -~]*"), or_(*heard))]


def _is_reached(word: str) -> ColumnElement[bool]:
    """Whether the word occurs in what reaches or identifies a person; first a look at the text in one piece."""
    values = type_coerce(ParticipantTable.values, Text)
    told = [func.coalesce(func.json_extract(values, f"$.{key}"), "") for key in _REACHED_BY]
    joined: ColumnElement[str] = told[0]
    for each in told[1:]:
        joined = joined + " " + each
    is_there = func.replace(values, " ", "").contains(word, autoescape=True)
    return and_(is_there, func.replace(joined, " ", "").contains(word, autoescape=True))


def _by_names(reading: Reading, word: str) -> list[ColumnElement[bool]]:
    """Those whose cohort, or an organisation of any of whose steps, has the word in its name."""
    places: list[ColumnElement[bool]] = []
    cohorts = _named(reading, CohortTable, word)
    if cohorts:
        places.append(EnrolmentTable.cohort_id.in_(cohorts))
    organisations = _named(reading, OrganisationTable, word)
    if organisations:
        at = select(EventTable.enrolment_id).where(EventTable.organisation_id.in_(organisations))
        places.append(EnrolmentTable.id.in_(at))
    return places


def _named(reading: Reading, table: type[CohortTable | OrganisationTable], word: str) -> list[UUID]:
    return [key for key, name in reading.rows(select(table.id, table.name)) if word in fold(name)]
