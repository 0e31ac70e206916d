"""The cues of ``crediting``: words beside which an outlet's name is a credit, in English, Ukrainian and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = [
    "ADVERBS", "DATIVE", "DAYS", "INVERTED", "KINDS", "NOT_NEWS", "OBJECT", "PAST", "REPORTER", "SUBJECT", "WRITING",
    "Cues", "patterns",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cues:
    """Two patterns whose last group's name is a ``How``: cues after which, and before which, a name stands."""

    after: re.Pattern[str]
    before: re.Pattern[str]


_TELL_RU = "сообщи|рассказа|заяви|сказа|подтверди|поясни|объясни|уточни|призна|отмети|прокомментирова|подчеркну|добави"
_SEE_RU = "виде|увиде|побыва|посети|насчита|поговори|наблюда|обнаружи|убеди|дозвони"
_SEE_UK = "бачи|побачи|побува|відвіда|нарахува|порахува|поговори|спостеріга|виявля|перекона|додзвони"
_TELL_UK = "повідоми|розпові|сказа|заяви|підтверди|поясни|уточни|зазначи|наголоси|прокоментува|дода"

_EN = Cues(
    re.compile(
        r"\b(?:(?P<told>told|tells|confirmed to|confirmed with|(?:spoke|speaking|talking|talked) (?:to|with)|"
        r"interview(?:ed)? (?:with|to|by|for|given to)|(?:comments?|remarks?|statements?|messages?|e-?mails?) to|"
        r"spoken (?:to|with))|"
        r"(?P<saw>(?:seen|reviewed|obtained|viewed|verified|witnessed|filmed|recorded|examined|analy[sz]ed|geolocated|"
        r"photographed) (?:exclusively )?by|(?:shared with|provided to))|"
        r"(?P<helped>contributed (?:to|reporting)[^.!?\n]{0,60}?,? (?:as well as|along with|together with))|"
        r"(?P<reported>according to(?: (?:an?|the|earlier|recent))?(?: \w+)? (?:reports?|reporting|investigation|article|"
        r"story) (?:by|from|in|on|published (?:by|in))|according to|citing|quoting|"
        r"(?:reported|revealed|published|broadcast|carried|aired|quoted|cited|released|distributed) (?:earlier )?"
        r"(?:by|in|on)|(?:originally|first) (?:appeared|ran) (?:in|on)|republished from|reprinted from|"
        r"(?:reports?|investigation|dispatch|story) (?:by|from|published by)|courtesy of|"
        r"reports?|reported|writes?|wrote|notes|noted|says|said))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<=[\w)»”\"’*_])(?:(?P<helped>,? contributed (?:to|reporting))|"
        r"(?P<saw> (?:correspondent|reporter|photographer|journalist|team|crew)s?(?! (?:was|were|has been|had been)\b)"
        r" [^,.;!?\n]{1,60} (?:saw|reported|reports|said|heard|witnessed|counted|found|visited|watched|filmed)\b|"
        r" (?:(?:has|have|had) )?(?:saw|seen|witnessed|heard|filmed|visited|spoke|spoken|interviewed|counted|"
        r"observed|reviewed|obtained|verified|geolocated|analy[sz]ed|examined|learned|learnt|viewed|found|reached|watched|photographed)\b)|"
        r"(?P<reported> (?:(?:has|have|had|also|earlier|later|first|previously|exclusively|then) )*"
        r"(?:reported|reports|report|wrote|writes|quoted|quotes|cited|cites|noted|notes|revealed|"
        r"(?:said|says)(?! (?:that )?(?:it|its|it’s|it's|their|they|in a statement)\b))\b|, (?:citing|quoting)\b))",
    ),
)
_RU = Cues(
    re.compile(
        rf"\b(?:(?P<told>(?:{_TELL_RU})(?:л|ла|ли)|в (?:интервью|комментарии|эфире|беседе со?|разговоре со?)|"
        r"(?:источник|собеседник)\w{0,4})|"
        rf"(?P<saw>в распоряжении|(?:узна|выясни)л[аои]?|(?:{_SEE_RU})л[аои]?(?:с[ья])?|попал\w* в распоряжение)|"
        r"(?P<reported>по (?:данным|информации|сведениям|сообщени(?:ю|ям)|материалам|словам)|согласно|"
        r"(?:как )?(?:ранее )?(?:сообща|переда|утвержда|отмеча|уточня|информиру|рассказыва|подчеркива|добавля)(?:ет|ёт|ют)|"
        r"(?:как )?(?:ранее )?(?:пиш(?:ет|ут)|цитиру(?:ет|ют))|(?:сообща|переда|писа|написа|опубликова|выясни|узна)л[аои]?|"
        r"сообщило|передали|со ссылкой на|ссыла(?:ясь|ется|ются) на))(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=[\w)»”\"’*_])(?:(?P<told> (?:{_TELL_RU})(?:л|ла|ли)(?!\w))|"
        rf"(?P<saw> (?:{_SEE_RU})л[аои]?(?:с[ья])?(?!\w))|"
        r"(?P<reported>(?: также| ранее| первым| первой)? (?:(?:сообща|переда|утвержда|отмеча|уточня|информиру)(?:ет|ёт|ют)|"
        r"пиш(?:ет|ут)|(?:сообща|переда|писа|написа|опубликова)л[аои]?|сообщило|рассказало|цитиру(?:ет|ют)|"
        r"со ссылкой на|,? ссылаясь на)(?!\w)))",
    ),
)
_UK = Cues(
    re.compile(
        rf"\b(?:(?P<told>(?:{_TELL_UK})(?:в|ла|ли)|[ву] (?:інтерв['’ʼ]ю|коментарі|ефірі|розмові зі?|бесіді зі?)|"
        r"(?:джерел|співрозмовник)\w{0,4})|"
        rf"(?P<saw>[ву] розпорядженні|(?:{_SEE_UK})(?:в|ла|ло|ли)(?:с[ья])?|"
        r"(?:дізна|з['’ʼ]ясува)(?:в|ла|ло|ли)(?:ся)?|потрапил\w* [ву] розпорядження)|"
        r"(?P<reported>за (?:даними|інформацією|відомостями|повідомлення(?:м|ми)|матеріалами|словами)|згідно з|"
        r"(?:як )?(?:раніше )?(?:повідомля|переда|зазнача|стверджу|уточню|інформу|розповіда|цитує)(?:є|ють)?|"
        r"(?:як )?(?:раніше )?(?:пише|пишуть)|(?:повідомля|писа|написа|переда|опублікува)(?:в|ла|ло|ли)|"
        r"повідомило|зі? посиланням на|із посиланням на|посила(?:ючись|ється|ються) на))(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<=[\w)»”\"’*_])(?:(?P<told> (?:{_TELL_UK})(?:в|ла|ли)(?!\w))|"
        rf"(?P<saw> (?:{_SEE_UK})(?:в|ла|ло|ли)(?:с[ья])?(?!\w))|"
        r"(?P<reported>(?: також| раніше| першим| першою)? (?:(?:повідомля|переда|зазнача|стверджу|уточню|інформу)(?:є|ють)|"
        r"пише|пишуть|(?:повідомля|писа|написа|переда|опублікува)(?:в|ла|ло|ли)|повідомило|розповіло|цитує|"
        r"(?:зі?|із) посиланням на|,? посилаючись на)(?!\w)))",
    ),
)
INVERTED = re.compile("reports?|reported|writes?|wrote|notes|noted|says|said")
"""Cues that are as often no credit: after them only a known outlet's bare name is one ("notes the AP")."""

