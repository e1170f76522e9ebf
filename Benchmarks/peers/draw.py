"""The numbers RulesBench draws, so that peers work on the same rows."""
import numpy as np

MULTIPLIER, INCREMENT, MASK = 6364136223846793005, 1442695040888963407, (1 << 64) - 1


class Draw:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * MULTIPLIER + INCREMENT) & MASK
        return (self.state >> 33) % bound


def columns(seed, rows, bounds):
    """For every bound a column, drawn row by row."""
    draw = Draw(seed)
    out = np.empty((rows, len(bounds)), dtype=np.int64)
    for row in range(rows):
        for place, bound in enumerate(bounds):
            out[row, place] = draw.below(bound)
    return [out[:, place].copy() for place in range(len(bounds))]


def median(times):
    return sorted(times)[len(times) // 2]
