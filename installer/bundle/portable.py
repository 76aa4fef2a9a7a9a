"""Makes the archive that runs wherever it is unpacked, also from a stick."""

from __future__ import annotations

import shutil
from pathlib import Path

from installer.bundle.archive import packed
from installer.bundle.finish import settle
from installer.bundle.icons import DRAWING
from installer.bundle.release import BUILD, DIST, ENTRY, KIND, LINUX, Release

_PROGRAMS = ("partnertrack", "install-for-me")


def make_archive(bundle: Path, release: Release) -> Path:
    """The archive of a frozen folder, in `dist`; its layout is that of `partnertrack.paths`."""
    folder = BUILD / "portable" / "PartnerTrack"
    shutil.rmtree(folder.parent, ignore_errors=True)
    program = f"app-{release.version}"
    shutil.copytree(bundle, folder / program, symlinks=True)
    shutil.copyfile(DRAWING, folder / "partnertrack.svg")
    parts = {"entry": release.filled(LINUX / ENTRY), "kind": release.filled(LINUX / KIND)}
    for name, text in {
        "current": f"{program}\n",
        "portable": "",
        "README.txt": release.filled(LINUX / "README.txt"),
        **{name: release.filled(LINUX / f"{name}.sh", **parts) for name in _PROGRAMS},
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    for path in [*sorted(folder.rglob("*")), folder]:
        settle(path, release.moment)
    archive = DIST / f"PartnerTrack-{release.version}-linux-{release.processor}.tar.xz"
    DIST.mkdir(exist_ok=True)
    archive.write_bytes(packed(folder, folder.name, release.moment, release.processor))
    return archive
