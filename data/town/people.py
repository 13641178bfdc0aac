"""Dwellings, households and electors. Everybody here is invented, and nobody has a name.

Each household is drawn once; the grid of statistics, the electoral roll and the address files are
all counted from the same households, so their figures agree with one another.
"""

from .chance import Chance
from .quarters import POPULATION, distance_from_centre, is_estate, urban, wealth, youth
from .streets import BLOCKS, COLUMNS, ROWS, along, centre_of, place, sides

TOWN, INSEE, POSTCODE = "Valmarais", "29999", "29999"
PERSONS_PER_HOUSEHOLD = 2.14
POVERTY_LINE = 13890  # euros a year and consumption unit

_KINDS = ["Rue", "Rue", "Rue", "Rue", "Avenue", "Allée", "Chemin", "Impasse", "Boulevard", "Quai"]
_THINGS = """des Saules;des Roseaux;du Moulin;de l'Écluse;des Vanneaux;du Pré Salé;des Ajoncs;
des Tilleuls;de la Grève;du Lavoir;des Aulnes;de la Passerelle;des Hérons;du Four à Chaux;
des Genêts;de la Fontaine;du Champ Long;des Cordiers;des Tanneurs;du Vieux Pont;des Mésanges;
de la Digue;du Puits;des Jonquilles;des Peupliers;de l'Étang;des Sauniers;du Belvédère;
de la Tourbière;des Bruyères;du Marché aux Grains;des Potiers;de la Garenne;des Libellules;
du Chêne Creux;des Vergers;de la Rive;des Courlis;du Gué;de la Corderie;des Pêcheurs;du Phare;
des Marronniers;de la Briqueterie;des Charrons;du Grand Fossé;de l'Aubépine;des Lauriers;
des Noisetiers;du Colombier;de la Prairie;des Sternes;du Bac;de l'Horloge;des Osiers;du Sablon;
des Glycines;de la Croix Verte;des Bouvreuils;du Haut Pavé;des Foulons;de la Source;des Carriers;
du Petit Bois;des Cormiers;de la Butte;des Iris;du Lin;de la Vanne;des Merisiers;du Rempart;
des Bateliers;de l'Ormeau;des Fougères;du Clos;des Alouettes;de la Barrière;du Sémaphore""".replace(
    "\n", "").split(";")


def _street_names():
    """(line, first block along it) → name. Each line of the net is cut into streets of up to eight
    blocks; no name comes twice."""
    chance = Chance("street names")
    names = chance.shuffled(
        f"{kind} {thing}" for kind in dict.fromkeys(_KINDS) for thing in _THINGS)
    # Plain "rue" first: it is the kind that no town runs out of.
    names.sort(key=lambda name: -_KINDS.count(name.split(" ")[0]))
    keys = [("h", j, i) for j in range(ROWS + 1) for i in range(0, COLUMNS, 8)]
    keys += [("v", i, j) for i in range(COLUMNS + 1) for j in range(0, ROWS, 8)]
    assert len(keys) <= len(names)
    return dict(zip(chance.shuffled(keys), names))


STREETS = _street_names()


def street_of(a, b):
    """(key, how far along in blocks) of the street on the side from node a to node b."""
    low = min(a, b)
    if a[1] == b[1]:
        return ("h", low[1], low[0] - low[0] % 8), low[0] % 8
    return ("v", low[0], low[1] - low[1] % 8), low[1] % 8


class Address:
    """A building with its door on a street. `point` is in millionths of a degree."""

    __slots__ = ("number", "street", "point", "block", "households", "collective")


class Person:
    """`register` decides on which rolls somebody stands; the others shape a vote."""

    __slots__ = ("age", "register")


class Household:
    __slots__ = ("address", "persons", "income", "surface", "owner", "social", "era",
                 "single_parent")


