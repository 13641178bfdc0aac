#!/usr/bin/env python3
"""Makes every file of the fictional town of Valmarais. Python 3.9 or later, nothing else.

    python3 data/make_town.py            write the files beside this script
    python3 data/make_town.py --check    compare them and README.md's figures with what would be
                                         written; exit status 1 if they differ
"""

import argparse
import sys
from pathlib import Path

from town import ballots, contact_files, grid_file, people, redraw, result_files, zone_files, zoning
from town.rings import Locator
from town.streets import BLOCKS

HERE = Path(__file__).resolve().parent


def files():
    """Name → bytes of every file."""
    before = zoning.zones_2020()
    after = redraw.zones_2024(before)
    owner_2020, owner_2024 = zoning.owner_of(before), zoning.owner_of(after)
    names_2020 = zone_files.names_2020(before)
    names_2024 = station_names_2024(before, after, names_2020)
    addresses = people.build()
    locator = Locator(BLOCKS)
    facts = [("stations_2020", len(before)), ("stations_2024", len(after)),
             ("blocks", len(BLOCKS)), ("addresses", len(addresses)),
             ("households", sum(len(a.households) for a in addresses)),
             ("inhabitants", sum(len(h.persons) for a in addresses for h in a.households))]

    made = {
        "outline.geojson": zone_files.outline_geojson(BLOCKS),
        "zones-2020.geojson": zone_files.zones_geojson(before, names_2020),
        "zones-2024.geojson": zone_files.zones_geojson(after, names_2024),
        "zones-2020-lambert93.zip": zone_files.shapefile_zip(before, names_2020, "zones-2020"),
        "filosofi-200m.csv": grid_file.grid_csv(addresses),
    }
    results, result_facts = election_files(addresses, owner_2020, owner_2024)
    made.update(results)
    facts += result_facts

    made["expected_lineage.csv"] = lineage_csv(before, after, addresses)
    contacts = contact_files.make_contacts(addresses, set(BLOCKS), owner_2020)
    made["contacts.csv"] = contact_files.contacts_csv(contacts)
    made["contacts-excel.csv"] = contact_files.contacts_excel_csv(contacts)
    made["expected_assignments.csv"] = contact_files.expected_assignments_csv(
        contacts, locator, [("2020", owner_2020), ("2024", owner_2024)])
    register, wrong = contact_files.registered_addresses_csv(addresses, after, owner_2024, locator)
    made["addresses-reu.csv"] = register
    facts += [("contacts", len(contacts)), ("register_addresses_misplaced", wrong),
              ("grid_cells", made["filosofi-200m.csv"].count(b"\n") - 1)]
    made["expected_facts.csv"] = "".join(
        f"{name},{value}\n" for name, value in [("fact", "value")] + facts).encode("utf-8")
    return made


def station_names_2024(before, after, names):
    """A station keeps its name with its ground; the new half gets a new one."""
    result = {}
    for old, new, kind, _ in redraw.lineage(before, after):
        if kind in ("unchanged", "renumbered") or old == new:
            result[new] = names[old]
    for new in after:
        result.setdefault(new, zone_files.NEW_STATION)
    return result


def lineage_csv(before, after, addresses):
    """With the share of each old zone's electors of 2022 who live on the common ground."""
    people_of = {}
    for address, _, _ in people.electors(addresses, 2022):
        people_of[address.block] = people_of.get(address.block, 0) + 1
    lines = ["from,to,kind,electors,electors_from\n"]
    for old, new, kind, common in redraw.lineage(before, after):
        here = sum(people_of.get(b, 0) for b in common)
        everybody = sum(people_of.get(b, 0) for b in before[old])
        lines.append(f"{old},{new},{kind},{here},{everybody}\n")
    return "".join(lines).encode("utf-8")


def election_files(addresses, owner_2020, owner_2024):
    """Files of the ministry, and the same votes of 2022 counted on the zones of 2024."""
    president = ballots.hold(addresses, "president 2022", 2022, 0.72, ballots.PRESIDENT)
    on_2020 = ballots.count(president, owner_2020, ballots.PRESIDENT)
    on_2024 = ballots.count(president, owner_2024, ballots.PRESIDENT)
    deputy_2022 = ballots.count(
        ballots.hold(addresses, "deputy 2022", 2022, 0.50, ballots.DEPUTY[2022]), owner_2020,
        ballots.DEPUTY[2022])
    first = ballots.count(
        ballots.hold(addresses, "deputy 2024 1", 2024, 0.63, ballots.DEPUTY[2024]), owner_2024,
        ballots.DEPUTY[2024])
    finalists = ballots.second_round(first, ballots.DEPUTY[2024])
    second = ballots.count(ballots.hold(addresses, "deputy 2024 2", 2024, 0.61, finalists),
                           owner_2024, finalists)
    made = {
        "presidentielle-2022-t1.txt": result_files.layout_2017(on_2020, with_nuance=False),
        "legislatives-2022-t1.txt": result_files.layout_2017(deputy_2022, with_nuance=True),
        "legislatives-2024-t1.csv": result_files.layout_2024(first, padded=False),
        "legislatives-2024-t2.csv": result_files.layout_2024(
            second, padded=True, elected=result_files.winners(second)),
        "expected_presidentielle-2022-t1_on_2024.csv": result_files.recount(
            on_2024, ballots.PRESIDENT),
    }
    facts = []
    for name, counts in (("presidentielle_2022_t1", on_2020), ("legislatives_2022_t1", deputy_2022),
                         ("legislatives_2024_t1", first), ("legislatives_2024_t2", second)):
        facts += [(f"{name}_stations", len(counts)),
                  (f"{name}_registered", sum(c.registered for c in counts.values())),
                  (f"{name}_cast", sum(c.cast for c in counts.values())),
                  (f"{name}_valid", sum(c.valid for c in counts.values()))]
    return made, facts


def stale_figures(facts):
    """Counts that README.md does not name as they are: a reader trusts that page."""
    page = (HERE / "README.md").read_text(encoding="utf-8")
    pairs = [line.split(",") for line in facts.decode("utf-8").splitlines()[1:]]
    told = [(name, int(value)) for name, value in pairs if not name.startswith(("block", "address"))]
    return [f"{name} is {value:,}" for name, value in told if f"{value:,}" not in page]


def main():
    parser = argparse.ArgumentParser(description="Makes the fictional town of Valmarais.")
    parser.add_argument("--check", action="store_true",
                        help="compare with the files that are there; write nothing")
    check = parser.parse_args().check
    different = 0
    made = files()
    for name, data in made.items():
        path = HERE / name
        if check:
            if not path.exists() or path.read_bytes() != data:
                print(f"{name}: not what this script makes", file=sys.stderr)
                different += 1
        else:
            path.write_bytes(data)
            print(f"{name}: {len(data):,} bytes")
    if check:
        for figure in stale_figures(made["expected_facts.csv"]):
            print(f"README.md: {figure}, which it does not say", file=sys.stderr)
            different += 1
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
