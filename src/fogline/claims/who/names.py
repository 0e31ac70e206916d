"""The people and bodies that a report names: full names, titles, short forms, and where each is introduced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from fogline.claims.who.phrases import NOUNS, TIMES, phrase_left, phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.voices import apposition_right

__all__ = [
    "ROLES",
    "THINGS",
    "TITLES",
    "People",
    "abbreviations",
    "core",
    "head",
    "subjects",
    "without_abbreviation",
]

TITLES = frozenset(
    "president minister commander general gen col colonel maj major lt lieutenant capt captain "
    "mr mrs ms dr sir governor mayor "
    "spokesman spokeswoman spokesperson ambassador chief secretary leader premier chancellor "
    "king prince adviser advisor "
    "correspondent senator envoy head director chairman admiral adm brig brigadier sgt "
    "sergeant professor prof rabbi "
    "ayatollah imam sheikh pope commissioner lawmaker analyst editor representative "
    "vice-president negotiator marshal "
    "resident witness eyewitness survivor expert activist volunteer veteran historian lawyer prosecutor "
    "reporter journalist coordinator gov sen rep amb ombudsman ombudswoman".split()
)
ROLES = frozenset(
    "president minister commander general governor mayor spokesman spokeswoman spokesperson "
    "ambassador chief secretary leader "
    "premier chancellor king prince adviser advisor official head director envoy chairman "
    "commissioner officer chair "
    "diplomat analyst coordinator administrator officials source sources aide".split()
)
THINGS = frozenset(
    "ministry office group army military coalition force forces service agency council "
    "administration government "
    "movement militia organisation organization network unit command staff police institute broadcaster "
    "channel company union alliance mission department embassy authority authorities rebels separatists body "
    "bloc committee court party outlet newspaper newswire tank kremlin pentagon house fund "
    "bank hospital".split()
)
_POSTS = frozenset(
    "defense defence affairs interior security staff war union nations republic oblast region province district "
    "county city raion governorate academy university".split()
)
"""Words that end the name of an office, never that of a person."""
_MOST_NAMES = 4


class People:
    """The people of a report, by last name."""

    def __init__(self, reading: Reading, known: Callable[[str], bool]) -> None:
        """``known`` tells names of parties, outlets and bodies, which are not people."""
        self._known = known
        self._reading = reading
        self._full: dict[str, str] = {}
        self._runs: dict[str, list[tuple[int, int]]] = {}
        self._collect()

    def __contains__(self, last: str) -> bool:
        return last in self._full

    def full(self, last: str) -> str | None:
        """The full name of whoever has this last name (lower case)."""
        return self._full.get(last)

    def with_given(self, last: str) -> bool:
        """Whether somewhere a given name stands before this name (lower case): "Volodymyr Zelenskyy"."""
        words = self._reading.words
        return any(
            end - begin > 1 and not self._known(words[end - 2]) and self._reading.lower[end - 2] not in THINGS
            for begin, end in self._runs.get(last, ())
        )

    def last_before(self, at: int, low: int) -> tuple[int, str] | None:
        """The person of a known full name who is named last between the tokens ``low`` and ``at``: where, and the name."""
        best: tuple[int, str] | None = None
        for last, runs in self._runs.items():
            full = self._full.get(last)
            for begin, end in runs:
                if full is not None and low <= begin and end <= at and (best is None or begin > best[0]):
                    best = (begin, full)
        return best

    def introduced(self, last: str) -> Iterator[str]:
        """The phrases in which this person is named, with titles and appositions, in order."""
        reading = self._reading
        for begin, end in self._runs.get(last, ()):
            first, stop = reading.sentences[reading.sentence_of[begin]]
            low = begin
            while low > first and reading.tags[low - 1] in ("NNP", "NNPS", "JJ", "NN", "POS", "HYPH", "VBN"):
                low -= 1
            if low < begin:
                yield reading.said(low, end)
            low = phrase_left(reading, end - 1, first)
            yield reading.said(low, apposition_right(reading, end, stop))
            if low - 2 > first and reading.words[low - 1] == "," and reading.tags[low - 2] in NOUNS:
                yield reading.said(phrase_left(reading, low - 2, first), end)

    def name(self, begin: int, end: int) -> str | None:
        """The name of a person that a phrase ends with, in the report's fullest form, or ``None``."""
        reading = self._reading
        k = end
        while k > begin and reading.tags[k - 1] in ("NNP", "NNPS") and not _title(reading.lower[k - 1]):
            k -= 1
        while k < end and reading.words[k] == ".":  # "Lt. Col. Ann Roe" where the stop is a token of its own
            k += 1
        if k == end or reading.lower[end - 1] in THINGS or reading.lower[end - 1] in _POSTS:
            return None
        full = self._full.get(reading.lower[end - 1])
        k = self._past_post(begin=k, cut=k, end=end)
        said = reading.said(k, end)
        if full is not None and (end - k == 1 or said.lower().endswith(full.lower())):
            return full
        if (
            k > begin
            and 2 <= _parts(reading, k, end) <= 3
            and reading.tags[k - 1] in ("NN", "JJ")
            and reading.words[k - 1].islower()
        ):
            return None if self._known(said) else said  # "resident Ann Roe", "council member Ann Roe"
        titled = k > begin and (_title(reading.lower[k - 1]) or _title(reading.lower[begin]))
        if titled:
            return said if _parts(reading, k, end) <= 3 else reading.said(_two(reading, end), end)
        return None

    def _collect(self) -> None:
        reading = self._reading
        alone: dict[str, str] = {}
        singles: set[str] = set()
        for begin, end in _capitalised(reading):
            cut = next((k for k in range(end, begin, -1) if _title(reading.lower[k - 1])), begin)
            while cut < end and reading.words[cut] == ".":
                cut += 1
            if cut == end or reading.lower[end - 1] in THINGS or reading.lower[end - 1] in _POSTS:
                continue
            cut = self._past_post(begin, cut, end)
            last = reading.lower[end - 1]
            self._runs.setdefault(last, []).append((begin, end))
            if end - cut == 1:
                singles.add(last)
                continue
            said = reading.said(cut, end)
            if cut > begin or self._titled(begin, end):
                self._full.setdefault(
                    last,
                    said
                    if _parts(reading, cut, end) < _MOST_NAMES
                    else reading.said(_two(reading, end), end),
                )
            elif _parts(reading, cut, end) < _MOST_NAMES:
                alone.setdefault(last, said)
            elif any(_title(w) for w in reading.lower[max(0, begin - 4) : begin]):
                self._full.setdefault(last, reading.said(_two(reading, end), end))
        for last, said in alone.items():
            if last in singles and not self._known(last.title()) and not self._known(said):
                self._full.setdefault(last, said)

    def _past_post(self, begin: int, cut: int, end: int) -> int:
        """Where the name begins in "Secretary of State Ann Roe", "commander of the forces of Ukraine Oleh Sydor"."""
        reading = self._reading
        if cut > begin or end - cut < 3 or cut < 2:
            return cut
        before = reading.lower[max(0, cut - 12) : cut]
        known = self._known(reading.words[cut])
        titled = reading.lower[cut - 1] in ("of", "for", "the") and any(_title(w) for w in before)
        return end - 2 if titled and (known or _title(before[-2])) else cut

    def _titled(self, begin: int, end: int) -> bool:
        """Whether a title stands before the name, or a role stands beside it between commas."""
        reading = self._reading
        before = reading.lower[begin - 1] if begin else ""
        if _title(before) and reading.tags[begin - 1] != "POS":
            return True
        if before == "," and begin > 1 and reading.lower[begin - 2] in ROLES:
            return True
        after = reading.words[end : end + 1] == [","]
        return (
            (
                after
                and reading.lower[end + 1 : end + 2]
                and reading.lower[end + 1] in ("a", "an", "who", "whose")
            )
            or (
                after
                and any(w in ROLES for w in reading.lower[end + 1 : end + 8])
                and reading.lower[end + 1] in ("the", "a", "an")
            )
            or (after and end + 1 < len(reading.words) and reading.lower[end + 1] in ROLES)
        )


