"""What the tour says, and beside which part of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.widgets.header import Header
from partnertrack.ui.widgets.key_figure import KeyFigureCard
from partnertrack.ui.widgets.sidebar import Sidebar

Side = Literal["beside", "below"]


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence with its title; `find` gives the part that it is about, None while that is not to be seen."""

    title: str
    text: str
    side: Side
    find: Callable[[], QWidget | None]


def hints(shell: QWidget) -> tuple[Hint, ...]:
    """The hints in their order, for the shell of the open pilot."""
    return (
        Hint(
            _("Your partners’ files come in here"),
            _("Or drop a spreadsheet anywhere on the window. You see every row before anything is stored."),
            "beside",
            lambda: _seen((found := shell.findChild(Sidebar)) and found.way(places.IMPORTS)),
        ),
        Hint(
            _("Click any number to see who it is"),
            _("Behind every figure stands the list of the people whom it counts."),
            "below",
            lambda: next(filter(_seen, shell.findChildren(KeyFigureCard)), None),
        ),
        Hint(
            _("Find anybody and anything"),
            _("Ctrl+K finds people, organisations and figures, and whatever can be done."),
            "below",
            lambda: _seen((found := shell.findChild(Header)) and found.search),
        ),
        Hint(
            _("Nothing is final"),
            _("This takes the last change back, even a whole import. Help and the guide are at F1."),
            "below",
            lambda: _seen((found := shell.findChild(Header)) and found.undo),
        ),
    )


def _seen(widget: QWidget | None) -> QWidget | None:
    """The widget, where any of it is to be seen."""
    return widget if widget and widget.isVisible() and not widget.visibleRegion().isEmpty() else None
