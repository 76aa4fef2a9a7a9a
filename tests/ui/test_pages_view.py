"""The pages of a report as they are looked through: scrolled, enlarged, searched, printed, written anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from partnertrack.errors import UserError
from partnertrack.progress import SILENT
from partnertrack.reporting import pdf
from partnertrack.reporting.document import Contents, Document, Heading, Meta, PageBreak, Paragraph
from partnertrack.services import look_at_pages
from partnertrack.services.donor_report import Options
from partnertrack.ui import report_asks
from partnertrack.ui.widgets.pages_view import PagesView, pictures, printing
from partnertrack.ui.widgets.pages_view.pictures import SIDE
from partnertrack.ui.widgets.pages_view.zoom import Zoom
from partnertrack.ui.widgets.report_preview import ReportPreview
from tests.ui.conftest import NewDesk, Show
from tests.ui.fakes import FakeJobs

_COUNT = 6


def _report(words: str = "Departures", count: int = _COUNT) -> look_at_pages.Pages:
    """Return a report: its contents, then so many pages with a heading each."""
    blocks: list[Heading | Contents | PageBreak | Paragraph] = [Contents()]
    for number in range(1, count):
        blocks += [PageBreak(), Heading(f"{words} {number}", 1), Paragraph("Nobody is named here. " * 20)]
    meta = Meta("Pilot", "Office", "en", date(2026, 6, 30))
    return look_at_pages.measure(pdf.render(Document(meta, tuple(blocks))))


@pytest.fixture
def jobs() -> FakeJobs:
    """Return jobs that look at the real pages."""
    asks = (report_asks.paint_part, report_asks.read_page, report_asks.find_words)
    return FakeJobs({ask: _silent(ask) for ask in asks})


@pytest.fixture
def view(jobs: FakeJobs, show: Show) -> PagesView:
    """Return a view of a report, shown and painted."""
    view = PagesView(jobs)
    show(view)
    view.resize(900, 600)
    view.show_pages(_report())
    _settle(view, jobs)
    return view


def test_a_page_is_sharp_at_every_zoom_and_only_what_is_seen_is_painted(view: PagesView, jobs: FakeJobs) -> None:
    for zoom in (Zoom("page"), Zoom("", 0.5), Zoom("", 4.0)):
        jobs.asked.clear()
        view.sheets.enlarge(zoom)
        _settle(view, jobs)
        cuts = [given[2] for name, given in jobs.asked if name == "paint_part" and given[2][0] != 96]
        wide = round(view.sheets.places.area(0).width() * view.devicePixelRatioF())
        assert {cut[0] for cut in cuts} == {wide}, zoom
        assert all(cut[3] <= SIDE and cut[4] <= SIDE for cut in cuts)
    assert len(cuts) <= 4


def test_the_keyboard_turns_the_pages(view: PagesView, jobs: FakeJobs) -> None:
    seen: list[int] = []
    view.moved.connect(seen.append)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(view.sheets, key)
    assert seen == [1, _COUNT - 1, _COUNT - 2, 0]
    _settle(view, jobs)
    assert view.sheets.accessibleName() == f"Page 1 of {_COUNT}"


def test_the_number_of_a_page_can_be_written(view: PagesView) -> None:
    view.bar.number.setText("4")
    view.bar.number.editingFinished.emit()
    assert (view.page, view.bar.of.text(), view.thumbs.currentRow()) == (3, f"of {_COUNT}", 3)


def test_what_lies_under_the_pointer_stays_there_while_the_wheel_enlarges(view: PagesView) -> None:
    at = QPointF(300, 250)
    before = view.sheets.places.spot(at + _offset(view))
    view.sheets.wheelEvent(_wheel(at, 120, Qt.KeyboardModifier.ControlModifier))
    after = view.sheets.places.spot(at + _offset(view))
    assert view.sheets.zoom.fit == ""
    assert after.page == before.page
    assert after.y == pytest.approx(before.y, abs=2)


def test_the_contents_lead_to_their_pages(view: PagesView, jobs: FakeJobs) -> None:
    view.sheets.rested.emit()
    jobs.rest()
    link = view.sheets.links[0][3].area
    at = view.sheets.places.part(0, link.left, link.top, link.width, link.height).center() - _offset(view)
    QTest.mouseClick(view.sheets.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert view.page == 4
    assert "Nobody is named" not in view.sheets.accessibleDescription()
    view.sheets.rested.emit()
    jobs.rest()
    assert "Nobody is named" in view.sheets.accessibleDescription()


def test_links_are_reached_by_the_tab_key_and_left_by_backspace(view: PagesView, jobs: FakeJobs) -> None:
    view.sheets.setFocus()
    view.sheets.rested.emit()
    jobs.rest()
    for _press in range(3):
        QTest.keyClick(view.sheets, Qt.Key.Key_Tab)
    assert view.sheets.accessibleDescription() == "Link to page 4"
    QTest.keyClick(view.sheets, Qt.Key.Key_Return)
    assert view.page == 3
    QTest.keyClick(view.sheets, Qt.Key.Key_Backspace)
    assert view.page == 0
    QTest.keyClick(view.sheets, Qt.Key.Key_Backtab)
    assert view.sheets.current_link() is None


def test_the_pages_are_searched(view: PagesView, jobs: FakeJobs) -> None:
    view.go_to(2)
    view.begin_find()
    view.finding.field.setText("departures")
    view._pause.timeout.emit()  # the user has stopped writing
    jobs.rest()
    places = [each.page for each in view.sheets.found]
    assert set(places) == set(range(_COUNT))
    first = view.sheets.found_place
    assert places[first] == 2
    QTest.keyClick(view.finding.field, Qt.Key.Key_Return)
    assert view.sheets.found_place == first + 1
    assert view.put_away()
    assert view.sheets.found == ()
    assert not view.put_away()


def test_a_report_that_is_written_anew_is_shown_where_the_reader_was(view: PagesView, jobs: FakeJobs) -> None:
    view.go_to(3)
    _settle(view, jobs)
    view.show_pages(_report("Arrivals"))
    assert view.page == 3
    shown = view.grab().toImage()
    _settle(view, jobs)
    assert shown.pixelColor(450, 300) == view.grab().toImage().pixelColor(450, 300)
    view.show_pages(_report(count=2))
    assert view.page <= 1


def test_pictures_do_not_fill_the_memory(view: PagesView, jobs: FakeJobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_MOST", 8 * 2**20)
    for page in range(_COUNT):
        view.go_to(page)
        _settle(view, jobs)
    held = sum(image.sizeInBytes() for image in view.pictures._there.values())
    assert held < 12 * 2**20
    assert view.pictures.picture(view.thumbs.tile(0)) is not None


class TestPreview:
    """The preview that writes the report."""

    @pytest.fixture
    def asked(self, new_desk: NewDesk, jobs: FakeJobs, show: Show) -> tuple[ReportPreview, FakeJobs]:
        desk, answering = new_desk({**jobs.answers})
        preview = ReportPreview(desk)
        show(preview)
        return preview, answering

    @pytest.fixture
    def options(self) -> Options:
        return Options(date(2026, 6, 30))

    def test_the_pages_stay_while_the_report_is_written_again(
        self, asked: tuple[ReportPreview, FakeJobs], options: Options
    ) -> None:
        preview, jobs = asked
        first, second = _report(), _report("Arrivals")
        answers = iter((first, UserError("The figures cannot be read."), second))
        jobs.answers = {**jobs.answers, report_asks.render: lambda *_given: next(answers)}
        preview.draw(options)
        jobs.rest()
        assert preview.view.pages is first
        preview.draw(options)
        assert preview.view.pages is first
        jobs.rest()
        assert preview.view.pages is first
        assert "cannot be read" in preview.message.accessibleName()
        preview.draw(options)
        preview.over.busy.stop_button.click()
        jobs.rest()
        assert preview.view.pages is first
        preview.draw(options)
        jobs.rest()
        assert preview.view.pages is second

    def test_every_page_is_printed(self, asked: tuple[ReportPreview, FakeJobs], tmp_path: Path) -> None:
        preview, jobs = asked
        jobs.answers = {**jobs.answers, report_asks.render: _report(count=3)}
        preview.draw(Options(date(2026, 6, 30)))
        jobs.rest()
        for first, last, count in ((0, 0, 3), (2, 3, 2)):
            printer = QPrinter()
            printer.setOutputFileName(str(tmp_path / f"{count}.pdf"))
            printer.setFromTo(first, last)
            preview.view.taking.print_on(printer)
            jobs.rest()
            printed = look_at_pages.measure((tmp_path / f"{count}.pdf").read_bytes())
            assert len(printed.sizes) == count


def _silent(ask: object) -> object:
    return lambda *given: ask(*given, progress=SILENT)  # type: ignore[operator]  # each ask takes its job's progress


def _settle(view: PagesView, jobs: FakeJobs) -> None:
    for _turn in range(4):
        view.grab()
        jobs.rest()


def _offset(view: PagesView) -> QPointF:
    return QPointF(view.sheets.horizontalScrollBar().value(), view.sheets.verticalScrollBar().value())


def _wheel(at: QPointF, by: int, keys: Qt.KeyboardModifier) -> QWheelEvent:
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys, phase, False)


@pytest.mark.parametrize("says", ["accept", "reject"])
def test_the_printer_is_asked_for(view: PagesView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, says: str) -> None:
    told: list[QPrinter] = []

    def on_file() -> QPrinter:
        printer = QPrinter()
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    def answer() -> None:
        asking = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QPrintDialog))
        getattr(asking, says)()

    monkeypatch.setattr(printing, "new_printer", on_file)
    monkeypatch.setattr(view.taking, "print_on", told.append)
    QTimer.singleShot(0, answer)
    view.taking.printer.click()
    assert len(told) == (says == "accept")
