"""What of the wheels goes into the program for Windows, and whether Windows would find every library it wants."""

from __future__ import annotations

from importlib.metadata import files

import pytest

from installer.sources import without_docs
from installer.windows import contents, imports, wheels


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtWidgets.pyd",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/translations/qtbase_fr.qm",
        "babel/locale-data/ar_TN.dat",
        "keyring-25.7.0.dist-info/entry_points.txt",
        "numpy-2.4.6.dist-info/licenses/LICENSE.txt",
        "tzdata/zoneinfo/Africa/Tunis",
        "sqlcipher3/_sqlite3.cp313-win_amd64.pyd",
    ],
)
def test_what_the_program_needs_is_kept(place: str) -> None:
    assert contents.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/QtNetwork.pyd",
        "PySide6/designer.exe",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/qml/QtQuick/qtquick2plugin.dll",
        "PySide6/translations/qtbase_ja.qm",
        "babel/locale-data/ja.dat",
        "numpy/_core/tests/test_dtype.py",
        "lxml/includes/etree_defs.h",
    ],
)
def test_what_nothing_asks_for_stays_away(place: str) -> None:
    assert not contents.is_wanted(place)


def test_of_qt_only_what_something_wants_comes_along() -> None:
    tables = {
        "PySide6/QtGui.pyd": frozenset({"qt6gui.dll", "shiboken6.abi3.dll"}),
        "PySide6/Qt6Gui.dll": frozenset({"qt6core.dll", "kernel32.dll"}),
        "PySide6/Qt6Core.dll": frozenset({"icuuc.dll"}),
        "PySide6/Qt6Qml.dll": frozenset({"qt6core.dll", "qt6network.dll"}),
        "PySide6/Qt6Network.dll": frozenset({"qt6core.dll"}),
        "shiboken6/shiboken6.abi3.dll": frozenset({"python3.dll"}),
    }
    assert contents.closed(tables) == {"PySide6/Qt6Qml.dll", "PySide6/Qt6Network.dll"}


def test_a_library_that_is_nowhere_is_told() -> None:
    tables = {
        "lib/numpy/_core/x.pyd": frozenset({"blas-1.dll", "kernel32.dll", "api-ms-win-crt-heap-l1-1-0.dll"}),
        "lib/numpy.libs/blas-1.dll": frozenset({"msvcp140.dll"}),
        "lib/other/y.pyd": frozenset({"blas-1.dll", "python313.dll", "vcruntime140.dll"}),
    }
    assert imports.missing(tables, "python", ["python313.dll", "vcruntime140.dll"]) == [
        "lib/numpy.libs/blas-1.dll wants msvcp140.dll",
        "lib/other/y.pyd wants blas-1.dll",
    ]


def test_import_tables_are_read() -> None:
    programs = [file.locate() for file in files("pip") or () if file.name == "w64.exe"]
    if not programs:
        pytest.skip("pip brought no program for Windows")
    with open(str(programs[0]), "rb") as file:  # noqa: PTH123 - what `locate` gives has no methods
        assert "kernel32.dll" in imports.wanted(file.read())


@pytest.mark.parametrize("content", [b"", b"MZ", b"\x7fELF" + bytes(200), b"MZ" + b"\xff" * 200])
def test_what_is_no_program_is_refused(content: bytes) -> None:
    with pytest.raises(imports.NotForWindowsError):
        imports.wanted(content)


def test_lock_is_read_for_windows() -> None:
    lock = wheels.locked(wheels.LOCK.read_text("utf-8"))
    assert lock["tzdata"].startswith("tzdata==")
    assert "sys_platform" not in "".join(lock.values())
    assert {"secretstorage", "jeepney", "aiohttp"} & set(lock) == set()
    assert {"pyside6-essentials", "pywin32-ctypes", "sqlcipher3"} <= set(lock)


def test_names_of_packages_left_out_are_in_the_lock() -> None:
    text = wheels.LOCK.read_text("utf-8")
    assert [name for name in contents.SAID["packages"] if f"\n{name}==" not in text] == []


@pytest.mark.parametrize("name", ["../evil.py", "/etc/passwd", "a/../../b.py", "C:/x.py", r"a\b.py"])
def test_no_wheel_writes_elsewhere(name: str) -> None:
    with pytest.raises(ValueError, match="elsewhere"):
        wheels.place_of(name)


def test_sources_lose_what_only_programmers_read() -> None:
    source = b'"""Module."""\ndef f(x):  # a comment\n    """Text."""\n    return "kept # " + x\ndef g():\n    "text"\n'
    lean = without_docs(source).decode()
    assert "a comment" not in lean
    assert "Text." not in lean
    names: dict[str, object] = {}
    exec(lean, names)  # noqa: S102 - our own lines, five above
    assert (names["__doc__"], names["f"]("x"), names["g"]()) == ("Module.", "kept # x", None)  # type: ignore[operator]
    assert without_docs(b"x = 0xFFFFFFFAL\n") == b"x = 0xFFFFFFFAL\n"
