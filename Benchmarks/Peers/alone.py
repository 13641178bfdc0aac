"""Runs a program and writes down the most memory that it held: `alone.py FILE COMMAND...`.

The system counts, for a program, what the process that started it held just before: so the one that
measures must be small itself, which the benchmarks' driver is not.
"""

import os
import subprocess
import sys


def main():
    process = subprocess.Popen(sys.argv[2:])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    with open(sys.argv[1], "w") as file:
        file.write(str(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)))
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())
