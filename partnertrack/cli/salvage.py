"""The command `salvage`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from partnertrack.cli.opening import access_to
from partnertrack.cli.output import add_file, add_json, progress, say, show, show_json
from partnertrack.i18n import _, ngettext
from partnertrack.services import salvage as service


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    salvage = commands.add_parser("salvage", help=_("write what can be read of a damaged pilot to a new file"))
    add_file(salvage)
    salvage.add_argument("to", type=Path, metavar="NEW-FILE", help=_("the new pilot file"))
    add_json(salvage)
    salvage.set_defaults(run=_salvage)


def _salvage(chosen: argparse.Namespace) -> int:
    found = service.salvage(chosen.file, chosen.to, access_to(chosen.file, chosen.passphrase_file), progress())
    is_whole = not (found.lost or found.gaps)
    if chosen.json:
        counts = {"read": found.read, "rebuilt": found.rebuilt, "lost": found.lost}
        told = {name: dict(by_kind) for name, by_kind in counts.items()}
        show_json({"file": str(chosen.to), "is_whole": is_whole, **told, "history_gaps": found.gaps})
        return 0
    show(_("Written to “{file}”: {n} records.").format(file=chosen.to.name, n=sum(found.read.values())))
    _show(_("Filled in from the history:"), found.rebuilt)
    _show(_("Lost, because what they refer to is lost:"), found.lost)
    if found.gaps:
        text = ngettext("{n} entry of the history is lost.", "{n} entries of the history are lost.", found.gaps)
        show(text.format(n=found.gaps))
    if is_whole:
        show(_("All that the file and its history tell of could be read."))
    say(
        _("What was stored last before the damage may be missing: compare with what you remember, and keep both files.")
    )
    return 0


def _show(words: str, counts: Mapping[str, int]) -> None:
    if counts:
        show(f"{words} {', '.join(f'{kind} {count}' for kind, count in sorted(counts.items()))}")
