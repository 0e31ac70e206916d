"""What names parties in a document, looked for once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from spacy.tokens import Doc

__all__ = ["Mentions", "Named", "mentions_of"]

_KEY = "fogline.mentions"


class Named(Protocol):
    """A party named at the code points ``start`` to ``end``."""

    @property
    def party(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Mentions(Protocol):
    """What names parties in a text; ``knowledge.parties.Parties`` does."""

    def mentions(self, text: str) -> Sequence[Named]:
        """Every mention of a party, in order."""


def mentions_of(doc: Doc, parties: Mentions | None) -> Sequence[Named]:
    """Every mention of a party in ``doc``, in order; kept with the document. Empty without ``parties``."""
    if parties is None:
        return ()
    kept: Sequence[Named] | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = list(parties.mentions(doc.text))
    return kept
