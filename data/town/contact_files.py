"""Fictional geocoded contacts, the registered addresses, and where each contact is.

A contact is a number and an address: no name, no opinion, nobody. Positions carry what real
geocoding carries: streets and whole towns in place of doors, coordinates missing, swapped or far
away, and a few exactly on a border.
"""

from .chance import Chance
from .people import INSEE, POSTCODE, TOWN
from .quarters import distance_from_centre
from .streets import along, centre_of, curve, neighbours, place, sides
from .zone_files import degrees

CONTACTS, EXCEL_CONTACTS, REGISTERED_ADDRESSES = 5000, 200, 4000
COLUMNS = ["contact_id", "adresse", "code_postal", "commune", "longitude", "latitude",
           "result_score", "result_label", "result_type", "result_housenumber", "result_citycode"]
# How many contacts have each oddity; all the others are at a door.
ODDITIES = [("street", 300), ("locality", 30), ("municipality", 60), ("empty", 18), ("swapped", 9),
            ("impossible", 3), ("far", 8), ("near", 12), ("border", 10), ("edge", 4),
            ("comma", 160), ("line-break", 1)]
_FAR = [("2.333333", "48.866667"), ("5.369780", "43.296482"), ("-1.553621", "47.218371"),
        ("7.750000", "48.583333"), ("-4.486076", "48.390394"), ("0.0", "0.0"),
        ("3.057256", "50.629250"), ("55.448100", "-20.878900")]
_IMPOSSIBLE = [("-184.1", "47.45"), ("-4.1", "147.45"), ("-4100000", "47.45")]
_SHORT = {"Avenue": "av.", "Boulevard": "bd", "Allée": "all.", "Impasse": "imp.", "Chemin": "ch."}


class Contact:
    def __init__(self, oddity):
        self.oddity, self.point = oddity, None
        self.number, self.kind, self.score = "", "housenumber", 97
        self.written = self.label = ""
        self.texts = None  # longitude and latitude where they are not the point's

    def coordinates(self):
        if self.texts:
            return self.texts
        return (degrees(self.point[0]), degrees(self.point[1])) if self.point else ("", "")


def _as_typed(chance, number, street):
    """People write addresses in their own ways."""
    kind, rest = street.split(" ", 1)
    style = chance.below(10)
    if style == 0:
        text = f"{number} {street}".upper()
    elif style == 1 and kind in _SHORT:
        text = f"{number} {_SHORT[kind]} {rest.lower()}"
    elif style < 5:
        text = f"{number} {street}".lower()
    else:
        text = f"{number} {street[0].lower()}{street[1:]}"
    return text.strip()


def _at_door(chance, contact, address):
    contact.point, contact.number = address.point, address.number
    contact.score = 83 + chance.below(16)
    contact.label = f"{address.number} {address.street} {POSTCODE} {TOWN}"
    contact.written = _as_typed(chance, address.number, address.street)
    if contact.oddity == "comma":
        note = chance.pick(["appartement {}", "bât. {}", "escalier {}"])
        contact.written += ", " + note.format(chance.pick(["A", "B", "C", "2", "14"]))
    elif contact.oddity == "line-break":
        contact.written = "Résidence \"Les Courlis\"\n" + contact.written


def _position(chance, contact, address, shore, town_hall, special):
    """What the geocoder made of an address that is not a plain door."""
    kind = contact.oddity
    if kind in ("street", "locality"):
        contact.kind, contact.number = kind, ""
        a, b = sides(address.block)[chance.below(4)]
        x, y = along(min(a, b), max(a, b), chance.between(0.3, 0.7))
        contact.point = place(x + chance.between(-4, 4), y + chance.between(-4, 4))
        contact.score = 52 + chance.below(27)
        name = address.street if kind == "street" else "Lieu-dit " + address.street.split(" ", 1)[1]
        contact.label = f"{name} {POSTCODE} {TOWN}"
        contact.written = _as_typed(chance, "", name)
    elif kind == "municipality":
        contact.kind, contact.number, contact.point = kind, "", town_hall
        contact.score, contact.label = 34 + chance.below(16), f"{TOWN}"
        contact.written = chance.pick(["sans domicile stable", "poste restante", TOWN, "mairie"])
    elif kind == "empty":
        contact.point, contact.texts, contact.label = None, ("", ""), ""
        contact.kind, contact.number, contact.score = "", "", None
    elif kind == "swapped":
        contact.texts = contact.coordinates()[::-1]
    elif kind == "impossible":
        contact.texts = chance.pick(_IMPOSSIBLE)
    elif kind == "far":
        contact.texts = special[kind].pop()
        contact.score = 41 + chance.below(20)
    elif kind == "near":
        contact.point = shore()
    elif kind in ("border", "edge"):
        contact.point = special[kind].pop()


def _off_the_quay(chance, town):
    """A maker of points in the water, a few metres off the quay."""
    fringe = [(b, k) for b in sorted(town) for k, n in enumerate(neighbours(b)) if n not in town]

    def make():
        block, k = chance.pick(fringe)
        a, b = sides(block)[k]
        x, y = along(min(a, b), max(a, b), chance.between(0.2, 0.8))
        cx, cy = centre_of(block)
        d = ((x - cx) ** 2 + (y - cy) ** 2) ** 0.5
        out = chance.between(5, 25)
        return place(x + (x - cx) * out / d, y + (y - cy) * out / d)
    return make


