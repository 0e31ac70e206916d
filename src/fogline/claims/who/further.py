"""What the general layer of attribution finds said where the rules of word order found nothing.

The general layer (``attributions``) also has what is thought, wanted and felt; here only statements are let through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.attributions import attributions
from fogline.claims.who.cues import VERBS, Cue, Form
from fogline.claims.who.hits import EVIDENCE
from fogline.claims.who.phrases import NOUNS
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.trimming import cut, trim
from fogline.claims.who.verb_groups import reduced
from fogline.claims.who.voices import Mention
from fogline.language.lemmas import verb_forms
from fogline.model import Act

__all__ = ["further"]

_NEGATIONS = frozenset(("not", "n't", "never", "declined", "refused", "yet"))
_MODALS = frozenset("will would may might should must could can 'll to".split())
_SAID = frozenset(("clause", "quote"))
_HEARSAY = frozenset("reported believed said thought feared".split())
"""Passives that give a report as such, without saying whose: "is believed to have fled"."""
_WEIGHING = frozenset("fear expect think hint hear comment read continue".split())
"""Verbs that the rules of word order take only in forms of their own."""
_NAMING = frozenset(("describe", "identify"))
"""Verbs that say what something is: "what Israel described as an attack", "named the missing man as …"."""
_SHOWS = frozenset(("show", "demonstrate", "indicate", "suggest"))
_NO_SUBJECT = frozenset(("WRB", "WP", "TO", "IN", "VBG")) | FINITE
_PERSONAL = frozenset("i we you".split())
_MORE = {
    form: Form(Cue(lemma, act, _SAID), "past" if form.endswith("ed") else "third")
    for act, lemmas in ((Act.ASSERTS, "point counter post identify"), (Act.ESTIMATES, "speculate theorize"))
    for lemma in lemmas.split()
    for form in (lemma, *verb_forms(lemma)[:2])
}
"""Verbs of saying that the rules of word order do without: most of their forms are something else."""
_SHORTEST = 4
_QUOTE = 6
"""How many tokens a quotation that is all that was said must have at least, marks included."""
_COVERED = 0.3


def further(reading: Reading, found: Sequence[Attributed]) -> Iterator[Attributed]:
    """Statements that no attribution in ``found`` has, in the order of the text."""
    taken = sorted((one.begin, one.end) for one in found)
    for one in attributions(reading):
        if one.cue is None:
            continue
        if any(_covers(span, taken) for span in one.contents):
            continue
        made = _passive(reading, one) or _said(reading, one)
        if made is not None and not _covers((made.begin, made.end), taken):
            yield made


def _covers(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a good part of ``span``, or of one that is taken, is shared."""
    begin, end = span
    for first, last in taken:
        shared = min(end, last) - max(begin, first)
        if shared > _COVERED * min(end - begin, last - first):
            return True
    return False


def _said(reading: Reading, one: Attribution) -> Attributed | None:
    """The statement of an attribution by a verb of saying, or by "according to"."""
    if one.cue is None or one.source is None:
        return None
    according = reading.lower[one.cue[0]] == "according"
    at, form = (one.cue[0], None) if according else _verb(reading, one.cue)
    form = form or _MORE.get(reading.lower[at])
    if not according and (form is None or not _takes_place(reading, one, at, form)):
        return None
    voice = _voice(reading, one.source)
    if voice is None:
        return None
    whole = (one.contents[0][0], one.contents[-1][1]) if according else one.contents[0]
    span = trim(reading, *_clause(reading, whole))
    if span is None:
        return None
    quote = reading.quote_of[span[0]]
    direct = quote >= 0 and reading.quote_of[span[1] - 1] == quote
    if not _states(reading, span, at, form, direct):
        return None
    lemma, act = (form.cue.lemma, form.cue.act) if form else ("according to", Act.ASSERTS)
    around = (min(voice.full_begin, one.cue[0]), max(voice.full_end, one.cue[1]))
    if around[0] <= span[0] < around[1]:
        around = one.cue
    return Attributed(*span, (voice,), one.cue, around, lemma, act, direct=direct)


def _verb(reading: Reading, cue: Span) -> tuple[int, Form | None]:
    """The verb of saying of a cue."""
    for k in range(cue[1] - 1, cue[0] - 1, -1):
        if reading.tags[k].startswith("VB"):
            return k, VERBS.get(reading.lower[k])
    return cue[0], None


