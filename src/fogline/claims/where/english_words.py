# ruff: noqa: E501  (lists of words)
"""The words around places in English."""

from __future__ import annotations

from fogline.claims.where.place_words import PlaceWords

__all__ = ["ENGLISH"]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.replace("\n", ",").split(",") if word.strip())


ENGLISH = PlaceWords(
    at=_words(
        "in, into, at, near, across, over, around, inside, outside, through, throughout, toward, towards, to, from, on, "
        "within, above, beyond, off, outskirts, via, behind, onto, entering, reached, reach, leaving, around, for, against"
    ),
    near={
        "near": 10_000, "outside": 8_000, "close to": 10_000, "outskirts of": 3_000, "around": 8_000,
        "not far from": 15_000, "vicinity of": 10_000, "approaches to": 8_000, "towards": 10_000, "toward": 10_000,
        "area of": 8_000, "off": 30_000, "suburbs of": 8_000, "suburb of": 8_000, "beyond": 10_000,
    },
    compass=_words(
        """eastern, western, northern, southern, central, northeastern, northwestern, southeastern, southwestern, upper
        lower, north-eastern, north-western, south-eastern, south-western, north, south, east, west, northeast, northwest
        southeast, southwest, mainland"""
    ),
    directions=_words(
        "north, south, east, west, northeast, northwest, southeast, southwest, north-east, north-west, south-east, south-west"
    ),
    settlements=_words(
        """city, town, village, settlement, hamlet, port, capital, suburb, neighborhood, neighbourhood, municipality
        community, stronghold, villages, towns, cities, settlements, suburbs, district, enclave, hub"""
    ),
    regions=_words("region, oblast, province, governorate, state, krai, county, district, raion, regions, oblasts, peninsula"),
    sectors=_words("sector, direction, axis, front, area, salient, frontline, pocket, garrison, agglomeration, bridgehead"),
    facilities=_words(
        """road, dam, airport, airfield, bridge, base, airbase, station, plant, refinery, hospital, university, street
        square, highway, crossing, reservoir, river, checkpoint, prison, camp, forest, strait, island, islands, mountains
        terminal, shipyard, theater, theatre, mall, substation, facility, complex, arsenal, gate, square, cemetery, ocean, bay, harbor, harbour, sea, gulf, canal, valley, hills, heights, park, market, school, mine, factory, depot
        zone, resort, mosque, church, cathedral, corridor, stadium, palace, port, coast, border, barracks, colony, monastery"""
    ),
    facilities_before=_words("camp, fort, lake, mount, hill, port, mt, cape, kibbutz, moshav, snake"),
    nature=_words(
        """river, strait, sea, gulf, canal, valley, hills, heights, mountains, mountain, forest, island, islands
        reservoir, coast, lake, bay, peninsula, desert, steppe, corridor, highway, road, border, ocean, estuary"""
    ),
    offices=_words(
        "governor, mayor, gov, gov., governors, mayors, administration, head, prosecutor, spokesman, spokeswoman, council, police"
    ),
    institutions=_words(
        """ministry, ministries, officials, authorities, government, embassy, spokesman, spokesperson, spokeswoman
        leaders, leadership, diplomats, correspondent, reporters, court, headquarters, office, mission, consulate"""
    ),
    not_places_after=_words(
        """members, fighters, militants, regiment, defenders, post, times, independent, herald, tribune, news, agency, university, institute, group, brigade, battalion
        regiment, division, army, corps, convention, conventions, accord, accords, agreement, protocol, treaty, declaration
        street, journal, gazette, telegraph, police, government, administration, regime, people, council, court, fc
        united, dynamo, shakhtar, film, festival, summit, process, format, international, company, bank, inc, ltd
        authorities, officials, ministry, parliament, forces, troops, soldiers, commander, leader, general, minister
        spokesman, spokesperson, spokeswoman, command, militia, militias, democrats, republic, republicans, daily, tv
        missile, missiles, rocket, rockets, launcher, launchers, howitzer, howitzers, torpedo, torpedoes, tank, tanks
        fleet, cruiser, frigate, warship, radio, television, broadcaster, embassy, consulate, post's, office, mayor, governor, standard, review, school"""
    ),
    titles=_words(
        """mr, mrs, ms, dr, president, general, gen, col, colonel, lt, lieutenant, major, maj, capt, captain, sgt, sergeant
        minister, prime, commander, ambassador, governor, mayor, secretary, chief, king, queen, prince, pope, senator, sen
        admiral, adm, professor, prof, spokesman, spokesperson, spokeswoman, sir, lord, sheikh, ayatollah, brigadier
        chancellor, leader, journalist, correspondent, reporter, analyst, director, activist, deputy, representative, rep, saint"""
    ),
    hit=_words(
        """hit, hits, hitting, struck, strike, strikes, striking, shell, shelled, shelling, bomb, bombed, bombing, target
        targeted, targeting, attack, attacked, attacking, capture, captured, capturing, seize, seized, seizing, take
        taken, took, taking, liberate, liberated, liberating, enter, entered, entering, encircle, encircled, encircling
        surround, surrounded, surrounding, besiege, besieged, besieging, leave, left, leaving, reach, reached, reaching
        storm, stormed, storming, lose, lost, losing, control, controls, controlled, controlling, hold, holds, held
        holding, defend, defended, defending, visit, visited, visiting, recapture, recaptured, retake, retook, overran
        secure, secured, securing, abandon, abandoned, flee, fled, fleeing, pounded, pound, rocked, cross, crossed
        invade, invaded, invading, annex, annexed, occupy, occupied, occupying, raid, raided, demolished, destroyed"""
    ),
    parts=_words(
        """%, percent, cent, parts, part, territory, east, west, north, south, northeast, northwest, southeast, southwest
        areas, area, regions, most, all, half, rest, control, invasion, occupation, annexation, city, town, village
        capital, settlement, centre, center, outskirts, suburb, suburbs, siege, fall, battle, capture, liberation, port
        bombardment, shelling, seizure, encirclement, loss, defence, defense, region, province, state, third, quarter, fifth, sixth, seventh, eighth, tenth
        quarters, edge, side, streets, recapture, district, districts, coast, border, borders, approaches, bombing
        blockade, destruction, heart, vicinity, neighborhood, neighbourhood, km, kilometers, kilometres, miles, hometown"""
    ),
    not_to=_words(
        """ambassador, envoy, support, aid, assistance, weapons, threat, threats, response, allegiance, loyal, message
        supplies, thanks, arms, adviser, advisor, damage, loyalty, gratitude, appeal, according, belonging, belong, sold
        transfer, warning, commitment, solidarity, help, similar, related, linked, supply, delivery, deliveries, grateful"""
    ),
    anaphors=_words("city, town, village, settlement, there, here, capital, area, region, peninsula, province, oblast, island"),
    events=_words(
        """attack, attacks, strike, strikes, assault, raid, incident, explosion, explosions, blast, shelling, bombing
        siege, battle, killing, airstrike, airstrikes, bombardment, prison, building, facility, scene, site, victims
        convoy, hospital, school, missile, missiles, projectile, projectiles, drones, crash, massacre, provocation
        accusation, accusations, operation, area, offensive, encirclement, fighting, clashes, injured, wounded, dead"""
    ),
    never=_words(
        """monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july
        august, september, october, november, december, of, most, the, a, an, and, or, but, i, he, she, it, they, we
        you, his, her, its, their, our, my, this, that, these, those, in, on, at, as, if, so, no, not, yes, mr, mrs, ms
        god, allah, islam, christmas, easter, internet, twitter, telegram, facebook, patriot, nato, isis, isil, un, eu, hezbollah
        hamas, reuters, wagner, western, eastern, northern, southern, central, north, south, east, west, allied, more
        many, much, man, men, centre, center, europe, asia, africa, america, eurasia, republic, kingdom, federation, province, region, oblast, new, old, all, both, some, one, two, three, four, five, six, ten, other, others, best"""
    ),
    says=_words(
        """says, said, denies, denied, claims, claimed, insists, insisted, confirms, confirmed, accuses, accused, announced
        announces, wants, warned, warns, vowed, vows, blamed, blames, rejects, rejected, condemned, condemns, agreed
        agrees, hopes, believes, argues, argued, called, calls, demanded, demands, maintains, reported, reports
        admitted, acknowledges"""
    ),
    named=_words("named, called"),
    particles=_words("al, el, bin, ibn, abu, von, van, de"),
    launched=_words(
        """fired, launched, launching, firing, crossing, crossed, came, coming, flew, flying, originated, shot, sent
        arrived, arriving, struck, dispatched"""
    ),
    units={
        "km": 1000.0, "kilometers": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0, "kilometre": 1000.0,
        "miles": 1609.0, "mile": 1609.0, "m": 1.0,
    },
    inside=_words("in, at, near, inside, across, over, around, on, outside, from, hit"),
    wider={"gaza": "Gaza Strip"},
    abbreviations={
        "ala.": "alabama", "ariz.": "arizona", "ark.": "arkansas", "calif.": "california", "cal.": "california",
        "colo.": "colorado", "conn.": "connecticut", "del.": "delaware", "fla.": "florida", "ga.": "georgia state",
        "ill.": "illinois", "ind.": "indiana", "kan.": "kansas", "kans.": "kansas", "ky.": "kentucky",
        "la.": "louisiana", "md.": "maryland", "mass.": "massachusetts", "mich.": "michigan", "minn.": "minnesota",
        "miss.": "mississippi", "mo.": "missouri", "mont.": "montana", "neb.": "nebraska", "nebr.": "nebraska",
        "nev.": "nevada", "n.h.": "new hampshire", "n.j.": "new jersey", "n.m.": "new mexico", "n.y.": "new york state",
        "n.c.": "north carolina", "n.d.": "north dakota", "okla.": "oklahoma", "ore.": "oregon", "pa.": "pennsylvania",
        "penn.": "pennsylvania", "r.i.": "rhode island", "s.c.": "south carolina", "s.d.": "south dakota",
        "tenn.": "tennessee", "tex.": "texas", "vt.": "vermont", "va.": "virginia", "wash.": "washington state",
        "w.va.": "west virginia", "w. va.": "west virginia", "wis.": "wisconsin", "wyo.": "wyoming",
        "d.c.": "district of columbia", "l.a.": "los angeles", "n.y.c.": "new york city", "ont.": "ontario", "que.": "quebec",
        "b.c.": "british columbia", "alta.": "alberta", "sask.": "saskatchewan", "man.": "manitoba",
        "n.s.": "nova scotia", "n.b.": "new brunswick", "p.e.i.": "prince edward island", "nfld.": "newfoundland",
        "n.w.t.": "northwest territories", "u.s.": "united states", "u.s.a.": "united states", "u.k.": "united kingdom",
        "u.a.e.": "united arab emirates", "n.z.": "new zealand",
    },
    openings={"st.": "saint", "st": "saint", "ste.": "sainte", "mt.": "mount", "mt": "mount", "ft.": "fort", "ft": "fort",
              "pt.": "point", "n.": "north", "s.": "south", "e.": "east", "w.": "west"},
    generic=_words(
        """downtown, uptown, midtown, greater, metropolitan, metro, inner, central, north, south, east, west, northern
        southern, eastern, western, northeast, northwest, southeast, southwest, northeastern, northwestern, southeastern
        southwestern, upper, lower, city, town, township, village, borough, district, area, region, suburbs, county, the
        of, airport, international, university, college, school, high, beach, harbor, harbour, port, state, province
        governorate, municipality, regional, capital"""
    ),
)  # fmt: skip
