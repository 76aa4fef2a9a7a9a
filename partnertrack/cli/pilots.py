"""The commands `schemes`, `new` and `check`."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli import passphrases
from partnertrack.cli.backups import last_of, remark
from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_json, say, show, show_json
from partnertrack.errors import RuleError
from partnertrack.i18n import _, ngettext
from partnertrack.services import access, health, pilots, set_up
from partnertrack.services.access import Access
from partnertrack.services.workspace import Workspace


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    schemes = commands.add_parser("schemes", help=_("list the scheme templates"))
    add_json(schemes)
    schemes.set_defaults(run=_schemes)

    new = commands.add_parser(
        "new",
        help=_("make a pilot from a scheme template"),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n\n".join((_("A set-up file with every section that there is:"), set_up.EXAMPLE)),
    )
    add_file(new)
    new.add_argument("--scheme", default="", metavar="ID", help=_("a template’s id, see “schemes”"))
    told = _("take scheme, donor, cohorts, partners and targets from this file; what else is said here comes before it")
    new.add_argument("--setup", type=Path, metavar="FILE.toml", help=told)
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
    told = _("make a recovery code and write it to a sheet to print")
    new.add_argument("--recovery-sheet", type=Path, metavar="PATH.pdf", help=told)
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
    planned = _planned(chosen)
    pilots.look_before_making(path, planned.scheme)
    set_up.look_over(planned)
    passphrase = "" if chosen.no_encryption else _passphrase_for(path, planned, chosen.passphrase_file)
    workspace = set_up.set_up(path, planned, date.today(), passphrase)  # noqa: DTZ011 - the user's day is a local day
    with closing(workspace):
        say(_("Made “{title}” in {file}.").format(title=workspace.title, file=path.name))
        if workspace.access:
            _recovery_of(workspace, workspace.access, chosen.recovery_sheet)
    return 0


def _planned(chosen: argparse.Namespace) -> set_up.SetUp:
    """The set-up of the file, if there is one, with what the command line says beside it."""
    known = set_up.read_set_up(chosen.setup) if chosen.setup else set_up.SetUp(scheme="")
    planned = replace(
        known,
        scheme=chosen.scheme or known.scheme,
        title=chosen.title or known.title,
        donor=chosen.donor or known.donor,
        organisation=chosen.organisation or known.organisation,
        applicants=known.applicants if chosen.applicants is None else chosen.applicants,
    )
    if not planned.scheme:
        raise RuleError(_("No scheme was named."), _("Say --scheme ID, or name one in the set-up file."))
    return planned


def _passphrase_for(path: Path, planned: set_up.SetUp, passphrase_file: Path | None) -> str:
    names = (planned.title, planned.organisation, planned.donor, path.stem)
    return passphrases.new_passphrase(path, passphrase_file, names)


def _recovery_of(workspace: Workspace, mine: Access, sheet: Path | None) -> None:
    """Write the recovery sheet where one is wanted, else say how to get one."""
    if sheet is None:
        say(_("Without its passphrase nobody opens it, we included. A sheet to print for the safe is made by:"))
        say(f"partnertrack passphrase {workspace.path.name} recovery --sheet PATH.pdf")
        return
    code = access.new_recovery_code(workspace.path, mine)
    access.write_recovery_sheet(sheet, code, workspace.title, workspace.path)
    say(_("Recovery sheet: {file}. Print it, put it into a safe, and delete the file.").format(file=sheet))


def _check(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        report = health.check(workspace)
        last, words = last_of(workspace), remark(workspace)
    finally:
        workspace.close()
    if chosen.json:
        findings = [{"code": finding.code, "text": finding.text} for finding in report.findings]
        told = {"is_whole": not findings, "people": report.people, "changes": report.changes, "findings": findings}
        show_json(told | {"last_backup": last})
    else:
        for finding in report.findings:
            show(finding.text)
        if hint := health.way_out(workspace, report):
            say(hint)
        if not report.findings:
            show(_("The file is whole: {people} people, {n} changes.").format(people=report.people, n=report.changes))
        show(words)
    return 1 if report.findings else 0
