"""Numbers in figures and words of languages whose numerals change their endings."""

from __future__ import annotations

import re

from fogline.claims.amount.numbers import Number
from fogline.claims.what.words import Words
from fogline.knowledge.amounts.inflected_words import InflectedWords

__all__ = ["HYPHENS", "number_at"]

HYPHENS = frozenset({"-", "–", "—", "‑", "−"})
_PLAIN = re.compile(r"\d+$")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}$")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$")
_THREE = re.compile(r"\d{3}(?:,\d{1,2})?$")
_LOOSE_SPACES = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_LARGEST = 10**15


def number_at(words: Words, i: int, lexicon: InflectedWords) -> Number | None:
    """The number that begins at word ``i``, the longest there is; ``None`` where there is none."""
    first = words.forms[i][0]
    if first.isdigit():
        return _digits(words, i, lexicon)
    if first.isalpha():
        return _vague(words, i, lexicon) or _spelled(words, i, lexicon)
    return None


def _digits(words: Words, i: int, lexicon: InflectedWords) -> Number | None:
    form, end = words.forms[i], i + 1
    if _PLAIN.match(form):
        whole = form
        while (  # 10 588: groups of three after a head of at most three
            len(form) <= 3
            and end < len(words)
            and _THREE.match(words.forms[end])
            and words.text[words.ends[end - 1] : words.starts[end]] in _LOOSE_SPACES
        ):
            whole += words.forms[end]
            end += 1
        value = float(whole.replace(",", "."))
    elif _GROUPED.match(form):
        value = float(re.sub(r"[.,]", "", form))
    elif _DECIMAL.match(form):
        value = float(form.replace(",", "."))
    else:
        return None
    end = _ending(words, end, lexicon)
    value, end = _scaled(words, end, value, lexicon)
    return Number(i, end, value, digits=True) if value <= _LARGEST else None


def _ending(words: Words, end: int, lexicon: InflectedWords) -> int:
    """Past the ending of a case that is written after figures: "5-ти"."""
    if not (words.at(end) in HYPHENS and words.glued(end) and words.glued(end + 1)):
        return end
    ending, after = words.at(end + 1), words.at(end + 2)
    if ending not in lexicon.cardinal or lexicon.year.get(after) or after in lexicon.forces:
        return end
    if ending == "ма" and not after.endswith(lexicon.cardinal_before):
        return end
    return end + 2


def _scaled(words: Words, end: int, value: float, lexicon: InflectedWords) -> tuple[float, int]:
    """Multiply by the scales that follow: "1,5 тис.", "150 тисяч"."""
    while (scale := lexicon.scales.get(words.at(end))) is not None:
        value, end = value * scale, end + 1
        if words.at(end) == "." and len(words.at(end - 1)) <= 4 and words.glued(end):
            after = words.text[words.ends[end] : words.ends[end] + 2].strip()
            end += 1 if not after[:1].isupper() else 0
    return value, end


def _spelled(words: Words, i: int, lexicon: InflectedWords) -> Number | None:
    """ "двадцять п'ять", "сто двадцать", "дві тисячі триста", "полторы тысячи", "сотня"."""
    total, group, end, seen = 0.0, 0.0, i, False
    while end < len(words):
        word = words.at(end)
        value = lexicon.numbers.get(word)
        if value is not None:
            if seen and not _follows(group, value):
                break
            if value == 0.5 and words.at(end + 1) not in lexicon.scales:
                break
            group, seen = group + value, True
        elif (scale := lexicon.scales.get(word)) is not None:
            if not seen and not _alone(words, end, lexicon):
                break
            total, group, seen = total + (group if seen and group else 1.0) * scale, 0.0, True
        else:
            break
        end += 1
    if not seen:
        return None
    if words.at(end) == "." and len(words.at(end - 1)) <= 4 and words.at(end - 1) in lexicon.scales:
        end += 1 if words.glued(end) and end + 1 < len(words) and words.forms[end + 1][0].islower() else 0
    return Number(i, end, total + group)


def _follows(group: float, value: float) -> bool:
    """Whether a numeral goes on the one before it: ones after tens, tens after hundreds."""
    if group == 0:
        return True
    if value < 10:
        return group % 10 == 0 and group % 100 != 10
    if value < 100:
        return group >= 100 and group % 100 == 0
    return False


def _alone(words: Words, at: int, lexicon: InflectedWords) -> bool:
    """Whether a scale without a number is one of it: "тисяча людей", "близько тисячі людей"."""
    word = words.at(at)
    if word not in lexicon.plural_scales:
        return len(word) > 4
    return word in lexicon.ambiguous and _bounded(words, at, lexicon)


def _bounded(words: Words, at: int, lexicon: InflectedWords) -> bool:
    return (
        any(
            " ".join(words.lower[max(0, at - length) : at])
            in lexicon.about | lexicon.at_least | lexicon.at_most
            for length in (1, 2, 3)
        )
        or words.at(at - 1) == lexicon.up_to
    )


def _vague(words: Words, i: int, lexicon: InflectedWords) -> Number | None:
    """ "кілька", "десятки", "сотні тисяч", "несколько десятков": a least number and no value."""
    word = words.at(i)
    least = lexicon.vague.get(word)
    if least is None:
        least = lexicon.plural_scales.get(word)
        if (
            least is None
            or _bounded(words, i, lexicon)
            or (word in lexicon.ambiguous and words.at(i - 1) in lexicon.numbers)
        ):
            return None
    end = i + 1
    while (scale := lexicon.scales.get(words.at(end))) is not None:
        least, end = least * scale, end + 1
    return Number(i, end, None, low=least, vague=words.text[words.starts[i] : words.ends[end - 1]].lower())
