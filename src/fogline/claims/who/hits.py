"""Where something is attributed: cue words with the voice that they belong to."""

from __future__ import annotations

from fogline.claims.who.adjuncts import adjuncts
from fogline.claims.who.cues import NOUNS, VERBS, Cue
from fogline.claims.who.hit import Hit
from fogline.claims.who.noun_cues import noun_hit
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.phrases import phrase_left, phrase_right
from fogline.claims.who.reading import Reading
from fogline.claims.who.verb_groups import (
    AUX,
    AUX_TAGS,
    WITNESSES,
    auxiliaries,
    auxiliaries_of,
    by_means,
    conditional,
    continues,
    progressive,
    reduced,
)
from fogline.claims.who.voices import (
    Mention,
    apposition_right,
    beyond,
    head_words,
    interviewed,
    inverted_source,
    source_left,
)
from fogline.model import Act

__all__ = ["EVIDENCE", "find_hits"]

_AMBIGUOUS = frozenset(NOUNS) | frozenset(
    "comment comments remark remarks document documents record records detail details signal "
    "signals hint note notes state "
    "states show shows find blame tweet tweets post vow vows fear fears dispute disputes "
    "forecast highlight highlights boast "
    "pledges read stress stresses caution confirmed think estimate".split()
)
EVIDENCE = frozenset(
    "video videos footage image images clip clips photo photos photographs pictures film map "
    "maps mapping data figures "
    "statistics study studies analysis report reports document documents survey investigation "
    "evidence records imagery "
    "estimates poll research assessment radar recording recordings satellite review inspection "
    "intelligence scenes".split()
)
_ONLY_BY = {"hear": WITNESSES, "show": EVIDENCE, "demonstrate": EVIDENCE}
"""Whom a verb makes a voice: reporters hear explosions, footage shows soldiers."""
_NOT_VERB_BEFORE = frozenset(
    ("JJ", "JJR", "JJS", "PRP$", "POS", "CD", "HYPH", "IN", "VBZ", "VBD", "VBG", "VBN")
)
_NOUN_AFTER = frozenset(
    "of by from about emerged surfaced say said suggest suggested indicate indicated".split()
)
_OBJECT_STARTS = frozenset(("DT", "CD", "NNP", "IN", "PRP", "PRP$", "JJ", "NNS"))
_SCENES = frozenset(
    "front line sector direction area region city town village day night week month year".split()
)
"""Where and when something is recorded, not who records it."""
_MOTIVES = frozenset("fear believe expect think".split())
"""Why somebody did something (", fearing that …"), not what was said."""
_CONDITIONS = frozenset(("unless", "if", "until", "whether"))
_SPEECH = frozenset(("statement", "statements", "video", "post", "letter", "message"))
_GOVERNORS = frozenset(
    "continues continued continue went goes appeared seemed appears seems purports purported "
    "purporting appearing".split()
)
_ACCORDING = Cue("according to", Act.ASSERTS, frozenset(("clause", "post")))


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
            hit = noun_hit(reading, i, begin, end, _quote_low(reading, i, begin))
        if hit is not None and not (hits and hit.left < hits[-1].right and hit.verb < hits[-1].right):
            hits.append(hit)
    return hits


def _according(reading: Reading, i: int, end: int) -> Hit | None:
    first = i + 2
    last = phrase_right(reading, first, end)
    if last == first:
        return None
    full = apposition_right(reading, last, end)
    return Hit(i, _ACCORDING, "according", i, first, i, full, Mention(first, last, first, full))


