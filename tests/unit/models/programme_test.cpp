#include <catch2/catch.hpp>
#include <cmath>

#include "models/policies/programme.hpp"
#include "tests/support/runs.hpp"

using namespace cscsim;
using namespace cscsim::testing;

namespace {

Blueprint plain_programme() {
  Blueprint b;
  b.id = "test_programme";
  b.who = {.moments = {Moment::edge_of_care}};
  b.effects = {{.lever = Lever::care_entry, .design = StudyDesign::by_design, .log_ratio = std::log(0.25)},
               {.lever = Lever::support,
                .on = EffectOn::authority,
                .outcome = "x",
                .design = StudyDesign::comparison,
                .log_ratio = std::log(0.5)}};
  b.keys = keys_of(RollOut::keys(0, "test"), {key::teams(1, "test"), key::places_per_team(3, "test"),
                                              key::days_enrolled(100, "test"), key::uptake(1, "test")});
  return b;
}

std::shared_ptr<const Policy> made(const Blueprint& blueprint, std::map<std::string, Value> with = {}) {
  const PolicyDescription description = description_of<>(blueprint);
  PolicyChoice choice{description.id, {}, "test"};
  for (const KeySpec& key : description.keys) choice.values[key.name] = key.fallback;
  choice.values["start"] = usual_start;
  for (const auto& [key, value] : with) choice.values[key] = value;
  return description.make(choice);
}

/// Cases at one moment: the n-th child is n, of family 10, 10, 11, 11, ..., aged 5, 6, 7 ...
struct Moments {
  MomentColumns columns;
  Delivery delivery;
  Draws draws{1, 0};
  std::string code = "857";

  explicit Moments(int n) {
    for (int i = 0; i < n; ++i) {
      columns.child.push_back(static_cast<std::uint64_t>(i + 1));
      columns.family.push_back(static_cast<std::uint64_t>(10 + i / 2));
      columns.age.push_back(5 + i);
      columns.sex.push_back(0);
      columns.ethnicity.push_back(0);
      columns.disabled.push_back(0);
      columns.decile.push_back(5);
      columns.stage.push_back(static_cast<std::uint8_t>(Stage::child_in_need));
      columns.need.push_back(i % 2 == 0 ? 1 : 5);
      columns.factors.push_back(static_cast<std::uint8_t>(i % 2 == 0 ? 1U << 2U : 1U));
      columns.placement.push_back(i % 2 == 0 ? 0 : 255);
      columns.constellation.push_back(i == 0 ? 1 : 0);
      columns.court_before.push_back(i == 1 ? 1 : 0);
      columns.open_days.push_back(10);
      columns.case_row.push_back(static_cast<std::uint32_t>(i));
    }
  }

  Service ask(const Policy& policy, int enrolled = 0) const {
    Service service;
    policy.answer({Moment::edge_of_care, usual_start, code, enrolled, delivery, draws, columns}, service);
    return service;
  }
  std::vector<std::uint64_t> enrolled_by(const Blueprint& blueprint) const {
    std::vector<std::uint64_t> children;
    const auto policy = made(blueprint);
    const Service service = ask(*policy);
    for (const Enrolment& enrolment : service.enrolments()) children.push_back(columns.child[enrolment.row]);
    std::sort(children.begin(), children.end());
    return children;
  }
};

}  // namespace

TEST_CASE("a programme takes on as many as it has places, and says whom it refused") {
  const Moments moment{8};
  const auto policy = made(plain_programme());
  CHECK(moment.ask(*policy).enrolments().size() == 3);
  CHECK(moment.ask(*policy).refused() == 5);
  CHECK(moment.ask(*policy, 2).enrolments().size() == 1);
  CHECK(moment.ask(*policy, 3).refused() == 8);
  CHECK(moment.ask(*policy).enrolments()[0].until == usual_start + 100);
  const auto nobody_wants_it = made(plain_programme(), {{"uptake", 0.0}});
  CHECK(moment.ask(*nobody_wants_it).declined() == 8);
}

TEST_CASE("a programme with empty posts has fewer places") {
  Moments moment{8};
  moment.delivery.staffed = 0.7;
  CHECK(moment.ask(*made(plain_programme())).enrolments().size() == 2);
}

TEST_CASE("a programme is for those whom its blueprint names") {
  const Moments moment{6};
  Blueprint b = plain_programme();
  b.who.youngest = 6;
  b.who.oldest = 7;
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{2, 3});
  b = plain_programme();
  b.who.needs = {Need::family_dysfunction};
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{2, 4, 6});
  b = plain_programme();
  b.who.factors = {Factor::drugs, Factor::alcohol};
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{1, 3, 5});
  b = plain_programme();
  b.who.placed = {PlacementKind::foster};
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{1, 3, 5});
  b = plain_programme();
  b.who.in_constellation = true;
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{1});
  b = plain_programme();
  b.who.court_before = true;
  CHECK(moment.enrolled_by(b) == std::vector<std::uint64_t>{2});
}

TEST_CASE("siblings of a day are taken on together where families are") {
  const Moments moment{8};
  Blueprint b = plain_programme();
  b.whole_families = true;
  const std::vector<std::uint64_t> children = moment.enrolled_by(b);
  REQUIRE(children.size() == 4);  // a third place was left when the second of the last pair came
  CHECK(children[1] == children[0] + 1);
  CHECK(children[3] == children[2] + 1);
}

TEST_CASE("training, fidelity and loss at scale take off a comparison, not what is so by design") {
  const auto policy = made(plain_programme(), {{"loss_at_scale", 0.0}, {"support_ratio", 0.5}});
  const Standing standing = policy->standing("857", Draws{1, 0});
  CHECK(standing.ratios[Lever::support] == 0.5);
  CHECK(policy->turned(standing, {1, 1, 1})[Lever::support] == Approx(0.5));
  CHECK(policy->turned(standing, {1, 0.5, 0.5})[Lever::support] == Approx(std::pow(0.5, 0.25)));
  CHECK(policy->turned(standing, {1, 0, 1})[Lever::support] == 1);
  CHECK(policy->turned(standing, {1, 1, 1})[Lever::care_entry] == 1);  // of those worked with
  Moments moment{1};
  moment.delivery.fidelity = 0.1;
  CHECK(moment.ask(*policy).enrolments()[0].ratios[Lever::care_entry] == Approx(0.25));
  // What is lost at scale, drawn or set, is of the log.
  const double whole = made(plain_programme(), {{"loss_at_scale", 0.0}})
                           ->standing("857", Draws{1, 0})
                           .ratios[Lever::support],
               half = made(plain_programme(), {{"loss_at_scale", 0.5}})
                          ->standing("857", Draws{1, 0})
                          .ratios[Lever::support];
  CHECK(std::log(half) == Approx(std::log(whole) / 2));
}

TEST_CASE("a programme that is abandoned ends on a day of its own in each authority") {
  const auto policy = made(plain_programme(), {{"abandoned_per_year", 0.5}});
  double years = 0;
  for (std::uint32_t r = 0; r < 400; ++r)
    years += (policy->standing("857", Draws{1, r}).until - usual_start) / days_per_year / 400;
  CHECK(years == Approx(2).margin(0.25));
  CHECK(policy->standing("857", Draws{1, 0}).until != policy->standing("805", Draws{1, 0}).until);
  CHECK(made(plain_programme())->standing("857", Draws{1, 0}).until == not_due);
}
