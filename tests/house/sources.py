"""The files of the checkout, as the house tests see them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Return all files that git tracks or would track, in the order of their names."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(path for name in sorted(listed.split("\0")) if name and (path := ROOT / name).is_file())


def modules(*folders: str) -> tuple[Path, ...]:
    """Return the Python files in these folders of the checkout, at any depth."""
    homes = [ROOT / folder for folder in folders]
    return tuple(path for path in files() if path.suffix == ".py" and any(path.is_relative_to(home) for home in homes))


def name_of(path: Path) -> str:
    """Return the path as a reader of the checkout writes it."""
    return path.relative_to(ROOT).as_posix()
