"""Repeatable chance and smooth noise.

Python's own `random` changed some of its algorithms between versions, and the functions of the C
mathematics library differ in the last bit between machines. Everything that decides something here
is therefore integer arithmetic, or + - * / and square roots, which IEEE 754 rounds alike
everywhere.
"""

MASK = (1 << 64) - 1


def _mix(z):
    """Finaliser of SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195)."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Chance:
    """A stream of random values. Each subject has its own, so that a change in one part of the
    town leaves the others as they were."""

    def __init__(self, subject, seed=20240630):
        self.state = seed
        for byte in subject.encode("utf-8"):
            self.state = _mix((self.state * 257 + byte) & MASK)

    def unit(self):
        """A float in [0, 1), a multiple of 2**-53."""
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        return (_mix(self.state) >> 11) / 9007199254740992.0

    def between(self, low, high):
        return low + (high - low) * self.unit()

    def below(self, count):
        """An integer in 0 ..< count."""
        return int(self.unit() * count)

    def pick(self, values):
        return values[self.below(len(values))]

    def spread(self):
        """About normal, mean 0, standard deviation 1, within -3.46 ... 3.46: the sum of four
        uniform values, scaled."""
        return (self.unit() + self.unit() + self.unit() + self.unit() - 2) * 1.7320508

    def weighted(self, weights):
        """An index, with the odds given."""
        mark = self.unit() * sum(weights)
        for index, weight in enumerate(weights):
            mark -= weight
            if mark < 0:
                return index
        return len(weights) - 1

    def shuffled(self, values):
        values = list(values)
        for i in range(len(values) - 1, 0, -1):
            j = self.below(i + 1)
            values[i], values[j] = values[j], values[i]
        return values


class Noise:
    """Smooth noise over the plane, in -1 ... 1: random values at integer points, eased between."""

    def __init__(self, subject):
        self.key = Chance(subject).state

    def _corner(self, i, j):
        value = _mix((self.key + i * 0x9E3779B97F4A7C15 + j * 0xC2B2AE3D27D4EB4F) & MASK)
        return (value >> 11) / 4503599627370496.0 - 1.0

    def __call__(self, x, y):
        i, j = int(x // 1), int(y // 1)
        s, t = x - i, y - j
        s, t = s * s * (3 - 2 * s), t * t * (3 - 2 * t)
        low = self._corner(i, j) * (1 - s) + self._corner(i + 1, j) * s
        high = self._corner(i, j + 1) * (1 - s) + self._corner(i + 1, j + 1) * s
        return low * (1 - t) + high * t
