"""People put forward for a vacancy, and how it went on with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, added, removed
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.event import Event
from partnertrack.domain.record import Values
from partnertrack.domain.scheme import Step
from partnertrack.domain.vacancy import CANDIDACY_STATUSES, WAYS_OUT, Candidacy, Vacancy, status_by
from partnertrack.errors import UserError
from partnertrack.i18n import _, ngettext
from partnertrack.persistence.queries import dossiers
from partnertrack.services.vacancies.known import Known, known
from partnertrack.services.vacancies.options import REASONS
from partnertrack.services.vacancies.work import work_at
from partnertrack.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Decision:
    """How it went on: a status, the day, for a way out its reason (a code of the list "reason_not_matched").

    `records_step`: the contract is recorded as a step of the person, with the employer of the vacancy.
    """

    status: str
    day: date
    reason: str = ""
    records_step: bool = False


def put_forward(workspace: Workspace, vacancy_id: UUID, enrolment_ids: Sequence[UUID], on: date) -> UUID | None:
    """Put these people on the shortlist of a vacancy; the id of the one change, None where all are on it already.

    Raises `UserError` when the vacancy is gone or withdrawn.
    """
    found = _known(workspace)
    vacancy = found.vacancy(vacancy_id)
    if vacancy.status == "withdrawn":
        raise UserError(_("This vacancy was withdrawn."), _("Open it again to put people forward."))
    there = {each.enrolment_id for each in found.of(vacancy_id)}
    new = [key for key in dict.fromkeys(enrolment_ids) if key not in there]
    if not new:
        return None
    text = ngettext("Shortlist {n} person for {vacancy}", "Shortlist {n} people for {vacancy}", len(new))
    title = text.format(n=len(new), vacancy=vacancy.title)
    changes = [added(Candidacy(vacancy_id=vacancy_id, enrolment_id=key, decided_on=on)) for key in new]
    return workspace.commit(title, changes).change_set.id


def decide(
    workspace: Workspace, vacancy_id: UUID, candidacy_ids: Sequence[UUID], decision: Decision, today: date
) -> UUID | None:
    """Say how it went on with these candidates; the id of the one change, None where it is so already.

    The vacancy is filled with the last of its places, and open again when one falls free. Raises `UserError` for a way
    out without a reason, a day in the future, more contracts than places, a contract with somebody else.
    """
    found = _known(workspace)
    vacancy = found.vacancy(vacancy_id)
    _check(workspace, decision, today)
    chosen = [each for each in found.of(vacancy_id) if each.id in set(candidacy_ids)]
    if len(chosen) < len(set(candidacy_ids)):
        raise UserError(_("Some of these candidates are no longer put forward."), _("Look at them again."))
    reason = decision.reason if decision.status in WAYS_OUT else ""
    after = [replace(each, status=decision.status, decided_on=decision.day, reason=reason) for each in chosen]
    changes = [Change(old, new) for old, new in zip(chosen, after, strict=True) if old != new]
    changes.extend(_of_vacancy(found, vacancy, after))
    if decision.status == "contract" and decision.records_step:
        changes.extend(_steps(workspace, found, vacancy, after, decision.day))
    if not changes:
        return None
    text = ngettext("Decide on {n} candidate for {vacancy}", "Decide on {n} candidates for {vacancy}", len(chosen))
    return workspace.commit(text.format(n=len(chosen), vacancy=vacancy.title), changes).change_set.id


def take_back(workspace: Workspace, vacancy_id: UUID, candidacy_ids: Sequence[UUID]) -> UUID | None:
    """Take candidates off a vacancy, as if they had never been put forward; the id of the one change."""
    found = _known(workspace)
    vacancy = found.vacancy(vacancy_id)
    gone = [each for each in found.of(vacancy_id) if each.id in set(candidacy_ids)]
    if not gone:
        return None
    left = [replace(each, status="rejected") for each in gone]
    text = ngettext("Take {n} candidate off {vacancy}", "Take {n} candidates off {vacancy}", len(gone))
    changes = [*map(removed, gone), *_of_vacancy(found, vacancy, left)]
    return workspace.commit(text.format(n=len(gone), vacancy=vacancy.title), changes).change_set.id


def _known(workspace: Workspace) -> Known:
    with workspace.store.reading() as reading:
        return known(reading)


def _check(workspace: Workspace, decision: Decision, today: date) -> None:
    if decision.status not in CANDIDACY_STATUSES:
        raise ValueError(decision.status)
    if decision.day > today:
        raise UserError(_("What was decided lies in the past: the day is in the future."))
    reasons = workspace.scheme.code_list(REASONS)
    if decision.status in WAYS_OUT and (not decision.reason or (reasons and decision.reason not in reasons)):
        raise UserError(_("Say why it came to nothing."))


def _of_vacancy(found: Known, vacancy: Vacancy, after: Iterable[Candidacy]) -> Iterator[Change]:
    """The vacancy with the status that follows from these candidacies, where it is another one."""
    now = {each.id: each for each in found.of(vacancy.id)} | {each.id: each for each in after}
    contracts = sum(each.status == "contract" for each in now.values())
    if contracts > max(vacancy.places, found.contracts(vacancy.id)):
        raise UserError(
            ngettext("The vacancy has {n} place only.", "The vacancy has {n} places only.", vacancy.places).format(
                n=vacancy.places
            ),
            _("Change the number of places first."),
        )
    status = status_by(vacancy, contracts)
    if status != vacancy.status:
        yield Change(vacancy, replace(vacancy, status=status))


def _steps(
    workspace: Workspace, found: Known, vacancy: Vacancy, after: Sequence[Candidacy], day: date
) -> Iterator[Change]:
    """The step that records the contract, for each of these people."""
    step = work_at(workspace.scheme, found.organisations.get(vacancy.organisation_id)).step
    if step is None:
        return
    with workspace.store.reading() as reading:
        people = dossiers.dossiers(reading, [each.enrolment_id for each in after])
    for dossier in people.values():
        before = dossier.event(step.key, 1)
        event = _recorded(workspace, dossier, step, vacancy, day)
        if event != before:
            yield Change(before, event)


def _recorded(workspace: Workspace, dossier: Dossier, step: Step, vacancy: Vacancy, day: date) -> Event:
    """The step as it stands with this contract; what is known of it already stays."""
    known_event = dossier.event(step.key, 1) or Event(enrolment_id=dossier.enrolment.id, step=step.key)
    if dossier.enrolment.track not in (*step.tracks, "undecided"):
        raise UserError(
            _("{person} is on a track without this step.").format(person=dossier.enrolment.label),
            _("Change the track first, or leave the step unrecorded."),
        )
    if known_event.status == "done":
        if known_event.organisation_id not in (None, vacancy.organisation_id):
            raise UserError(
                _("{person} is under contract with another employer.").format(person=dossier.enrolment.label),
                _("Correct that step on the person’s page first."),
            )
        return replace(known_event, organisation_id=vacancy.organisation_id)
    return replace(
        known_event,
        status="done",
        done_on=day,
        outcome=known_event.outcome or step.default_outcome or None,
        organisation_id=vacancy.organisation_id,
        values={**_told(workspace, step, vacancy), **known_event.values},
    )


def _told(workspace: Workspace, step: Step, vacancy: Vacancy) -> Values:
    """What the vacancy tells of the work, in those fields that the scheme has for the step."""
    told = {"job_title": vacancy.occupation or vacancy.title, "sector": vacancy.sector}
    fields = workspace.scheme.fields
    return {key: text for key, text in told.items() if text and key in fields and fields[key].step == step.key}
