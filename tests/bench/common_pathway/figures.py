"""What every version of the common pathway shares: its figures, and how a version reports."""

import argparse
import json
import time
from collections.abc import Callable

YEARS = 10
DAYS_PER_YEAR = 365.25
DAYS = 3653  # 1 April 2019 to 1 April 2029
REFERRALS_A_YEAR = 0.055
# Mean days of a stage, and the share that goes on to the next.
ASSESSMENT, PLAN, CARE = 40.0, 200.0, 600.0
TO_PLAN, TO_CARE = 0.3, 0.2

# Exact means for each million children over the ten years: what began with a referral, and what ended.
EXPECTED = {"referrals": 539_804, "assessments": 533_829, "plans": 151_274, "care": 24_958}


def report(pathway: Callable[[int, int], dict[str, int]]) -> None:
    """Run `pathway(children, seed)` as the command line says, and print its seconds and counts as JSON."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("children", type=int)
    arguments.add_argument("seed", type=int)
    given = arguments.parse_args()
    before = time.perf_counter()
    counts = pathway(given.children, given.seed)
    print(json.dumps({"seconds": time.perf_counter() - before, **counts}))
