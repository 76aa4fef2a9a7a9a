"""Holds the lock files to what pyproject.toml asks for, and every locked package to a licence that we may ship."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import files, metadata, packages_distributions, requires
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.house.sources import ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"([a-z0-9-]+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)")
ACCEPTED = re.compile(r"\b(MIT|ISC|BSD|Apache|PSF|MPL|LGPL|Mozilla Public License)\b", re.IGNORECASE)
"""What a program under the MIT licence may be shipped with; of several offered, one of these is chosen."""

ZLIB = re.compile(
    "This software is provided 'as-is', without any express or implied warranty.*"
    "Permission is granted to anyone to use this software for any purpose, including commercial applications"
)
"""The zlib licence by its words: that of sqlcipher3, whose metadata name none (SQLCipher in it is under BSD's)."""


FOR_WINDOWS = re.compile(r"([a-z0-9-]+)==(\S+) ; sys_platform == \"win32\"((?: --hash=sha256:[0-9a-f]{64})+)")
"""A package that Windows alone needs: it is not installed here, so its licence was read once, by hand (MIT, Apache)."""


def read_lock(name: str) -> tuple[dict[str, Version], list[str]]:
    """Return the pins of a lock file, and its other lines."""
    text = (ROOT / "installer" / name).read_text(encoding="utf-8").replace(" \\\n   ", "")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    pins = {match[1]: Version(match[2]) for line in lines if (match := LINE.fullmatch(line))}
    return pins, [line for line in lines if not LINE.fullmatch(line)]


RUNTIME, RUNTIME_REST = read_lock("requirements.txt")
TOOLS, TOOLS_REST = read_lock("requirements-test.txt")
LOCKED = RUNTIME | TOOLS
ON_WINDOWS = {found[1]: Version(found[2]) for line in RUNTIME_REST if (found := FOR_WINDOWS.fullmatch(line))}


def test_every_line_is_a_version_with_its_hashes() -> None:
    assert [line for line in RUNTIME_REST if not FOR_WINDOWS.fullmatch(line)] == []
    assert TOOLS_REST == ["--requirement requirements.txt"]


ASKED = tuple(
    Requirement(text)
    for text in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
)


def test_project_asks_for_what_it_imports() -> None:
    homes = packages_distributions()
    imported = {name for path in modules("partnertrack") for name in _imported(path.read_text(encoding="utf-8"))}
    foreign = imported - sys.stdlib_module_names - {"partnertrack"}
    used = {canonicalize_name(home) for name in foreign for home in homes.get(name, [name])}
    assert used == {canonicalize_name(need.name) for need in ASKED}


def _imported(source: str) -> Iterator[str]:
    """Yield the top-level packages that a module imports, at its head or later."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def test_lock_gives_what_the_project_asks_for() -> None:
    assert [str(need) for need in ASKED if not _is_met(need, RUNTIME)] == []


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_lock_holds_what_its_packages_need(name: str) -> None:
    pins = RUNTIME if name in RUNTIME else LOCKED
    wanted = [Requirement(text) for text in requires(name) or ()]
    here = [need for need in wanted if need.marker is None or need.marker.evaluate({"extra": ""})]
    assert [str(need) for need in here if not _is_met(need, pins)] == []


def test_lock_holds_what_packages_need_on_windows() -> None:
    windows = {
        "extra": "",
        "os_name": "nt",
        "platform_system": "Windows",
        "sys_platform": "win32",
        "python_version": "3.13",
    }
    wanted = [Requirement(text) for name in RUNTIME for text in requires(name) or ()]
    there = [need for need in wanted if need.marker and need.marker.evaluate(windows)]
    assert {need.name for need in there} >= {"tzdata", "pywin32-ctypes"}
    assert [str(need) for need in there if not _is_met(need, RUNTIME | ON_WINDOWS)] == []


def _is_met(need: Requirement, pins: dict[str, Version]) -> bool:
    """Tell whether a requirement is pinned at a version that it allows."""
    version = pins.get(canonicalize_name(need.name))
    return version is not None and need.specifier.contains(version)


def test_qt_is_older_than_the_release_that_loses_references() -> None:
    assert RUNTIME["pyside6-essentials"] < Version("6.12")


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_licence_is_one_that_we_may_ship_with(name: str) -> None:
    about = metadata(name).json
    words = [about.get("license_expression"), about.get("license"), *about.get("classifier", ())]
    named = ACCEPTED.search(" ".join(str(word) for word in words if word and not str(word).startswith("Topic")))
    assert named or ZLIB.search(_licence_text(name))


def _licence_text(name: str) -> str:
    """Return the licence that comes with a package, on one line: the metadata of some name none."""
    kept = (file for file in files(name) or () if "licenses" in file.parts and "LICENSE" in file.name.upper())
    return " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in kept)
