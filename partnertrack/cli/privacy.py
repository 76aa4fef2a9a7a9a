"""The command `privacy`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.domain.privacy_words import kinds, outcomes, statuses
from partnertrack.errors import UserError
from partnertrack.i18n import _, current, day, ngettext, number, percent
from partnertrack.services import consent, data_requests, export_log, minimisation, principles, processing, retention
from partnertrack.services.workspace import Workspace

Told = tuple[object, list[str]]
"""What a part tells, as JSON and as lines."""


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser(
        "privacy", help=_("data protection: what is due, consent, requests, the record, exports")
    )
    add_file(told)
    told.add_argument(
        "part", nargs="?", choices=tuple(_PARTS), default="due", help=_("what is shown, else what is due")
    )
    told.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    told.add_argument(
        "--output", type=Path, metavar="PATH", help=_("write the record, exports or principles as .pdf or .xlsx")
    )
    add_json(told)
    told.set_defaults(run=_privacy)


def _privacy(chosen: argparse.Namespace) -> int:
    as_of: date = chosen.as_of or date.today()  # noqa: DTZ011 - the officer's day is a local day
    workspace = open_chosen(chosen)
    try:
        if chosen.output:
            say(_("Written to “{file}”.").format(file=_write(workspace, chosen.part, as_of, chosen.output).name))
            return 0
        document, lines = _PARTS[chosen.part](workspace, as_of)
        waits = chosen.part == "due" and bool(
            data_requests.requests(workspace, as_of).late or retention.retention(workspace, as_of).free
        )
    finally:
        workspace.close()
    if chosen.json:
        show_json(document)
    else:
        for line in lines or [_("Nothing.")]:
            show(line)
    return NEEDS_A_PERSON if waits else 0


def _write(workspace: Workspace, part: str, as_of: date, path: Path) -> Path:
    suffix = path.suffix.casefold()
    if part == "record" and suffix in (".pdf", ".xlsx"):
        return processing.write(workspace, as_of, path, progress())
    if part == "exports" and suffix in (".pdf", ".xlsx", ".csv"):
        return export_log.write(workspace, export_log.entries(workspace), as_of, path, progress())
    if part == "principles" and suffix == ".pdf":
        return principles.write(workspace, as_of, path, progress())
    raise UserError(
        _("This part cannot be written as “{suffix}”.").format(suffix=path.suffix or path.name),
        _("The record is written as .pdf or .xlsx, exports also as .csv, the principles as .pdf."),
    )


def _due(workspace: Workspace, as_of: date) -> Told:
    asked, kept = data_requests.requests(workspace, as_of), retention.retention(workspace, as_of)
    texts = minimisation.touching(workspace)
    document = {
        "as_of": as_of.isoformat(),
        "requests_open": asked.open,
        "requests_late": asked.late,
        "rules": [{"title": each.rule.title, "text": each.text, "begun": each.has_begun} for each in kept.rules],
        "due": [
            {"label": each.label, "due_on": each.due_on.isoformat(), "rule": each.rule, "held": bool(each.holds)}
            for each in kept.due
        ],
        "next_on": kept.next_on.isoformat() if kept.next_on else None,
        "texts": {each.subject: each.texts for each in texts},
    }
    lines = [
        _("Requests: {open} open, {late} late.").format(open=number(asked.open), late=number(asked.late)),
        *(f"{each.rule.title}: {each.text}" for each in kept.rules),
        ngettext("{n} person is due.", "{n} people are due.", len(kept.due)).format(n=number(len(kept.due))),
        *(f"  {each.label}  {day(each.due_on, 'medium')}  {each.rule}" for each in kept.due),
        *(
            _("Notes that look as if they told of {subject}: {n}").format(subject=each.label, n=number(each.texts))
            for each in texts
        ),
    ]
    return document, lines


def _consents(workspace: Workspace, as_of: date) -> Told:
    found = consent.overview(workspace, as_of)
    document = {
        each.purpose: {
            "given": each.given,
            "withdrawn": each.withdrawn,
            "refused": each.refused,
            "not_asked": each.missing,
        }
        for each in found.purposes
    }
    lines = [f"{percent(each.share, 0):>5}  {each.given}/{each.people}  {each.label}" for each in found.purposes]
    return {"as_of": as_of.isoformat(), "people": found.people, "purposes": document}, lines


def _requests(workspace: Workspace, as_of: date) -> Told:
    found = data_requests.requests(workspace, as_of)
    document = [
        {
            "right": each.request.right,
            "label": each.label,
            "received_on": each.request.received_on.isoformat(),
            "due_on": each.request.due_on.isoformat(),
            "answered_on": each.request.answered_on.isoformat() if each.request.answered_on else None,
            "outcome": each.request.outcome,
            "late": each.is_late,
        }
        for each in found.lines
    ]
    words = outcomes()
    lines = [
        f"{day(each.request.due_on, 'medium')}  {each.label:10}  {each.right}  {words[each.request.outcome]}"
        for each in found.lines
    ]
    return document, lines


def _record(workspace: Workspace, as_of: date) -> Told:
    del as_of  # the record is what it is
    found = processing.record(workspace)
    parts = ("title", "key", "purpose", "basis", "subjects", "data", "recipients", "transfers", "retention", "measures")
    document = [{name: getattr(each, name) for name in parts} for each in found.activities]
    return document, [f"{each.title}: {each.purpose}" for each in found.activities]


def _exports(workspace: Workspace, as_of: date) -> Told:
    del as_of  # the log is shown as far as it goes
    found = export_log.entries(workspace)
    document = [
        {
            "number": each.number,
            "at": each.at.isoformat(),
            "what": each.export.what,
            "title": each.export.title,
            "format": each.export.format,
            "recipient": each.export.recipient,
            "people": each.export.people,
            "fields": each.export.fields,
        }
        for each in found
    ]
    words = kinds()
    lines = [
        f"{each.number:>4}  {day(each.at.astimezone().date(), 'medium')}  "
        f"{words.get(each.export.what, each.export.what)}: {each.export.title} ({each.export.people})"
        for each in found
    ]
    return document, lines


def _principles(workspace: Workspace, as_of: date) -> Told:
    found, words = principles.checklist(workspace, as_of), statuses()
    document = [
        {
            "principle": each.answer.principle,
            "status": each.answer.status,
            "found": each.found,
            "note": each.answer.note,
        }
        for each in found
    ]
    return {"language": current(), "principles": document}, [
        f"{words[each.answer.status]:18} {each.title}" for each in found
    ]


_PARTS: Mapping[str, Callable[[Workspace, date], Told]] = {
    "due": _due,
    "consents": _consents,
    "requests": _requests,
    "record": _record,
    "exports": _exports,
    "principles": _principles,
}
