"""The names of the commands, known without loading what they do."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = (
    "demo",
    "schemes",
    "new",
    "import",
    "send-back",
    "template",
    "undo",
    "duplicates",
    "figures",
    "indicators",
    "list",
    "report",
    "partners",
    "letter",
    "letters",
    "today",
    "check",
    "self-test",
)
