#include "models/policies/blocks.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/types/errors.hpp"
#include "models/decisions.hpp"
#include "models/policies/effect.hpp"

namespace cscsim {

namespace {

template <class T>
const T& at(const PolicyChoice& choice, const std::string& key) {
  const auto found = choice.values.find(key);
  invariant(found != choice.values.end(), "a policy reads only keys that it declares");
  return std::get<T>(found->second);
}

}  // namespace

std::vector<KeySpec> RollOut::keys(int lead_days, const std::string& lead_source) {
  return {{"start", KeySpec::Type::date, Value{not_due}, 0, 0,
           "first day on which it acts, in every authority of the area", false},
          {"go_live", KeySpec::Type::dates_by_authority, Value{std::map<std::string, Day>{}}, 0, 0,
           "first day by authority, instead of start", false},
          {"lead_days", KeySpec::Type::whole, Value{std::int64_t{lead_days}}, 0, 3650,
           "days of recruitment and preparation before: " + lead_source, false}};
}

RollOut::RollOut(const PolicyChoice& choice)
    : start_{at<Day>(choice, "start")},
      go_live_{at<std::map<std::string, Day>>(choice, "go_live")},
      lead_days_{static_cast<Day>(at<std::int64_t>(choice, "lead_days"))} {
  if (start_ == not_due && go_live_.empty())
    throw InputError{
        choice.where +
        ": neither 'start' nor 'go_live' is given (one of them is needed). Add start = 2020-04-01, say."};
  if (start_ != not_due && !go_live_.empty())
    throw InputError{choice.where +
                     ": both 'start' and 'go_live' are given (only one is allowed). Remove one."};
}

Day RollOut::live(const std::string& authority) const {
  if (go_live_.empty()) return start_;
  const auto found = go_live_.find(authority);
  return found == go_live_.end() ? not_due : found->second;
}

Day RollOut::lead_begins(const std::string& authority) const {
  const Day first = live(authority);
  return first == not_due ? not_due : first - lead_days_;
}

std::vector<std::uint32_t> priority(const Today& today, const std::vector<std::uint64_t>& who,
                                    std::vector<std::uint32_t> rows) {
  std::vector<std::pair<double, std::uint32_t>> keyed;
  for (const std::uint32_t row : rows)
    keyed.emplace_back(today.draws.uniform(who[row], decision::of(decision::policy_tie), today.day,
                                           static_cast<std::uint32_t>(today.moment)),
                       row);
  std::sort(keyed.begin(), keyed.end());
  std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto& each) { return each.second; });
  return rows;
}

std::vector<std::uint32_t> priority(const Today& today) {
  std::vector<std::uint32_t> rows(today.cases.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return priority(today, today.cases.child, std::move(rows));
}

bool takes_up(const Today& today, std::uint64_t who, double uptake, const std::string& policy) {
  const auto what = static_cast<std::uint32_t>(hashed(policy)) ^ static_cast<std::uint32_t>(today.moment);
  return today.draws.uniform(who, decision::of(decision::policy_uptake), today.day, what) < uptake;
}

double number(const PolicyChoice& choice, const std::string& key) { return at<double>(choice, key); }

int whole(const PolicyChoice& choice, const std::string& key) {
  return static_cast<int>(at<std::int64_t>(choice, key));
}

std::string text(const PolicyChoice& choice, const std::string& key) { return at<std::string>(choice, key); }

Day day(const PolicyChoice& choice, const std::string& key) { return at<Day>(choice, key); }

}  // namespace cscsim
