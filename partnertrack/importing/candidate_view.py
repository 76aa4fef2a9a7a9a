"""How somebody whom a row may mean looks to the person who decides."""

from __future__ import annotations

from partnertrack.i18n import _, day
from partnertrack.importing.draft import CandidateDraft, EvidenceDraft
from partnertrack.importing.identity_evidence import Evidence, score
from partnertrack.importing.likeness import DateLikeness, Likeness
from partnertrack.importing.name_likeness import NameLikeness
from partnertrack.importing.people import Candidate


def candidate_draft(candidate: Candidate) -> CandidateDraft:
    """The candidate with the evidence in words."""
    person, said, known = candidate.person, candidate.said.birth_date, candidate.person.identity.birth_date
    found = candidate.evidence
    days = (day(said) if said else "", day(known) if known else "")
    return CandidateDraft(
        enrolment_id=person.enrolment_id,
        label=person.label,
        name=person.identity.name,
        birth_date=known,
        score=score(found),
        why=explain(candidate.likeness),
        evidence=tuple(
            _evidence_draft(each, *(days if each.field == "birth_date" else (each.ours, each.theirs))) for each in found
        ),
    )


def _evidence_draft(each: Evidence, ours: str, theirs: str) -> EvidenceDraft:
    return EvidenceDraft(each.field, ours, theirs, each.grade, evidence_words(each), each.weight)


def evidence_words(each: Evidence) -> str:
    """How alike both are in this field."""
    words = {
        "same": _("the same"),
        "other-place": _("the same, family name and first name swapped"),
        "slip": _("the same, apart from a typing slip"),
        "other-spelling": _("other spelling of the same name"),
        "part": _("one name added or missing"),
        "similar": _("similar"),
        "day-month-swapped": _("day and month swapped"),
        "one-digit": _("one digit differs"),
        "one-sign": _("one sign differs"),
        "differs": _("not the same"),
    }
    return words.get(each.how) or _missing(each)


def _missing(each: Evidence) -> str:
    if each.ours:
        return _("the pilot does not say")
    return _("the file does not say") if each.theirs else _("nobody says")


def explain(likeness: Likeness) -> str:
    """The evidence in one sentence, the strongest first."""
    numbers = {
        "reference": _("same reference number"),
        "passport_no": _("same passport number"),
        "national_id": _("same national identity number"),
        "key": _("the key that PartnerTrack gave out"),
    }
    contacts = {"email": _("same e-mail address"), "phone": _("same telephone number")}
    names = {
        NameLikeness.EXACT: _("same name"),
        NameLikeness.SLIP: _("same name, apart from a typing slip"),
        NameLikeness.SOUND: _("other spelling of the same name"),
        NameLikeness.PART: _("one name added or missing"),
        NameLikeness.LOOSE: _("similar name"),
        NameLikeness.DIFFERENT: _("another name"),
    }
    births = {
        DateLikeness.EQUAL: _("same birth date"),
        DateLikeness.NEAR: _("birth date nearly the same"),
        DateLikeness.UNKNOWN: _("birth date not known"),
        DateLikeness.DIFFERENT: _("another birth date"),
    }
    words = (
        numbers.get(likeness.number),
        names[likeness.name],
        births[likeness.birth],
        contacts.get(likeness.contact),
    )
    return ", ".join(word for word in words if word)
