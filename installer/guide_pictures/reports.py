"""The pictures of the chapter about reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.studio import Studio
from partnertrack.ui import place as places
from partnertrack.ui.pages.report.page import ReportPage
from partnertrack.ui.place import Place
from partnertrack.ui.widgets.table import Table

_SIZE, _WIDE = QSize(1240, 800), QSize(1440, 860)


def _reports(studio: Studio) -> QImage:
    studio.go(places.REPORTS, _SIZE)
    return studio.take()


def _part(key: str) -> Callable[[Studio], QImage]:
    """A report at one of its parts."""

    def scene(studio: Studio) -> QImage:
        page = studio.go(places.REPORTS, _SIZE)
        table = studio.one(Table, page)
        table.opened.emit(0)
        studio.settle()
        report = studio.page
        if not isinstance(report, ReportPage):
            raise TypeError("the list of reports led elsewhere")
        studio.go(Place(places.REPORT, report=report.place().report, figure=key), _WIDE if key == "write" else _SIZE)
        return studio.take()

    return scene


REPORTS: Mapping[str, Callable[[Studio], QImage]] = {
    "reports": _reports,
    "report-write": _part("write"),
    "report-preview": _part("preview"),
    "report-check": _part("check"),
    "report-issue": _part("issue"),
}
