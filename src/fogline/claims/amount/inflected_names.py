"""Numbers of inflected languages that name or date something and count nothing."""

from __future__ import annotations

from fogline.claims.amount.inflected_numbers import HYPHENS
from fogline.claims.amount.numbers import Number
from fogline.claims.what.words import Words
from fogline.knowledge.amounts.inflected_words import InflectedWords

__all__ = ["is_name_or_date"]


def is_name_or_date(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """Whether this number is a year, a date, a clock time, an age, a calibre, or part of a name."""
    if number.vague is not None:
        return False
    return (
        _calibre(words, number, lexicon)
        or _age(words, number, lexicon)
        or (not number.digits and _ordinary(words, number, lexicon))
        or (
            number.digits
            and (
                _part_of_name(words, number, lexicon)
                or _date(words, number, lexicon)
                or _clock(words, number, lexicon)
            )
        )
    )


def _ordinary(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """ "П'ять тридцять ранку" and months after a word: "в ночь на пятое" is no numeral anyway."""
    return lexicon.months.get(words.at(number.end)) is not None


def _part_of_name(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    at, end = number.start, number.end
    before, after = words.at(at - 1), words.at(end)
    if words.glued(at) and (before[:1].isalpha() or before in ("#", "_", "/", ":", "@", "№", "+", "*")):
        return before not in lexicon.currencies
    if before in HYPHENS and words.glued(at) and words.glued(at - 1) and words.at(at - 2)[:1].isalpha():
        return words.at(at - 2) not in lexicon.numbers  # Су-34, Т-72, Х-101
    if before in HYPHENS and words.glued(at) and words.at(at - 2) in ('"', "»", "”"):
        return True
    if end < len(words) and words.glued(end):
        if after in HYPHENS and words.glued(end + 1) and words.at(end + 1)[:1].isalpha():
            return True  # 152-мм, 47-ма, 14-річний, 200-е
        if after[0].isalpha() and after not in lexicon.units and after not in lexicon.scales:
            return True  # 31К
        if after in (":", "/") and words.at(end + 1)[:1].isdigit():
            return True
    if before == "/" and words.at(at - 2)[:1].isdigit():
        return True
    if before in lexicon.named_before and not words.glued(at):
        return not _counts(words, end, lexicon) or before == "№"
    if before == "." and words.at(at - 2) in lexicon.named_before:
        return True
    if _street(words, at, lexicon):
        return True
    return _unit_of_force(words, number, lexicon)


def _counts(words: Words, end: int, lexicon: InflectedWords) -> bool:
    return any(words.at(end + k) in lexicon.nouns for k in (0, 1))


def _street(words: Words, at: int, lexicon: InflectedWords) -> bool:
    """ "вул. Садова, 12", "будинок 5", "проспект Миру 7"."""
    before = words.at(at - 1)
    if before in lexicon.street or (before == "." and words.at(at - 2) in lexicon.street):
        return True
    if before != "," and not words.forms[at - 1][:1].isupper():
        return False
    near = words.lower[max(words.sentence_words(at)[0], at - 6) : at]
    return any(word in lexicon.street for word in near[:-1]) and words.at(at + 1) not in lexicon.nouns


def _unit_of_force(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """ "93 ОМБр", "29 армія", and not "5 бригад"."""
    for step in (0, 1):
        word = words.at(number.end + step)
        if word not in lexicon.forces or (step and not words.at(number.end).endswith(lexicon.endings)):
            continue
        if word in lexicon.nouns and word not in lexicon.forces_counted:
            continue
        if word not in lexicon.forces_counted:
            return True
        value = number.value or 0
        return words.forms[number.end].isupper() or (1 < value < 5) is (word.endswith(("в", "й", "ад", "от")))
    return False


def _calibre(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    after = words.at(number.end)
    if after in HYPHENS:
        after = words.at(number.end + 1)
    return after in lexicon.calibre or words.at(number.start - 1) in lexicon.calibre


def _age(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """ "віком 35 років", "женщина, 40 лет,", "(17 лет)"."""
    unit = lexicon.units.get(words.at(number.end))
    if unit not in ("years", "months"):
        return False
    first = words.sentence_words(number.start)[0]
    near = words.lower[max(first, number.start - 3) : number.start]
    if any(word in lexicon.age_before for word in near):
        return True
    before, after = words.at(number.start - 1), words.at(number.end + 1)
    if before in (",", "(") and after in (",", ")", ".", "—", "–", ""):
        return True
    noun = lexicon.single.get(before) is not None or lexicon.nouns.get(before) in lexicon.persons
    return noun and (number.value or 0) < 110


def _date(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """ "7 листопада", "2025 року", "07.11.2025", "24.02"."""
    form, at, end = words.forms[number.start], number.start, number.end
    value = number.value or 0
    before, after = words.at(at - 1), words.at(end)
    if form.count(".") == 2:
        return True
    if after in lexicon.months and value <= 31:
        return True
    joined = after in HYPHENS | _joints(lexicon) and words.at(end + 1)[:1].isdigit()
    if joined and (words.at(end + 2) in lexicon.months or words.at(end + 4) in lexicon.months):
        return value <= 31
    if not (len(form) == 4 and form.isdigit() and end == at + 1):
        return False
    year = 1900 <= value <= 2099
    if after in lexicon.year:
        return year
    if after in HYPHENS and words.at(end + 1)[:4].isdigit() and words.at(end + 2) in lexicon.year:
        return year
    if before in lexicon.months or words.at(at - 2) in lexicon.months:
        return year
    return (
        year
        and not _counts(words, end, lexicon)
        and after not in lexicon.units
        and (
            before
            in ("у", "в", "з", "с", "до", "на", "від", "от", "за", "по", "к", "(", "-", "–", "року", "года")
        )
    )


def _joints(lexicon: InflectedWords) -> frozenset[str]:
    return lexicon.joints | {lexicon.up_to, "по"}


def _clock(words: Words, number: Number, lexicon: InflectedWords) -> bool:
    """ "о 14.00", "08:00", "о 8 ранку", "20 год"."""
    form, end = words.forms[number.start], number.end
    before, after = words.at(number.start - 1), words.at(end)
    if before == ":" and words.glued(number.start):
        return True
    if len(form) == 5 and form[2] == "." and form[:2] < "25" and form[3:] < "60" and form[3] in "012345":
        return before in lexicon.clock_before or after in lexicon.clock or form.endswith("00")
    return (
        (number.value or 0) <= 24
        and after in lexicon.clock
        and before in lexicon.clock_before
        and (
            before not in ("до", "за", "на", "близько", "около", "после", "після")
            or not lexicon.units.get(after)
        )
    )