def _border_points(chance, owner):
    """Vertices that zones share, and vertices of the town's own edge."""
    shared, edge = set(), set()
    for block in sorted(owner):
        for (a, b), other in zip(sides(block), neighbours(block)):
            middle = curve(a, b)[2]
            if other not in owner:
                edge.add(middle)
            elif owner[other] != owner[block]:
                shared.add(middle)
                shared.add(curve(a, b)[0])
    return {"border": chance.shuffled(sorted(shared)), "edge": chance.shuffled(sorted(edge))}


def make_contacts(addresses, town, owner):
    chance = Chance("contacts")
    kinds = [kind for kind, number in ODDITIES for _ in range(number)]
    kinds = chance.shuffled(kinds + ["door"] * (CONTACTS - len(kinds)))
    doors = [a for a in addresses for _ in a.households]
    shore, special = _off_the_quay(chance, town), _border_points(chance, owner)
    special["far"] = list(_FAR)
    town_hall = min(addresses, key=lambda a: (distance_from_centre(a.block), a.number)).point
    contacts = []
    for kind in kinds:
        contact = Contact(kind)
        address = chance.pick(doors)
        _at_door(chance, contact, address)
        _position(chance, contact, address, shore, town_hall, special)
        contacts.append(contact)
    return contacts


def _quoted(text, separator):
    if any(c in text for c in (separator, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text


def _table(rows, separator, line_end):
    return "".join(separator.join(_quoted(cell, separator) for cell in row) + line_end
                   for row in rows)


def _contact_rows(contacts):
    for number, c in enumerate(contacts, 1):
        score = "" if c.score is None else f"0.{c.score:02d}"
        city = "" if c.score is None else INSEE
        yield [f"C{number:05d}", c.written, POSTCODE, TOWN, *c.coordinates(), score, c.label,
               c.kind, c.number, city]


def contacts_csv(contacts):
    return _table([COLUMNS, *_contact_rows(contacts)], ",", "\n").encode("utf-8")


def contacts_excel_csv(contacts):
    """The first two hundred, as a French spreadsheet saves them."""
    rows = [COLUMNS]
    for row in list(_contact_rows(contacts))[:EXCEL_CONTACTS]:
        row[4:7] = [value.replace(".", ",") for value in row[4:7]]
        rows.append(row)
    return _table(rows, ";", "\r\n").encode("latin-1")


def expected_assignments_csv(contacts, locator, owners):
    """Where each contact is, in whole-number arithmetic, whatever the geocoder's score; `owners`
    is [(vintage, block → zone)]. No tolerance: a contact in no zone is outside."""
    head = ["contact_id"]
    for vintage, _ in owners:
        head += [f"zone_{vintage}", f"reason_{vintage}", f"alternatives_{vintage}"]
    rows = [head + ["oddity"]]
    for number, c in enumerate(contacts, 1):
        row = [f"C{number:05d}"]
        for _, owner in owners:
            if c.oddity in ("empty", "swapped", "impossible"):
                row += ["", "invalid", ""]
            elif c.oddity == "far":
                row += ["", "outside", ""]
            else:
                reason, zones = locator.locate(c.point, owner)
                row += [zones[0] if zones else "", reason, " ".join(zones[1:])]
        rows.append(row + ["" if c.oddity == "door" else c.oddity])
    return _table(rows, ",", "\n").encode("utf-8")


REGISTER_COLUMNS = ["code_commune_ref", "reconstitution_code_commune", "id_brut_bv_reu", "id",
                    "geo_adresse", "geo_type", "geo_score", "longitude", "latitude", "api_line",
                    "nb_bv_commune", "nb_adresses"]


def registered_addresses_csv(addresses, zones, owner, locator):
    """Addresses of the electoral register with the station of each: its zone's, but for one in a
    hundred that the register has wrong (a zone next door)."""
    chance = Chance("register")
    chosen = chance.shuffled(range(len(addresses)))[:REGISTERED_ADDRESSES]
    rows, wrong = [], 0
    for line, index in enumerate(sorted(chosen), 1):
        address = addresses[index]
        _, found = locator.locate(address.point, owner)
        station = found[0]
        if chance.unit() < 0.01:
            beside = sorted({owner[n] for b in zones[station] for n in neighbours(b)
                             if n in owner} - {station})
            station, wrong = chance.pick(beside), wrong + 1
        rows.append([INSEE, INSEE, f"{INSEE}_{int(station)}", f"{INSEE}{line:06d}",
                     f"{address.number} {address.street} {POSTCODE} {TOWN}", "housenumber",
                     f"0.{88 + chance.below(11)}", degrees(address.point[0]),
                     degrees(address.point[1]), str(line), str(len(zones)),
                     str(min(len(address.households), 1 + chance.below(3)))])
    return _table([REGISTER_COLUMNS, *rows], ",", "\n").encode("utf-8"), wrong
