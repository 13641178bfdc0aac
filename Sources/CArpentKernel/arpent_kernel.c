#include "arpent_kernel.h"

#include <string.h>

// The layout of a leaf, and why its answers are true, is told in `LeafLayout.swift`; the steps for one
// edge are those of `LeafScan.test`, here for a lane of 32 bits holding two numbers of 16: x below y,
// or dy below -dx.

static inline uint64_t low_bytes(uint32_t count) {
  return count >= 8 ? ~0ULL : (1ULL << (8 * count)) - 1;
}

static inline uint16_t folded(uint64_t parts, uint64_t near) {
  parts ^= parts >> 32;
  parts ^= parts >> 16;
  parts ^= parts >> 8;
  return (uint16_t)((parts & 0xff) | (near ? 0x100 : 0));
}

#if defined(__x86_64__)
#include <immintrin.h>

typedef struct {
  __m128i crossed;
  __m128i near;
} verdict4;

static inline verdict4 test4(__m128i start, __m128i span, __m128i place, __m128i place_y) {
  const __m128i zero = _mm_setzero_si128();
  const __m128i x_half = _mm_set1_epi32(0x0000ffff);
  // (dx, dy) from (dy, -dx)
  __m128i swapped = _mm_or_si128(_mm_slli_epi32(span, 16), _mm_srli_epi32(span, 16));
  __m128i along = _mm_sub_epi16(_mm_xor_si128(swapped, x_half), x_half);
  __m128i from = _mm_sub_epi16(start, place);
  __m128i to = _mm_add_epi16(from, along);

  __m128i at_place = _mm_madd_epi16(from, span);
  __m128i at_corner = _mm_madd_epi16(_mm_sub_epi16(start, place_y), span);
  __m128i at_centre = _mm_madd_epi16(start, span);
  __m128i corner_left = _mm_cmpgt_epi32(at_corner, zero);
  __m128i level = _mm_srai_epi32(
      _mm_andnot_si128(_mm_cmpgt_epi16(from, zero), _mm_cmpgt_epi16(to, zero)), 16);
  __m128i upright = _mm_xor_si128(
      _mm_cmpgt_epi16(start, zero), _mm_cmpgt_epi16(_mm_add_epi16(start, along), zero));
  upright = _mm_srai_epi32(_mm_slli_epi32(upright, 16), 16);
  verdict4 verdict;
  verdict.crossed = _mm_xor_si128(
      _mm_and_si128(level, _mm_xor_si128(_mm_cmpgt_epi32(at_place, zero), corner_left)),
      _mm_and_si128(upright, _mm_xor_si128(_mm_cmpgt_epi32(at_centre, zero), corner_left)));

  __m128i sign = _mm_srai_epi32(at_place, 31);
  __m128i size = _mm_sub_epi32(_mm_xor_si128(at_place, sign), sign);
  __m128i lengths = _mm_max_epi16(span, _mm_sub_epi16(zero, span));
  __m128i reach = _mm_madd_epi16(lengths, _mm_set1_epi16(2));
  __m128i off = _mm_or_si128(
      _mm_cmpgt_epi16(_mm_min_epi16(from, to), _mm_set1_epi16(2)),
      _mm_cmpgt_epi16(_mm_set1_epi16(-2), _mm_max_epi16(from, to)));
  verdict.near = _mm_andnot_si128(_mm_cmpgt_epi32(size, reach), _mm_cmpeq_epi32(off, zero));
  return verdict;
}

static inline uint64_t packed(__m128i low, __m128i high) {
  __m128i words = _mm_packs_epi32(low, high);
  return (uint64_t)_mm_cvtsi128_si64(_mm_packs_epi16(words, words));
}

