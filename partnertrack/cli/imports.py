"""The commands `import` and `undo`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from getpass import getpass
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.cli.backups import told_before
from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.errors import PasswordNeeded, UserError
from partnertrack.i18n import _, ngettext
from partnertrack.services import history, import_workbook
from partnertrack.services.import_workbook import Choices, Draft, SheetDraft, Workbook
from partnertrack.services.workspace import Workspace

_COUNTS = ("read", "created", "updated", "unchanged", "skipped", "review", "rejected")


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    taken = commands.add_parser("import", help=_("read partners’ workbooks into a pilot"))
    add_file(taken)
    taken.add_argument("sheets", type=Path, nargs="+", metavar="SHEETS", help=_("workbooks (xlsx, xls, ods, csv …)"))
    taken.add_argument("--partner", help=_("who sent them"))
    taken.add_argument("--as-of", type=a_day, metavar="DATE", help=_("the day for which the partner’s figures stand"))
    taken.add_argument(
        "--password-file", type=Path, metavar="PATH", help=_("a file whose first line opens protected workbooks")
    )
    taken.add_argument(
        "--newcomers",
        choices=("create", "skip"),
        default="create",
        help=_("what becomes of people whom the pilot does not know (default: create)"),
    )
    taken.add_argument(
        "--known",
        choices=("update", "fill", "skip"),
        default="update",
        help=_("what becomes of people whom it knows: update, fill blanks only, or skip (default: update)"),
    )
    taken.add_argument("--dry-run", action="store_true", help=_("run the whole import, then undo it"))
    taken.add_argument("--accept", action="store_true", help=_("store what is certain, leave the rest for review"))
    add_json(taken)
    taken.set_defaults(run=_import)

    undo = commands.add_parser("undo", help=_("undo the last change, or one import"))
    add_file(undo)
    undo.add_argument("--change", type=_an_id, metavar="ID", help=_("the change to undo, as an import names it"))
    add_json(undo)
    undo.set_defaults(run=_undo)


def _an_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not the id of a change").format(text=text)) from None


def _import(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    with ExitStack() as stack:
        stack.callback(workspace.close)
        if chosen.dry_run:
            stack.enter_context(workspace.store.rehearsal())
        done = [_import_one(workspace, path, chosen) for path in chosen.sheets]
    totals = {name: sum(getattr(each.receipt, name) for each in done) for name in _COUNTS}
    if chosen.json:
        show_json({"files": [_file_json(each) for each in done], **totals})
    else:
        for each in done:
            _show(each)
    return NEEDS_A_PERSON if totals["review"] or any(each.draft.needs_decision for each in done) else 0


def _import_one(workspace: Workspace, path: Path, chosen: argparse.Namespace) -> import_workbook.Imported:
    workbook = read_workbook(path, chosen.password_file)
    choices = Choices(newcomers=chosen.newcomers, known=chosen.known)
    draft = import_workbook.draft(
        workspace, workbook, partner=chosen.partner, as_of=chosen.as_of, choices=choices, progress=progress()
    )
    for notice in filter(None, (*draft.notices, draft.seen_before, *_drifts(draft))):
        say(f"{draft.file_name}: {notice}")
    if draft.needs_decision and not chosen.accept:
        say(
            _("{file}: a person should look first; nothing was stored. Use the window, or --accept.").format(
                file=draft.file_name
            )
        )
        draft = draft.without_changes()
    if draft.changes and not chosen.dry_run:
        told_before(workspace, "import")
    return import_workbook.commit(workspace, draft, progress())


def _drifts(draft: Draft) -> Iterator[str]:
    """What changed since the partner's last file, without the names of people."""
    for drift in filter(None, (sheet.drift for sheet in draft.sheets)):
        file = drift.file_name
        for old, new in drift.renamed:
            yield _("since “{file}”, the column “{old}” is called “{new}”").format(file=file, old=old, new=new)
        for heading in drift.added:
            yield _("since “{file}”, the column “{heading}” is new").format(file=file, heading=heading)
        for heading in drift.missing:
            yield _("since “{file}”, the column “{heading}” is missing").format(file=file, heading=heading)
        if drift.gone:
            count = len(drift.gone)
            words = ngettext(
                "{count} person of “{file}” is not in this file",
                "{count} people of “{file}” are not in this file",
                count,
            )
            yield words.format(count=count, file=file)


def read_workbook(path: Path, password_file: Path | None) -> Workbook:
    """The workbook, with the password from that file, or asked for on the terminal until it opens."""
    password = _first_line(password_file) if password_file else ""
    while True:
        try:
            return import_workbook.read(path, progress(), password)
        except PasswordNeeded as needed:
            if password_file or not sys.stdin.isatty():
                raise
            say(needed.message)
            password = _asked(path.name)
            if not password:
                raise


def _asked(name: str) -> str:
    """What was typed on the terminal without showing there; nothing at its end."""
    try:
        return getpass(_("Password of {name}: ").format(name=name))
    except EOFError:
        return ""


def _first_line(path: Path) -> str:
    """The first line of a text file; raises `UserError` when there is none."""
    try:
        line = path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise UserError(_("The password file {name} cannot be read.").format(name=path.name)) from None
    if not line:
        raise UserError(_("The password file {name} is empty.").format(name=path.name))
    return line


def _show(done: import_workbook.Imported) -> None:
    receipt = done.receipt
    parts = (
        (receipt.created, _("created")),
        (receipt.updated, _("updated")),
        (receipt.unchanged, _("unchanged")),
        (receipt.skipped, _("skipped")),
        (receipt.review, _("for review")),
        (receipt.rejected, _("rejected")),
    )
    sum_of = " + ".join(f"{count} {name}" for count, name in parts if count) or "0"
    show(_("{file}: {read} rows read = {sum}").format(file=done.draft.file_name, read=receipt.read, sum=sum_of))
    for sheet in done.draft.sheets:
        for row in sheet.rows:
            if row.action in ("review", "reject"):
                why = " ".join(issue.message for issue in row.issues if issue.severity != "info")
                place = _("{sheet}, row {row}").format(sheet=sheet.name, row=row.number)
                show(f"  {place}: {why}")


def _file_json(done: import_workbook.Imported) -> dict[str, object]:
    draft = done.draft
    return {
        "file": draft.file_name,
        "partner": draft.partner,
        "sheets": [_sheet_json(sheet) for sheet in draft.sheets],
        "change": str(done.change_id) if done.change_id else None,
    }


def _sheet_json(sheet: SheetDraft) -> dict[str, object]:
    issues = [*sheet.issues, *(issue for row in sheet.rows for issue in row.issues)]
    return {
        "sheet": sheet.name,
        "header_rows": sheet.header_rows,
        "columns": [
            {"heading": column.heading, "field": column.field, "confidence": round(column.confidence, 2)}
            for column in sheet.columns
        ],
        **{name: getattr(sheet.receipt, name) for name in _COUNTS},
        "issues": [
            {
                "row": issue.row,
                "column": issue.column,
                "code": issue.code,
                "severity": issue.severity,
                "message": issue.message,
            }
            for issue in issues
        ],
    }


def _undo(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        undone = history.undo(workspace, chosen.change)
    finally:
        workspace.close()
    if undone is None:
        raise UserError(_("There is nothing to undo."))
    if chosen.json:
        show_json({"title": undone.title, "restored": undone.restored, "kept": undone.kept})
    else:
        show(
            _("Undone: {title}. {restored} records restored, {kept} kept because they were edited since.").format(
                title=undone.title, restored=undone.restored, kept=undone.kept
            )
        )
    return 0
