"""Whom a report credits, matched with the sources of the case: by name in any spelling, by domain, by channel.

A reader knows the outlets of the tables only. Here the outlets of the case are known too, so that "as the River Herald
reported" is found wherever the River Herald, or river-herald.example, is one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from fogline.knowledge.fold import fold
from fogline.knowledge.outlets import outlets
from fogline.language.crediting import Crediting, find_phrases
from fogline.lineage.spelling import key as spelling_key
from fogline.lineage.voices import is_state
from fogline.model import Credit, Report, Source, Standing

__all__ = [
    "credit_keys",
    "is_of",
    "named_in",
    "source_keys",
    "with_case_credits",
    "words_of",
]

_FEWEST_SOUNDS = 4
"""Sounds that a name and a domain must share to be one: "Степ.Инфо" and step-info.example."""

_FEWEST_OF_WORD = 3
"""The same for one word of several: "Среда" and sreda-zhurnal.example."""

_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|yclid|igshid|ref|rss|from|single|embed|comment)$")
_LABEL = re.compile(r"^(?P<label>[a-z0-9-]+)\.")
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZА-ЯІЇЄҐЁ][^\W\d_]{2,}")
_PARTS = re.compile(r"\s*[;,/&|]\s*|\s+(?:and|with|та|и|і)\s+")


@lru_cache(maxsize=4096)
def _keys(name: str | None, domain: str | None, channel: str | None) -> frozenset[str]:
    known = outlets()
    found = {known.key(given) for given in (name, domain, channel) if given}
    if (
        domain
        and channel is None
        and not known.knows(name or domain)
        and (label := _LABEL.match(domain))
        and (sounds := _sounds(label["label"]))
    ):
        found.add(sounds)
    return frozenset(found)


def source_keys(source: Source) -> frozenset[str]:
    """The keys under which reports may credit ``source``."""
    channel = source.channel.rpartition("/")[2].removeprefix("@") if source.channel else None
    return _keys(source.name, None if channel else source.domain, channel)


@lru_cache(maxsize=16384)
def _named(name: str) -> frozenset[str]:
    sounds = _sounds(name)
    return frozenset({outlets().key(name), *({sounds} if sounds else ())})


def credit_keys(credit: Credit) -> frozenset[str]:
    """The keys of the source that ``credit`` names; one of them is among the ``source_keys`` of that source.

    Links and canonical addresses name a page, not a source: they are matched by address.
    """
    if credit.kind in ("link", "canonical") and credit.channel is None:
        return frozenset()
    names = [_named(name) for name in (credit.channel, credit.name) if name]
    return frozenset().union(*names)


@lru_cache(maxsize=16384)
def page_key(url: str | None) -> str | None:
    """One key for the addresses of one page: without scheme, "www", "m", a last slash, a fragment, or what tracks
    readers; ``None`` for what is no address of a page."""
    if not url:
        return None
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    path = re.sub(r"^/s(?=/[^/]+/\d+$)", "", parts.path) if host in ("t.me", "telegram.me") else parts.path
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    host = re.sub(r"^(?:www|m|mobile|amp)\.", "", host)
    return (
        f"{host}{path.rstrip('/')}?{urlencode(sorted(kept))}".rstrip("?")
        if host and path.strip("/")
        else None
    )


def means(credit: Credit, report: Report) -> bool:
    """Whether ``credit`` leads to ``report`` itself or names its source."""
    key = page_key(credit.url)
    if key is not None and key == page_key(report.url):
        return True
    named = credit_keys(credit) & source_keys(report.source)
    return bool(named) or (credit.kind == "credit" and is_of(credit.name, report.source))


def is_of(name: str, source: Source) -> bool:
    """Whether a text that says ``name`` means ``source``: one name, or one that is the beginning of the other.

    "Suspilne" is Suspilne Kharkiv, "Bay Current" is bay-current.example. Outlets of the tables have their own names
    alone, so that Interfax is not Interfax-Ukraine.
    """
    if _named(name) & source_keys(source):
        return True
    table = outlets()
    if table.knows(source.name) or (source.name == source.domain and table.knows(source.domain)):
        return False
    mine = words_of(source)
    if not mine or is_state(name):
        return False
    spelt = (_words(one) for one in (name, *table.spellings(table.key(name))))
    return any(other and (other == mine[: len(other)] or mine == other[: len(mine)]) for other in spelt)


@lru_cache(maxsize=4096)
def _source_words(name: str, domain: str | None) -> tuple[str, ...]:
    label = _LABEL.match(domain) if domain and name == domain else None
    return _words(label["label"].replace("-", " ") if label else name)


def words_of(source: Source) -> tuple[str, ...]:
    """How the words of a source's name sound, in any script; none where all of them are words that many have."""
    return _source_words(source.name, source.domain)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    table = outlets().words
    words = [word for word in re.findall(r"[^\W_]+", name) if fold(word) not in ("the", "of", "and")]
    own = [word for word in words if not (table.is_part(fold(word)) or table.is_noun(fold(word)))]
    first = spelling_key(words[0]).lstrip("~") if words else ""
    return tuple(spelling_key(word) for word in words) if own and len(first) >= _FEWEST_OF_WORD else ()


