"""Which words are the voice: the noun phrase before or after a cue, across what stands between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fogline.claims.who.cues import NOUNS, OFFERS, VERBS
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.phrases import TIMES, phrase_left, phrase_right
from fogline.claims.who.reading import FINITE, Reading

__all__ = [
    "Mention",
    "apposition_right",
    "beyond",
    "head_words",
    "interviewed",
    "inverted_source",
    "joined_voices",
    "source_left",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A voice in the text: tokens ``begin`` to before ``end``; ``full_begin``, ``full_end`` with its apposition."""

    begin: int
    end: int
    full_begin: int
    full_end: int


_TALKS = frozenset(
    "interview interviews conversation conversations call calls talks meeting meetings video footage".split()
)
_COMMON = ("NN", "NNS")
_ANYTHING = frozenset("something anything everything nothing".split())
"""What is said, right before whoever says it: "something Kyiv denies"."""
_SAID = frozenset(NOUNS) | OFFERS | {"charge", "charges", "figure", "figures", "characterization", "version"}
"""What stands before the name of whoever says or refuses it: "a charge Russia rejects"."""
_COUNTS = frozenset("number toll total figure death tally".split())
_TOWARDS = frozenset("on against for at".split())
_OBJECT_OF = frozenset("of to with by at from in on for into during against near about over".split())


def source_left(reading: Reading, k: int, low: int) -> Mention | None:
    """The voice whose last token is ``k``, across a parenthetical ("X, an adviser to Y, said")."""
    if k < low:
        return None
    word, tag = reading.words[k], reading.tags[k]
    if (
        reading.lower[k] in ("each", "both")
        and k > low
        and (reading.tags[k - 1] in NOUN_TAGS or reading.words[k - 1] == ",")
    ):  # "Moscow and Kyiv, both at war, each accused …"
        named = source_left(reading, k - 1, low)
        return Mention(named.begin, named.end, named.begin, named.end) if named else None
    if tag in ("WP", "WDT") or (reading.lower[k] in ("who", "which")):
        j = k - 1
        while j >= low and reading.words[j] in (",", "-", "–", "—"):
            j -= 1
        if j < low or reading.words[j] == "," or j == k:
            return None
        return _nearest(reading, source_left(reading, j, low))
    if word in ("”", '"') and k - 1 > low and reading.words[k - 1] == ",":
        return _across(reading, k - 1, low)
    if word in (",", "–", "—", "-"):
        return _across(reading, k, low)
    if not (
        tag in NOUN_TAGS
        or tag in ("PRP", "CD", "JJ", "VBN")
        or word == ")"
        or (tag == "DT" and reading.lower[k] in ("this", "that", "some", "both", "others"))
    ):
        return None
    begin = phrase_left(reading, k, low)
    about = next(
        (j for j in range(begin, k) if reading.lower[j] in _SAID and reading.tags[j] in _COMMON), None
    )
    if about is not None and all(reading.tags[j] in ("NNP", "NNPS") for j in range(about + 1, k + 1)):
        return Mention(about + 1, k + 1, begin, k + 1)  # "an allegation Israel rejects"
    if (shared := _dated(reading, begin, k, low)) is not None:
        return shared
    while begin < k and reading.lower[begin] in TIMES and reading.tags[begin + 1] in NOUN_TAGS | {"JJ"}:
        begin += 1
    if begin < k and reading.lower[begin] in _ANYTHING:
        return Mention(begin + 1, k + 1, begin, k + 1)
    if tag in ("JJ", "VBN") and begin == k and reading.words[k][:1].islower():
        return None
    return _with_name(reading, begin, k + 1, low)


def _nearest(reading: Reading, voice: Mention | None) -> Mention | None:
    """ "blamed the attack on Ukraine, which denied it": Ukraine did, not the attack."""
    if voice is None:
        return None
    for k in range(voice.end - 2, voice.begin, -1):
        named = reading.tags[k + 1] in ("NNP", "NNPS") and reading.tags[voice.end - 1] in ("NNP", "NNPS")
        if reading.lower[k] in _TOWARDS and named and reading.tags[k - 1] in _COMMON:
            return Mention(k + 1, voice.end, k + 1, voice.full_end)
    return voice


