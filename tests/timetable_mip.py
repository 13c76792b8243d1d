#!/usr/bin/env python3
"""timetable_mip.py <DUMP: how far the timetables of `build/tests/timetable.t dump` are from the optimum
of an integer program (HiGHS, through scipy). Prints a count for each distance; exits 1 when one is
more than a meeting short."""
import collections
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


def optimum(per_day, per_week, gap, meetings):
    starts = [(m, a, b, n, s) for m, (a, b, n, *at) in enumerate(meetings) for s in at]
    rows, limits = [], []

    def at_most(choices, limit):
        if len(choices) > limit:
            rows.append(choices)
            limits.append(limit)

    for m in range(len(meetings)):
        at_most([k for k, x in enumerate(starts) if x[0] == m], 1)
    for p in {x[1] for x in starts} | {x[2] for x in starts}:
        own = [k for k, x in enumerate(starts) if p in x[1:3]]
        for t in {starts[k][4] for k in own}:
            at_most([k for k in own if starts[k][4] <= t < starts[k][4] + starts[k][3] + gap], 1)
        for day in (0, 1):
            at_most([k for k in own if starts[k][4] // 1440 == day], per_day)
        at_most(own, per_week)
    if not rows:
        return len({x[0] for x in starts})
    index = [(i, k) for i, choices in enumerate(rows) for k in choices]
    a = coo_matrix((np.ones(len(index)), tuple(zip(*index))), shape=(len(rows), len(starts))).tocsr()
    r = milp(-np.ones(len(starts)), constraints=LinearConstraint(a, ub=np.array(limits)),
             integrality=np.ones(len(starts)), bounds=Bounds(0, 1), options={"time_limit": 20})
    return round(-r.mip_dual_bound)


cohorts = []
for line in sys.stdin:
    words = line.split()
    if words[0] == "cohort":
        cohorts.append((list(map(int, words[1:])), []))
    else:
        cohorts[-1][1].append(list(map(int, words)))
short = collections.Counter(optimum(d, w, g, meetings) - got for (d, w, g, got), meetings in cohorts)
print(", ".join(f"{short[k]} of {len(cohorts)} are {k} short" for k in sorted(short)))
sys.exit(not cohorts or min(short) < 0 or max(short) > 1)
