"""The rounds: everybody once, in turn, then again, so that a slow minute of the machine is shared."""

import contextlib
import os
import sys

from programs import say

THREADS = [1, 2]

# Ours answers all points of each set; "contacts" lie where people live, in no order.
OUR_SETS = ["uniform", "tiled", "contacts", "communes", "borders"]

PEERS = ["shapely", "geopandas", "duckdb", "sedonadb", "polars-st", "postgis", "s2", "geos"]


@contextlib.contextmanager
def peers(programs, folder):
    """The commands of the peers asked for, and PostGIS' server while it is needed."""
    asked = programs.options.peers
    names = PEERS if asked == "all" else [] if asked == "none" else asked.split(",")
    commands = {
        "shapely": programs.python("shapely_tree.py"),
        "geopandas": programs.python("geopandas_join.py"),
        "duckdb": programs.python("duckdb_join.py"),
        "sedonadb": programs.python("sedonadb_join.py"),
        "polars-st": programs.python("polars_st_join.py"),
        "postgis": programs.python("postgis_join.py"),
        "s2": [programs.native / "s2_shapes"],
        "geos": [programs.native / "geos_prepared"],
    }
    with contextlib.ExitStack() as stack:
        if "postgis" in names:
            sys.path.insert(0, os.path.join(os.path.dirname(__file__), "peers"))
            from common import Tiling
            from postgis_join import load_zones
            from postgis_server import Server

            stack.enter_context(Server())
            os.environ["POSTGIS_BUILD_SECONDS"] = str(load_zones(Tiling(folder)))
        yield {name: commands[name] for name in names}


def run(programs, peers, folder, index_bytes):
    options = programs.options
    runner = [options.swift_build / "peer-runner", "locate"]
    lines = []

    def note(number, peer, points, found):
        for line in found:
            rate = line["points"] / line["locate_seconds"]
            lines.append(
                {"round": number, "peer": peer, "set": points, **line, "points_per_second": rate}
            )
            say(f"  {peer:10} {points:9} {line['threads']} threads {rate / 1e6:9.3f} M/s")

    for number in range(1, options.rounds + 1):
        say(f"round {number} of {options.rounds}")
        for threads in THREADS:
            for pages in ["huge", "small"]:
                rate = programs.gather(index_bytes, threads, pages) * 1e6
                lines.append(
                    {
                        "round": number, "peer": f"gather, {pages} pages", "set": "limit",
                        "threads": threads, "points_per_second": rate,
                    }
                )
        for points in OUR_SETS:
            count = options.border_points if points == "borders" else options.points
            answers = programs.answers / f"ours-{points}"
            note(
                number, "arpent", points,
                programs.locate(runner, folder, points, count, THREADS, answers),
            )
        for name, command in peers.items():
            answers = programs.answers / f"{name}.i32"
            # Polars takes its number of threads when it starts.
            runs = [[threads] for threads in THREADS] if name == "polars-st" else [THREADS]
            for threads in runs:
                count = min(options.peer_points, options.points)
                note(
                    number, name, "uniform",
                    programs.locate(command, folder, "uniform", count, threads, answers),
                )
    return lines
