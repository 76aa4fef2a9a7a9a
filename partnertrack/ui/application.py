"""Starts the windows: the application in its own clothes, the program, and what happens when it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from partnertrack import paths
from partnertrack.ui import icons, taskbar, update_asks
from partnertrack.ui.lock import forbid_dumps
from partnertrack.ui.program import Program
from partnertrack.ui.view_models.secret import Secret

_SIZE = QSize(1440, 900)


def run(pilot: Path | None = None, *, practice: bool = False, arguments: Sequence[str] = ()) -> int:
    """Show the window until the user closes it; returns the exit status.

    With `pilot` that file is opened, with `practice` the practice pilot; else the user is asked how to begin.
    """
    forbid_dumps()
    taskbar.claim()
    application = new_application(arguments)
    program = Program(application)
    if pilot and pilot.suffix == update_asks.SUFFIX:
        program.begin(partial(program.window.help.show_update, pilot))
    elif pilot:
        program.begin(partial(program.desk.open_file, pilot))
    elif practice:
        program.begin(program.desk.open_practice)
    program.take_up(opens=pilot is None and not practice)
    program.desk.opened.connect(program.ask_name)
    program.guide_round()
    program.window.show()
    program.begin(program.lock.listen)
    program.begin(program.tidy)
    program.begin(program.tell_news)
    status, opened = 0, None
    try:
        status = application.exec()
        opened = program.desk.workspace.path if program.desk.is_open else None
    finally:
        program.close()
    if status == update_asks.RESTART:
        update_asks.restart(opened)
        return 0
    return status


def draw_pages(
    pilot: Path,
    folder: Path | None = None,
    size: QSize = _SIZE,
    theme_name: str = "light",
    passphrase: str = "",
) -> int:
    """Draw every page of the window for a pilot, and what helps the user, without a screen; how many were drawn.

    With `folder` the pictures are kept there. Raises `UserError` when the pilot cannot be opened by the passphrase, or
    where something breaks while a page is drawn.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else new_application()
    with TemporaryDirectory(prefix="partnertrack-") as home:
        program = Program(application, Path(home))
        try:
            program.desk.choose(theme=theme_name)
            program.window.resize(size)
            return program.draw(pilot, folder, Secret(passphrase))
        finally:
            program.close()


def new_application(arguments: Sequence[str] = ()) -> QApplication:
    """The one application object, with our style and fonts."""
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("PartnerTrack")
    application.setStyle("Fusion")
    application.setWindowIcon(icons.application_icon())
    load_fonts()
    return application


def load_fonts() -> None:
    """Make the program's own fonts known to Qt."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"PartnerTrackSans-{weight}.ttf"))
