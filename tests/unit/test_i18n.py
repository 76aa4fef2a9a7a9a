"""Holds the languages: whose word it is, and how figures, dates and countries are written in each."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from partnertrack import i18n
from partnertrack.i18n import LANGUAGES, country, day, gettext, money, ngettext, number, percent, pgettext, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A bundle with a Dutch catalogue."""
    catalogue = Catalog("nl")
    catalogue.add("Stop", "Stoppen")
    catalogue.add(("{count} person", "{count} people"), ("{count} persoon", "{count} personen"))
    catalogue.add("Open", "Openstaand", context="issue")
    target = tmp_path / "resources" / "locale" / "nl" / "LC_MESSAGES" / "partnertrack.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    i18n._catalogue.cache_clear()
    yield
    i18n._catalogue.cache_clear()


@pytest.fixture
def process_language() -> Iterator[None]:
    yield
    i18n.install("en")


@pytest.mark.usefixtures("dutch")
def test_texts_are_said_in_the_language_of_the_block() -> None:
    with speaking("nl"):
        assert gettext("Stop") == "Stoppen"
        assert [ngettext("{count} person", "{count} people", count) for count in (1, 2)] == [
            "{count} persoon",
            "{count} personen",
        ]
        assert pgettext("issue", "Open") == "Openstaand"
        assert pgettext("file", "Open") == "Open"
        assert not gettext("")
    assert gettext("Stop") == "Stop"


@pytest.mark.usefixtures("dutch")
def test_a_missing_catalogue_or_text_leaves_english() -> None:
    with speaking("fr"):
        assert gettext("Stop") == "Stop"
    with speaking("nl"):
        assert ngettext("{count} thing", "{count} things", 2) == "{count} things"


@pytest.mark.usefixtures("process_language")
def test_a_block_speaks_for_its_own_thread_only() -> None:
    i18n.install("de")
    with speaking("fr"), ThreadPoolExecutor(1) as pool:
        assert (i18n.current(), pool.submit(i18n.current).result()) == ("fr", "de")
    assert i18n.current() == "de"


@pytest.mark.usefixtures("process_language")
@pytest.mark.parametrize(
    ("code", "language"), [("fr_BE.UTF-8", "fr"), ("NL-be", "nl"), ("de", "de"), ("pt_BR", "en"), ("C.UTF-8", "en")]
)
def test_a_locale_means_the_language_that_we_have(code: str, language: str) -> None:
    i18n.install(code)
    assert i18n.current() == language


def test_figures_of_four_languages() -> None:
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = (number(1_284_567), percent(Decimal("0.8385")), money(1_650_000, "EUR"))
    assert told == {
        "en": ("1,284,567", "83.9%", "€1,650,000"),
        "fr": (f"1{NBSP}284{NBSP}567", f"83,9{NBSP}%", f"1{NBSP}650{NBSP}000{NBSP}€"),
        "de": ("1.284.567", f"83,9{NBSP}%", f"1.650.000{NBSP}€"),
        "nl": ("1.284.567", "83,9%", f"€{NBSP}1.650.000"),
    }


def test_minus_is_a_minus_and_nothing_has_none() -> None:
    assert (number(-3.45, 1), number(-0.2), money(-12.5, "EUR", 2)) == (f"{MINUS}3.5", "0", f"{MINUS}€12.50")


def test_code_of_a_currency_does_not_touch_its_amount() -> None:
    assert money(99, "GHS") == f"GHS{NBSP}99"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_half_is_rounded_up(numerator: int, denominator: int, decimals: int) -> None:
    exact = Decimal(numerator) / Decimal(denominator)
    expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert number(Fraction(numerator, denominator), decimals).replace(",", "") == str(expected)


@pytest.mark.parametrize(("value", "shown"), [(0.125, "0.13"), (0.135, "0.14"), (2.675, "2.68"), (1.005, "1.01")])
def test_a_half_is_what_people_read_as_one(value: float, shown: str) -> None:
    assert number(value, 2) == shown


def test_dates() -> None:
    on = date(2026, 9, 3)
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = [day(on), day(on, "medium"), day(on, "short"), day(on, "month"), day(on, "month_short")]
    assert told == {
        "en": ["3 September 2026", "3 Sept 2026", "03/09/2026", "September 2026", "Sept 2026"],
        "fr": ["3 septembre 2026", "3 sept. 2026", "03/09/2026", "septembre 2026", "sept. 2026"],
        "de": ["3. September 2026", "03.09.2026", "03.09.2026", "September 2026", "Sept. 2026"],
        "nl": ["3 september 2026", "3 sep 2026", "03-09-2026", "september 2026", "sep 2026"],
    }


def test_countries() -> None:
    assert [country("gh"), country("DE"), country("??")] == ["Ghana", "Germany", "??"]
    with speaking("fr"):
        assert country("DE") == "Allemagne"


def test_speaking_english_does_not_wait_for_babel() -> None:
    code = "import sys; from partnertrack.i18n import _; _('Stop'); raise SystemExit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
