"""Values that independent.test.ts holds our own computations against, from other people's code:

    pip install scipy==1.17.0 ruptures==1.1.10 && python test/stats/independent.py

Permutations are enumerated, not drawn, so that the output is always the same.
"""

import numpy as np
import ruptures
from scipy import optimize, special, stats


def scores(differences, cap=0.4):
    ranks = stats.rankdata(np.abs(differences))
    return np.sum(np.where(differences > 0, np.minimum(ranks, max(1, round(cap * len(differences)))), 0))


def signed(differences, alternative):
    statistic = lambda x, axis=-1: np.apply_along_axis(scores, axis, x)
    return stats.permutation_test(
        (differences,), statistic, permutation_type="samples", n_resamples=np.inf,
        alternative=alternative, vectorized=True,
    ).pvalue


def dominance(x, y, axis=-1):
    return np.sum(np.sign(x[..., :, None] - y[..., None, :]), axis=(-1, -2))


rounds = np.array([0.031, -0.012, 0.045, 0.027, -0.005, 0.038, 0.011, 0.052, -0.02, 0.009, 0.4, -0.3])
for shift in (0, 0.005):
    print("signed ranks, shift", shift, [float(signed(rounds - shift, a)) for a in ("greater", "less")])
tied = np.array([0.02, -0.02, 0.04, 0.02, 0, 0.04, -0.02, 0.06, 0.02, 0.04])
tied = tied[tied != 0]
print("signed ranks, tied", [float(signed(tied, a)) for a in ("greater", "less")])
walsh = np.unique([round((a + b) / 2, 12) for i, a in enumerate(rounds) for b in rounds[i:]])
middles = (walsh[:-1] + walsh[1:]) / 2
below = [k for k, shift in enumerate(middles) if signed(rounds - shift, "greater") <= 0.05]
above = [k for k, shift in enumerate(middles) if signed(rounds - shift, "less") <= 0.05]
print("signed ranks, 90 % interval", float(walsh[max(below) + 1]), float(walsh[min(above)]))

first = np.array([1, 1.1, 1.1, 1.2, 1.3, 1.3, 1.5])
second = np.array([1.1, 1.3, 1.4, 1.5, 1.5, 1.6])
print("rank sum, tied", [
    float(stats.permutation_test((second, first), dominance, permutation_type="independent",
                                 n_resamples=np.inf, alternative=a, vectorized=True).pvalue)
    for a in ("greater", "less")
])
many = [(i * 37 % 101) / 101 for i in range(1, 41)]
others = [(i * 53 % 97) / 97 + 0.11 for i in range(1, 41)]
print("rank sum, large", [
    float(stats.mannwhitneyu(others, many, alternative=a, method="asymptotic").pvalue)
    for a in ("greater", "less")
])

looks = np.array([7, 10, 14, 20, 28, 40])
for level in (0.05, 0.01, 0.01 / 20, 0.01 / 200):
    sharing = next(k for k in range(len(looks), 0, -1)
                   if k == 1 or stats.binom.pmf(0, looks[-k], 0.5) <= level / k)
    print("looks that share", level, looks[-sharing:].tolist())

counts = np.array([14, 20, 28, 40])
deviation = 0.03
boundaries = 0.005 + 3.66 * deviation / np.sqrt(counts)


def extreme(truth, mean, stages):
    n = counts[:stages]
    covariance = [[deviation**2 * min(i, j) / (i * j) for j in n] for i in n]
    return 1 - stats.multivariate_normal.cdf(
        [*boundaries[: stages - 1], mean], [truth] * stages, covariance,
        maxpts=2000000, abseps=1e-10, releps=1e-10, rng=np.random.default_rng(1),
    )


for stages, mean in ((2, 0.0296), (2, 0.036), (3, 0.028), (3, 0.032), (4, 0.0225), (4, 0.0296)):
    truth = optimize.brentq(lambda t: extreme(t, mean, stages) - 0.5, mean - 0.03, mean + 0.01, xtol=1e-9)
    print("stopped mean", stages, mean, truth)

for x in (0.01, 0.3, 2.5, 7, 400):
    print("digamma, trigamma", x, float(special.digamma(x)), float(special.polygamma(1, x)))
for count, of in ((3, 40), (0, 10), (57, 1000)):
    print("Clopper-Pearson 99.98 %", count, of, stats.binomtest(count, of).proportion_ci(0.9998))

place = np.arange(120)
series = ((place + 1) * 7919 % 104729) / 104729 + 0.9 * (place >= 31) - 0.5 * (place >= 33)
series += 0.6 * (place >= 70) - 1.1 * (place >= 101)
for penalty in (0.5, 1.5, 4):
    search = ruptures.Pelt(model="l2", min_size=1, jump=1).fit(series)
    ends = search.predict(pen=penalty)
    print("segments", penalty, float(search.cost.sum_of_costs(ends)) + penalty * (len(ends) - 1))
