"""What goes into the bundle, and what its packages bring that the program never asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from installer.languages import LANGUAGES, LOCALES

Entry = tuple[str, str, str]
"""A file of the bundle as PyInstaller lists it: its place in the bundle, where it comes from, its kind."""

LEFT_OUT = (
    # of the standard library
    "tkinter", "_tkinter", "idlelib", "turtle", "lib2to3", "distutils", "ensurepip", "pydoc", "pdb", "doctest",
    "curses", "_curses", "readline", "sqlite3", "_sqlite3", "ssl", "_ssl", "_hashlib", "test",
    # tools, and libraries that other libraries would use where they are
    "setuptools", "pkg_resources", "pip", "pytest", "_pytest", "IPython", "matplotlib", "pandas", "scipy", "certifi",
    "aiohttp", "requests", "yarl", "multidict", "frozenlist", "propcache", "oscrypto",
    # parts of libraries
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtSql", "PySide6.QtTest",
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtXml", "PySide6.QtConcurrent",
    "numpy.f2py", "numpy.distutils", "numpy.tests", "numpy.conftest", "numpy.random", "numpy.fft", "numpy.polynomial",
    "numpy._core._simd", "numpy._core.tests", "numpy.linalg.lapack_lite",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql",
    "lxml.objectify", "lxml.html", "lxml.sax", "lxml.cssselect", "lxml.isoschematron",
    "PIL.ImageTk", "PIL.ImageQt", "PIL.ImageShow", "PIL._avif", "PIL.AvifImagePlugin", "PIL._webp", "PIL._imagingft",
    "PIL._imagingtk", "PIL._imagingmorph", "PIL._imagingmath",
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2",
    "numpy.testing", "numpy.lib.recfunctions", "numpy.matlib", "numpy.ctypeslib", "unittest", "xmlrpc",
    "pyhanko.sign.timestamps.aiohttp_client", "pyhanko_certvalidator.fetchers.aiohttp_fetchers",
    "reportlab.graphics.barcode", "reportlab.graphics.charts", "reportlab.graphics.samples",
    "reportlab.graphics.widgets", "sqlalchemy.ext.mypy", "sqlalchemy.testing",
    # the writing of East Asia: no partner country's files are in it
    "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp", "_codecs_kr", "_codecs_tw",
)  # fmt: skip
"""Modules that nothing in the program reaches; without `ssl` it could not even open a connection that is encrypted."""

NOTHING_BUT_DOCS = frozenset({"numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars"})
"""Modules that only describe others."""

_QT_LIBRARIES = "Qml|Quick|Network|OpenGL|Sql|Test|Designer|Help|Pdf|VirtualKeyboard|EglFS|EglFsKms|WlShell"
_UNWANTED = re.compile(
    "|".join(
        [
            rf"(^|/)(lib)?Qt6?({_QT_LIBRARIES})\w*\.",
            r"PySide6/Qt/qml/",
            r"plugins/platforms/\w*q?(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|minimal)\.",
            r"plugins/platformthemes/\w*gtk3",
            r"plugins/(tls|networkinformation|sqldrivers|qmltooling|virtualkeyboard|generic|egldeviceintegrations)/",
            r"plugins/(wayland-graphics-integration-server|vectorimageformats|sceneparsers|designer|help)/",
            r"plugins/wayland-shell-integration/lib(fullscreen|ivi|wl)-",
            r"plugins/(wayland-graphics-integration-client|xcbglintegrations)/",
            r"plugins/imageformats/\w*q(gif|icns|ico|pdf|tga|tiff|wbmp|webp)\.",
            r"reportlab/fonts/",
            r"(^|/)(tests?|testing)/",
            r"numpy/(f2py|random|fft|core/lib|_core/lib)/",
            r"rapidfuzz/.*_(avx2|sse2)\.",
            r"\.(pyi|pxd|h|c|cpp|pyx|hpp|a|lib|cmake|prf|pc|po|pot)$",
            r"lxml/(includes|isoschematron)/",
            r"docx/templates/default-docx-template/",
            r"certifi/",
            r"^(?!keyring-)[^/]+\.dist-info/",
            r"^liblzma-",
        ]
    )
)
_TRANSLATION = re.compile(r"translations/(?P<name>\w+)\.qm$")
_LOCALE_DATA = re.compile(r"babel/locale-data/(?P<name>\w+)\.dat$")
_SYSTEM_LIBRARY = re.compile(r"lib[^/]+\.so(\.[\d.]+)?$")
_OWN_LIBRARY = re.compile(
    r"lib(python3|ffi|bz2|lzma|mpdec|xkbcommon-x11|xcb-(cursor|icccm|image|keysyms|render-util|shape|util|xkb))\b"
)
"""Libraries of the system that the bundle brings: Python's own, and what of X11 a desktop may lack.

All others are there wherever windows are drawn, and must be the system's own: its drivers are built with them.
"""


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that the program needs, in the order of their places in the bundle."""
    return sorted(entry for entry in entries if is_wanted(entry[0]))


def is_wanted(place: str) -> bool:
    """Tell whether the program needs the file at this place in the bundle."""
    path = PurePosixPath(place.replace("\\", "/")).as_posix()
    if found := _TRANSLATION.search(path):
        return found["name"] in {f"qtbase_{language}" for language in LANGUAGES}
    if found := _LOCALE_DATA.search(path):
        return found["name"] in LOCALES
    if _SYSTEM_LIBRARY.fullmatch(path):
        return bool(_OWN_LIBRARY.match(path))
    return not _UNWANTED.search(path)