static void answer_sse2(
    const uint8_t *leaves, const arpent_question *questions, uint16_t *answers, uint32_t count) {
  for (uint32_t k = 0; k < count; k++) {
    const uint8_t *leaf = leaves + (uint64_t)questions[k].unit * 16;
    uint32_t edges = leaf[0];
    const uint8_t *starts = leaf + 8 + 4 * (uint32_t)leaf[1];
    const uint8_t *spans = starts + 4 * edges;
    const uint8_t *masks = spans + 4 * edges;
    uint32_t x = (uint16_t)questions[k].x;
    uint32_t y = (uint32_t)(uint16_t)questions[k].y << 16;
    __m128i place = _mm_set1_epi32((int32_t)(x | y));
    __m128i place_y = _mm_set1_epi32((int32_t)y);
    uint64_t parts = leaf[2];
    uint64_t near = 0;
    for (uint32_t i = 0; i < edges; i += 8) {
      verdict4 a = test4(
          _mm_loadu_si128((const __m128i *)(starts + 4 * i)),
          _mm_loadu_si128((const __m128i *)(spans + 4 * i)), place, place_y);
      verdict4 b = test4(
          _mm_loadu_si128((const __m128i *)(starts + 4 * i + 16)),
          _mm_loadu_si128((const __m128i *)(spans + 4 * i + 16)), place, place_y);
      uint64_t valid = low_bytes(edges - i);
      uint64_t mask;
      memcpy(&mask, masks + i, 8);
      parts ^= mask & valid & packed(a.crossed, b.crossed);
      near |= valid & packed(a.near, b.near);
    }
    answers[k] = folded(parts, near);
  }
}

__attribute__((target("avx2"))) static void answer_avx2(
    const uint8_t *leaves, const arpent_question *questions, uint16_t *answers, uint32_t count) {
  const __m256i zero = _mm256_setzero_si256();
  const __m256i x_half = _mm256_set1_epi32(0x0000ffff);
  for (uint32_t k = 0; k < count; k++) {
    const uint8_t *leaf = leaves + (uint64_t)questions[k].unit * 16;
    uint32_t edges = leaf[0];
    const uint8_t *starts = leaf + 8 + 4 * (uint32_t)leaf[1];
    const uint8_t *spans = starts + 4 * edges;
    const uint8_t *masks = spans + 4 * edges;
    uint32_t x = (uint16_t)questions[k].x;
    uint32_t y = (uint32_t)(uint16_t)questions[k].y << 16;
    __m256i place = _mm256_set1_epi32((int32_t)(x | y));
    __m256i place_y = _mm256_set1_epi32((int32_t)y);
    uint64_t parts = leaf[2];
    uint64_t near = 0;
    for (uint32_t i = 0; i < edges; i += 8) {
      __m256i start = _mm256_loadu_si256((const __m256i *)(starts + 4 * i));
      __m256i span = _mm256_loadu_si256((const __m256i *)(spans + 4 * i));
      __m256i swapped = _mm256_or_si256(_mm256_slli_epi32(span, 16), _mm256_srli_epi32(span, 16));
      __m256i along = _mm256_sub_epi16(_mm256_xor_si256(swapped, x_half), x_half);
      __m256i from = _mm256_sub_epi16(start, place);
      __m256i to = _mm256_add_epi16(from, along);

      __m256i at_place = _mm256_madd_epi16(from, span);
      __m256i at_corner = _mm256_madd_epi16(_mm256_sub_epi16(start, place_y), span);
      __m256i at_centre = _mm256_madd_epi16(start, span);
      __m256i corner_left = _mm256_cmpgt_epi32(at_corner, zero);
      __m256i level = _mm256_srai_epi32(
          _mm256_andnot_si256(_mm256_cmpgt_epi16(from, zero), _mm256_cmpgt_epi16(to, zero)), 16);
      __m256i upright = _mm256_xor_si256(
          _mm256_cmpgt_epi16(start, zero),
          _mm256_cmpgt_epi16(_mm256_add_epi16(start, along), zero));
      upright = _mm256_srai_epi32(_mm256_slli_epi32(upright, 16), 16);
      __m256i crossed = _mm256_xor_si256(
          _mm256_and_si256(
              level, _mm256_xor_si256(_mm256_cmpgt_epi32(at_place, zero), corner_left)),
          _mm256_and_si256(
              upright, _mm256_xor_si256(_mm256_cmpgt_epi32(at_centre, zero), corner_left)));

      __m256i reach = _mm256_madd_epi16(_mm256_abs_epi16(span), _mm256_set1_epi16(2));
      __m256i off = _mm256_or_si256(
          _mm256_cmpgt_epi16(_mm256_min_epi16(from, to), _mm256_set1_epi16(2)),
          _mm256_cmpgt_epi16(_mm256_set1_epi16(-2), _mm256_max_epi16(from, to)));
      __m256i close = _mm256_andnot_si256(
          _mm256_cmpgt_epi32(_mm256_abs_epi32(at_place), reach), _mm256_cmpeq_epi32(off, zero));

      uint64_t valid = low_bytes(edges - i);
      uint64_t mask;
      memcpy(&mask, masks + i, 8);
      parts ^= mask & valid
          & packed(_mm256_castsi256_si128(crossed), _mm256_extracti128_si256(crossed, 1));
      near |= valid & packed(_mm256_castsi256_si128(close), _mm256_extracti128_si256(close, 1));
    }
    answers[k] = folded(parts, near);
  }
}

