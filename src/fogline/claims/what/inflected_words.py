"""What a lexicon of relations holds for a language whose words change their endings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.claims.what.relation_words import Trigger
from fogline.knowledge.stems import Stems
from fogline.model import Relation

__all__ = ["InflectedRelations"]


@dataclass(frozen=True, slots=True)
class InflectedRelations:
    """What an inflected language shows relations with. No side is named in it.

    Patterns match text in lower case with "е" for "ё" and straight apostrophes.
    """

    triggers: tuple[Trigger, ...]
    """In the order of what they say most surely."""
    outcomes: Mapping[str, Relation]
    """The relation of an amount's outcome."""
    negators: frozenset[str]
    none: Stems
    """Words that deny by themselves, before or after: "немає", "відсутні"."""
    without: frozenset[str]
    not_negators: frozenset[str]
    """Two words that begin with a negator and do not negate: "не менше"."""
    light: Stems
    """Verbs that only carry the noun of a deed, so that their negation is that of the deed: "не проводив"."""
    degrees: tuple[tuple[str, str], ...]
    """Patterns and the degree that they show, the surest first."""
    own: Stems
    """Words of the speaker's own side: "наші", "ми"."""
    enemy: Stems
    """Words for whoever is against the speaker."""
    enemy_adjectives: Stems
    freed: Stems
    """Verbs of setting a place free."""
    purpose: str
    """Words that begin what is aimed at rather than done: "щоб", "с целью"."""
    supposed: str
    """Words of what would come: "могли б", "позволит"."""
    footage: Stems
    breaks: frozenset[str]
    """Words that begin another clause."""
    passive: tuple[str, ...]
    """Endings of passive participles."""
    active: tuple[str, ...]
    """Endings of finite verbs."""
    agent: tuple[str, ...]
    """Endings of the case of who did it, in passives."""
    belongs: tuple[str, ...]
    """Endings of the case of whose it is."""
    subject: tuple[str, ...]
    """Endings of the case of the subject."""
    nouns: Stems
    """Words that may stand between a party and what it does: "війська", "сили"."""
    deeds: Stems
    """Nouns of what one side does to another, which belong to whoever does it: "удар", "обстріл"."""
    held: Stems
    """Participles of a place's holder: "окупований росіянами"."""
    relatives: Stems
    """Words that begin a clause about the noun before: "який"."""
    suffered: Stems
    """Deeds named with whoever suffers them: "обстріл України"."""
    arms: Stems
    """What is fired or flown, which belongs to whoever fires it: "ракета", "дрон"."""
    captured: Stems
    """Being a prisoner, which belongs to the captor: "полон"."""
    yielded: Stems
    """Verbs of those who become prisoners: "здалися"."""
    held_by: Stems
    """Nouns before whoever commands a road or a place: "контроль"."""
    encircles: Stems
    """Verbs of those who surround."""
    exchange: Stems
    """Nouns of an exchange of prisoners, in which nobody is taken."""
    since: frozenset[str]
    """Prepositions of place that are of time as well: "с", "до"."""
    causes: frozenset[str]
    """Nouns behind a preposition that are no place: "результаті"."""
    aimed: frozenset[str]
    """Prepositions of the target: "по", "на"."""
    from_side: frozenset[str]
    """Phrases before whoever did it: "з боку"."""
    located: frozenset[str]
    """Prepositions of mere place, after which a state's name is no actor."""
    generic: Stems
    """Words of what goes on or comes back."""
    here: Stems
    """Words that mean the place last named: "місто", "там"."""
