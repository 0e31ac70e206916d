"""Whom a report credits, matched with the sources of the case: by name in any spelling, by domain, by channel.

A reader knows the outlets of the tables only. Here the outlets of the case are known too, so that "as the River Herald
reported" is found wherever the River Herald is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from fogline.knowledge.lexicon import tokens
from fogline.knowledge.outlets import Outlets, outlets
from fogline.language.crediting import find_phrases
from fogline.lineage.spelling import key as spelling_key
from fogline.model import Credit, Report, Source, Standing

__all__ = ["credit_keys", "credits_source", "source_keys", "with_case_credits"]

_FEWEST_SOUNDS = 4
"""Sounds that a name and a domain must share to be one: "Степ.Инфо" and step-info.example."""

_LABEL = re.compile(r"^(?P<label>[a-z0-9-]+)\.")
_PARTS = re.compile(r"\s*[;,/&|]\s*|\s+(?:and|with|та|и|і)\s+")


@lru_cache(maxsize=4096)
def _keys(name: str | None, domain: str | None, channel: str | None) -> frozenset[str]:
    known = outlets()
    found = {known.key(given) for given in (name, domain, channel) if given}
    if domain and channel is None and (label := _LABEL.match(domain)) and (sounds := _sounds(label["label"])):
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


def credits_source(report: Report, source: Source) -> Credit | None:
    """The first credit of ``report`` that names ``source``; ``None`` where none does."""
    keys = source_keys(source)
    return next((credit for credit in report.credits if credit_keys(credit) & keys), None)


def _sounds(name: str) -> str | None:
    """How a name sounds, in any script, without what stands between its words; ``None`` for a short one."""
    sounds = spelling_key("".join(re.findall(r"\w+", name)))
    return f"~{sounds}" if len(sounds) >= _FEWEST_SOUNDS else None


def with_case_credits(reports: Sequence[Report]) -> list[Report]:
    """The same reports with the credits to sources of the case that no table has."""
    unknown = _unknown(report.source for report in reports)
    if not unknown:
        return list(reports)
    known = outlets().with_sources(unknown)
    firsts = {words[0].folded for source in unknown if (words := tokens(source.name))}
    keys = {known.key(source.name) for source in unknown}
    return [_more(report, known, firsts, keys) for report in reports]


def _unknown(sources: Iterable[Source]) -> list[Source]:
    """Sources with a name of their own that no table has; official bodies speak and are not credited."""
    table = outlets()
    found = {
        source.id: source
        for source in sources
        if source.standing not in (Standing.OFFICIAL, Standing.OCCUPATION)
        and source.name not in (source.domain, source.channel)
        and "." not in source.name.strip(".")
        and len(source.name) > 2
        and not table.knows(source.name)
    }
    return [found[id] for id in sorted(found)]


def _more(report: Report, known: Outlets, firsts: set[str], keys: set[str]) -> Report:
    own = source_keys(report.source)
    taken = [
        (credit.start, credit.end) for credit in report.credits if credit.start is not None and credit.end
    ]
    found = []
    if firsts & set(re.findall(r"\w+", report.text.casefold())):
        for phrase in find_phrases(report.text, known):
            inside = any(start < phrase.end and phrase.start < end for start, end in taken)
            if phrase.key in keys - own and not inside:
                found.append(Credit("credit", phrase.name, start=phrase.start, end=phrase.end))
    for author in report.authors:
        for name in _PARTS.split(author):
            if name.strip() and known.key(name) in keys - own:
                found.append(Credit("credit", name.strip()))
    return replace(report, credits=(*report.credits, *found)) if found else report
