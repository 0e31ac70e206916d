# ruff: noqa: E501  (one pattern a line reads better than patterns broken in the middle)
"""The words that say what kind of thing is said, one lexicon a language. No side is named in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.model import Relation

__all__ = ["ENGLISH", "LEXICONS", "ActorWords", "RelationWords", "Trigger"]

R = Relation


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern of lower-case text that shows a relation; the first that matches wins.

    ``verb`` is the group that holds the word that governs the arguments, the whole match by default.
    ``suffers`` says that the subject of the active verb is the target ("lost", "suffered", "died");
    ``negates`` that the words themselves say that it is not so ("broke the siege"); ``degree`` is the
    degree that the words themselves give.
    """

    relation: Relation
    pattern: str
    suffers: bool = False
    negates: bool = False
    degree: str | None = None


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The small words that tell who does it and to whom."""

    targeting: frozenset[str]
    """Prepositions of the target and of mere place: no subject stands behind them."""
    aimed: frozenset[str]
    """Those of a noun's target: "an attack on"."""
    by: str
    to: str
    force: frozenset[str]
    """Nouns of those who fight or rule: "its forces"."""
    attributes: frozenset[str]
    """What a hyphen joins to a party that does not act: "-backed"."""
    events: frozenset[str]
    performs: tuple[str, ...]
    """Beginnings of verbs that do what a noun names: "launched" an attack."""
    auxiliaries: frozenset[str]
    located: frozenset[str]
    """Prepositions before a capital that is a place."""
    of: str
    sides: frozenset[str]
    """Nouns of place before "of": "north of"."""
    ours: frozenset[str]
    others: frozenset[str]
    """Pronouns that mean the speaker only where the speaker is many: "they"."""
    accuse: frozenset[str]
    itself: frozenset[str]
    """Pronouns that stand alone for the speaker's side."""
    not_itself: frozenset[str]
    """What follows them where they mean something else: "it is"."""
    be: frozenset[str]
    joints: frozenset[str]


@dataclass(frozen=True, slots=True)
class RelationWords:
    """What a language shows relations with."""

    triggers: tuple[Trigger, ...]
    outcomes: Mapping[str, Relation]
    """The relation of an amount's outcome where persons are counted."""
    flying: frozenset[str]
    """Things that are shot down."""
    arms: frozenset[str]
    """Things that are lost as equipment."""
    places: frozenset[str]
    """Things held or taken as places: "15 settlements"."""
    areas: frozenset[str]
    """Units of amounts of ground."""
    buildings: frozenset[str]
    negators: frozenset[str]
    not_negators: frozenset[str]
    """Two words that begin with a negator and do not negate: "not only"."""
    degrees: Mapping[str, str]
    own: frozenset[str]
    """Words of the speaker's own side: "our", "its", "we"."""
    purpose: str
    """A pattern of words that begin what is aimed at rather than done: "in a bid to"."""
    inflicting: str
    """A pattern of active verbs that end a text just before the number of what they were done to."""
    supposed: str
    """A pattern of words that say what would or could come: "would create", "could advance"."""
    passive: frozenset[str]
    footage: frozenset[str]
    actors: ActorWords
    clauses: frozenset[str]
    """What begins another clause, beyond which no negation reaches."""
    have: frozenset[str]
    without: str
    inside_negators: frozenset[str]
    """Negators that count within the words that show a relation."""
    nothing: frozenset[str]
    """Those that deny a hand in it: "had nothing to do"."""
    noun_before: frozenset[str]
    """Words before the noun of a deed: "a", "further"."""


_NOT_BLOCKED = r"(?:aid|access|entry|exits?|traffic|shipments?|humanitarian|attempts?|attacks?|efforts?|evacuations?|all|any|an?|the|his|her|their|its|them|it|him|us|me|some|most|many|this|that|these|those|deliver\w+|journalists|civilians|exports?|imports?|food|calls|talks|resolutions?|websites?|accounts?)\b"
_FORCES = r"(?:forces|troops|soldiers|servicemen|units?|fighters|army|military|militants|infantry|assault groups?|paratroopers|marines|personnel|men|brigades?|groups?)"
_ROUTES = r"(?:supply|logistics?|evacuation) (?:lines?|routes?|roads?|corridors?|arter(?:y|ies))|routes?|roads?|highways?|crossings?|corridors?|lines of communication|logistics"
_WEAPON = r"(?:missiles?|drones?|rockets?|artillery|mortars?|bombs?|air|uavs?|ballistic|guided|glide|cruise|kamikaze|aerial|himars|projectiles?|shells?)"