def _sounds(name: str) -> str | None:
    """How a name sounds, in any script, without what stands between its words; ``None`` for a short one."""
    sounds = spelling_key("".join(re.findall(r"\w+", name)))
    return f"~{sounds}" if len(sounds) >= _FEWEST_SOUNDS else None


def named_in(text: str, firsts: Iterable[str]) -> bool:
    """Whether a word of ``text`` with a capital sounds as one of ``firsts`` (first words of names)."""
    wanted = frozenset(firsts)
    return bool(wanted) and any(
        key in wanted for word in set(_CAPITAL.findall(text)) for key in _words(word)[:1]
    )


def with_case_credits(reports: Sequence[Report]) -> list[Report]:
    """The same reports with the credits to sources of the case that no table has, and without any to themselves."""
    by_word: dict[str, list[Source]] = defaultdict(list)
    for source in _unknown(report.source for report in reports):
        if words := words_of(source):
            by_word[words[0]].append(source)
    return [_more(_others(report), by_word) for report in reports]


def _others(report: Report) -> Report:
    """The report without credits that name its own publisher, as only the case can tell."""
    kept = tuple(one for one in report.credits if one.kind != "credit" or not is_of(one.name, report.source))
    return report if len(kept) == len(report.credits) else replace(report, credits=kept)


def _unknown(sources: Iterable[Source]) -> list[Source]:
    """Sources that no table has; official bodies speak and are not credited."""
    table = outlets()
    found = {
        source.id: source
        for source in sources
        if source.standing not in (Standing.OFFICIAL, Standing.OCCUPATION) and not table.knows(source.name)
    }
    return [found[id] for id in sorted(found)]


def _more(report: Report, by_word: dict[str, list[Source]]) -> Report:
    taken = [(one.start, one.end) for one in report.credits if one.start is not None and one.end is not None]
    found = []
    if named_in(report.text, by_word):
        for phrase in find_phrases(report.text, outlets(), loose=True):
            inside = any(start < phrase.end and phrase.start < end for start, end in taken)
            if not inside and _credited(phrase.name, report.source, by_word):
                found.append(_credit(phrase))
    for author in report.authors:
        for name in _PARTS.split(author):
            if name.strip() and _credited(name.strip(), report.source, by_word):
                found.append(Credit("credit", name.strip()))
    return replace(report, credits=(*report.credits, *found)) if found else report


def _credited(name: str, own: Source, by_word: dict[str, list[Source]]) -> bool:
    words = _words(name)
    sources = by_word.get(words[0], []) if words else []
    return not is_of(name, own) and any(source.id != own.id and is_of(name, source) for source in sources)


def _credit(phrase: Crediting) -> Credit:
    return Credit("credit", phrase.name, start=phrase.start, end=phrase.end)
