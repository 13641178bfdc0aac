"""The two projections that the files need, on GRS80.

Formulas: IOGP Publication 373-7-2 (EPSG Guidance Note 7-2), "Lambert Conic Conformal (2SP)" and
"Lambert Azimuthal Equal Area". The C library's logarithm may differ in the last bit from machine
to machine; results are only used after rounding to a millimetre, or to a 200 m cell.
"""

from math import asin, cos, log, pi, radians, sin, sqrt, tan

A = 6378137.0
F = 1 / 298.257222101
E2 = 2 * F - F * F
E = sqrt(E2)


def lambert_93(lon, lat):
    """EPSG:2154: degrees → (easting, northing) in metres."""
    def m(phi):
        return cos(phi) / sqrt(1 - E2 * sin(phi) ** 2)

    def t(phi):
        s = E * sin(phi)
        return tan(pi / 4 - phi / 2) / ((1 - s) / (1 + s)) ** (E / 2)

    phi_f, lambda_f, phi1, phi2 = radians(46.5), radians(3), radians(49), radians(44)
    n = (log(m(phi1)) - log(m(phi2))) / (log(t(phi1)) - log(t(phi2)))
    f = m(phi1) / (n * t(phi1) ** n)
    r_f, r = A * f * t(phi_f) ** n, A * f * t(radians(lat)) ** n
    theta = n * (radians(lon) - lambda_f)
    return 700000 + r * sin(theta), 6600000 + r_f - r * cos(theta)


def europe_equal_area(lon, lat):
    """EPSG:3035: degrees → (easting, northing) in metres."""
    def q(phi):
        s = sin(phi)
        return (1 - E2) * (s / (1 - E2 * s * s) - log((1 - E * s) / (1 + E * s)) / (2 * E))

    phi0, lambda0 = radians(52), radians(10)
    q_pole = q(pi / 2)
    beta0, beta = asin(q(phi0) / q_pole), asin(q(radians(lat)) / q_pole)
    r_q = A * sqrt(q_pole / 2)
    d = A * cos(phi0) / sqrt(1 - E2 * sin(phi0) ** 2) / (r_q * cos(beta0))
    turn = radians(lon) - lambda0
    b = r_q * sqrt(2 / (1 + sin(beta0) * sin(beta) + cos(beta0) * cos(beta) * cos(turn)))
    return (4321000 + b * d * cos(beta) * sin(turn),
            3210000 + b / d * (cos(beta0) * sin(beta) - sin(beta0) * cos(beta) * cos(turn)))
