"""The errors that PartnerTrack tells apart, sorted by whose they are.

Exception
├── UserError           the user's to mend: shown as it stands, one line and a hint
│   ├── InputError      a partner's file cannot be read
│   │   └── PasswordNeeded  it can, with the right password
│   ├── RuleError       a rule of the scheme forbids it
│   ├── SchemeError     a scheme template is wrong
│   ├── StoreError      the pilot file is missing, read-only, newer, damaged
│   │   ├── LockedError     it is encrypted, and opens with the right passphrase
│   │   └── DamagedError    what is in it makes no sense any more: a backup can take its place
│   └── ConflictError   someone changed the same record in the meantime
├── Cancelled           the user pressed Stop: silence
└── anything else       a bug: logged with its trace, shown as "Something went wrong."
"""

from __future__ import annotations


class UserError(Exception):
    """Something that the user can mend; `message` says what is wrong, `hint` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """One line for people: the message, then the hint."""
        return f"{self.message} {self.hint}".strip()


class InputError(UserError):
    """A partner's file cannot be read."""


class PasswordNeeded(InputError):  # noqa: N818 - it is a question rather than an error
    """A partner's file opens with a password only; `is_wrong` tells that one was given, and is not the right one."""

    def __init__(self, message: str, hint: str = "", *, is_wrong: bool = False) -> None:
        super().__init__(message, hint)
        self.is_wrong = is_wrong

    @property
    def code(self) -> str:
        """Which of the two it is: "password" where none was given, else "password-wrong"."""
        return "password-wrong" if self.is_wrong else "password"


class RuleError(UserError):
    """A rule of the scheme or of the trade forbids what was asked."""


class SchemeError(UserError):
    """A scheme template or code list is not as it must be."""


class StoreError(UserError):
    """The pilot file cannot be opened, read or written."""


class LockedError(StoreError):
    """The pilot file is encrypted; `is_wrong` tells that a secret was given, and that it opens nothing."""

    def __init__(self, message: str, hint: str = "", *, is_wrong: bool = False) -> None:
        super().__init__(message, hint)
        self.is_wrong = is_wrong


class DamagedError(StoreError):
    """What is in the pilot file makes no sense any more; a backup can take its place."""


class ConflictError(UserError):
    """A record was changed by someone else since it was read."""


class Cancelled(Exception):  # noqa: N818 - it is no error: the user asked for it
    """The user pressed Stop before anything was written."""
