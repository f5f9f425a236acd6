#include "models/policies/programme.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/decisions.hpp"
#include "models/wording.hpp"

namespace cscsim {

namespace {

double given(const PolicyChoice& choice, const std::string& key, double otherwise) {
  const auto found = choice.values.find(key);
  if (found == choice.values.end()) return otherwise;
  const auto* whole = std::get_if<std::int64_t>(&found->second);
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(found->second);
}

Pace pace_of(const PolicyChoice& choice) {
  Pace pace;
  pace.days_to_fill = given(choice, "days_to_fill", pace.days_to_fill);
  pace.post_turnover = given(choice, "post_turnover", pace.post_turnover);
  pace.training_days = given(choice, "training_days", pace.training_days);
  pace.trained_share = given(choice, "trained_share", pace.trained_share);
  pace.fidelity_at_start = given(choice, "fidelity_at_start", pace.fidelity_at_start);
  pace.years_to_fidelity = given(choice, "years_to_fidelity", pace.years_to_fidelity);
  pace.induction = given(choice, "induction", pace.induction);
  return pace;
}

KeySpec key_of(const std::string& name, double value, double low, double high, const std::string& meaning) {
  return {name, KeySpec::Type::number, Value{value}, low, high, meaning, false};
}

KeySpec whole_key(const std::string& name, int value, double low, double high, const std::string& meaning) {
  return {name, KeySpec::Type::whole, Value{std::int64_t{value}}, low, high, meaning, false};
}

KeySpec priced(KeySpec key, const std::string& year) {
  key.price_year = year;
  return key;
}

/// An amount of money says its prices: where nothing else is said, those of the model.
void say_prices(KeySpec& key) {
  if (key.name.find("gbp") == std::string::npos) return;
  if (key.price_year.empty()) key.price_year = "2019-20";
  key.meaning += "; prices of " + key.price_year;
}

std::string meaning_of(const PolicyEffect& effect) {
  const std::string of =
      "ratio of " + std::string{to_string(effect.lever)} +
      (effect.on == EffectOn::those_worked_with ? " while enrolled"
                                                : " of " + std::string{to_string(effect.on)});
  if (effect.design != StudyDesign::by_design) return of + "; left out: drawn from its distribution";
  return of + "; left out: " + plain(std::exp(effect.log_ratio)) + ", by design: " + effect.reading;
}

constexpr double drawn = -1;       // outside of what a user may set
constexpr double most_lost = 0.5;  // parameters.csv DF05: 0 to 0.50

}  // namespace

Programme::Programme(std::shared_ptr<const Blueprint> blueprint, const PolicyChoice& choice)
    : blueprint_{std::move(blueprint)},
      roll_out_{choice},
      pace_{pace_of(choice)},
      teams_{given(choice, "teams", 1)},
      places_per_team_{given(choice, "places_per_team", 0)},
      uptake_{blueprint_->all_take_part ? 1 : given(choice, "uptake", 1)},
      gbp_per_child_{given(choice, "gbp_per_child", 0)},
      fte_per_team_{given(choice, "fte_per_team", 0)},
      gbp_per_fte_{given(choice, "gbp_per_fte", 0)},
      setup_gbp_{given(choice, "setup_gbp", 0)},
      yearly_gbp_{given(choice, "yearly_gbp", 0)},
      setup_gbp_per_worker_{given(choice, "setup_gbp_per_worker", 0)},
      yearly_gbp_per_worker_{given(choice, "yearly_gbp_per_worker", 0)},
      abandoned_per_year_{given(choice, "abandoned_per_year", 0)},
      loss_at_scale_{given(choice, "loss_at_scale", drawn)},
      days_{static_cast<Day>(given(choice, "days_enrolled", 0))} {
  for (const PolicyEffect& effect : blueprint_->effects) fixed_.push_back(number(choice, effect.key()));
}

Standing Programme::standing(const std::string& authority, const Draws& draws) const {
  Standing standing;
  standing.lead_begins = roll_out_.lead_begins(authority);
  standing.live = roll_out_.live(authority);
  if (standing.live != not_due && abandoned_per_year_ > 0) {
    const double years =
        draws.exponential(hashed(id() + authority), decision::of(decision::policy_abandoned), standing.live) /
        abandoned_per_year_;
    standing.until = years < 100 ? standing.live + static_cast<Day>(years * days_per_year) : not_due;
  }
  standing.ratios = true_effects(draws, EffectOn::authority);
  if (blueprint_->paid_elsewhere) return standing;
  standing.staff_fte = fte_per_team_ * teams_;
  standing.pay_gbp = gbp_per_fte_ * standing.staff_fte;
  standing.setup_gbp = setup_gbp_;
  standing.yearly_gbp = yearly_gbp_;
  standing.setup_gbp_per_worker = setup_gbp_per_worker_;
  standing.yearly_gbp_per_worker = yearly_gbp_per_worker_;
  return standing;
}

LeverRatios Programme::true_effects(const Draws& draws, EffectOn on) const {
  const double lost = loss_at_scale_ != drawn
                          ? loss_at_scale_
                          : most_lost * draws.uniform(hashed(id()), decision::of(decision::policy_loss), 0);
  LeverRatios ratios;
  for (std::size_t i = 0; i < fixed_.size(); ++i) {
    const PolicyEffect& effect = blueprint_->effects[i];
    if (effect.on != on) continue;
    if (fixed_[i] > 0) {
      ratios.scale(effect.lever, fixed_[i]);
      continue;
    }
    const double ratio = effect.distribution().draw(draws, id(), static_cast<std::uint32_t>(effect.lever));
    ratios.scale(effect.lever, effect.as_delivered() ? ratio : std::pow(ratio, 1 - lost));
  }
  return ratios;
}

LeverRatios Programme::delivered(const LeverRatios& true_effects, double reach, double fidelity,
                                 EffectOn on) const {
  LeverRatios ratios;
  for (const PolicyEffect& effect : blueprint_->effects)
    if (effect.on == on)
      ratios.scale(effect.lever,
                   std::pow(true_effects[effect.lever], effect.as_delivered() ? reach : reach * fidelity));
  return ratios;
}

LeverRatios Programme::turned(const Standing& standing, const Delivery& delivery) const {
  return delivered(standing.ratios, delivery.trained * delivery.staffed, delivery.fidelity,
                   EffectOn::authority);
}

Delivery Programme::delivery_at_start() const { return pace_.at_start(roll_out_.lead_days()); }

Delivery Programme::delivery_after(const Delivery& before, const Month& month) const {
  return pace_.after(before, month.live, month.today, month.days, month.left);
}

bool Programme::serves(const Today& today, std::uint32_t row) const {
  const Eligibility& who = blueprint_->who;
  const MomentColumns& cases = today.cases;
  const auto among = [](const auto& listed, auto value) {
    return listed.empty() || std::find(listed.begin(), listed.end(), value) != listed.end();
  };
  const bool factor =
      who.factors.empty() || std::any_of(who.factors.begin(), who.factors.end(), [&](Factor f) {
        return (cases.factors[row] >> static_cast<unsigned>(f) & 1U) != 0;
      });
  return cases.age[row] >= who.youngest && cases.age[row] <= who.oldest && factor &&
         among(who.needs, static_cast<Need>(cases.need[row] - 1)) &&
         among(who.placed, static_cast<PlacementKind>(cases.placement[row])) &&
         (!who.in_constellation || cases.constellation[row] != 0) &&
         (!who.court_before || cases.court_before[row] != 0);
}

Enrolment Programme::enrolment(const Today& today, std::uint32_t row) const {
  return {row, today.day + days_,
          delivered(true_effects(today.draws, EffectOn::those_worked_with), 1, today.delivery.fidelity,
                    EffectOn::those_worked_with),
          blueprint_->keeps_worker, gbp_per_child_};
}

void Programme::answer(const Today& today, Service& service) const {
  int free = static_cast<int>(std::floor(places() * today.delivery.staffed + 1e-9)) - today.enrolled_now;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < today.cases.size(); ++row)
    if (serves(today, row)) rows.push_back(row);
  const std::vector<std::uint64_t>& who = blueprint_->whole_families ? today.cases.family : today.cases.child;
  std::uint64_t family = 0;  // of the last who was taken on
  for (const std::uint32_t row : priority(today, who, std::move(rows))) {
    const bool with_siblings = blueprint_->whole_families && who[row] == family;
    if (!takes_up(today, who[row], uptake_, blueprint_->id))
      service.declined(1);
    else if (free <= 0 && !with_siblings)
      service.refuse(1);
    else {
      --free;
      family = today.cases.family[row];
      service.enrol(enrolment(today, row));
    }
  }
}

