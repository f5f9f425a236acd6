#include <pybind11/stl.h>

#include <atomic>
#include <future>
#include <optional>

#include "bindings/bindings.hpp"
#include "bindings/python_policy.hpp"
#include "core/record/hdf5_sink.hpp"
#include "models/run.hpp"

namespace cscsim::bindings {

namespace py = pybind11;

namespace {

using PoliciesByArm = std::map<std::string, std::vector<std::shared_ptr<PythonPolicy>>>;

/// What the run and the thread that waits for it tell each other.
struct Watch {
  std::atomic<std::uint32_t> done{0};
  std::atomic<std::uint32_t> total{0};
  std::atomic<bool> stop{false};
};

RunOptions options_for(int threads, const PoliciesByArm& policies, std::string code_version, Watch& watch) {
  RunOptions options;
  options.threads = threads;
  options.code_version = std::move(code_version);
  options.progress = [&watch](std::uint32_t done, std::uint32_t total) {
    watch.total = total;
    watch.done = done;
  };
  options.stopped = [&watch] { return watch.stop.load(); };
  for (const auto& [arm, those] : policies) options.more_policies[arm].assign(those.begin(), those.end());
  return options;
}

/// The scenario with a line per policy that its TOML cannot hold, so that the results file names them all.
Scenario with_policies_named(Scenario scenario, const PoliciesByArm& policies) {
  for (const auto& [arm, those] : policies)
    for (const auto& policy : those)
      scenario.toml += "\n# arm '" + arm + "' has a policy written in Python: " + policy->id() + "\n";
  return scenario;
}

/// Waits for the run without holding the GIL but every tenth of a second, for signals and for progress, both of
/// which belong to the thread that called. Returns what ended the wait early: Ctrl-C, or an error of `progress`.
std::optional<py::error_already_set> wait_for(std::future<bool>& run, Watch& watch,
                                              const py::object& progress) {
  std::optional<py::error_already_set> interrupted;
  std::uint32_t shown = 0;
  const auto finished = [&run] {
    const py::gil_scoped_release released;
    return run.wait_for(std::chrono::milliseconds{100}) == std::future_status::ready;
  };
  for (bool last = false; !last;) {
    last = finished();
    if (interrupted) {  // it stops already: a second Ctrl-C must not cut short what is told of the first
      if (PyErr_CheckSignals() != 0) PyErr_Clear();
      continue;
    }
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set{};
      const std::uint32_t done = watch.done;
      if (!progress.is_none() && done != shown) progress(shown = done, watch.total.load());
    } catch (const py::error_already_set& error) {
      interrupted.emplace(error);
      watch.stop = true;
    }
  }
  return interrupted;
}

bool run_to_file(const Scenario& scenario, const std::string& data_directory, const std::string& path,
                 int threads, const py::object& progress, const PoliciesByArm& policies,
                 std::string code_version) {
  Watch watch;
  const RunOptions options = options_for(threads, policies, std::move(code_version), watch);
  std::future<bool> run = std::async(std::launch::async, [&] {
    Hdf5Sink sink{path};
    return cscsim::run(with_policies_named(scenario, policies), data_directory, sink, options);
  });
  const std::optional<py::error_already_set> interrupted = wait_for(run, watch, progress);
  if (interrupted) throw py::error_already_set{*interrupted};
  return run.get();
}

py::dict time_run(const Scenario& scenario, const std::string& data_directory, const std::string& path,
                  int threads) {
  RunTimes times;
  {
    const py::gil_scoped_release released;
    RunOptions options;
    options.threads = threads;
    options.times = &times;
    Hdf5Sink sink{path};
    cscsim::run(scenario, data_directory, sink, options);
  }
  py::dict all, parts;
  all["start"] = times.start;
  all["replicates"] = times.replicates;
  all["commits"] = times.commits;
  all["finish"] = times.finish;
  for (std::size_t i = 0; i < run_parts; ++i) {
    const Meter::Spent& spent = times.meter.spent()[i];
    if (spent.times > 0)
      parts[py::str(part_names()[i])] = py::make_tuple(spent.times, static_cast<double>(spent.ns) * 1e-9);
  }
  all["parts"] = parts;
  return all;
}

}  // namespace

void bind_run(py::module_& module) {
  module.def("run", &run_to_file, py::arg("scenario"), py::arg("data_directory"), py::arg("path"),
             py::arg("threads"), py::arg("progress"), py::arg("policies"), py::arg("code_version"),
             R"(Run a scenario into a results file, without the GIL.

progress : callable or None    progress(done, total), on the calling thread
policies : dict                policies written in Python, by arm

Returns: whether all replicates were committed.
Raises: InputError; KeyboardInterrupt after closing a whole file; what a policy written in Python raises.)");
  module.def("time_run", &time_run, py::arg("scenario"), py::arg("data_directory"), py::arg("path"),
             py::arg("threads"), R"(Run a scenario into a results file, and say what took how long.

Returns: seconds: start, replicates (commits are a part of it), finish; and `parts`: what the threads did, added up,
each name with (times, seconds).
Raises: InputError.)");
}

}  // namespace cscsim::bindings