def _dated(reading: Reading, begin: int, k: int, low: int) -> Mention | None:
    """ "footage published on 20 December", "a statement the same day": what was published then, not the day."""
    if not all(_of_time(reading, j) for j in range(begin, k + 1)):
        return None
    while begin > low and _of_time(reading, begin - 1):
        begin -= 1
    if not any(reading.lower[j] in TIMES or reading.lower[j] == "day" for j in range(begin, k + 1)):
        return None
    j = begin - 1
    if j > low and reading.lower[j] in ("on", "in", "from"):
        j -= 1
    if j > low and reading.tags[j] in ("VBN", "VBD") and reading.tags[j - 1] in NOUN_TAGS:
        j -= 1
    if j < low or reading.tags[j] not in NOUN_TAGS:
        return None
    first = phrase_left(reading, j, low)
    return Mention(first, j + 1, first, k + 1)


def _of_time(reading: Reading, j: int) -> bool:
    return (
        reading.lower[j] in TIMES
        or reading.lower[j]
        in ("the", "same", "day", "next", "following", "previous", "later", "of", "and", "to")
        or reading.tags[j] == "CD"
    )


def _across(reading: Reading, k: int, low: int) -> Mention | None:
    mark = reading.words[k]
    marks = (",",) if mark == "," else ("-", "–", "—")
    for p in range(k - 1, max(low, k - 45), -1):
        if reading.words[p] not in marks or p == low or _hyphen(reading, p):
            continue
        if reading.tags[p - 1] not in NOUN_TAGS and reading.words[p - 1] != ")":
            continue
        begin = phrase_left(reading, p - 1, low)
        before = reading.words[begin - 1] if begin > low else ","
        if before in (",", "”", '"', ";", ":", ")", "–", "—", "-") or reading.tags[begin - 1] in (
            "CC",
            "IN",
            "RB",
            "WRB",
        ):
            mention = _with_name(reading, begin, p, low)
            return Mention(mention.begin, mention.end, mention.full_begin, k)
    return None


def _hyphen(reading: Reading, p: int) -> bool:
    """Whether the mark at ``p`` is a hyphen inside a word, and no dash."""
    return reading.words[p] == "-" and p > 0 and reading.ends[p - 1] == reading.starts[p]


def _with_name(reading: Reading, begin: int, end: int, low: int) -> Mention:
    """Join "Idan Avshalom, a senior medic from MDA" and "the commander, Col X" to one voice."""
    if (
        begin - 1 > low
        and reading.words[begin - 1] == ","
        and (reading.tags[begin - 2] in NOUN_TAGS or reading.words[begin - 2] == ")")
    ):
        start = phrase_left(reading, begin - 2, low)
        at_edge = (
            start == low
            or reading.words[start - 1] in ("”", '"', ",", ";", ":")
            or reading.lower[start - 1] in ("and", "but", "that", "while", "as")
        )
        name = reading.tags[begin - 2] in ("NNP", "NNPS") and reading.lower[begin - 2] not in TIMES
        role = (
            reading.lower[begin] in ("a", "an", "the", "its", "their", "his", "her")
            or reading.tags[begin] in ("NN", "NNS", "JJ")
            or reading.tags[begin + 1 : begin + 2] == ["POS"]
        )
        person = all(t in ("NNP", "NNPS") for t in reading.tags[begin:end])
        if at_edge and name and role and not person and reading.tags[begin] != "PRP":
            return Mention(start, begin - 1, start, end)
        if (
            at_edge
            and person
            and end - begin > 1
            and reading.lower[start - 1] != "and"
            and reading.tags[begin - 2] in NOUN_TAGS
            and start < begin - 2
        ):
            return Mention(begin, end, start, end)
    return Mention(begin, end, begin, end)


