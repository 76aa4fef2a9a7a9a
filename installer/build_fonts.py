"""Builds the PartnerTrack Sans fonts in resources/fonts from Inter and Noto Sans; needs npm, fontTools and brotli.

One font file a weight serves the window and the report alike: Inter for Latin, Greek, Cyrillic and signs, Noto Sans for
Georgian and Arabic, so that no text needs a second font and no sign is lost. Differences from the originals:

- figures are as wide as each other from the start, because most numbers of this program stand in columns; the light
  weight, which is for large single figures, keeps figures that fit closely (and is drawn for display sizes);
- no ligatures and no hints; kerning, accents and the joining of Arabic letters are kept;
- the name is our own, as the fonts are no longer the originals. Both are under the SIL Open Font License 1.1.

Usage: python installer/build_fonts.py
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import merge, subset  # type: ignore[import-untyped]  # fontTools ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # the same
from fontTools.ttLib.scaleUpem import scale_upem  # type: ignore[import-untyped]  # the same

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "PartnerTrack Sans"
VERSION = "1.000"
MADE_AT = 3_850_000_000  # seconds since 1904, the same in every build so that the files are the same

PACKAGES = {
    "inter-ui@4.1.1": "e392e4d71f18a7c1f23dfecd833d68fa05eeab41862686584e80fd2b5d87e9c0",
    "@fontsource/noto-sans-georgian@5.3.0": "9aa744e7482a6a7eb8ed8139208d6e430c62c20637c8eff0ce15358f3b5c3e9c",
    "@fontsource/noto-sans-arabic@5.3.0": "e0a81ade67ce507c9b91546ca3d91332d184a8277fc683440b00896b430856bb",
}
"""The packages that the fonts come from, with the SHA-256 of each."""

WEIGHTS = {"Light": 300, "Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "pnum", "init", "medi", "fina", "isol", "rlig"]
GEORGIAN = [*range(0x10A0, 0x1100), *range(0x1C90, 0x1CC0), *range(0x2D00, 0x2D30)]
ARABIC = [*range(0x0600, 0x0700), *range(0x0750, 0x0780), 0x200C, 0x200D, 0x200E, 0x200F, 0x25CC]
LATIN_GREEK_CYRILLIC_SIGNS = [
    *range(0x0020, 0x007F),
    *range(0x00A0, 0x0600),
    *range(0x1D00, 0x2C00),
    *range(0x2C60, 0x2C80),
    *range(0x2DE0, 0x2E60),
    *range(0xA640, 0xA800),
    *range(0xAB30, 0xAB70),
    0xFB01,
    0xFB02,
    0xFFFD,
]


def main() -> None:
    """Build each weight, with the licences and a list of checksums."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder)
        for package, checksum in PACKAGES.items():
            fetch(package, checksum, sources)
        TARGET.mkdir(parents=True, exist_ok=True)
        for weight, value in WEIGHTS.items():
            build(weight, value, sources)
        shutil.copy(sources / "inter-ui" / "LICENSE.txt", TARGET / "OFL-Inter.txt")
        shutil.copy(sources / "noto-sans-georgian" / "LICENSE", TARGET / "OFL-NotoSans.txt")
    fonts = sorted(TARGET.glob("*.ttf"))
    (TARGET / "SHA256SUMS").write_text("".join(f"{sha256(font)}  {font.name}\n" for font in fonts), encoding="ascii")


def fetch(package: str, checksum: str, folder: Path) -> None:
    """Unpack an npm package into `folder`, under its bare name; raises SystemExit when it is not the one we know."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch the fonts that PartnerTrack Sans is made of.")
    packed = subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / packed.stdout.strip()
    if sha256(archive) != checksum:
        raise SystemExit(f"{package} has the checksum {sha256(archive)}, which is not the one expected.")
    with tarfile.open(archive) as files:
        files.extractall(folder / "unpacked", filter="data")
    (folder / "unpacked" / "package").rename(folder / package.rpartition("@")[0].rpartition("/")[2])


def build(weight: str, value: int, sources: Path) -> None:
    """Merge one weight and write it."""
    inter = "display/InterDisplay-Light" if weight == "Light" else f"web/Inter-{weight}"
    latin = TTFont(sources / "inter-ui" / f"{inter}.woff2")
    metrics = {name: getattr(latin["hhea"], name) for name in ("ascent", "descent", "lineGap")}
    if weight != "Light":
        use_figures_of_one_width(latin)
    parts = [reduced(latin, LATIN_GREEK_CYRILLIC_SIGNS)]
    for script, characters in (("georgian", GEORGIAN), ("arabic", ARABIC)):
        font = TTFont(sources / f"noto-sans-{script}" / "files" / f"noto-sans-{script}-{script}-{value}-normal.woff2")
        own = set(characters) - set(parts[0].getBestCmap())
        parts.append(reduced(font, own, latin["head"].unitsPerEm))
    font = merged(parts, sources)
    for name, size in metrics.items():
        setattr(font["hhea"], name, size)
    sign_with_our_name(font, weight, value, latin)
    font.save(TARGET / f"PartnerTrackSans-{weight}.ttf")


def use_figures_of_one_width(font: TTFont) -> None:
    """Let the ten digits be the tabular ones; the feature `pnum` still gives the others."""
    tabular = {digit: f"{font.getBestCmap()[digit]}.tf" for digit in range(0x30, 0x3A)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(tabular)


def reduced(font: TTFont, characters: Iterable[int], units_per_em: int = 0) -> TTFont:
    """The font with those characters and our features only, unhinted, in other units where given."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, glyph_names=False, notdef_outline=True, name_IDs=[], name_languages=[]
    )
    options.drop_tables += ["DSIG", "STAT", "meta", "gasp", "VDMX", "LTSH"]
    reducer = subset.Subsetter(options)
    reducer.populate(unicodes=characters)
    reducer.subset(font)
    if units_per_em and font["head"].unitsPerEm != units_per_em:
        scale_upem(font, units_per_em)
    return font


def merged(parts: list[TTFont], folder: Path) -> TTFont:
    """One font of the parts, in which the first of them decides what all have."""
    paths = []
    for place, part in enumerate(parts):
        paths.append(folder / f"part-{place}.ttf")
        part.flavor = None
        part.save(paths[-1])
    font: TTFont = merge.Merger().merge([str(path) for path in paths])
    return font


def sign_with_our_name(font: TTFont, weight: str, value: int, original: TTFont) -> None:
    """Give the font our name, its licence and a fixed date, and the line heights of the original."""
    style = weight if weight in {"Regular", "Bold"} else "Regular"
    family = FAMILY if style == weight else f"{FAMILY} {weight}"
    postscript = f"PartnerTrackSans-{weight}"
    names = {
        0: "Copyright 2016 The Inter Project Authors; copyright 2022 The Noto Project Authors",
        1: family,
        2: style,
        3: f"{VERSION};{postscript}",
        4: f"{FAMILY} {weight}",
        5: f"Version {VERSION}",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
        16: FAMILY,
        17: weight,
    }
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    for name in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        setattr(font["OS/2"], name, getattr(original["OS/2"], name))
    font["OS/2"].fsType = 0
    font["OS/2"].usWeightClass = value
    font["OS/2"].achVendID = "PTRK"
    font["OS/2"].fsSelection = 0x80 | (0x20 if weight == "Bold" else 0x40)
    font["head"].macStyle = 1 if weight == "Bold" else 0
    font["head"].created = font["head"].modified = MADE_AT
    font.recalcTimestamp = False


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
