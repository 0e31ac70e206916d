"""Forms of content: whether what follows a cue is something that the cue attributes ("that …", "accused X of …")."""

from __future__ import annotations

from fogline.claims.who.cues import MEDIA_NOUNS, OFFERS
from fogline.claims.who.hit import Hit
from fogline.claims.who.phrases import NOUNS, TIMES, phrase_left, phrase_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import trim

__all__ = ["accused_by", "framed"]

_NEEDS_CLAUSE = frozenset(
    "conclude find maintain contend signal indicate declare note hint observe recall repeat "
    "underline stress comment predict "
    "expect fear suggest show demonstrate assess explain state reiterate announce reveal "
    "disclose argue threaten".split()
)
_SELVES = frozenset("itself themselves himself herself".split())
_MEDIA = frozenset(
    "statement interview post telegram twitter facebook message letter communique tweet".split()
)
_CLAUSE = 4
_WITHHELD = frozenset(
    "ability access entry opportunity chance right rights permission visas visa freedom bail".split()
)
_OPENING = frozenset(
    "between about around over up at under in on during after since before despite unlike".split()
)
_WHEN = frozenset("before after since while when upon".split())


def framed(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """Whether what follows is a form of content that the cue takes; the stretch that is the content."""
    begin, end = span
    frames = hit.cue.frames
    if end - begin <= 2 and reading.lower[end - 1] in ("be", "have", "do", "to"):
        return None  # "what he claimed to be a post": nothing is said
    first, tag = reading.lower[begin], reading.tags[begin]
    if hit.that and hit.cue.lemma != "accuse":
        return span
    if hit.cue.lemma == "warn" and first != "of":
        frames = frames - {"of"}
    if "of" in frames or "blame" in frames:
        return _accused(reading, hit, span)
    if hit.that or hit.form == "according":
        return span
    if first == "to" and "to" in frames:
        return trim(reading, begin + 1, end)
    if tag == "VBG" and "ing" in frames:
        for i in range(begin + 1, end):
            if reading.lower[i] in ("as", "while") and reading.tags[min(i + 1, end - 1)] in (
                "DT",
                "NNP",
                "PRP",
                "PRP$",
            ):
                return trim(reading, begin, i)
        return span
    verb = _has_verb(reading, hit, begin, end)
    if first == "to" and hit.cue.lemma == "admit" and begin + 1 < end and reading.tags[begin + 1] != "VB":
        return trim(reading, begin + 1, end)
    if tag == "WP" and hit.cue.lemma in ("show", "demonstrate"):
        return span
    if _says_nothing(reading, hit, begin, end):
        return None
    opening = tag != "IN" or first in _OPENING
    starts = opening and tag not in ("TO", "WP", "WRB", "CC", "VBG", "VBN")
    whole = hit.cue.lemma not in _NEEDS_CLAUSE or _subject_and_verb(reading, begin, end)
    if "clause" in frames and verb and starts and whole:
        return span
    if hit.cue.lemma in ("dismiss", "reject"):
        stop = next((i for i in range(begin + 1, end) if reading.lower[i] == "as"), end)
        return trim(reading, begin, stop)
    if hit.cue.lemma == "threaten" and (with_ := _with(reading, begin, end)) is not None:
        begin = with_
    if "object" in frames and tag not in ("IN", "TO", "WRB", "CC", "RB", ".") and hit.form != "noun":
        return trim(reading, begin, _without_medium(reading, begin, _phrase_end(reading, begin, end)))
    if "object" in frames and hit.form == "noun":
        return span
    return None


def _with(reading: Reading, begin: int, end: int) -> int | None:
    """ "threatened traders with fines": what was threatened begins after "with"."""
    limit = next((k for k in range(begin, end) if reading.words[k] == "," or reading.tags[k] in FINITE), end)
    return next((k + 1 for k in range(begin + 1, limit - 1) if reading.lower[k] == "with"), None)


def _has_verb(reading: Reading, hit: Hit, begin: int, end: int) -> bool:
    """Whether there is a verb that can make a clause of it; after "say" a parser may have missed it."""
    opens = reading.tags[begin] in ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$")
    if hit.cue.lemma == "say" and end - begin >= _CLAUSE and opens:
        return True
    more = () if hit.cue.lemma in _NEEDS_CLAUSE else ("VBN", "VB")
    return any(reading.tags[i] in FINITE or reading.tags[i] in more for i in range(begin, end))


def _says_nothing(reading: Reading, hit: Hit, begin: int, end: int) -> bool:
    """Whether it is no statement: "denied access", "said on Monday", "spoke before leaving", "claimed lives"."""
    words, lemma = reading.lower[begin : begin + 7], hit.cue.lemma
    if lemma == "deny" and _WITHHELD & set(words):
        return True
    if lemma == "claim" and {"lives", "life", "victims"} & set(words[:4]):
        return True
    if lemma in ("reject", "dismiss", "rebuff") and OFFERS & set(reading.lower[begin : min(end, begin + 6)]):
        return True
    if reading.tags[begin] == "IN" and MEDIA_NOUNS & set(words[:4]) and end - begin < _CLAUSE + 2:
        return not any(reading.tags[i] in FINITE for i in range(begin, end))
    if lemma in ("reveal", "disclose") and {"detail", "details"} & set(words[:3]):
        return True
    if lemma == "insist" and words[0] == "on":
        return True
    leaving = words[0] in _WHEN and begin + 1 < end and reading.tags[begin + 1] == "VBG"
    return leaving or _only_when(reading, begin, end) or words[0] in _SELVES


def _only_when(reading: Reading, begin: int, end: int) -> bool:
    """ "this morning", "on 26 February": when it was said, not what."""
    return all(
        reading.lower[k] in TIMES or reading.tags[k] in ("IN", "DT", "CD") or reading.lower[k] == "of"
        for k in range(begin, end)
    ) and any(reading.lower[k] in TIMES for k in range(begin, end))


def _subject_and_verb(reading: Reading, begin: int, end: int) -> bool:
    """Whether a clause without "that" begins here, and not just an object: "concluded a second round"."""
    stop = phrase_right(reading, begin, end)
    while stop < end and reading.tags[stop] == "RB":
        stop += 1
    return stop < end and (
        reading.tags[stop] in FINITE or reading.lower[stop] in ("has", "have", "is", "are")
    )


def _accused(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """ "accused X of Y": Y; "blamed X for Y", "blamed Y on X": the whole, since each half alone says nothing."""
    begin, end = span
    i = _of_accusation(reading, hit, begin, end)
    if i is None:
        return None
    if reading.lower[i] == "of":
        return trim(reading, i + 1, _phrase_end(reading, i + 1, end))
    if i == begin:
        return _antecedent(reading, hit)
    stop = _phrase_end(reading, i + 1, end)
    if reading.lower[i] == "on":
        stop = min(stop, max(phrase_right(reading, i + 1, end), i + 2))
    return trim(reading, begin, stop)


def _of_accusation(reading: Reading, hit: Hit, begin: int, end: int) -> int | None:
    """The preposition between the accused and what they are accused of."""
    wanted = ("of",) if "of" in hit.cue.frames else ("for", "on")
    for i in range(begin, min(end, begin + 25)):
        if (
            reading.lower[i] in wanted
            and reading.tags[i] == "IN"
            and (reading.lower[i] != "of" or _gerund_or_noun(reading, i, end))
        ):
            return i
    return None


def _phrase_end(reading: Reading, begin: int, end: int) -> int:
    """Where a phrase without a verb of its own ends before what the outlet adds: ", which was …", ", but … hasn't"."""
    for k in range(begin + 1, end - 2):
        if reading.tags[k] in FINITE or (
            reading.quote_of[k] >= 0 and reading.quote_of[k] == reading.quote_of[k + 1]
        ):
            return end
        if reading.words[k] == "," and reading.lower[k + 1] in ("which", "but"):
            return k if any(reading.tags[j] in FINITE for j in range(k + 2, end)) else end
    return end


def _without_medium(reading: Reading, begin: int, end: int) -> int:
    """Without where it was said: "denied involvement | in a statement on its website"."""
    for k in range(begin + 1, end - 2):
        medium = reading.lower[k + 2] if reading.tags[k + 1] in ("DT", "PRP$", "JJ") else reading.lower[k + 1]
        if reading.lower[k] in ("in", "on", "via") and medium in _MEDIA and reading.tags[k] == "IN":
            verb = any(reading.tags[j] in FINITE for j in range(begin, end))
            return end if verb else k
    return end


def accused_by(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens that name the accused: "accused X of", "blamed X for", "blamed … on X"."""
    if not hit.cue.frames & {"of", "blame"} or hit.form == "noun":
        return None
    if hit.form == "passive":
        return _passive_subject(reading, hit)
    if "blame" in hit.cue.frames and (i := _of_accusation(reading, hit, *span)) is not None and i > span[0]:
        if reading.lower[i] == "for":
            return trim(reading, span[0], i)
        return trim(reading, i + 1, span[1])
    if span[0] > hit.right:
        return trim(reading, hit.right, span[0] - 1)
    at = span[1] if span[1] > hit.right else hit.right
    if at < len(reading.words) and reading.lower[at] == "on":
        stop = phrase_right(reading, at + 1, min(len(reading.words), at + 20))
        return (at + 1, stop) if stop > at + 1 else None
    return None


def _passive_subject(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """ "X has been accused by Y of …": X."""
    k = hit.left - 1
    first = reading.sentences[reading.sentence_of[hit.verb]][0]
    if k < first or reading.tags[k] not in NOUNS | {"PRP"}:
        return None
    return phrase_left(reading, k, first), k + 1


def _gerund_or_noun(reading: Reading, i: int, end: int) -> bool:
    """Not the "of" inside the accused's own name ("Republic of Korea") where another follows."""
    rest = [j for j in range(i + 1, min(end, i + 12)) if reading.lower[j] == "of"]
    following = reading.tags[i + 1] if i + 1 < end else ""
    return following != "NNP" or not rest


def _antecedent(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """ "a strike on X, which Moscow blamed on Kyiv": the strike."""
    k = hit.left - 1
    if k < 1 or reading.lower[k] not in ("which", "that"):
        return None
    k -= 1
    if reading.words[k] == ",":
        k -= 1
    if k < 0 or reading.tags[k] not in NOUNS:
        return None
    return phrase_left(reading, k, max(0, k - 40)), k + 1
