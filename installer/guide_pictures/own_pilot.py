"""The pictures of a pilot of one's own, which is encrypted and backed up as the practice pilot is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from installer.guide_pictures.studio import Studio
from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.view_models.secret import Secret

_SIZE = QSize(1080, 760)
_PASSPHRASE = "invented for a picture"  # noqa: S105 - it opens a pilot that lives as long as the picture


def _page(key: str) -> Callable[[Studio], QImage]:
    def scene(studio: Studio) -> QImage:
        desk = studio.program.desk
        path = studio.home.parent / "Ghana 2026.ptrack"
        if not path.is_file():
            desk.create(path, "generic_dual_track", "Ghana 2026", Secret(_PASSPHRASE))
            studio.settle()
            for dialog in studio.dialogs():
                dialog.close()
        studio.window.notices.clear()
        studio.window.resize(_SIZE)
        studio.window.go(key)
        studio.settle()
        if key == places.BACKUPS:
            studio.press(_("Back up now"))
        return studio.take()

    return scene


OWN: Mapping[str, Callable[[Studio], QImage]] = {
    "access": _page(places.ACCESS),
    "backups": _page(places.BACKUPS),
}
