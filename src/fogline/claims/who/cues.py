"""The words that attribute: verbs, nouns and phrases, each with what a speaker does by them."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.language.lemmas import verb_forms
from fogline.model import Act

__all__ = ["MEDIA_NOUNS", "NOUNS", "OFFERS", "VERBS", "Cue", "Form"]


@dataclass(frozen=True, slots=True)
class Cue:
    """An attributing word.

    ``frames`` are the forms of content that it takes: ``clause`` (that …), ``quote``, ``post`` ("…, he
    said"), ``object`` (a noun phrase), ``ing``, ``to``, ``of`` (accuse X of), ``hearer`` (tell X …), ``blame``.
    """

    lemma: str
    act: Act
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a cue verb: ``base``, ``third``, ``past`` (also participle) or ``ing``."""

    cue: Cue
    form: str


_SAY = "clause quote post"
_LEXICON: tuple[tuple[Act, str, str], ...] = (
    (Act.ASSERTS, _SAY, "say add insist assert argue maintain contend state declare note explain stress "
     "emphasise emphasize underline remark recall reiterate repeat allege observe recount "
     "testify boast lament "
     "tweet write reply respond elaborate opine complain conclude inform"),
    (Act.ASSERTS, _SAY + " to object", "claim"),
    (Act.ASSERTS, _SAY + " hearer", "tell"),
    (Act.ASSERTS, _SAY + " object ing", "report"),
    (Act.ASSERTS, _SAY + " object", "announce reveal disclose"),
    (Act.ASSERTS, "clause post", "suggest indicate hint signal find comment"),
    (Act.ASSERTS, "clause object", "show demonstrate"),
    (Act.ASSERTS, "object", "describe highlight document record depict detail"),
    (Act.ASSERTS, "clause object", "hear"),
    (Act.ASSERTS, "quote post", "read continue"),
    (Act.ASSERTS, "of", "accuse"),
    (Act.ASSERTS, "blame", "blame"),
    (Act.DENIES, _SAY + " object ing", "deny"),
    (Act.DENIES, "object clause post", "refute rebut dispute"),
    (Act.DENIES, "object", "reject dismiss rebuff debunk"),
    (Act.CONFIRMS, _SAY + " object ing", "confirm acknowledge admit concede"),
    (Act.CONFIRMS, "clause object", "corroborate"),
    (Act.ESTIMATES, "clause post object", "estimate"),
    (Act.ESTIMATES, "clause post", "believe assess reckon think fear calculate predict forecast expect"),
    (Act.PROMISES, _SAY + " to", "vow promise pledge swear"),
    (Act.PROMISES, "to clause object", "threaten"),
    (Act.WARNS, _SAY + " hearer of", "warn"),
    (Act.WARNS, _SAY, "caution"),
)  # fmt: skip


def _forms() -> dict[str, Form]:
    table: dict[str, Form] = {}
    for act, frames, verbs in _LEXICON:
        for verb in verbs.split():
            cue = Cue(verb, act, frozenset(frames.split()))
            third, past, participle, ing = verb_forms(verb)
            table.update(
                {
                    verb: Form(cue, "base"),
                    third: Form(cue, "third"),
                    past: Form(cue, "past"),
                    participle: Form(cue, "past"),
                    ing: Form(cue, "ing"),
                }
            )
    return table


VERBS = _forms()
"""Every form of every cue verb, lower case."""

ONLY_VERBS = frozenset(
    form
    for verb in "say tell add insist deny argue confirm allege accuse believe admit acknowledge announce reject "
                "dismiss describe reveal concede maintain".split()
    for form in (verb_forms(verb)[0], verb_forms(verb)[1]) if form not in ("confirmed", "alleged", "accused")
)  # fmt: skip
"""Forms that are never nouns, whatever a tagger makes of them."""

NOUNS: dict[str, Act] = {
    "claim": Act.ASSERTS, "claims": Act.ASSERTS, "accusation": Act.ASSERTS, "accusations": Act.ASSERTS,
    "allegation": Act.ASSERTS, "allegations": Act.ASSERTS, "report": Act.ASSERTS, "reports": Act.ASSERTS,
    "assertion": Act.ASSERTS, "assertions": Act.ASSERTS, "statement": Act.ASSERTS, "statements": Act.ASSERTS,
    "speculation": Act.ASSERTS, "rumours": Act.ASSERTS, "rumors": Act.ASSERTS, "notion": Act.ASSERTS,
    "suggestion": Act.ASSERTS, "suggestions": Act.ASSERTS, "denial": Act.DENIES, "denials": Act.DENIES,
    "explanation": Act.ASSERTS, "contention": Act.ASSERTS, "insistence": Act.ASSERTS, "argument": Act.ASSERTS,
    "admission": Act.CONFIRMS, "confirmation": Act.CONFIRMS, "acknowledgement": Act.CONFIRMS,
    "warning": Act.WARNS, "warnings": Act.WARNS, "promise": Act.PROMISES,
    "promises": Act.PROMISES, "pledge": Act.PROMISES, "estimate": Act.ESTIMATES, "estimates": Act.ESTIMATES,
}  # fmt: skip
"""Nouns that carry a statement: "the claim that", "accusations of"."""

OFFERS = frozenset(
    "offer offers proposal proposals deal ultimatum guarantees request requests plan plans truce invitation "
    "citizenship demand demands call calls condition conditions terms jurisdiction pullback withdrawal "
    "concession concessions compromise idea peacekeepers ceasefire cease-fire".split()
)
"""What is declined when it is rejected, not denied."""

MEDIA_NOUNS = frozenset(
    "statement post posts interview video address briefing conference telegram twitter "
    "facebook x message release report "
    "letter speech broadcast recording channel meeting comments remarks phone email media "
    "television tv radio "
    "update communique communiqué note blog website platform youtube instagram threads bulletin call appearance "
    "reporters journalists remarks session council parliament assembly truth".split()
)
"""Where and to whom something is said: part of the attribution, not of the content."""
