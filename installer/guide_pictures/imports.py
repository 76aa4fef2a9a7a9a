"""The pictures of the chapter about importing; the last of them stores what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.studio import Studio
from partnertrack.paths import resources
from partnertrack.ui import place as places
from partnertrack.ui.pages.imports.steps import CHECK, CHOOSE, DONE, MATCH
from partnertrack.ui.pages.imports.wizard import ImportsPage

_SIZE = QSize(1240, 780)
_PARTNER = "Practice visa office"
_FILE = "visa_update.csv"


def _up_to(step: int) -> Callable[[Studio], QImage]:
    """The import of the file, led on to a step."""

    def scene(studio: Studio) -> QImage:
        page = studio.go(places.IMPORTS, _SIZE)
        if not isinstance(page, ImportsPage):
            raise TypeError("the way to the imports led elsewhere")
        page.cancel.click()
        studio.settle()
        page.choosing.partner.write(_PARTNER)
        page.choosing.show_files((resources() / "practice" / "messy" / _FILE,))
        page._show_buttons()  # noqa: SLF001 - as after a choice by hand
        for _step in range(page.steps.currentIndex(), step):
            page.next.click()
            studio.settle()
        if page.steps.currentIndex() != step:
            raise LookupError("the import did not come that far")
        if step == CHOOSE:
            studio.point(page.choosing.partner, page.next)
        elif step == CHECK:
            page.checking.filters.chips[""].click()
            studio.settle()
        return studio.take()

    return scene


IMPORTS: Mapping[str, Callable[[Studio], QImage]] = {
    "import-choose": _up_to(CHOOSE),
    "import-match": _up_to(MATCH),
    "import-check": _up_to(CHECK),
    "import-done": _up_to(DONE),
}
