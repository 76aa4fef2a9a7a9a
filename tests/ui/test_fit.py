"""Nothing is clipped in small windows or in longer languages, everything has a name, no window comes up by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDateEdit, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from partnertrack import i18n
from partnertrack.domain.change import added
from partnertrack.domain.contact import Contact
from partnertrack.domain.engagement import Engagement
from partnertrack.domain.expectation import Expectation
from partnertrack.domain.organisation import Organisation
from partnertrack.domain.shortage import Shortage
from partnertrack.services import partners
from partnertrack.ui.pages.cohorts import CohortsPage
from partnertrack.ui.pages.duplicates import DuplicatesPage
from partnertrack.ui.pages.imports.problems import KindStrip
from partnertrack.ui.pages.imports.wizard import ImportsPage
from partnertrack.ui.pages.indicators import IndicatorPage
from partnertrack.ui.pages.organisations import OrganisationPage
from partnertrack.ui.pages.participant import ParticipantPage
from partnertrack.ui.pages.participants import ParticipantsPage
from partnertrack.ui.pages.partners import PartnersPage
from partnertrack.ui.pages.shortages import ShortagesPage
from partnertrack.ui.place import (
    COHORTS,
    DUPLICATES,
    IMPORTS,
    INDICATOR,
    INDICATORS,
    ORGANISATION,
    ORGANISATIONS,
    OVERVIEW,
    PARTICIPANT,
    PARTICIPANTS,
    PARTNER,
    PARTNERS,
    REPORTS,
    SHORTAGES,
    WINS,
    Place,
)
from partnertrack.ui.program import Program
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.pressable import Pressable
from tests.ui.conftest import enter_twice, partner_files

SIZES = ((1366, 768), (911, 512))


class Strays(QObject):
    """Hears of every window that comes up."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.heard.append(type(watched).__name__)
        return False


@pytest.fixture
def strays(application: QApplication) -> Iterator[Strays]:
    listening = Strays()
    application.installEventFilter(listening)
    yield listening
    application.removeEventFilter(listening)


def visit(program: Program, folder: Path) -> Iterator[str]:
    """Go to every page, and through the wizard's steps; say where it is each time."""
    pages = program.window.pages
    for key in (OVERVIEW, PARTICIPANTS, REPORTS):
        pages.go(Place(key))
        program.settle()
        yield key
    yield from visit_indicators(program)
    yield from visit_person(program)
    yield from visit_cohorts(program)
    yield from visit_organisations(program)
    yield from visit_duplicates(program)
    yield from visit_wins(program)
    yield from visit_partners(program)
    yield from visit_imports(program, folder)


def visit_indicators(program: Program) -> Iterator[str]:
    for place in (Place(INDICATORS), Place(INDICATOR, figure="T2")):
        program.window.pages.go(place)
        program.settle()
        yield place.page
    page = program.window.pages.page()
    assert isinstance(page, IndicatorPage)
    page.own.click()
    program.settle()
    yield "editor of indicators"
    page.put_away()


def visit_imports(program: Program, folder: Path) -> Iterator[str]:
    """Go through the wizard's steps with a file that has something to mend, and look at a problem closely."""
    program.window.pages.go(Place(IMPORTS))
    program.settle()
    wizard = program.window.pages.page()
    assert isinstance(wizard, ImportsPage)
    wizard.choosing.add_files((faulty_file(folder),))
    for step in ("choose", "match", "check", "done"):
        program.settle()
        yield f"import, {step}"
        if step == "check":
            yield from visit_problems(program, wizard)
        if step != "done":
            wizard.next.click()
            program.settle()


def visit_problems(program: Program, wizard: ImportsPage) -> Iterator[str]:
    """Look at each problem of a file in the grid, then at all of them in a list."""
    checking = wizard.checking
    for kind in tuple(checking.filters.strip.chips):
        checking.filters.strip.chips[kind].click()
        QTest.keyClick(checking.grid, Qt.Key.Key_F8)
        program.settle()
        yield f"import, {kind}"
    checking.filters.list.click()
    program.settle()
    yield "import, problems"
    checking.filters.list.click()