def _addresses(chance, block, count):
    """Doors along the four sides of a block, set back a few metres, odd and even by side."""
    taken = set()
    cx, cy = centre_of(block)
    result = []
    while len(result) < count:
        k = chance.below(4)
        a, b = sides(block)[k]
        low, high = min(a, b), max(a, b)
        t = chance.between(0.04, 0.96)
        x, y = along(low, high, t)
        d = ((cx - x) ** 2 + (cy - y) ** 2) ** 0.5
        back = min(chance.between(7, 16), d / 2)
        key, block_along = street_of(a, b)
        # Twenty numbers to a block and side: odd on one side of the street, even on the other.
        number = 2 * (block_along * 20 + int(t * 20)) + (1 if k in (0, 1) else 2)
        number_text = str(number)
        if (number_text, key) in taken:
            number_text += "bis"
            if (number_text, key) in taken:
                if len(taken) > 60:
                    break
                continue
        taken.add((number_text, key))
        address = Address()
        address.number, address.street, address.block = number_text, STREETS[key], block
        address.point = place(x + (cx - x) * back / d, y + (cy - y) * back / d)
        address.households = []
        result.append(address)
    return result


def _adult_age(chance, young):
    if chance.unit() < 0.20 + 0.14 * young:
        return 18 + chance.below(17)
    if chance.unit() < 0.70 + 0.10 * young:
        return 30 + chance.below(35)
    return 62 + chance.below(33)


def _household(chance, address):
    block = address.block
    rich, young, town = wealth(block), youth(block), urban(block)
    home = Household()
    home.address = address
    size = 1 + chance.weighted([36 + 10 * town, 32, 14, 12, 4 + 3 * is_estate(block), 2])
    oldest = _adult_age(chance, young)
    home.single_parent = False
    ages = [oldest]
    for k in range(1, size):
        if k == 1 and chance.unit() < 0.80:
            ages.append(max(18, min(97, oldest - 6 + chance.below(13))))
        else:
            home.single_parent = home.single_parent or k == 1
            ages.append(chance.below(26) if oldest < 75 else max(18, oldest - 25))
    if min(ages) > 25:
        home.single_parent = False
    home.persons = []
    for age in ages:
        person = Person()
        person.age, person.register = age, chance.unit()
        home.persons.append(person)
    level = 21500 + 9000 * rich + 6200 * chance.spread() + 90 * (oldest - 45) * (oldest < 62)
    if chance.unit() < 0.03:
        level *= 2.4
    home.income = round(max(5200, min(78000, level)))
    owns = 0.04 if is_estate(block) else 0.52 + 0.22 * rich - 0.25 * town + 0.004 * (oldest - 50)
    home.owner = chance.unit() < owns
    rents_social = 0.92 if is_estate(block) else 0.22 - 0.2 * rich
    home.social = not home.owner and chance.unit() < rents_social
    home.surface = round((31 if address.collective else 52) + 17 * size + 12 * rich
                         + 9 * chance.spread())
    r = distance_from_centre(block)
    home.era = (2 if is_estate(block) and chance.unit() < 0.9 else
                chance.weighted([max(0.05, 1.2 - r), 0.5, 0.3 + 0.4 * r, 0.1 + 0.35 * r]))
    return home


def build():
    """Every address of the town with its households."""
    addresses = []
    for block in BLOCKS:
        chance = Chance(f"block {block[0]} {block[1]}")
        households = round(POPULATION[block] / PERSONS_PER_HOUSEHOLD + chance.unit() - 0.5)
        if households <= 0:
            continue
        per_door = 14 if is_estate(block) else 1.3 + 3.5 * urban(block)
        made = _addresses(chance, block, max(1, round(households / per_door)))
        for address in made:
            address.collective = is_estate(block) or chance.unit() < 0.08 + 0.8 * urban(block)
        # A house holds one household until every door has one; flats take the rest.
        flats = [a for a in made if a.collective] or made
        for k in range(households):
            address = made[k] if k < len(made) else chance.pick(flats)
            address.collective = address.collective or k >= len(made)
            address.households.append(None)
        for address in made:
            address.households = [_household(chance, address) for _ in address.households]
        addresses += [a for a in made if a.households]
    return addresses


# Share of adults on the roll, and the part of them that comes or goes between two years: the
# interval of `register` that is on the roll.
ROLLS = {2022: (0.0, 0.800), 2024: (0.022, 0.826)}


def electors(addresses, year):
    """(address, household, person) of everybody on the roll of a year. Ages are those of 2022."""
    low, high = ROLLS[year]
    return [(address, home, person)
            for address in addresses for home in address.households for person in home.persons
            if person.age + (year - 2022) >= 18 and low <= person.register < high]
