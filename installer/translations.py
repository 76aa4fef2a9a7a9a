"""Keeps the translations in step with the texts of the code.

    .venv/bin/python installer/translations.py [--check]

Writes into resources/locale the template of all texts (partnertrack.pot), and for each language that has a folder there
the catalogue that is edited (.po) with its new texts, and the one that is shipped (.mo). Texts that are gone from the
code go from the catalogues. Reports are written in more languages than the windows speak: the catalogues of REPORT_ONLY
get new texts by hand, those that tests/integration/test_report_languages.py finds in reports. With --check nothing is
written: the exit status is 1 where a text waits for a translation or a file is not as it would be written. The files
hold no dates, versions or line numbers: they change with the texts.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
CATALOGUE = Path("LC_MESSAGES") / "partnertrack.po"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
WIDTH = 120
REPORT_ONLY = ("de", "nl")
"""The languages of reports that the windows do not speak."""


class Texts(Catalog):
    """A catalogue whose header says nothing that changes from day to day."""

    def __init__(self, language: str | None = None) -> None:
        said = "# The texts of PartnerTrack; the script installer/translations.py keeps them in step with the code."
        super().__init__(language, header_comment=said, charset="utf-8", fuzzy=False)

    @property  # type: ignore[misc]  # ours are never set
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines that programs need to read the catalogue."""
        language = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale else []
        return [
            ("Project-Id-Version", "PartnerTrack"),
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def main(arguments: list[str]) -> int:
    """Write or check all catalogues; the exit status."""
    parser = argparse.ArgumentParser(description="Keeps the translations in step with the texts of the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when something is missing or stale")
    is_check: bool = parser.parse_args(arguments).check
    template = extract()
    files = {LOCALE / "partnertrack.pot": as_po(template)}
    waiting = []
    for path in sorted(LOCALE.glob(f"*/{CATALOGUE.as_posix()}")):
        texts = translate(template, path)
        waiting += [f"{texts.locale}: {named(message)}" for message in of(texts) if not is_finished(message)]
        files |= {path: as_po(texts), path.with_suffix(".mo"): as_mo(texts)}
    stale = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]
    for path in stale:
        print("stale:" if is_check else "written:", path.relative_to(ROOT).as_posix())
        if not is_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    print(*waiting, sep="\n", end="\n" if waiting else "")
    return int(bool(is_check and (waiting or stale)))


def extract() -> Texts:
    """Every text that the code marks for translation, with the files where it stands."""
    texts = Texts()
    found = extract_from_dir(ROOT / "partnertrack", [("**.py", "python")], keywords=KEYWORDS)
    for name, line, text, _comments, context in found:
        texts.add(text, locations=[(f"partnertrack/{Path(name).as_posix()}", line)], context=context)
    return texts


def translate(template: Texts, path: Path) -> Texts:
    """The template's texts with the translations that the catalogue has; no guess is made at new ones."""
    with path.open("rb") as file:
        known = read_po(file)
    texts = Texts(path.parent.parent.name)
    for message in of(template):
        before = known.get(message.id, message.context)
        if before is None and texts.locale_identifier in REPORT_ONLY:
            continue
        is_same = before is not None and before.id == message.id
        texts.add(
            message.id,
            before.string if before and is_same else "",
            message.locations,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return texts


def of(texts: Catalog) -> Iterator[Message]:
    """The texts of a catalogue without its header."""
    return (message for message in texts if message.id)


def is_finished(message: Message) -> bool:
    """Whether every form of the text has its translation."""
    forms = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(forms)


def named(message: Message) -> str:
    """The text, in quotation marks."""
    return repr(message.id if isinstance(message.id, str) else message.id[0])


def as_po(texts: Texts) -> bytes:
    """The catalogue in the form that is edited, in the order of the texts."""
    target = io.BytesIO()
    write_po(target, texts, width=WIDTH, sort_output=True, include_lineno=False)
    return target.getvalue()


def as_mo(texts: Texts) -> bytes:
    """The finished translations in the form that is shipped; the others stay English."""
    finished = Texts(str(texts.locale))
    for message in of(texts):
        if is_finished(message):
            finished.add(message.id, message.string, context=message.context)
    target = io.BytesIO()
    write_mo(target, finished)
    return target.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
