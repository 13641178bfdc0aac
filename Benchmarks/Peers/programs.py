"""Starts the programs that measure, one at a time, and reads their lines of JSON."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


class Programs:
    def __init__(self, options):
        self.options = options
        self.native = options.work / "native"
        self.answers = options.work / "answers"
        self.answers.mkdir(exist_ok=True)

    def make_tiling(self):
        o = self.options
        folder = o.work / "tiling"
        say(f"a country of {o.zones:,} zones, {o.points:,} points")
        self._run(
            [
                o.swift_build / "make-tiling", folder, o.zones, o.positions, o.points,
                o.border_points, o.contacts,
            ]
        )
        return folder

    def ours(self, *arguments):
        return self._lines([self.options.swift_build / "peer-runner", *arguments])[-1]

    def locate(self, command, folder, points, count, threads, answers):
        """One JSON line for each number of threads, with the memory of the whole process."""
        listed = ",".join(map(str, threads))
        return self._lines([*command, folder, points, count, listed, answers])

    def gather(self, size, threads, pages):
        return float(self._run([self.native / "gather", size, threads, pages]))

    def exact(self, folder, points, answers, kinds="-", which=None):
        command = [self.native / "exact", folder, points, answers, kinds]
        return self._lines(command + ([which] if which else []))[-1]

    def python(self, name):
        return [sys.executable, HERE / "peers" / name]

    def lines(self, command):
        return self._lines(command)

    def _lines(self, command):
        lines = [json.loads(line) for line in self._run(command).splitlines()]
        for line in lines:
            line.setdefault("peak_bytes", self.peak_bytes)
        return lines

    def _run(self, command):
        command = list(map(str, command))
        memory = self.options.work / "peak-bytes"
        alone = [sys.executable, "-S", HERE / "alone.py", memory]
        process = subprocess.run([*alone, *command], stdout=subprocess.PIPE, text=True)
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
        self.peak_bytes = int(memory.read_text())
        return process.stdout


def say(text):
    print(text, file=sys.stderr, flush=True)
