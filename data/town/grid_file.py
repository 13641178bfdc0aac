"""The Filosofi grid: the town's households counted in squares of 200 m."""

from .people import INSEE, POVERTY_LINE
from .projections import europe_equal_area

AGES = [("ind_0_3", 0, 3), ("ind_4_5", 4, 5), ("ind_6_10", 6, 10), ("ind_11_17", 11, 17),
        ("ind_18_24", 18, 24), ("ind_25_39", 25, 39), ("ind_40_54", 40, 54),
        ("ind_55_64", 55, 64), ("ind_65_79", 65, 79), ("ind_80p", 80, 200)]
ERAS = ["log_av45", "log_45_70", "log_70_90", "log_ap90"]
HOUSEHOLD_COUNTS = ["men_pauv", "men_1ind", "men_5ind", "men_prop", "men_fmp"]
COLUMNS = (["idcar_200m", "idcar_1km", "idcar_nat", "i_est_200", "i_est_1km", "lcog_geo", "ind",
            "men"] + HOUSEHOLD_COUNTS + ["ind_snv", "men_surf", "men_coll", "men_mais"] + ERAS
           + ["log_inc", "log_soc"] + [name for name, _, _ in AGES] + ["ind_inc"])
SECRECY = 11  # households; a square with fewer is not published as it is


def cell_id(east, north, size):
    return f"CRS3035RES{size}mN{north // size * size}E{east // size * size}"


def _square(point):
    east, north = europe_equal_area(point[0] / 1e6, point[1] / 1e6)
    return int(east // 200) * 200, int(north // 200) * 200


def _tally(homes):
    """Counts of a square, in tenths, as the file has one decimal."""
    row = dict.fromkeys(COLUMNS[6:], 0)
    for home in homes:
        size = len(home.persons)
        row["ind"] += 10 * size
        row["men"] += 10
        row["men_pauv"] += 10 * (home.income < POVERTY_LINE)
        row["men_1ind"] += 10 * (size == 1)
        row["men_5ind"] += 10 * (size >= 5)
        row["men_prop"] += 10 * home.owner
        row["men_fmp"] += 10 * home.single_parent
        row["ind_snv"] += 10 * size * home.income
        row["men_surf"] += 10 * home.surface
        row["men_coll" if home.address.collective else "men_mais"] += 10
        row[ERAS[home.era]] += 10
        row["log_soc"] += 10 * home.social
        for person in home.persons:
            for name, low, high in AGES:
                row[name] += 10 * (low <= person.age <= high)
    return row


def _shared_out(total, weights):
    """Whole tenths in proportion to the weights, summing exactly to the total: largest remainder,
    the first of equals."""
    whole = sum(weights)
    parts = [total * w // whole for w in weights]
    order = sorted(range(len(weights)), key=lambda k: (-(total * weights[k] % whole), k))
    for k in order[:total - sum(parts)]:
        parts[k] += 1
    return parts


PARTITIONS = [["men_coll", "men_mais"], ERAS + ["log_inc"], [n for n, _, _ in AGES] + ["ind_inc"]]


def _impute(rows, pooled):
    """Squares under the threshold take the make-up of all of them together in their square of
    1 km (in the whole town where that is still too few), so that what is published tells nothing
    of one household. People and households of each square stay as they are; parts add up to
    them."""
    for row in rows:
        for names, whole in zip(PARTITIONS, ("men", "men", "ind")):
            weights = [pooled[n] for n in names]
            row.update(zip(names, _shared_out(row[whole], weights)))
        for name in HOUSEHOLD_COUNTS + ["log_soc", "men_surf"]:
            row[name] = (pooled[name] * row["men"] * 2 + pooled["men"]) // (2 * pooled["men"])
        row["ind_snv"] = (pooled["ind_snv"] * row["ind"] * 2 + pooled["ind"]) // (2 * pooled["ind"])


def tenths(value):
    return str(value // 10) if value % 10 == 0 else f"{value // 10}.{value % 10}"


def grid_csv(addresses):
    homes = {}
    for address in addresses:
        homes.setdefault(_square(address.point), []).extend(address.households)
    rows = {square: _tally(h) for square, h in homes.items()}
    by_kilometre = {}
    for square in sorted(rows):
        by_kilometre.setdefault((square[0] // 1000, square[1] // 1000), []).append(square)
    everywhere = [s for s in sorted(rows) if len(homes[s]) < SECRECY]
    lines = [",".join(COLUMNS)]
    for _, squares in sorted(by_kilometre.items()):
        small = [s for s in squares if len(homes[s]) < SECRECY]
        thin = sum(len(homes[s]) for s in squares) < SECRECY
        if small:
            many = sum(len(homes[s]) for s in small) >= SECRECY
            _impute([rows[s] for s in small],
                    _tally([h for s in (small if many else everywhere) for h in homes[s]]))
        for square in squares:
            kilometre = cell_id(*square, 1000)
            nation = (cell_id(*square, 2000) if thin else kilometre if square in small
                      else cell_id(*square, 200))
            head = [cell_id(*square, 200), kilometre, nation,
                    str(int(square in small)), str(int(thin)), INSEE]
            lines.append(",".join(head + [tenths(rows[square][n]) for n in COLUMNS[6:]]))
    lines[1:] = sorted(lines[1:])
    return "".join(line + "\n" for line in lines).encode("ascii")
