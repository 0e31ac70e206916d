"""The name of an outlet beside a cue of ``crediting``: known from the tables, or shown by the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.knowledge.lexicon import Token, tokens
from fogline.knowledge.outlets import Outlets
from fogline.language import credit_cues as cues

__all__ = ["NameFound", "name_starts", "read_name", "whole_name"]

_MOST_SKIPPED = 6
"""Words between a cue and a name: "the Russian state-run news agency TASS"."""

_ADJECTIVE = re.compile(
    r"(?:ск|ськ|цк|цьк|зьк|н|в)(?:ий|ый|ой|ая|ое|ее|ие|ые|ого|ому|им|ым|ом|ую|ій|а|е|і|ої|ою|их|ых|у)$|"
    r"(?:an|ese|ish|ian|ch|eli|qi|ani|based|run|owned|state|news|local|independent|national|public|private|daily|online|"
    r"international|regional|own|own|opposition|investigative|business|english-language|pro-government)$"
)
_DETERMINERS = frozenset("the a an its our this another own свой своего".split())
_JOINS = frozenset("of the and & de la".split())


@dataclass(frozen=True, slots=True)
class NameFound:
    """A name in a window of text, with offsets in it; ``reporter``: a person who reports for it was named."""

    key: str
    start: int
    end: int
    reporter: bool


def read_name(
    window: str, outlets: Outlets, *, named: bool = False, narrow: bool = False, loose: bool = False
) -> NameFound | None:
    """The outlet at the beginning of ``window``, after at most a few words that describe it.

    ``named``: a name in quotation marks or in Latin letters is an outlet's even if nothing else says so. ``narrow``:
    only outlets of the tables, and nothing but an article before them. ``loose``: any name.
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
        if narrow and not loose and word.folded not in ("the",):
            return None
        if outlets.words.is_noun(word.folded) and not word.text[:1].isupper():
            person = cues.REPORTER.match(word.folded) is not None
            noun, reporter = noun or not person, reporter or person
            continue
        describes = word.folded in _DETERMINERS or word.possessive or _ADJECTIVE.search(word.folded)
        if describes and not _opens_name(window, words, i, noun or named or loose):
            continue
        return _open_name(window, words, i, outlets, noun, named or loose, reporter, loose)
    return None


def whole_name(words: Sequence[Token], outlets: Outlets) -> tuple[int, int] | None:
    """Where a known outlet's name stands (code points), if it is all of ``words`` but an article and its kind."""
    i = 0
    while i < min(len(words), 3):
        match = outlets.at(words, i)
        if match is not None:
            rest = words[match.last :]
            kind = all(outlets.words.is_noun(w.folded) and not cues.REPORTER.match(w.folded) for w in rest)
            return (words[i].start, words[match.last - 1].end) if kind else None
        if words[i].folded != "the" and not outlets.words.is_noun(words[i].folded):
            return None
        i += 1
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
    window: str,
    words: Sequence[Token],
    i: int,
    outlets: Outlets,
    noun: bool,
    named: bool,
    reporter: bool,
    loose: bool,
) -> NameFound | None:
    """A name that is in no table, where something says that it is an outlet's."""
    run = _run(window, words, i)
    if not run or any(outlets.words.bars(word.folded) for word in run):
        return None
    start, end = run[0].start, run[-1].end - (2 if run[-1].possessive else 0)
    if end - start < 3 or not (loose or _is_shown(window, words, i, run, outlets, noun, named)):
        return None
    name = window[start:end]
    return NameFound(outlets.key(name), start, end, reporter or _reporter_follows(words, i + len(run)))


def _is_shown(
    window: str,
    words: Sequence[Token],
    i: int,
    run: Sequence[Token],
    outlets: Outlets,
    noun: bool,
    named: bool,
) -> bool:
    """Whether a word in a name or beside it, quotation marks or a foreign script say that it is an outlet's."""
    quoted = window[max(run[0].start - 1, 0) : run[0].start] in ("«", "“", '"', "„")
    cyrillic = re.search("[а-яіїєґ]", window, re.IGNORECASE) is not None
    foreign = cyrillic and all(word.text.isascii() for word in run)
    part = len(run) > 1 and any(outlets.words.is_part(word.folded) for word in run)
    follows = words[i + len(run)] if i + len(run) < len(words) else None
    beside = follows is not None and follows.folded in cues.KINDS
    after = beside and follows is not None and not window[run[-1].end : follows.start].strip()
    return part or after or (noun and not cyrillic) or ((noun or named) and (quoted or foreign))


def _run(window: str, words: Sequence[Token], i: int) -> list[Token]:
    """The words of a name from word ``i`` on: what stands between quotation marks, else capitalised words."""
    first = words[i]
    if first.start > 0 and window[first.start - 1] in '«“„"':
        end = re.search(r"[»”\"]", window[first.start :])
        inside = [word for word in words[i:] if end and word.end <= first.start + end.start()]
        return inside if 0 < len(inside) <= 5 and inside[0].text[:1].isupper() else []
    run: list[Token] = []
    for word in words[i : i + 6]:
        gap = window[run[-1].end : word.start] if run else ""
        if gap.strip(" -.&’'") or (". " in gap and len(run[-1].text) > 1):
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


def name_starts(
    window: str,
    words: Sequence[Token],
    last: int,
    outlets: Outlets,
    *,
    writing: bool = False,
    loose: bool = False,
) -> Iterator[int]:
    """Where a name may begin that ends before word ``last``, the longest first."""
    for i in range(max(0, last - 5), last):
        match = outlets.at(words, i)
        if match is not None and match.last == last:
            yield _bare(words, i, last, outlets)
            return
    if (opened := _quoted(window, words, last, outlets, writing or loose, last < len(words))) is not None:
        yield opened
        return
    for i in range(max(0, last - 4), last if loose else last - 1):
        run = words[i:last]
        titled = (
            all(word.text[:1].isupper() or word.folded in _JOINS for word in run)
            and run[0].text[:1].isupper()
        )
        if (
            titled
            and (loose or outlets.words.is_part(run[-1].folded))
            and not any(outlets.words.bars(w.folded) for w in run)
        ):
            begun = i if words[i].folded not in ("the", "a") else i + 1
            if begun < last:
                yield begun
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