std::vector<Moment> Combined::moments() const {
  std::vector<Moment> all;
  for (const auto& part : parts_)
    for (const Moment moment : part->moments()) all.push_back(moment);
  return all;
}

const Programme& Combined::part(Moment moment) const {
  for (const auto& part : parts_) {
    const std::vector<Moment> moments = part->moments();
    if (std::find(moments.begin(), moments.end(), moment) != moments.end()) return *part;
  }
  return *parts_.front();
}

std::string Combined::service(Moment moment) const { return part(moment).service(moment); }

Standing Combined::standing(const std::string& authority, const Draws& draws) const {
  Standing all = parts_.front()->standing(authority, draws);
  for (std::size_t i = 1; i < parts_.size(); ++i) {
    const Standing more = parts_[i]->standing(authority, draws);
    if (more.hubs.homes > 0) all.hubs = more.hubs;
    if (more.constellations.number > 0) all.constellations = more.constellations;
    all.staff_fte += more.staff_fte;
    all.pay_gbp += more.pay_gbp;
    all.yearly_gbp += more.yearly_gbp;
  }
  return all;
}

void Combined::answer(const Today& today, Service& service) const {
  const Programme& asked = part(today.moment);
  if (&asked == parts_.front().get()) return asked.answer(today, service);
  // Fidelity is that of the first part's practice.
  const Delivery delivery{today.delivery.staffed, today.delivery.trained, 1};
  asked.answer(
      {today.moment, today.day, today.authority, today.enrolled_now, delivery, today.draws, today.cases},
      service);
}

