# ruff: noqa: E501  (lists of words)
"""The words that amounts are written with in English."""

from __future__ import annotations

from fogline.knowledge.amounts.amount_words import AmountWords, CountingWords, NameWords, RangeWords

__all__ = ["ENGLISH"]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


def _pairs(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for line in text.strip().splitlines():
        value, _, names = line.partition(":")
        pairs.update({name.strip(): value.strip() for name in names.split(",")})
    return pairs


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

ENGLISH = AmountWords(
    numbers={w: i for i, w in enumerate(_ONES)} | {w: 10 * i for i, w in enumerate(_TENS, 2)},
    scales={
        "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
        "dozen": 12, "mn": 10**6, "bn": 10**9, "k": 1000, "m": 10**6,
    },
    vague={
        "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6,
        "billions": 2 * 10**9, "several": 2, "a few": 2, "a handful of": 2, "tens": 20, "a number of": 2,
    },
    scaled_least={
        "dozen": 12, "dozens": 12, "score": 20, "scores": 20, "hundred": 100, "hundreds": 100, "thousand": 1000,
        "thousands": 1000, "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
    },
    at_least=_words(
        "at least, more than, over, no fewer than, not fewer than, no less than, not less than, upwards of, upward of, "
        "a minimum of, in excess of, greater than, above, well over, just over, well above, exceeding, a little over, "
        "slightly more than, just above, a bit over, not less, far more than, many more than, much more than, "
        "slightly over, at the very least, topped, topping, tops, surpassed, surpassing, surpasses, exceeded, exceeds"
    ),
    at_most=_words(
        "up to, fewer than, less than, at most, as many as, no more than, not more than, under, below, a maximum of, "
        "just under, well under, not exceeding, as much as, slightly less than, a little under, just below, "
        "as few as, far fewer than"
    ),
    about=_words(
        "about, around, some, roughly, approximately, nearly, almost, close to, an estimated, estimated, circa, approx, "
        "approx., in the region of, in the order of, something like, near, virtually, somewhere around, ~, ≈, "
        "an approximate, practically, nearly a, almost a, about a, around a"
    ),
    at_least_after=_words("or more, and more, or over, at least, plus, at the very least"),
    at_most_after=_words("or fewer, or less, at most, or under, at the most"),
    about_after=_words("or so, approximately, or thereabouts"),
    units=_pairs(
        """
        percent: %, percent, per cent, pct, pc, percentage points, percentage point
        km²: km², sq km, sq. km, square km, square kilometers, square kilometres, square kilometer, square kilometre, sq kilometers, sq kilometres
        mi²: square miles, square mile, sq miles, sq mi
        km: km, kms, kilometers, kilometres, kilometer, kilometre
        mi: miles, mile
        km/h: km/h, kph
        m: metres, meters, metre, meter
        ha: hectares, hectare
        t: tonnes, tons, tonne, ton, metric tons, metric tonnes
        kg: kg, kilograms, kilogram, kilos, kilogrammes
        MW: megawatts, mw
        GW: gigawatts, gw
        barrels: barrels
        years: years, year
        months: months, month
        weeks: weeks, week
        days: days, day
        hours: hours, hour
        minutes: minutes, minute
        seconds: seconds
        °C: degrees celsius, °c
        """
    ),
    currencies=_pairs(
        """
        USD: $, dollars, dollar, us dollars, usd
        EUR: €, euros, euro, eur
        GBP: £, gbp
        UAH: ₴, hryvnias, hryvnia, uah
        RUB: ₽, rubles, roubles, ruble, rouble, rub
        ILS: ₪, shekels
        """
    ),
    persons=_words(
        """person, persons, people, civilian, civilians, soldier, soldiers, troops, servicemen, serviceman, servicewomen
        fighter, fighters, militant, militants, insurgents, rebels, combatants, combatant, child, children, woman, women
        man, men, boy, boys, girl, girls, resident, residents, prisoner, prisoners, detainees, hostage, hostages, officer
        officers, medic, medics, doctors, doctor, nurses, paramedics, paramedic, journalist, journalists, reporters
        passengers, passenger, pilot, pilots, crew, sailors, sailor, students, student, worker, workers, employees
        employee, patients, patient, staff, members, member, personnel, victims, victim, others, casualties, rescuers
        rescuer, policemen, policeman, police, firefighters, firefighter, villagers, refugees, migrants, settlers
        attackers, gunmen, gunman, conscripts, recruits, reservists, mercenaries, commanders, commander, guards, guard
        bodies, body, pows, infant, infants, baby, babies, teenager, teenagers, pensioner, pensioners, driver, drivers
        volunteer, volunteers, saboteurs, infantry, infantrymen, marines, paratroopers, citizens, citizen, families
        aid workers, personnel, servicepeople, minors, minor, elderly, pedestrian, pedestrians, peacekeepers, invaders
        occupiers, defenders, terrorists, terrorist, males, females, individuals, evacuees, households, dead, wounded"""
    ),
    things=_words(
        """tank, tanks, vehicle, vehicles, drone, drones, uav, uavs, missile, missiles, rocket, rockets, aircraft, plane
        planes, jet, jets, helicopter, helicopters, shell, shells, bomb, bombs, projectile, projectiles, warship, warships
        ship, ships, vessel, vessels, boat, boats, gun, guns, howitzers, howitzer, system, systems, launcher, launchers
        building, buildings, house, houses, home, homes, apartment, apartments, school, schools, hospital, hospitals
        attack, attacks, strike, strikes, raid, raids, airstrikes, airstrike, clash, clashes, explosion, explosions
        blast, blasts, assault, assaults, engagements, settlement, settlements, village, villages, town, towns, city
        cities, warhead, warheads, munitions, munition, car, cars, bus, buses, truck, trucks, brigades, battalions
        convoy, convoys, bridge, bridges, targets, target, facilities, facility, substations, depots, depot, position
        positions, incidents, bombardments, sorties, mines, trains, train, motorcycles, artillery, armored, armoured
        units, battalion, division, divisions, regiments, shellings, hits, locations, deaths, death, injuries, injury
        casualties, violations, localities, districts, airfields, airfield, refineries, refinery, interceptors"""
    ),
    abstract=_words(
        """directions, direction, ways, times, reasons, occasions, fronts, sides, aspects, parts, factors
        questions, issues, sources, others, accounts, claims, months, weeks, days, years, hours, minutes, things, countries"""
    ),
    outcomes=_pairs(
        """
        killed: killed, kill, kills, killing, dead, died, die, dying, dies, deaths, death, fatalities, fatality, slain, perished, executed, fatally, lives
        wounded: wounded, wound, wounds, wounding, injured, injure, injures, injuring, injuries, injury, hurt, maimed, hospitalised, hospitalized
        missing: missing, unaccounted
        captured: captured, capture, captures, capturing, surrendered, detained, imprisoned, captive, captives, seized
        destroyed: destroyed, destroy, destroys, destroying, downed, shot, intercepted, neutralized, neutralised, jammed, down, intercept, intercepting, downing, shooting
        damaged: damaged, damage, damaging, damages, disabled, disabling, disables
        displaced: displaced, displacing, evacuated, evacuating, fled, fleeing
        lost: lost, losses, loss, losing
        eliminated: eliminated, eliminating, eliminate, liquidated, liquidating
        """
    ),
    toll=_words("toll, number, total, count, tally, figure, dead, killed, deaths, wounded, injured"),
    included=_words("including, among them, among whom, of whom, of them, including at least"),
    numbered_after=_words(
        """resolution, resolutions, section, article, chapter, page, paragraph, room, flight, highway, route, no, number
        nos, figure, table, type, mark, channel, group, unit, point, article, base, gate, phone, tel, telephone, call
        hotline, school, building, apartment, item, part, volume, act, order, decree, law, version, phase, stage, level
        category, age, aged, mig, su, himars, article, checkpoint, hill, height, road, lot, train, bus, terminal
        reactor, camp, iphone, g, brigade, regiment, army, division, corps, battalion, area, zone, sector, block"""
    ),
    units_of_force=_words("brigade, regiment, army, division, corps, battalion, squadron, fleet, directorate"),
    auxiliaries=_words(
        """was, were, is, are, be, been, being, have, has, had, also, reportedly, feared, believed, confirmed, reported
        said, to, now, either, so, far, all, both, allegedly, subsequently, later, already, currently, still, later, may
        left, got, who, which, that, would, could, being, immediately, seriously, badly, severely, lightly, critically"""
    ),
    months=_words(
        """january, february, march, april, may, june, july, august, september, october, november, december, jan, feb
        mar, apr, jun, jul, aug, sep, sept, oct, nov, dec"""
    ),
    counting=CountingWords(
        determiners=_words("the, its, their, his, our, those, these, them, which, whom"),
        another=_words("more, other"),
        captive_of=_words("war, conscience"),
        going_on=_words("and, or, as well as, including, and another, and other") | {""},
        times=_words(
            """monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, yesterday, tonight, tomorrow, earlier, later
            overnight, now, recently, previously, afterwards, morning, afternoon, evening, night, week, month, year, weekend
            midday, noon, dawn, january, february, march, april, may, june, july, august, september, october, november
            december, jan, feb, aug, sept, oct, nov, dec"""
        ),
        before_times=_words("late, early"),
        be=_words("was, were, been, be, being, are, is, feared"),
        at=_words("in, at, from, inside, aboard, on"),
        clause=_words("when, while, after, that"),
        down=_words("down"),
        shot=_words("shot"),
        shot_on=_words("down, dead, and, ., by") | {","},
        passed_back=_words("about, another, the, of, all, and, some, down, also, both") | {'"', "“"},
        lives=_words("lives, loss, deaths, death"),
        states=_words("dead, missing, wounded, injured, shot"),
        lasting=_words("missing"),
        negators=_words("not"),
        toll_verbs=_words("to, at, is, was, of, reached, stands, stood, reaching, topped, exceeded, surpassed"),
        toll_nouns=_words("toll, number, count, tally, total"),
        persons_after=_words("in, are, were, of, remain, who"),
        things_after=_words("over"),
        had=_words("have, has, had, having, 've"),
        of_them=_words("them, which, whom, those, these"),
        definite=_words("the, these, those, both, its, their"),
        age=_words("age, ages"),
    ),
    names=NameWords(
        clock=_words("am, pm, a.m, p.m, a.m., p.m., gmt, utc, cet, est, et, eet, msk, o'clock"),
        calibre=_words("mm, millimeter, millimetre, millimeters, millimetres, caliber, calibre, cm"),
        ordinals=_words("st, nd, rd, th"),
        numbered_short=_words("no, art, para"),
        plain=_words("group, camp, base, building, school, road, army, act, train, bus"),
        nobody=_words("no, one"),
        one_of=_words("another, side, hand, point, of, day, way, thing, who, that, more, month"),
        years=_words("year, years"),
        old="old",
        ages=_words("and, to, -"),
        between="between",
        span_joints=_words("to, or"),
        year_before=_words("in, since, by, from, until, during, of, before, after, late, early, mid, and, to, for, through, around"),
        year_or_count=_words("of, to, and, for, around"),
        year_marks=_words("the, (, this, fiscal"),
        month_or_verb="may",
    ),
    ranges=RangeWords(
        a=_words("a, an"),
        and_="and",
        or_="or",
        to="to",
        of="of",
        from_="from",
        between="between",
        near=_words("between, of, about, some, around"),
        moves=_words("rose, risen, rises, fell, fallen, increased, grew, grown, went, raised, dropped, jumped, climbed, up, down"),
        half="half",
        couple="couple",
        shares={"third": 3, "quarter": 4, "fifth": 5, "tenth": 10},
        parts={"a": 1, "one": 1, "two": 2, "three": 3, "four": 4},
        carried=_words("hundred, thousand, million"),
        million="m",
        one="one",
    ),
)  # fmt: skip
