// Eight edges of a leaf with SSE2. The steps for one edge are those of `LeafScan.test`, here for a lane
// of 32 bits holding two numbers of 16: x below y, or dy below -dx.

typedef struct {
  uint64_t crossed, near;
} edge_bytes;

typedef struct {
  __m128i crossed, near;
} edge_lanes;

/// Of edges from and to a place: which are within `reach` quanta of it.
static inline __m128i near_four(
    __m128i from, __m128i to, __m128i span, __m128i at_place, int16_t reach) {
  const __m128i zero = _mm_setzero_si128();
  __m128i sign = _mm_srai_epi32(at_place, 31);
  __m128i size = _mm_sub_epi32(_mm_xor_si128(at_place, sign), sign);
  __m128i lengths = _mm_max_epi16(span, _mm_sub_epi16(zero, span));
  __m128i limit = _mm_madd_epi16(lengths, _mm_set1_epi16(reach));
  __m128i off = _mm_or_si128(
      _mm_cmpgt_epi16(_mm_min_epi16(from, to), _mm_set1_epi16(reach)),
      _mm_cmpgt_epi16(_mm_set1_epi16((int16_t)-reach), _mm_max_epi16(from, to)));
  return _mm_andnot_si128(_mm_cmpgt_epi32(size, limit), _mm_cmpeq_epi32(off, zero));
}

/// (dx, dy) from (dy, -dx)
static inline __m128i turned_four(__m128i span) {
  const __m128i x_half = _mm_set1_epi32(0x0000ffff);
  __m128i swapped = _mm_or_si128(_mm_slli_epi32(span, 16), _mm_srli_epi32(span, 16));
  return _mm_sub_epi16(_mm_xor_si128(swapped, x_half), x_half);
}

static inline edge_lanes test_four(__m128i start, __m128i span, __m128i place, __m128i place_y) {
  const __m128i zero = _mm_setzero_si128();
  __m128i along = turned_four(span);
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
  edge_lanes lanes;
  lanes.crossed = _mm_xor_si128(
      _mm_and_si128(level, _mm_xor_si128(_mm_cmpgt_epi32(at_place, zero), corner_left)),
      _mm_and_si128(upright, _mm_xor_si128(_mm_cmpgt_epi32(at_centre, zero), corner_left)));

  lanes.near = near_four(from, to, span, at_place, 2);
  return lanes;
}

static inline uint64_t bytes_of(__m128i low, __m128i high) {
  __m128i words = _mm_packs_epi32(low, high);
  return (uint64_t)_mm_cvtsi128_si64(_mm_packs_epi16(words, words));
}

static inline edge_bytes KERNEL(test_edges)(
    const uint8_t *starts, const uint8_t *spans, int32_t x, int32_t y) {
  __m128i place = _mm_set1_epi32((int32_t)((uint32_t)y << 16 | (uint16_t)x));
  __m128i place_y = _mm_set1_epi32((int32_t)((uint32_t)y << 16));
  edge_lanes a = test_four(
      _mm_loadu_si128((const __m128i *)starts), _mm_loadu_si128((const __m128i *)spans), place,
      place_y);
  edge_lanes b = test_four(
      _mm_loadu_si128((const __m128i *)(starts + 16)),
      _mm_loadu_si128((const __m128i *)(spans + 16)), place, place_y);
  return (edge_bytes){bytes_of(a.crossed, b.crossed), bytes_of(a.near, b.near)};
}

static inline uint32_t KERNEL(near_edges)(
    const uint8_t *starts, const uint8_t *spans, int32_t x, int32_t y, int16_t reach) {
  __m128i place = _mm_set1_epi32((int32_t)((uint32_t)y << 16 | (uint16_t)x));
  uint32_t near = 0;
  for (uint32_t half = 0; half < 2; half++) {
    __m128i span = _mm_loadu_si128((const __m128i *)(spans + 16 * half));
    __m128i from =
        _mm_sub_epi16(_mm_loadu_si128((const __m128i *)(starts + 16 * half)), place);
    __m128i lanes = near_four(
        from, _mm_add_epi16(from, turned_four(span)), span, _mm_madd_epi16(from, span), reach);
    near |= (uint32_t)_mm_movemask_ps(_mm_castsi128_ps(lanes)) << 4 * half;
  }
  return near;
}

#include "leaf_by_eights.h"
#include "near_by_eights.h"
