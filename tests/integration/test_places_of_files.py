"""Where a pilot lies decides how it is opened: shares, folders of cloud programs, sticks, and the copies these make."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from partnertrack.persistence import places
from partnertrack.persistence.clouds import conflict_copies
from partnertrack.persistence.driver import named
from partnertrack.persistence.places import Mount, Place, Surroundings, place_of

ROOT = Mount("/", "ext4", "/dev/sda1")


def _around(tmp_path: Path, *mounts: Mount, **environment: str) -> Surroundings:
    return Surroundings("linux", (ROOT, *mounts), environment, tmp_path / "home", tmp_path / "devices")


@pytest.mark.parametrize(
    ("kind", "device"),
    [
        ("nfs4", "server:/pilots"),
        ("cifs", "//server/pilots"),
        ("fuse.sshfs", "me@server:"),
        ("fuse", "sshfs#me@server:"),
        ("9p", "shared"),
    ],
)
def test_a_network_share_is_known_by_what_is_mounted(tmp_path: Path, kind: str, device: str) -> None:
    share = Mount(str(tmp_path / "share"), kind, device)
    found = place_of(tmp_path / "share" / "office" / "a.ptrack", _around(tmp_path, share))
    assert (found.kind, found.name, found.root) == (places.SHARE, device, tmp_path / "share")
    assert place_of(tmp_path / "shared" / "a.ptrack", _around(tmp_path, share)).kind == places.DISK


def test_a_link_to_a_share_lies_on_the_share_and_a_disk_in_a_share_does_not(tmp_path: Path) -> None:
    share, disk = Mount(str(tmp_path / "share"), "nfs", "server:/"), Mount(str(tmp_path / "share" / "disk"), "ext4")
    (tmp_path / "share" / "disk").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "share")
    assert place_of(tmp_path / "link" / "a.ptrack", _around(tmp_path, share, disk)).kind == places.SHARE
    assert place_of(tmp_path / "link" / "disk" / "a.ptrack", _around(tmp_path, share, disk)).kind == places.DISK


def test_a_system_that_lies_on_a_network_as_a_whole_is_no_share(tmp_path: Path) -> None:
    around = Surroundings("linux", (Mount("/", "9p", "root"),), {}, tmp_path)
    assert place_of(tmp_path / "a.ptrack", around) == Place(places.DISK)


@pytest.mark.parametrize(
    ("path", "server"),
    [
        (r"\\server\pilots\ghana\a.ptrack", r"\\server\pilots"),
        (r"\\?\UNC\server\pilots\a.ptrack", r"\\server\pilots"),
        ("//server/pilots/a.ptrack", r"\\server\pilots"),
        (r"\\wsl$\Debian\home\a.ptrack", r"\\wsl$\Debian"),
        (r"\\?\C:\pilots\a.ptrack", ""),
        (r"C:\pilots\a.ptrack", ""),
    ],
)
def test_windows_paths_tell_their_server(path: str, server: str) -> None:
    assert places.unc_server(path) == server


def test_windows_tells_network_drives_and_sticks() -> None:
    mounts = (
        Mount("C:\\", "ntfs", "C:\\", frozenset({"rw", "fixed"})),
        Mount("P:\\", "", "P:\\", frozenset({"rw", "remote"})),
        Mount("E:\\", "fat32", "E:\\", frozenset({"rw", "removable"})),
    )
    around = Surroundings("win32", mounts, {}, Path("home"))
    found = [places.mount_of(PureWindowsPath(drive), around) for drive in (r"c:\a.ptrack", r"p:\x\a.ptrack", r"E:\a")]
    names = [places.share_name(PureWindowsPath("P:\\a"), mount, "win32") for mount in found]
    assert names == ["", "P:\\", ""]
    assert [bool(mount and places.is_removable(mount, around)) for mount in found] == [False, False, True]
    assert named("file://server/pilots/a.ptrack") == "file:////server/pilots/a.ptrack"
    assert named("file:///C:/pilots/a.ptrack") == "file:///C:/pilots/a.ptrack"


def test_sticks_are_told_by_the_system_and_by_how_they_are_plugged_in(tmp_path: Path) -> None:
    around = _around(tmp_path)
    for name, says in (("sdb", "1"), ("sdc", "0")):
        (around.devices / name / f"{name}1").mkdir(parents=True)
        (around.devices / name / "removable").write_text(f"{says}\n")
    usb = tmp_path / "pci" / "usb2" / "sdd" / "sdd1"
    usb.mkdir(parents=True)
    (around.devices / "sdd1").symlink_to(usb)
    for name in ("sdb", "sdc"):
        (around.devices / f"{name}1").symlink_to(around.devices / name / f"{name}1")
    found = [places.is_removable(Mount("/x", "vfat", f"/dev/{name}1"), around) for name in ("sdb", "sdc", "sdd", "sde")]
    assert found == [True, False, True, False]
    assert places.is_removable(Mount("/run/media/ama/STICK", "exfat", "/dev/sdz1"), around)
    mac = Surroundings("darwin", (), {}, tmp_path)
    assert places.is_removable(Mount("/Volumes/STICK", "exfat", "/dev/disk4s1"), mac)
    assert not places.is_removable(Mount("/System/Volumes/Data", "apfs", "/dev/disk3s5"), mac)


@pytest.mark.parametrize(
    ("folder", "marker", "program"),
    [
        ("Work", ".dropbox", "Dropbox"),
        ("Work", ".tmp.driveupload", "Google Drive"),
        ("Cloud", "._sync_0123abcd.db", "Nextcloud"),
        ("ownCloud files", ".sync_0123abcd.db", "ownCloud"),
        ("Shared", ".stfolder", "Syncthing"),
        ("home/OneDrive - Labour Office", "", "OneDrive"),
        ("home/iCloudDrive", "", "iCloud Drive"),
        ("home/pCloudDrive", "", "pCloud"),
        ("home/Box", "", "Box"),
        ("elsewhere/Box", "", ""),
        ("home/Boxes", "", ""),
    ],
)
def test_cloud_programs_are_known_by_their_marks(tmp_path: Path, folder: str, marker: str, program: str) -> None:
    root = tmp_path / folder
    (root / "Pilots").mkdir(parents=True)
    if marker:
        (root / marker).touch()
    found = place_of(root / "Pilots" / "a.ptrack", _around(tmp_path))
    assert found == (Place(places.CLOUD, program, root) if program else Place(places.DISK))


def test_cloud_programs_are_known_by_the_icon_of_a_folder_and_by_what_they_told_the_system(tmp_path: Path) -> None:
    library = tmp_path / "Labour Office" / "Pilots - Documents"
    library.mkdir(parents=True)
    said = "[.ShellClassInfo]\nIconResource=C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe,15\n"
    (library / "desktop.ini").write_bytes(said.encode("utf-16"))
    assert place_of(library / "a.ptrack", _around(tmp_path)).name == "OneDrive"
    renamed = tmp_path / "Files"
    found = place_of(renamed / "a.ptrack", _around(tmp_path, OneDriveCommercial=str(renamed)))
    assert (found.kind, found.name) == (places.CLOUD, "OneDrive")
    mac = Surroundings("darwin", (ROOT,), {}, tmp_path)
    inside = tmp_path / "Library" / "CloudStorage" / "GoogleDrive-ama" / "My Drive" / "a.ptrack"
    assert place_of(inside, mac).name == "Google Drive"


def test_second_copies_are_known_by_how_cloud_programs_name_them() -> None:
    path = Path("Ghana (2025).ptrack")
    clear = [
        "Ghana (2025) (Ama's conflicted copy 2026-03-01).ptrack",
        "Ghana (2025) (conflicted copy 2026-03-01 101500).ptrack",
        "Ghana (2025) (in Konflikt stehende Kopie).ptrack",
        "Ghana (2025).sync-conflict-20260301-101500-ABCDEFG.ptrack",
    ]
    in_cloud = ["Ghana (2025)-LAPTOP2.ptrack", "Ghana (2025)-DESKTOP-4F2K.ptrack", "Ghana (2025) (1).ptrack"]
    others = ["Ghana (2025).ptrack", "Ghana (2025)-final.ptrack", "Ghana.ptrack", "Ghana (2025).ptrack-keys"]
    names = [*clear, *in_cloud, *others]
    assert conflict_copies(path, names, is_cloud=False) == tuple(sorted(clear))
    assert conflict_copies(path, names, is_cloud=True) == tuple(sorted([*clear, *in_cloud]))
