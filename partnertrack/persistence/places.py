"""On what kind of place a file lies: this computer's disk, a network share, a cloud program's folder, a memory stick.

Two programs that write to a file over a network can destroy it, because many shares ignore locks; a cloud program
copies a file while it is being written; a memory stick can be pulled out in between, and FAT, the file system of most
of them, keeps no journal of its own. What tells them apart is what the system mounts where, and what cloud programs
leave in their folders.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Final

import psutil

from partnertrack import stick
from partnertrack.persistence.clouds import Home, program_of

DISK, SHARE, CLOUD, REMOVABLE = "disk", "share", "cloud", "removable"

_SHARES: Final = frozenset(
    (
        "nfs",
        "nfs3",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "smb2fs",
        "sshfs",
        "afpfs",
        "webdav",
        "davfs",
        "davfs2",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "9p",
        "vboxsf",
        "prl_fs",
        "vmhgfs",
        "beegfs",
        "lustre",
        "gvfsd-fuse",
        "s3fs",
        "rclone",
        "curlftpfs",
    )
)
"""File systems that lie on another computer; FUSE calls what it mounts "fuse." and one of them, or names it."""

_FAT: Final = frozenset(("fat", "fat12", "fat16", "fat32", "vfat", "msdos", "umsdos", "exfat", "fuse.exfat", "texfat"))
"""File systems without a journal of their own, which number files anew."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: `kind` is "disk", "share", "cloud" or "removable", `name` what the share or program is called.

    `root` is the folder at which it begins, where that is known. `is_bare` on FAT, and on what a portable program lies.
    """

    kind: str
    name: str = ""
    root: Path | None = None
    is_bare: bool = False

    @property
    def is_fragile(self) -> bool:
        """Whether each change is to be in the file itself at once, with nothing left beside it."""
        return self.is_bare or self.kind == REMOVABLE


@dataclass(frozen=True, slots=True)
class Mount:
    """What the system shows at a folder: the type of file system, the device behind it, and what is said of it."""

    point: str
    kind: str
    device: str = ""
    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What this computer is, as far as places depend on it."""

    platform: str = sys.platform
    mounts: tuple[Mount, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    home: Path = field(default_factory=Path.home)
    devices: Path = Path("/sys/class/block")


def here() -> Surroundings:
    """This computer as it is now."""
    try:
        parts = psutil.disk_partitions(all=True)
    except (OSError, RuntimeError):
        parts = []
    mounts = tuple(
        Mount(part.mountpoint, part.fstype.lower(), part.device, frozenset(part.opts.lower().split(",")))
        for part in parts
    )
    return Surroundings(mounts=mounts, environment=os.environ)


def place_of(path: Path, around: Surroundings | None = None) -> Place:
    """Where a file lies, or would lie; what a symbolic link points to counts, not where the link is."""
    around = around or here()
    path = path.resolve()
    mount = mount_of(path, around)
    if name := share_name(path, mount, around.platform):
        return Place(SHARE, name, Path(mount.point) if mount else None)
    is_bare = stick.holds(path) or (mount is not None and mount.kind in _FAT)
    if cloud := cloud_of(path, around):
        return replace(cloud, is_bare=is_bare)
    if mount and is_removable(mount, around):
        return Place(REMOVABLE, "", Path(mount.point), is_bare=is_bare)
    return Place(DISK, is_bare=is_bare)


def mount_of(path: PurePath, around: Surroundings) -> Mount | None:
    """The mount under which a path lies; the innermost one, and of those at one folder the one that came last."""
    folds = around.platform in ("win32", "darwin")
    said = _said(path, folds=folds)
    best: Mount | None = None
    for mount in around.mounts:
        point = _said(_pure(mount.point, around.platform), folds=folds)
        if _is_below(said, point) and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def share_name(path: PurePath, mount: Mount | None, platform: str) -> str:
    """What the network share is called on which a path lies; "" where it lies on none.

    The root of the system is never one: a computer that has its own system on a network knows what it does.
    """
    if platform == "win32" and (server := unc_server(str(path))):
        return server
    if mount is None or mount.point == "/":
        return ""
    if "remote" in mount.options:
        return mount.device or mount.point
    kinds = {mount.kind, mount.kind.removeprefix("fuse.")}
    if mount.kind == "fuse":
        kinds.add(mount.device.split("#")[0].lower())
    return (mount.device or mount.kind) if kinds & _SHARES else ""


def unc_server(path: str) -> str:
    r"""The server and folder of a Windows network path such as `\\server\folder\file`; "" for a path on a drive."""
    said = path.replace("/", "\\")
    if said.upper().startswith("\\\\?\\UNC\\"):
        said = "\\\\" + said[8:]
    parts = said[2:].split("\\") if said.startswith("\\\\") and said[2:3] not in ("?", ".") else []
    return "\\\\" + "\\".join(parts[:2]) if parts and parts[0] else ""


def cloud_of(path: Path, around: Surroundings) -> Place | None:
    """The folder of a cloud program in which a path lies."""
    home = Home(around.platform, around.environment, around.home)
    for folder in path.parents:
        if name := program_of(folder, home):
            return Place(CLOUD, name, folder)
    return None


def is_removable(mount: Mount, around: Surroundings) -> bool:
    """Whether a medium can be pulled out while it is written to."""
    if around.platform == "win32":
        return "removable" in mount.options
    if around.platform == "darwin":
        return mount.point.startswith("/Volumes/")
    if mount.point.startswith(("/media/", "/run/media/")):
        return True
    if not mount.device.startswith("/dev/"):
        return False
    device = (around.devices / PurePosixPath(mount.device).name).resolve()
    if "usb" in {re.sub(r"\d+$", "", part) for part in device.parts}:
        return True
    return any(_says_one(each / "removable") for each in (device, device.parent))


def _pure(point: str, platform: str) -> PurePath:
    return PureWindowsPath(point) if platform == "win32" else PurePosixPath(point)


def _said(path: PurePath, *, folds: bool) -> str:
    said = path.as_posix()
    return said.casefold() if folds else said


def _is_below(path: str, point: str) -> bool:
    return path == point or path.startswith(point.rstrip("/") + "/")


def _says_one(file: Path) -> bool:
    try:
        return file.read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return False
