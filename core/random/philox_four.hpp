#pragma once

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cscsim {

// Seven rounds pass every test of BigCrush (Salmon and others, 2011); ten are the library's margin against attackers.
using Philox = r123::Philox4x32_R<7>;

using FourWords = std::array<std::uint32_t, 4>;

/// Philox of four counters that share their first half, with one key: what Random123 gives for each, and a test holds it to
/// that. On x86-64 the four stand side by side in the lanes of the processor.
inline std::array<FourWords, 4> philox_four(const std::array<std::uint32_t, 2>& half, const FourWords& third,
                                            const FourWords& fourth,
                                            const std::array<std::uint32_t, 2>& key) {
  std::array<FourWords, 4> drawn;
#ifdef __SSE2__
  const auto all = [](std::uint32_t word) { return _mm_set1_epi32(static_cast<int>(word)); };
  const __m128i low_half = _mm_set1_epi64x(0xffff'ffff);
  struct Product {
    __m128i low, high;
  };
  const auto product = [low_half](__m128i words, __m128i factor) -> Product {
    const __m128i even = _mm_mul_epu32(words, factor), odd = _mm_mul_epu32(_mm_srli_epi64(words, 32), factor);
    return {_mm_or_si128(_mm_and_si128(even, low_half), _mm_slli_epi64(odd, 32)),
            _mm_or_si128(_mm_srli_epi64(even, 32), _mm_andnot_si128(low_half, odd))};
  };
  struct Words {
    __m128i a, b, c, d;
  };
  const auto transposed = [](const Words& w) -> Words {
    const __m128i a = _mm_unpacklo_epi32(w.a, w.b), b = _mm_unpacklo_epi32(w.c, w.d),
                  c = _mm_unpackhi_epi32(w.a, w.b), d = _mm_unpackhi_epi32(w.c, w.d);
    return {_mm_unpacklo_epi64(a, b), _mm_unpackhi_epi64(a, b), _mm_unpacklo_epi64(c, d),
            _mm_unpackhi_epi64(c, d)};
  };
  const auto lanes = [](const FourWords& w) {
    return _mm_setr_epi32(static_cast<int>(w[0]), static_cast<int>(w[1]), static_cast<int>(w[2]),
                          static_cast<int>(w[3]));
  };
  Words words{all(half[0]), all(half[1]), lanes(third), lanes(fourth)};
  __m128i first = all(key[0]), second = all(key[1]);
  for (unsigned round = 0; round < Philox::rounds; ++round) {
    const Product p = product(words.a, all(PHILOX_M4x32_0)), q = product(words.c, all(PHILOX_M4x32_1));
    words = {_mm_xor_si128(_mm_xor_si128(q.high, words.b), first), q.low,
             _mm_xor_si128(_mm_xor_si128(p.high, words.d), second), p.low};
    first = _mm_add_epi32(first, all(PHILOX_W32_0));
    second = _mm_add_epi32(second, all(PHILOX_W32_1));
  }
  words = transposed(words);
  const auto at = [&drawn](std::size_t i) { return reinterpret_cast<__m128i*>(drawn[i].data()); };
  _mm_storeu_si128(at(0), words.a);
  _mm_storeu_si128(at(1), words.b);
  _mm_storeu_si128(at(2), words.c);
  _mm_storeu_si128(at(3), words.d);
#else
  for (std::size_t i = 0; i < 4; ++i) {
    const auto words = Philox{}(Philox::ctr_type{{half[0], half[1], third[i], fourth[i]}},
                                Philox::key_type{{key[0], key[1]}});
    std::copy(words.begin(), words.end(), drawn[i].begin());
  }
#endif
  return drawn;
}

}  // namespace cscsim
