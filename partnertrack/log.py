"""The log of what went wrong inside the program: where, never with whose data."""

from __future__ import annotations

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("partnertrack")
_SIZE, _KEPT = 500_000, 2


def open_log(home: Path) -> logging.Handler | None:
    """Begin to write the log below the settings' folder; None, and no log, where it cannot be written.

    The caller closes the handler with `close_log`.
    """
    folder = home / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "partnertrack.log", maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    return handler


def close_log(handler: logging.Handler | None) -> None:
    """Give the log back."""
    if handler is not None:
        LOG.removeHandler(handler)
        handler.close()


def place_of(error: BaseException) -> str:
    """The kind of an error and the lines of code that led to it, without a word of data.

    An error's own words may hold what partners wrote about people: only its kind and its place are logged, and of
    these only what is written in code that lies in files.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((_kind(type(error)), *lines))


def _kind(kind: type[BaseException]) -> str:
    """The name of a kind of error, where that is one of a module's."""
    known = getattr(sys.modules.get(kind.__module__), kind.__name__, None)
    return kind.__name__ if known is kind else "Exception"


def _file(name: str) -> str:
    """The name of a file of code without its folder, which may say who the user is."""
    path = Path(name)
    return path.name if path.suffix in (".py", ".pyc", ".pyi") and name in _code_files() else "?"


def _code_files() -> set[str]:
    """The files of all modules, in a bundle also as their code names them: from the bundle's folder on."""
    modules = tuple(sys.modules.values())
    files = {file for module in modules if isinstance(file := getattr(module, "__file__", None), str)}
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None:
        return files
    inside = (Path(file) for file in files if Path(file).is_relative_to(bundle))
    return files | {str(file.relative_to(bundle).with_suffix(".py")) for file in inside}
