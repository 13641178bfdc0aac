// Which of eight edges are close to a place, with AVX2.

/// (dx, dy) from (dy, -dx)
static inline __m256i KERNEL(turned)(__m256i span) {
  const __m256i x_half = _mm256_set1_epi32(0x0000ffff);
  __m256i swapped = _mm256_or_si256(_mm256_slli_epi32(span, 16), _mm256_srli_epi32(span, 16));
  return _mm256_sub_epi16(_mm256_xor_si256(swapped, x_half), x_half);
}

/// Of edges from and to a place: which are within `reach` quanta of it.
static inline __m256i KERNEL(near_lanes)(
    __m256i from, __m256i to, __m256i span, __m256i at_place, int16_t reach) {
  __m256i limit = _mm256_madd_epi16(_mm256_abs_epi16(span), _mm256_set1_epi16(reach));
  __m256i off = _mm256_or_si256(
      _mm256_cmpgt_epi16(_mm256_min_epi16(from, to), _mm256_set1_epi16(reach)),
      _mm256_cmpgt_epi16(_mm256_set1_epi16((int16_t)-reach), _mm256_max_epi16(from, to)));
  return _mm256_andnot_si256(
      _mm256_cmpgt_epi32(_mm256_abs_epi32(at_place), limit),
      _mm256_cmpeq_epi32(off, _mm256_setzero_si256()));
}

static inline uint32_t KERNEL(near_edges)(
    const uint8_t *starts, const uint8_t *spans, int32_t x, int32_t y, int16_t reach) {
  __m256i place = _mm256_set1_epi32((int32_t)((uint32_t)y << 16 | (uint16_t)x));
  __m256i span = _mm256_loadu_si256((const __m256i *)spans);
  __m256i from = _mm256_sub_epi16(_mm256_loadu_si256((const __m256i *)starts), place);
  __m256i near = KERNEL(near_lanes)(
      from, _mm256_add_epi16(from, KERNEL(turned)(span)), span, _mm256_madd_epi16(from, span),
      reach);
  return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(near));
}
