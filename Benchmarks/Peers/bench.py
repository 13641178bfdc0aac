"""Runs ours and its peers in turn on one made-up country and writes a table and a JSON file.

`make bench-peers` starts it with everything built and installed; README.md says how to read what it
writes.
"""

import argparse
import json
import statistics
from pathlib import Path

import checks
import contacts
import machine
import rounds
import table
from programs import Programs


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for all that is made")
    parser.add_argument("--swift-build", type=Path, required=True, help="where SwiftPM put ours")
    parser.add_argument("--zones", type=int, default=70_000)
    parser.add_argument("--positions", type=int, default=7_000_000)
    parser.add_argument("--points", type=int, default=10_000_000)
    parser.add_argument("--peer-points", type=int, default=1_000_000)
    parser.add_argument("--border-points", type=int, default=1_000_000)
    parser.add_argument("--contacts", type=int, default=10_000_000, help="rows; 0 for none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="all", help="names with commas between, or none")
    parser.add_argument("--queries", type=Path, help="areas and points with exact answers")
    return parser.parse_args()


def main():
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    programs = Programs(options)
    folder = programs.make_tiling()

    report = {
        "machine": machine.describe(programs),
        "parameters": {
            name: value if isinstance(value, int) else str(value)
            for name, value in vars(options).items()
            if name not in ("work", "swift_build", "queries")
        },
    }
    report["index"] = programs.ours("open", folder, options.work / "index.bin")
    report["distances"] = programs.ours("distances", folder, min(options.points, 200_000))
    with rounds.peers(programs, folder) as peers:
        report["rounds"] = rounds.run(programs, peers, folder, report["index"]["index_bytes"])
    report["medians"] = medians(report["rounds"])
    report["checks"] = checks.run(programs, folder, report["rounds"])
    if options.contacts:
        report["contacts"] = contacts.run(programs, folder)
        report["contact_medians"] = medians(report["contacts"])

    written = table.markdown(report)
    (options.work / "results.json").write_text(json.dumps(report, indent=1) + "\n")
    (options.work / "results.md").write_text(written)
    print(written)


def medians(lines):
    """One line for each of what was run, with the median of every number over the rounds."""
    groups = {}
    for line in lines:
        groups.setdefault((line["peer"], line["set"], line["threads"]), []).append(line)
    result = []
    for (peer, points, threads), group in groups.items():
        median = {"peer": peer, "set": points, "threads": threads, "rounds": len(group)}
        for name, value in group[0].items():
            if name not in median and isinstance(value, (int, float)) and name != "round":
                median[name] = statistics.median(line[name] for line in group)
        result.append(median)
    return result


if __name__ == "__main__":
    main()