WRITING = re.compile(
    "пиш|reported by|published|originally|republished|reprinted|по материалам|за матеріалами"
)
"""What outlets do and bodies hardly."""

PAST = re.compile(rf"(?:{_TELL_RU}|{_TELL_UK})(?:л|в|ла|ли)")
"""Verbs after which a name is as often told ("сообщил X источник") as telling ("сообщил X")."""

DATIVE = re.compile(
    "(?:агентству|агенції|изданию|виданню|газете|газеті|телеканалу|каналу|журналистам|журналістам|корреспонденту|"
    "кореспонденту|порталу|сайту|радіо|журналисту|журналісту)"
)
SUBJECT = re.compile(
    r"[»”\"]?\s+(?!со\b|ссылаясь|з\b|із\b|зі\b|посилаючись|и\b|та\b|і\b|что\b|що\b|о\b|об\b|про\b)[\w«]"
)
"""What follows an outlet that is told: whoever tells it."""

REPORTER = re.compile(
    "reporter|correspondent|journalist|witness|корреспондент|кореспондент|журналист|журналіст"
)
"""People who report for an outlet, and what agencies call their own eyewitnesses."""

KINDS = frozenset(
    "newspaper news newswire magazine website channel broadcaster outlet television station daily weekly portal "
    "reporter reporters correspondent correspondents".split()
)
"""Words after a name by which it is an outlet's."""

NOT_NEWS = frozenset(
    "photo photos pool staff offices office headquarters building bureau institute "
    "foundation poll survey editor employee employees".split()
)
"""Words after an outlet's name by which the news is not its report."""

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
ADVERBS = frozenset(
    "has have had also earlier later first previously exclusively уже також также ранее раніше".split()
)
OBJECT = frozenset(
    "at of for from with by to against and told on in у в на от від для до про о об с со з із зі та и і глава главный "
    "редактор головний главреда директор".split()
)
"""Words before a name by which it is not the one who reports."""

_CYRILLIC, _LATIN = re.compile("[а-яіїєґ]{3}"), re.compile("[a-z]{3} [a-z]{2}")
_UKRAINIAN, _RUSSIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэёъЫЭЁЪ]")


def patterns(text: str) -> Iterator[Cues]:
    """The cues of the languages that ``text`` may be in, by its letters."""
    sample = text[:3000]
    if _CYRILLIC.search(sample):
        ukrainian, russian = _UKRAINIAN.search(sample), _RUSSIAN.search(sample)
        if russian or not ukrainian:
            yield _RU
        if ukrainian:
            yield _UK
    if _LATIN.search(sample):
        yield _EN
