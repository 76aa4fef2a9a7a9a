"""The command `history`."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, progress, say, show, show_json
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.services import history, look_up, participants
from partnertrack.services.history import Filter, Happened
from partnertrack.services.workspace import Workspace

_MOST = 2


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    told = commands.add_parser("history", help=_("who changed what, when and through which file"))
    add_file(told)
    told.add_argument("--from", dest="since", type=a_day, metavar="DATE", help=_("from this day on"))
    told.add_argument("--to", dest="until", type=a_day, metavar="DATE", help=_("until this day"))
    told.add_argument("--who", metavar="NAME", help=_("only what this person stored"))
    told.add_argument("--person", metavar="TEXT", help=_("only what concerns this person or organisation"))
    told.add_argument("--output", type=Path, metavar="PATH", help=_("write it there: .xlsx, .csv or .pdf"))
    add_json(told)
    told.set_defaults(run=_history)


def _history(chosen: argparse.Namespace) -> int:
    if chosen.output and chosen.output.suffix.casefold() not in (".xlsx", ".csv", ".pdf"):
        raise UserError(_("The file’s name must end in .xlsx, .csv or .pdf."))
    workspace = open_chosen(chosen)
    try:
        subject, name = _subject(workspace, chosen.person) if chosen.person else (None, "")
        wanted = Filter(who=chosen.who, since=chosen.since, until=chosen.until, subject=subject)
        if chosen.output:
            return _write(workspace, wanted, chosen, name)
        found = history.happened(workspace, wanted)
        whole = history.verify(workspace)
    finally:
        workspace.close()
    if chosen.json:
        rows = [_row_json(row) for row in found.rows]
        show_json({"total": found.total, "is_whole": not whole.wrong, "wrong": whole.wrong, "changes": rows})
    else:
        _show(found.rows, found.total, whole.wrong)
    return 1 if whole.wrong else 0


def _write(workspace: Workspace, wanted: Filter, chosen: argparse.Namespace, name: str) -> int:
    from partnertrack.services.history import files  # noqa: PLC0415 - the list alone does not need the writers

    today = date.today()  # noqa: DTZ011 - the officer's day is a local day
    about = tuple(filter(None, (chosen.who, name)))
    path = files.write(workspace, wanted, chosen.output, today, about, progress())
    say(_("Written to “{file}”.").format(file=path.name))
    return 0


def _show(rows: tuple[Happened, ...], total: int, wrong: str) -> None:
    shown: date | None = None
    for row in rows:
        if row.day != shown:
            shown = row.day
            show(day(row.day, "long"))
        parts = (
            history.title_words(row),
            row.who,
            history.counts_words(row),
            _("taken back since") if row.is_undone else "",
        )
        show(f"  {row.at.astimezone():%H:%M}  {' · '.join(filter(None, parts))}")
    show(
        ngettext("{n} of {total} change", "{n} of {total} changes", total).format(
            n=number(len(rows)), total=number(total)
        )
    )
    show(wrong or _("The history is whole."))


def _subject(workspace: Workspace, text: str) -> tuple[UUID, str]:
    """The one person or organisation that a text means, and its name; raises `UserError` where it is not one."""
    today = date.today()  # noqa: DTZ011 - the officer's day is a local day
    people = participants.find(workspace, participants.Search(text=text), today).ids[:_MOST]
    organisations = look_up.look_up(workspace, text, _MOST).organisations
    if len(people) + len(organisations) != 1:
        problem = _("Several people or organisations have “{text}” in their names.") if people or organisations else ""
        nobody = _("Nobody and no organisation has “{text}” in its name.")
        raise UserError((problem or nobody).format(text=text), _("Give a number such as PT-000012, or a full name."))
    if organisations:
        return organisations[0]
    return people[0], text


def _row_json(row: Happened) -> dict[str, object]:
    return {
        "number": row.number,
        "id": str(row.id),
        "at": row.at.isoformat(),
        "who": row.who,
        "title": row.title,
        "through": row.way,
        "file": row.file,
        "people": row.people,
        "counts": row.counts,
        "is_undone": row.is_undone,
        "is_partly_erased": row.is_blackened,
        "sha256": row.hash,
    }
