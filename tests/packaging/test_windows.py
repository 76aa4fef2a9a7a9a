"""Builds the setup for Windows around a stand-in for the interpreter, and tries it with Wine: no real Windows."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.packaging.wine import Computer, lacking

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(bool(lacking()), reason=f"not installed here: {lacking()}"),
    pytest.mark.filterwarnings("ignore"),
]

MOMENT = 1767225600
ODD = ("resources/a $dollar.txt", "lib/é/" + "deep/" * 20 + "file.py")
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\PartnerTrack"
STARTED = "python/{}.exe.started.txt"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both launchers, the icon and the stand-ins for python.exe and pythonw.exe."""
    from installer.windows import launcher  # noqa: PLC0415 - it needs Qt's drawing, which those who skip need not have

    folder = tmp_path_factory.mktemp("parts")
    launcher.compile_all(folder, "0.1.0")
    launcher.write_icon(folder / "app.ico")
    (folder / "stubs").mkdir()
    stub = Path(__file__).with_name("stub_interpreter.c")
    for name, kind in (("python", "-mconsole"), ("pythonw", "-mwindows")):
        target = str(folder / f"stubs/{name}.exe")
        command = ["x86_64-w64-mingw32-gcc", "-municode", kind, "-s", "-O1", "-o", target, str(stub)]
        subprocess.run(command, check=True)
    return folder


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    made = Computer(tmp_path_factory.mktemp("wine"))
    made.start("wineboot", "--init")
    made.be("win10")
    return made


