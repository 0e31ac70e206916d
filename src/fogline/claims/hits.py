"""Where something is attributed: cue words with the voice that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.cues import MEDIA_NOUNS, NOUNS, VERBS, Cue
from fogline.claims.phrases import NOUNS as NOUN_TAGS
from fogline.claims.phrases import TIMES, phrase_left, phrase_right, skip_time_left, skip_time_right
from fogline.claims.reading import FINITE, Reading
from fogline.model import Act

__all__ = ["Hit", "Mention", "find_hits"]

_AUX = frozenset("has have had is was were are been be being did does do 's 've 'd".split())
_NEGATIONS = frozenset(("not", "n't", "never", "nor", "neither"))
_AUX_TAGS = frozenset(("RB", "RBR", "RBS", "MD"))
_WITNESS = frozenset(
    "reporter reporters journalist journalists correspondent correspondents witness witnesses resident residents".split()
)
_AMBIGUOUS = frozenset(NOUNS) | {
    "comment",
    "comments",
    "remark",
    "remarks",
    "document",
    "documents",
    "record",
    "records",
    "detail",
    "details",
    "signal",
    "signals",
    "hint",
    "note",
    "notes",
    "state",
    "states",
    "show",
    "shows",
    "find",
    "blame",
    "tweet",
    "tweets",
    "post",
    "vow",
    "vows",
    "fear",
    "fears",
    "dispute",
    "disputes",
    "forecast",
    "highlight",
    "highlights",
    "boast",
    "pledges",
    "read",
    "stress",
    "stresses",
    "caution",
    "confirmed",
}
_ACCORDING = Cue("according to", Act.ASSERTS, frozenset(("clause", "post")))


@dataclass(frozen=True, slots=True)
class Mention:
    """A voice in the text: tokens ``begin`` to before ``end``; ``full_begin``, ``full_end`` with its apposition."""

    begin: int
    end: int
    full_begin: int
    full_end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One attribution: the cue's tokens, the stretch ``left`` to before ``right`` that it takes up with its
    voice and time, and the voice (``None``: the one that spoke before, or nobody)."""

    verb: int
    cue: Cue
    form: str
    cue_begin: int
    cue_end: int
    left: int
    right: int
    source: Mention | None
    that: bool = False
    inverted: bool = False


def find_hits(reading: Reading, begin: int, end: int) -> list[Hit]:
    """The attributions in the sentence of tokens ``begin`` to before ``end``, in order."""
    hits: list[Hit] = []
    for i in range(begin, end):
        word = reading.lower[i]
        hit: Hit | None = None
        if word == "according" and i + 1 < end and reading.lower[i + 1] == "to":
            hit = _according(reading, i, end)
        elif word in VERBS and _is_verb(reading, i, begin, end):
            hit = _verb_hit(reading, i, begin, end)
        if hit is None and word in NOUNS:
            hit = _noun_hit(reading, i, begin, end)
        if hit is not None and not (hits and hit.left < hits[-1].right and hit.verb < hits[-1].right):
            hits.append(hit)
    return hits


def _according(reading: Reading, i: int, end: int) -> Hit | None:
    first = i + 2
    last = _whole_phrase(reading, first, end)
    if last == first:
        return None
    full = _apposition_right(reading, last, end)
    return Hit(i, _ACCORDING, "according", i, first, i, full, Mention(first, last, first, full))


def _is_verb(reading: Reading, i: int, begin: int, end: int) -> bool:
    tag, word = reading.tags[i], reading.lower[i]
    before = reading.tags[i - 1] if i > begin else ""
    after = reading.lower[i + 1] if i + 1 < end else "."
    if word in ("state", "states", "find", "found", "record", "document") and not tag.startswith("VB"):
        return False
    if word in _AMBIGUOUS:
        if before in ("JJ", "JJR", "JJS", "PRP$", "POS", "CD", "HYPH", "IN", "VBZ", "VBD", "VBG", "VBN"):
            return False
        if before == "DT" and reading.lower[i - 1] not in ("this", "that", "some", "all", "both"):
            return False
        if after in (
            "of",
            "by",
            "from",
            "about",
            "emerged",
            "surfaced",
            "say",
            "said",
            "suggest",
            "suggested",
            "indicate",
        ):
            return False
    if tag.startswith("VB"):
        return True
    if (
        VERBS[word].form == "base"
        or tag not in ("NN", "NNS", "NNP", "JJ", "NNPS")
        or reading.words[i][:1].isupper()
    ):
        return False
    return before in NOUN_TAGS or before in ("PRP", "RB", "MD", "''", "-RRB-", ",")