def faulty_file(folder: Path) -> Path:
    """Write a partner's next file, in which dates are none, words unknown, and somebody may be another."""
    lines = partner_files(folder)[0].read_text("utf-8").splitlines()
    rows = [line.split(";") for line in lines[1:12]]
    rows[1][4], rows[2][6], rows[3][3], rows[4][5] = "31/02/2003", "soon", "neither", "delete"
    rows[5][0], rows[5][4] = "", ""
    rows[6][6] = "20/01/2025"
    path = folder / "next.csv"
    path.write_text("\n".join((lines[0], *map(";".join, rows))), "utf-8")
    return path


def visit_person(program: Program) -> Iterator[str]:
    """Go to the first person of the list, and ask where values come from."""
    pages = program.window.pages
    pages.go(Place(PARTICIPANTS))
    program.settle()
    people = pages.page()
    assert isinstance(people, ParticipantsPage)
    ids = tuple(each for each in people.model.ids if isinstance(each, UUID))
    pages.go(Place(PARTICIPANT, person=ids[0], among=ids))
    program.settle()
    yield PARTICIPANT
    person = pages.page()
    assert isinstance(person, ParticipantPage)
    for slot in (("birth_date", None), ("sex", None)):
        person.origins.look_at(ids[0], slot)
        program.settle()
        yield f"{PARTICIPANT}, {slot[0]}"
    person.origins.look_at_step(ids[0], "selected", 1)
    program.settle()
    yield f"{PARTICIPANT}, step"


def visit_cohorts(program: Program) -> Iterator[str]:
    """Go to the cohorts, and plan that everybody of the first one leaves tomorrow."""
    program.window.pages.go(Place(COHORTS))
    program.settle()
    yield COHORTS
    page = program.window.pages.page()
    assert isinstance(page, CohortsPage)
    page.by.setCurrentIndex(1)
    page.planning.open(page.panels[0].card.ahead, page.panels[0].card.title)
    program.settle()
    yield f"{COHORTS}, planning"
    page.put_away()


def visit_organisations(program: Program) -> Iterator[str]:
    """Go to the organisations, and write into the log of an employer with a contact who does not agree."""
    hotel = Organisation(name="Hotel Alpenblick Garmisch-Partenkirchen GmbH", type="employer", country="DE")
    boss = Contact(organisation_id=hotel.id, name="Eva", email="eva@alpenblick.example", consent="refused")
    lost = Engagement(organisation_id=hotel.id, happened_on=date(2025, 1, 7), stage="lost", reason="qualification")
    program.desk.workspace.commit("Enter", map(added, (hotel, boss, lost)))
    pages = program.window.pages
    for place in (Place(ORGANISATIONS), Place(ORGANISATION, organisation=hotel.id)):
        pages.go(place)
        program.settle()
        page = pages.page()
        if isinstance(page, OrganisationPage):
            page.log.add.click()
            program.settle()
        yield place.page


def visit_wins(program: Program) -> Iterator[str]:
    """Go to the four wins, then look closely at work for which both sides lack people, and change it."""
    lists = [
        Shortage(side=side, country=country, occupation=name, isco="2221", places=900, source="Labour market review")
        for side, country, name in (
            ("destination", "DE", "Pflegefachkräfte (Krankenpflege)"),
            ("origin", "GH", "Nurses"),
        )
    ]
    program.desk.workspace.commit("Enter", map(added, lists))
    for key in (WINS, SHORTAGES):
        program.window.pages.go(Place(key))
        program.settle()
        yield key
    page = program.window.pages.page()
    assert isinstance(page, ShortagesPage)
    page.list.opened.emit(page.list.model.row(0))
    program.settle()
    yield f"{SHORTAGES}, occupation"
    page.line.changed.emit(lists[1])
    program.settle()
    yield f"{SHORTAGES}, change"
    page.form.hide()
    page.line.hide()


def visit_duplicates(program: Program) -> Iterator[str]:
    """Go to a pair, then to the list of merges with one in it."""
    enter_twice(program.desk.workspace)
    program.window.pages.go(Place(DUPLICATES))
    program.settle()
    yield DUPLICATES
    page = program.window.pages.page()
    assert isinstance(page, DuplicatesPage)
    assert page.panel.fields
    page.panel.merge.click()
    program.settle()
    page.chips["merges"].click()
    yield f"{DUPLICATES}, merged"


