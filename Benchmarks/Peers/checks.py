"""Every answer against GEOS; ours on and beside edges, and where GEOS differs, against rational
arithmetic."""

import hashlib

import numpy as np

from programs import say


def run(programs, folder, lines):
    options = programs.options
    checks = []

    def note(what, against, checked, mismatches, **more):
        checks.append(
            {"what": what, "against": against, "checked": int(checked),
             "mismatches": int(mismatches), **more}
        )
        say(f"  {what} against {against}: {mismatches} of {checked:,}")

    say("checks")
    for points in ["uniform", "contacts"]:
        reference = geos_answers(programs, folder, points)
        ours = read(programs.answers / f"ours-{points}.i32")
        differ = np.flatnonzero(ours != reference).astype(np.int32)
        more = {}
        if len(differ):
            # Who is right where the two differ.
            for name, answers in [("ours_wrong", ours), ("geos_wrong", reference)]:
                more[name] = judge(programs, folder, points, differ, answers)["mismatches"]
        note(f"arpent, {points}", "GEOS", len(ours), len(differ), **more)
        if points == "uniform":
            for name in sorted({line["peer"] for line in lines} - {"arpent"}):
                path = programs.answers / f"{name}.i32"
                if path.exists():
                    answers = read(path)
                    wrong = np.count_nonzero(answers != reference[: len(answers)])
                    note(f"{name}, {points}", "GEOS", len(answers), wrong)
    tiled = np.sort(read(programs.answers / "ours-tiled.i32"))
    uniform = np.sort(read(programs.answers / "ours-uniform.i32"))
    note("arpent, tiled", "the same points in random order", len(tiled), np.sum(tiled != uniform))

    borders = programs.answers / "ours-borders"
    result = programs.exact(folder, "borders", f"{borders}.i32", f"{borders}.u8")
    note(
        "arpent, borders", "rational arithmetic", result["checked"], result["mismatches"],
        on_edges=result["on_edges"],
    )
    if options.queries and options.queries.exists():
        result = programs.ours("queries", options.queries)
        note("arpent, exact queries", "their answers", result["checked"], result["mismatches"])
    return checks


def read(path):
    return np.fromfile(path, np.int32)


def judge(programs, folder, points, which, answers):
    where = programs.answers / "which.i32"
    said = programs.answers / "said.i32"
    which.tofile(where)
    answers[which].tofile(said)
    return programs.exact(folder, points, said, "-", where)


def geos_answers(programs, folder, points):
    """All points' zones by prepared GEOS, kept for as long as country and points stay the same."""
    digest = hashlib.blake2b(digest_size=8)
    for name in ["coordinates.f64", "rings.i32", "polygons.i32", "zones.i32", f"{points}.f64"]:
        digest.update((folder / name).read_bytes())
    path = programs.options.work / f"geos-{points}-{digest.hexdigest()}.i32"
    if not path.exists():
        for stale in programs.options.work.glob(f"geos-{points}-*.i32"):
            stale.unlink()
        count = (folder / f"{points}.f64").stat().st_size // 16
        command = [programs.native / "geos_prepared"]
        programs.locate(command, folder, points, count, [2], path)
    return read(path)
