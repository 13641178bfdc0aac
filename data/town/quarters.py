"""What the quarters are like: how dense, how well off, how old. Zones, dwellings and votes all
start from here, so that they go together as they do in a real town."""

from functools import lru_cache

from .chance import Noise
from .streets import BLOCKS, ISLAND, area_of, centre_of

_density, _wealth, _age = Noise("density"), Noise("wealth"), Noise("age")

# The block of flats in the middle of a suburb that becomes the enclave, and two more estates.
ENCLAVE = [(i, j) for i in range(33, 36) for j in range(22, 25)]
ESTATES = [
    [(i, j) for i in range(10, 13) for j in range(29, 32)],
    [(i, j) for i in range(24, 27) for j in range(5, 7)],
]
_estate_blocks = {b for blocks in [ENCLAVE] + ESTATES for b in blocks}


def is_estate(block):
    return block in _estate_blocks


def distance_from_centre(block):
    """Kilometres from the market place."""
    x, y = centre_of(block)
    return (x * x + y * y) ** 0.5 / 1000


def density(block):
    """Inhabitants per square kilometre."""
    if is_estate(block):
        return 16000.0
    if block in ISLAND:
        return 900.0
    x, y = centre_of(block)
    r = distance_from_centre(block)
    uneven = 1 + 0.45 * _density(x / 420, y / 420)
    return uneven * (1000 + 4200 / (1 + 2.2 * r * r * r))


def residents(block):
    return density(block) * area_of(block)


@lru_cache(maxsize=None)
def wealth(block):
    """-1 poor ... 1 rich. The west bank of the meander and the island are well off, the estates
    are not; the rest is uneven."""
    if is_estate(block):
        return -0.85
    if block in ISLAND:
        return 0.8
    x, y = centre_of(block)
    value = 0.75 * _wealth(x / 1100 + 3, y / 1100) - 0.16 * x / 1000 + 0.12 * y / 1000
    return max(-1.0, min(1.0, value))


@lru_cache(maxsize=None)
def youth(block):
    """-1 old ... 1 young: students in the centre, retired people by the water."""
    r = distance_from_centre(block)
    x, y = centre_of(block)
    value = 0.55 / (1 + 3 * r * r) - 0.15 + 0.5 * _age(x / 800, y / 800 + 9)
    return max(-1.0, min(1.0, value + (0.25 if is_estate(block) else 0.0)))


@lru_cache(maxsize=None)
def urban(block):
    """1 in the old centre, 0 in the outer suburbs."""
    r = distance_from_centre(block)
    return 1 / (1 + r * r)


POPULATION = {block: residents(block) for block in BLOCKS}
