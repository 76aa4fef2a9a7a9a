"""Writes the lock files: every package that PartnerTrack installs, at one version, with the hash of each wheel.

    .venv/bin/python installer/lock.py [pip options, for instance --constraint versions.txt]

The versions are the newest that pyproject.toml allows, found by pip with the package index that pip is set up to use.
The hashes are those of every wheel of that version for 64-bit Linux, macOS and Windows, so one lock serves all three.
"""

import json
import os
import subprocess
import sys
import tomllib
import urllib.request
from importlib import import_module
from pathlib import Path

from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
TEST_TOOLS = (
    "coverage",
    "fonttools",
    "hypothesis",
    "import-linter",
    "mypy",
    "openpyxl",
    "page-validation",
    "pikepdf",
    "psutil",
    "pypdf",
    "pytest",
    "pytest-qt",
    "pytest-xdist",
    "ruff",
    "types-openpyxl",
    "types-reportlab",
)
ON_WINDOWS = {
    "pywin32-ctypes": "keyring asks Windows for its secrets by it",
    "tzdata": "Windows has no time zones that Python could read; signatures bear theirs",
}
"""What packages need on Windows alone: pip, which asks here, does not see it."""

PYTHONS = ("cp311", "cp312", "cp313", "cp314")
PROCESSORS = ("any", "x86_64", "aarch64", "arm64", "universal2", "amd64")  # those that Qt for Python is built for
HEADER = "# Written by installer/lock.py from pyproject.toml; not edited by hand.\n"


def main(pip_options: list[str]) -> None:
    """Write installer/requirements.txt, for users, and beside it what the tests and the packages to install add."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = resolve(project["dependencies"], pip_options)
    write(ROOT / "installer/requirements.txt", HEADER, runtime)
    for purpose, tools in {"test": TEST_TOOLS, "bundle": project["optional-dependencies"]["bundle"]}.items():
        everything = resolve([*(f"{name}=={version}" for name, version in runtime), *tools], pip_options)
        added = {pin: found for pin, found in everything.items() if pin not in runtime}
        write(ROOT / f"installer/requirements-{purpose}.txt", HEADER + "--requirement requirements.txt\n", added)


def resolve(wanted: list[str], pip_options: list[str]) -> dict[tuple[str, str], str]:
    """Return the SHA-256 that pip found for each (name, version) that these requirements need."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
    command += ["--only-binary", ":all:", "--report", "-", *pip_options, *wanted, *ON_WINDOWS]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return {
        (canonicalize_name(item["metadata"]["name"]), item["metadata"]["version"]): item["download_info"][
            "archive_info"
        ]["hashes"]["sha256"]
        for item in json.loads(answer.stdout)["install"]
    }


def write(path: Path, header: str, pins: dict[tuple[str, str], str]) -> None:
    """Write one requirement a package, with all its hashes."""
    blocks = [
        " \\\n    ".join(
            [f"{name}=={version}{marker_of(name)}", *(f"--hash=sha256:{sha}" for sha in sorted({found, *hashes}))]
        )
        for (name, version), found in sorted(pins.items())
        for hashes in [wheel_hashes(name, version)]
    ]
    path.write_text(header + "\n".join(blocks) + "\n", encoding="utf-8")


def marker_of(name: str) -> str:
    """Return what a line of the lock says of where its package is installed; "" where everywhere."""
    return ' ; sys_platform == "win32"' if name in ON_WINDOWS else ""


def wheel_hashes(name: str, version: str) -> set[str]:
    """Return the SHA-256 of each wheel of this version that a supported machine may choose."""
    request = urllib.request.Request(  # noqa: S310  the address is the package index that pip itself uses
        f"{index_url().rstrip('/')}/{name}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  see above
        files = json.load(answer)["files"]
    return {
        file["hashes"]["sha256"]
        for file in files
        if file["filename"].endswith(".whl") and fits(file["filename"], version)
    }


def fits(filename: str, version: str) -> bool:
    """Tell whether a wheel is of this version and for a Python and a processor that PartnerTrack supports."""
    _, found, _, tags = parse_wheel_filename(filename)
    return str(found) == version and any(is_supported(tag) for tag in tags)


def is_supported(tag: Tag) -> bool:
    """Tell whether one tag of a wheel names a supported Python and processor; free-threaded builds are not."""
    python = (
        tag.interpreter == "py3" or tag.abi == "abi3" or (tag.interpreter in PYTHONS and tag.abi == tag.interpreter)
    )
    return python and tag.platform.endswith(PROCESSORS) and not tag.platform.startswith(("musllinux", "ios", "android"))


def index_url() -> str:
    """Return the address of the package index that pip is set up to use."""
    asked = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], check=False, capture_output=True, text=True
    )
    default: str = import_module("pip._internal.models.index").PyPI.simple_url
    return os.environ.get("PIP_INDEX_URL") or asked.stdout.strip() or default


if __name__ == "__main__":
    main(sys.argv[1:])
