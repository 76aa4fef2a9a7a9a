"""Where a row tells another name, sex or birth date than the pilot holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partnertrack.domain.identity import Identity
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Value
from partnertrack.importing.issue import Issue
from partnertrack.importing.name_likeness import NameLikeness, compare_names
from partnertrack.importing.people import identity_of
from partnertrack.importing.typed_sheet import Slot


def differences(person: Participant, values: Mapping[Slot, Value], sheet: str, row: int) -> Iterator[Issue]:
    """What is said about it; the pilot's name, sex and birth date stay, unless a person chooses otherwise."""
    said, known = identity_of(values), _known(person)
    if said.name and known.name and not same_name(person, values):
        yield Issue("name-differs", "info", sheet, row, value=said.name, detail=known.name)
    if said.birth_date and known.birth_date and said.birth_date != known.birth_date:
        detail = known.birth_date.isoformat()
        yield Issue("birth-date-differs", "warning", sheet, row, value=said.birth_date.isoformat(), detail=detail)
    if said.sex and known.sex and said.sex != known.sex:
        yield Issue("sex-differs", "warning", sheet, row, value=said.sex, detail=known.sex)


def same_name(person: Participant, values: Mapping[Slot, Value]) -> bool:
    """Whether the row names the person as the pilot does, in whatever order of names, case and accents."""
    if not person.name:
        return False
    if all(values.get((key, None)) == getattr(person, key) for key in ("last_name", "first_name")):
        return True
    said = identity_of(values)
    return bool(said.name) and compare_names(said, _known(person)) == NameLikeness.EXACT


def _known(person: Participant) -> Identity:
    return Identity(person.last_name, person.first_name, person.birth_date, person.sex)