def _is_verb(reading: Reading, i: int, begin: int, end: int) -> bool:
    tag, word = reading.tags[i], reading.lower[i]
    before = reading.tags[i - 1] if i > begin else ""
    after = reading.lower[i + 1] if i + 1 < end else "."
    if word in ("state", "states", "find", "found", "record", "document") and not tag.startswith("VB"):
        return False
    unsure = i > begin and reading.lower[i - 1] in ("unconfirmed", "unverified", "conflicting", "competing")
    if after == ":" and (reading.words[i][:1].isupper() or unsure):
        return False  # a heading: "Unconfirmed Claims: …"
    noun_after = i + 1 < end and reading.tags[i + 1] in NOUN_TAGS
    if (
        tag in ("VBN", "VBD", "JJ")
        and noun_after
        and (before in ("DT", "JJ", "POS", "``", "PRP$") or _opens_quote(reading, i - 1))
    ):
        return False
    if (
        word == "thought"
        or (word == "think" and after in ("tank", "tanks"))
        or (word in ("fears", "fear") and before not in ("NNP", "NNPS", "PRP", "NNS"))
    ):
        return False
    if word in _AMBIGUOUS:
        if before in _NOT_VERB_BEFORE or after in _NOUN_AFTER:
            return False
        if before == "DT" and reading.lower[i - 1] not in ("some", "all", "both"):
            return False
        if i > begin and _of_a_state(reading, i - 1, begin):
            return False
        if _denied(reading, i, begin):
            return False
    if tag.startswith("VB"):
        return True
    if VERBS[word].form == "base":
        return (
            before in ("NNS", "NNPS")
            and i + 1 < end
            and reading.tags[i + 1] in _OBJECT_STARTS
            and after != "of"
        )
    if tag not in ("NN", "NNS", "NNP", "JJ", "NNPS") or reading.words[i][:1].isupper():
        return False
    return before in NOUN_TAGS or before in ("PRP", "RB", "MD", "''", "-RRB-", ",")


def _of_a_state(reading: Reading, k: int, begin: int) -> bool:
    """ "Ukrainian claims that …": an adjective without an article before it, which nobody is called by."""
    word = reading.words[k]
    article = k > begin and reading.tags[k - 1] in ("DT", "CD", "JJ", "NNP")
    return word[:1].isupper() and word.endswith(("ian", "ish", "ese")) and not article


def _denied(reading: Reading, i: int, begin: int) -> bool:
    """ "denies Russian claims that …": what is denied, whatever a tagger says."""
    k = i - 1
    while (
        k > begin and i - k <= 3 and (reading.tags[k] in NOUN_TAGS or reading.tags[k] in ("JJ", "DT", "PRP$"))
    ):
        k -= 1
    verb = VERBS.get(reading.lower[k])
    return k < i - 1 and verb is not None and verb.cue.act is Act.DENIES and reading.tags[k].startswith("VB")


def _opens_quote(reading: Reading, k: int) -> bool:
    """Whether a quotation begins with token ``k``: its "confirmed hits" attribute nothing."""
    quote = reading.quote_of[k] if k >= 0 else -1
    return quote >= 0 and reading.quotes[quote][0] == k


def _verb_hit(reading: Reading, i: int, begin: int, end: int) -> Hit | None:
    form = VERBS[reading.lower[i]]
    low = _quote_low(reading, i, begin)
    high = _quote_high(reading, i, end, low)
    if form.form == "ing" and form.cue.lemma in _MOTIVES and reading.tags[i - 1 : i] in ([","], []):
        return None
    if form.form == "ing" and not progressive(reading, i, low):
        return _participle(reading, i, low, high, form.cue)
    k, negated, passive = auxiliaries(reading, i, low)
    if negated or reading.tags[k : k + 1] == ["TO"] or conditional(reading, k, i):
        return None
    if passive or (
        form.form == "past"
        and reading.lower[i + 1 : min(i + 2, high)] == ["by"]
        and not by_means(reading, i + 1, high)
    ):
        return _passive(reading, i, low, high, form.cue, k)
    if form.form == "base" and reading.tags[i] == "VB" and k >= low and reading.lower[k] in ("or", "and"):
        return None
    if reduced(reading, i, k, high):
        return None
    if form.form == "base" and k >= low and reading.lower[k] == "to":
        return _infinitive(reading, i, k, low, high, form.cue)
    if (
        form.form == "past"
        and reading.tags[i] == "VBN"
        and k == i - 1
        and reading.tags[k : k + 1] in (["DT"], ["JJ"], ["PRP$"])
    ):
        return None
    if reading.quote_of[i] >= 0 and low > begin and not form.cue.frames & {"quote", "of"}:
        return None
    inverted = inverted_source(reading, i, low, high)
    if inverted is not None:
        right, that = adjuncts(reading, inverted[0], high, form.cue)
        return Hit(i, form.cue, "finite", i, i + 1, i, right, inverted[1], that, inverted=True)
    source = beyond(reading, source_left(reading, k, low), low)
    if source is not None and reading.lower[k] == "who":
        source = interviewed(reading, source)
    if source is None and not continues(reading, k, low):
        source = _parsed(reading, i, low)
    left = min(source.full_begin, source.begin) if source else k + 1
    if source is None and not continues(reading, k, low):
        return None
    if source is not None and form.cue.lemma == "record" and head_words(reading, source) & _SCENES:
        return None
    wanted = _ONLY_BY.get(form.cue.lemma)
    if wanted is not None and not (source and head_words(reading, source) & wanted):
        return None
    right, that = adjuncts(reading, i + 1, high, form.cue)
    if source is not None and left > low and reading.lower[left - 1] in _CONDITIONS:
        return None
    relative = k >= low and reading.tags[k] in ("WP", "WDT")
    if relative and source is not None and left < source.end <= k:
        left = k  # whoever "which" stands for belongs to what is told before
    return Hit(i, form.cue, "relative" if relative else "finite", k + 1, i + 1, left, right, source, that)


