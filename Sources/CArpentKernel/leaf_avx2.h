// Eight edges of a leaf with AVX2: the steps of `leaf_sse2.h`, twice as wide.

#include "near_avx2.h"

static inline uint64_t KERNEL(bytes)(__m256i lanes) {
  return bytes_of(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256(lanes, 1));
}

static inline edge_bytes KERNEL(test_edges)(
    const uint8_t *starts, const uint8_t *spans, int32_t x, int32_t y) {
  const __m256i zero = _mm256_setzero_si256();
  __m256i place = _mm256_set1_epi32((int32_t)((uint32_t)y << 16 | (uint16_t)x));
  __m256i place_y = _mm256_set1_epi32((int32_t)((uint32_t)y << 16));
  __m256i start = _mm256_loadu_si256((const __m256i *)starts);
  __m256i span = _mm256_loadu_si256((const __m256i *)spans);
  __m256i along = KERNEL(turned)(span);
  __m256i from = _mm256_sub_epi16(start, place);
  __m256i to = _mm256_add_epi16(from, along);

  __m256i at_place = _mm256_madd_epi16(from, span);
  __m256i at_corner = _mm256_madd_epi16(_mm256_sub_epi16(start, place_y), span);
  __m256i at_centre = _mm256_madd_epi16(start, span);
  __m256i corner_left = _mm256_cmpgt_epi32(at_corner, zero);
  __m256i level = _mm256_srai_epi32(
      _mm256_andnot_si256(_mm256_cmpgt_epi16(from, zero), _mm256_cmpgt_epi16(to, zero)), 16);
  __m256i upright = _mm256_xor_si256(
      _mm256_cmpgt_epi16(start, zero), _mm256_cmpgt_epi16(_mm256_add_epi16(start, along), zero));
  upright = _mm256_srai_epi32(_mm256_slli_epi32(upright, 16), 16);
  __m256i crossed = _mm256_xor_si256(
      _mm256_and_si256(level, _mm256_xor_si256(_mm256_cmpgt_epi32(at_place, zero), corner_left)),
      _mm256_and_si256(
          upright, _mm256_xor_si256(_mm256_cmpgt_epi32(at_centre, zero), corner_left)));

  __m256i near = KERNEL(near_lanes)(from, to, span, at_place, 2);
  return (edge_bytes){KERNEL(bytes)(crossed), KERNEL(bytes)(near)};
}

#include "leaf_by_eights.h"
#include "near_by_eights.h"
