"""How often bootstrap intervals at 95 % hold the true mean change of clustered items: the figures in
the documentation of ClusterBootstrap.changeIntervals.

    python3 interval_coverage.py [samples] [seed]

Needs numpy and scipy. Clusters have 1 + Poisson(4) items. Each cluster has its own chances to fall
(-1), to rise (+1) or to stay, from a Dirichlet distribution with the means and the correlation
within clusters given below.
"""

import sys

import numpy as np
from scipy import stats

RESAMPLES = 600
LEVEL = 0.95

#: chance to fall, chance to rise, correlation within clusters
CHANGES = [(0.005, 0.001, 0.1), (0.02, 0.0001, 0.3), (0.01, 0.01, 0.1), (0.03, 0.01, 0.1),
           (0.05, 0.02, 0.3), (0.10, 0.05, 0.2), (0.30, 0.05, 0.2), (0.60, 0.02, 0.1)]


def sample(random, clusters, fall, rise, correlation):
    sizes = 1 + random.poisson(4, clusters)
    strength = (1 - correlation) / correlation
    chances = random.dirichlet(
        [fall * strength, rise * strength, (1 - fall - rise) * strength], clusters)
    counts = np.array([random.multinomial(n, p) for n, p in zip(sizes, chances)])
    return sizes, counts[:, 1] - counts[:, 0]


def resampled(random, sizes, sums):
    clusters = len(sizes)
    draws = random.multinomial(clusters, np.full(clusters, 1 / clusters), RESAMPLES)
    return (draws @ sums) / (draws @ sizes)


def plain(random, sizes, sums):
    tail = (1 - LEVEL) / 2
    return np.quantile(resampled(random, sizes, sums), [tail, 1 - tail])


def change_interval(random, sizes, sums):
    sizes, sums = np.append(sizes, [1, 1]), np.append(sums, [1, -1])
    n = len(sizes)
    tail = stats.norm.cdf(-np.sqrt(n / (n - 1)) * stats.t.ppf((1 + LEVEL) / 2, n - 1))
    return np.quantile(resampled(random, sizes, sums), [tail, 1 - tail])


def main():
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    random = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 7)
    print("clusters  fall  rise  correlation  plain %  change intervals %")
    for clusters in (20, 50, 100, 200):
        for fall, rise, correlation in CHANGES:
            held = np.zeros(2)
            for _ in range(samples):
                sizes, sums = sample(random, clusters, fall, rise, correlation)
                for i, method in enumerate((plain, change_interval)):
                    low, high = method(random, sizes, sums)
                    held[i] += low <= rise - fall <= high
            print(clusters, fall, rise, correlation, *(100 * held / samples), flush=True)


main()
