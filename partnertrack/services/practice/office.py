"""What the practice office knows by itself, beside its partners' files: organisations, plans, vacancies."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from partnertrack.domain.back_planning import DEPARTURE
from partnertrack.domain.change import Change, added
from partnertrack.domain.contact import Contact
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.event import Event
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.slots import with_value
from partnertrack.domain.vacancy import Candidacy, Vacancy
from partnertrack.i18n import _
from partnertrack.persistence.queries import dossiers, people, records
from partnertrack.services.practice.clock import name_posts
from partnertrack.services.practice.incomes import tell_incomes
from partnertrack.services.practice.logframe import agree_logframe
from partnertrack.services.practice.money import keep_books
from partnertrack.services.practice.own_indicators import keep_indicators
from partnertrack.services.practice.privacy import keep_privacy
from partnertrack.services.practice.report import write_report
from partnertrack.services.practice.shortages import list_shortages
from partnertrack.services.practice.voices import hear_voices
from partnertrack.services.workspace import Workspace


def keep_office(workspace: Workspace, folder: Path) -> None:
    """Enter all that the files of this folder say."""
    _know_organisations(workspace, folder)
    name_posts(workspace, folder)
    _plan_departures(workspace, folder)
    _offer_vacancies(workspace, folder)
    keep_books(workspace, folder)
    keep_indicators(workspace, folder)
    agree_logframe(workspace, folder)
    hear_voices(workspace, folder)
    list_shortages(workspace, folder)
    tell_incomes(workspace, folder)
    keep_privacy(workspace, folder)
    write_report(workspace, folder)


def _know_organisations(workspace: Workspace, folder: Path) -> None:
    """Enter what the practice office knows of its organisations: contacts, and what passed with them."""
    data: dict[str, Any] = tomllib.loads((folder / "organisations.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        directory = dossiers.directory(reading)
    changes: list[Change] = []
    for about in data["organisations"]:
        known = directory.organisation(about["name"], about["type"])
        told = replace(known, type=about["type"], country=about["country"], values=about.get("values", {}))
        changes.append(Change(known if known in directory.organisations else None, told))
        contacts = [Contact(organisation_id=told.id, **each) for each in about.get("contacts", ())]
        named = {contact.name: contact.id for contact in contacts}
        changes.extend(map(added, contacts))
        for entry in about.get("log", ()):
            contact = named.get(entry.pop("contact", ""))
            changes.append(added(Engagement(organisation_id=told.id, contact_id=contact, **entry)))
    workspace.commit(_("Enter what is known of the organisations"), changes)


def _plan_departures(workspace: Workspace, folder: Path) -> None:
    """Enter the departures that the practice office plans, and until when some papers are valid."""
    data: dict[str, Any] = tomllib.loads((folder / "departures.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        who = {each.identity.reference: each.enrolment_id for each in people.known(reading)}
        found = dossiers.dossiers(reading, list(who.values()))
        directory = dossiers.directory(reading)
    changes: list[Change] = []
    for plan in data["planned"]:
        for reference in plan["trainees"]:
            event = Event(enrolment_id=who[reference], step=DEPARTURE, status="planned", planned_on=plan["on"])
            changes.append(added(event))
    for papers in data["papers"]:
        slot = (papers.pop("field"), None)
        for reference, until in papers.items():
            changes.extend(with_value(found[who[reference]], directory, workspace.scheme, slot, until))
    workspace.commit(_("Plan departures, and enter until when papers are valid"), changes)


def _offer_vacancies(workspace: Workspace, folder: Path) -> None:
    """Enter what employers offer the practice office, who is put forward, and what those who wait have learnt."""
    data: dict[str, Any] = tomllib.loads((folder / "vacancies.toml").read_text(encoding="utf-8"))
    with workspace.store.reading() as reading:
        employers = {each.name: each.id for each in records.all_of(reading, Organisation)}
        enrolled = {each.reference: each.id for each in records.all_of(reading, Enrolment)}
        training = [each for each in records.all_of(reading, Event) if each.step == "training"]
    learnt = {enrolled[reference]: course for course, who in data["courses"].items() for reference in who}
    changes = [
        Change(each, replace(each, values={**each.values, "course": learnt[each.enrolment_id]}))
        for each in training
        if each.enrolment_id in learnt
    ]
    for about in data["vacancies"]:
        forward = about.pop("candidates", ())
        vacancy = Vacancy(organisation_id=employers[about.pop("employer")], **about)
        changes.append(added(vacancy))
        for each in forward:
            enrolment = enrolled[each.pop("reference")]
            changes.append(added(Candidacy(vacancy_id=vacancy.id, enrolment_id=enrolment, **each)))
    workspace.commit(_("Enter what employers offer"), changes)