ENGLISH = RelationWords(
    triggers=(
        Trigger(R.FOOTAGE, r"\b(?:video|footage|clip|photos?|photographs?|images?|images of|recording)\b[^.;]{0,40}\b(?:shows?|showed|showing|depicts?|captures?|appears? to show|purports?|was (?:filmed|shot|recorded)|is (?:fake|staged|old|genuine|authentic))\b"),
        Trigger(R.RESPONSIBILITY, r"\b(?:to blame|responsib(?:le|ility)|culprits?|perpetrat\w+|was behind|were behind|is behind|are behind|no (?:connection|involvement|link)|had nothing to do|not involved|had a hand|false flag)\b"),
        Trigger(R.ROUTE, rf"\b(?:{_ROUTES})\b[^.;]{{0,60}}\b(?:remain(?:s|ed)? open|(?:is|are|was|were|still|stays?|kept|being kept) (?:still |now |partly |fully )?open|usable|passable|function\w*|operat(?:e|es|ing) normally|intact|working)\b", degree="open"),
        Trigger(R.ROUTE, rf"\b(?:{_ROUTES})\b[^.;]{{0,60}}\b(?:cut(?: off)?|severed|blocked|closed|interdicted|impassable|under (?:\w+ )?fire control|disrupted|interrupted|mined)\b", degree="cut"),
        Trigger(R.ROUTE, rf"\b(?:cut(?:ting)?(?: off)?|sever(?:ed|ing)?|block(?:ed|ing)?|clos(?:ed|ing)|interdict(?:ed|ing)?|disrupt(?:ed|ing))\b (?:\w+[- ]){{0,4}}(?:{_ROUTES})\b", degree="cut"),
        Trigger(R.ROUTE, rf"\b(?:reopened|re-opened|opened|unblocked|restored|secured|keep(?:s|ing)? open)\b (?:\w+[- ]){{0,4}}(?:{_ROUTES})\b", degree="open"),
        Trigger(R.ENCIRCLEMENT, r"\b(?:br(?:oke|oken|eak|eaking)|lift(?:ed|ing)?|end(?:ed|ing)?|reliev(?:ed|ing))\b (?:\w+ ){0,3}(?:sieges?|encirclement|blockade|cauldron|ring)\b", negates=True),
        Trigger(R.ENCIRCLEMENT, r"\b(?:encircl\w+|surround(?:ed|ing|s)?|cauldron|besieg\w+|under siege|(?:city|town|village) (?:is |was |has been |had been )?cut off|troops? (?:is |are |were |have been |had been )?cut off|trapped in|in a (?:\w+ )?pocket|cauldrons|blockaded|operational encirclement|ring around|semi-encirclement|half-encircled|pincers? (?:around|closed))\b"),
        Trigger(R.WITHDRAWAL, r"\b(?:withdrawn|withdrew|withdrawing|pulled (?:back|out))\b[^.;]{0,40}(?:%|per ?cent)|(?:%|per ?cent)[^.;]{0,60}\b(?:withdrawn|pulled (?:out|back))\b"),
        Trigger(R.ADVANCE, r"\bpush(?:ed|ing)? (?:the )?(?:them|enemy|invaders?|occupiers?|\w+ (?:forces|troops|fighters)|the \w+s) back\b"),
        Trigger(R.ADVANCE, rf"(?<!been )(?<!was )(?<!were )(?<!are )(?<!being )\b(?:push|driv|drov|forc)(?:ed?|en|ing)? (?:back|out) (?:the )?(?:[\w-]+ ){{0,2}}{_FORCES}\b"),
        Trigger(R.ENCIRCLEMENT, rf"\b{_FORCES}\b[^.;,]{{0,30}}\b(?:is|are|was|were|been|remain(?:s|ed)?) (?:\w+ly )?blocked(?! (?:by|from|on|online))\b|\b(?:{_FORCES}|it|they) (?:has |have |had )?(?:\w+ly )?blocked (?:(?:the )?(?:city|town|village|settlement|garrison)|(?!{_NOT_BLOCKED})[\w-]+(?: and [\w-]+)?(?: (?:from|on) [\w ]+)?$)"),
        Trigger(R.SHARE, r"(?:\d%|per ?cent|percent|square (?:km|kilomet\w+|miles)|km²|sq\.? km)[^.;]{0,40}\b(?:of|under|territory)\b|\b(?:control|hold|occup\w+|seiz\w+|captur\w+|liberat\w+)\b[^.;]{0,40}(?:\d ?%|per ?cent|percent|square (?:km|kilomet\w+|miles)|km²|\b(?:fifth|quarter|third|half) of)"),
        Trigger(R.INTERCEPTION, r"\b(?:shot down|shoot(?:ing)? down|intercept\w*|downed|downing|brought down|air[- ]defen[cs]es? \w*(?: and \w+)? ?(?:destroy|repel|suppress|neutrali[sz]|hit)\w*|jammed|suppressed by electronic|failed to reach (?:their |its )?targets?|locationally lost)\b"),
        Trigger(R.CAPTIVITY, r"\b(?:(?:suspected|believed|feared|presumed) captured|taken (?:prisoners?|captive|hostage)|took (?:\w+ ){0,3}(?:prisoners?|captives?|hostages?)|prisoner (?:exchange|swap)|held (?:captive|hostage)|surrendered|in captivity|hostages? (?:were|was|are|is|have|held|released|freed)|abducted|kidnapped|detained)\b"),
        Trigger(R.CASUALTIES, r"\b(?:suffer(?:ed|ing|s)?|sustain(?:ed|ing)|incurr(?:ed|ing)|lost|los(?:es|ing)) (?:\w+[- ,]+){0,6}(?:loss(?:es)?|deaths?|casualt(?:y|ies)|soldiers|troops|men|personnel|lives|servicemen|fighters)\b", suffers=True),
        Trigger(R.CASUALTIES, r"\b(?:inflict(?:ed|ing|s)?) (?:\w+[- ]){0,3}(?:loss(?:es)?|casualt(?:y|ies))\b"),
        Trigger(R.CASUALTIES, r"\b(?:died|dying|die|perished|succumbed)\b", suffers=True),
        Trigger(R.CASUALTIES, r"\b(?:kill(?:ed|s|ing)?|wound(?:ed|ing|s)|injur(?:ed|ing|es|y|ies)|dead|deaths?|casualt(?:y|ies)|fatalit(?:y|ies)|death toll|losses|victims|executed|execut(?:ing|ions?)|massacred?|(?:critical|serious|grave|stable) condition|atrocit\w+|mass killings?)\b"),
        Trigger(R.WITHDRAWAL, r"\b(?:withdr[ae]w\w*|retreat\w*|pull(?:ed|ing)? (?:back|out)|fell back|falling back|fled (?:from )?(?:(?:their|its|the) )?positions|abandoned (?:their |its )?positions|left (?:their |its )?positions|driven out|(?:pushed|forced|driven|beaten|thrown) back|ousted)\b"),
        Trigger(R.CONCENTRATION, rf"\b(?:concentrat(?:ing|ed|es|ion)|amass\w*|mass(?:ing|ed) (?:\w+[- ,]+){{0,4}}{_FORCES}|gather(?:ing|ed) (?:\w+[- ,]+){{0,4}}{_FORCES}|build-?up|buildup|(?:bring(?:ing)?|brought|mov(?:e|ed|ing) in|send(?:ing)?|sent|redeploy(?:ed|ing)|deploy(?:ed|ing)|transferr(?:ed|ing)|reinforc(?:ed|ing)) (?:\w+[- ,]+){{0,6}}(?:{_FORCES}|reinforcements|reserves))\b"),
        Trigger(R.CONTROL, r"\b(?:(?:raised|hoisted|planted)\b[^.;]{0,20} flag)\b"),
        Trigger(R.CONTROL, r"\b(?:(?:is|are|was|were|remains?|came|come|comes|fell|now|still|stays?|back) (?:\w+ )?under (?:the |full |complete |\w+ ){0,3}control|in (?:\w+ ){1,2}hands|fell to|fallen to|fall to|(?:has|had|have) fallen(?! (?:in|on|into|near|from|by)\b))\b"),
        Trigger(R.CONTROL, r"(?<!-)\b(?:(?:re)?captur(?:ed|ing|es?)|seiz(?:ed|ing|es?)|liberat(?:ed|ing|es?|ion)|t(?:ook|aken|aking|akes?) (?:(?:full|complete|partial) )?control|(?:re)?t(?:ook|aken|akes?|ake) (?:the )?(?:city|town|village|settlement)|retook|retaken|retaking|overr(?:an|un)|occup(?:ied|ying|ies|y)|conquered|controls?(?! (?:facilit\w*|cent(?:er|re)s?|rooms?|systems?|posts?))|controlled|controlling|hold(?:s|ing)? (?:the |on |most of )*(?:city|town|village|positions|line|settlement)|cleared (?:the )?(?:city|town|village)|annex\w*|secured control|full control|complete control|took over|(?:has|had|have) taken(?! (?:place|part|off|action|steps?|\w+ prisoner))|(?:not|never) (?:yet )?been (?:fully |completely )?(?:taken|lost|captured)(?! (?:place|part|off|prisoner))|(?:forces|troops|army|units|defenders|fighters|it|they|we) (?:still |now |firmly )?(?:hold|holds|held)(?! (?:a |an |talks|meeting|elections?|hostages?|captive|prisoner|responsible|back|off|up|out|fire|discussions|drills?|exercises?))|(?:los(?:ing|e)|lost) (?:control|the (?:city|town|village|settlement)))\b"),
        Trigger(R.INTENT, r"\b(?:plan(?:s|ned|ning)? (?:to|imminent|an?|new|attacks?)|intend(?:s|ed|ing)? to|intention|prepar(?:es?|ed|ing) (?:to|for|an?)|wants? to|aims? to|aimed at|seek(?:s|ing)? to|plotting|ready to|goal (?:is|of)|vow(?:s|ed) to|will (?:continue|begin|start|hold|meet|strike|respond|retaliate|launch|not)|going to|would (?:strike|respond|retaliate|launch|begin|hold)|strike back|not seeking)\b"),
        Trigger(R.PRESENCE, rf"\b{_FORCES}\b[^.;]{{0,30}}\b(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?|been) (?:(?!\w+ing)\w+ ){{0,2}}(?:inside|in|within|present|at|on the (?:outskirts|edge)|entrenched|deployed|stationed|operating)\b"),
        Trigger(R.PRESENCE, r"\b(?:people|civilians|residents|prisoners) (?:were|are|was|is|had been) (?:\w+ )?(?:present|inside)\b"),
        Trigger(R.PRESENCE, rf"\b(?:infiltrat\w+|presence of|entrenched|dug in|foothold|no (?:\w+ )?{_FORCES} (?:left |remaining )?(?:in|inside)|there (?:is|are|were|was) (?:\w+ ){{0,3}}{_FORCES} (?:in|inside|at))\b"),
        Trigger(R.ADVANCE, r"\b(?:advanc(?:ing|es?|ements?|ed(?! (?:\w+ ){0,1}(?:drones?|weapon\w*|systems?|tech\w*|missiles?)))|push(?:ed|ing)? (?:further |deeper |forward |on )?(?:into|towards?|forward|further|deeper)|gain(?:ed|ing|s) (?:ground|a foothold)|gains in|closing in|br(?:oke|oken|eak|eaking) through|breakthrough|mov(?:ed|ing) (?:closer|towards?|into|forward|on)|enter(?:ed|ing)|cross(?:ed|ing) (?:the|into)|penetrated|made progress|improv(?:ed|ing) (?:\w+ ){0,2}positions?|pressing (?:forward|towards?)|offen[sc](?:iv)?e (?:was|is|has) (?:stall\w*|slow\w*)|tighten\w*|proceeds? toward|occupied new positions)\b"),
        Trigger(R.DAMAGE, r"\b(?:attack|strike|assault|shelling|explosion|blast|drone|missile|fire|debris|raid|barrage)s?\b[^.;,]{0,40}\b(?:damag(?:ed|ing)|destroy(?:ed|ing)|disrupt(?:ed|ing))\b"),
        Trigger(R.STRIKE, rf"\b{_FORCES} (?:that |who |which )?(?:is |are |was |were |has been |have been |had been )?(?:fired|firing|shooting) ?(?:$|(?:at|on|upon|towards?|into|from|across)\b|[.,;])"),
        Trigger(R.STRIKE, rf"\b(?:air ?-?strikes?|air ?-?raids?|airstrikes?|{_WEAPON} (?:and {_WEAPON} )?(?:strikes?|attacks?|assaults?|raids?|barrages?|fire)|shell(?:ed|ing|s)|bombard\w*|bomb(?:ed|ing|ings)|fir(?:ed|ing) (?:\w+[- ,]+){{0,5}}{_WEAPON}|launch(?:ed|ing|es)? (?:\w+[- ,]+){{0,6}}{_WEAPON}|{_WEAPON}\b[^.;]{{0,40}}\b(?:hit|hits|struck|launched|fired|fell|landed|slammed|targeted|used|crashed|identified|fallen|crossing)|(?:hit|struck|target(?:ed|ing)) (?:by|with|in) (?:\w+[- ]){{0,3}}(?:{_WEAPON}|strikes?)|missile strikes?|explosions?|(?:the|a|any such|such|this|that|\w+) strikes? (?:on|against|was|were|had|has|hit|in|by|killed|that)|strikes?|(?:munitions|fragments|projectiles|warheads) (?:have |has |had )?(?:fell|fallen|landed|rained)|used (?:\w+[- ,]+){{0,6}}(?:{_WEAPON}|weapon\w*|rocket system|launch rocket)|(?:hit|struck|hitting|striking)\b)"),
        Trigger(R.EQUIPMENT, r"\b(?:destroy\w*|lost|losing|knocked out|disabled|burned|hit)\b (?:\w+[- ,]+){0,5}(?:tanks?|vehicles?|guns?|howitzers?|launchers?|systems?|aircraft|jets?|helicopters?|ships?|vessels?|radars?|depots?|armou?r|equipment|artillery|warships?|boats?)\b"),
        Trigger(R.DAMAGE, r"\b(?:bl(?:ew|own|ow|owing) up|damag\w*|destroyed|destroying|destruction|ruined|in ruins|power (?:cuts?|outages?|supply)|blackouts?|disrupted power|on fire|fires? broke out|caught fire|burned|wrecked|devastated|without (?:power|electricity|water|heat\w*)|collapsed)\b"),
        Trigger(R.DISPLACEMENT, r"\b(?:displac\w*|evacuat\w*|fled|fleeing|flee|refugees|left their homes|forced (?:from|to leave)|people living in)\b"),
        Trigger(R.ATTACK, r"\b(?:attack\w*|assaults?|assaulted|offensives?|storm(?:ed|ing)|ambush\w*|clash(?:es|ed)?|fighting|battles?|counter-?attack\w*|counter-?offensive\w*|raid(?:s|ed)?|incursions?|repel(?:led|ling|s)?|repuls\w*|sabotage|targeting|targeted|(?:only|never|not|deliberately) targets?|confrontations?|skirmish(?:es)?|face-offs?|gun ?battles?|gunfights?|firefights?|gunfire|shot at|opened fire|combat|engagements)\b"),
        Trigger(R.CAPTIVITY, r"\b(?:prisoners?(?: of war)?|pows?|captives?|hostages?)\b"),
        Trigger(R.CONDITIONS, r"\b(?:fog|foggy|mist|misty|rain|rains|rained|raining|rainy|rainfall|downpours?|snow|snowed|snowing|snowfall|blizzards?|mud|muddy|ice|icy|frost|weather|visibility|temperatures?|cloud cover|low cloud|cloudless|overcast|clear (?:sky|skies)|(?:sky|skies) (?:over [\w ]{2,30} )?(?:was|were|is|are) clear|storm winds?)\b"),
    ),
    outcomes={
        "killed": R.CASUALTIES, "wounded": R.CASUALTIES, "missing": R.CASUALTIES, "captured": R.CAPTIVITY,
        "displaced": R.DISPLACEMENT, "lost": R.CASUALTIES, "eliminated": R.CASUALTIES,
    },
    flying=frozenset(
        """drone drones uav uavs missile missiles rocket rockets projectile projectiles bomb bombs warhead warheads
        interceptors munitions targets shahed""".split()
    ),
    arms=frozenset(
        """tank tanks vehicle vehicles gun guns howitzer howitzers system systems launcher launchers aircraft plane planes
        jet jets helicopter helicopters ship ships vessel vessels boat boats warship warships truck trucks artillery cars
        depot depots radar radars motorcycles equipment""".split()
    ),
    places=frozenset("settlement settlements village villages town towns city cities localities km² mi²".split()),
    areas=frozenset({"km²", "mi²", "ha", "percent"}),
    buildings=frozenset(
        """building buildings house houses home homes apartment apartments school schools hospital hospitals bridge
        bridges substations substation facilities facility refineries refinery""".split()
    ),
    negators=frozenset("not n't never no none nobody neither nor without failed unable cannot t nothing".split()),
    not_negators=frozenset({"not only", "no doubt", "not just", "no fewer", "no less", "not less", "not fewer", "no more", "not more", "no one knows", "not merely", "not far"}),
    degrees={
        "fully": "fully", "completely": "fully", "entirely": "fully", "totally": "fully", "almost": "nearly",
        "nearly": "nearly", "practically": "nearly", "virtually": "nearly", "close to": "nearly", "partially": "partly",
        "partly": "partly", "half": "partly", "semi": "partly", "most of": "mostly", "operationally": "operationally",
        "part of": "partly", "parts of": "partly", "outskirts": "outskirts", "the edge of": "outskirts",
        "all of": "fully", "whole": "fully", "tightly": "fully", "not all": "partly", "largely": "mostly",
    },
    own=frozenset("our we us its their his my it they ours".split()),
    purpose=r"\b(?:in a bid to|in order to|in an attempt to|in an effort to|so as to|with the (?:aim|intention|goal) of)\b",
    inflicting=(
        r"(?<!been )(?<!was )(?<!were )\b(?:shot down|destroyed|destroying|killed|killing|wounded|wounding|injured|injuring"
        r"|captured|capturing|downed|damaged|damaging|disabled|knocked out|eliminated|took out) (?:[\w-]+ ){0,3}$"
    ),
    supposed=(
        r"\b(?:would|could|might|may) (?:then |also |soon |eventually )?(?:be able to |be (?:a |used )|try to )?"
        r"(?:create|open|allow|enable|give|bring|clear|pave|let|provide|facilitate|trigger|provoke|lead|result|pose"
        r"|represent|constitute|mean|advance|push|move|capture|seize|take|encircle|threaten|cut)\b"
    ),
    passive=frozenset("was were is are been be being got".split()),
    footage=frozenset("video videos footage clip clips photo photos photograph image images recording pictures".split()),
    actors=ActorWords(
        targeting=frozenset("on against at of in into to for from near toward towards with over".split()),
        aimed=frozenset("on against of at in among to".split()),
        by="by",
        to="to",
        force=frozenset(
            """forces troops soldiers servicemen army military militants fighters units brigade group coalition militia rebels
            navy guard commandos gunmen police authorities government paramilitary insurgents settlers separatists""".split()
        ),
        attributes=frozenset(
            """backed supplied made controlled occupied annexed held installed aligned allied funded built provided trained
            designed supported sponsored produced era speaking born language""".split()
        ),
        events=frozenset(
            """attack attacks strike strikes raid raids shelling airstrike airstrikes bombardment assault missile missiles
            drone drones rocket rockets artillery fire""".split()
        ),
        performs=tuple(
            """launch carr conduct stag mount order commit resum continu step intensif unleash wag execut deliver inflict use
            using fire firing perform attempt plan repeat direct open made make making did do undert take took began begin start
            hit struck strik kill deploy send sent mov gather mass concentrat prepar increas expand escalat keep kept""".split()
        ),
        auxiliaries=frozenset("is are was were be been being have has had having does did 's 've 'd".split()),
        located=frozenset("in near around outside inside over at into".split()),
        of="of",
        sides=frozenset("north south east west city town outskirts capital".split()),
        ours=frozenset("our we us ours my".split()),
        others=frozenset("they their".split()),
        accuse=frozenset("accuse accuses accused accusing".split()),
        itself=frozenset("it they".split()),
        not_itself=frozenset("is was".split()),
        be=frozenset("is was are were".split()),
        joints=frozenset({",", "and"}),
    ),
    clauses=frozenset({";", ":", "but", "although", "while", "who", "which"}),
    have=frozenset({"have", "has", "had", "did", "does", "do"}),
    without="without",
    inside_negators=frozenset({"not", "n't", "never"}),
    nothing=frozenset({"no", "not", "nothing"}),
    noun_before=frozenset({"a", "an", "any", "the", "this", "such", "further", "new", "another"}),
)  # fmt: skip

LEXICONS: Mapping[str, RelationWords] = {"en": ENGLISH}
"""By language (ISO 639-1)."""
