"""What the page of data protection asks; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from partnertrack.i18n import _, day, ngettext, number
from partnertrack.progress import Progress
from partnertrack.ui.view_models import privacy as shown
from partnertrack.ui.view_models.privacy import PrivacyView

if TYPE_CHECKING:
    from partnertrack.domain.consent import Consent
    from partnertrack.domain.data_request import DataRequest
    from partnertrack.domain.export import Exported
    from partnertrack.domain.processing import PrincipleAnswer, ProcessingActivity
    from partnertrack.domain.record import Record
    from partnertrack.domain.retention import RetentionRule
    from partnertrack.services.consent import OfPerson
    from partnertrack.services.workspace import Workspace


def privacy(workspace: Workspace, as_of: date, *, progress: Progress) -> PrivacyView:
    """All that the page shows."""
    from partnertrack.services import consent, data_requests, export_log, minimisation, principles, processing
    from partnertrack.services import retention as keeping

    progress.report(0, 3)
    asked, kept = data_requests.requests(workspace, as_of), keeping.retention(workspace, as_of)
    consents, record = consent.overview(workspace, as_of), processing.record(workspace)
    progress.report(1, 3)
    texts = minimisation.touching(workspace)
    progress.report(2, 3)
    next_due = ""
    if kept.next_on:
        words = ngettext("The next person is due on {day}.", "The next {n} people are due on {day}.", kept.next_people)
        next_due = words.format(n=number(kept.next_people), day=day(kept.next_on, "medium"))
    return PrivacyView(
        as_of,
        shown.to_do(asked, kept, consents, texts, record),
        tuple(map(shown.rule_line, kept.rules)),
        tuple(map(shown.due_line, kept.due)),
        next_due,
        tuple(map(shown.consent_line, consents.purposes)),
        _cohorts(workspace),
        consents.said_yes,
        tuple(map(shown.request_line, asked.lines)),
        tuple(map(shown.activity_line, record.activities)),
        record.offered,
        tuple(map(shown.left_line, export_log.entries(workspace))),
        tuple(map(shown.principle_line, principles.checklist(workspace, as_of))),
        keeping.starts(workspace),
    )


def _cohorts(workspace: Workspace) -> tuple[tuple[str, tuple[UUID, ...]], ...]:
    """Everybody, then each cohort with its people."""
    of: dict[str, list[UUID]] = {}
    for case in workspace.cases():
        of.setdefault(case.cohort or "", []).append(case.enrolment_id)
    everybody = tuple(key for keys in of.values() for key in keys)
    named = ((name, tuple(keys)) for name, keys in sorted(of.items()) if name)
    return ((_("Everybody"), everybody), *named)


def consents(workspace: Workspace, enrolment_id: UUID, as_of: date, *, progress: Progress) -> OfPerson:
    """What one person agreed to."""
    from partnertrack.services import consent

    progress.report(0, 1)
    return consent.of_person(workspace, enrolment_id, as_of)


def add_consent(
    workspace: Workspace, enrolments: Sequence[UUID], told: dict[str, Any], as_of: date, *, progress: Progress
) -> UUID:
    """Enter what these people answered; the id of the change."""
    from partnertrack.services import consent

    progress.report(0, 1)
    return consent.add(workspace, enrolments, consent.Answer(**told), as_of)


def withdraw_consent(workspace: Workspace, given: Consent, on: date, as_of: date, *, progress: Progress) -> UUID:
    """Say that a consent was taken back; the id of the change."""
    from partnertrack.services import consent

    progress.report(0, 1)
    return consent.withdraw(workspace, given, on, as_of)


def lacking(
    workspace: Workspace, purpose: str, enrolments: Sequence[UUID], as_of: date, *, progress: Progress
) -> tuple[UUID, ...]:
    """Those of these people who did not agree to the purpose."""
    from partnertrack.services import consent

    progress.report(0, 1)
    return consent.lacking(workspace, purpose, enrolments, as_of)


def write_forms(
    workspace: Workspace,
    enrolments: Sequence[UUID],
    form: tuple[tuple[str, ...], str],
    as_of: date,
    path: Path,
    *,
    progress: Progress,
) -> Path:
    """Write forms to sign, for these purposes and in that language."""
    from partnertrack.services import consent

    return consent.write_forms(workspace, enrolments, *form, as_of, path, progress)


def new_rule() -> RetentionRule:
    """A rule in which nothing is decided yet."""
    from partnertrack.domain.retention import RetentionRule

    return RetentionRule(title="", starts="last_event", months=60)


def save_rule(workspace: Workspace, rule: RetentionRule, *, progress: Progress) -> UUID | None:
    """Keep a rule; the id of the change."""
    from partnertrack.services import retention

    progress.report(0, 1)
    return retention.save_rule(workspace, rule)


def hold(
    workspace: Workspace, people: tuple[UUID, ...], reason: str, until: date | None, *, progress: Progress
) -> UUID:
    """Keep these people’s data longer; the id of the change."""
    from partnertrack.services import retention

    progress.report(0, 1)
    return retention.hold(workspace, people, reason, until)


def make_anonymous(
    workspace: Workspace, people: tuple[UUID, ...], reason: str, who: str, *, progress: Progress
) -> tuple[str, ...]:
    """Erase these people for good; what was done, in sentences."""
    from partnertrack.services import erasure

    return erasure.erase_many(workspace, people, reason, None, who, progress).lines


def new_request(on: date) -> DataRequest:
    """A request that came on that day."""
    from partnertrack.domain.data_request import DataRequest
    from partnertrack.domain.requests import due_on

    return DataRequest(right="access", received_on=on, due_on=due_on(on))


def save_request(
    workspace: Workspace, request: DataRequest, label: str, as_of: date, *, progress: Progress
) -> UUID | None:
    """Keep a request of the person whose number it is ("" for nobody in the pilot); the id of the change."""
    from partnertrack.errors import UserError
    from partnertrack.services import data_requests, find_listed

    progress.report(0, 1)
    enrolment_id = None
    if label.strip():
        found = find_listed.find_listed(workspace, [label.strip()])
        if len(found.ids) != 1:
            raise UserError(_("“{name}” is not one person of the pilot.").format(name=label), _("Write the number."))
        enrolment_id = next(iter(found.ids))
    return data_requests.save(workspace, request, enrolment_id, as_of)


def answer_request(
    workspace: Workspace, request: DataRequest, outcome: str, on: date, note: str, *, progress: Progress
) -> UUID:
    """Say that a request was answered; the id of the change."""
    from partnertrack.services import data_requests

    progress.report(0, 1)
    return data_requests.answer(workspace, request, outcome, on, note)


def access_export(workspace: Workspace, person: UUID, path: Path, language: str, *, progress: Progress) -> Path:
    """Write all that is held of a person."""
    from partnertrack.services import erasure

    progress.report(0, 1)
    erasure.access_export(workspace, person, path, language)
    return path


def adopt_activities(workspace: Workspace, keys: tuple[str, ...], as_of: date, *, progress: Progress) -> UUID:
    """Take shipped activities over; the id of the change."""
    from partnertrack.services import processing

    progress.report(0, 1)
    return processing.adopt(workspace, keys, as_of)


def new_activity() -> ProcessingActivity:
    """An activity of the office’s own."""
    from partnertrack.domain.processing import ProcessingActivity

    return ProcessingActivity(title="")


def save_activity(
    workspace: Workspace, activity: ProcessingActivity, as_of: date, *, progress: Progress
) -> UUID | None:
    """Keep an activity; the id of the change."""
    from partnertrack.services import processing

    progress.report(0, 1)
    return processing.save(workspace, activity, as_of)


def save_principle(workspace: Workspace, answer: PrincipleAnswer, as_of: date, *, progress: Progress) -> UUID | None:
    """Keep the answer to a principle; the id of the change."""
    from partnertrack.services import principles

    progress.report(0, 1)
    return principles.save(workspace, answer, as_of)


def write_left(
    workspace: Workspace, entries: Sequence[Exported], as_of: date, path: Path, *, progress: Progress
) -> Path:
    """Write these entries of the export log."""
    from partnertrack.services import export_log

    return export_log.write(workspace, entries, as_of, path, progress)


def write_paper(workspace: Workspace, which: str, as_of: date, path: Path, *, progress: Progress) -> Path:
    """Write the record of processing ("record"), or the checklist of principles."""
    from partnertrack.services import principles, processing

    write = processing.write if which == "record" else principles.write
    return write(workspace, as_of, path, progress)


def delete(workspace: Workspace, record: Record, *, progress: Progress) -> UUID:
    """Take a consent, a rule, a hold, a request or an activity away; the id of the change."""
    from partnertrack.services import consent, data_requests, processing, retention

    progress.report(0, 1)
    ways: dict[str, Callable[[Workspace, Any], UUID]] = {
        "consent": consent.delete,
        "retention_rule": retention.drop_rule,
        "retention_hold": retention.release,
        "data_request": data_requests.delete,
        "processing_activity": processing.delete,
    }
    return ways[record.kind](workspace, record)


def proposed_rules() -> tuple[RetentionRule, ...]:
    """Rules that many offices need."""
    from partnertrack.services import retention

    return retention.proposals()


def look_at_text(text: str) -> str:
    """What a text looks as if it told of, as a sentence; "" for nothing."""
    from partnertrack.services import minimisation

    found = minimisation.look(text)
    words = minimisation.subjects()
    if not found:
        return ""
    told = ", ".join(words[each.subject] for each in found)
    seen = ", ".join(dict.fromkeys(word for each in found for word in each.words))
    return _("This looks as if it told of {subjects} ({words}). Does it have to be written down?").format(
        subjects=told, words=seen
    )
