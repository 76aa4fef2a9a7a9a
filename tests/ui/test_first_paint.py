"""The window is painted before anything that is heavy has been loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "reportlab", "babel", "rapidfuzz", "python_calamine", "PIL")

START = """
import sys
from pathlib import Path
from partnertrack.ui.application import new_application
from partnertrack.ui.program import Program
application = new_application()
program = Program(application, Path(sys.argv[1]))
loaded = []
def look():
    loaded.extend(name for name in sys.argv[2].split() if name in sys.modules)
    application.quit()
program.begin(look)
program.window.show()
application.exec()
program.close()
print(" ".join(loaded))
"""


@pytest.mark.e2e
def test_first_paint_waits_for_no_database(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path), " ".join(HEAVY)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert run.stdout.strip() == ""
