"""What practising asks of the services; as in `asks`, a service is loaded when it is first asked."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from partnertrack.progress import Progress

if TYPE_CHECKING:
    from partnertrack.services.practice import MessyFile
    from partnertrack.services.workspace import Workspace


def messy_files(workspace: Workspace, *, progress: Progress) -> tuple[MessyFile, ...]:
    """The messy files that wait beside the practice pilot."""
    from partnertrack.services import practice

    progress.report(0, 1)
    return practice.messy_files(workspace)


def password_of(name: str) -> str:
    """What opens the messy file of that name; "" where it takes no password."""
    from partnertrack.services import practice

    return practice.password_of(name)


def hash_of_file(path: Path, *, progress: Progress) -> str:
    """The hash of a file that is none of those to practise with; "" for one of them, and for one that is gone."""
    progress.report(0, 1)
    try:
        return _hash(path.read_bytes())
    except OSError:
        return ""  # reading it says what is wrong


def hash_of_text(text: str, *, progress: Progress) -> str:
    """The hash of a table that was copied."""
    progress.report(0, 1)
    return _hash(text.encode())


def _hash(content: bytes) -> str:
    from partnertrack.services import practice

    hashed = hashlib.sha256(content).hexdigest()
    return "" if practice.is_practice_file(hashed) else hashed
