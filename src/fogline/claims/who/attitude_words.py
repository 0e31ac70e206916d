"""Words by which anything is attributed to somebody: what is said, thought, felt, wanted, planned or judged."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.language.lemmas import verb_forms

__all__ = ["ADJECTIVES", "LIGHT", "NOUNS", "VERBS", "Attitude"]


@dataclass(frozen=True, slots=True)
class Attitude:
    """A word of saying, thinking or wanting.

    ``takes`` are the forms of what it attributes: ``that`` (a clause), ``quote``, ``to`` (an infinitive), ``object``
    (a noun phrase, with what is said of it), ``ing``, ``hearer`` (a noun phrase before the content, no part of it),
    ``as`` ("described X as Y"), and prepositions that lead to it ("called for X").
    """

    lemma: str
    takes: frozenset[str]


_SPEECH = "that quote"
_VERBS: tuple[tuple[str, str], ...] = (
    (_SPEECH,
     "say add insist argue maintain contend state declare note explain stress emphasise emphasize "
     "remark recall reiterate repeat allege observe recount testify boast tweet write reply "
     "respond elaborate opine complain conclude counter joke quip comment underline underscore "
     "posit speculate theorize theorise reason exclaim muse proclaim profess continue confess "
     "quote"),
    (_SPEECH + " object",
     "assert claim announce reveal disclose acknowledge admit concede confirm deny signal mention "
     "learn report suggest lament predict forecast imply"),
    (_SPEECH + " to object ing", "propose"),
    (_SPEECH + " hearer", "tell remind inform assure reassure notify"),
    (_SPEECH + " hearer of about against", "warn caution"),
    (_SPEECH + " object hearer to", "ask"),
    (_SPEECH + " object to", "vow promise pledge swear demand"),
    (_SPEECH, "shout yell whisper mutter cry ask answer"),
    ("that object",
     "recognize recognise find indicate show demonstrate illustrate believe fear understand "
     "presume suppose estimate doubt dispute regret anticipate recommend determine question"),
    ("that",
     "imagine assume hint realize realise suspect guess reckon figure discover learn feel know "
     "wonder worry conclude remember prove"),
    ("that of about", "think dream"),
    ("that to for", "hope"),
    ("that to object", "expect wish"),
    ("that to", "decide"),
    ("that to on with", "agree"),
    ("that in object", "believe"),
    ("to object", "want plan seek desire"),
    ("to", "intend aim refuse decline threaten offer hesitate opt"),
    ("to object ing", "prefer like love hate"),
    ("to hearer", "persuade convince"),
    ("object to", "urge encourage order press"),
    ("object ing", "consider contemplate"),
    ("object as",
     "describe depict portray characterize characterise view regard perceive cast label brand dub "
     "deem cite praise criticize criticise condemn denounce dismiss reject ridicule treat deride "
     "hail tout"),
    ("object",
     "discuss debate express herald comprehend address detail outline highlight unveil endorse "
     "support oppose favor favour defend champion embrace welcome approve blast slam decry assail "
     "bash mock challenge rebut refute contradict back examine assess evaluate analyze analyse "
     "judge rate weigh applaud laud admire appreciate respect trust resent dislike ignore echo "
     "lambaste rebuke chide disavow disown call question"),
    ("object",
     "acclaim admonish attack bemoan berate belittle castigate celebrate chastise commend demean "
     "denigrate deplore disparage downplay envy exaggerate flout glorify honor honour idolize "
     "insult lampoon malign minimize mischaracterize misrepresent mourn pan pillory promote rap "
     "rebuff rebuke relish repudiate renounce reprimand revile salute savage scold scorn shame "
     "shun skewer slander snub taunt trash underestimate overestimate value vilify worship loathe "
     "despise detest admire enjoy dread"),
    ("object",
     "investigate probe review study explore scrutinize scrutinise interpret summarize clarify "
     "justify rationalize excuse condone tolerate forgive identify target pursue prioritize "
     "emphasize stress emphasise note convey communicate relay publicize publicise invoke tease"),
    ("object", "nominate appoint veto sponsor negotiate authorize authorise resist protest"),
    ("object to", "request instruct advise beg implore pressure"),
    ("object of", "suspect"),
    ("that quote",
     "chant scream chirp preach plead pray blog text post email vent gush fume snap sing charge "
     "attest affirm deadpan point gripe grumble"),
    ("object of", "accuse"),
    ("object for", "blame thank credit fault"),
    ("for", "call push lobby"),
    ("on", "insist focus"),
    ("against for", "vote"),
    ("about", "talk complain worry care"),
    ("of about", "speak"),
    ("against", "rail"),
    ("to", "refer point"),
    ("with", "disagree"),
)  # fmt: skip
_IRREGULAR = {
    "understand": ("understands", "understood", "understood", "understanding"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "cast": ("casts", "cast", "cast", "casting"),
    "dream": ("dreams", "dreamed", "dreamt", "dreaming"),
    "plan": ("plans", "planned", "planned", "planning"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "opt": ("opts", "opted", "opted", "opting"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "regret": ("regrets", "regretted", "regretted", "regretting"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "repeat": ("repeats", "repeated", "repeated", "repeating"),
    "signal": ("signals", "signaled", "signalled", "signaling"),
    "label": ("labels", "labeled", "labelled", "labeling"),
    "pan": ("pans", "panned", "panned", "panning"),
    "rap": ("raps", "rapped", "rapped", "rapping"),
    "snub": ("snubs", "snubbed", "snubbed", "snubbing"),
    "shun": ("shuns", "shunned", "shunned", "shunning"),
    "forgive": ("forgives", "forgave", "forgiven", "forgiving"),
    "beg": ("begs", "begged", "begged", "begging"),
    "sing": ("sings", "sang", "sung", "singing"),
}


def _verbs() -> dict[str, Attitude]:
    takes: dict[str, set[str]] = {}
    for frames, verbs in _VERBS:
        for verb in verbs.split():
            takes.setdefault(verb, set()).update(frames.split())
    table: dict[str, Attitude] = {}
    for verb, frames_of in takes.items():
        attitude = Attitude(verb, frozenset(frames_of))
        for form in (verb, *(_IRREGULAR.get(verb) or verb_forms(verb))):
            table.setdefault(form, attitude)
    return table


VERBS = _verbs()
"""Every form of every such verb, lower case."""

LIGHT = frozenset(
    "try tries tried trying continue continues continued continuing begin begins began seem seems seemed appear "
    "appears appeared attempt attempts attempted attempting start starts started come comes came going used have "
    "has had managed manages".split()
)
"""Verbs before "to" that are a part of the attributing words: "tried to convince", "continues to believe"."""

NOUNS: dict[str, frozenset[str]] = {
    noun: frozenset(frames.split())
    for frames, nouns in (
        ("that of", "claim claims belief beliefs assertion assertions allegation allegations accusation accusations "
         "suggestion suggestions notion suspicion suspicions rumor rumors rumour rumours speculation prediction "
         "predictions argument arguments contention theory acknowledgment admission confidence"),
        ("that about over", "concern concerns worry worries doubt doubts fear fears anxiety complaint complaints"),
        ("that of for to", "hope hopes"),
        ("to", "promise promises vow vows pledge pledges desire refusal willingness reluctance intention intentions "
         "determination commitment threat threats decision"),
        ("for to", "plan plans proposal proposals call calls demand demands request"),
        ("of", "criticism assessment denunciation condemnation view views"),
        ("for", "support"),
        ("to", "opposition"),
        ("that", "conclusion conclusions recognition sense consensus statement warning warnings report reports"),
    )
    for noun in nouns.split()
}  # fmt: skip
"""Nouns of saying, thinking and wanting, with what leads to what is said ("that" a clause, "to" an infinitive)."""

ADJECTIVES: dict[str, frozenset[str]] = {
    adjective: frozenset(frames.split())
    for frames, adjectives in (
        ("that about", "concerned worried confident optimistic pessimistic sure certain convinced aware hopeful "
         "clear skeptical sceptical adamant"),
        ("that to", "determined happy glad proud afraid ready"),
        ("to", "willing eager reluctant unwilling dedicated committed opposed prepared poised keen inclined"),
        ("of", "critical supportive skeptical sceptical afraid aware proud wary"),
    )
    for adjective in adjectives.split()
}  # fmt: skip
