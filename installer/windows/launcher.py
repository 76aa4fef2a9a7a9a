"""Compiles the launcher, for the window and for the command line, with its icon, its version and its manifest."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_HERE = Path(__file__).parent
_ICON = _HERE.parents[1] / "resources/icons/app.svg"
_TOOLS = "x86_64-w64-mingw32-"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; Windows shows these at 100 to 250 %."""

NAMES = {"PartnerTrack": ("-mwindows",), "PartnerTrack-console": ("-mconsole", "-DCONSOLE")}
"""The launchers, with what tells one from the other."""

_FLAGS = (
    "-municode", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-finput-charset=UTF-8", "-fno-ident", "-s",
    "-Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va",
)  # fmt: skip


def write_icon(path: Path) -> None:
    """Draw the program's icon in every size that Windows asks for."""
    pictures = [_drawn(size) for size in _SIZES]
    pictures[-1].save(path, format="ICO", sizes=[(size, size) for size in _SIZES], append_images=pictures[:-1])


def compile_all(folder: Path, version: str) -> list[Path]:
    """Compile both launchers into a folder; the same sources and tools make the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_icon(work / "app.ico")
        manifest = (_HERE / "launcher.manifest").read_text("utf-8").replace("@VERSION@", version)
        (work / "launcher.manifest").write_text(manifest, "utf-8")
        return [_compile(folder / f"{name}.exe", work, version) for name in NAMES]


def _compile(target: Path, work: Path, version: str) -> Path:
    name = target.stem
    numbers = version.replace(".", ",") + ",0"
    said = [f'-DVERSION="\\"{version}\\""', f"-DNUMBERS={numbers}", f'-DNAME="\\"{name}\\""']
    resources = work / f"{name}.o"
    script = work / "launcher.rc"
    script.write_bytes((_HERE / "launcher.rc").read_bytes())
    _run(f"{_TOOLS}windres", *said, "-I", str(work), str(script), "-O", "coff", "-o", str(resources))
    source = str(_HERE / "launcher.c")
    _run(f"{_TOOLS}gcc", *_FLAGS, *NAMES[name], source, str(resources), "-o", str(target))
    return target


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def _drawn(size: int) -> Image.Image:
    """The icon as a square picture of this many pixels."""
    picture = QImage(size, size, QImage.Format.Format_RGBA8888)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(_ICON)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(picture.constBits()))
