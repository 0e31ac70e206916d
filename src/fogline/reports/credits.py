"""Where a report itself says that it comes from: agency marks such as "(Reuters)" and "AP contributed"."""

from __future__ import annotations

import re

from fogline.model import Credit

__all__ = ["AGENCIES", "find_credits"]

AGENCIES = (
    "Reuters", "Associated Press", "AP", "Agence France-Presse", "AFP", "dpa", "EFE", "ANSA", "PAP", "Bloomberg",
    "TASS", "RIA Novosti", "Interfax-Ukraine", "Interfax", "Ukrinform", "UNIAN", "Xinhua", "Anadolu Agency",
    "Anadolu", "Kyodo", "WAFA", "SANA", "IRNA", "Belga", "APA", "ТАСС", "РИА Новости", "Интерфакс-Украина",
    "Інтерфакс-Україна", "Интерфакс", "Укрінформ", "Укринформ", "УНІАН", "УНИАН", "Рейтер", "Рейтерс",
)  # fmt: skip
"""Wire services, of whatever country, whose name in brackets or in a byline is a credit."""

_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_BRACKETS = re.compile(rf"[(\[](?:The\s+)?(?P<name>{_NAMES})(?:\s*[/,;&]\s*[^()\[\]]{{1,40}})?[)\]]")
_HELPED = re.compile(
    rf"(?:(?:The\s+)?(?P<name>{_NAMES})\s+contributed\s+to\b|"
    rf"(?:[Cc]ourtesy of|[Cc]redit:|[Ww]ith (?:reporting|files|information) (?:by|from))\s+(?:the\s+|The\s+)?"
    rf"(?P<other>{_NAMES}))(?!\w)"
)
_BYLINE = re.compile(rf"(?:.*\b)?(?:The\s+)?(?P<name>{_NAMES})(?!\w)")
_HEAD, _TAIL = 400, 600


def find_credits(text: str, authors: tuple[str, ...] = ()) -> tuple[Credit, ...]:
    """Credits at the head and the foot of ``text`` (with their offsets) and among ``authors`` (without).

    In the middle of a text an agency in brackets is as often the owner of a picture, so that only the first
    400 and the last 600 characters count.
    """
    found: dict[str, Credit] = {}
    tail = max(_HEAD, len(text) - _TAIL)
    for start, end, pattern in (
        (0, min(_HEAD, len(text)), _BRACKETS), (0, min(_HEAD, len(text)), _HELPED),
        (tail, len(text), _BRACKETS), (tail, len(text), _HELPED),
    ):  # fmt: skip
        for match in pattern.finditer(text, start, end) if start < end else ():
            group = "other" if match.groupdict().get("other") else "name"
            name = match[group]
            found.setdefault(
                name.casefold(), Credit("credit", name, start=match.start(group), end=match.end(group))
            )
    for author in authors:
        if byline := _BYLINE.fullmatch(author.strip()):
            found.setdefault(byline["name"].casefold(), Credit("credit", byline["name"]))
    return tuple(found.values())
