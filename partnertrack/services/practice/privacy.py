"""What the practice office keeps of data protection: a few consents, a request, a rule, the record of processing."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from partnertrack.domain.change import Change, added
from partnertrack.domain.consent import Consent
from partnertrack.domain.data_request import DataRequest
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.processing import PrincipleAnswer
from partnertrack.domain.requests import due_on
from partnertrack.domain.retention import RetentionRule
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services import processing
from partnertrack.services.workspace import Workspace


def keep_privacy(workspace: Workspace, folder: Path) -> None:
    """Enter all that the file says, and take the shipped activities over."""
    data: dict[str, Any] = tomllib.loads((folder / "privacy.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        enrolments = sorted(records.all_of(reading, Enrolment), key=lambda each: each.number)
    changes: list[Change] = [added(RetentionRule(**each)) for each in data["rules"]]
    changes += [added(PrincipleAnswer(**each)) for each in data["principles"]]
    people = list(dict.fromkeys(each.participant_id for each in enrolments))
    for told in data["consents"]:
        first, last = told.pop("first"), told.pop("last")
        changes += [added(Consent(participant_id=each, **told)) for each in people[first - 1 : last]]
    for told in data["requests"]:
        person = people[told.pop("person") - 1]
        request = DataRequest(participant_id=person, due_on=due_on(told["received_on"]), **told)
        changes.append(added(request))
    workspace.commit(_("Enter what is kept of data protection"), changes)
    offered = [key for key, _title in processing.record(workspace).offered]
    processing.adopt(workspace, offered, data["reviewed_on"])
    adopted = processing.record(workspace).activities
    named = [Change(each, replace(each, contact=data["contact"])) for each in adopted]
    workspace.commit(_("Name who answers for data protection"), named)
