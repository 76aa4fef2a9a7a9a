"""What each picture of the guide shows, and how to get there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.imports import IMPORTS
from installer.guide_pictures.reports import REPORTS
from installer.guide_pictures.studio import Studio
from partnertrack.ui import place as places
from partnertrack.ui.dialogs.palette import Palette
from partnertrack.ui.dialogs.set_up import SetUpDialog
from partnertrack.ui.widgets.table import Table

Scene = Callable[[Studio], QImage]

_TALL = QSize(1080, 760)


def _page(key: str, size: QSize = _TALL) -> Scene:
    def scene(studio: Studio) -> QImage:
        studio.go(key, size)
        return studio.take()

    return scene


def _part(key: str, number: int, size: QSize = _TALL) -> Scene:
    """A page that has parts, at one of them."""

    def scene(studio: Studio) -> QImage:
        studio.go(key, size)
        studio.tab(number)
        return studio.take()

    return scene


def _welcome(studio: Studio) -> QImage:
    studio.program.desk.close_pilot()
    studio.settle()
    return studio.take()


def _new_pilot(studio: Studio) -> QImage:
    dialog = SetUpDialog(studio.window, studio.program.desk)
    dialog.open()
    studio.settle()
    picture = studio.take(dialog)
    dialog.close()
    return picture


def _search(studio: Studio) -> QImage:
    studio.go(places.OVERVIEW)
    studio.window.search()
    palette = studio.one(Palette)
    palette.field.setText("visa")
    palette._look()  # noqa: SLF001 - what typing does, without the pause
    picture = studio.take()
    palette.close()
    studio.settle()
    return picture


def _person(studio: Studio) -> QImage:
    page = studio.go(places.PARTICIPANTS, _TALL)
    table = studio.one(Table, page)
    table.opened.emit(4)
    studio.settle()
    return studio.take()


def _overview(studio: Studio) -> QImage:
    studio.go(places.OVERVIEW, QSize(1240, 800))
    side = studio.window.sidebar
    header = studio.window.header
    studio.point(side.pilot, header.search, header.undo, side.help)
    return studio.take()


SCENES: Mapping[str, Scene] = {
    "welcome": _welcome,
    "new-pilot": _new_pilot,
    "overview": _overview,
    "search": _search,
    "today": _page(places.TODAY),
    "participants": _page(places.PARTICIPANTS),
    "person": _person,
    "board": _page(places.BOARD),
    "cohorts": _page(places.COHORTS),
    "attendance": _page(places.REGISTER),
    "organisations": _page(places.ORGANISATIONS),
    "vacancies": _page(places.VACANCIES),
    "letters": _page(places.LETTERS),
    "partners": _page(places.PARTNERS),
    "duplicates": _page(places.DUPLICATES),
    "logframe": _page(places.LOGFRAME),
    "indicators": _page(places.INDICATORS),
    "clock": _page(places.CLOCK),
    "money": _page(places.MONEY),
    "wins": _page(places.WINS),
    "shortages": _page(places.SHORTAGES),
    "voices": _page(places.VOICES),
    **REPORTS,
    "backups": _page(places.BACKUPS),
    "access": _page(places.ACCESS),
    "history": _page(places.HISTORY),
    "privacy": _page(places.PRIVACY),
    **IMPORTS,
}
"""In the order in which they are drawn: those that change the pilot come last."""
