"""Holds the bundled fonts to what the report and the window rely on."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no types

from partnertrack import i18n, paths
from partnertrack.reporting.fonts import NAMES, characters, text_width
from partnertrack.scene import Weight
from tests.house.sources import ROOT

FOLDER = paths.resources() / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))
LARGEST = 500_000
WEIGHTS: tuple[Weight, ...] = tuple(NAMES)

TICKS = "✔✘☐☑☒"
"""What partners put for yes and no: it is read and never printed."""

SENTENCES = (
    "Élèves à Tétouan, l’œuvre de Zoé : « naïveté » n’est pas mûr – 1 284 €, 83,9 %",
    "Größe, Übergänge, Straßenbauer; „Anführung“ 3.450 €",
    "Eén beëindigde coöperatie, ’s avonds €\N{NO-BREAK SPACE}1.650",
    "საქართველო, თბილისი 412 ₾ – ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ",
    "المغرب، الدار البيضاء ١٢٣ – نعم؟",
    "Ɛyɛ ɔkyeame ŋutɔ ɖeka ƒe ɣletivi, ʋu, ɓata ɗan ƙasa; ẹ̀kọ́ Nọ́mbà",  # noqa: RUF001  letters of Twi, Ewe, Hausa
    "Đặng; Łódź; Žižka; Ağrı; Ștefan",  # noqa: RUF001  the Turkish letter without a dot
    "Ελλάδα, Україна, България",
    "− ≥ ≤ → ← ↑ ↓ ↳ € ₵ £ ₦ ₾ ✓ ✗ × ÷ · • – — … “ ” „ ° ½ □ ■ ▲ ● ◆ № ™ © §",
)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def font(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - fontTools ships no types
    return TTFont(request.param)


def shipped_texts() -> dict[str, str]:
    """Return every text that ships, by the file that it is in."""
    found = {path.name: path.read_text(encoding="utf-8") for path in paths.resources().rglob("*.toml")}
    for path in paths.resources().rglob("*.mo"):
        with path.open("rb") as file:
            found[str(path.relative_to(ROOT))] = "".join(str(message.string) for message in read_mo(file))
    for name, _line, text, _comments, _context in extract_from_dir(ROOT / "partnertrack", [("**.py", "python")]):
        found[name] = found.get(name, "") + str(text)
    return found


@pytest.mark.parametrize("text", SENTENCES)
def test_every_weight_has_the_letters_of_our_languages(text: str) -> None:
    assert set(text) - characters() == set()


def test_every_weight_has_all_letters_that_ship() -> None:
    unseen = {chr(code) for code in range(32)}
    known = characters() | unseen | set(TICKS)
    missing = {name: lost for name, text in shipped_texts().items() if (lost := set(text) - known)}
    assert missing == {}


def test_every_weight_has_the_names_of_all_countries() -> None:
    for language in i18n.LANGUAGES:
        names = "".join(i18n._locale(language).territories.values())
        assert set(names) - characters() == set()


def test_all_files_are_those_that_were_built() -> None:
    lines = (FOLDER / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    assert [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in FILES] == lines
    assert {path.name for path in FOLDER.glob("OFL*.txt")} == {"OFL-Inter.txt", "OFL-NotoSans.txt"}


def test_files_are_small() -> None:
    assert len(FILES) == 5
    assert max(path.stat().st_size for path in FILES) < LARGEST


def test_fonts_are_outlines_that_may_be_embedded(font: Any) -> None:  # noqa: ANN401 - fontTools ships no types
    assert "glyf" in font
    assert font["OS/2"].fsType == 0
    assert not {"fpgm", "prep", "cvt "} & set(font.keys())


def test_fonts_have_one_height_and_our_own_name(font: Any) -> None:  # noqa: ANN401 - fontTools ships no types
    height = font["hhea"]
    assert (font["head"].unitsPerEm, height.ascent, height.descent, height.lineGap) == (2048, 1984, -494, 0)
    assert font["name"].getDebugName(16) == "PartnerTrack Sans"
    assert "Inter" not in {str(record) for record in font["name"].names if record.nameID in {1, 3, 4, 6, 16}}


def test_letters_join_and_kern_but_make_no_ligatures(font: Any) -> None:  # noqa: ANN401 - fontTools ships no types
    joins, places = (
        {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord} for table in ("GSUB", "GPOS")
    )
    assert {"init", "medi", "fina"} <= joins
    assert "liga" not in joins
    assert {"kern", "mark"} <= places


@pytest.mark.parametrize("weight", [weight for weight in WEIGHTS if weight != "light"])
def test_figures_stand_in_columns(weight: Weight) -> None:
    assert len({text_width(digit, 10, weight) for digit in "0123456789"}) == 1


def test_single_large_figures_fit_closely() -> None:
    assert text_width("1", 10, "light") < text_width("8", 10, "light")


def test_a_text_of_twice_the_size_is_twice_as_wide() -> None:
    assert text_width("Placement", 9, "regular") == pytest.approx(text_width("Placement", 4.5, "regular") * 2)


def test_large_letters_stand_closer() -> None:
    assert text_width("Placement", 20, "semibold") < text_width("Placement", 5, "semibold") * 4
