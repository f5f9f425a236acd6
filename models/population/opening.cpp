#include "models/population/opening.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/calendar/working_days.hpp"
#include "models/population/contacts.hpp"
#include "models/population/opening_care.hpp"
#include "models/population/opening_past.hpp"
#include "models/population/opening_races.hpp"
#include "models/population/synthesis.hpp"
#include "models/processes/budget.hpp"
#include "models/processes/case_work.hpp"
#include "models/processes/court_queue.hpp"
#include "models/processes/inspection.hpp"
#include "models/processes/placement_market.hpp"
#include "models/processes/practitioner.hpp"
#include "models/processes/relationship.hpp"
#include "models/processes/stages.hpp"
#include "models/processes/supervision.hpp"
#include "models/processes/work_queue.hpp"
#include "models/processes/workforce.hpp"

namespace cscsim {

namespace {

// Shares by age of those on a plan, and of the rest of those in need (under assessment or child in need), England, 31 March
// 2019: national.csv cpp_31mar_abuse_by age, and cin_31mar_by_age less plans, care and care leavers. In the order of AgeGroup.
constexpr std::array<double, age_groups> plan_age = {1210, 4820, 13130, 15180, 15580, 2340};
constexpr std::array<double, age_groups> need_age = {6150, 10550, 43900, 63470, 80970, 14000};
// Months on a plan so far, 31 March 2019: national.csv cpp_31mar_duration; bands end at 3, 6, 12, 24, 36 months.
constexpr std::array<double, 5> plan_band = {16240, 13020, 14050, 7830, 1120};
constexpr std::array<double, 6> plan_band_days = {0, 91, 182, 365, 730, 1095};
// Of those who leave care: national.csv cla_ceased by reason 2019 (7,070 of 29,460).
constexpr double returned_home = 0.24;

/// Whole numbers that add up to `total` in proportion to `shares`, by largest remainder.
AgeCounts apportion(int total, const std::array<double, age_groups>& shares) {
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  AgeCounts parts{};
  std::array<std::pair<double, std::size_t>, age_groups> rest;
  int given = 0;
  for (std::size_t i = 0; i < age_groups; ++i) {
    const double exact = sum > 0 ? total * shares[i] / sum : 0;
    parts[i] = static_cast<int>(exact);
    given += parts[i];
    rest[i] = {parts[i] - exact, i};
  }
  std::sort(rest.begin(), rest.end());
  for (std::size_t i = 0; given < total; ++i, ++given) ++parts[rest[i % age_groups].second];
  return parts;
}

CaseRow open_at(Now& now, ChildRow child, Day opened) {
  const CaseRow row = open_case(now, child, Source::unknown);
  Case& c = now.cell[row];
  c.opened = c.stage_since = opened;
  now.cell[child].last_referral = opened;
  const double u = now.uniform(now.cell[child].id, decision::contact_source);
  c.source = static_cast<Source>(category(now.p.source_share, u));
  return row;
}

/// Starts the clocks of a stage that began before the run.
void stand_in(Now& now, CaseRow row, Stage stage) {
  Case& c = now.cell[row];
  c.stage = stage;
  c.clocks.stop_all();
  start_stage_clocks(now, c);
  // Monthly looks go on from the day the stage began, so that they do not all fall on one day.
  set_stage_hazards(now, c);
  const Day so_far = std::max(0, now.today - c.stage_since);
  c[Due::refresh] = std::min(next_refresh(c, now.today), now.today + 30 - so_far % 30);
  c.worker_since = c.stage_since;
  schedule(now, row);
}

Day before_birth_or(const Child& child, Day day) { return std::max(day, child.birth - 140); }

void open_assessment(Now& now, ChildRow child_row) {
  const Child child = now.cell[child_row];
  // The longer an assessment, the likelier it is open today: lengths are accepted in proportion.
  double working_days = 30, u = 0.5;
  for (std::uint32_t attempt = 0; attempt < 12; ++attempt) {
    const double late = now.uniform(child.id, decision::assessment_length, 3 * attempt);
    const double on_time = std::clamp(now.cell.facts->assessed_within_45, 0.05, 0.995);
    working_days = late < on_time ? now.model.assessment_on_time.quantile(late / on_time)
                                  : now.model.assessment_late.quantile((late - on_time) / (1 - on_time));
    u = now.uniform(child.id, decision::assessment_length, 3 * attempt + 1);
    if (now.uniform(child.id, decision::assessment_length, 3 * attempt + 2) < working_days / 90) break;
  }
  const Day opened = before_birth_or(child, now.today - static_cast<Day>(u * working_days * 1.45));
  const CaseRow row = open_at(now, child_row, opened);
  now.cell[row][Due::assessment_end] =
      std::max(now.today + 1, add_working_days(opened, static_cast<int>(working_days)));
  stand_in(now, row, Stage::assessment);
}

/// Share of children in need whose case came from care: of the cases that a year begins, as many as return home.
double returned_share(const Now& now, int children_in_need) {
  const std::vector<double>& open = now.model.months_in_need;
  const double years_open = std::accumulate(open.begin(), open.end(), 0.0) / 12;
  return std::min(0.5,
                  returned_home * now.cell.facts->cla_ceased * years_open / std::max(1, children_in_need));
}

void open_need(Now& now, ChildRow child_row, double returned) {
  Child& child = now.cell[child_row];
  const double month = static_cast<double>(
      category(now.model.months_in_need, now.uniform(child.id, decision::opening_elapsed)));
  const double days =
      30.4 * (month + now.uniform(child.id, decision::opening_elapsed, 1)) * (child.disabled ? 2 : 1);
  const Day since = std::min(now.today, before_birth_or(child, now.today - static_cast<Day>(days)));
  const CaseRow row = open_at(now, child_row, before_birth_or(child, since - 43));
  Case& c = now.cell[row];
  c.stage_since = since;
  c.assessed = true;
  if (since > child.birth && now.uniform(child.id, decision::opening_elapsed, 2) < returned) {
    child.went_home = c.went_home = since;
    child.ever_in_care = true;
  }
  stand_in(now, row, Stage::child_in_need);
}

/// Some children on a plan were in pre-proceedings on the day, or in proceedings at home: as many as the yearly rate of letters
/// keeps there.
void stand_in_court(Now& now, Case& c, const Child& child) {
  if (child.birth > now.today) return;  // courts wait for a birth
  const Parameters& p = now.p;
  const double letters = p.pre_proceedings_on_plan * now.cell.facts->entry_effect;
  const double weeks = 1 / 52.18, in_gateway = std::min(0.4, letters * p.pre_proceedings_weeks * weeks);
  const double in_court =
      std::min(0.4, letters * (1 - p.diverted) * (1 - p.interim_order) * p.hearing_weeks_mean * weeks);
  const auto u = now.draws.four(child.id.value(), decision::of(decision::opening_court), now.model.start);
  if (u[0] < in_gateway) {
    c[Due::gateway] = now.today + 1 + static_cast<Day>(u[1] * 7 * p.pre_proceedings_weeks);
  } else if (u[0] > 1 - in_court) {
    const auto all = static_cast<Day>(7 * p.hearing_weeks_mean), gone = static_cast<Day>(u[1] * all);
    c.in_court = true;
    c.proceedings_since = now.today - gone;
    c[Due::hearing] = now.today + 1 + all - gone;
  }
}

void open_plan(Now& now, ChildRow child_row) {
  Child& child = now.cell[child_row];
  const std::size_t band = category(plan_band, now.uniform(child.id, decision::opening_elapsed));
  const double within = now.uniform(child.id, decision::opening_elapsed, 1);
  const Day so_far =
      static_cast<Day>(plan_band_days[band] + within * (plan_band_days[band + 1] - plan_band_days[band]));
  const Day since = std::min(now.today, before_birth_or(child, now.today - so_far));
  const CaseRow row = open_at(now, child_row, before_birth_or(child, since - 60));
  child.ever_on_plan = true;
  Case& c = now.cell[row];
  c.stage_since = c.plan_since = since;
  c.assessed = true;
  constexpr std::array<double, 5> abuse = {25180, 20000, 3510, 2090,
                                           1480};  // national.csv cpp_31mar_abuse_*_latest 2019
  c.abuse = static_cast<Abuse>(category(abuse, now.uniform(child.id, decision::conference_category)));
  const Day elapsed = now.today - since;
  c.reviews = static_cast<std::uint8_t>(elapsed < 84 ? 0 : 1 + (elapsed - 84) / 176);
  c[Due::review] = std::max(now.today + 1, since + 84 + 176 * c.reviews);
  c.review_was_late =
      c.reviews > 0 && now.uniform(child.id, decision::plan_review_late) < now.p.review_late * c.reviews;
  stand_in_court(now, c, child);
  stand_in(now, row, Stage::protection_plan);
}

void open_leaver(Now& now, std::uint64_t number) {
  const std::uint64_t key = mixed(number, decision::leaver_eligible);
  const FamilyRow family = add_family(now.cell, now.model, now.draws, (std::uint64_t{1} << 40U) + key / 4);
  const ChildId id{mixed(now.cell[family].id.value(), key)};
  const auto u = now.draws.four(id.value(), decision::of(decision::opening_detail), now.model.start);
  // 18 to 20 in equal numbers, then the share that stays to 25.
  const double older = 4 * now.p.leaver_to_25 / (3 + 4 * now.p.leaver_to_25);
  const double age = u[0] < older ? 21 + 4 * u[0] / older : 18 + 3 * (u[0] - older) / (1 - older);
  const ChildRow child = add_child(now.cell, now.model, now.draws, family, id,
                                   now.today - static_cast<Day>(age * days_per_year));
  const CaseRow row =
      open_at(now, child, now.today - static_cast<Day>((age - 17 + 5 * u[1] * u[1]) * days_per_year));
  Case& c = now.cell[row];
  c.assessed = true;
  c.stage_since = birthday(now.cell[child].birth, 18);
  c[Due::eighteenth_birthday] = not_due;
  c[Due::pathway_review] = now.today + 1 + static_cast<Day>(u[2] * 183);
  open_leaver_life(now, c);
  now.cell[child].ever_in_care = true;
  stand_in(now, row, Stage::care_leaver);
}

void make_pregnancies_known(Now& now, int wanted) {
  // Unborn children with an open case: families with a birth within 140 days, likeliest first.
  std::vector<std::pair<double, std::uint32_t>> race;
  for (std::uint32_t i = 0; i < now.cell.families.size(); ++i) {
    const Family& family = now.cell.families[i];
    if (family.next_birth <= now.today + 1 || family.next_birth > now.today + 140) continue;
    const double u =
        now.draws.uniform(family.id.value(), decision::of(decision::opening_unborn), now.model.start);
    race.push_back({-std::log(u) / std::max(1e-9, static_cast<double>(family.frailty) *
                                                      now.model.contact_decile[family.decile]),
                    i});
  }
  std::sort(race.begin(), race.end());
  for (std::size_t i = 0; i < race.size() && static_cast<int>(i) < wanted; ++i) {
    const FamilyRow family{race[i].second};
    const Family& mother = now.cell[family];
    const ChildId id{mixed(mother.id.value(), static_cast<std::uint64_t>(mother.next_birth), mother.births)};
    add_child(now.cell, now.model, now.draws, family, id, mother.next_birth);
  }
}

/// In turn among the workers of a team; siblings to one worker, who is passed over until the others have as many.
void hand_out_cases(Now& now) {
  Cell& cell = now.cell;
  std::array<std::size_t, team_count> turn{}, dealt{};
  for (std::uint32_t i = 0; i < cell.cases.size(); ++i) {
    const auto t = static_cast<std::size_t>(team_of(cell.cases[i].stage));
    const auto& workers = cell.in_post[t];
    WorkerRow worker = WorkerRow::none();
    for_family_cases(now, cell.cases[i].child, [&](CaseRow sibling) {
      const WorkerRow theirs = cell[sibling].worker;
      if (theirs.exists() && static_cast<std::size_t>(cell[theirs].team) == t) worker = theirs;
    });
    while (!worker.exists()) {
      const WorkerRow next = workers[turn[t]++ % workers.size()];
      if (cell[next].cases <= dealt[t] / workers.size()) worker = next;
    }
    ++dealt[t];
    hold_case(cell, CaseRow{i}, worker);
    cell.cases[i].seeks_worker = false;
  }
}

void staff(Now& now) {
  Cell& cell = now.cell;
  std::array<int, team_count> cases{};
  for (const Case& c : cell.cases) ++cases[static_cast<std::size_t>(team_of(c.stage))];
  const Facts& facts = *cell.facts;
  for (std::size_t t = 0; t < team_count; ++t) {
    const auto team = static_cast<Team>(t);
    const double caseload = team == Team::leaving_care ? 22 : facts.caseload;  // personal advisers: assumed
    const double holders = std::max(1.0, cases[t] / caseload);
    const double employed = holders * (1 - facts.agency_share);
    cell.posts[t] = static_cast<int>(std::lround(employed / (1 - std::min(0.7, facts.vacancy_share))));
    const int agency = static_cast<int>(std::lround(holders * facts.agency_share));
    add_managers(cell, now.p, now.draws, team, now.today);
    const int in_post = std::max(1, static_cast<int>(std::lround(employed)));
    const auto add = [&](bool is_agency, double leaving_per_year) {
      const WorkerRow row = add_worker(cell, now.model, now.draws, team, is_agency, now.today);
      live_past(cell[row], now.draws, now.today, leaving_per_year);
      cell[row].backlog = usual_backlog(now.p);
    };
    for (int i = 0; i < in_post; ++i) add(false, facts.turnover);
    for (int i = 0; i < agency; ++i) add(true, days_per_year / now.p.agency_stay_days);
    plan_hires(now, team, cell.posts[t] - in_post);
  }
  cell.behind = static_cast<float>(now.p.backlog_mean);
  hand_out_cases(now);
}

/// Contacts that follow a closing if no other does, in years of usual ones.
double extra_years(const Parameters& p) {
  return p.contact_after_closure * p.contact_after_closure_days / p.contact_after_closure_power /
         days_per_year;
}

/// The last closing of a case of a family with none open, if it lies within two years: the front door's own rate, run
/// backwards. Who comes back sooner closes more often: by as much as the extra contacts make.
void remember_last_referral(Now& now, FamilyRow row) {
  const Family& family = now.cell[row];
  const double usual = contact_rate(now.cell, now.model, family) *
                       age_weight(now.cell, now.model, family, now.today) * now.p.contact_conversion;
  const double per_year = usual * (1 + usual * extra_years(now.p));
  const auto u = now.draws.four(family.id.value(), decision::of(decision::opening_history), now.model.start);
  const double days = -std::log(u[0]) / std::max(1e-9, per_year) * days_per_year;
  if (days > 730) return;
  const Day closed = now.today - static_cast<Day>(days);
  const Day referred = closed - 20 - static_cast<Day>(-std::log(u[1]) * 100);  // assumed: 120 days on average
  now.cell[row].last_closed = closed;
  plan_contact(now.cell, now.model, now.draws, row, now.today, {Chain::after_closure, closed});
  const bool only_one = u[2] >= now.p.referral_all_siblings;
  for (ChildRow c = family.first_child; c.exists(); c = now.cell[c].sibling) {
    Child& child = now.cell[c];
    if (child.open_case.exists() || child.gone || child.birth > referred) continue;
    child.last_referral = referred;
    child.ever_referred = true;
    child.last_closed = closed;
    if (only_one) return;
  }
}

/// Usual contacts a year of a child at weight 1, so that referrals of families with no open case come to the published
/// mean with those that the extra contacts make.
void set_contact_level(Cell& cell, const Model& model, Day today) {
  const Parameters& p = model.parameters;
  const Facts& facts = *cell.facts;
  cell.contacts_per_year = 1;
  double referred = 0;  // children referred a year, were each family contacted once a year times its weight
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    int closed = 0;
    for (ChildRow c = cell.families[i].first_child; c.exists(); c = cell[c].sibling)
      closed += !cell[c].open_case.exists() && !cell[c].gone && cell[c].birth <= today &&
                age_on(cell[c].birth, today) < 18;
    if (closed > 0)
      referred += contact_rate(cell, model, cell.families[i]) *
                  age_weight(cell, model, cell.families[i], today) *
                  (p.referral_all_siblings * closed + 1 - p.referral_all_siblings);
  }
  const double usual = p.contact_usual_ratio * facts.contact_effect * facts.referrals;
  cell.contacts_per_year = referred > 0 ? usual / p.contact_conversion / referred : 0;
}

}  // namespace

