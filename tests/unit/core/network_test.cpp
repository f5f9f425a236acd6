#include "core/network/network.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "core/random/draws.hpp"
#include "core/types/errors.hpp"

using namespace cscsim;

namespace {

using Place = Row<struct PlaceTag>;
using Places = Network<PlaceTag>;

std::vector<std::uint32_t> numbers(const Places& places, std::uint32_t from) {
  std::vector<std::uint32_t> result;
  for (const Place to : places.neighbours(Place{from})) result.push_back(to.value());
  return result;
}

std::vector<Places::Link> random_links(std::size_t size, std::size_t count) {
  const Draws draws{12, 0};
  std::vector<Places::Link> links;
  for (std::size_t i = 0; i < count; ++i) {
    const auto u = draws.four(i, Decision{1}, 0);
    const auto row = [size](double share) { return Place{static_cast<std::uint32_t>(share * double(size))}; };
    links.emplace_back(row(u[0]), row(u[1]));
  }
  return links;
}

}  // namespace

TEST_CASE("a network knows who is linked to whom, one way and in the given order") {
  const std::vector<Places::Link> links{{Place{2}, Place{0}},
                                        {Place{0}, Place{3}},
                                        {Place{2}, Place{3}},
                                        {Place{0}, Place{1}},
                                        {Place{2}, Place{0}}};
  const Places places{4, links};
  CHECK(places.size() == 4);
  CHECK(places.links() == 5);
  CHECK(numbers(places, 0) == std::vector<std::uint32_t>{3, 1});
  CHECK(numbers(places, 1).empty());
  CHECK(numbers(places, 2) == std::vector<std::uint32_t>{0, 3, 0});
  CHECK(places.degree(Place{2}) == 3);
  CHECK(places.degree(Place{3}) == 0);
  CHECK(places.neighbours(Place{2})[1] == Place{3});
}

TEST_CASE("a network without links answers for its rows only") {
  const Places places{3};
  CHECK(places.size() == 3);
  CHECK(places.links() == 0);
  CHECK(places.degree(Place{2}) == 0);
  CHECK_THROWS_AS(places.degree(Place{3}), InvariantError);
  CHECK_THROWS_AS(places.neighbours(Place::none()), InvariantError);
  CHECK(Places{}.size() == 0);
}

TEST_CASE("a link to a row that is not there is refused") {
  CHECK_THROWS_AS((Places{2, std::vector<Places::Link>{{Place{0}, Place{2}}}}), InvariantError);
  CHECK_THROWS_AS((Places{2, std::vector<Places::Link>{{Place::none(), Place{1}}}}), InvariantError);
}

TEST_CASE("a copy of a network shares its body, and equality looks at the links") {
  const auto links = random_links(1000, 1500);
  const Places places{1000, links}, same{1000, links};
  const Places copy = places;
  CHECK(copy == places);
  CHECK(&*copy.neighbours(links[0].first).base().begin() ==
        &*places.neighbours(links[0].first).base().begin());
  CHECK(same == places);
  auto fewer = links;
  fewer.pop_back();
  CHECK_FALSE(Places{1000, fewer} == places);
  auto other = links;
  other.back().second = Place{(other.back().second.value() + 1) % 1000};
  CHECK_FALSE(Places{1000, other} == places);
  CHECK_FALSE(Places{1001, links} == places);
}

TEST_CASE("a large network holds exactly the links that it was given") {
  const std::size_t size = 100'000;
  const auto links = random_links(size, 150'000);
  const Places places{size, links};
  std::vector<std::vector<std::uint32_t>> expected(size);
  for (const auto& [from, to] : links) expected[from.value()].push_back(to.value());
  for (std::uint32_t row = 0; row < size; ++row) REQUIRE(numbers(places, row) == expected[row]);
  CHECK(places.links() == links.size());
}