def _parsed(reading: Reading, i: int, low: int) -> Mention | None:
    """The verb's subject by the parse, where word order does not show it."""
    for j in range(i - 1, max(low, i - 40) - 1, -1):
        if reading.heads[j] == i and reading.deps[j].startswith("nsubj") and reading.tags[j] in NOUN_TAGS:
            first = phrase_left(reading, j, low)
            return Mention(first, max(j + 1, phrase_right(reading, first, i)), first, i)
    return None


def _participle(reading: Reading, i: int, low: int, high: int, cue: Cue) -> Hit | None:
    k = i - 1
    while k >= low and reading.tags[k] in ("RB", "CC"):
        k -= 1
    right, that = adjuncts(reading, i + 1, high, cue)
    if (
        k < low
        or reading.words[k] in (",", "–", "—", "-", ";", "(", "”", '"')
        or reading.lower[k] in ("by", "while", "when", "after", "before")
    ):
        return Hit(i, cue, "ing", k + 1, i + 1, k + 1, right, None, that)
    if reading.tags[k] in NOUN_TAGS or reading.tags[k] == "PRP" or reading.words[k] == ")":
        start = phrase_left(reading, k, low)
        inner = next((j for j in range(k - 1, start, -1) if reading.lower[j] == "with"), None)
        if inner is not None:
            start = inner + 1  # "a truce with rebels saying …": the rebels say it
        if start > low and reading.lower[start - 1] == "with":
            return Hit(
                i, cue, "finite", i, i + 1, start - 1, right, Mention(start, k + 1, start, k + 1), that
            )
        if head_words(reading, Mention(start, k + 1, start, k + 1)) & _SPEECH:
            return Hit(i, cue, "ing", i, i + 1, i, right, None, that)
    return None


def _passive(reading: Reading, i: int, low: int, high: int, cue: Cue, k: int) -> Hit | None:
    if i + 1 >= high or reading.lower[i + 1] != "by":
        return None
    last = phrase_right(reading, i + 2, high)
    if last == i + 2:
        return None
    full = apposition_right(reading, last, high)
    source = Mention(i + 2, last, i + 2, full)
    return Hit(i, cue, "passive", i, i + 2, k + 1, last, source)


def _infinitive(reading: Reading, i: int, k: int, low: int, high: int, cue: Cue) -> Hit | None:
    governor = k - 1
    if governor < low or reading.lower[governor] not in _GOVERNORS:
        return None
    g, negated, _ = auxiliaries_of(reading, governor, low)
    source = None if negated else source_left(reading, g, low)
    if source is None:
        return None
    right, that = adjuncts(reading, i + 1, high, cue)
    return Hit(i, cue, "finite", governor, i + 1, source.full_begin, right, source, that)


def _quote_low(reading: Reading, i: int, begin: int) -> int:
    """Words inside a quotation have their voice inside it, but for a quoted verb: it "firmly denies" doing so."""
    quote = reading.quote_of[i]
    if quote < 0:
        return begin
    opened = max(begin, reading.quotes[quote][0] + 1)
    if opened > begin + 1 and all(
        reading.tags[k] in AUX_TAGS or reading.lower[k] in AUX for k in range(opened, i)
    ):
        return begin
    return opened


def _quote_high(reading: Reading, i: int, end: int, low: int) -> int:
    quote = reading.quote_of[i]
    if quote < 0 or low < reading.quotes[quote][0]:
        return end
    return min(end, reading.quotes[quote][1])
