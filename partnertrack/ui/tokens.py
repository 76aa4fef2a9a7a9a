"""The design tokens: every colour of the windows by what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one meaning: for text and icons, for filled shapes, for a quiet background."""

    text: str
    fill: str
    subtle: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme; text on its background has a contrast of 4.5 or more, fields and fills 3 or more."""

    is_dark: bool
    app: str
    sidebar: str
    card: str
    raised: str
    sunken: str
    hover: str
    pressed: str
    border: str
    grid: str
    border_strong: str
    field_border: str
    text: str
    text2: str
    muted: str
    disabled: str
    primary: str
    on_primary: str
    primary_hover: str
    primary_fill: str
    primary_pale: str
    primary_subtle: str
    primary_text: str
    selected: str
    veil: str
    scrollbar: str
    tones: Mapping[str, Tone]


LIGHT = Tokens(
    is_dark=False,
    app="#F5F6F8",
    sidebar="#FCFCFD",
    card="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F1F3F6",
    hover="#F2F4F7",
    pressed="#E9ECF1",
    border="#E4E7EC",
    grid="#EDEFF3",
    border_strong="#CDD3DC",
    field_border="#8791A3",
    text="#101828",
    text2="#475467",
    muted="#5F6A7E",
    disabled="#98A2B3",
    primary="#0F766E",
    on_primary="#FFFFFF",
    primary_hover="#0B625B",
    primary_fill="#0F766E",
    primary_pale="#7DB4AE",
    primary_subtle="#E3F3F1",
    primary_text="#0B625B",
    selected="#E8F4F2",
    veil="#66101828",
    scrollbar="#CDD3DC",
    tones={
        "primary": Tone("#0B625B", "#0F766E", "#E3F3F1"),
        "danger": Tone("#B42318", "#B42318", "#FEF1F0"),
        "warn": Tone("#B54708", "#B54708", "#FFF6E5"),
        "ok": Tone("#067647", "#067647", "#E7F8EF"),
        "info": Tone("#175CD3", "#175CD3", "#EDF4FF"),
        "neutral": Tone("#5D6B82", "#98A2B3", "#EFF1F4"),
        "selected": Tone("#0B625B", "#0F766E", "#E3F3F1"),
        "origin": Tone("#2A66C8", "#3B78DB", "#E9F0FC"),
        "mobility": Tone("#A83E92", "#BC5BA8", "#FBECF7"),
        "placement": Tone("#A64B06", "#CF7412", "#FDF0E1"),
        "return": Tone("#0B7A5E", "#149273", "#E3F5EF"),
        "left": Tone("#5D6B82", "#98A2B3", "#EFF1F4"),
        "none": Tone("#5D6B82", "#CDD3DC", "#EFF1F4"),
        "practice": Tone("#4B2FB5", "#6D4BD8", "#ECE7FC"),
    },
)

DARK = Tokens(
    is_dark=True,
    app="#0B0F17",
    sidebar="#0E131D",
    card="#141B27",
    raised="#1A2332",
    sunken="#1C2534",
    hover="#1B2432",
    pressed="#232E40",
    border="#232D3D",
    grid="#1E2737",
    border_strong="#344157",
    field_border="#67748B",
    text="#F1F4F8",
    text2="#B7C0CE",
    muted="#929DAF",
    disabled="#5B6678",
    primary="#2CC5B3",
    on_primary="#03201D",
    primary_hover="#4AD6C6",
    primary_fill="#1F9E90",
    primary_pale="#1B635D",
    primary_subtle="#10302E",
    primary_text="#5FDCCD",
    selected="#12302E",
    veil="#99000000",
    scrollbar="#344157",
    tones={
        "primary": Tone("#5FDCCD", "#1F9E90", "#10302E"),
        "danger": Tone("#FF8A80", "#FF8A80", "#3A1A1B"),
        "warn": Tone("#FDB55C", "#FDB55C", "#362511"),
        "ok": Tone("#5AD39A", "#5AD39A", "#11301F"),
        "info": Tone("#7FB2FF", "#7FB2FF", "#14263F"),
        "neutral": Tone("#97A3B6", "#5B6678", "#212B3A"),
        "selected": Tone("#5FDCCD", "#1F9E90", "#10302E"),
        "origin": Tone("#79A8F7", "#4A80DC", "#16263F"),
        "mobility": Tone("#E48CCF", "#BF66AC", "#351C30"),
        "placement": Tone("#F2A65A", "#D58436", "#36240F"),
        "return": Tone("#4CCBA6", "#2BA283", "#0F2F27"),
        "left": Tone("#97A3B6", "#5B6678", "#212B3A"),
        "none": Tone("#97A3B6", "#344157", "#212B3A"),
        "practice": Tone("#C3B2FF", "#8B6CF0", "#271E4C"),
    },
)

STAGE_ICONS: Mapping[str, str] = {
    "selected": "user-check",
    "origin": "graduation-cap",
    "mobility": "plane",
    "placement": "briefcase",
    "return": "house",
    "left": "x",
}
"""The icon of each kind of stage: a stage is always an icon, a word and a colour."""
