"""Makes the package for Debian and Ubuntu."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from pathlib import Path

from installer.bundle.archive import packed, write_members
from installer.bundle.finish import settle
from installer.bundle.icons import DRAWING, draw_icons
from installer.bundle.release import BUILD, DIST, ENTRY, KIND, LINUX, ROOT, Release
from partnertrack.services.licences import FILE

DEPENDS = (
    "libc6 (>= 2.35)", "libdbus-1-3", "libegl1", "libexpat1", "libfontconfig1", "libfreetype6", "libgcc-s1", "libgl1",
    "libglib2.0-0 | libglib2.0-0t64", "libstdc++6", "libuuid1", "libwayland-client0", "libwayland-cursor0", "libx11-6",
    "libx11-xcb1", "libxcb1", "libxcb-randr0", "libxcb-render0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0",
    "libxkbcommon0", "libzstd1", "zlib1g",
)  # fmt: skip
"""What the bundle asks of the system, by the names of Debian 12 and 13 and of Ubuntu 22.04 and newer."""

_CONTROL = """\
Package: partnertrack
Version: {version}
Architecture: {architecture}
Maintainer: The PartnerTrack contributors <partnertrack@localhost.localdomain>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: libcups2 | libcups2t64, xdg-utils
Section: misc
Priority: optional
Description: follow the people of skills mobility partnerships
 PartnerTrack takes partners' spreadsheets as they are, shows where each person
 of a skills mobility partnership stands and what is due, and writes the donor
 report. It works on one laptop without a network; data are encrypted.
 .
 The interpreter and all libraries are inside; nothing else is installed but
 what draws windows.
"""


def make_package(bundle: Path, release: Release) -> Path:
    """The package of a frozen folder, in `dist`."""
    tree = BUILD / "debian"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "usr/lib/partnertrack", symlinks=True)
    link = tree / "usr/bin/partnertrack"
    link.parent.mkdir(parents=True)
    link.symlink_to("../lib/partnertrack/partnertrack")
    _write_desktop_files(tree / "usr/share", release)
    _write_documents(tree / "usr/share", bundle, release)
    _write_control(tree, release)
    for path in sorted(tree.rglob("*")):
        settle(path, release.moment)
    settle(tree, release.moment)
    package = DIST / f"partnertrack_{release.version}_{release.architecture}.deb"
    DIST.mkdir(exist_ok=True)
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": packed(tree / "DEBIAN", ".", release.moment, ""),
        "data.tar.xz": packed(tree, ".", release.moment, release.processor, but="DEBIAN"),
    }
    write_members(package, members, release.moment)
    return package


def _write_desktop_files(share: Path, release: Release) -> None:
    """The entry of the menu, its icon, the kind of file and what a catalogue of programs shows."""
    for place, name in {
        "applications": ENTRY,
        "metainfo": "org.partnertrack.PartnerTrack.metainfo.xml",
        "mime/packages": KIND,
    }.items():
        _write(share / place / name, release.filled(LINUX / name))
    icons = share / "icons/hicolor"
    draw_icons(icons, "{size}x{size}/apps/partnertrack.png")
    _write(icons / "scalable/apps/partnertrack.svg", DRAWING.read_text(encoding="utf-8"))


def _write_documents(share: Path, bundle: Path, release: Release) -> None:
    """What Debian wants to read of a package: its licences, its changes, its manual, what to let pass."""
    documents = share / "doc/partnertrack"
    ours = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    brought = json.loads((bundle / "_internal" / FILE).read_text(encoding="utf-8"))
    parts = "\n".join(f"{each['name']} {each['version']}: {each['licence']} {each['url']}" for each in brought)
    _write(documents / "copyright", release.filled(LINUX / "copyright", mit=ours, parts=parts))
    _write(share / "lintian/overrides/partnertrack", release.filled(LINUX / "overrides"))
    _write_packed(documents / "changelog.gz", release.filled(LINUX / "changelog"))
    _write_packed(share / "man/man1/partnertrack.1.gz", release.filled(LINUX / "partnertrack.1"))


def _write_control(tree: Path, release: Release) -> None:
    """What dpkg reads of the package, with the sum of every file."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    kilobytes = sum(-(-path.stat().st_size // 1024) for path in files)
    control = _CONTROL.format(
        version=release.version,
        architecture=release.architecture,
        kilobytes=kilobytes,
        depends=", ".join(DEPENDS),
    )
    sums = "".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in files)
    _write(tree / "DEBIAN/control", control)
    _write(tree / "DEBIAN/md5sums", sums)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
