"""The common pathway in SimPy, in its own style: a process for each child."""

import random
from collections import Counter
from collections.abc import Generator

import figures
import simpy


def child(env: simpy.Environment, chance: random.Random, counts: Counter[str]) -> Generator:
    while True:
        yield env.timeout(chance.expovariate(figures.REFERRALS_A_YEAR / figures.DAYS_PER_YEAR))
        counts["referrals"] += 1
        yield env.timeout(chance.expovariate(1 / figures.ASSESSMENT))
        counts["assessments"] += 1
        if chance.random() >= figures.TO_PLAN:
            continue
        yield env.timeout(chance.expovariate(1 / figures.PLAN))
        counts["plans"] += 1
        if chance.random() >= figures.TO_CARE:
            continue
        yield env.timeout(chance.expovariate(1 / figures.CARE))
        counts["care"] += 1


def pathway(children: int, seed: int) -> dict[str, int]:
    env = simpy.Environment()
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    for _ in range(children):
        env.process(child(env, chance, counts))
    env.run(until=figures.DAYS)
    return dict(counts)


if __name__ == "__main__":
    figures.report(pathway)
