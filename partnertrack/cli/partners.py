"""The commands `partners` and `letter`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.i18n import LANGUAGES, _, day, ngettext, percent
from partnertrack.services import partners

_SIGNS = {"received": "+", "late": "L", "missing": "!", "corrected": "C", "expected": "."}
_MOST_SIGNS = 12


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    listed = commands.add_parser("partners", help=_("what partners sent, and what they owe"))
    add_file(listed)
    listed.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    add_json(listed)
    listed.set_defaults(run=_partners)

    letter = commands.add_parser("letter", help=_("write a partner a letter with what is missing"))
    add_file(letter)
    letter.add_argument("--partner", required=True, metavar="NAME", help=_("to whom, see “partners”"))
    letter.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    letter.add_argument("--language", choices=LANGUAGES, default="", help=_("the partner’s own, if not given"))
    letter.add_argument("--output", type=Path, required=True, metavar="PATH", help=_("the suffix chooses PDF or TXT"))
    letter.set_defaults(run=_letter)


def _today(chosen: argparse.Namespace) -> date:
    return chosen.as_of or date.today()  # noqa: DTZ011 - the officer's day is a local day


def _partners(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        ledger = partners.ledger(workspace, _today(chosen))
    finally:
        workspace.close()
    if chosen.json:
        lines = [_line_json(line) for line in ledger.partners]
        show_json({"as_of": ledger.as_of.isoformat(), "partners": lines, "unnamed_files": ledger.unnamed})
    else:
        _show(ledger)
    return 0


def _show(ledger: partners.Ledger) -> None:
    show(_("As of {day}").format(day=day(ledger.as_of)))
    for line in ledger.partners:
        signs = "".join(_SIGNS[period.state] for period in line.periods[-_MOST_SIGNS:]) or "-"
        files = ngettext("{n} file", "{n} files", len(line.files)).format(n=len(line.files))
        due = _("next due {day}").format(day=day(line.next_due, "medium")) if line.next_due else ""
        errors = _("{share} of rows faulty").format(share=percent(line.error_rate)) if line.error_rate else ""
        told = ", ".join(filter(None, (files, due, errors)))
        show(f"  {line.name:36} {signs:{_MOST_SIGNS}}  {told}")
    show(_("+ received  L late  ! missing  C corrected  . expected"))
    if ledger.unnamed:
        unnamed = ngettext("{n} file names no partner.", "{n} files name no partner.", ledger.unnamed)
        show(unnamed.format(n=ledger.unnamed))


def _line_json(line: partners.PartnerLine) -> dict[str, object]:
    suggestion = line.suggestion
    return {
        "name": line.name,
        "next_due": _iso(line.next_due),
        "error_rate": line.error_rate,
        "drift": line.drift,
        "files": [
            {
                "file": file.file_name,
                "received_on": file.received_on.isoformat(),
                "as_of": _iso(file.as_of),
                "read": file.read,
                "faulty": file.faulty,
            }
            for file in line.files
        ],
        "calendars": [_calendar_json(calendar) for calendar in line.calendars],
        "suggested": {
            "every_months": suggestion.every_months,
            "due_days": suggestion.due_days,
            "starts_on": suggestion.starts_on.isoformat(),
        }
        if suggestion
        else None,
    }


def _calendar_json(calendar: partners.Calendar) -> dict[str, object]:
    expectation = calendar.expectation
    return {
        "subject": expectation.subject,
        "every_months": expectation.every_months,
        "due_days": expectation.due_days,
        "language": expectation.language,
        "periods": [
            {
                "from": period.span.first.isoformat(),
                "to": period.span.last.isoformat(),
                "due": period.span.due.isoformat(),
                "state": period.state,
                "days_late": period.days_late,
                "files": len(period.files),
                "error_rate": period.error_rate,
            }
            for period in calendar.periods
        ],
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _letter(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        written = partners.write_letter(
            workspace, chosen.partner, _today(chosen), chosen.output, chosen.language, progress()
        )
    finally:
        workspace.close()
    say(_("Wrote {file}.").format(file=written.name))
    return 0
