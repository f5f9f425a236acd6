#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "core/types/errors.hpp"
#include "models/books.hpp"
#include "models/policies/blocks.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

constexpr std::array causes = {PolicyLine::refused, PolicyLine::not_offered, PolicyLine::declined,
                               PolicyLine::already_with, PolicyLine::closed_first};

/// Answers every moment at random: enrols, declines, refuses, or says nothing.
class Fickle final : public Policy {
 public:
  explicit Fickle(int places) : places_{places} {}
  std::string id() const override { return "fickle"; }
  std::vector<Moment> moments() const override { return {all_moments().begin(), all_moments().end()}; }
  Standing standing(const std::string&, const Draws&) const override {
    Standing standing;
    standing.lead_begins = standing.live = day_of(2019, 5, 15);
    return standing;
  }
  void answer(const Today& today, Service& service) const override {
    int left = places_ - today.enrolled_now;
    for (const std::uint32_t row : priority(today)) {
      const std::uint64_t chance = mixed(today.cases.child[row], static_cast<std::uint64_t>(today.day)) % 4;
      if (chance == 0) continue;
      if (chance == 1)
        service.declined(1);
      else if (left-- <= 0)
        service.refuse(1);
      else
        service.enrol({row, today.day + static_cast<Day>(5 * chance), {}, false, 10.0});
    }
  }

 private:
  int places_;
};

/// The policy with what its keys are when nobody sets them, from a day of the first months on.
std::shared_ptr<const Policy> usual(const PolicyDescription& description) {
  PolicyChoice choice{description.id, {}, "test"};
  for (const KeySpec& key : description.keys) choice.values[key.name] = key.fallback;
  choice.values["start"] = *rc::gen::element(day_of(2019, 4, 1), day_of(2019, 7, 1), day_of(2019, 12, 31));
  choice.values["go_live"] = std::map<std::string, Day>{};
  if (description.id == "set_lever") choice.values["lever"] = std::string{"care_entry"};
  if (description.id == "inspection") choice.values["grade"] = std::string{"good"};
  if (description.id == "close_channel") choice.values["channel"] = std::string{"schools"};
  return description.make(choice);
}

std::int64_t total(const PolicyBook& book, PolicyLine line) {
  std::int64_t sum = 0;
  for (const std::int64_t n : book.by_month[static_cast<std::size_t>(line)]) sum += n;
  return sum;
}

/// A year of Rutland with these policies; the books of every month are in order.
World lived(const std::vector<std::shared_ptr<const Policy>>& policies, const Model& model,
            const Draws& draws) {
  const ArmPolicies arm{policies, model, draws};
  World world{make_opening_world(model, 0, draws)};
  arm.open_books(world[0]);
  System system{model, draws, arm, true};
  for (Day day = model.start; day < model.end; day += 30) {
    advance(world, day, std::min(day + 30, model.end), system);
    check_policies(world[0]);
  }
  return world;
}

}  // namespace

TEST_CASE("whoever a policy is asked about is enrolled or refused for one cause, in random scenarios") {
  static const Model model = model_of("857", 1);
  CHECK(rc::check("refusals", [] {
    const Draws draws{*rc::gen::inRange<std::uint64_t>(0, 1U << 20), 0};
    std::vector<std::shared_ptr<const Policy>> policies = {
        std::make_shared<const Fickle>(*rc::gen::inRange(0, 40))};
    for (const PolicyDescription& description : policy_catalogue())
      if (*rc::gen::arbitrary<bool>()) policies.push_back(usual(description));
    const World world = lived(policies, model, draws);
    for (const PolicyBook& book : world[0].policies) {
      std::int64_t accounted = total(book, PolicyLine::enrolled);
      for (const PolicyLine cause : causes) accounted += total(book, cause);
      RC_ASSERT(total(book, PolicyLine::eligible) == accounted);
    }
  }));
}

TEST_CASE("every cause of refusal comes up, and a refusal that is not counted is found") {
  const Model model = model_of("857", 1);
  World world = lived({std::make_shared<const Fickle>(6)}, model, Draws{2, 0});
  PolicyBook& book = world[0].policies[0];
  for (const PolicyLine cause :
       {PolicyLine::refused, PolicyLine::not_offered, PolicyLine::declined, PolicyLine::already_with})
    CHECK(total(book, cause) > 0);
  auto& declined = book.by_month[static_cast<std::size_t>(PolicyLine::declined)];
  --*std::max_element(declined.begin(), declined.end());
  CHECK_THROWS_AS(check_policies(world[0]), InvariantError);
}