def _takes_place(reading: Reading, one: Attribution, at: int, form: Form) -> bool:
    """Whether something has been said: no "declined to say", no "would deny"; and not within a quotation."""
    if (
        one.cue is None
        or one.source is None
        or form.cue.lemma in _WEIGHING
        or reading.tags[at] in ("VB", "VBG")
    ):
        return False
    naming = form.cue.lemma in _NAMING
    if not (_SAID & form.cue.frames or naming) or reading.quote_of[at] >= 0:
        return False
    if naming and "as" not in reading.lower[at : one.contents[-1][1]]:
        return False
    if one.source[1] == at and reduced(reading, at, at - 1, reading.sentences[reading.sentence_of[at]][1]):
        return False
    group = reading.lower[one.cue[0] : one.cue[1]]
    before = reading.lower[max(one.cue[0] - 2, 0) : one.cue[0]]
    if (_NEGATIONS | _MODALS) & set(group) or (_NEGATIONS & set(before)):
        return False
    if form.cue.lemma in _SHOWS:
        return bool(EVIDENCE & set(reading.lower[slice(*one.source)]))
    return True


def _voice(reading: Reading, source: Span) -> Mention | None:
    """The source as a voice; ``None`` for a pronoun that points into its own sentence."""
    begin, end = source
    while end > begin and reading.words[end - 1] in (",", "–", "—", "-", ":"):
        end -= 1
    if end <= begin or reading.tags[end - 1] in ("WDT", "WP", "EX") or reading.lower[begin] in _PERSONAL:
        return None
    if end - begin == 1 and reading.tags[begin] not in NOUNS | {"PRP", "DT"}:
        return None
    relative = any(reading.tags[k] in ("WDT", "WP", "WP$", "WRB") for k in range(begin, end))
    if not relative and any(reading.tags[k] in FINITE for k in range(begin, end)):
        return None
    commas = [k for k in range(begin + 1, end) if reading.words[k] == ","]
    if not commas:
        return Mention(begin, end, begin, end)
    last = commas[-1] + 1
    name = end - last > 1 and all(reading.tags[k] in ("NNP", "NNPS") for k in range(last, end))
    if name and reading.tags[commas[0] - 1] == "NN":  # "the commander in chief, Ivan Petrenko"
        return Mention(last, end, begin, end)
    return Mention(begin, commas[0], begin, end)


def _clause(reading: Reading, span: Span) -> Span:
    """Without the "that" before a clause, and without what the outlet adds after it."""
    begin, end = span
    for k in range(begin, min(end, begin + 6)):  # "late on Monday that …"
        if reading.lower[k] == "that" and reading.tags[k] == "IN":
            begin = k + 1
            break
        if reading.tags[k] in FINITE:
            break
    return begin, cut(reading, begin, end)


def _states(reading: Reading, span: Span, at: int, form: Form | None, direct: bool) -> bool:
    """Whether the words are a statement of their own: a clause, or a quotation of one."""
    begin, end = span
    if end - begin < (_QUOTE if direct else _SHORTEST):
        return False
    finite = any(reading.tags[k] in FINITE for k in range(begin, end))
    if reading.lower[end - 1] in ("that", "which"):
        return False
    if form is not None and form.cue.lemma in _NAMING:
        return True
    if form is not None and "object" in form.cue.frames and not finite:
        return form.cue.lemma in ("report", "confirm", "announce") and end < at
    return finite and (direct or reading.tags[begin] not in _NO_SUBJECT)


def _passive(reading: Reading, one: Attribution) -> Attributed | None:
    """ "X is believed to have fled", "the death was reported by Y": the whole of it."""
    if one.cue is None:
        return None
    at, _ = _verb(reading, one.cue)
    if (
        reading.lower[at] not in _HEARSAY
        or reading.tags[at] not in ("VBN", "VBD")
        or reading.quote_of[at] >= 0
    ):
        return None
    group = set(reading.lower[one.cue[0] : at])
    if not {"is", "are", "was", "were", "been"} & group or _NEGATIONS & group:
        return None
    begin, end = one.contents[0][0], one.contents[-1][1]
    if begin > at or (end <= at and one.source is None):
        return None
    if one.source is not None and end <= at:
        end = one.cue[1]
    span = trim(reading, begin, cut(reading, begin, end))
    if span is None or span[1] - span[0] < _SHORTEST:
        return None
    voice = _voice(reading, one.source) if one.source is not None else None
    act = Act.ESTIMATES if reading.lower[at] in ("believed", "thought", "feared") else Act.ASSERTS
    lemma = VERBS[reading.lower[at]].cue.lemma if reading.lower[at] in VERBS else reading.lower[at]
    return Attributed(*span, (voice,) if voice else (), one.cue, one.cue, lemma, act)
