"""What the peers of the contact file share: file in, zones in memory, file out, seconds said."""

import json
import sys
import time
from pathlib import Path

from common import Tiling


def codes(folder):
    return (Path(folder) / "codes.txt").read_text().split()


def main(peer):
    """`peer(zones as WKB, codes, threads)` makes ready and returns a function from the input's path
    and the output's. Only that is timed: ours has its zones in memory too."""
    folder, source, target, threads = sys.argv[1:]
    start = time.perf_counter()
    assign = peer(Tiling(folder), codes(folder), int(threads))
    ready = time.perf_counter()
    assign(source, target)
    done = time.perf_counter()
    print(
        json.dumps(
            {"threads": int(threads), "zones_seconds": ready - start, "seconds": done - ready}
        )
    )
