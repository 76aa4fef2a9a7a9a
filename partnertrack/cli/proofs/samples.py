"""The small files with invented people that ship for the self-test; `installer/samples.py` writes them."""

from __future__ import annotations

from pathlib import Path

from partnertrack import paths

PASSWORD = "open sesame"  # noqa: S105 - of files that hold nobody's data
"""What opens those of them that are locked."""

CERTIFICATE = "office.p12"


def sample(name: str) -> Path:
    """The file of that name, of the self-test's own or else of the practice files."""
    own = paths.resources() / "self_test" / name
    return own if own.is_file() else paths.resources() / "practice" / name
