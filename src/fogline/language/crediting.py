"""Phrases by which a text says that it has news from an outlet: "Reuters reported", "по данным ТАСС", "told the AP".

A phrase is a cue and, beside it, the name of an outlet. That an outlet is named says nothing: "RT was banned", "a BBC
journalist was wounded", "AP Photo" have no cue. A ministry beside a cue is a speaker and no outlet. A name that is in no
list is taken for an outlet's where a word beside it or in it says so ("the weekly Borderland", "Borderland News").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fogline.knowledge.lexicon import Token, tokens
from fogline.knowledge.outlets import Outlets
from fogline.language import credit_cues as cues

__all__ = ["Crediting", "How", "find_phrases", "read_name"]

_BEFORE, _AFTER = 90, 110
"""How far from a cue a name is looked for, in code points."""

_MOST_SKIPPED = 6
"""Words between a cue and a name: "the Russian state-run news agency TASS"."""

_STOPS = re.compile(r"[.!?;…\n]")
_ADJECTIVE = re.compile(
    r"(?:ск|ськ|цк|цьк|зьк|н|в)(?:ий|ый|ой|ая|ое|ее|ие|ые|ого|ому|им|ым|ом|ую|ій|а|е|і|ої|ою|их|ых|у)$|"
    r"(?:an|ese|ish|ian|ch|eli|qi|ani|based|run|owned|state|news|local|independent|national|public|private|daily|online|"
    r"international|regional|own|own|opposition|investigative|business|english-language|pro-government)$"
)
_DETERMINERS = frozenset("the a an its our this another own свой своего".split())
_JOINS = frozenset("of the and & de la".split())


class How(StrEnum):
    """What a text says that an outlet did with the news."""

    REPORTED = "reported"
    """It reported it, or is cited for it."""
    TOLD = "told"
    """A speaker told it so."""
    SAW = "saw"
    """People of it saw, filmed or obtained it."""
    HELPED = "helped"
    """It contributed to the report."""


@dataclass(frozen=True, slots=True)
class Crediting:
    """The outlet ``name`` as written at ``start`` to ``end`` (code points), its key, and what it did."""

    name: str
    key: str
    start: int
    end: int
    how: How


def find_phrases(text: str, outlets: Outlets) -> list[Crediting]:
    """All phrases that credit an outlet, in the order of the text; each name once."""
    found: dict[int, Crediting] = {}
    for pattern in cues.patterns(text):
        for match in pattern.before.finditer(text):
            if one := _before(text, match, outlets):
                found.setdefault(one.start, one)
        for match in pattern.after.finditer(text):
            if one := _after(text, match, outlets):
                known = found.get(one.start)
                if known is None or known.how is How.REPORTED:
                    found[one.start] = one
    return [found[start] for start in sorted(found)]


def _after(text: str, match: re.Match[str], outlets: Outlets) -> Crediting | None:
    """The name that follows a cue."""
    how = How(match.lastgroup or How.REPORTED)
    cue = match.group().casefold()
    window = text[match.end() : match.end() + _AFTER]
    one = read_name(window, outlets, named=_is_writing(cue), narrow=cues.INVERTED.fullmatch(cue) is not None)
    if one is None:
        return None
    between = window[: one.start]
    if _STOPS.search(between) or "," in between:
        return None
    follows = window[one.end :]
    if one.reporter and how is How.REPORTED:
        how = How.SAW
    elif how is How.TOLD and cues.PAST.fullmatch(cue) and not _is_told(between, follows):
        how = How.REPORTED
    start = match.end() + one.start
    return Crediting(text[start : match.end() + one.end], one.key, start, match.end() + one.end, how)


def _is_told(between: str, follows: str) -> bool:
    """Of "сообщил X …": whether X was told (a speaker follows), not the one who told ("сообщил X со ссылкой на …")."""
    if cues.DATIVE.search(between):
        return True
    return not between.strip(" «\"'“") and cues.SUBJECT.match(follows) is not None


def _is_writing(cue: str) -> bool:
    """Whether only outlets do what the cue says: companies and bodies "report", papers "write"."""
    return cues.WRITING.search(cue) is not None


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name in a window of text, with offsets in it; ``reporter``: a person who reports for it was named."""

    key: str
    start: int
    end: int
    reporter: bool


