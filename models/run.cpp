#include "models/run.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "core/engine/advance.hpp"
#include "core/types/errors.hpp"
#include "models/measures/measures.hpp"
#include "models/parameter_sets.hpp"
#include "models/population/opening.hpp"
#include "models/processes/events.hpp"
#include "models/report.hpp"
#include "models/system.hpp"
#include "models/tables.hpp"

namespace cscsim {

namespace {

using Policies = std::vector<std::shared_ptr<const Policy>>;

Policies make_policies(const Arm& arm, const RunOptions& options) {
  Policies policies;
  for (const PolicyChoice& choice : arm.policies) {
    const auto& all = policy_catalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&choice](const auto& p) { return p.id == choice.use; });
    if (found == all.end())
      throw InputError{choice.where + ": '" + choice.use + "' is no policy. `cscsim policies` lists them."};
    policies.push_back(found->make(choice));
  }
  if (const auto more = options.more_policies.find(arm.name); more != options.more_policies.end())
    policies.insert(policies.end(), more->second.begin(), more->second.end());
  return policies;
}

/// Seconds since it was last asked.
class Stopwatch {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// One replicate of every arm: the past that the arms share is lived once, then each arm goes its own way from a copy.
class Replicates {
 public:
  Replicates(const Model& central, const ParameterSets& sets, const Scenario& scenario,
             std::vector<Policies> arms, const Report& report, bool timed)
      : central_{central},
        sets_{sets},
        scenario_{scenario},
        arms_{std::move(arms)},
        report_{report},
        timed_{timed} {}

  struct Done {
    ReplicateBlock block;
    Meter meter;
  };

  [[nodiscard]] Done run(std::uint32_t replicate) const {
    if (!sets_.vary()) return run(replicate, central_);
    const Model own{sets_.of(replicate), central_.authorities, scenario_.start, scenario_.years,
                    central_.outlook};
    Done done = run(replicate, own);
    done.block.parameters = sets_.values(replicate);
    return done;
  }

 private:
  [[nodiscard]] Done run(std::uint32_t replicate, const Model& model) const {
    const Draws draws{scenario_.seed, replicate};
    World world(model.authorities.size());
    std::vector<Meter> meters(world.size(), Meter{timed_});
    parallel_for(world.size(), [&](std::size_t i) {
      meters[i].start();
      world[i] = make_opening_world(model, i, draws);
      world[i].logs_events = scenario_.events;
      if (scenario_.events) log_start(world[i], model.start);
      meters[i].end(Part::opening);
    });

    std::vector<ArmPolicies> arms;
    Day fork = model.end;
    for (const Policies& policies : arms_) {
      arms.emplace_back(policies, model, draws);
      fork = std::min(fork, arms.back().earliest());
    }
    fork = std::max(fork, model.start);
    const ArmPolicies nobody;
    System past{model, draws, nobody, scenario_.monthly};
    if (timed_) past.time_parts();
    advance(world, model.start, fork, past);

    Done done{{}, Meter{timed_}};
    for (const Meter& meter : meters) done.meter.add(meter);
    done.meter.add(past.spent());
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
      World own = arm + 1 < arms.size() ? world : std::move(world);
      for (Cell& cell : own) arms[arm].open_books(cell);
      System system{model, draws, arms[arm], scenario_.monthly};
      if (timed_) system.time_parts();
      advance(own, fork, model.end, system);
      done.meter.add(system.spent());
      done.meter.start();
      for (Cell& cell : own) leave_only_books(cell);  // room for the block of results
      if (arm == 0) done.block = report_.empty_block(replicate);
      report_.add(done.block, arm, own);
      done.meter.end(Part::report);
    }
    return done;
  }

  const Model& central_;
  const ParameterSets& sets_;
  const Scenario& scenario_;
  std::vector<Policies> arms_;
  const Report& report_;
  bool timed_;
};

}  // namespace

