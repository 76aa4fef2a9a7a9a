from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path
from typing import Any

import pytest

from installer.bundle.archive import packed
from installer.bundle.contents import is_wanted
from installer.sources import is_whole, lean
from partnertrack.importing import countries, months

DAY = 1_750_000_000


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("libpython3.11.so.1.0", True),
        ("libxcb-cursor.so.0", True),
        ("libX11.so.6", False),
        ("resources/schemes/thamm_giz.toml", True),
        ("resources/locale/fr/LC_MESSAGES/partnertrack.mo", True),
        ("resources/locale/fr/LC_MESSAGES/partnertrack.po", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("numpy-2.4.6.dist-info/METADATA", False),
    ],
)
def test_bundle_holds_what_the_program_asks_for(place: str, *, wanted: bool) -> None:
    assert is_wanted(place) == wanted


@pytest.mark.parametrize(
    ("module", "whole"),
    [("numpy.lib._npyio_impl", True), ("sqlalchemy.orm.events", True), ("sqlalchemy.orm", False), ("numpydoc", False)],
)
def test_modules_that_work_with_their_texts_keep_them(module: str, *, whole: bool) -> None:
    assert is_whole(module) == whole


def test_a_lean_module_tells_the_lines_of_its_source() -> None:
    source = b'class Kept:\n    """Text."""\n\n    def fails(self):\n        """Text."""\n        return 1 / 0\n'
    named: dict[str, Any] = {}
    exec(compile(lean(source), "lean.py", "exec"), named)  # noqa: S102 - only what runs shows the line that a failure names
    kept = named["Kept"]
    assert (kept.__doc__, kept.fails.__doc__) == ("Text.", None)
    with pytest.raises(ZeroDivisionError) as failed:
        kept().fails()
    assert failed.traceback[-1].lineno + 1 == 6


def test_bundle_holds_the_languages_of_partners_files() -> None:
    read = {*countries._LOCALES, *months._LOCALES, "root", "en_GB"}
    assert [name for name in sorted(read) if not is_wanted(f"babel/locale-data/{name}.dat")] == []
    assert not is_wanted("babel/locale-data/ja.dat")


def test_archive_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    made = []
    for name, moment in (("one", 1), ("two", 2)):
        folder = tmp_path / name / "PartnerTrack"
        folder.mkdir(parents=True)
        for file in ("b", "a") if name == "one" else ("a", "b"):
            (folder / file).write_text(file)
            os.utime(folder / file, (moment, moment))
        (folder / "link").symlink_to("a")
        made.append(packed(folder, "PartnerTrack", DAY, "x86_64"))
    assert made[0] == made[1]
    with tarfile.open(fileobj=io.BytesIO(made[0])) as tar:
        told = [(entry.name, entry.uid, entry.uname, entry.mtime) for entry in tar]
    assert told == [
        (name, 0, "root", DAY) for name in ("PartnerTrack", "PartnerTrack/a", "PartnerTrack/b", "PartnerTrack/link")
    ]
