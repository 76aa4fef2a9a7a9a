"""The columns of the list of changes."""

from __future__ import annotations

from partnertrack.i18n import _
from partnertrack.ui.view_models.change_rows import WAY_ICONS, WAY_TONES, ChangeRow
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def change_columns() -> tuple[Column[ChangeRow], ...]:
    """The change with what it touched, its day and time, through what it came about, and who did it."""
    return (
        Column(
            _("What was done"),
            lambda row: row.title,
            cells.two_lines(lambda row: row.title, below, "strong"),
            320,
            tip=lambda row: f"{row.title}\n{below(row)}".strip(),
            spoken=lambda row: ", ".join(filter(None, (row.title, below(row)))),
        ),
        Column(
            _("When"),
            lambda row: row.when,
            cells.two_lines(lambda row: row.day or row.time, lambda row: row.time if row.day else ""),
            124,
            tip=lambda row: row.when,
        ),
        Column(
            _("Through"),
            lambda row: row.way_words,
            cells.chip(
                lambda row: row.way_words,
                lambda row: WAY_TONES.get(row.way, "neutral"),
                lambda row: WAY_ICONS.get(row.way, "pencil"),
            ),
            176,
            gives_way=1,
        ),
        Column(_("Who"), lambda row: row.who or "–", cells.plain(lambda row: row.who or "–"), 150, gives_way=2),
    )


def below(row: ChangeRow) -> str:
    """What a change touched, and what became of it."""
    undone = _("taken back since") if row.happened.is_undone else ""
    erased = _("partly erased") if row.happened.is_blackened else ""
    return " · ".join(filter(None, (undone, erased, row.counts)))
