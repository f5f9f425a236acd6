#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/types/dates.hpp"

namespace cscsim {

/// How a value is made from what happened: counted on a day, counted over a period, a share, or a mean.
enum class Kind : std::uint8_t { stock, flow, share, mean };

std::string to_string(Kind kind);

/// One dataset of a results file: float64 [arm, replicate, authority, period], and one more dimension for a breakdown.
struct DatasetSpec {
  std::string group;      ///< "measures", "monthly", "breakdowns", "costs", "policies/no_wrong_door"
  std::string id;         ///< name within the group: "cla_31mar"
  std::string units;      ///< "persons", "percent", "GBP"
  std::string long_name;  ///< the definition in words
  Kind kind = Kind::flow;
  bool monthly = false;                 ///< periods are months, not years
  std::string category_name;            ///< breakdowns only: "age_group"
  std::vector<std::string> categories;  ///< breakdowns only: "under_1", ...
};

/// Everything that a results file says before the first replicate.
struct Layout {
  std::string code_version;
  std::uint64_t seed = 1;
  std::string scenario_toml;
  std::vector<std::pair<std::string, std::string>> data_hashes;  ///< file name, hash
  std::vector<std::string> arms;
  std::uint32_t first_replicate = 0;
  std::uint32_t replicates = 1;
  std::vector<std::string> authorities;  ///< names; the last is "all"
  std::vector<Day> year_ends;            ///< last day of each yearly period
  std::vector<Day> month_ends;           ///< last day of each monthly period
  std::vector<DatasetSpec> datasets;
  std::vector<std::string> parameters;  ///< names of those that differ between replicates
  bool events = false;
  std::vector<std::string> event_names;  ///< meaning of EventRow::event
  std::string agent_name = "agent";      ///< what EventRow::agent is: the name of its column
};

/// One line of the event log: what happened to one agent.
struct EventRow {
  std::uint64_t agent = 0;
  std::int32_t day = 0;
  std::uint16_t authority = 0;
  std::uint8_t event = 0;
  std::uint8_t detail = 0;  ///< meaning depends on the event: stage, placement kind, reason
  float value = 0;          ///< meaning depends on the event: days, km; 0 where it has none
  static constexpr std::uint8_t no_trust = 255;
  std::uint8_t trust = no_trust;  ///< of the agent in the worker then, 0 to 100; `no_trust`: has met none
  std::uint8_t team_trust = no_trust;  ///< same in the team behind the worker
  friend bool operator==(const EventRow&, const EventRow&) = default;
};

/// What one replicate adds to a results file: the unit of commitment.
struct ReplicateBlock {
  std::uint32_t replicate = 0;
  /// One vector per dataset of the layout, flattened [arm][authority][period] or [arm][authority][period][category].
  std::vector<std::vector<double>> values;
  /// One log per arm, in (authority, day) order; empty unless the layout asks for events.
  std::vector<std::vector<EventRow>> events;
  std::vector<double> parameters{};  ///< in the order of the layout's names
};

/// Where finished replicates go. Called from one thread at a time, replicates in order.
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;
  /// Must be called once, first. Throws InputError if the destination cannot be written.
  virtual void begin(const Layout& layout) = 0;
  virtual void commit(const ReplicateBlock& block) = 0;
  /// Closes; `complete` says whether all replicates of the layout were committed.
  virtual void finish(bool complete) = 0;
};

/// Keeps everything in memory: for tests, and for builds without HDF5.
class MemorySink final : public Sink {
 public:
  void begin(const Layout& layout) override;
  void commit(const ReplicateBlock& block) override;
  void finish(bool complete) override;

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] const std::vector<ReplicateBlock>& blocks() const { return blocks_; }
  [[nodiscard]] bool complete() const { return complete_; }
  /// Value of one dataset; throws InputError if the layout has no such dataset.
  [[nodiscard]] double value(const std::string& group, const std::string& id, std::size_t arm,
                             std::size_t replicate, std::size_t authority, std::size_t period) const;

 private:
  Layout layout_;
  std::vector<ReplicateBlock> blocks_;
  bool complete_ = false;
};

}  // namespace cscsim
