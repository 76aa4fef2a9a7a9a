"""The commands `figures` and `list`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

from partnertrack.cli.opening import open_chosen
from partnertrack.cli.output import a_day, add_file, add_json, add_period, show, show_json
from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext
from partnertrack.services import figures, indicators, participants
from partnertrack.services.indicators import Parts
from partnertrack.services.workspace import Workspace

_DIMENSIONS = tuple(figures.DIMENSIONS)
_FIELD = "field:"


def add_to(commands: Any) -> None:  # noqa: ANN401 - argparse keeps the type of subparsers to itself
    """Add the commands."""
    counted = commands.add_parser("figures", help=_("milestones and indicators"))
    add_file(counted)
    add_period(counted)
    told = _("{dimensions}, or field: and the key of a field; given twice, both at once")
    told = told.format(dimensions=", ".join(_DIMENSIONS))
    counted.add_argument("--by", type=_a_dimension, action="append", metavar="DIM", help=told)
    add_json(counted)
    counted.set_defaults(run=_figures)

    listed = commands.add_parser("list", help=_("the participants behind a figure"))
    add_file(listed)
    listed.add_argument("--filter", default="", metavar="TEXT", help=_("words of a name, a reference or a number"))
    listed.add_argument("--step", default="", metavar="STEP", help=_("a step or milestone that was reached"))
    listed.add_argument("--as-of", type=a_day, metavar="DATE", help=_("as of this day, today if not given"))
    add_json(listed)
    listed.set_defaults(run=_list)


def _a_dimension(text: str) -> str:
    """A dimension, or what may be a field of the scheme."""
    if text in _DIMENSIONS or text.startswith(_FIELD):
        return text
    known = ", ".join(_DIMENSIONS)
    told = _("“{text}” is no dimension; choose one of {known}, or field: and the key of a field")
    raise argparse.ArgumentTypeError(told.format(text=text, known=known))


def _figures(chosen: argparse.Namespace) -> int:
    workspace = open_chosen(chosen)
    try:
        results = figures.figures(workspace, chosen.as_of, chosen.since)
        by: list[str] = chosen.by or []
        _check(workspace, by)
        parts = figures.by_dimension(workspace, results, by[0]) if by else None
        halves = figures.halves_by_dimension(workspace, results, by[0]) if by else None
        crossed = _crossed(workspace, results, by[0], by[1]) if len(by) > 1 else {}
    finally:
        workspace.close()
    if chosen.json:
        document = _results_json(results, chosen.since, parts)
        if halves:
            document["figures_by"] = {"dimension": by[0], **_halves_json(results, *halves)}
        show_json(document | {"by_two": _crossed_json(by, crossed)} if crossed else document)
    else:
        _show_results(results, parts)
        for key, table in crossed.items():
            _show_crossed(key, table)
    return 0


def _halves_json(results: figures.Results, n: figures.Breakdown, d: figures.Breakdown) -> dict[str, object]:
    """How many enrolments of each group stand behind both halves of each figure; no `d` where there is none."""
    of = {row.key: _named(d, row.counts) for row in d.rows}
    rows = []
    for row in n.rows:
        below = {key: count for key, count in of[row.key].items() if results.indicators[key].d is not None}
        rows.append({"key": row.key, "label": row.label, "n": _named(n, row.counts), "d": below})
    return {"rows": rows}


def _check(workspace: Workspace, by: Sequence[str]) -> None:
    """Nothing, where all these are dimensions of the pilot; raises `UserError` for others."""
    known = figures.dimensions(workspace.scheme)
    for each in by:
        if each not in known:
            fields = ", ".join(key for key in known if key.startswith(_FIELD))
            raise UserError(_("This pilot has no dimension “{dimension}”.").format(dimension=each), fields)


def _crossed(workspace: Workspace, results: figures.Results, down: str, across: str) -> dict[str, Parts]:
    """Every milestone and figure by two dimensions."""
    keys = (*results.milestones, *results.indicators)
    return {key: indicators.break_down(workspace, results, key, down, across, counts_only=True) for key in keys}


def _crossed_json(by: Sequence[str], crossed: dict[str, Parts]) -> dict[str, object]:
    """The tables: a row's counts stand in the order of the columns, the row without a key holds the sums."""
    tables = {
        key: {
            "columns": [{"key": column, "label": name} for column, name in table.columns],
            "rows": [_row_of(table, row, name) for row, name in (*table.rows, ("", _("Total")))],
        }
        for key, table in crossed.items()
    }
    return {"dimensions": list(by[:2]), "figures": tables}


