"""Results in the two layouts in which the ministry published them."""

from .people import INSEE, TOWN

DEPARTMENT = ("29", "Finistère")


def percent(part, whole):
    """`20,33`: two decimals, half away from zero, in whole numbers."""
    hundredths = (20000 * part + whole) // (2 * whole) if whole else 0
    return f"{hundredths // 100},{hundredths % 100:02d}"


def layout_2017(counts, with_nuance):
    """Latin-1 and CRLF. The header names the first candidate's columns only, so rows are longer
    than it, and differ in length where constituencies have different numbers of candidates."""
    head = ("Code du département;Libellé du département;Code de la circonscription;"
            "Libellé de la circonscription;Code de la commune;Libellé de la commune;"
            "Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;"
            "% Blancs/Vot;Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;"
            "N°Panneau;Sexe;Nom;Prénom;" + ("Nuance;" if with_nuance else "")
            + "Voix;% Voix/Ins;% Voix/Exp")
    lines = [head]
    for code, c in counts.items():
        n, cast = c.registered, c.cast
        row = [*DEPARTMENT, c.constituency, f"{int(c.constituency)}ème circonscription",
               INSEE[2:], TOWN, code, n, c.abstentions, percent(c.abstentions, n),
               cast, percent(cast, n), c.blank, percent(c.blank, n), percent(c.blank, cast),
               c.null, percent(c.null, n), percent(c.null, cast),
               c.valid, percent(c.valid, n), percent(c.valid, cast)]
        for candidate in c.candidates:
            votes = c.votes_for(candidate)
            row += [candidate.panel, candidate.sex, candidate.surname, candidate.first]
            row += [candidate.nuance] if with_nuance else []
            row += [votes, percent(votes, n), percent(votes, c.valid)]
        lines.append(";".join(map(str, row)))
    return "".join(line + "\r\n" for line in lines).encode("latin-1")


_GROUP = ["Numéro de panneau", "Nuance candidat", "Nom candidat", "Prénom candidat",
          "Sexe candidat", "Voix", "% Voix/inscrits", "% Voix/exprimés", "Elu"]


def layout_2024(counts, padded, elected=()):
    """UTF-8, every candidate's columns numbered in the header, groups not used left empty."""
    groups = max(len(c.candidates) for c in counts.values())
    head = ["Code département", "Libellé département", "Code commune", "Libellé commune", "Code BV",
            "Inscrits", "Votants", "% Votants", "Abstentions", "% Abstentions", "Exprimés",
            "% Exprimés/inscrits", "% Exprimés/votants", "Blancs", "% Blancs/inscrits",
            "% Blancs/votants", "Nuls", "% Nuls/inscrits", "% Nuls/votants"]
    head += [f"{name} {k}" for k in range(1, groups + 1) for name in _GROUP]
    lines = [";".join(head)]
    for code, c in counts.items():
        n, cast = c.registered, c.cast
        row = [*DEPARTMENT, INSEE, TOWN, code if padded else code.lstrip("0"),
               n, cast, percent(cast, n) + "%", c.abstentions, percent(c.abstentions, n) + "%",
               c.valid, percent(c.valid, n) + "%", percent(c.valid, cast) + "%",
               c.blank, percent(c.blank, n) + "%", percent(c.blank, cast) + "%",
               c.null, percent(c.null, n) + "%", percent(c.null, cast) + "%"]
        for candidate in c.candidates:
            votes = c.votes_for(candidate)
            row += [candidate.panel, candidate.nuance, candidate.surname, candidate.first,
                    "MASCULIN" if candidate.sex == "M" else "FEMININ", votes,
                    percent(votes, n) + "%", percent(votes, c.valid) + "%",
                    "élu" if candidate in elected else ""]
        row += [""] * (len(head) - len(row))
        lines.append(";".join(map(str, row)))
    return "".join(line + "\n" for line in lines).encode("utf-8")


def winners(counts):
    """Whoever has most votes in each constituency."""
    totals = {}
    for c in counts.values():
        for candidate in c.candidates:
            totals[candidate] = totals.get(candidate, 0) + c.votes_for(candidate)
    best = {}
    for candidate, votes in totals.items():
        if votes > totals.get(best.get(candidate.constituency), -1):
            best[candidate.constituency] = candidate
    return set(best.values())


def recount(counts, candidates):
    """The same votes on other zones, as a plain table: what an interpolation should come near."""
    lines = [",".join(["code_bv", "inscrits", "votants", "exprimes", "blancs", "nuls"]
                      + [c.surname for c in candidates])]
    for code, c in counts.items():
        lines.append(",".join(map(str, [code, c.registered, c.cast, c.valid, c.blank, c.null]
                                  + [c.votes_for(x) for x in candidates])))
    return "".join(line + "\n" for line in lines).encode("utf-8")