def read_name(
    window: str, outlets: Outlets, *, named: bool = False, narrow: bool = False
) -> NameFound | None:
    """The outlet at the beginning of ``window``, after at most a few words that describe it.

    ``named``: a name in quotation marks or in Latin letters is an outlet's even if nothing else says so. ``narrow``:
    only outlets of the tables, and nothing but an article before them.
    """
    words = tokens(window)
    noun = reporter = False
    for i, word in enumerate(words[: _MOST_SKIPPED + 1]):
        if match := outlets.at(words, i):
            if _goes_on(window, words, match.last, outlets):
                return None
            last = words[match.last - 1]
            end = last.end - (2 if last.possessive and last.text[-2:-1] in "'’ʼ" else 0)
            reporter = reporter or _reporter_follows(words, match.last)
            bare = _bare(words, i, match.last, outlets)
            return NameFound(match.term.name, words[bare].start, end, reporter)
        if word.text in ",;:(":
            return None
        if narrow and word.folded not in ("the",):
            return None
        if outlets.words.is_noun(word.folded) and not word.text[:1].isupper():
            person = cues.REPORTER.match(word.folded) is not None
            noun, reporter = noun or not person, reporter or person
            continue
        describes = word.folded in _DETERMINERS or word.possessive or _ADJECTIVE.search(word.folded)
        if describes and not _opens_name(window, words, i, noun or named):
            continue
        return _open_name(window, words, i, outlets, noun, named, reporter)
    return None


def _bare(words: Sequence[Token], i: int, last: int, outlets: Outlets) -> int:
    """Where a known name begins without its article: "The Associated Press", but "The Times"."""
    shorter = outlets.at(words, i + 1) if words[i].folded == "the" and i + 1 < last else None
    return i + 1 if shorter is not None and shorter.last == last else i


def _opens_name(window: str, words: Sequence[Token], i: int, known: bool) -> bool:
    """Whether a word that could describe an outlet begins its name instead: «Північна хвиля», "National Herald"."""
    quoted = words[i].start > 0 and window[words[i].start - 1] in '«"“„'
    follows = i + 1 < len(words) and words[i + 1].text[:1].isupper()
    return words[i].text[:1].isupper() and not words[i].possessive and (quoted or (known and follows))


def _goes_on(window: str, words: Sequence[Token], i: int, outlets: Outlets) -> bool:
    """Whether the name is only the beginning of another: "Metro Police", "Republic of Congo", "AP Photo"."""
    if i >= len(words) or words[i - 1].possessive:
        return False
    word, gap = words[i], window[words[i - 1].end : words[i].start]
    if gap.strip(" "):
        return False
    if word.folded in cues.NOT_NEWS:
        return True
    latin = word.text[:1].isupper() and word.text[:1].isascii() and words[i - 1].text.isascii()
    if word.folded == "of" and i + 1 < len(words):
        return words[i + 1].text[:1].isupper()
    return latin and word.folded not in cues.DAYS and not outlets.words.is_noun(word.folded)


def _reporter_follows(words: Sequence[Token], i: int) -> bool:
    return any(cues.REPORTER.match(word.folded) for word in words[i : i + 3] if word.text not in ",;:(")


def _open_name(
    window: str, words: Sequence[Token], i: int, outlets: Outlets, noun: bool, named: bool, reporter: bool
) -> NameFound | None:
    """A name that is in no table, where something says that it is an outlet's."""
    run = _run(window, words, i)
    if not run or any(outlets.words.bars(word.folded) for word in run):
        return None
    quoted = window[max(run[0].start - 1, 0) : run[0].start] in ("«", "“", '"', "„")
    cyrillic = re.search("[а-яіїєґ]", window, re.IGNORECASE) is not None
    foreign = cyrillic and all(word.text.isascii() for word in run)
    part = len(run) > 1 and any(outlets.words.is_part(word.folded) for word in run)
    follows = words[i + len(run)] if i + len(run) < len(words) else None
    after = (
        follows is not None
        and follows.folded in cues.KINDS
        and not window[run[-1].end : follows.start].strip()
    )
    if not (
        part
        or after
        or (noun and (quoted or foreign or not cyrillic or len(run) <= 3))
        or (named and (quoted or foreign))
    ):
        return None
    start, end = run[0].start, run[-1].end
    if run[-1].possessive:
        end -= 2
    name = window[start:end]
    if len(name) < 3 or (
        part and not (after or noun) and outlets.words.is_part(name.split()[0].casefold()) and len(run) == 1
    ):
        return None
    return NameFound(outlets.key(name), start, end, reporter or _reporter_follows(words, i + len(run)))