def _row_of(table: Parts, row: str, name: str) -> dict[str, object]:
    columns = [column for column, _name in table.columns]
    found: dict[str, object] = {"key": row, "label": name}
    for half, counts in (("n", table.n), ("d", table.d if table.has_d else None)):
        found[half] = None if counts is None else [counts.get((row, column), 0) for column in columns]
        found[f"{half}_total"] = None if counts is None else counts.get((row, ""), 0)
    return found


def _show_crossed(key: str, table: Parts) -> None:
    show()
    total = _("Total")
    show(f"  {key:28} {' '.join(f'{name:>14.14}' for _key, name in table.columns)} {total:>14.14}")
    for row, name in (*table.rows, ("", _("Total"))):
        cells = [table.n.get((row, column), 0) for column in (*(column for column, _name in table.columns), "")]
        show(f"  {name:28.28} {' '.join(f'{count:>14}' for count in cells)}")


def _results_json(results: figures.Results, since: date | None, parts: figures.Breakdown | None) -> dict[str, object]:
    document: dict[str, object] = {
        "as_of": results.as_of.isoformat(),
        "from": since.isoformat() if since else None,
        "milestones": {
            key: {
                "n": milestone.n,
                "women": milestone.women,
                "men": milestone.men,
                "other": milestone.other,
                "unknown": milestone.unknown,
                "undated": milestone.undated,
                "in_period": milestone.in_period,
            }
            for key, milestone in results.milestones.items()
        },
        "indicators": {key: _figure_json(figure) for key, figure in results.indicators.items()},
    }
    if parts:
        rows = [{"key": row.key, "label": row.label, **_named(parts, row.counts)} for row in parts.rows]
        document["by"] = {"dimension": parts.dimension, "rows": rows, "total": _named(parts, parts.total)}
    return document


def _named(parts: figures.Breakdown, counts: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(parts.columns, counts, strict=True))


def _figure_json(figure: figures.Figure) -> dict[str, object]:
    return {
        "label": figure.name,
        "unit": figure.unit,
        "n": figure.n,
        "d": figure.d,
        "value": None if figure.value is None else float(figure.value),
        "text": figure.text,
        "unknown": figure.unknown,
        "unknown_in_d": figure.unknown_in_d,
        "undated": figure.undated,
        "outside": figure.outside,
        "in_period": figure.in_period,
    }


def _show_results(results: figures.Results, parts: figures.Breakdown | None) -> None:
    show(_("As of {day}").format(day=day(results.as_of)))
    for milestone in results.milestones.values():
        women = ngettext("{n} woman", "{n} women", milestone.women).format(n=milestone.women)
        show(f"  {milestone.name:40} {milestone.n:>8}  ({women})")
    for figure in results.indicators.values():
        notes = f"  [{', '.join(figure.notes)}]" if figure.notes else ""
        show(f"  {figure.id:12} {figure.name:60} {figure.text}{notes}")
    if parts:
        for row in parts.rows:
            counts = " ".join(f"{name}={count}" for name, count in _named(parts, row.counts).items() if count)
            show(f"  {row.label:40} {counts}")


def _list(chosen: argparse.Namespace) -> int:
    as_of = chosen.as_of or date.today()  # noqa: DTZ011 - the officer's day is a local day
    workspace = open_chosen(chosen)
    try:
        search = participants.Search(text=chosen.filter, step=chosen.step)
        found = participants.find(workspace, search, as_of)
        rows = participants.rows(workspace, found.ids, as_of)
    finally:
        workspace.close()
    if chosen.json:
        show_json({"as_of": as_of.isoformat(), "participants": [_row_json(row) for row in rows]})
        return 0
    for row in rows:
        show(f"{row.label}  {row.reference:14} {row.name:32} {row.cohort:20} {row.stage_label} · {row.step_label}")
    show(ngettext("{n} person", "{n} people", len(rows)).format(n=len(rows)))
    return 0


def _row_json(row: participants.PersonRow) -> dict[str, object]:
    return {
        "id": str(row.enrolment_id),
        "label": row.label,
        "reference": row.reference,
        "name": row.name,
        "sex": row.sex,
        "birth_date": row.birth_date.isoformat() if row.birth_date else None,
        "cohort": row.cohort,
        "track": row.track,
        "region": row.region,
        "stage": row.stage,
        "step": row.step,
        "status": row.status,
    }
