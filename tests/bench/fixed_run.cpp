#include "tests/support/runs.hpp"

// One small run that is always the same: script/test counts the instructions that it takes, whatever the machine is doing.
int main() {
  using namespace cscsim::testing;
  results(scenario(
      "'Hartlepool'", 5, 2,
      "[[arm]]\nname = 'two hubs'\n[[arm.policy]]\nuse = 'no_wrong_door'\nhubs = 2\nstart = 2020-04-01\n"));
}
