// The edges of a leaf with AVX-512, eight at a time: the steps of `leaf_sse2.h`, with a bit for each
// edge instead of a byte. Halves of a lane are told apart by comparing the whole lane: the high half is
// above zero where the lane is at least 2^16; the low one, where it is above zero shifted up by 16.

static inline uint32_t KERNEL(test_leaf)(const uint8_t *leaf, int32_t x, int32_t y) {
  const __m256i zero = _mm256_setzero_si256();
  const __m256i high_one = _mm256_set1_epi32(0x10000);
  __m256i place = _mm256_set1_epi32((int32_t)((uint32_t)y << 16 | (uint16_t)x));
  __m256i place_y = _mm256_set1_epi32((int32_t)((uint32_t)y << 16));
  leaf_edges edges = edges_of(leaf);
  __m128i parts = _mm_cvtsi32_si128(leaf[2]);
  uint32_t near = 0;
  int32_t last = edges.count - 8;
  for (int32_t i = edges.count & 7 ? -(8 - (edges.count & 7)) : 0; i <= last; i += 8) {
    __mmask8 valid = i < 0 ? (__mmask8)(0xff << -i) : 0xff;
    __m256i start = _mm256_loadu_si256((const __m256i *)(edges.starts + 4 * i));
    __m256i span = _mm256_loadu_si256((const __m256i *)(edges.spans + 4 * i));
    // (dx, dy) from (dy, -dx)
    __m256i swapped = _mm256_rol_epi32(span, 16);
    __m256i along = _mm256_mask_sub_epi16(swapped, 0x5555, zero, swapped);
    __m256i from = _mm256_sub_epi16(start, place);
    __m256i to = _mm256_add_epi16(from, along);

    __m256i at_place = _mm256_madd_epi16(from, span);
    __m256i at_corner = _mm256_madd_epi16(_mm256_sub_epi16(start, place_y), span);
    __m256i at_centre = _mm256_madd_epi16(start, span);
    uint32_t corner_left = _mm256_cmpgt_epi32_mask(at_corner, zero);
    uint32_t place_left = _mm256_cmpgt_epi32_mask(at_place, zero);
    uint32_t centre_left = _mm256_cmpgt_epi32_mask(at_centre, zero);
    uint32_t level = _mm256_mask_cmpge_epi32_mask(
        _mm256_cmplt_epi32_mask(from, high_one), to, high_one);
    uint32_t upright = (uint32_t)_mm256_cmpgt_epi32_mask(_mm256_slli_epi32(start, 16), zero)
        ^ (uint32_t)_mm256_cmpgt_epi32_mask(
                           _mm256_slli_epi32(_mm256_add_epi16(start, along), 16), zero);
    uint32_t crossed =
        (level & (place_left ^ corner_left)) ^ (upright & (centre_left ^ corner_left));
    __m128i masks = _mm_loadl_epi64((const __m128i *)(edges.masks + i));
    parts = _mm_xor_si128(parts, _mm_maskz_mov_epi8((__mmask16)(crossed & valid), masks));

    __m256i reach = _mm256_madd_epi16(_mm256_abs_epi16(span), _mm256_set1_epi16(2));
    __mmask8 close = _mm256_mask_cmple_epi32_mask(valid, _mm256_abs_epi32(at_place), reach);
    // Close to the line; rarely to the edge.
    if (__builtin_expect(close, 0)) {
      __m256i beyond = _mm256_max_epi16(
          _mm256_sub_epi16(_mm256_min_epi16(from, to), _mm256_set1_epi16(2)),
          _mm256_sub_epi16(_mm256_set1_epi16(-2), _mm256_max_epi16(from, to)));
      __mmask8 within = _mm256_mask_cmplt_epi32_mask(close, beyond, high_one);
      near |= _mm256_mask_cmple_epi32_mask(within, _mm256_slli_epi32(beyond, 16), zero);
    }
  }
  return verdict((uint64_t)_mm_cvtsi128_si64(parts), near);
}

#include "near_avx2.h"
#include "near_by_eights.h"