def _verb_hit(reading: Reading, i: int, begin: int, end: int) -> Hit | None:
    form = VERBS[reading.lower[i]]
    low = _quote_low(reading, i, begin)
    high = _quote_high(reading, i, end)
    if form.form == "ing" and not _progressive(reading, i, low):
        return _participle(reading, i, low, high, form.cue)
    k, negated, passive = _auxiliaries(reading, i, low)
    if negated or reading.tags[k : k + 1] == ["TO"]:
        return None
    if passive or (form.form == "past" and i + 1 < high and reading.lower[i + 1] == "by"):
        return _passive(reading, i, low, high, form.cue, k)
    if form.form == "base" and k >= low and reading.lower[k] == "to":
        return _infinitive(reading, i, k, low, high, form.cue)
    if (
        form.form == "past"
        and reading.tags[i] == "VBN"
        and k == i - 1
        and reading.tags[k : k + 1] in (["DT"], ["JJ"], ["PRP$"])
    ):
        return None
    inverted = _inverted(reading, i, low, high)
    if inverted is not None:
        after, source = inverted
        right, that = _adjuncts(reading, after, high, form.cue)
        return Hit(i, form.cue, "finite", i, i + 1, i, right, source, that, inverted=True)
    source = _beyond(reading, _source_left(reading, k, low, i), low)
    left = min(source.full_begin, source.begin) if source else k + 1
    if source is None and not _continues(reading, k, low):
        return None
    if form.cue.lemma in ("hear",) and not (source and _heads(reading, source) & _WITNESS):
        return None
    right, that = _adjuncts(reading, i + 1, high, form.cue)
    return Hit(i, form.cue, "finite", k + 1, i + 1, left, right, source, that)


def _auxiliaries(reading: Reading, i: int, low: int) -> tuple[int, bool, bool]:
    """The token before the verb group of ``i``; whether it is negated; whether it is passive."""
    k, negated, passive = i - 1, False, False
    while k >= low:
        word = reading.lower[k]
        if word in _NEGATIONS:
            negated = True
        elif word in _AUX and (reading.tags[k] != "POS" or word != "'s"):
            passive = passive or (
                word in ("is", "was", "were", "are", "been", "be", "being")
                and VERBS[reading.lower[i]].form == "past"
            )
        elif (
            reading.tags[k] not in _AUX_TAGS
            and word not in ("also", "each", "both", "all")
            and not (word == "earlier")
        ):
            stepped = skip_time_left(reading, k, low)
            if stepped == k or (reading.tags[stepped] not in NOUN_TAGS and reading.words[stepped] != ")"):
                break
            k = stepped
            continue
        elif word in ("each", "both", "all") and (k == low or reading.tags[k - 1] not in NOUN_TAGS):
            break
        k -= 1
    return k, negated, passive


def _progressive(reading: Reading, i: int, low: int) -> bool:
    k = i - 1
    while k >= low and reading.tags[k] == "RB":
        k -= 1
    return k >= low and reading.lower[k] in ("is", "are", "was", "were", "been", "be")


def _participle(reading: Reading, i: int, low: int, high: int, cue: Cue) -> Hit | None:
    k = i - 1
    while k >= low and reading.tags[k] in ("RB", "CC"):
        k -= 1
    right, that = _adjuncts(reading, i + 1, high, cue)
    if (
        k < low
        or reading.words[k] in (",", "–", "—", "-", ";", "(")
        or reading.lower[k] in ("by", "while", "when", "after", "before")
    ):
        return Hit(i, cue, "ing", k + 1, i + 1, k + 1, right, None, that)
    if reading.tags[k] in NOUN_TAGS or reading.tags[k] == "PRP" or reading.words[k] == ")":
        start = phrase_left(reading, k, low)
        if start > low and reading.lower[start - 1] == "with":
            return Hit(
                i, cue, "finite", i, i + 1, start - 1, right, Mention(start, k + 1, start, k + 1), that
            )
        if _heads(reading, Mention(start, k + 1, start, k + 1)) & {
            "statement",
            "video",
            "statements",
            "post",
            "letter",
        }:
            return Hit(i, cue, "ing", i, i + 1, i, right, None, that)
    return None


def _passive(reading: Reading, i: int, low: int, high: int, cue: Cue, k: int) -> Hit | None:
    if i + 1 >= high or reading.lower[i + 1] != "by":
        return None
    last = _whole_phrase(reading, i + 2, high)
    if last == i + 2:
        return None
    full = _apposition_right(reading, last, high)
    source = Mention(i + 2, last, i + 2, full)
    return Hit(i, cue, "passive", i, i + 2, k + 1, last, source)