@pytest.fixture(scope="module")
def setups(parts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The setups of three versions."""
    folder = tmp_path_factory.mktemp("setups")
    return {version: _make(parts, folder, version) for version in ("0.1.0", "0.2.0", "0.10.0")}


def _program(parts: Path, folder: Path, version: str) -> Path:
    """A small program as the build lays it out, named by its version."""
    from installer.windows import program  # noqa: PLC0415 - see `parts`

    app = folder / f"app-{version}"
    for place in (*ODD, "partnertrack/__init__.py"):
        (app / place).parent.mkdir(parents=True, exist_ok=True)
        (app / place).write_text(f'__version__ = "{version}"\n', "utf-8")
    shutil.copytree(parts / "stubs", app / "python")
    program.settle(app, MOMENT)
    return app


def _make(parts: Path, folder: Path, version: str) -> Path:
    from installer.windows import setup  # noqa: PLC0415 - see `parts`

    target = folder / f"setup-{version}.exe"
    setup.make_setup(parts, _program(parts, folder, version), version, target, MOMENT)
    return target


@pytest.fixture
def installed(computer: Computer, setups: dict[str, Path]) -> Path:
    """Where version 0.1.0 was installed a moment ago, without a question."""
    folder = computer.home / "AppData/Local/Programs/PartnerTrack"
    shutil.rmtree(folder, ignore_errors=True)
    assert computer.start(setups["0.1.0"], "/S")[0] == 0
    return folder


def test_setup_puts_everything_in_its_place(computer: Computer, installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} == {
        *("PartnerTrack.exe", "PartnerTrack-console.exe", "current", "app-0.1.0", "uninstall.exe"),
    }
    assert (installed / "current").read_bytes() == b"app-0.1.0\n"
    assert [place for place in ODD if not (installed / "app-0.1.0" / place).is_file()] == []
    started = computer.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/PartnerTrack.lnk"
    assert started.is_file()
    folder = rf"C:\users\{computer.home.name}\AppData\Local\Programs\PartnerTrack"
    assert computer.registered(UNINSTALL, "DisplayVersion") == "0.1.0"
    assert computer.registered(UNINSTALL, "QuietUninstallString") == rf'"{folder}\uninstall.exe" /S'
    assert computer.registered(r"Software\Classes\.ptrack") == "PartnerTrack.Pilot"
    opened = computer.registered(r"Software\Classes\PartnerTrack.Pilot\shell\open\command")
    assert opened == rf'"{folder}\PartnerTrack.exe" "%1"'


def test_setup_says_where_windows_is_too_old(computer: Computer, setups: dict[str, Path]) -> None:
    computer.be("win7")
    try:
        assert computer.start(setups["0.1.0"], "/S")[0] == 3
    finally:
        computer.be("win10")


def test_upgrades_keep_the_version_before_and_no_older_one(
    computer: Computer, setups: dict[str, Path], installed: Path
) -> None:
    (installed / "data").mkdir()
    for version in ("0.2.0", "0.10.0"):
        assert computer.start(setups[version], "/S")[0] == 0
    assert (installed / "current").read_text() == "app-0.10.0\n"
    assert (installed / "previous").read_text() == "app-0.2.0\n"
    assert {path.name for path in installed.glob("app-*")} == {"app-0.2.0", "app-0.10.0"}
    assert (installed / "data").is_dir()
    assert computer.registered(UNINSTALL, "DisplayVersion") == "0.10.0"


def test_the_same_version_again_mends_its_folder(computer: Computer, setups: dict[str, Path], installed: Path) -> None:
    computer.start(setups["0.2.0"], "/S")
    (installed / "app-0.2.0" / ODD[0]).unlink()
    (installed / "app-0.2.0/stray.txt").touch()
    assert computer.start(setups["0.2.0"], "/S")[0] == 0
    assert (installed / "app-0.2.0" / ODD[0]).is_file()
    assert not (installed / "app-0.2.0/stray.txt").exists()
    assert (installed / "previous").read_text() == "app-0.1.0\n"


def test_an_older_version_takes_no_newer_ones_place_unasked(
    computer: Computer, setups: dict[str, Path], installed: Path
) -> None:
    computer.start(setups["0.10.0"], "/S")
    assert computer.start(setups["0.2.0"], "/S")[0] == 5
    assert (installed / "current").read_text() == "app-0.10.0\n"
    assert computer.start(setups["0.2.0"], "/S", "/OLDER")[0] == 0
    assert (installed / "current").read_text() == "app-0.2.0\n"


def test_removing_leaves_what_is_the_users(computer: Computer, installed: Path) -> None:
    settings = computer.home / "AppData/Roaming/PartnerTrack/settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.touch()
    (installed / "data").mkdir()
    (installed / "my pilot.ptrack").touch()
    # with _? it goes on where it is, so that one can wait for it; then it cannot remove itself
    folder = rf"C:\users\{computer.home.name}\AppData\Local\Programs\PartnerTrack"
    assert computer.start(installed / "uninstall.exe", "/S", f"_?={folder}")[0] == 0
    assert {path.name for path in installed.iterdir()} - {"uninstall.exe"} == {"data", "my pilot.ptrack"}
    assert settings.is_file()
    assert computer.registered(UNINSTALL, "DisplayVersion") == ""
    assert computer.registered(r"Software\Classes\.ptrack") == ""


def test_launchers_pass_on_what_they_were_given(computer: Computer, installed: Path) -> None:
    pilot = r"C:\Dossiers partagés\pilote “été”.ptrack"
    status, told, _ = computer.start(installed / "PartnerTrack-console.exe", "check", pilot, "", STUB_STATUS="7")
    assert (status, told.splitlines()) == (7, ["-X", "utf8", "-m", "partnertrack", "check", pilot, ""])
    assert computer.start(installed / "PartnerTrack.exe", pilot)[0] == 0
    started = installed / "app-0.1.0" / STARTED.format("pythonw")
    assert started.read_text("utf-8-sig").splitlines() == ["-X", "utf8", "-m", "partnertrack", pilot]


def test_launcher_gives_up_a_new_version_that_never_ran(computer: Computer, installed: Path) -> None:
    launcher = installed / "PartnerTrack-console.exe"
    shutil.copytree(installed / "app-0.1.0", installed / "app-0.2.0")
    (installed / "current").write_text("app-0.2.0\n")
    (installed / "previous").write_text("app-0.1.0\n")
    (installed / "trial").touch()
    started = []
    for _try in range(4):
        _status, _said, told = computer.start(launcher, "check")
        started.append([each.parents[1].name for each in installed.glob("app-*/" + STARTED.format("python"))])
        assert told == ""
        for each in installed.glob("app-*/" + STARTED.format("python")):
            each.unlink()
    assert started == [["app-0.2.0"]] * 3 + [["app-0.1.0"]]


@pytest.mark.parametrize("named", ["app-9.9.9", "app-0.1.0/../app-0.1.0", r"..\app-0.1.0", r"C:\app", "app-..", ""])
def test_launcher_falls_back_and_never_leads_elsewhere(computer: Computer, installed: Path, named: str) -> None:
    launcher = installed / "PartnerTrack-console.exe"
    (installed / "current").write_text(f"{named}\n")
    status, _, told = computer.start(launcher)
    assert (status, "PartnerTrack is not complete" in told) == (70, True)
    (installed / "previous").write_text("app-0.1.0\n")
    status, said, told = computer.start(launcher, "check")
    assert (status, said.split()[-1], "app-0.1.0, is started instead" in told) == (0, "check", True)


def test_the_same_parts_make_the_same_bytes(parts: Path, tmp_path: Path, setups: dict[str, Path]) -> None:
    from installer.windows import launcher, setup  # noqa: PLC0415 - see `parts`

    again = [*launcher.compile_all(tmp_path, "0.1.0"), _make(parts, tmp_path, "0.1.0")]
    before = [parts / "PartnerTrack.exe", parts / "PartnerTrack-console.exe", setups["0.1.0"]]
    assert [_hash(path) for path in again] == [_hash(path) for path in before]
    archives = [tmp_path / "one.zip", tmp_path / "two.zip"]
    for archive in archives:
        setup.make_archive(parts, tmp_path / "app-0.1.0", archive, MOMENT)
    assert _hash(archives[0]) == _hash(archives[1])


def test_archive_is_portable_wherever_it_is_unpacked(computer: Computer, parts: Path, tmp_path: Path) -> None:
    from installer.windows import setup  # noqa: PLC0415 - see `parts`

    setup.make_archive(parts, _program(parts, tmp_path, "0.1.0"), tmp_path / "program.zip", MOMENT)
    stick = tmp_path / "clé USB"
    with zipfile.ZipFile(tmp_path / "program.zip") as archive:
        archive.extractall(stick)
    assert (stick / "PartnerTrack/portable").is_file()
    status, told, _ = computer.start(stick / "PartnerTrack/PartnerTrack-console.exe", "check")
    assert (status, told.split()[-1]) == (0, "check")


@pytest.mark.skipif(not shutil.which("osslsigncode"), reason="not installed here: osslsigncode")
def test_setup_can_be_signed(parts: Path, tmp_path: Path) -> None:
    from installer.windows import setup, signing  # noqa: PLC0415 - see `parts`

    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Nobody", "-days", "2"]
    make += ["-addext", "extendedKeyUsage=codeSigning", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(make, check=True, capture_output=True)
    both, secret = tmp_path / "both.p12", tmp_path / "secret"
    secret.write_text("a secret")
    export = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate)]
    export += ["-out", str(both), "-passout", f"file:{secret}"]
    subprocess.run(export, check=True)
    signer = signing.Signer(both, secret)
    target = tmp_path / "PartnerTrack-setup.exe"
    setup.make_setup(parts, _program(parts, tmp_path, "0.1.0"), "0.1.0", target, MOMENT, signer.command())
    signer.sign(target)
    check = ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(target)]
    told = subprocess.run(check, check=False, capture_output=True, text=True).stdout
    assert "Signature verification: ok" in told


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
