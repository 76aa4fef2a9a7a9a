"""A passphrase on its way from a field to where a key is made of it."""

from __future__ import annotations


class Secret:
    """A text that is given out once, and that nothing prints: no log, no trace, no name of a job."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text: str | None = text

    def __repr__(self) -> str:
        """Nothing of it."""
        return "Secret()"

    def __bool__(self) -> bool:
        """Whether there is a text."""
        return bool(self._text)

    def take(self) -> str:
        """The text, which is forgotten here; "" when it was taken before."""
        text, self._text = self._text, None
        return text or ""
