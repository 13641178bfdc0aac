"""From a contact file to its copy with the zone of each row: whole programs against each other."""

import os
import time

import numpy as np
import pyarrow.csv

from checks import geos_answers
from programs import say

PEERS = {
    "duckdb": "duckdb_contacts.py",
    "geopandas": "geopandas_contacts.py",
    "polars-st": "polars_st_contacts.py",
    "sedonadb": "sedonadb_contacts.py",
}


def run(programs, folder):
    options = programs.options
    source = folder / "contacts.csv"
    target = options.work / "assigned.csv"
    expected = expected_codes(programs, folder, source)
    asked = list(PEERS) if options.peers == "all" else options.peers.split(",")
    commands = {"arpent": [options.swift_build / "contact-runner"]}
    for name in asked:
        if name in PEERS:
            commands[name] = programs.python(PEERS[name])

    lines = []
    for number in range(1, options.rounds + 1):
        say(f"contacts, round {number} of {options.rounds}")
        seconds = copy(source, target)
        lines.append(
            {"round": number, "peer": "plain copy", "set": "contact file", "threads": 1,
             "seconds": seconds}
        )
        target.unlink(missing_ok=True)
        own = programs.lines([*commands["arpent"], folder, "-", source, target, 2])[0]
        lines.append({"round": number, "peer": "arpent, no zones", "set": "contact file", **own})
        for name, command in commands.items():
            target.unlink(missing_ok=True)
            zones = [folder, options.work / "index.bin"] if name == "arpent" else [folder]
            line = programs.lines([*command, *zones, source, target, 2])[0]
            line.update(compare(target, expected))
            lines.append({"round": number, "peer": name, "set": "contact file", **line})
            say(f"  {name:10} {line['seconds']:8.2f} s, {line['mismatches']} mismatches")
    target.unlink(missing_ok=True)
    return lines


def copy(source, target):
    """Reading and writing alone, a mebibyte at a time."""
    start = time.perf_counter()
    with open(source, "rb", buffering=0) as read, open(target, "wb", buffering=0) as written:
        while piece := read.read(1 << 20):
            written.write(piece)
    return time.perf_counter() - start


def expected_codes(programs, folder, source):
    """The code of each row by GEOS, for the positions as the file gives them; "" for none."""
    table = pyarrow.csv.read_csv(
        source,
        convert_options=pyarrow.csv.ConvertOptions(include_columns=["longitude", "latitude"]),
    )
    places = np.column_stack([table["longitude"].to_numpy(), table["latitude"].to_numpy()])
    places.tofile(folder / "contact-file.f64")
    zones = geos_answers(programs, folder, "contact-file")
    codes = np.array((folder / "codes.txt").read_text().split() + [""])
    return codes[zones]


def compare(target, expected):
    """Every row once, with its zone; and whether rows are in the order of the input."""
    strings = pyarrow.string()
    table = pyarrow.csv.read_csv(
        target,
        convert_options=pyarrow.csv.ConvertOptions(
            include_columns=["id", "zone"], column_types={"zone": strings}
        ),
    )
    rows = table["id"].to_numpy() - 1
    zones = np.asarray(table["zone"].fill_null("").to_numpy(zero_copy_only=False), str)
    missing = len(expected) - len(np.unique(rows))
    return {
        "rows": len(rows),
        "in_order": bool(np.all(rows == np.arange(len(rows)))),
        "mismatches": int(np.count_nonzero(zones != expected[rows]) + missing),
        "output_bytes": os.path.getsize(target),
    }
