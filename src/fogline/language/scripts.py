"""From a word's form to its lemma by a short script: what to cut at its two ends, and what to put in place.

Scripts learned from a treebank hold for words never met (Straka 2018, UDPipe 2.0): "заявив" to "заявити" is the one of
"повідомив" to "повідомити".
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["UNCHANGED", "lemma_of", "script_of"]

UNCHANGED = "low 0 0 "
"""The script of what is its own lemma, in lower case."""


def script_of(form: str, lemma: str) -> str:
    """The script that makes ``lemma`` of ``form``: "low" or "as is", characters off the beginning and off the end, and
    what comes after."""
    if lemma[:1].isupper():
        way, base = ("as", form) if form[:1].isupper() and not form.isupper() else ("up", form.lower())
        if lemma.isupper() and form.isupper():
            way, base = "as", form
    else:
        way, base = "low", form.lower()
    target = lemma.lower() if way == "up" else lemma
    begin, length = _longest_common(base, target)
    if length == 0 or target[: target.find(base[begin : begin + length])]:
        return f"whole 0 0 {lemma}" if length == 0 else _over(way, base, target)
    return f"{way} {begin} {len(base) - begin - length} {target[length:]}"


def _over(way: str, base: str, target: str) -> str:
    """Where the common part does not begin the lemma: keep only a common beginning."""
    same = 0
    while same < min(len(base), len(target)) and base[same] == target[same]:
        same += 1
    return f"{way} 0 {len(base) - same} {target[same:]}"


def _longest_common(form: str, lemma: str) -> tuple[int, int]:
    """Where the longest stretch of ``form`` that is also in ``lemma`` begins, and its length."""
    best = (0, 0)
    for begin in range(len(form)):
        length = best[1] + 1
        while begin + length <= len(form) and form[begin : begin + length] in lemma:
            best = (begin, length)
            length += 1
    return best


@lru_cache(maxsize=20_000)
def lemma_of(form: str, script: str) -> str:
    """What a script makes of a form; the form in lower case where it does not fit."""
    way, first, last, ending = script.split(" ", 3)
    if way == "whole":
        return ending
    base = form if way == "as" else form.lower()
    cut = int(first) + int(last)
    if cut > len(base) or (cut == len(base) and not ending):
        return form.lower()
    made = base[int(first) : len(base) - int(last)] + ending
    return made[:1].upper() + made[1:] if way == "up" else made
