"""The command `duplicates`."""

from __future__ import annotations

import argparse
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import NEEDS_A_PERSON, add_file, add_json, show, show_json
from partnertrack.i18n import _, ngettext, percent
from partnertrack.services import review_duplicates
from partnertrack.services.review_duplicates import DuplicatePair, Entry


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    duplicates = commands.add_parser("duplicates", help=_("list who may be in the pilot twice"))
    add_file(duplicates)
    add_json(duplicates)
    duplicates.set_defaults(run=_duplicates)


def _duplicates(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = review_duplicates.pairs(workspace)
    finally:
        workspace.close()
    if chosen.json:
        show_json({"pairs": [_json(pair) for pair in found]})
    else:
        for pair in found:
            names = f"{pair.one.label} {pair.one.name} = {pair.other.label} {pair.other.name}"
            show(f"{percent(pair.score, 0):>5} {names}: {pair.reason}")
        words = ngettext("{n} pair may be one person.", "{n} pairs may be one person each.", len(found))
        show(words.format(n=len(found)) if found else _("Nobody seems to be in the pilot twice."))
    return NEEDS_A_PERSON if found else 0


def _json(pair: DuplicatePair) -> dict[str, object]:
    return {
        "one": _entry(pair.one),
        "other": _entry(pair.other),
        "score": round(pair.score, 4),
        "reason": pair.reason,
        "evidence": [
            {"field": each.field, "ours": each.ours, "theirs": each.theirs, "grade": each.grade, "words": each.words}
            for each in pair.evidence
        ],
    }


def _entry(entry: Entry) -> dict[str, str]:
    return {
        "enrolment_id": str(entry.enrolment_id),
        "name": entry.name,
        "label": entry.label,
        "reference": entry.reference,
    }
