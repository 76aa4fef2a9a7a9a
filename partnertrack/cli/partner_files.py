"""The commands `send-back` and `template`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from partnertrack.cli.imports import read_workbook
from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_json, progress, say, show_json
from partnertrack.i18n import LANGUAGES, _, ngettext
from partnertrack.services import import_workbook, partner_template, send_back


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    sent = commands.add_parser("send-back", help=_("mark what is wrong in a partner’s workbook, for the partner"))
    add_file(sent)
    sent.add_argument("sheet", type=Path, metavar="SHEET", help=_("the workbook as the partner sent it"))
    sent.add_argument("--partner", help=_("who sent it"))
    sent.add_argument(
        "--password-file", type=Path, metavar="PATH", help=_("a file whose first line opens protected workbooks")
    )
    _add_output(sent)
    add_json(sent)
    sent.set_defaults(run=_send_back)

    template = commands.add_parser("template", help=_("write a workbook for a partner to fill in"))
    add_file(template)
    template.add_argument("--partner", required=True, metavar="NAME", help=_("who is to fill it in"))
    _add_output(template)
    add_json(template)
    template.set_defaults(run=_template)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--output", type=Path, required=True, metavar="PATH", help=_("the workbook to write (.xlsx)"))
    command.add_argument("--language", choices=LANGUAGES, default="", help=_("the partner’s language"))


def _send_back(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        workbook = read_workbook(chosen.sheet, chosen.password_file)
        draft = import_workbook.draft(workspace, workbook, partner=chosen.partner, progress=progress())
        sent = send_back.send_back(
            workspace, workbook, draft, workbook.content, chosen.output, chosen.language, progress()
        )
    finally:
        workspace.close()
    if chosen.json:
        show_json(
            {
                "file": sent.path.name,
                "language": sent.language,
                "is_copy": sent.is_copy,
                "losses": sent.losses,
                "marked": sent.marked,
                "to_mend": sent.to_mend,
            }
        )
        return 0
    for loss in sent.losses:
        say(loss)
    rows = ngettext("{count} row to mend", "{count} rows to mend", sent.to_mend).format(count=sent.to_mend)
    say(_("Wrote {file}: {rows}.").format(file=sent.path.name, rows=rows))
    return 0


def _template(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        made = partner_template.template(workspace, chosen.partner, chosen.output, language=chosen.language)
    finally:
        workspace.close()
    if chosen.json:
        show_json(
            {"file": made.path.name, "language": made.language, "trainees": made.trainees, "fields": list(made.fields)}
        )
        return 0
    trainees = ngettext("{count} trainee", "{count} trainees", made.trainees).format(count=made.trainees)
    say(_("Wrote {file}: {trainees}.").format(file=made.path.name, trainees=trainees))
    return 0
