"""A PostgreSQL server of our own: its files in a folder that goes with it, on a socket only."""

import glob
import os
import shutil
import subprocess
import tempfile


def _as_server_user(command):
    # PostgreSQL refuses to run as root.
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--"] + command
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin")) or [
        os.path.dirname(shutil.which("pg_ctl") or "pg_ctl")
    ]
    return found[-1]


class Server:
    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="arpent-postgis-")
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        data = os.path.join(self.folder, "data")
        _as_server_user(
            [f"{_programs()}/initdb", "-D", data, "-A", "trust", "-U", "bench", "--no-sync"]
        )
        settings = (
            f"-k {self.folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
            " -c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=512MB"
            " -c max_wal_size=4GB -c autovacuum=off"
        )
        log = os.path.join(self.folder, "log")
        _as_server_user(
            [f"{_programs()}/pg_ctl", "-D", data, "-l", log, "-w", "-o", settings, "start"]
        )
        os.environ["PGHOST"] = self.folder
        os.environ["PGUSER"] = "bench"
        os.environ["PGDATABASE"] = "postgres"
        os.environ["PGOPTIONS"] = "-c client_min_messages=warning"
        return self

    def __exit__(self, *_):
        data = os.path.join(self.folder, "data")
        _as_server_user([f"{_programs()}/pg_ctl", "-D", data, "-m", "immediate", "stop"])
        shutil.rmtree(self.folder, ignore_errors=True)


def psql(statements, rows=None):
    """Runs statements in one session and returns what it prints; `rows` feed COPY FROM STDIN."""
    command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1"]
    if rows is None:
        return subprocess.run(
            command, input=statements, check=True, text=True, stdout=subprocess.PIPE
        ).stdout
    with subprocess.Popen(
        command + ["-c", statements], stdin=subprocess.PIPE, text=True
    ) as process:
        process.stdin.writelines(rows)
        process.stdin.close()
        if process.wait() != 0:
            raise RuntimeError(statements)
    return ""
