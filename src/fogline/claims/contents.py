"""What is said: where the content of an attribution begins and ends, and into which claims it falls."""

from __future__ import annotations

from fogline.claims.cues import VERBS
from fogline.claims.hit import Hit
from fogline.claims.phrases import NOUNS, TIMES, phrase_left, phrase_right
from fogline.claims.reading import FINITE, Reading
from fogline.model import Act

__all__ = ["accused_by", "backward", "cut", "forward", "trim"]

_OPENERS = ("“", '"', "«", "‘", "'")
_CLOSERS = ("”", '"', "»", "’", "'")
_STOPS = frozenset((".", ",", ";", ":", "–", "—", "-", "!", "?", "...", "…"))
_NARRATION = frozenset(
    "continuing marking following raising prompting sparking underscoring drawing citing "
    "referring describing calling "
    "denouncing urging speaking reporting expressing echoing adding bringing meaning".split()
)
_NEEDS_CLAUSE = frozenset(
    "conclude find maintain contend signal indicate declare note hint observe recall repeat "
    "underline stress comment predict "
    "expect fear suggest show demonstrate assess explain state reiterate announce reveal "
    "disclose argue".split()
)
_CLAUSE = 4
_WITHHELD = frozenset(
    "ability access entry opportunity chance right rights permission visas visa freedom bail".split()
)
_OPENING = frozenset(
    "between about around over up at under in on during after since before despite unlike".split()
)
_WHEN = frozenset("before after since while when upon".split())
_ASIDE = frozenset("while whereas amid".split())
_RESERVE = frozenset("gave provided offered declined did refused stopped made".split())
_SUMMARY = frozenset(
    "figure figures number claim move moment development step statement assertion first third "
    "second latest".split()
)
_LINKERS = frozenset(
    "and but or as while after before because when although though since if whereas later then "
    "however".split()
)
_LEADING = frozenset("but and however meanwhile moreover furthermore also so".split())


def trim(reading: Reading, begin: int, end: int) -> tuple[int, int] | None:
    """The stretch without punctuation at its ends, and without quotation marks that enclose the whole."""
    words = reading.words
    while begin < end and (words[begin] in _STOPS or words[begin] in (")", "]")):
        begin += 1
    changed = True
    while changed and end > begin:
        changed = False
        last = words[end - 1]
        if last == "]" and end - begin > 3 and words[end - 3] == "[" and words[end - 2].isdigit():
            end, changed = end - 3, True  # the mark of a footnote
        elif last.lower() in ("however", "though", "too") and end - begin > 2 and words[end - 2] == ",":
            end, changed = end - 2, True
        elif last in _STOPS or last in ("(", "[") or _just_opened(reading, end - 1):
            end, changed = end - 1, True
        elif last in _CLOSERS and reading.quote_of[end - 1] >= 0:
            opened, closed = reading.quotes[reading.quote_of[end - 1]]
            if closed == end and opened <= begin:
                end, changed = end - 1, True
                if opened == begin:
                    begin += 1
        elif last == ")" and "(" not in words[begin:end]:
            end, changed = end - 1, True
    if begin < end and words[begin] in _OPENERS and reading.quote_of[begin] >= 0:
        opened, closed = reading.quotes[reading.quote_of[begin]]
        if opened == begin and closed >= end:
            begin += 1
    return (begin, end) if begin < end else None


def _just_opened(reading: Reading, k: int) -> bool:
    quote = reading.quote_of[k]
    return quote >= 0 and reading.quotes[quote][0] == k and reading.words[k] in _OPENERS


def forward(
    reading: Reading, hit: Hit, following: Hit | None, end: int
) -> tuple[tuple[int, int] | None, bool]:
    """What follows the cue, and whether it is a direct quotation. ``None`` where nothing said follows."""
    begin = _past_credit(reading, hit.right, end)
    while begin < end and (
        reading.words[begin] in (",", ":") or (begin == hit.right and reading.words[begin] == "”")
    ):
        begin += 1
    if begin >= end:
        return None, False
    if (
        reading.words[begin] in _OPENERS
        and reading.quote_of[begin] >= 0
        and reading.quotes[reading.quote_of[begin]][0] == begin
    ):
        stop = reading.quotes[reading.quote_of[begin]][1]
        if stop >= end or reading.words[stop] in _STOPS or reading.words[stop - 2] in _STOPS:
            return trim(reading, begin, stop), True
    limit = end
    if following is not None and following.left > begin and not _inside(reading, hit, following, begin):
        limit = _before(reading, begin, following.left)
    quote = reading.quote_of[hit.verb]
    if quote >= 0 and begin < reading.quotes[quote][1]:
        limit = min(limit, reading.quotes[quote][1] - 1)
    if hit.form == "noun":
        limit = _matrix(reading, hit, begin, limit)
    limit = cut(reading, begin, limit)
    span = trim(reading, begin, limit)
    if span is None:
        return None, False
    return _framed(reading, hit, span), False


