"""The commands `wins` and `shortages`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, show, show_json
from partnertrack.i18n import _, day
from partnertrack.services import shortages, wins


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    told = commands.add_parser("wins", help=_("who gains from the partnership, and how it is known"))
    add_file(told)
    told.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    told.add_argument("--since", type=a_day, metavar="DATE", help=_("compared with this day, half a year before"))
    add_json(told)
    told.set_defaults(run=_wins)

    listed = commands.add_parser("shortages", help=_("shortage occupations of both sides, demand against supply"))
    add_file(listed)
    listed.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    add_json(listed)
    listed.set_defaults(run=_shortages)


def _wins(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = wins.wins(workspace, chosen.as_of or _today(), chosen.since)
    finally:
        workspace.close()
    if chosen.json:
        show_json(_wins_json(found))
        return 0
    show(_("As of {day}, compared with {before}").format(day=day(found.as_of), before=day(found.before)))
    for block in found.blocks:
        show(f"{block.title}: {block.question}")
        for fact in block.facts:
            parts = (fact.value, fact.detail, fact.move.text if fact.move else "", fact.aim.text if fact.aim else "")
            told = "  ".join(part for part in parts if part) or _("no evidence yet")
            show(f"  {fact.label:34} {told}")
            show(f"    {' '.join(part for part in (fact.shows, fact.known, fact.caveat) if part)}")
    for branch in found.balance.branches:
        ends = ", ".join(f"{stream.label} {len(stream.people)}" for stream in branch.streams)
        show(f"{branch.label} {len(branch.people)}: {ends}")
    return 0


def _wins_json(found: wins.Wins) -> dict[str, object]:
    return {
        "as_of": found.as_of.isoformat(),
        "compared_with": found.before.isoformat(),
        "blocks": {block.key: [_fact_json(fact) for fact in block.facts] for block in found.blocks},
        "balance": {
            "selected": len(found.balance.selected),
            "tracks": {
                branch.key: {
                    "n": len(branch.people),
                    "ends": {stream.key.partition(".")[2]: len(stream.people) for stream in branch.streams},
                }
                for branch in found.balance.branches
            },
            "cohorts": [
                {
                    "name": each.name,
                    "began_on": each.began_on.isoformat() if each.began_on else None,
                    "home": len(each.home),
                    "away": len(each.away),
                    "undecided": len(each.undecided),
                }
                for each in found.balance.cohorts
            ],
        },
    }


def _fact_json(fact: wins.Fact) -> dict[str, object]:
    return {
        "key": fact.key,
        "label": fact.label,
        "value": None if fact.exact is None else float(fact.exact),
        "text": fact.value or None,
        "detail": fact.detail,
        "move": fact.move.text if fact.move else None,
        "target": fact.aim.text if fact.aim else None,
        "shows": fact.shows,
        "known": fact.known,
        "caveat": fact.caveat,
    }


def _shortages(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        found = shortages.shortages(workspace, chosen.as_of or _today())
    finally:
        workspace.close()
    if chosen.json:
        show_json(
            {
                "as_of": found.as_of.isoformat(),
                "jointly_identified": found.joint,
                "placed": {
                    "listed": _ids(found.placed_listed),
                    "other_work": _ids(found.placed_elsewhere),
                    "unknown": _ids(found.placed_unknown),
                },
                "lines": [_line_json(line) for line in found.lines],
            }
        )
        return 0
    show(_("As of {day}: {n} occupations identified jointly").format(day=day(found.as_of), n=found.joint))
    for line in found.lines:
        there = "/".join(str(len(getattr(line.supply, key))) for key in shortages.SUPPLIES)
        wanted = "–" if line.wanted is None else line.wanted
        gap = "–" if line.gap is None else line.gap
        show(f"  {line.isco:4} {line.title:52} {line.standing:12} {wanted:>6} {there:>10} {gap:>6}")
    return 0


def _line_json(line: shortages.Line) -> dict[str, object]:
    return {
        "occupation": line.title,
        "isco": line.isco or None,
        "standing": line.standing,
        "found_by": line.way,
        "demand": line.demand,
        "open_places": line.open_places,
        "spare": line.spare,
        "supply": {key: len(getattr(line.supply, key)) for key in (*shortages.SUPPLIES, "home", "left")},
        "gap": line.gap,
        "is_health": line.is_health,
        "countries": [each.country for each in (*line.destination, *line.origin)],
    }


def _ids(people: Sequence[UUID]) -> list[str]:
    return [str(each) for each in people]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the officer's day is a local day
