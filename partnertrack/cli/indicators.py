"""The command `indicators`."""

from __future__ import annotations

import argparse
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import add_file, add_json, show, show_json
from partnertrack.i18n import _
from partnertrack.services import indicators
from partnertrack.services.indicators import Definition


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the command."""
    listed = commands.add_parser("indicators", help=_("what the indicators mean, with their formulas in words"))
    add_file(listed)
    add_json(listed)
    listed.set_defaults(run=_indicators)


def _indicators(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = indicators.definitions(workspace)
    finally:
        workspace.close()
    if chosen.json:
        show_json({"indicators": [_json(each) for each in found]})
        return 0
    for each in found:
        show(f"{each.id:6} {each.label}")
        show(f"       {each.definition}")
        for line in each.lines:
            show(f"       {line.id}: {line.formula}" if len(each.lines) > 1 else f"       {line.formula}")
        show()
    return 0


def _json(told: Definition) -> dict[str, object]:
    return {
        "id": told.id,
        "label": told.label,
        "definition": told.definition,
        "unit": told.unit,
        "direction": told.direction,
        "source": told.source,
        "responsible": told.responsible,
        "verification": told.verification,
        "own": told.is_own,
        "figures": [
            {"id": line.id, "label": line.label, "unit": line.unit, "formula": line.formula} for line in told.lines
        ],
    }
