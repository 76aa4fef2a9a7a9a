"""What the practice office heard and learnt: answers at follow-ups, grievances, lessons and risks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.domain.change import Change, added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.grievance import Grievance
from partnertrack.domain.lesson import Lesson
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.risk import Risk
from partnertrack.domain.risk_review import reviewed
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace

_STEP = "follow_up"
_SCORES = ("very_dissatisfied", "dissatisfied", "neutral", "satisfied", "very_satisfied")
_ANSWERS = {"employer": "satisfaction", "trainee": "satisfaction_trainee"}


def hear_voices(workspace: Workspace, folder: Path) -> None:
    """Enter all that the file of this folder says, subject by subject."""
    data: dict[str, Any] = tomllib.loads((folder / "voices.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        people = {each.reference or "": each.id for each in records.all_of(reading, Enrolment)}
        organisations = {each.name: each.id for each in records.all_of(reading, Organisation)}
        known = {
            (each.enrolment_id, each.occurrence): each for each in records.all_of(reading, Event) if each.step == _STEP
        }
    workspace.commit(_("Enter what was said at follow-ups"), _follow_ups(data["follow_ups"], people, known))
    workspace.commit(
        _("Enter grievances"), (added(_grievance(each, people, organisations)) for each in data["grievances"])
    )
    workspace.commit(_("Enter lessons"), (added(Lesson(**each)) for each in data["lessons"]))
    _weigh(workspace, data["risks"])


def _follow_ups(
    told: list[dict[str, Any]], people: Mapping[str, UUID], known: Mapping[tuple[UUID, int], Event]
) -> Iterator[Change]:
    for each in told:
        key = (people[each["who"]], each["after"])
        before = known.get(key)
        event = before or Event(enrolment_id=key[0], step=_STEP, occurrence=key[1], status="done")
        answers = {field: _SCORES[each[voice] - 1] for voice, field in _ANSWERS.items() if voice in each}
        issue = {"issue": each["issue"]} if "issue" in each else {}
        yield Change(before, replace(event, done_on=each["on"], values={**event.values, **answers, **issue}))


def _grievance(told: dict[str, Any], people: Mapping[str, UUID], organisations: Mapping[str, UUID]) -> Grievance:
    who, where = told.pop("who", ""), told.pop("organisation", "")
    return Grievance(enrolment_id=people.get(who), organisation_id=organisations.get(where), **told)


def _weigh(workspace: Workspace, told: list[dict[str, Any]]) -> None:
    """Enter the risks, then weigh anew those that were."""
    reviews = [each.pop("review", None) for each in told]
    entered = workspace.commit(_("Enter risks"), (added(Risk(**each)) for each in told))
    ids = [change.record.id for change in entered.change_set.changes]
    with workspace.store.reading() as reading:
        kept = records.fetch(reading, Risk, ids)
    again = (
        Change(kept[key], reviewed(kept[key], review["likelihood"], review["impact"], review["on"]))
        for key, review in zip(ids, reviews, strict=True)
        if review
    )
    workspace.commit(_("Weigh risks anew"), again)