def _matrix(reading: Reading, hit: Hit, begin: int, limit: int) -> int:
    """ "claims that the bridge fell were false": what is claimed ends before the verb that has the claims as subject."""
    before = hit.left - 1
    if before >= 0 and reading.sentence_of[before] == reading.sentence_of[hit.verb]:
        word = reading.lower[before]
        if word != "that" and (word not in VERBS or VERBS[word].cue.act is not Act.ASSERTS):
            return limit
    finite = next((k for k in range(begin + 1, limit) if reading.tags[k] in FINITE), limit)
    verbs = ("are", "were") if reading.lower[hit.verb].endswith("s") else ("is", "was")
    return next((k for k in range(finite + 1, limit) if reading.lower[k] in verbs), limit)


def _inside(reading: Reading, hit: Hit, following: Hit, begin: int) -> bool:
    """Whether the next attribution is only a part of this content: "said repeated Russian claims that … were a sign"."""
    if following.form == "noun":
        return not hit.that and following.left - begin <= 2 and hit.cue.lemma in ("say", "add", "insist")
    return following.form == "passive"


def _framed(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """Whether what follows is a form of content that the cue takes; the stretch that is the content."""
    begin, end = span
    frames = hit.cue.frames
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
    if hit.cue.lemma in _NEEDS_CLAUSE:
        verb = any(reading.tags[i] in FINITE for i in range(begin, end))
    else:
        verb = any(reading.tags[i] in FINITE or reading.tags[i] in ("VBN", "VB") for i in range(begin, end))
    if (
        hit.cue.lemma == "say"
        and end - begin >= _CLAUSE
        and tag in ("NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$")
    ):
        verb = True
    if first == "to" and hit.cue.lemma == "admit" and begin + 1 < end and reading.tags[begin + 1] != "VB":
        return trim(reading, begin + 1, end)
    if hit.cue.lemma == "deny" and _WITHHELD & set(reading.lower[begin : begin + 7]):
        return None
    if tag == "WP" and hit.cue.lemma in ("show", "demonstrate"):
        return span
    if _only_when(reading, begin, end):
        return None
    if first in _WHEN and begin + 1 < end and reading.tags[begin + 1] == "VBG":
        return None
    if first in ("itself", "themselves", "himself", "herself"):
        return None
    if hit.cue.lemma == "claim" and {"lives", "life", "victims"} & set(reading.lower[begin : begin + 4]):
        return None
    opening = tag != "IN" or first in _OPENING
    starts = opening and tag not in ("TO", "WP", "WRB", "CC", "VBG", "VBN")
    whole = hit.cue.lemma not in _NEEDS_CLAUSE or _subject_and_verb(reading, begin, end)
    if "clause" in frames and verb and starts and whole:
        return span
    if hit.cue.lemma in ("dismiss", "reject"):
        stop = next((i for i in range(begin + 1, end) if reading.lower[i] == "as"), end)
        return trim(reading, begin, stop)
    if "object" in frames and tag not in ("IN", "TO", "WRB", "CC", "RB", ".") and hit.form != "noun":
        return span
    if "object" in frames and hit.form == "noun":
        return span
    return None


def _only_when(reading: Reading, begin: int, end: int) -> bool:
    """ "this morning", "on 26 February": when it was said, not what."""
    return all(
        reading.lower[k] in TIMES or reading.tags[k] in ("IN", "DT", "CD") or reading.lower[k] == "of"
        for k in range(begin, end)
    ) and any(reading.lower[k] in TIMES for k in range(begin, end))


def _past_credit(reading: Reading, begin: int, end: int) -> int:
    """After the credit of a picture, "(AP Photo/A. Name)", that runs into the sentence."""
    if begin < end and reading.words[begin] == "(":
        for k in range(begin + 1, min(end, begin + 12)):
            if reading.words[k] == ")":
                return k + 1 if k + 1 < end else begin
    return begin


def _subject_and_verb(reading: Reading, begin: int, end: int) -> bool:
    """Whether a clause without "that" begins here, and not just an object: "concluded a second round"."""
    stop = phrase_right(reading, begin, end)
    while stop < end and reading.tags[stop] == "RB":
        stop += 1
    return stop < end and (
        reading.tags[stop] in FINITE or reading.lower[stop] in ("has", "have", "is", "are")
    )


def _accused(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """ "accused X of Y": Y; "blamed X for Y", "blamed Y on X": Y."""
    begin, end = span
    wanted = ("of",) if "of" in hit.cue.frames else ("for", "on")
    for i in range(begin, min(end, begin + 25)):
        if (
            reading.lower[i] in wanted
            and reading.tags[i] == "IN"
            and (reading.lower[i] != "of" or _gerund_or_noun(reading, i, end))
        ):
            if reading.lower[i] == "on":
                return trim(reading, begin, i) if i > begin else _antecedent(reading, hit)
            return trim(reading, i + 1, end)
    return None


def accused_by(reading: Reading, hit: Hit, span: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens that name the accused: "accused X of", "blamed X for", "blamed … on X"."""
    if not hit.cue.frames & {"of", "blame"} or hit.form == "noun":
        return None
    if span[0] > hit.right:
        return trim(reading, hit.right, span[0] - 1)
    at = span[1] if span[1] > hit.right else hit.right
    if at < len(reading.words) and reading.lower[at] == "on":
        stop = phrase_right(reading, at + 1, min(len(reading.words), at + 20))
        return (at + 1, stop) if stop > at + 1 else None
    return None


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


def _before(reading: Reading, begin: int, left: int) -> int:
    """Where content ends before the next attribution, which begins at ``left``."""
    limit = left
    while limit > begin and (
        reading.words[limit - 1] in _STOPS
        or reading.lower[limit - 1] in _LINKERS
        or reading.tags[limit - 1] in ("WDT", "WP")
        or (reading.tags[limit - 1] == "RB" and limit < left)
    ):
        limit -= 1
    return limit


def cut(reading: Reading, begin: int, end: int) -> int:
    """End content before the outlet's own comment: ", while …", ", marking the third time", ", a figure …"."""
    depth = 0
    for i in range(begin, end - 1):
        word = reading.words[i]
        if word == "but" and reading.lower[i + 1] in _RESERVE and reading.quote_of[i] < 0 and i > begin + 2:
            return i
        depth += word == "("
        depth -= word == ")"
        if (
            word not in (",", "–", "—")
            or depth > 0
            or (reading.quote_of[i] >= 0 and reading.quote_of[i] == reading.quote_of[i + 1])
        ):
            continue
        after = reading.lower[i + 1]
        if after == "which" and reading.quote_of[i] < 0 and _aside(reading, i + 2, end):
            return i
        if after in _ASIDE or (reading.tags[i + 1] == "VBG" and after in _NARRATION):
            return i
        if after in ("a", "the") and i + 2 < end and reading.lower[i + 2] in _SUMMARY:
            return i
        if after == "but" and i + 2 < end and reading.lower[i + 2] in _RESERVE:
            return i
        if after in ("without", "days", "hours", "weeks", "months") or (
            after == "a" and i + 2 < end and reading.lower[i + 2] in ("day", "week", "month")
        ):
            return i
    return end


def _aside(reading: Reading, begin: int, end: int) -> bool:
    """Whether a clause after ", which" tells what is always so ("is a popular port"), to the end of the sentence."""
    verb = next((k for k in range(begin, min(end, begin + 3)) if reading.tags[k] in FINITE), None)
    if verb is not None and reading.lower[verb] in ("came", "comes", "followed", "follows"):
        return True
    if verb is None or reading.tags[verb] not in ("VBZ", "VBP"):
        return False
    return all(reading.words[k] != "," for k in range(verb, end))


def backward(reading: Reading, hit: Hit, begin: int) -> tuple[tuple[int, int] | None, bool]:
    """What stands before a postposed attribution ("…, X said"), back to the beginning of its quotation."""
    k = hit.left - 1
    while k >= begin and reading.words[k] in (",", "–", "—", "-"):
        k -= 1
    if k < begin and not (k >= 0 and reading.words[k] in _CLOSERS):
        return None, False
    closed = (
        reading.words[k] in _CLOSERS
        and reading.quote_of[k] >= 0
        and reading.quotes[reading.quote_of[k]][1] == k + 1
    )
    if closed:
        opened = reading.quotes[reading.quote_of[k]][0]
        if opened <= begin:
            return trim(reading, opened, k + 1), True
        if opened > begin and reading.words[opened - 1] in (",", ":"):
            return trim(reading, begin, k + 1), True
    elif "clause" not in hit.cue.frames:
        return None, False
    start = _past_credit(reading, begin, k)
    while start < k and (
        reading.lower[start] in _LEADING or reading.words[start] in (",", "•", "-", "–", "—")
    ):
        start += 1
    if hit.left - start < 2 or not (
        closed
        or hit.form in ("according",)
        or any(reading.tags[i] in FINITE or reading.tags[i] in ("VBN", "VBG") for i in range(start, k + 1))
    ):
        return None, False
    return trim(reading, start, k + 1), closed
