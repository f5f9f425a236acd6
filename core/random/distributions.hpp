#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace cscsim {

/// Quantile functions: each maps a uniform in (0, 1) to a value, so that one named draw gives one value.

/// Standard normal; relative error about 1e-15.
double normal_quantile(double u);

/// Poisson count with this mean, in [0, 1e9): the smallest count whose cumulative probability reaches u.
int poisson_quantile(double mean, double u);

/// Gamma with mean 1 and this variance, from a table of its quantiles in single precision (linear between 4096 points; the
/// upper tail beyond the last point is its mean). Variance 0: always 1.
class FrailtyQuantile {
 public:
  explicit FrailtyQuantile(double variance);
  [[nodiscard]] double operator()(double u) const;

 private:
  std::vector<float> table_;
};

/// Index of a category drawn in proportion to non-negative `weights`, at least one of them positive.
std::size_t category(std::span<const double> weights, double u);

/// The same weights for many draws.
class Categories {
 public:
  Categories() = default;
  explicit Categories(std::span<const double> weights);
  [[nodiscard]] std::size_t operator()(double u) const {
    std::size_t index = 0;
    for (const double end : ends_) index += u >= end ? 1 : 0;
    return index;
  }
  /// Chance of category `i`; 0 beyond the last.
  [[nodiscard]] double share(std::size_t i) const {
    const auto end = [this](std::size_t k) { return k < ends_.size() ? ends_[k] : 1.0; };
    return end(i) - (i == 0 ? 0.0 : end(i - 1));
  }

 private:
  std::vector<double> ends_;  ///< of each category but the last that is possible, as shares of the whole
};

/// A published distribution given as bands: `edges[i] .. edges[i+1]` holds `shares[i]` of the mass,
/// uniform within a band. Edges increase; shares are not negative and are normalised.
class Banded {
 public:
  Banded(std::vector<double> edges, std::vector<double> shares);
  [[nodiscard]] double quantile(double u) const;
  [[nodiscard]] double mean() const;

 private:
  std::vector<double> edges_;
  std::vector<double> cumulative_;
};

}  // namespace cscsim
