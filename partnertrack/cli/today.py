"""The command `today`."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, show, show_json
from partnertrack.i18n import _, day
from partnertrack.services import today


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    listed = commands.add_parser("today", help=_("what is overdue, due this week or soon to expire"))
    add_file(listed)
    listed.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    add_json(listed)
    listed.set_defaults(run=_today)


def _today(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = today.today(workspace, chosen.as_of or date.today())  # noqa: DTZ011 - the officer's day is a local day
    finally:
        workspace.close()
    if chosen.json:
        show_json({"as_of": found.as_of.isoformat(), "lines": [_line_json(line) for line in found.lines]})
        return 0
    show(_("As of {day}").format(day=day(found.as_of)))
    for line in found.lines:
        show(f"  {line.text}")
    if not found.lines:
        show(_("Nothing is overdue, due this week or soon to expire."))
    return 0


def _line_json(line: today.Line) -> dict[str, object]:
    return {
        "group": line.group,
        "subject": line.subject,
        "text": line.text,
        "count": line.count,
        "oldest": line.oldest.isoformat(),
        "people": [str(key) for key in line.people],
    }
