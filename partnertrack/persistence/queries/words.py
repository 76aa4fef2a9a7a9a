"""The words of a search, looked for in all by which somebody may be known."""

from __future__ import annotations

import re
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Text, and_, cast, func, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased

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
    words = sorted(fold(_PSEUDONYM.sub(r"\1", text)).split(), key=len, reverse=True)
    digits = re.sub(r"\D", "", text)
    if len(words) > 1 and digits and not re.search(r"[^\W\d]", text):
        told = (_any(_of_person(word), _of_enrolment(reading, word)) for word in words)
        return (or_(and_(*told), _is_reached(digits)),)  # a telephone number in groups
    further = (_any(_of_person(word), _of_enrolment(reading, word)) for word in words[1:])
    return (*(_among(reading, word) for word in words[:1]), *further)


def _among(reading: Reading, word: str) -> ColumnElement[bool]:
    """Whether the folded word occurs anywhere, looked up before anything is joined.

    Each table is gone through once, by itself; a join would look up the person of every enrolment. The longest word of
    a search finds the fewest, among whom the others are then looked for.
    """
    people = select(ParticipantTable.id).where(_any(_of_person(word)))
    enrolment = aliased(EnrolmentTable)
    theirs = select(enrolment.id).where(enrolment.participant_id.in_(people))
    return EnrolmentTable.id.in_(union_all(theirs, select(EnrolmentTable.id).where(_any(_of_enrolment(reading, word)))))


def _any(*places: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    return or_(*(each for found in places for each in found))


def _of_person(word: str) -> list[ColumnElement[bool]]:
    """The folded word in what is known of a person."""
    places = [ParticipantTable.folded.contains(word, autoescape=True), *_in_other_scripts(word)]
    return [*places, _is_reached(word)] if len(word) >= _FEWEST_LETTERS else places


def _of_enrolment(reading: Reading, word: str) -> list[ColumnElement[bool]]:
    """The folded word in what is known of an enrolment, its cohort and the organisations of its steps."""
    places = [func.lower(EnrolmentTable.reference).contains(word, autoescape=True)]
    if word.isdecimal() and len(word) < _TOO_LONG:
        places.append(EnrolmentTable.number == int(word))
    return [*places, *_by_names(reading, word)] if len(word) >= _FEWEST_LETTERS else places


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
    has_others = func.length(folded) != func.length(cast(folded, LargeBinary))
    return [and_(has_others, or_(*heard))]


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
