"""The commands `logframe-import` and `logframe-export`."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.i18n import LANGUAGES, _, ngettext
from partnertrack.services import logframe_exchange
from partnertrack.services.logframe_exchange import Accepted, Choices, Decided, Draft, Finding, PlanLine


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    taken = commands.add_parser("logframe-import", help=_("take a donor’s logframe matrix into a pilot"))
    add_file(taken)
    taken.add_argument("matrix", type=Path, metavar="MATRIX", help=_("the matrix (xlsx, xls, ods or docx)"))
    taken.add_argument("--final-on", type=a_day, metavar="DATE", help=_("by when final targets without a day are due"))
    taken.add_argument("--current-on", type=a_day, metavar="DATE", help=_("the day for which current values stand"))
    taken.add_argument("--dry-run", action="store_true", help=_("say what would be stored, and store nothing"))
    add_json(taken)
    taken.set_defaults(run=_import)

    written = commands.add_parser("logframe-export", help=_("write the logframe as donors exchange it"))
    add_file(written)
    written.add_argument("--as-of", type=a_day, required=True, metavar="DATE", help=_("figures as of this day"))
    written.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
    written.add_argument(
        "--output", type=Path, required=True, metavar="PATH", help=_("the suffix chooses XLSX or DOCX")
    )
    written.set_defaults(run=_export)


def _import(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    with ExitStack() as stack:
        stack.callback(workspace.close)
        if chosen.dry_run:
            stack.enter_context(workspace.store.rehearsal())
        workbook = logframe_exchange.read(chosen.matrix, progress())
        choices = Choices(lines=Decided(final_on=chosen.final_on, current_on=chosen.current_on))
        today = date.today()  # noqa: DTZ011 - the officer's day is a local day
        draft = logframe_exchange.draft(workspace, workbook, today, choices)
        accepted = logframe_exchange.accept(workspace, draft)
    if chosen.json:
        show_json(_as_json(draft, accepted))
    else:
        _show(draft, accepted)
    return NEEDS_A_PERSON if draft.plan.needs_decision else 0


def _show(draft: Draft, accepted: Accepted) -> None:
    words = {
        "add": _("new"),
        "change": _("changed"),
        "same": _("unchanged"),
        "open": _("open"),
        "skip": _("left out"),
    }
    for line in draft.plan.lines:
        indent = "" if line.is_result else "  "
        show(f"{indent}{line.code}  {line.text}  [{words[line.action]}]")
        for difference in line.differences:
            day = f" {difference.on.isoformat()}" if difference.on else ""
            show(f"{indent}    {difference.what}{day}: {difference.before or '–'} → {difference.after}")
        if line.figure:
            show(f"{indent}    = {line.figure} {draft.figures.get(line.figure, '')}")
    for finding in _findings(draft):
        if finding.severity != "info":
            place = (
                _("{sheet}, row {row}").format(sheet=finding.sheet, row=finding.row) if finding.row else finding.sheet
            )
            say(f"{place}: {finding.message}" if place else finding.message)
    new = ngettext("{n} new", "{n} new", accepted.added).format(n=accepted.added)
    changed = ngettext("{n} changed", "{n} changed", accepted.changed).format(n=accepted.changed)
    targets = ngettext("{n} target", "{n} targets", accepted.targets).format(n=accepted.targets)
    show(
        _("{file}: {new}, {changed}, {targets}").format(file=draft.file_name, new=new, changed=changed, targets=targets)
    )


def _findings(draft: Draft) -> list[Finding]:
    return [*draft.plan.findings, *(finding for line in draft.plan.lines for finding in line.findings)]


def _as_json(draft: Draft, accepted: Accepted) -> dict[str, object]:
    return {
        "file": draft.file_name,
        "columns": [
            {
                "sheet": column.sheet,
                "heading": column.heading,
                "role": column.role,
                "on": column.on.isoformat() if column.on else None,
                "confidence": round(column.fit, 2),
            }
            for column in draft.matrix.columns
        ],
        "lines": [_line_json(line) for line in draft.plan.lines],
        "issues": [
            {
                "sheet": finding.sheet,
                "row": finding.row,
                "column": finding.column,
                "code": finding.code,
                "severity": finding.severity,
                "raw": finding.raw,
                "message": finding.message,
            }
            for finding in _findings(draft)
        ],
        "added": accepted.added,
        "changed": accepted.changed,
        "targets": accepted.targets,
        "change": str(accepted.change_id) if accepted.change_id else None,
    }


def _line_json(line: PlanLine) -> dict[str, object]:
    return {
        "sheet": line.sheet,
        "row": line.row,
        "level": line.level or None,
        "code": line.code,
        "text": line.text,
        "action": line.action,
        "figure": line.figure or None,
        "proposals": [{"figure": each.figure, "score": each.score} for each in line.proposals],
        "differences": [
            {
                "what": each.what,
                "on": each.on.isoformat() if each.on else None,
                "before": each.before,
                "after": each.after,
            }
            for each in line.differences
        ],
    }


def _export(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        written = logframe_exchange.write(workspace, chosen.output, chosen.as_of, chosen.language)
    finally:
        workspace.close()
    say(_("Wrote {file}.").format(file=written.name))
    return 0
