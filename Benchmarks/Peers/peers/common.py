"""What every peer in Python shares: the tiling's arrays, timing, and the line of JSON."""

import json
import mmap
import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
import shapely


class Tiling:
    """The arrays that make-tiling writes; Sources/Tiling/TilingFiles.swift says their shape."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def zones(self):
        coordinates = np.fromfile(self.folder / "coordinates.f64").reshape(-1, 2)
        offsets = tuple(
            np.fromfile(self.folder / f"{name}.i32", np.int32).astype(np.int64)
            for name in ("rings", "polygons", "zones")
        )
        return shapely.from_ragged_array(
            shapely.GeometryType.MULTIPOLYGON, coordinates, offsets
        )

    def wkb(self):
        return shapely.to_wkb(self.zones()).tolist()

    def points(self, name, count):
        return np.fromfile(self.folder / f"{name}.f64", count=count * 2).reshape(-1, 2)


def lowest(count, points, zones):
    """The lowest zone of each point, -1 where there is none, from pairs in any order."""
    answers = np.full(count, -1, np.int32)
    # The last of several values assigned to one place stays: the lowest, in falling order.
    order = np.argsort(-np.asarray(zones, np.int64), kind="stable")
    answers[np.asarray(points)[order]] = np.asarray(zones)[order]
    return answers


def in_processes(count, parts, work):
    """For peers that hold the interpreter's lock: `work(part)` in a forked process a part, each
    giving pairs (points, zones). Returns the lowest zone of each point."""
    if len(parts) == 1:
        return lowest(count, *work(parts[0]))
    shared = mmap.mmap(-1, 4 * count * len(parts))
    answers = np.frombuffer(shared, np.int32).reshape(len(parts), count)
    children = []
    for number, part in enumerate(parts):
        child = os.fork()
        if child == 0:
            try:
                answers[number] = lowest(count, *work(part))
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    for child in children:
        if os.waitpid(child, 0)[1] != 0:
            sys.exit("a worker failed")
    # -1 is the highest number without a sign.
    return answers.view(np.uint32).min(axis=0).view(np.int32)


def peak_bytes():
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, workers) * (1 if sys.platform == "darwin" else 1024)


def main(peer):
    """`peer(tiling, points)` makes ready and returns a function from a number of threads to the
    answers. What it counts as building it puts in `locate.build_seconds`; a peer that builds anew
    for each question has `locate.once`, which asks about one point."""
    folder, name, count, threads, path = sys.argv[1:]
    tiling = Tiling(folder)
    points = tiling.points(name, int(count))
    locate = peer(tiling, points)
    for number in map(int, threads.split(",")):
        build = getattr(locate, "build_seconds", None)
        if build is None:
            start = time.perf_counter()
            locate.once(number)
            build = time.perf_counter() - start
        processor = time.process_time()
        start = time.perf_counter()
        answers = locate(number)
        seconds = time.perf_counter() - start
        # A server's own clock leaves out how the answers are fetched.
        seconds = getattr(locate, "own_seconds", seconds)
        if not hasattr(locate, "build_seconds"):
            # The question about one point built the same index.
            seconds = max(seconds - build, 1e-9)
        line = {
            "threads": number,
            "points": len(points),
            "build_seconds": build,
            "locate_seconds": seconds,
            "processor_seconds": time.process_time() - processor,
        }
        # A server's memory is not this process's.
        line["peak_bytes"] = locate.peak_bytes() if hasattr(locate, "peak_bytes") else peak_bytes()
        print(json.dumps(line), flush=True)
        answers.astype(np.int32).tofile(path)
