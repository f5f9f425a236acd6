#include "models/policies/b_positive_pathways.hpp"

#include "models/policies/mockingbird.hpp"
#include "models/policies/no_wrong_door.hpp"

namespace cscsim {

namespace {

Blueprint hubs() {
  Blueprint b = hub_work(
      {3, 5, 1, 33,
       "three specialist homes with 15 beds and a part of an emergency home with 4 (innovations.csv)",
       "up to 100 young people at once (innovations.csv)"});
  b.id = "b_positive_pathways";
  return b;
}

Blueprint homes() {
  Blueprint b = constellations();
  b.id = "b_positive_pathways";
  return b;
}

}  // namespace

PolicyDescription b_positive_pathways_description() {
  Blueprint b = hubs();
  const Blueprint more = homes();
  b.name = "B Positive Pathways";
  b.mechanism =
      "Bradford's form of No Wrong Door together with Mockingbird: hubs with outreach for young people in or "
      "on the edge "
      "of care, and constellations of foster homes. What each does is what it does alone; where an authority "
      "has either "
      "already, nobody is worked with twice.";
  b.who.moments.push_back(Moment::foster_placed);
  b.effects.insert(b.effects.end(), more.effects.begin(), more.effects.end());
  b.evidence_strength = "LOW (no figure was found; what its parts rest on is said there)";
  b.not_known = {
      "any outcome figure of its own",
      "whether the two together do more than each alone",
  };
  std::vector<KeySpec> keys = RollOut::keys(365, "the grant of two years ran into a third (innovations.csv)");
  keys.insert(keys.end(), b.keys.begin(), b.keys.end());
  keys.insert(keys.end(), more.keys.begin(), more.keys.end());
  b.keys = std::move(keys);
  return describe(std::move(b), [](const std::shared_ptr<const Blueprint>&, const PolicyChoice& choice) {
    return std::make_shared<const Combined>(
        std::vector{make_hub_work(std::make_shared<const Blueprint>(hubs()), choice),
                    make_constellations(std::make_shared<const Blueprint>(homes()), choice)});
  });
}

}  // namespace cscsim
