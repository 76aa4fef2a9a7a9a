"""The lines of the list of participants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnertrack.domain.deadline import Deadline
from partnertrack.domain.enrolment import pseudonym
from partnertrack.domain.scheme import Scheme
from partnertrack.domain.shown import due as due_words
from partnertrack.domain.shown import shown
from partnertrack.domain.slots import held
from partnertrack.domain.standing import LEFT, Standing
from partnertrack.i18n import _, country, current
from partnertrack.persistence.queries import dossiers, participants, register
from partnertrack.persistence.queries.earlier import standings
from partnertrack.persistence.queries.participants import ParticipantRow
from partnertrack.persistence.queries.register import Stands
from partnertrack.persistence.session import Reading
from partnertrack.services.participants.search import PersonRow
from partnertrack.services.workspace import Workspace

_NOWHERE = Stands("", "", "active", 0, None, 0)


def rows(workspace: Workspace, ids: Sequence[UUID], as_of: date, fields: Collection[str] = ()) -> tuple[PersonRow, ...]:
    """The lines of these enrolments, in this order; one that is gone has no line.

    `fields` are keys of the dictionary, whose contents the lines' `values` show; one that the dictionary does not have
    is blank.
    """
    scheme = workspace.scheme
    with workspace.store.reading() as reading:
        page = participants.page(reading, ids)
        stands = register.standings(reading, ids)
        late = [key for key, each in stands.items() if each.last_on and each.last_on > as_of]
        then = standings(reading, scheme, late, as_of)
        due = register.deadlines_of(reading, ids, as_of)
        at = {key: each.step for key, each in stands.items()}
        at |= {key: each.step_key for key, each in then.items()}
        places = participants.organisations_at(reading, at)
        values = _values(reading, scheme, ids, fields) if fields else {}
    return tuple(
        _row(
            scheme,
            line,
            _stood(scheme, stands.get(line.enrolment_id, _NOWHERE), then.get(line.enrolment_id)),
            _Beside(
                stands.get(line.enrolment_id, _NOWHERE),
                places.get(line.enrolment_id, ""),
                next(iter(due.get(line.enrolment_id, ())), None),
                values.get(line.enrolment_id, {}),
            ),
        )
        for line in page
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a line tells besides who it is and where it stands."""

    stands: Stands
    organisation: str
    due: Deadline | None
    values: Mapping[str, str]


def _values(reading: Reading, scheme: Scheme, ids: Sequence[UUID], fields: Iterable[str]) -> dict[UUID, dict[str, str]]:
    """What the records hold of these fields, in words."""
    directory = dossiers.directory(reading)
    found: dict[UUID, dict[str, str]] = {}
    for key, dossier in dossiers.dossiers(reading, ids).items():
        kept = ((field, held(dossier, directory, scheme, (field, None))) for field in fields)
        found[key] = {field: shown(scheme, scheme.fields[field], value) for field, value in kept if value is not None}
    return found


def _stood(scheme: Scheme, stands: Stands, then: Standing | None) -> Standing:
    """Where somebody stood: on the day, where that was worked out, or by all that is known."""
    if then is not None:
        return then
    step = scheme.step(stands.step) if stands.step else None
    return Standing(scheme.stage_of(stands.step) if step else None, step, stands.status, stands.share / 1000)


def _row(scheme: Scheme, line: ParticipantRow, standing: Standing, beside: _Beside) -> PersonRow:
    language, due = current(), beside.due
    names = [name for name in (line.first_name, line.last_name) if name]
    return PersonRow(
        enrolment_id=line.enrolment_id,
        name=" ".join(names),
        initials="".join(name[0] for name in names).upper(),
        label=pseudonym(line.number),
        reference=line.reference or "",
        cohort=line.cohort or "",
        track=line.track,
        sex=line.sex,
        birth_date=line.birth_date,
        region=line.region or "",
        stage=standing.stage_key,
        stage_kind=LEFT if standing.has_left else standing.stage.kind if standing.stage else "",
        stage_label=_stage_label(standing, language),
        step=standing.step_key,
        step_label=standing.step.label.text(language) if standing.step else _("Not started"),
        status=standing.status,
        progress=standing.share,
        updated_on=line.last_on,
        nationality=country(line.nationality) if line.nationality else "",
        phone=str(line.values.get("phone", "")),
        email=str(line.values.get("email", "")),
        organisation=beside.organisation,
        due_label=due_words(scheme, due.kind, due.key) if due else "",
        due_on=due.day if due else None,
        missing=beside.stands.missing,
        values=beside.values,
    )


def _stage_label(standing: Standing, language: str) -> str:
    if standing.has_left:
        return _("Left")
    return standing.stage.label.text(language) if standing.stage else _("Not started")
