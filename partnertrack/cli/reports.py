"""The commands `demo`, `report` and `disclosure`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_json, add_period, progress, say, show, show_json
from partnertrack.domain.report import AUDIENCES
from partnertrack.i18n import LANGUAGES, _
from partnertrack.services import donor_report, practice

_SHIPPED = "generic"


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    demo = commands.add_parser("demo", help=_("make the practice pilot with its donor report"))
    demo.add_argument("folder", type=Path, metavar="FOLDER", help=_("where to put it"))
    demo.set_defaults(run=_demo)

    report = commands.add_parser("report", help=_("write a donor report"))
    add_file(report)
    add_period(report)
    report.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    report.add_argument("--audience", choices=AUDIENCES, default="donor", help=_("who reads it"))
    report.add_argument(
        "--template", default=_SHIPPED, metavar="ID", help=_("whose sections it has: generic, eu_interim, bmz_giz …")
    )
    said = _("the suffix chooses PDF, Excel (.xlsx), Word (.docx) or IATI results (.xml)")
    report.add_argument("--output", type=Path, required=True, metavar="PATH", help=said)
    report.set_defaults(run=_report)

    disclosure = commands.add_parser("disclosure", help=_("say what a report withholds, why, and at what cost"))
    add_file(disclosure)
    add_period(disclosure)
    disclosure.add_argument("--audience", choices=AUDIENCES, default="donor", help=_("who reads it"))
    disclosure.add_argument("--template", default=_SHIPPED, metavar="ID", help=_("whose sections it has"))
    disclosure.add_argument("--threshold", type=int, metavar="N", help=_("withhold groups of fewer people than that"))
    add_json(disclosure)
    disclosure.set_defaults(run=_disclosure)


def _demo(chosen: argparse.Namespace) -> int:
    made = practice.demonstrate(chosen.folder, progress())
    for line in made.lines:
        show(line)
    return 0


def _report(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        options = donor_report.Options(chosen.as_of, chosen.since, chosen.language, chosen.audience, chosen.template)
        written = donor_report.write(workspace, options, chosen.output, progress())
    finally:
        workspace.close()
    say(_("Wrote {file}.").format(file=written.name))
    return 0


def _disclosure(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        options = donor_report.Options(
            chosen.as_of,
            chosen.since,
            audience=chosen.audience,
            template=chosen.template,
            threshold=chosen.threshold,
        )
        found = donor_report.check(workspace, options, progress())
    finally:
        workspace.close()
    if chosen.json:
        show_json(_telling_json(found))
        return 0
    show(found.text)
    for each in found.withheld:
        show(f"{each.reference:>6}  {each.text}")
    for cost in found.costs:
        show(cost.text)
    return 0


def _telling_json(found: donor_report.Telling) -> dict[str, object]:
    """The telling as a document; no number that is withheld is in it."""
    return {
        "threshold": found.threshold,
        "printed": found.printed,
        "withheld": [
            {"reference": each.reference, "label": each.label, "reason": each.reason, "protects": list(each.protects)}
            for each in found.withheld
        ],
        "costs": [
            {"threshold": each.threshold, "withheld": each.withheld, "protecting": each.protecting}
            for each in found.costs
        ],
    }
