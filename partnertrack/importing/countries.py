"""Which country a partner means by the name of it or of its people."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import lru_cache
from typing import Final

from partnertrack import paths
from partnertrack.domain.names import fold

_LOCALES: Final = ("en", "fr", "de", "nl", "es", "it", "pt", "ka", "ar")
_CODE: Final = re.compile(r"[A-Z]{2}")
_ALPHA_2: Final = 2
_AND: Final = frozenset({"&", "and", "et", "und", "en", "e", "y"})
_ASIDE: Final = re.compile(r"[(/,].*")


@lru_cache(maxsize=4096)
def read_country(text: str) -> str:
    """The ISO 3166-1 alpha-2 code (XK for Kosovo) that a name, nationality or code means; empty for none.

    Never by likeness: Niger is not Nigeria. "Ghanéen(ne)" is read by what stands before the bracket.
    """
    known = _known()
    text = text.strip()
    code = text.upper() if len(text) == _ALPHA_2 else ""
    return (
        (code if code in _codes() else "")
        or known.get(_key(text), "")
        or known.get(_key(_ASIDE.sub("", text)), "")
        or _letters(text)
    )


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    """The codes of countries that CLDR knows, without groups of countries and without what is no country."""
    from babel import Locale  # noqa: PLC0415 - slow to load, and few sheets need it

    return frozenset(filter(_CODE.fullmatch, Locale.parse("en").territories)) - {"EU", "EZ", "UN", "ZZ", "XA", "XB"}


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Folded names of countries and people -> code, without those that mean two countries."""
    from babel import Locale  # noqa: PLC0415 - slow to load, and few sheets need it

    meanings: dict[str, set[str]] = defaultdict(set)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if code in _codes():
                meanings[_key(name)].add(code)
    with (paths.resources() / "nationalities.toml").open("rb") as file:
        ours = tomllib.load(file)
    for code, words in ours.items():
        for word in words:
            meanings[_key(word)].add(code)
    return {name: codes.pop() for name, codes in meanings.items() if len(codes) == 1 and name}


def _key(name: str) -> str:
    """The name folded, without the words for "and": CLDR writes Bosnia & Herzegovina."""
    return " ".join(word for word in fold(name).split() if word not in _AND)


def _letters(text: str) -> str:
    """The code behind three letters, as passports print them (GHA, DEU) and offices shorten them."""
    return _ALPHA_3.get(text.upper().rstrip("."), "")


_ALPHA_3: Final = {
    "ALB": "AL", "ARM": "AM", "AUT": "AT", "AZE": "AZ", "BEL": "BE", "BEN": "BJ", "BFA": "BF", "BGD": "BD", "BIH": "BA",
    "BRA": "BR", "CHE": "CH", "CIV": "CI", "CMR": "CM", "COD": "CD", "COG": "CG", "COL": "CO", "CPV": "CV", "DEU": "DE",
    "DZA": "DZ", "ECU": "EC", "EGY": "EG", "ESP": "ES", "EST": "EE", "ETH": "ET", "FRA": "FR", "GBR": "GB", "GEO": "GE",
    "GER": "DE", "GHA": "GH", "GIN": "GN", "GMB": "GM", "HTI": "HT", "IDN": "ID", "IND": "IN", "IRN": "IR", "IRQ": "IQ",
    "ITA": "IT", "JOR": "JO", "KAZ": "KZ", "KEN": "KE", "KGZ": "KG", "KOS": "XK", "LBN": "LB", "LBR": "LR", "LBY": "LY",
    "LKA": "LK", "LTU": "LT", "LUX": "LU", "LVA": "LV", "MAR": "MA", "MDA": "MD", "MDG": "MG", "MEX": "MX", "MKD": "MK",
    "MLI": "ML", "MNE": "ME", "MRT": "MR", "NER": "NE", "NGA": "NG", "NLD": "NL", "NPL": "NP", "PAK": "PK", "PHL": "PH",
    "POL": "PL", "PRT": "PT", "PSE": "PS", "ROU": "RO", "RUS": "RU", "RWA": "RW", "SDN": "SD", "SEN": "SN", "SLE": "SL",
    "SOM": "SO", "SRB": "RS", "SYR": "SY", "TCD": "TD", "TGO": "TG", "TUN": "TN", "TUR": "TR", "UGA": "UG", "UKR": "UA",
    "USA": "US", "UZB": "UZ", "VNM": "VN", "XKX": "XK", "ZAF": "ZA",
}  # fmt: skip
