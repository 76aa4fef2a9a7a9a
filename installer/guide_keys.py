"""Writes the tables of the guide's chapter about keys from those of the program.

    .venv/bin/python installer/guide_keys.py

What stands above the first of its tables is kept; where a language has no such chapter yet, none is made.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from partnertrack import i18n, paths
from partnertrack.i18n import _
from partnertrack.ui.keys import groups

DOCS = paths.resources() / "docs"


def tables() -> str:
    """All keys in the language in force, a table for each group."""
    parts = []
    for group in groups():
        lines = [f"| {' '.join(f'`{each}`' for each in keys)} | {words} |" for keys, words in group.keys]
        head = f"| {_('Keys')} | {_('Meaning')} |"
        parts.append("\n".join((f"## {group.title}", "", head, "|---|---|", *lines)))
    return "\n\n".join(parts) + "\n"


def chapter(text: str) -> str:
    """The chapter with the tables as they are now."""
    first = f"## {groups()[0].title}\n"
    return text.partition(first)[0].rstrip() + "\n\n" + tables()


def main() -> int:
    """Write the chapter in each language that has it."""
    for language in i18n.LANGUAGES:
        file = DOCS / language / "keys.md"
        if file.is_file():
            with i18n.speaking(language):
                file.write_text(chapter(file.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
