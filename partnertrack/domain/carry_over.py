"""What of somebody's records has a place in another pilot, whose scheme may be another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.directory import Directory
from partnertrack.domain.dossier import Dossier
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.part import contents, with_contents
from partnertrack.domain.participant import Participant
from partnertrack.domain.record import Record, Values, new_id
from partnertrack.domain.scheme import Scheme, Step
from partnertrack.domain.shown import shown
from partnertrack.domain.step_name import step_name
from partnertrack.i18n import _, current


@dataclass(frozen=True, slots=True)
class Pilotside:
    """One of the two pilots: its scheme, and its cohorts and organisations."""

    scheme: Scheme
    directory: Directory


@dataclass(frozen=True, slots=True)
class Carried:
    """The changes by which a person is there, the new enrolment, and in words what has no place there."""

    enrolment: Enrolment
    changes: tuple[Change, ...]
    staying: tuple[str, ...]


def carry_over(
    dossier: Dossier, here: Pilotside, there: Pilotside, number: int, known: Participant | None, *, has_events: bool
) -> Carried:
    """The person with a new enrolment there; `known` is who it is there, whose blanks are filled and nothing else."""
    return _Carrying(dossier, here, there).carry(number, known, has_events=has_events)


class _Carrying:
    """Carries one person over, and notes what stays."""

    def __init__(self, dossier: Dossier, here: Pilotside, there: Pilotside) -> None:
        self._dossier, self._here, self._there = dossier, here, there
        self._named: dict[UUID, Record] = {}
        self._staying: list[str] = []

    def carry(self, number: int, known: Participant | None, *, has_events: bool) -> Carried:
        """All that has a place there."""
        person = replace(
            self._dossier.participant,
            version=0,
            values=self._values(Participant.kind, self._dossier.participant.values),
        )
        ours = self._dossier.enrolment
        enrolment = Enrolment(
            participant_id=known.id if known else person.id,
            number=number,
            reference=ours.reference,
            cohort_id=self._cohort(ours.cohort_id),
            track=self._track(ours.track),
            values=self._values(Enrolment.kind, ours.values),
        )
        events = tuple(self._events(enrolment.id)) if has_events else ()
        new = tuple(added(each) for each in self._named.values())
        who = self._filled(known, person) if known else (added(person),)
        return Carried(enrolment, (*new, *who, added(enrolment), *map(added, events)), tuple(self._staying))

    def _filled(self, known: Participant, person: Participant) -> tuple[Change, ...]:
        has = contents(known)
        after = with_contents(known, {name: value for name, value in contents(person).items() if name not in has})
        return (Change(known, after),) if after != known else ()

    def _values(self, kind: str, values: Values) -> Values:
        """The values of fields that the other scheme has as they are here."""
        kept = {}
        for key, value in values.items():
            ours, theirs = self._here.scheme.fields.get(key), self._there.scheme.fields.get(key)
            codes = self._there.scheme.code_list(theirs.codes) if theirs else None
            fits = theirs is not None and theirs.record == kind and (codes is None or value in codes)
            if fits and ours is not None and theirs is not None and ours.type == theirs.type:
                kept[key] = value
            elif ours is not None:
                self._staying.append(f"{ours.label.text(current())}: {shown(self._here.scheme, ours, value)}")
        return kept

    def _cohort(self, key: UUID | None) -> UUID | None:
        name = self._here.directory.name(key) if key else ""
        if not name:
            return None
        cohort = self._there.directory.cohort(name)
        if cohort not in self._there.directory.cohorts:
            self._named[cohort.id] = cohort
        return cohort.id

    def _track(self, track: str) -> str:
        if any(track in step.tracks for step in self._there.scheme.steps()):
            return track
        if track != "undecided":
            self._staying.append(_("The track, which the other scheme does not have"))
        return "undecided"

    def _events(self, enrolment_id: UUID) -> Iterator[Event]:
        exits = {step.key for step in self._here.scheme.exits}
        for event in self._dossier.events:
            if event.step in exits:
                continue
            step, ours = self._there.scheme.step(event.step), self._here.scheme.step(event.step)
            label = step_name(ours, event.occurrence) if ours else event.step
            if step is None or (event.occurrence > 1 and not step.is_repeatable):
                self._staying.append(_("{step}, a step that the other scheme does not have").format(step=label))
            else:
                yield self._event(event, step, label, enrolment_id)

    def _event(self, event: Event, step: Step, label: str, enrolment_id: UUID) -> Event:
        codes = self._there.scheme.outcomes(step)
        lists = [self._there.scheme.code_list(name) for name in step.reasons]
        has_outcome = event.outcome is None or codes is None or event.outcome in codes
        has_reason = event.reason is None or any(each and event.reason in each for each in lists)
        if not has_outcome:
            self._staying.append(_("{step}: the outcome").format(step=label))
        if not has_reason:
            self._staying.append(_("{step}: the reason").format(step=label))
        return replace(
            event,
            id=new_id(),
            version=0,
            enrolment_id=enrolment_id,
            outcome=event.outcome if has_outcome else None,
            reason=event.reason if has_reason else None,
            organisation_id=self._organisation(event.organisation_id),
            values=self._values(Event.kind, event.values),
            source_id=None,
            source_place=None,
        )

    def _organisation(self, key: UUID | None) -> UUID | None:
        ours = next((each for each in self._here.directory.organisations if each.id == key), None)
        if ours is None:
            return None
        same = next((each for each in self._named.values() if getattr(each, "name", "") == ours.name), None)
        known = self._there.directory.organisation(ours.name, ours.type)
        if known in self._there.directory.organisations:
            return known.id
        if same is None or same.kind != known.kind:
            self._named[known.id] = same = known
        return same.id


def left_event(dossier: Dossier, scheme: Scheme, on: date) -> Change | None:
    """The way out by which a person is transferred; None where the scheme has none."""
    step = next((each for each in scheme.exits if each.exit_status == "transferred"), None)
    if step is None:
        return None
    before = dossier.event(step.key, 1)
    blank = before or Event(enrolment_id=dossier.enrolment.id, step=step.key)
    after = replace(blank, status="done", done_on=on, outcome=blank.outcome or step.default_outcome or None)
    return Change(before, after)