def _infinitive(reading: Reading, i: int, k: int, low: int, high: int, cue: Cue) -> Hit | None:
    governor = k - 1
    if governor < low or reading.lower[governor] not in (
        "continues",
        "continued",
        "continue",
        "went",
        "goes",
        "appeared",
        "seemed",
    ):
        return None
    g, negated, _ = _auxiliaries_of(reading, governor, low)
    source = None if negated else _source_left(reading, g, low, governor)
    if source is None:
        return None
    right, that = _adjuncts(reading, i + 1, high, cue)
    return Hit(i, cue, "finite", governor, i + 1, source.full_begin, right, source, that)


def _auxiliaries_of(reading: Reading, i: int, low: int) -> tuple[int, bool, bool]:
    k, negated = i - 1, False
    while k >= low and (reading.lower[k] in _AUX or reading.tags[k] in _AUX_TAGS):
        negated = negated or reading.lower[k] in _NEGATIONS
        k -= 1
    return k, negated, False


def _inverted(reading: Reading, i: int, low: int, high: int) -> tuple[int, Mention] | None:
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
    last = _whole_phrase(reading, first, high)
    if last == first or (last < high and (reading.tags[last] in FINITE or reading.lower[last] == "that")):
        return None
    if i == low and last < high and reading.words[last] not in (",", ".", ":"):
        return None
    full = _apposition_right(reading, last, high)
    return full, Mention(first, last, first, full)


def _source_left(reading: Reading, k: int, low: int, verb: int) -> Mention | None:
    """The voice whose last token is ``k``, across a parenthetical ("X, an adviser to Y, said")."""
    if k < low:
        return None
    word, tag = reading.words[k], reading.tags[k]
    if tag in ("WP", "WDT") or (reading.lower[k] in ("who", "which")):
        j = k - 1
        while j >= low and reading.words[j] in (",", "-", "–", "—"):
            j -= 1
        return (
            _source_left(reading, j, low, verb)
            if j >= low and reading.words[j] not in (",",) and j != k
            else None
        )
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
    if tag in ("JJ", "VBN") and begin == k and reading.words[k][:1].islower():
        return None
    return _with_name(reading, begin, k + 1, low)


_OBJECT_OF = frozenset("of to with by at from in on for into during against near about over".split())