bool run(const Scenario& scenario, const std::string& data_directory, Sink& sink, const RunOptions& options) {
  RunTimes times;
  Stopwatch watch;
  const ParameterSets sets{scenario, data_directory};
  const Model model{sets.central(), read_facts(data_directory, scenario.authorities, scenario.start),
                    scenario.start, scenario.years,
                    read_outlook(data_directory, scenario.uncertainty == Uncertainty::posterior)};
  std::vector<Policies> arms;
  for (const Arm& arm : scenario.arms) arms.push_back(make_policies(arm, options));
  std::vector<std::vector<std::string>> policy_ids;
  for (const Policies& policies : arms) {
    std::vector<std::string>& ids = policy_ids.emplace_back();
    for (const auto& policy : policies) ids.push_back(policy->id());
  }
  const Report report{scenario, model, data_directory, policy_ids};
  const Replicates replicates{model, sets, scenario, std::move(arms), report, options.times != nullptr};

  Layout layout = report.layout();
  layout.code_version = options.code_version;
  layout.parameters = sets.names();
  sink.begin(layout);
  times.start = watch.lap();
  std::uint32_t done = 0;
  const auto stopped = [&options] { return options.stopped && options.stopped(); };
  const auto in_flight =
      static_cast<std::size_t>(options.threads) + 2;  // one more is ready, one is being written
  try {
    on_threads(options.threads, [&] {
      ordered_pipeline(
          0, scenario.replicates, options.threads == 1 ? 1 : in_flight,
          [&](std::size_t i) -> std::shared_ptr<void> {
            return std::make_shared<Replicates::Done>(
                replicates.run(scenario.first_replicate + static_cast<std::uint32_t>(i)));
          },
          [&](std::size_t, void* result) {
            const auto& replicate = *static_cast<const Replicates::Done*>(result);
            times.meter.add(replicate.meter);
            Stopwatch committing;
            sink.commit(replicate.block);
            times.commits += committing.lap();
            ++done;
            if (options.progress) options.progress(done, scenario.replicates);
          },
          stopped);
    });
  } catch (...) {
    sink.finish(false);
    throw;
  }
  times.replicates = watch.lap();
  sink.finish(done == scenario.replicates);
  times.finish = watch.lap();
  if (options.times != nullptr) *options.times = times;
  return done == scenario.replicates;
}

std::vector<MeasureDescription> measure_catalogue(const std::string& data_directory) {
  std::vector<MeasureDescription> all;
  for (const Measure& m : all_measures(data_directory, read_parameters(data_directory, {}))) {
    all.push_back({m.id, m.definition, m.units, m.kind, m.source, {}});
    for (const Breakdown& b : all_breakdowns())
      if (b.measure == m.id) all.back().breakdowns.push_back(b.by);
  }
  return all;
}

Vocabulary vocabulary(const std::string& data_directory) {
  Vocabulary known;
  const Table authorities = read_table(data_directory, "authorities.csv");
  std::set<std::string> codes, names;
  for (std::size_t row = 0; row < authorities.rows.size(); ++row) {
    known.authorities.push_back({authorities.text(row, "la_code_old"), authorities.text(row, "la_code_new"),
                                 authorities.text(row, "la_name"), authorities.text(row, "region"), not_due});
    codes.insert(known.authorities.back().code);
    names.insert(known.authorities.back().name);
  }
  // Authorities of the panel that are no longer in the list were abolished when their successors began (1 April 2019).
  const Table panel = read_table(data_directory, "authority_panel.csv");
  for (std::size_t row = 0; row < panel.rows.size(); ++row) {
    const std::string& code = panel.text(row, "la_code_old");
    if (codes.insert(code).second)
      known.authorities.push_back(
          {code, panel.text(row, "la_code_new"),
           names.insert(panel.text(row, "la_name")).second ? panel.text(row, "la_name") : code, "",
           day_of(2019, 4, 1)});
  }
  for (const ParameterDescription& p : parameter_catalogue(data_directory))
    known.model_keys.push_back({p.name, p.low, p.high, p.unit});
  for (const MeasureDescription& m : measure_catalogue(data_directory)) known.measures.push_back(m.id);
  for (const PolicyDescription& p : policy_catalogue()) known.policies[p.id] = p.keys;
  known.starts = possible_starts();
  return known;
}

}  // namespace cscsim
