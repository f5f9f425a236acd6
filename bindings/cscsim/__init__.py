"""An open agent-based simulation of England's children's social care system.

load a scenario, run it into a results file, and read what it says:

    scenario = cscsim.load("scenarios/no_wrong_door.toml")
    result = cscsim.run(scenario, "nwd.h5")
    result.compare()
"""

from cscsim import policies
from cscsim._cscsim import InputError, InvariantError
from cscsim.catalogue import measures, parameters
from cscsim.input_catalogue import inputs
from cscsim.policy_comparison import PolicyComparison, compare_policies
from cscsim.python_policy import Enrol, Policy
from cscsim.results import Result, open
from cscsim.running import run
from cscsim.scenario import Scenario, load
from cscsim.story import Story
from cscsim.version import __version__

__all__ = [
    "Enrol",
    "InputError",
    "InvariantError",
    "Policy",
    "PolicyComparison",
    "Result",
    "Scenario",
    "Story",
    "__version__",
    "compare_policies",
    "inputs",
    "load",
    "measures",
    "open",
    "parameters",
    "policies",
    "run",
]
