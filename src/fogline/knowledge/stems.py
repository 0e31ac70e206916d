"""Lists of words by stem, for languages whose words change their endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["Stems"]


class Stems:
    """Maps words to values: exact forms, and stems that any ending may follow. Read only once built.

    Built from lines "value: form, stem*, …"; a stem is marked by its star. The longest stem wins, and an exact form
    before any stem. Words are looked up in lower case.
    """

    __slots__ = ("_forms", "_longest", "_shortest", "_stems", "values")

    def __init__(self, lines: str) -> None:
        self._forms: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for line in lines.strip().splitlines():
            value, _, words = line.partition(":")
            for word in words.split(","):
                word = word.strip()
                if word.endswith("*"):
                    self._stems.setdefault(word[:-1], value.strip())
                elif word:
                    self._forms.setdefault(word, value.strip())
        lengths = [len(stem) for stem in self._stems] or [1]
        self._shortest, self._longest = min(lengths), max(lengths)
        self.values = frozenset((*self._forms.values(), *self._stems.values()))
        """Every value that a word can have."""

    @classmethod
    def of(cls, words: str, value: str = "yes") -> Stems:
        """A plain list of forms and stems, parted by commas, all with one value."""
        return cls(f"{value}: " + words.replace("\n", ","))

    def get(self, word: str) -> str | None:
        """The value of a word, or ``None``."""
        found = self._forms.get(word)
        if found is not None:
            return found
        for length in range(min(self._longest, len(word)), self._shortest - 1, -1):
            found = self._stems.get(word[:length])
            if found is not None:
                return found
        return None

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def any(self, words: Iterable[str]) -> bool:
        """Whether one of the words is listed."""
        return any(word in self for word in words)

    def as_mapping(self) -> Mapping[str, str]:
        """The exact forms."""
        return dict(self._forms)
