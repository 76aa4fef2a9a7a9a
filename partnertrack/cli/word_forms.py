"""The command `word-form`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_period, progress, say
from partnertrack.domain.report import AUDIENCES
from partnertrack.i18n import LANGUAGES, _
from partnertrack.services import donor_report, word_forms


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    form = commands.add_parser("word-form", help=_("fill a donor’s own Word form, or write an example of one"))
    add_file(form)
    add_period(form)
    form.add_argument("--form", type=Path, metavar="DOCX", help=_("the form; without it, an example is written"))
    form.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    form.add_argument("--audience", choices=AUDIENCES, default="donor", help=_("who reads it"))
    form.add_argument("--template", default="generic", metavar="ID", help=_("whose sections it has"))
    form.add_argument("--report", metavar="NUMBER", help=_("the report whose texts stand in it"))
    form.add_argument("--output", type=Path, required=True, metavar="PATH", help=_("the Word file to write"))
    form.set_defaults(run=_word_form)


def _word_form(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        reports = donor_report.all_reports(workspace)
        report = next((each.id for each in reversed(reports) if each.number == chosen.report), None)
        options = donor_report.Options(
            chosen.as_of, chosen.since, chosen.language, chosen.audience, chosen.template, report
        )
        if chosen.form is None:
            word_forms.save_example(workspace, options, chosen.output)
        else:
            today = date.today()  # noqa: DTZ011 - the day of whoever adds it
            form = word_forms.kept(workspace, chosen.form, today)
            word_forms.write(workspace, form, options, chosen.output, progress())
    finally:
        workspace.close()
    say(_("Wrote {file}.").format(file=chosen.output.name))
    return 0
