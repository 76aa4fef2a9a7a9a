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
    "money",
    "costs-import",
    "indicators",
    "logframe",
    "clock",
    "list",
    "report",
    "partners",
    "letter",
    "letters",
    "today",
    "logframe-import",
    "logframe-export",
    "voices",
    "wins",
    "shortages",
    "check",
    "self-test",
)
