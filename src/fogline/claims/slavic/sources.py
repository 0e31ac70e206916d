"""Where the voice stands beside a cue: "the ministry said", "said in the ministry", "told Reuters an official"."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.model import Standing

__all__ = ["Sources", "Tells"]

Tells = Callable[[str], tuple[str | None, Standing] | None]
"""Party and standing of a noun phrase; ``None`` where nothing in it is known."""

_LONGEST = 16
_SHORT = 3
_HEAD = 12
_TAIL = 12
_VOICED = ("persons", "bodies", "media", "anonymous", "underground", "occupation")
_ADJECTIVES = tuple(
    "ий ый ой ая яя ое ее ые ие ого его ому ему ым им ом ем ей ых их ыми ими ую юю ій а е і ої ою".split()
)
_SURNAMES = ("ов", "ев", "ёв", "єв", "ин", "ын", "ий", "ый", "ко", "ук", "юк", "ич")
"""Endings of surnames in the nominative."""
_DATIVE = ("у", "ю", "е", "ам", "ям", "і")


class Sources:
    """Finds voices in stretches of one report; ``tells`` asks the table of parties, ``place`` the gazetteer."""

    def __init__(self, reading: Reading, tells: Tells, place: Callable[[str], bool]) -> None:
        self._reading = reading
        self._tells = tells
        self._place = place
        self._words = reading.words
        self._anchors: dict[int, bool] = {}

    def before(self, low: int, high: int) -> tuple[Mention, ...]:
        """The voice in tokens ``low`` to before ``high``, which end at a verb."""
        low, high = self._bare(low, high)
        return self._one(low, high)

    def after(self, low: int, high: int) -> tuple[Mention, ...]:
        """The voice in tokens ``low`` to before ``high``, which begin after a verb: with an outlet that was told before
        it, where there is one."""
        low, high = self._bare(low, high)
        if low >= high:
            return ()
        cut = self._hearer(low, high)
        if cut is not None:
            inner = self._one(*self._bare(cut, high))
            if inner:
                return inner
            if self._dative(low):
                return ()
        return self._one(low, high)

    def voice(self, low: int, high: int, heading: bool = False) -> Mention | None:
        """The stretch as a voice that stands alone ("… — the General Staff", "the ministry: …"), else ``None``."""
        reading, small = self._reading, self._words.small
        low, high = self._strip(low, high)
        if low >= high or high - low > _HEAD:
            return None
        words = reading.lower[low:high]
        if words[0] in self._words.stems["not_voices"] or any(w in self._words.verbs for w in words):
            return None
        if any(w in self._words.stems["events"] for w in words):
            return None
        if words[0] in small["that"] or words[0] in small["if"] or words[0] in small["who"]:
            return None
        if not any(self.anchor(k) for k in range(low, high)):
            return None
        if any(reading.pos[k] in ("VERB", "AUX") and not self._known(k) for k in range(low, high)):
            return None
        named = [k for k in range(low, high) if self._known(k)]
        capitals = sum(reading.capital(k) for k in range(low, high) if reading.word(k))
        if not named:
            alone = capitals == high - low <= _SHORT
            if not alone or self._place(reading.said(low, high)):
                return None
        first = next((k for k in named if not self._adjective(k, high)), named[0] if named else low)
        if words[0] in small["prepositions"] or first - low > _SHORT:
            return None
        opening = reading.sentences[reading.sentence_of[low]][0] == low
        name = capitals == high - low <= _SHORT
        if not name and not all(
            (reading.capital(k) and not (opening and k == low)) or self._adjective(k, high)
            for k in range(low, first)
        ):
            return None
        if opening and not named and high - low == 1:
            return None
        return Mention(low, high) if heading or high - low <= _TAIL else None

    def tells(self, mention: Mention) -> tuple[str | None, Standing] | None:
        """Party and standing of a voice by its own words."""
        told = self._tells(self._reading.said(mention.begin, mention.end))
        if told is None and self._reading.lower[mention.begin] in self._words.stems["media"]:
            return None, Standing.MEDIA
        return told

    def anchor(self, k: int) -> bool:
        """Whether token ``k`` can be the heart of a voice's name."""
        if k not in self._anchors:
            reading = self._reading
            self._anchors[k] = reading.word(k) and (
                self._known(k) or (reading.capital(k) and self._proper(k))
            )
        return self._anchors[k]

    def _adjective(self, k: int, high: int) -> bool:
        """Whether ``k`` is an adjective (or a numeral) before something else."""
        reading = self._reading
        if k + 1 >= high:
            return False
        if reading.pos[k]:
            return reading.pos[k] in ("ADJ", "DET", "NUM")
        return reading.lower[k].endswith(_ADJECTIVES)

    def _known(self, k: int) -> bool:
        word, stems = self._reading.lower[k], self._words.stems
        if any(word in stems[name] for name in _VOICED):
            return True
        if not self._reading.capital(k):
            return False
        told = self._tells(self._reading.tokens[k])
        if told is not None:
            return True
        return word.isascii() and len(word) > 1

    def _proper(self, k: int) -> bool:
        """A capital letter that is not that of a sentence's first word, or one that a second capital follows."""
        reading = self._reading
        first = reading.sentences[reading.sentence_of[k]][0] == k
        return (
            not first
            or (k + 1 < len(reading.tokens) and reading.capital(k + 1))
            or len(reading.tokens[k]) > 3
        )

    def _strip(self, low: int, high: int) -> tuple[int, int]:
        reading = self._reading
        while (
            low < high
            and not reading.word(low)
            and reading.quote_of[low] < 0
            and not reading.tokens[low][0].isdigit()
        ):
            low += 1
        while low < high and not reading.word(high - 1) and reading.quote_of[high - 1] < 0:
            high -= 1
        return low, high

    def _bare(self, low: int, high: int) -> tuple[int, int]:
        """Without loose words at both ends and without where and when it was said."""
        loose = self._words.small["loose"]
        reading = self._reading
        low, high = self._strip(low, high)
        while low < high and reading.lower[low] in loose and not self._known(low):
            low += 1
            if (
                low + 1 < high
                and reading.lower[low] in self._words.small["prepositions"]
                and (reading.lower[low + 1] in self._words.small["this"])
            ):
                low += 2  # "shortly before this"
        for k in range(low + 1, high):
            if reading.lower[k] in self._words.small["prepositions"] and self._adjunct(k, high):
                high = k
                break
        while low < high and reading.lower[high - 1] in loose and not self._known(high - 1):
            high -= 1
        return self._strip(low, high)

    def _adjunct(self, k: int, high: int) -> bool:
        """ "in an interview", "on Wednesday": no part of who said it."""
        stems = self._words.stems
        for j in range(k + 1, min(high, k + 5)):
            word = self._reading.lower[j]
            if word in stems["bodies"] or word in stems["persons"]:
                return False
            if word in self._words.stems["media_of_saying"] or word in stems["times"]:
                return True
        return False

    def _one(self, low: int, high: int) -> tuple[Mention, ...]:
        reading, small = self._reading, self._words.small
        if low >= high:
            return ()
        high = next(
            (k for k in range(low + 1, high) if reading.tokens[k] == "("), high
        )  # "the General Staff (GS)"
        if self._pronoun(low):
            return (Mention(low, low + 1),)
        if reading.lower[low] in small["prepositions"]:
            return self._behind_preposition(low, high)
        topic = any(reading.lower[k] in small["about"] for k in range(low + 1, high - 1))
        if topic and self.anchor(high - 1) and reading.case[high - 1] in (None, "Nom"):
            return (Mention(high - 1, high),)  # "the reports about the town the staff denies"
        if high - low > _LONGEST:
            near = next((k for k in range(high - _LONGEST, high) if self.anchor(k)), None)
            if near is None:
                return ()
            low = near
        if not any(self.anchor(k) or reading.capital(k) or self._pronoun(k) for k in range(low, high)):
            if high - low > _SHORT or not reading.word(low):
                return ()
            if reading.case[low] and "Nom" not in reading.case[low:high]:
                return ()
        return (Mention(low, high),)

    def _pronoun(self, k: int) -> bool:
        small, word = self._words.small, self._reading.lower[k]
        return any(word in small[key] for key in ("he", "she", "they", "myself"))

    def _behind_preposition(self, low: int, high: int) -> tuple[Mention, ...]:
        """ "in the ministry (they) said" speaks for the ministry; "in Kharkiv the mayor said" for the mayor."""
        reading, stems = self._reading, self._words.stems
        heart = next((k for k in range(low + 1, min(high, low + 5)) if not self._adjectival(k, high)), None)
        if heart is None:
            return ()
        subject = self._subject(heart + 1, high)
        if subject is not None:
            return (Mention(subject, high),)
        inside = (
            reading.lower[low] in self._words.small["in"] or reading.lower[low] in self._words.small["on"]
        )
        voiced = any(
            reading.lower[k] in stems["bodies"] or reading.lower[k] in stems["media"] or self._body(k)
            for k in range(low + 1, heart + 1)
        ) or (heart > low + 1 and self._named_body(low + 1, heart + 1))
        if inside and voiced:
            told = next((k for k in range(low + 2, high) if self._dative(k)), high)  # "to the agency"
            return (Mention(low + 1, told),)
        return ()

    def _named_body(self, low: int, high: int) -> bool:
        """Whether a body is known by these words together: "White House"."""
        told = self._tells(self._reading.said(low, high)) if self._reading.capital(low) else None
        return told is not None and told[0] is not None and told[1] is Standing.OFFICIAL

    def _body(self, k: int) -> bool:
        if not self._reading.capital(k):
            return False
        told = self._tells(self._reading.tokens[k])
        return told is not None and (told[0] is not None or told[1] is not Standing.UNKNOWN)

    def _adjectival(self, k: int, high: int) -> bool:
        """Whether ``k`` is an adjective before a noun that follows."""
        reading = self._reading
        if k + 1 >= high or not reading.word(k + 1):
            return False
        if reading.pos[k]:
            return reading.pos[k] in ("ADJ", "DET", "NUM")
        word = reading.lower[k]
        return (
            len(word) > 5
            and word.endswith(("ой", "ом", "ем", "ых", "их", "ій", "ому", "ую"))
            and not self._known(k)
        )

    def _subject(self, low: int, high: int) -> int | None:
        """Where a subject begins behind "in Kharkiv region"."""
        reading, stems = self._reading, self._words.stems
        for k in range(low, high):
            if reading.quote_of[k] >= 0:
                continue
            if reading.lower[k].endswith(_SURNAMES) and self._known(k) and not self._place(reading.tokens[k]):
                return k  # a tagger takes some for nouns in another case
            if reading.case[k] and reading.lower[k] not in stems["persons"]:
                if reading.case[k] == "Nom" and (self.anchor(k) or (k + 1 < high and self.anchor(k + 1))):
                    return k
                continue
            word = reading.lower[k]
            if word in stems["persons"] or (word in stems["anonymous"]):
                return k
            if self._known(k) and not self._place(reading.tokens[k]):
                return k
        return None

    def _dative(self, k: int) -> bool:
        word = self._reading.lower[k]
        if word not in self._words.stems["media"]:
            return False
        return self._reading.case[k] == "Dat" or word.endswith(_DATIVE)

    def _hearer(self, low: int, high: int) -> int | None:
        """Where the voice begins after the outlet that was told: "told Reuters | an official"."""
        reading = self._reading
        best = None
        stop = low
        if reading.lower[low] in self._words.stems["media"] and self._dative(low):
            stop = low + 1
            best = stop
        for width in (4, 3, 2, 1):
            if stop + width <= high:
                told = self._tells(reading.said(stop, stop + width))
                if told is not None and told[1] is Standing.MEDIA and self._whole(stop, stop + width):
                    best = stop + width
                    if best < high:
                        break
        if best is None or best >= high:
            return best if best is not None and best > low and self._dative(low) else None
        more = any(self.anchor(k) or reading.word(k) for k in range(best, high))
        return best if more and reading.tokens[best] not in ",(" else None

    def _whole(self, low: int, high: int) -> bool:
        """Whether each of these words is part of a name."""
        reading = self._reading
        return all(
            reading.capital(k) or not reading.word(k) or reading.quote_of[k] >= 0 for k in range(low, high)
        )