def visit_partners(program: Program) -> Iterator[str]:
    """Go to the partners and their words, and to one that owes files and was asked about trainees."""
    expected = Expectation(partner="Handwerkskammer zu Köln", subject="Ausbildungsstand", starts_on=date(2024, 7, 1))
    partners.expect(program.desk.workspace, expected)
    pages = program.window.pages
    pages.go(Place(PARTNERS))
    program.settle()
    listing = pages.page()
    assert isinstance(listing, PartnersPage)
    for tab, place in enumerate(("submissions", "words")):
        listing.tabs.setCurrentIndex(tab)
        program.settle()
        yield f"partners, {place}"
    listing.tabs.setCurrentIndex(0)
    pages.go(Place(PARTNER, partner=expected.partner))
    program.settle()
    yield PARTNER


def clipped(widget: QWidget) -> str:
    """Say what of a widget does not fit, "" when all does; what is shortened with dots on purpose fits."""
    if isinstance(widget, Words):
        needs = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        return f"text “{widget.text()}”" if widget.height() < needs else ""
    if isinstance(widget, Line):
        return f"line “{widget.text()}”" if widget.height() < widget.sizeHint().height() - 1 else ""
    if isinstance(widget, Pressable):
        return f"painted “{widget.accessibleName()}”" if widget.height() < widget.minimumSizeHint().height() else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        return f"button “{widget.text()}”" if widget.width() < widget.sizeHint().width() else ""
    return ""


def beyond(widget: QWidget, window: QWidget) -> bool:
    """Tell whether a widget sticks out of the window sideways."""
    left = widget.mapTo(window, widget.rect().topLeft()).x()
    return left < 0 or left + widget.width() > window.width()


def moves_sideways(widget: QWidget) -> bool:
    """Tell whether a widget stands in a line that can be moved along, and may be out of sight."""
    parent = widget.parentWidget()
    return isinstance(parent, KindStrip) or (parent is not None and moves_sideways(parent))


def misfits(program: Program) -> list[str]:
    """List what of the window is clipped or sticks out."""
    shown = [widget for widget in program.window.findChildren(QWidget) if widget.isVisible()]
    outside = [each for each in shown if beyond(each, program.window) and not moves_sideways(each)]
    told = [f"beyond {type(each).__name__} {each.accessibleName()}" for each in outside]
    return [*filter(None, map(clipped, shown)), *told]


@pytest.mark.parametrize(("size", "language"), [(SIZES[0], "en"), (SIZES[1], "fr")])
def test_nothing_is_clipped(program: Program, pilot: Path, qtbot: QtBot, size: tuple[int, int], language: str) -> None:
    program.desk.choose(language=language)
    program.settle()
    assert i18n.current() == language
    program.desk.open_file(pilot)
    program.settle()
    program.window.resize(*size)

    def fits(place: str) -> None:
        assert (place, misfits(program)) == (place, [])

    for place in visit(program, pilot.parent):
        qtbot.waitUntil(partial(fits, place))  # Qt lays out in its own time


def test_everything_that_can_be_pressed_or_filled_in_has_a_name(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    nameless = []
    for place in visit(program, pilot.parent):
        for widget in program.window.findChildren(QWidget):
            is_field = isinstance(widget, QComboBox | QDateEdit | QLineEdit)
            if not widget.isVisible() or not (is_field or isinstance(widget, QAbstractButton)):
                continue
            parent = widget.parentWidget()
            is_part = isinstance(parent, QComboBox | QDateEdit | QLineEdit)  # a part of a field that has a name
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if not named and not is_part:
                nameless.append(f"{place}: {type(widget).__name__} in {type(parent).__name__}")
    assert nameless == []


def test_everything_that_can_be_pressed_is_reached_by_the_tab_key(program: Program, pilot: Path) -> None:
    program.desk.open_file(pilot)
    program.settle()
    unreached = []
    for place in visit(program, pilot.parent):
        for button in program.window.findChildren(QAbstractButton):
            is_part = isinstance(button.parentWidget(), QLineEdit | QLabel)
            policy = button.focusPolicy() & Qt.FocusPolicy.TabFocus
            if button.isVisible() and button.isEnabled() and not is_part and not policy:
                unreached.append(f"{place}: {type(button).__name__} {button.accessibleName()}{button.text()}")
    assert unreached == []


def test_no_window_comes_up_by_itself(program: Program, pilot: Path, strays: Strays) -> None:
    program.desk.open_file(pilot)
    program.settle()
    for _place in visit(program, pilot.parent):
        pass
    assert strays.heard == []