Cell make_opening_world(const Model& model, std::size_t authority, const Draws& draws) {
  Cell cell = make_people(model, authority, draws);
  const Facts& facts = *cell.facts;
  const Day eve = model.start - 1;
  cell.tally = Tally{{eve - 31, model.end + 1}};  // what the making of the stock counts is thrown away
  std::array<MomentColumns, moment_count> moments;
  std::vector<CaseRow> searches, allocations;
  Now now{model, model.parameters, draws, cell, eve, 0, moments, searches, allocations};

  const auto whole = [](double n) { return static_cast<int>(std::lround(n)); };
  const int cla = whole(facts.cla_31mar), cpp = whole(facts.cpp_31mar), all = whole(facts.cin_31mar);
  const int others = std::max(0, all - cla - cpp);
  const int leavers = std::min(whole(now.p.leavers_per_looked_after * cla), whole(0.4 * others));
  const int rest = others - leavers;
  const int assessing = std::min(
      whole(facts.referrals * (1 - facts.no_further_action) * now.p.assessment_days_mean / days_per_year),
      rest / 2);
  const auto plans = apportion(cpp, plan_age), needs = apportion(rest, need_age);

  make_pregnancies_known(now, plans[0] + needs[0]);
  Races races{now, {apportion(cla, facts.cla_age_share), plans, needs}};
  open_care(now, cla, [&races](std::size_t group) { return races.next(Lane::care, group); });
  // Ages that run out of children pass their rest to the next.
  const auto open_all = [&races](Lane lane, const AgeCounts& numbers, auto open) {
    int short_of = 0, n = 0;
    for (std::size_t group = 0; group < age_groups; ++group)
      for (int i = numbers[group] + std::exchange(short_of, 0); i > 0; --i) {
        const ChildRow child = races.next(lane, group);
        if (child.exists())
          open(child, n++);
        else
          ++short_of;
      }
  };
  open_all(Lane::plan, plans, [&now](ChildRow child, int) { open_plan(now, child); });
  const double returned = returned_share(now, rest - assessing);
  open_all(Lane::need, needs, [&now, rest, assessing, returned](ChildRow child, int n) {
    // Every rest/assessing-th is under assessment: the same mix of ages.
    const bool assess = static_cast<long>(n + 1) * assessing / std::max(1, rest) >
                        static_cast<long>(n) * assessing / std::max(1, rest);
    if (assess)
      open_assessment(now, child);
    else
      open_need(now, child, returned);
  });
  for (int i = 0; i < leavers; ++i) open_leaver(now, static_cast<std::uint64_t>(i));

  open_court(now);
  staff(now);
  open_purse(cell, model);
  open_oversight(cell, model, draws);
  set_pressure(now);
  open_relationships(now);
  set_contact_level(cell, model, model.start);
  for (std::uint32_t i = 0; i < cell.families.size(); ++i) {
    remember_last_referral(now, FamilyRow{i});
    plan_contact(cell, model, draws, FamilyRow{i}, eve);
  }
  remember_life_courses(now);
  cell.tally = Tally{model.month_starts};
  cell.swept_to = model.start;
  open_market(cell, model);
  return cell;
}

}  // namespace cscsim
