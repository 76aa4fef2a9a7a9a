"""What each picture of the guide shows, and how to get there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.imports import IMPORTS
from installer.guide_pictures.own_pilot import OWN
from installer.guide_pictures.reports import REPORTS
from installer.guide_pictures.studio import Studio
from partnertrack.domain.change import added
from partnertrack.domain.enrolment import Enrolment
from partnertrack.domain.record import new_id
from partnertrack.i18n import _
from partnertrack.persistence.queries import dossiers, records
from partnertrack.ui import place as places
from partnertrack.ui.dialogs.bulk.step import StepDrawer
from partnertrack.ui.dialogs.palette import Palette
from partnertrack.ui.dialogs.set_up import SetUpDialog
from partnertrack.ui.dialogs.settings import SettingsDialog
from partnertrack.ui.pages.participants.page import ParticipantsPage
from partnertrack.ui.pages.register.grid import RegisterGrid
from partnertrack.ui.widgets.table import Table

Scene = Callable[[Studio], QImage]

_TALL, _WIDE = QSize(1080, 760), QSize(1240, 780)
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_MARKS = ("ppppp", "pplpp", "ppppe", "paapp", "ppppp", "ppepp", "lpppp")
_LETTERS = {"p": "present", "l": "late", "e": "excused", "a": "absent"}
_STEP = "language_course"


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


def _set_up(studio: Studio) -> QImage:
    """The first question of the guided set-up."""
    dialog = SetUpDialog(studio.window, studio.program.desk)
    dialog.open()
    studio.settle()
    picture = studio.take(dialog)
    dialog.close()
    return picture


def _settings(studio: Studio) -> QImage:
    """The settings, while somebody looks for one of them."""
    studio.window.help.show_settings()
    dialog = studio.dialog(SettingsDialog)
    dialog.search.setText(_("Language"))
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
    studio.window.practice.show_state()
    studio.settle()
    side = studio.window.sidebar
    header = studio.window.header
    studio.point(side.pilot, header.search, header.undo, side.help)
    return studio.take()


def _vacancy(studio: Studio) -> QImage:
    page = studio.go(places.VACANCIES, _TALL)
    studio.one(Table, page).opened.emit(1)
    return studio.take()


def _many(studio: Studio) -> QImage:
    """What an entry for several people would change, before it is stored."""
    page = studio.go(places.PARTICIPANTS, _WIDE)
    if not isinstance(page, ParticipantsPage):
        raise TypeError("the way to the participants led elsewhere")
    for row in (3, 4, 5):
        page.table.selectionModel().select(page.people.model.index(row, 0), _ADD)
    studio.settle()
    words = next(words for words, _icon, _act in page.bulk.actions())
    studio.press(words)
    drawer = page.bulk.drawer
    if not isinstance(drawer, StepDrawer):
        raise TypeError("another drawer came in")
    drawer.step.choose(_STEP)
    drawer.look()
    studio.settle()
    picture = studio.take()
    page.put_away()
    studio.settle()
    return picture


def _register(studio: Studio) -> QImage:
    """Some days of a course, as somebody fills them in by keyboard."""
    page = studio.go(places.REGISTER, _TALL)
    grid = studio.one(RegisterGrid, page)
    for row, letters in enumerate(_MARKS):
        for day, letter in enumerate(letters):
            index = grid.marks.index(row, day)
            grid.setCurrentIndex(index)
            grid.fill(_LETTERS[letter])
    studio.settle()
    return studio.take()


def _duplicates(studio: Studio) -> QImage:
    """Somebody who came twice, under a name that is one letter off."""
    studio.open_pilot()
    workspace = studio.program.desk.workspace
    with workspace.store.reading() as reading:
        first = min(records.all_of(reading, Enrolment), key=lambda enrolment: enrolment.number)
        dossier = dossiers.dossiers(reading, [first.id])[first.id]
    known = dossier.participant
    person = replace(known, id=new_id(), version=0, first_name=f"{known.first_name}e", region="")
    again = Enrolment(participant_id=person.id, number=900, cohort_id=first.cohort_id, reference="MA-26-900")
    event = replace(dossier.events[0], id=new_id(), version=0, enrolment_id=again.id)
    workspace.commit("Enter by hand", map(added, (person, again, event)))
    studio.go(places.DUPLICATES, _WIDE)
    return studio.take()


SCENES: Mapping[str, Scene] = {
    "welcome": _welcome,
    "set-up": _set_up,
    "settings": _settings,
    "overview": _overview,
    "search": _search,
    "today": _page(places.TODAY),
    "participants": _page(places.PARTICIPANTS),
    "person": _person,
    "board": _page(places.BOARD),
    "cohorts": _page(places.COHORTS),
    "register": _register,
    "organisations": _page(places.ORGANISATIONS),
    "vacancy": _vacancy,
    "many-at-once": _many,
    "letters": _page(places.LETTERS),
    "partners": _page(places.PARTNERS),
    "logframe": _page(places.LOGFRAME),
    "indicators": _page(places.INDICATORS),
    "clock": _page(places.CLOCK),
    "money": _page(places.MONEY),
    "wins": _page(places.WINS),
    "shortages": _page(places.SHORTAGES),
    "voices": _page(places.VOICES),
    **REPORTS,
    "history": _page(places.HISTORY),
    "privacy": _page(places.PRIVACY),
    **IMPORTS,
    "duplicates": _duplicates,
    **OWN,
}
"""In the order in which they are drawn: those that change the pilot come last."""
