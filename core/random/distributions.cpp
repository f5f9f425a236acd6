#include "core/random/distributions.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

#include "core/types/errors.hpp"

namespace cscsim {

namespace {

// Plain doubles: long double costs three times as much and adds nothing that a draw of 53 bits could show.
using Doubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

using Coefficients = double[8];

double polynomial(const Coefficients& c, double x) {
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

// Starts at a count near the answer and steps to the smallest count whose cumulative probability reaches u.
int poisson_near(double mean, double u) {
  const double z = normal_quantile(u);
  const double guess = std::max(0.0, std::floor(mean + std::sqrt(mean) * z + (z * z - 1.0) / 6.0));
  int count = static_cast<int>(guess);
  double cumulative = boost::math::gamma_q(guess + 1.0, mean, Doubles{});
  double mass = boost::math::gamma_p_derivative(guess + 1.0, mean, Doubles{});
  while (cumulative < u && mass > 0.0) {
    mass *= mean / ++count;
    if (cumulative + mass == cumulative) break;  // the rest of the tail is below the rounding of u
    cumulative += mass;
  }
  while (count > 0 && cumulative - mass >= u) {
    cumulative -= mass;
    mass *= count-- / mean;
  }
  return count;
}

}  // namespace

// Wichura (1988), Algorithm AS 241, routine PPND16: relative error about 1e-16.
double normal_quantile(double u) {
  static constexpr Coefficients centre_over = {
      3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
      4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3};
  static constexpr Coefficients centre_under = {1.0,
                                                4.2313330701600911252e1,
                                                6.8718700749205790830e2,
                                                5.3941960214247511077e3,
                                                2.1213794301586595867e4,
                                                3.9307895800092710610e4,
                                                2.8729085735721942674e4,
                                                5.2264952788528545610e3};
  static constexpr Coefficients middle_over = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                               5.76949722146069140550e0,  3.64784832476320460504e0,
                                               1.27045825245236838258e0,  2.41780725177450611770e-1,
                                               2.27238449892691845833e-2, 7.74545014278341407640e-4};
  static constexpr Coefficients middle_under = {1.0,
                                                2.05319162663775882187e0,
                                                1.67638483018380384940e0,
                                                6.89767334985100004550e-1,
                                                1.48103976427480074590e-1,
                                                1.51986665636164571966e-2,
                                                5.47593808499534494600e-4,
                                                1.05075007164441684324e-9};
  static constexpr Coefficients tail_over = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                             1.78482653991729133580e0,  2.96560571828504891230e-1,
                                             2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
  static constexpr Coefficients tail_under = {1.0,
                                              5.99832206555887937690e-1,
                                              1.36929880922735805310e-1,
                                              1.48753612908506148525e-2,
                                              7.86869131145613259100e-4,
                                              1.84631831751005468180e-5,
                                              1.42151175831644588870e-7,
                                              2.04426310338993978564e-15};

  const double q = u - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(centre_over, r) / polynomial(centre_under, r);
  }
  const double r = std::sqrt(-std::log(std::min(u, 1.0 - u)));
  const double z = r <= 5.0 ? polynomial(middle_over, r - 1.6) / polynomial(middle_under, r - 1.6)
                            : polynomial(tail_over, r - 5.0) / polynomial(tail_under, r - 5.0);
  return q < 0.0 ? -z : z;
}

int poisson_quantile(double mean, double u) {
  expects(mean >= 0.0 && mean < 1e9, "the mean of a Poisson count lies in [0, 1e9)");
  if (mean > 64.0) return poisson_near(mean, u);  // from here on stepping up from 0 costs more
  int count = 0;
  double mass = std::exp(-mean);
  double cumulative = mass;
  while (cumulative < u) {
    mass *= mean / ++count;
    if (cumulative + mass == cumulative) break;  // the rest of the tail is below the rounding of u
    cumulative += mass;
  }
  return count;
}

FrailtyQuantile::FrailtyQuantile(double variance) {
  expects(variance >= 0.0 && variance < 1e3, "the variance of a frailty lies in [0, 1000)");
  constexpr std::size_t points = 4096;
  table_.assign(points + 1, 1.0F);
  if (variance == 0.0) return;
  const double shape = 1.0 / variance;
  for (std::size_t i = 0; i < points; ++i)
    table_[i] = static_cast<float>(
        variance * boost::math::gamma_p_inv(shape, static_cast<double>(i) / points, Doubles{}));
  // Mean beyond the last point: a gamma of mean 1, weighted by its value, is a gamma of shape one higher.
  table_[points] = static_cast<float>(
      points *
      boost::math::gamma_q(shape + 1.0, static_cast<double>(table_[points - 1]) / variance, Doubles{}));
}

double FrailtyQuantile::operator()(double u) const {
  const std::size_t points = table_.size() - 1;
  const double position = u * static_cast<double>(points);
  const std::size_t below = static_cast<std::size_t>(position);
  if (below + 1 >= points) return static_cast<double>(table_[points]);
  const auto share = static_cast<float>(position - static_cast<double>(below));
  return static_cast<double>(table_[below] + share * (table_[below + 1] - table_[below]));
}

Categories::Categories(std::span<const double> weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  expects(total > 0.0 && std::isfinite(total), "weights of categories have a positive sum");
  std::size_t last_possible = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] > 0.0) last_possible = i;
  double so_far = 0;
  for (std::size_t i = 0; i < last_possible; ++i) ends_.push_back((so_far += weights[i]) / total);
}

std::size_t category(std::span<const double> weights, double u) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  expects(total > 0.0 && std::isfinite(total), "weights of categories have a positive sum");
  double left = u * total;
  std::size_t last_possible = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!(weights[i] > 0.0)) continue;
    last_possible = i;
    if (left < weights[i]) break;
    left -= weights[i];
  }
  return last_possible;
}

Banded::Banded(std::vector<double> edges, std::vector<double> shares)
    : edges_{std::move(edges)}, cumulative_(edges_.size(), 0.0) {
  expects(!shares.empty() && edges_.size() == shares.size() + 1, "bands have one edge more than shares");
  expects(std::adjacent_find(edges_.begin(), edges_.end(), std::greater_equal{}) == edges_.end(),
          "edges of bands increase");
  expects(std::all_of(shares.begin(), shares.end(), [](double share) { return share >= 0.0; }),
          "shares of bands are not negative");
  std::partial_sum(shares.begin(), shares.end(), cumulative_.begin() + 1);
  const double total = cumulative_.back();
  expects(total > 0.0 && std::isfinite(total), "shares of bands have a positive sum");
  for (double& value : cumulative_) value /= total;
}

double Banded::quantile(double u) const {
  // The first band that ends beyond u; a band without mass ends where it begins, so it is never chosen.
  const auto above = std::upper_bound(cumulative_.begin() + 1, cumulative_.end() - 1, u);
  const auto band = static_cast<std::size_t>(above - cumulative_.begin()) - 1;
  const double share = (u - cumulative_[band]) / (cumulative_[band + 1] - cumulative_[band]);
  return edges_[band] + share * (edges_[band + 1] - edges_[band]);
}

double Banded::mean() const {
  double sum = 0.0;
  for (std::size_t band = 0; band + 1 < edges_.size(); ++band)
    sum += (cumulative_[band + 1] - cumulative_[band]) * 0.5 * (edges_[band] + edges_[band + 1]);
  return sum;
}

}  // namespace cscsim
