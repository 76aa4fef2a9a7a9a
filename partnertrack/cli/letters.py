"""The command `letters`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, progress, say
from partnertrack.domain.text import LABEL_LANGUAGES
from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.services import letters


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    written = commands.add_parser("letters", help=_("write a sheet or letters about trainees"))
    add_file(written)
    written.add_argument("--sheet", choices=letters.KINDS, default=letters.KINDS[0], help=_("what to write"))
    written.add_argument("--cohort", default="", metavar="NAME", help=_("about the people of this cohort only"))
    today = date.today()  # noqa: DTZ011 - the user's day is a local day
    written.add_argument("--as-of", type=a_day, default=today, metavar="DATE", help=_("as things stand on this day"))
    written.add_argument(
        "--day", type=a_day, metavar="DATE", help=_("a day of the month or week, or the appointment’s")
    )
    written.add_argument("--week", action="store_true", help=_("an attendance sheet of a week rather than a month"))
    written.add_argument("--about", default="", metavar="TEXT", help=_("what the appointment is about"))
    written.add_argument("--place", default="", metavar="TEXT", help=_("the appointment’s place and time"))
    written.add_argument("--language", choices=LABEL_LANGUAGES, default=LABEL_LANGUAGES[0])
    written.add_argument("--leave-out", action="store_true", help=_("leave out people who lack what a letter needs"))
    written.add_argument("--output", type=Path, required=True, metavar="PATH", help=_("the suffix chooses PDF or XLSX"))
    written.set_defaults(run=_letters)


def _letters(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        known = letters.cohorts(workspace)
        if chosen.cohort and chosen.cohort not in known:
            raise UserError(
                _("There is no cohort “{name}”.").format(name=chosen.cohort),
                _("The cohorts are: {names}").format(names=", ".join(known)),
            )
        wanted = letters.Wanted(
            chosen.sheet,
            letters.people(workspace, chosen.cohort),
            chosen.as_of,
            chosen.language,
            chosen.day or chosen.as_of,
            "week" if chosen.week else "month",
            chosen.about,
            chosen.place,
        )
        written = letters.write(workspace, wanted, chosen.output, progress(), leaves_out=chosen.leave_out)
    finally:
        workspace.close()
    say(_("Wrote {file}.").format(file=written.name))
    return 0