void arpent_answer(
    const uint8_t *leaves, const arpent_question *questions, uint16_t *answers, uint32_t count) {
  if (__builtin_cpu_supports("avx2")) {
    answer_avx2(leaves, questions, answers, count);
  } else {
    answer_sse2(leaves, questions, answers, count);
  }
}

#else

static inline int16_t half(const uint8_t *place) {
  int16_t value;
  memcpy(&value, place, 2);
  return value;
}

void arpent_answer(
    const uint8_t *leaves, const arpent_question *questions, uint16_t *answers, uint32_t count) {
  for (uint32_t k = 0; k < count; k++) {
    const uint8_t *leaf = leaves + (uint64_t)questions[k].unit * 16;
    uint32_t edges = leaf[0];
    const uint8_t *starts = leaf + 8 + 4 * (uint32_t)leaf[1];
    const uint8_t *spans = starts + 4 * edges;
    const uint8_t *masks = spans + 4 * edges;
    uint32_t parts = leaf[2];
    uint32_t near = 0;
    for (uint32_t i = 0; i < edges; i++) {
      int32_t x0 = half(starts + 4 * i), y0 = half(starts + 4 * i + 2);
      int32_t dy = half(spans + 4 * i), minus_dx = half(spans + 4 * i + 2);
      int32_t tx = x0 - questions[k].x, ty = y0 - questions[k].y;
      int32_t at_place = tx * dy + ty * minus_dx;
      int32_t at_corner = x0 * dy + ty * minus_dx;
      int32_t at_centre = x0 * dy + y0 * minus_dx;
      int32_t level = (ty <= 0) & (ty + dy > 0);
      int32_t upright = (x0 > 0) ^ (x0 - minus_dx > 0);
      int32_t crossed = (level & ((at_place > 0) ^ (at_corner > 0)))
          ^ (upright & ((at_centre > 0) ^ (at_corner > 0)));
      int32_t end = tx - minus_dx;
      int32_t length = dy + (minus_dx < 0 ? -minus_dx : minus_dx);
      int32_t size = at_place < 0 ? -at_place : at_place;
      near |= (uint32_t)((size <= 2 * length) & (ty <= 2) & (ty + dy >= -2)
          & ((tx < end ? tx : end) <= 2) & ((tx < end ? end : tx) >= -2));
      parts ^= (uint32_t)-crossed & masks[i];
    }
    answers[k] = (uint16_t)((parts & 0xff) | (near ? 0x100 : 0));
  }
}

#endif
