"""The columns of the lists on the page of data protection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partnertrack.ui.view_models.privacy import Line
from partnertrack.ui.widgets import cells
from partnertrack.ui.widgets.table_model import Column


def columns(first: str, others: Sequence[tuple[str, int, int]], chip: str, wide: int = 132) -> tuple[Column[Line], ...]:
    """Title and detail, then the cells (each with its title, width and when it gives way), then the chip."""
    return (
        Column(
            first,
            lambda line: f"{line.title}. {line.detail}" if line.detail else line.title,
            cells.two_lines(lambda line: line.title, lambda line: line.detail, "strong"),
            width=300,
            tip=lambda line: "\n".join(filter(None, (line.title, line.detail))),
        ),
        *(_cell(place, title, width, gives_way) for place, (title, width, gives_way) in enumerate(others)),
        Column(
            chip,
            lambda line: line.chip,
            cells.chip(lambda line: line.chip, lambda line: line.tone, lambda line: line.icon),
            width=wide,
        ),
    )


def _cell(place: int, title: str, width: int, gives_way: int) -> Column[Line]:
    words = _words(place)
    return Column(title, words, cells.plain(words), width=width, gives_way=gives_way, tip=words)


def _words(place: int) -> Callable[[Line], str]:
    def words(line: Line) -> str:
        return line.cells[place].replace("\n", " · ")

    return words
