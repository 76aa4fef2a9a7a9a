"""The names of the commands, known without loading what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "reports": ("demo", "report", "disclosure"),
    "issues": ("reports", "issue", "reference", "sign", "verify"),
    "word_forms": ("word-form",),
    "erasure": ("erase", "access-export"),
    "pilots": ("schemes", "new", "check"),
    "salvage": ("salvage",),
    "access": ("passphrase",),
    "backups": ("backup", "backups", "restore"),
    "imports": ("import", "undo"),
    "duplicates": ("duplicates",),
    "partners": ("partners", "letter"),
    "partner_files": ("send-back", "template"),
    "letters": ("letters",),
    "figures": ("figures", "list"),
    "indicators": ("indicators",),
    "logframe": ("logframe",),
    "logframe_exchange": ("logframe-import", "logframe-export"),
    "money": ("money", "costs-import"),
    "today": ("today",),
    "history": ("history",),
    "voices": ("voices",),
    "privacy": ("privacy",),
    "clock": ("clock",),
    "wins": ("wins", "shortages"),
    "settings": ("settings",),
    "updates": ("update",),
    "guide": ("guide",),
}
"""The modules of this package with the commands that each adds, in the order of the help."""

SELF_TEST: Final = "self-test"

COMMANDS: Final = (*(command for commands in MODULES.values() for command in commands), SELF_TEST)