def head(reading: Reading, begin: int, end: int) -> str:
    """The word that a noun phrase is about: "spokesperson" in "a spokesperson for X"."""
    last = ""
    for k in range(begin, end):
        if reading.tags[k] in NOUNS:
            last = reading.lower[k]
        elif (reading.tags[k] in ("IN", "TO") and last) or (reading.words[k] == "(" and last):
            return last
    return last or reading.lower[end - 1]


@lru_cache(maxsize=4096)
def core(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, lower case."""
    words = name.lower().replace("’s", "").replace("'s", "").split()
    return tuple(w for w in words if w not in ("the", "a", "an", "this", "that", "of", "for"))


def subjects(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first subject of each sentence that is not a quotation, as a token range; appositions that are people too."""
    for first, stop in reading.sentences:
        for i in range(first, stop):
            if (
                reading.quote_of[i] >= 0
                or not reading.deps[i].startswith("nsubj")
                or reading.tags[i] not in NOUNS
            ):
                continue
            end = i + 1
            while end < stop and reading.tags[end] in ("NNP", "NNPS"):
                end += 1
            begin = phrase_left(reading, i, first)
            while begin < i and reading.lower[begin] in TIMES:
                begin += 1
            end = max(end, phrase_right(reading, begin, stop))
            full = apposition_right(reading, end, stop)
            yield begin, full
            break
        else:
            end = phrase_right(reading, first, stop)
            if first < end < stop and reading.tags[end] in FINITE and reading.quote_of[first] < 0:
                yield first, end  # the parser missed it: what the sentence begins with, before its verb


def abbreviations(reading: Reading) -> Iterator[tuple[str, str]]:
    """ "the Israel Defense Forces (IDF)": the short form and the long one."""
    for i in range(1, len(reading.words) - 2):
        if reading.words[i] != "(" or reading.words[i + 2] != ")" or not reading.words[i + 1].isupper():
            continue
        if reading.tags[i - 1] in NOUNS:
            begin = phrase_left(reading, i - 1, reading.sentences[reading.sentence_of[i]][0])
            yield reading.words[i + 1], reading.said(begin, i)


def _title(word: str) -> bool:
    return word.rstrip(".") in TITLES


def _glued(reading: Reading, i: int) -> bool:
    """Whether a token is the hyphen in a name or what follows it: "Ki-moon"."""
    return i > 0 and reading.ends[i - 1] == reading.starts[i]


def _parts(reading: Reading, begin: int, end: int) -> int:
    """How many names a run of tokens holds; "Ki-moon" is one."""
    return end - begin - 2 * sum(reading.words[k] == "-" for k in range(begin + 1, end - 1))


def _two(reading: Reading, end: int) -> int:
    """Where the last two names before token ``end`` begin."""
    k = end - 1
    while k > 1 and (reading.words[k] == "-" or reading.words[k - 1] == "-"):
        k -= 1
    return k - 1


def _capitalised(reading: Reading) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    for i in range(len(reading.words) + 1):
        inside = (
            i < len(reading.words)
            and reading.tags[i] in ("NNP", "NNPS")
            and reading.lower[i] not in TIMES
            and (reading.words[i][:1].isupper() or (begin is not None and _glued(reading, i)))
        )
        if inside and begin is None:
            begin = i
        elif begin is not None and (not inside or reading.sentence_of[i] != reading.sentence_of[begin]):
            yield begin, i
            begin = i if inside else None


def without_abbreviation(said: str) -> str:
    """ "the Israel Defense Forces (IDF)" is named "the Israel Defense Forces"."""
    cut = said.find(" (")
    return said[:cut] if cut > 0 and said.endswith(")") else said
