"""The commands `schemes`, `new` and `check`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from partnertrack.cli.output import add_file, add_json, say, show, show_json
from partnertrack.i18n import _, ngettext
from partnertrack.services import health, pilots


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    schemes = commands.add_parser("schemes", help=_("list the scheme templates"))
    add_json(schemes)
    schemes.set_defaults(run=_schemes)

    new = commands.add_parser("new", help=_("make a pilot from a scheme template"))
    add_file(new)
    new.add_argument("--scheme", required=True, metavar="ID", help=_("a template’s id, see “schemes”"))
    new.add_argument("--title", default="", help=_("the pilot’s title"))
    new.add_argument("--donor", default="", help=_("who funds the pilot, for the report’s cover"))
    new.add_argument("--organisation", default="", help=_("who implements the pilot and reports"))
    new.add_argument(
        "--applicants",
        type=int,
        metavar="N",
        help=_("how many people applied, as reported by the organiser of the call"),
    )
    new.add_argument("--no-encryption", action="store_true", help=_("keep the file readable by other programs"))
    new.set_defaults(run=_new)

    check = commands.add_parser("check", help=_("check that a pilot file is whole"))
    add_file(check)
    add_json(check)
    check.set_defaults(run=_check)


def _schemes(chosen: argparse.Namespace) -> int:
    found = pilots.schemes()
    if chosen.json:
        show_json({"schemes": [_scheme_json(scheme) for scheme in found]})
        return 0
    for scheme in found:
        steps = ngettext("{n} step", "{n} steps", len(scheme.steps)).format(n=len(scheme.steps))
        show(f"{scheme.id:20} {scheme.corridor:16} {steps:9} {scheme.title}")
    return 0


def _scheme_json(scheme: pilots.SchemeInfo) -> dict[str, object]:
    return {
        "id": scheme.id,
        "name": scheme.title,
        "corridor": scheme.corridor,
        "model": scheme.model,
        "stages": scheme.stages,
        "steps": scheme.steps,
        "fields": scheme.fields,
    }


def _new(chosen: argparse.Namespace) -> int:
    path: Path = chosen.file if chosen.file.suffix else chosen.file.with_suffix(pilots.SUFFIX)
    workspace = pilots.create_pilot(
        path,
        chosen.scheme,
        chosen.title,
        donor=chosen.donor,
        organisation=chosen.organisation,
        applicants=chosen.applicants,
    )
    if not chosen.no_encryption:
        say(_("This version does not encrypt pilot files: keep them on an encrypted disk."))
    say(_("Made “{title}” in {file}.").format(title=workspace.title, file=path.name))
    workspace.close()
    return 0


def _check(chosen: argparse.Namespace) -> int:
    workspace = pilots.open_pilot(chosen.file)
    try:
        report = health.check(workspace)
    finally:
        workspace.close()
    if chosen.json:
        findings = [{"code": finding.code, "text": finding.text} for finding in report.findings]
        show_json({"is_whole": not findings, "people": report.people, "changes": report.changes, "findings": findings})
    else:
        for finding in report.findings:
            show(finding.text)
        if hint := health.way_out(workspace, report):
            say(hint)
        if not report.findings:
            show(_("The file is whole: {people} people, {n} changes.").format(people=report.people, n=report.changes))
    return 1 if report.findings else 0
