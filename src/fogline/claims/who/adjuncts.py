"""What stands between a cue and its content: whom it was told, when, and in which medium."""

from __future__ import annotations

from fogline.claims.who.cues import MEDIA_NOUNS, NOUNS, VERBS, Cue
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.phrases import phrase_right, skip_time_right
from fogline.claims.who.reading import FINITE, Reading
from fogline.model import Act

__all__ = ["adjuncts"]

_GOES_ON = [[], *([word] for word in "saying insisting stating claiming adding arguing and but".split())]
"""What follows a pointing "that," and no clause: "denied that, saying …"."""


def adjuncts(reading: Reading, i: int, high: int, cue: Cue) -> tuple[int, bool]:
    """Step over hearer, time and medium from ``i``; the token where content may begin, and whether "that" led there."""
    i = _as_false(reading, i, high, cue)
    jump = _that(reading, i, high, "hearer" in cue.frames)
    if jump is not None and cue.frames & {"clause", "quote"}:
        return jump + 1, True
    if (
        "hearer" in cue.frames
        and i < high
        and reading.quote_of[i] == reading.quote_of[i - 1]
        and reading.tags[i] != "VBG"
    ):
        i = max(i, _hearer_end(reading, i, phrase_right(reading, i, high, links=False)))
    while i < high:
        k = _as_of(reading, skip_time_right(reading, i, high), high)
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
            if (
                (stop > k + 1 and (any(w in MEDIA_NOUNS for w in reading.lower[k + 1 : stop])))
                or (
                    stop > k + 1
                    and (
                        stop >= high
                        or reading.words[stop] in (".", ",", ":", "“", '"')
                        or reading.lower[stop] == "that"
                    )
                    and "post" in cue.frames
                    and reading.lower[k] in ("in", "on", "at", "to", "after", "during")
                    and (stop >= high or reading.words[stop] not in (",",))
                )
                or (
                    reading.lower[k] == "by"
                    and k + 1 < high
                    and reading.tags[k + 1] in NOUN_TAGS
                    and reading.lower[k + 1] in MEDIA_NOUNS
                )
            ):
                k = stop
        if k == i:
            break
        i = k
    if (
        i < high
        and reading.lower[i] == "that"
        and reading.tags[i] in ("IN", "WDT")
        and not _is_that(reading, i, high)
    ):
        return i + 1, True
    return i, False


def _as_false(reading: Reading, i: int, high: int, cue: Cue) -> int:
    """After "as 'lies'" in "dismissed as 'lies' Russian claims that …": the content stands behind."""
    if cue.act is not Act.DENIES or reading.lower[i : i + 1] != ["as"] or i + 2 >= high:
        return i
    quote = reading.quote_of[i + 1]
    if quote >= 0 and reading.quotes[quote][0] == i + 1:
        return min(high, reading.quotes[quote][1])
    k = i + 1
    while k < high and reading.tags[k] in ("RB", "JJ", "DT"):
        k += 1
    return k if k < high and k > i + 1 and reading.tags[k] in ("NNP", "PRP$") else i


def _hearer_end(reading: Reading, begin: int, end: int) -> int:
    """ "told reporters Israel had broken the truce": the hearers end where a name begins what is said."""
    for k in range(begin + 1, end):
        if reading.tags[k - 1] == "NNS" and reading.tags[k] in ("NNP", "NNPS") and k < len(reading.tags) - 1:
            return k
    return end


def _as_of(reading: Reading, k: int, high: int) -> int:
    """After "as of 09:05 on Sunday," where it stands between a cue and its content."""
    if reading.lower[k : k + 2] != ["as", "of"]:
        return k
    return next((j + 1 for j in range(k + 2, min(high, k + 16)) if reading.words[j] == ","), k)


def _is_that(reading: Reading, j: int, high: int) -> bool:
    """ "says that is untrue": "that" is what is spoken of, since no clause begins with its verb."""
    return j + 1 < high and reading.lower[j + 1] in ("is", "was", "'s", "isn't", "wasn't")


def _points(reading: Reading, j: int, high: int) -> bool:
    """ "rejected that claim", "denied that, saying …": a pointing "that", with its noun and nothing after."""
    if j + 1 < high and reading.words[j + 1] in (",", ".", ";") and reading.lower[j + 2 : j + 3] in _GOES_ON:
        return True
    if reading.tags[j] != "DT" or j + 1 >= high or reading.tags[j + 1] not in NOUN_TAGS:
        return False
    return j + 2 >= high or reading.words[j + 2] in (".", ",", ";") or reading.tags[j + 2] == "CC"


def _published(reading: Reading, k: int, high: int) -> int:
    """After "in a recording" also "published on Telegram"."""
    if k >= high or reading.tags[k] not in ("VBN", "VBD"):
        return k
    stop = next(
        (j for j in range(k, min(high, k + 10)) if reading.words[j] in (",", ".", ":", "“", '"')), None
    )
    if stop is None or any(reading.tags[j] in FINITE for j in range(k + 1, stop)):
        return k
    return stop


def _that(reading: Reading, i: int, high: int, commas: bool) -> int | None:
    """The "that" of the content where only a short adjunct without a verb or quotation lies before it."""
    for j in range(i, min(high, i + 16)):
        if reading.lower[j] == "that" and reading.tags[j] in ("IN", "WDT", "DT"):
            if _is_that(reading, j, high) and (j == i or reading.tags[j - 1] == "CC"):
                return None
            if (
                j > i
                and reading.tags[j] != "IN"
                and reading.tags[j + 1 : j + 2]
                and (reading.tags[j + 1] in FINITE or reading.tags[j + 1] == "VBN")
            ):
                return None
            return None if _points(reading, j, high) else j
        if reading.tags[j] in FINITE or reading.words[j] in (".", ";", ":", "“", '"', "«"):
            return None
        if reading.words[j] == "," and not commas:
            return None
        if reading.tags[j] == "VBG" and reading.lower[j] in VERBS:
            return None
        if reading.lower[j] in NOUNS and j > i and j + 1 < high and reading.lower[j + 1] == "that":
            return None
    return None
