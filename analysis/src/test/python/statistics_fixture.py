"""Writes statistics.json: p-values of McNemar's exact test and p-values adjusted after Holm and
after Benjamini and Hochberg, by statsmodels, and the tails of expanded percentiles, by scipy.

    python3 statistics_fixture.py [seed] > ../resources/org/zonelens/analysis/statistics/statistics.json

Needs numpy, scipy and statsmodels (the figures kept are those of 0.15.0).
"""

import json
import sys

import numpy as np
import statsmodels
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests


def exact(fixed, broken):
    table = [[50, fixed], [broken, 70]]
    return float(mcnemar(table, exact=True).pvalue)


def families(random):
    """P-values as sweeps have them: ties, ones and tiny values among even ones."""
    yield [0.04]
    yield [1.0, 1.0, 1.0]
    yield [0.01, 0.04, 0.03, 0.005]
    yield [0.0, 1e-300, 0.5, 1.0]
    for tests in (5, 12, 60):
        small = random.uniform(0, 1, tests) ** random.integers(1, 6)
        values = np.where(random.uniform(0, 1, tests) < 0.3, np.round(small, 2), small)
        yield [float(value) for value in values]


def tail(level, clusters):
    """Hesterberg (2015): the percentile that Student's t of so few clusters stands at."""
    reach = np.sqrt(clusters / (clusters - 1)) * stats.t.ppf((1 + level) / 2, clusters - 1)
    return {"level": level, "clusters": clusters, "reach": float(reach),
            "tail": float(stats.norm.cdf(-reach))}


def main():
    random = np.random.default_rng(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    pairs = [(0, 0), (1, 0), (0, 6), (7, 7), (7, 8), (3, 11), (40, 1), (120, 80), (1000, 900)]
    pairs += [tuple(int(n) for n in random.integers(0, 60, 2)) for _ in range(20)]
    print(json.dumps({
        "statsmodels": statsmodels.__version__,
        "mcnemar": [
            {"fixed": fixed, "broken": broken, "p": exact(fixed, broken)}
            for fixed, broken in pairs],
        "families": [
            {
                "p": values,
                "holm": [float(p) for p in multipletests(values, method="holm")[1]],
                "bh": [float(p) for p in multipletests(values, method="fdr_bh")[1]],
            }
            for values in families(random)],
        "tails": [
            tail(level, clusters)
            for level in (0.5, 0.9, 0.95, 0.99)
            for clusters in (2, 3, 4, 10, 50, 2067, 100_000)],
    }))


main()
