"""One tree of errors. Every message says what happened, where, and what to do next.

FoglineError
├── InputError          something given from outside cannot be used (exit code 2)
│   ├── UnreadableInput     a file, address or item cannot be read as a report
│   ├── TooLarge            it is larger than the stated limit
│   ├── RefusedAddress      an address of the local network, or a scheme that is not http(s)
│   ├── PrivateChat         a private chat without the user's explicit wish
│   └── BadMap              a map file cannot be read, or not decided upon
├── CaseError           the case folder cannot be opened, or not written to (exit code 2)
├── ModelError          the language model that the user chose cannot be used (exit code 2)
└── MissingPart         something that Fogline needs is not installed or not built (exit code 2)
"""

from __future__ import annotations

from fogline.model import Failure

__all__ = [
    "BadMap",
    "CaseError",
    "FoglineError",
    "InputError",
    "MissingPart",
    "ModelError",
    "PrivateChat",
    "RefusedAddress",
    "TooLarge",
    "UnreadableInput",
]


class FoglineError(Exception):
    """Base of all errors that Fogline raises on purpose.

    ``what`` names the file, address or folder; ``where`` the place in it; ``why`` what happened;
    ``do`` what to do next (a whole sentence).
    """

    def __init__(self, what: str, why: str, do: str, where: str | None = None) -> None:
        self.failure = Failure(what=what, why=why, do=do, where=where)
        super().__init__(str(self.failure))


class InputError(FoglineError):
    """Something given from outside cannot be used."""


class UnreadableInput(InputError):
    """A file, address or item cannot be read as a report."""


class TooLarge(InputError):
    """The input is larger than the stated limit."""


class RefusedAddress(InputError):
    """An address of the local network, or a scheme other than http and https."""


class PrivateChat(InputError):
    """A private chat, which is read only where the user insists."""


class BadMap(InputError):
    """A map file cannot be read, or what it draws cannot be decided."""


class CaseError(FoglineError):
    """The case folder cannot be opened or written to."""


class MissingPart(FoglineError):
    """Something that Fogline needs is not installed or has not been built."""


class ModelError(FoglineError):
    """The language model that the user chose cannot be used."""
