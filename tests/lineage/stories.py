"""Invented reports of one event: a statement, an agency's wire, its rewrite and translations, and one that was told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fogline.model import Report, ReportKind, Source, When

MORNING = datetime(2026, 5, 4, 6, tzinfo=UTC)

WIRE = (
    "A grain barge sank in the river port of Lipnava on Monday after it struck a pillar of the old bridge, and 14 of its "
    "crew were taken to hospital.\n\n"
    "Harbour master Ilona Breska said that the Marigold had carried 2,300 tonnes of wheat and lost its rudder at 3:40 a.m."
    "\n\n"
    '"We heard one long scrape, and then the lamps went out along the whole quay," said Breska.\n\n'
    "Six tugs and 45 firefighters worked until dawn. Two sailors were still missing.\n\n"
    "The port will stay closed to ships of more than 80 metres for nine days, the regional administration said."
)
REWRITE = (
    "Lipnava's harbour is shut to longer ships for nine days. On Monday the barge Marigold hit the old bridge and went "
    "down with 2,300 tonnes of wheat on board.\n\n"
    "The vessel had no rudder from 3:40 a.m. on, according to harbour master Ilona Breska. "
    '"We heard one long scrape, and then the lamps went out along the whole quay," she said.\n\n'
    "Fourteen crew members are in hospital and two sailors have not been found, though 45 firefighters and six tugs "
    "searched through the night."
)
UKRAINIAN = (
    "У понеділок у річковому порту Ліпнави затонула зернова баржа, яка вдарилася об опору старого моста; 14 членів екіпажу "
    "доправили до лікарні.\n\n"
    "За словами начальниці порту Ілони Брески, «Мариґолд» перевозив 2300 тонн пшениці і о 3:40 втратив кермо.\n\n"
    "«Ми почули один довгий скрегіт, а потім згасли ліхтарі на всій набережній», — сказала Бреска.\n\n"
    "Шість буксирів і 45 пожежників працювали до світанку. Двоє моряків досі не знайдені.\n\n"
    "Порт закрили на дев'ять днів для суден, довших за 80 метрів, повідомила обласна адміністрація."
)
RUSSIAN = (
    "В понедельник в речном порту Липнавы затонула зерновая баржа, ударившаяся об опору старого моста. В больницу доставили "
    "14 членов экипажа.\n\n"
    "По словам начальницы порта Илоны Брески, «Мариголд» вез 2300 тонн пшеницы и в 3:40 потерял руль.\n\n"
    "«Мы услышали один долгий скрежет, а потом погасли фонари на всей набережной», — сказала Бреска.\n\n"
    "Шесть буксиров и 45 пожарных работали до рассвета. Двое моряков до сих пор не найдены.\n\n"
    "Порт закрыли на девять дней для судов длиннее 80 метров, сообщила областная администрация."
)
APART = (
    "Rescue divers searched the flooded hold of a barge in Lipnava for a second time on Monday afternoon, a reporter of "
    "this paper saw from the embankment.\n\n"
    "A deckhand, Tomas Oriel, told the paper that the alarm bell had not rung and that he had swum ashore with the cook.\n\n"
    "The harbour master, Ilona Breska, said 14 people had been taken to hospital. The insurer put the loss at 5 million.\n\n"
    "Traders in the grain exchange expect bread to cost more by the weekend. Buses replace the ferry until Thursday."
)
OTHER_DAY = (
    "Air defences shot down 63 drones over the Lipnava region on the night to Sunday.\n\nThe wreckage of 17 of them fell on "
    "fields, and 28 houses were damaged. Crews of 41 engineers repair the lines."
)
NEXT_DAY = (
    "Air defences shot down 71 drones over the Lipnava region on the night to Monday.\n\nThe wreckage of 22 of them fell on "
    "fields, and 35 houses were damaged. Crews of 56 engineers repair the lines."
)


def item(
    id: str,
    text: str,
    hours: float | None = 0,
    source: str | Source = "",
    language: str = "en",
    **more: object,
) -> Report:
    """A report ``hours`` after that morning (``None``: undated), by a source of its own unless one is given."""
    name = source or f"{id} daily"
    by = (
        name
        if isinstance(name, Source)
        else Source(name, name.title(), domain=f"{name.replace(' ', '-')}.example")
    )
    when = None if hours is None else When.on(MORNING + timedelta(hours=hours))
    made = Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when, language=language)
    return replace(made, **more)  # type: ignore[arg-type]