def _beyond(reading: Reading, source: Mention | None, low: int) -> Mention | None:
    """Where the nearest phrase is the object of something ("members captured … who spoke to NBC News described"),
    the voice is the phrase that the clause begins with."""
    if source is None or source.begin - 1 <= low:
        return source
    j = source.full_begin - 1
    tag = reading.tags[j]
    if not (
        tag in ("VBG", "VBN", "TO")
        or (tag == "IN" and reading.lower[j] in _OBJECT_OF)
        or (tag == "VBD" and j - 1 > low)
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
    stop = phrase_right(reading, edge, j)
    if stop == edge or any(
        reading.tags[x] in ("VBD", "VBZ", "VBP", "MD") for x in range(stop, min(stop + 1, j))
    ):
        return source
    return Mention(edge, stop, edge, source.full_end)


def _across(reading: Reading, k: int, low: int) -> Mention | None:
    mark = reading.words[k]
    marks = (",",) if mark == "," else ("-", "–", "—")
    for p in range(k - 1, max(low, k - 45), -1):
        if reading.words[p] not in marks or p == low:
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
        if at_edge and person and reading.tags[begin - 2] in NOUN_TAGS and start < begin - 2:
            return Mention(begin, end, start, end)
    return Mention(begin, end, begin, end)


def _whole_phrase(reading: Reading, first: int, high: int) -> int:
    """The token after a voice that follows its cue, with lists and possessives ("Reuters' Y", "Kyiv, its allies and …")."""
    return phrase_right(reading, first, high)


def _apposition_right(reading: Reading, last: int, high: int) -> int:
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
                return stop
    return last


def _continues(reading: Reading, k: int, low: int) -> bool:
    """A verb that shares its voice with the one before: "denies … and says …"."""
    return k >= low and reading.lower[k] in ("and", "but", "or", "then", ",")


def _adjuncts(reading: Reading, i: int, high: int, cue: Cue) -> tuple[int, bool]:
    """Step over hearer, time and medium from ``i``; the token where content may begin, and whether "that" led there."""
    jump = _that(reading, i, high)
    if jump is not None and cue.frames & {"clause", "quote"}:
        return jump + 1, True
    if (
        "hearer" in cue.frames
        and i < high
        and reading.quote_of[i] == reading.quote_of[i - 1]
        and reading.tags[i] != "VBG"
    ):
        i = max(i, phrase_right(reading, i, high, links=False))
    while i < high:
        k = skip_time_right(reading, i, high)
        while (
            k < high
            and reading.tags[k] in ("RB", "RP", "RBR")
            and reading.lower[k]
            not in ("there", "not", "about", "around", "only", "nearly", "almost", "approximately", "roughly")
        ):
            k += 1
        if (
            k < high
            and reading.lower[k]
            in ("in", "on", "via", "during", "through", "at", "to", "by", "after", "from", "with", "of")
            and reading.tags[k] in ("IN", "TO")
        ):
            stop = phrase_right(reading, k + 1, high)
            if stop > k + 1 and (any(w in MEDIA_NOUNS for w in reading.lower[k + 1 : stop])):
                k = stop
            elif (
                stop > k + 1
                and (
                    stop >= high
                    or reading.words[stop] in (".", ",", ":", "“", '"')
                    or reading.lower[stop] == "that"
                )
                and "post" in cue.frames
                and reading.lower[k] in ("in", "on", "at", "to", "after", "during")
                and (stop >= high or reading.words[stop] not in (",",))
            ):
                k = stop
            elif (
                reading.lower[k] == "by"
                and k + 1 < high
                and reading.tags[k + 1] in NOUN_TAGS
                and reading.lower[k + 1] in MEDIA_NOUNS
            ):
                k = stop
        if k == i:
            break
        i = k
    if i < high and reading.lower[i] == "that" and reading.tags[i] in ("IN", "WDT", "DT"):
        return i + 1, True
    return i, False


def _that(reading: Reading, i: int, high: int) -> int | None:
    """The "that" of the content where only a short adjunct without a verb or quotation lies before it."""
    for j in range(i, min(high, i + 16)):
        if reading.lower[j] == "that" and reading.tags[j] in ("IN", "WDT", "DT"):
            if (
                j > i
                and reading.tags[j] != "IN"
                and reading.tags[j + 1 : j + 2]
                and (reading.tags[j + 1] in FINITE or reading.tags[j + 1] == "VBN")
            ):
                return None
            return j
        if reading.tags[j] in FINITE or reading.words[j] in (".", ",", ";", ":", "“", '"', "«"):
            return None
        if reading.tags[j] == "VBG" and reading.lower[j] in VERBS:
            return None
        if reading.lower[j] in NOUNS and j > i and j + 1 < high and reading.lower[j + 1] == "that":
            return None
    return None


def _noun_hit(reading: Reading, i: int, begin: int, end: int) -> Hit | None:
    if not reading.tags[i].startswith("NN") and reading.tags[i] not in ("VBZ", "VBP", "VB"):
        return None
    after = reading.lower[i + 1] if i + 1 < end else ""
    cue = Cue(reading.lower[i], NOUNS[reading.lower[i]], frozenset(("clause", "object")))
    low = _quote_low(reading, i, begin)
    j = i + 1
    agent: Mention | None = None
    if after in ("by", "from") and (stop := phrase_right(reading, i + 2, end, links=False)) > i + 2:
        agent, j = Mention(i + 2, stop, i + 2, stop), stop
    elif after in ("emerged", "surfaced", "suggested", "that") and reading.lower[i] == "reports":
        j = i + 1 if after == "that" else i + 2
        first = phrase_left(reading, i, low)
        agent = Mention(first, i + 1, first, i + 1)
    start = phrase_left(reading, i, low)
    owner = agent or _owner(reading, start, i)
    if j < end and reading.lower[j] == "that" and reading.tags[j] != "VBD":
        return Hit(i, cue, "noun", start, j + 1, start, j + 1, owner, True)
    if (
        j < end
        and reading.lower[j] == "of"
        and cue.lemma.startswith(("accus", "alleg", "claim", "report", "denial"))
        and owner is not None
    ):
        return Hit(i, cue, "noun", i, j + 1, start, j + 1, owner)
    return None


def _owner(reading: Reading, start: int, noun: int) -> Mention | None:
    """Whose claim it is: "Ukraine's claims", "Russian claims", "his counterpart's accusations"."""
    for j in range(noun - 1, start - 1, -1):
        if reading.tags[j] == "POS":
            return Mention(start, j, start, j) if j > start else None
    if noun > start and (reading.tags[noun - 1] in ("JJ", "NNP") and reading.words[noun - 1][:1].isupper()):
        return Mention(noun - 1, noun + 1, noun - 1, noun + 1)
    return None


def _heads(reading: Reading, mention: Mention) -> set[str]:
    return set(reading.lower[mention.begin : mention.end])


def _quote_low(reading: Reading, i: int, begin: int) -> int:
    """Words inside a quotation have their voice inside it."""
    quote = reading.quote_of[i]
    if quote < 0:
        return begin
    return max(begin, reading.quotes[quote][0] + 1)


def _quote_high(reading: Reading, i: int, end: int) -> int:
    quote = reading.quote_of[i]
    if quote < 0:
        return end
    return min(end, reading.quotes[quote][1])
