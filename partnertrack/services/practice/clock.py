"""Where the trainees of the practice pilot ask for their visas, so that its clock knows who holds them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from partnertrack.domain.change import Change
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.i18n import _
from partnertrack.persistence.queries import records
from partnertrack.services.workspace import Workspace


def name_posts(workspace: Workspace, folder: Path) -> None:
    """Enter the visa office of those whose numbers begin as the file says."""
    posts = tomllib.loads((folder / "clock.toml").read_text(encoding="utf-8"))["posts"]
    with workspace.store.reading() as reading:
        offices = {each.name: each.id for each in records.all_of(reading, Organisation)}
        references = {each.id: each.reference or "" for each in records.all_of(reading, Enrolment)}
        events = records.all_of(reading, Event)
    changes = [
        Change(event, replace(event, organisation_id=offices[post["organisation"]]))
        for post in posts
        for event in events
        if event.step == post["step"] and references[event.enrolment_id].startswith(post["trainees"])
    ]
    workspace.commit(_("Name the visa office"), changes)