def beyond(reading: Reading, source: Mention | None, low: int) -> Mention | None:
    """Where the nearest phrase is the object of something ("members captured … who spoke to NBC News described"),
    the voice is the phrase that the clause begins with."""
    if source is None or source.begin - 1 <= low or reading.tags[source.begin] == "PRP":
        return source
    j = source.full_begin - 1
    tag = reading.tags[j]
    if not (
        tag in ("VBG", "VBN", "TO")
        or (tag == "IN" and reading.lower[j] in _OBJECT_OF)
        or (tag == "VBD" and reading.tags[j - 1] in ("WP", "WDT"))
    ):
        return source
    edge = j
    while (
        edge > low
        and edge > j - 40
        and reading.words[edge - 1] not in (",", "“", "”", '"', ";", ":", "–", "—")
    ):
        if reading.lower[edge - 1] in ("that", "as", "because", "while", "after", "but") and reading.tags[
            edge - 1
        ] in ("IN", "CC"):
            break
        edge -= 1
    if reading.tags[edge] in ("IN", "TO", "RB", "WRB", "CC", "VBG", "VBN"):
        return source
    while edge < j and reading.lower[edge] in TIMES and reading.tags[edge + 1] in NOUN_TAGS | {"JJ", "DT"}:
        edge += 1
    stop = phrase_right(reading, edge, j)
    if stop == edge or any(
        reading.tags[x] in ("VBD", "VBZ", "VBP", "MD") for x in range(stop, min(stop + 1, j))
    ):
        return source
    return Mention(edge, stop, edge, source.full_end)


def interviewed(reading: Reading, source: Mention) -> Mention:
    """ "an interview with a soldier, who said": the soldier says it."""
    for k in range(source.begin + 1, source.end - 1):
        if reading.lower[k] in ("with", "of", "from") and reading.lower[k - 1] in _TALKS:
            return Mention(k + 1, source.end, source.full_begin, source.full_end)
    return source


def inverted_source(reading: Reading, i: int, low: int, high: int) -> tuple[int, Mention] | None:
    """The voice after the verb: "…, said Y, an adviser to Z"."""
    frames = VERBS[reading.lower[i]].cue.frames
    if "post" not in frames or i + 1 >= high:
        return None
    before = reading.words[i - 1] if i > low else ""
    if i > low and before not in (",", "”", '"', "’", "'", "!", "?", "–", "—", "-"):
        return None
    first = i + 1
    if (
        reading.tags[first] == "PRP"
        or reading.tags[first] not in NOUN_TAGS | {"DT", "JJ", "PRP$", "CD", "NNP"}
        or reading.lower[first] in TIMES
    ):
        return None
    last = phrase_right(reading, first, high)
    if last == first or (last < high and (reading.tags[last] in FINITE or reading.lower[last] == "that")):
        return None
    if i == low and last < high and reading.words[last] not in (",", ".", ":"):
        return None
    if last < high and reading.tags[last] in ("PRP", "DT", "EX", "PRP$", "CD", "WRB"):
        return None
    if "hearer" in frames and before == ",":
        return None
    if before == "," and "object" in frames and _across(reading, i - 1, low) is not None:
        return None
    if _COUNTS & set(reading.lower[first : min(last, first + 4)]) and reading.tags[first] == "DT":
        return None  # "X, interviewed on Monday, said the number of …"
    full = apposition_right(reading, last, high)
    return full, Mention(first, last, first, full)


def apposition_right(reading: Reading, last: int, high: int) -> int:
    """The token after an apposition that follows a voice: ", an adviser to President Z"."""
    if last + 1 < high and reading.words[last] in (",", "–", "—", "-"):
        first = last + 1
        if reading.lower[first] in ("a", "an", "the", "who", "whose", "which", "its", "his", "her") or (
            reading.tags[first] in NOUN_TAGS | {"JJ", "CD"} and reading.lower[first] not in TIMES
        ):
            stop = phrase_right(reading, first, high)
            if stop > first and (stop >= high or reading.words[stop] in (",", ".", "–", "—", "-", ";", ":")):
                return stop
            if reading.lower[first] in ("who", "whose", "which"):
                while stop < high and reading.words[stop] not in (",", ".", "–", "—", ";"):
                    stop += 1
                return last if any(w in VERBS for w in reading.lower[first:stop]) else stop
    return last


def head_words(reading: Reading, mention: Mention) -> set[str]:
    return set(reading.lower[mention.begin : mention.end])


def joined_voices(reading: Reading, mention: Mention) -> Iterator[Mention]:
    """The parts of "Moscow and Kyiv", each as a voice."""
    begin = mention.begin
    for i in range(mention.begin + 1, mention.end):
        if reading.lower[i] in ("and", ","):
            if i > begin:
                yield Mention(begin, i, begin, i)
            begin = i + 1
    if begin < mention.end:
        yield Mention(begin, mention.end, begin, mention.end)
