"""The results as Markdown."""


def markdown(report):
    machine = report["machine"]
    index = report["index"]
    parts = [
        "# Arpent and its peers\n",
        f"{machine['processor']}, {machine['cores']} cores, {machine['system']}. "
        f"{index['zones']:,} zones, {index['positions']:,} positions, "
        f"{report['parameters']['rounds']} rounds; medians.\n",
        locating(report),
        limit(report),
        "## The index\n",
        f"- {index['index_bytes'] / 1e6:.0f} MB, {index['bytes_per_position']:.1f} bytes a "
        f"position, exact coordinates included\n"
        f"- built in {index['build_seconds']:.2f} s, written in {index['write_seconds']:.2f} s, "
        f"opened in {index['open_seconds'] * 1000:.1f} ms\n",
        distances(report),
        checks(report),
    ]
    if "contacts" in report:
        parts.append(contact_file(report))
    parts.append("## Versions\n")
    parts.append(
        rows(["what", "version"], [[k, v] for k, v in machine["versions"].items()])
    )
    return "\n".join(parts)


def locating(report):
    medians = {(m["peer"], m["set"], m["threads"]): m for m in report["medians"]}
    fastest = best_peer(report)
    lines = []
    for (peer, points, threads), one in medians.items():
        if points == "limit" or threads != 1:
            continue
        two = medians.get((peer, points, 2))
        lines.append(
            [
                peer,
                points,
                f"{one['points']:,}",
                millions(one),
                millions(two) if two else "",
                f"{one['points_per_second'] / fastest:.1f} ×" if fastest else "",
                f"{one['build_seconds']:.2f}",
                f"{max(one['peak_bytes'], two['peak_bytes'] if two else 0) / 1e9:.2f}",
            ]
        )
    heads = [
        "who", "points", "how many", "M/s, 1 thread", "M/s, 2 threads", "to the fastest exact peer",
        "build s", "peak GB",
    ]
    return "## Locating points\n\n" + rows(heads, lines)


def best_peer(report):
    """Points a second of the fastest peer with exact answers, on one thread; S2's lines differ."""
    rates = [
        m["points_per_second"]
        for m in report["medians"]
        if m["threads"] == 1 and m["set"] == "uniform" and m["peer"] not in ("arpent", "s2")
    ]
    return max(rates, default=None)


def limit(report):
    medians = {(m["peer"], m["set"], m["threads"]): m for m in report["medians"]}
    lines = []
    for threads in (1, 2):
        ours = medians[("arpent", "uniform", threads)]["points_per_second"]
        huge = medians[("gather, huge pages", "limit", threads)]["points_per_second"]
        small = medians[("gather, small pages", "limit", threads)]["points_per_second"]
        lines.append(
            [threads, f"{huge / 1e6:.0f}", f"{small / 1e6:.0f}", f"{100 * ours / huge:.0f} %"]
        )
    heads = ["threads", "lines M/s, huge pages", "lines M/s, small pages", "ours of the former"]
    return (
        "## The machine's limit: random 64-byte lines from a table of the index's size\n\n"
        + rows(heads, lines)
    )


def distances(report):
    found = report["distances"]
    calls = [
        ("boundary_distance", "metres to the nearest edge of any zone within 10 km"),
        ("nearest_200", "nearest zone within 200 m, points in the sea included"),
        ("zones_within_50", "zones within 50 m"),
    ]
    lines = [
        [what, f"{found['points'] / found[f'{name}_seconds'] / 1e6:.2f}"] for name, what in calls
    ]
    return (
        "## Distances, one point a call, one thread, uniform points\n\n"
        + rows(["call", "M/s"], lines)
    )


def checks(report):
    lines = []
    for check in report["checks"]:
        more = ", ".join(
            f"{name.replace('_', ' ')} {value}"
            for name, value in check.items()
            if name not in ("what", "against", "checked", "mismatches")
        )
        lines.append(
            [check["what"], check["against"], f"{check['checked']:,}", check["mismatches"], more]
        )
    return "## Checks\n\n" + rows(["answers", "against", "checked", "mismatches", ""], lines)


def contact_file(report):
    last = {line["peer"]: line for line in report["contacts"]}
    medians = {m["peer"]: m for m in report["contact_medians"]}
    ours = medians["arpent"]["seconds"]
    lines = []
    for peer, median in medians.items():
        line = last[peer]
        order = {True: "yes", False: "no", None: ""}[line.get("in_order")]
        lines.append(
            [
                peer, median["threads"], f"{median['seconds']:.2f}",
                f"{median['seconds'] / ours:.1f} ×", order, line.get("mismatches", ""),
                f"{median['peak_bytes'] / 1e9:.2f}" if "peak_bytes" in median else "",
            ]
        )
    heads = ["who", "threads", "seconds", "of ours", "keeps the order", "mismatches", "peak GB"]
    title = f"## A contact file of {report['parameters']['contacts']:,} rows, file to file\n\n"
    return title + rows(heads, lines)


def millions(line):
    return f"{line['points_per_second'] / 1e6:.3g}"


def rows(heads, lines):
    table = [heads, ["---"] * len(heads), *lines]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in table)
