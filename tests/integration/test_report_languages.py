"""Reports speak four languages; the windows speak two of them."""

from __future__ import annotations

import gettext
from datetime import date
from pathlib import Path

import pytest

from partnertrack import i18n
from partnertrack.reporting import pdf
from partnertrack.services import donor_report, pilots, practice
from partnertrack.services.workspace import Workspace
from tests.practised import open_practised

LANGUAGES = ("fr", "de", "nl")


class Listener(gettext.NullTranslations):
    """Translates by a catalogue, and keeps the texts that it does not have."""

    def __init__(self, catalogue: gettext.NullTranslations) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.missing: set[str] = set()

    def gettext(self, message: str) -> str:
        self._hear(message, message)
        return self._catalogue.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._hear((msgid1, 0), msgid1)
        return self._catalogue.ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        self._hear(f"{context}\x04{message}", f"{context}: {message}")
        return self._catalogue.pgettext(context, message)

    def _hear(self, key: object, text: str) -> None:
        if key not in getattr(self._catalogue, "_catalog", {}):
            self.missing.add(text)


@pytest.fixture
def listeners(monkeypatch: pytest.MonkeyPatch) -> dict[str, Listener]:
    """Those who listen for texts without a translation, by language."""
    found = {language: Listener(i18n._catalogue(language)) for language in LANGUAGES}
    catalogue = i18n._catalogue
    monkeypatch.setattr(i18n, "_catalogue", lambda language: found.get(language) or catalogue(language))
    return found


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The practice pilot."""
    return open_practised(tmp_path_factory.mktemp("practice"))


@pytest.mark.parametrize(
    ("template", "audience"),
    [("generic", "internal"), ("eu_interim", "public"), ("employer", "donor")],
)
def test_every_word_of_a_report_is_translated(
    pilot: Workspace, template: str, audience: str, listeners: dict[str, Listener]
) -> None:
    """The other templates are made of the same parts."""
    about = practice.practice()
    options = donor_report.Options(about.as_of, about.since, audience=audience, template=template)
    for language, document in donor_report.compose(pilot, options, LANGUAGES).documents.items():
        if template == "employer":
            with i18n.speaking(language):
                pdf.render(document)
    assert {language: sorted(found.missing) for language, found in listeners.items() if found.missing} == {}


def test_a_pilot_without_anybody_is_told_of_in_every_language(tmp_path: Path, listeners: dict[str, Listener]) -> None:
    pilot = pilots.create_pilot(tmp_path / "empty.ptrack", "generic_circular", "Empty")
    composed = donor_report.compose(pilot, donor_report.Options(date(2025, 6, 30)), LANGUAGES)
    assert set(composed.documents) == set(LANGUAGES)
    assert {language: sorted(found.missing) for language, found in listeners.items() if found.missing} == {}
