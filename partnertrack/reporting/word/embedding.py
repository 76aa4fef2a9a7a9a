"""The report's own fonts inside a Word file, so that it looks the same where nobody installed them."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

from partnertrack import paths

FAMILY, FALLBACK = "PartnerTrack Sans", "Calibri"

FACES = {"embedRegular": "Regular", "embedBold": "Bold"}
"""The faces that are embedded, by what Word calls them."""

_HIDDEN = 32
"""How many bytes of a font Word wants disguised by a key."""


def font_parts() -> dict[str, bytes]:
    """The parts of the package that hold fonts."""
    return {f"word/fonts/font{place}.odttf": _disguised(face) for place, face in enumerate(FACES.values(), 1)}


def font_table() -> str:
    """The fonts that the document names: ours, with what stands in for it, and the one of the lists' dots."""
    embedded = "".join(
        f'<w:{kind} r:id="rId{place}" w:fontKey="{{{str(_key(face)).upper()}}}"/>'
        for place, (kind, face) in enumerate(FACES.items(), 1)
    )
    return (
        f'<w:font w:name="{FAMILY}"><w:altName w:val="{FALLBACK},Arial"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )


def _key(face: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"{FAMILY} {face}")


def _disguised(face: str) -> bytes:
    """The font file with its first bytes changed by its key, as ECMA-376 part 4 asks."""
    content = (paths.resources() / "fonts" / f"PartnerTrackSans-{face}.ttf").read_bytes()
    key = _key(face).bytes[::-1]
    hidden = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(content[:_HIDDEN]))
    return hidden + content[_HIDDEN:]