def _run(window: str, words: Sequence[Token], i: int) -> list[Token]:
    """The words of a name from word ``i`` on: what stands between quotation marks, else capitalised words."""
    first = words[i]
    if first.start > 0 and window[first.start - 1] in '«“„"':
        end = re.search(r"[»”\"]", window[first.start :])
        inside = [word for word in words[i:] if end and word.end <= first.start + end.start()]
        return inside if 0 < len(inside) <= 5 and inside[0].text[:1].isupper() else []
    run: list[Token] = []
    for word in words[i : i + 6]:
        if run and window[run[-1].end : word.start].strip(" -.&’'"):
            break
        if not (word.text[:1].isupper() or (run and (word.folded in _JOINS or word.text.isdigit()))):
            break
        if run and word.folded in cues.DAYS:
            break
        run.append(word)
        if word.possessive:
            break
    while run and run[-1].folded in _JOINS:
        run.pop()
    return run


def _before(text: str, match: re.Match[str], outlets: Outlets) -> Crediting | None:
    """The name that stands before a cue: "Reuters reported", "«Медуза» пишет"."""
    start = max(0, match.start() - _BEFORE)
    window = text[start : match.start()]
    if cut := list(re.finditer(r"[.!?;…\n](?=\s|$)|\n", window)):
        offset = cut[-1].end()
        start, window = start + offset, window[offset:]
    words = tokens(window)
    reporter = False
    last = len(words)
    while (
        last
        and (outlets.words.is_noun(words[last - 1].folded) or words[last - 1].folded in cues.ADVERBS)
        and (not words[last - 1].text[:1].isupper())
    ):
        last -= 1
        reporter = reporter or cues.REPORTER.match(words[last].folded) is not None
    if not last or window[words[last - 1].end :].strip(' )»”"*_').strip("\u200b") not in _allowed(
        words, last
    ):
        return None
    for i in _name_starts(window, words, last, outlets, _is_writing(match.group().casefold())):
        name_end = words[last - 1].end
        if _is_object(words, i):
            return None
        how = How(match.lastgroup or How.REPORTED)
        if how is How.REPORTED and reporter:
            how = How.SAW
        key = outlets.key(window[words[i].start : name_end])
        return Crediting(
            window[words[i].start : name_end], key, start + words[i].start, start + name_end, how
        )
    return None


def _allowed(words: Sequence[Token], last: int) -> set[str]:
    """What may stand between a name and its cue: nothing, or the nouns that were skipped."""
    return {"", " ".join(word.text for word in words[last:])}


def _name_starts(
    window: str, words: Sequence[Token], last: int, outlets: Outlets, writing: bool
) -> Iterator[int]:
    """Where a name may begin that ends before word ``last``, the longest first."""
    for i in range(max(0, last - 5), last):
        match = outlets.at(words, i)
        if match is not None and match.last == last:
            yield _bare(words, i, last, outlets)
            return
    if (opened := _quoted(window, words, last, outlets, writing, last < len(words))) is not None:
        yield opened
        return
    for i in range(max(0, last - 4), last - 1):
        run = words[i:last]
        titled = (
            all(word.text[:1].isupper() or word.folded in _JOINS for word in run)
            and run[0].text[:1].isupper()
        )
        if (
            titled
            and outlets.words.is_part(run[-1].folded)
            and not any(outlets.words.bars(w.folded) for w in run)
        ):
            yield i if words[i].folded not in ("the", "a") else i + 1
            return


def _quoted(
    window: str, words: Sequence[Token], last: int, outlets: Outlets, writing: bool, noun: bool
) -> int | None:
    """The word at which a name in quotation marks begins that ends before word ``last``: «Північний вісник» пише."""
    closed = window[words[last - 1].end : words[last - 1].end + 1]
    opening = {"»": "«", "”": "“", '"': '"'}.get(closed)
    at = window.rfind(opening, 0, words[last - 1].end) if opening else -1
    i = next((n for n, word in enumerate(words[:last]) if word.start == at + 1), None) if at >= 0 else None
    if i is None or last - i > 5 or not words[i].text[:1].isupper():
        return None
    if any(outlets.words.bars(word.folded) for word in words[i:last]):
        return None
    before = i > 0 and outlets.words.is_noun(words[i - 1].folded)
    part = last - i > 1 and any(outlets.words.is_part(word.folded) for word in words[i:last])
    return i if before or part or writing or noun else None


def _is_object(words: Sequence[Token], i: int) -> bool:
    """Whether the words before a name show that it is not the one who reports: "an editor at Reuters said"."""
    before = [word for word in words[max(0, i - 2) : i] if word.folded != "the"]
    return bool(before) and before[-1].folded in cues.OBJECT