PolicyDescription describe(Blueprint blueprint, const Maker& make) {
  const auto made = std::make_shared<const Blueprint>(std::move(blueprint));
  PolicyDescription description;
  description.id = made->id;
  description.name = made->name;
  description.mechanism = made->mechanism;
  description.moments = made->who.moments;
  description.evidence_strength = made->evidence_strength;
  description.effects = made->effects;
  description.not_known = made->not_known;
  description.keys = made->keys;
  for (KeySpec& key : description.keys) say_prices(key);
  for (const PolicyEffect& effect : made->effects) {
    description.levers.push_back(effect.lever);
    description.keys.push_back(key_of(effect.key(), 0, 0.05, 100, meaning_of(effect)));
  }
  description.keys.push_back(
      key_of("loss_at_scale", drawn, 0, 0.9,
             "share of an effect on the log scale that is lost outside the place it was "
             "measured in; left out: drawn, 0 to 0.5 (parameters.csv DF05); none where the "
             "figure is a trial's"));
  description.keys.push_back(key_of("abandoned_per_year", 0, 0, 5,
                                    "rate at which an authority gives it up, a year; left out: never"));
  description.make = [made, make](const PolicyChoice& choice) { return make(made, choice); };
  return description;
}

std::vector<KeySpec> keys_of(std::vector<KeySpec> roll_out, std::initializer_list<KeySpec> more) {
  roll_out.insert(roll_out.end(), more.begin(), more.end());
  return roll_out;
}

namespace key {

KeySpec teams(int value, const std::string& source) {
  return whole_key("teams", value, 0, 1000, "teams in each authority: " + source);
}
KeySpec places_per_team(int value, const std::string& source) {
  return whole_key("places_per_team", value, 0, 100'000,
                   "children worked with at once by a team, all posts filled: " + source);
}
KeySpec fte_per_team(double value, const std::string& source) {
  return key_of("fte_per_team", value, 0, 10'000, "staff of a team, FTE: " + source);
}
KeySpec gbp_per_fte(double value, const std::string& source) {
  return key_of("gbp_per_fte", value, 0, 1e6, "pay and on-costs of a post, GBP a year: " + source);
}
KeySpec setup_gbp(double value, const std::string& source, const std::string& price_year) {
  return priced(key_of("setup_gbp", value, 0, 1e9, "set-up cost, GBP, over the lead time: " + source),
                price_year);
}
KeySpec yearly_gbp(double value, const std::string& source, const std::string& price_year) {
  return priced(key_of("yearly_gbp", value, 0, 1e9, "cost apart from staff, GBP a year: " + source),
                price_year);
}
KeySpec setup_gbp_per_worker(double value, const std::string& source, const std::string& price_year) {
  return priced(key_of("setup_gbp_per_worker", value, 0, 1e6,
                       "set-up cost, GBP for each of the authority's workers, over the lead time: " + source),
                price_year);
}
KeySpec yearly_gbp_per_worker(double value, const std::string& source, const std::string& price_year) {
  return priced(key_of("yearly_gbp_per_worker", value, 0, 1e6,
                       "cost, GBP a year for each of the authority's workers: " + source),
                price_year);
}
KeySpec gbp_per_child(double value, const std::string& source, const std::string& price_year) {
  return priced(
      key_of("gbp_per_child", value, 0, 1e6, "spent once on a child who is enrolled, GBP: " + source),
      price_year);
}
KeySpec days_enrolled(int value, const std::string& source) {
  return whole_key("days_enrolled", value, 1, 3650, "days for which it works with a child: " + source);
}
KeySpec uptake(double value, const std::string& source) {
  return key_of("uptake", value, 0, 1, "share of those offered who take it up: " + source);
}
KeySpec days_to_fill(int value, const std::string& source) {
  return whole_key("days_to_fill", value, 0, 3650,
                   "mean days until one of its own posts is filled: " + source);
}
KeySpec post_turnover(double value, const std::string& source) {
  return key_of("post_turnover", value, 0, 5, "of its own posts, a year: " + source);
}
KeySpec training_days(int value, const std::string& source) {
  return whole_key("training_days", value, 0, 3650,
                   "days from the first until all who will be are trained: " + source);
}
KeySpec trained_share(double value, const std::string& source) {
  return key_of("trained_share", value, 0, 1, "share of the workers trained in the end: " + source);
}
KeySpec fidelity_at_start(double value, const std::string& source) {
  return key_of("fidelity_at_start", value, 0, 1,
                "share of what its originators do that is done on the first day: " + source);
}
KeySpec years_to_fidelity(double value, const std::string& source) {
  return key_of("years_to_fidelity", value, 0, 20, "time constant of coaching, years: " + source);
}
KeySpec induction(double value, const std::string& source) {
  return key_of("induction", value, 0, 1,
                "share of what leavers knew that those who follow them are taught: " + source);
}

}  // namespace key

}  // namespace cscsim
