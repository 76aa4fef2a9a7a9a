"""Under which licences everything comes that the program ships with."""

from __future__ import annotations

import json
import platform
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from partnertrack import paths

FILE = "licences.json"
"""What a bundle has beside its resources, because the packages in it no longer say it themselves."""

_TEXT = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_HOMES = ("homepage", "home", "repository", "source", "source code", "github", "documentation")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """Something that is shipped: its name and version, under which licence, where it comes from, and the whole text."""

    name: str
    version: str
    licence: str
    url: str
    text: str


def shipped() -> tuple[Licence, ...]:
    """All that is shipped, by name: what was written into the bundle, else what the installed packages say."""
    written = paths.resources().parent / FILE
    if written.is_file():
        return tuple(Licence(**each) for each in json.loads(written.read_text(encoding="utf-8")))
    return gathered(wanted(paths.resources().parent / "pyproject.toml"))


def gathered(wanted: Iterable[str], left_out: frozenset[str] = frozenset()) -> tuple[Licence, ...]:
    """The licences of our own parts, of these packages and of all that they need, by name; without those left out."""
    packages: dict[str, Distribution] = {}
    waiting = list(wanted)
    while waiting:
        name = _normal(waiting.pop())
        if name in packages or name in left_out:
            continue
        try:
            packages[name] = distribution(name)
        except PackageNotFoundError:
            continue  # it is for another system
        waiting += [need for need in packages[name].requires or () if "extra ==" not in need]
    found = [*_parts(), *(_of_package(name, package) for name, package in packages.items())]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def wanted(project: Path) -> tuple[str, ...]:
    """The packages that the sources ask for; none where there are no sources."""
    if not project.is_file():
        return ()
    return tuple(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"])


def _normal(requirement: str) -> str:
    """The name in a requirement, as package indexes write it."""
    found = _NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


@lru_cache(maxsize=1)
def _declared() -> dict[str, Any]:
    """What the packages do not say themselves."""
    return tomllib.loads((_folder() / "parts.toml").read_text(encoding="utf-8"))


def _folder() -> Path:
    return paths.resources() / "licences"


def _parts() -> Iterator[Licence]:
    """What lies in other parts or comes from no package."""
    for part in _declared()["part"]:
        version = _version(part.get("package", ""))
        yield Licence(part["name"], version, part["licence"], part["url"], _read(part["texts"]))


def _version(package: str) -> str:
    """The version of the package that brings a part; "" where none does."""
    if package == "python":
        return platform.python_version()
    try:
        return distribution(package).version if package else ""
    except PackageNotFoundError:
        return ""


def _of_package(name: str, package: Distribution) -> Licence:
    said: Any = package.metadata
    kinds = [kind.rsplit(" :: ", 1)[1] for kind in said.get_all("Classifier") or () if kind.startswith("License ::")]
    licence = said.get("License-Expression") or "; ".join(kinds) or (said.get("License") or "").split("\n")[0]
    licence = licence or _declared()["licences"].get(name, "")
    return Licence(said["Name"], package.version, licence, _home(said), _own_text(package) or _read(_texts_of(name)))


def _texts_of(name: str) -> list[str]:
    return list(_declared()["texts"].get(name, ()))


def _home(said: Any) -> str:  # noqa: ANN401 - the metadata of a package have no type of their own before Python 3.12
    """The address of a package, or of its sources."""
    links = dict(link.lower().split(", ", 1) for link in said.get_all("Project-URL") or () if ", " in link)
    known = (links[name] for name in _HOMES if name in links)
    return str(said.get("Home-page") or next(known, "") or next(iter(links.values()), ""))


def _own_text(package: Distribution) -> str:
    """The licences that lie beside a package, one after the other."""
    files = [file for file in package.files or () if ".dist-info/" in str(file) and _TEXT.search(str(file))]
    return "\n\n".join(text.strip() for file in sorted(files) if (text := _content(Path(str(file.locate())))))


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _read(names: Iterable[str]) -> str:
    return "\n\n".join((_folder() / name).read_text(encoding="utf-8").strip() for name in names)
