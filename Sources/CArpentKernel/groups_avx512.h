// The steps of a group of points with AVX-512, eight ordinates or sixteen entries at a time.

/// Units of eight ordinates, as whole numbers: see `Frame.whole`.
static inline __m512i KERNEL(units)(__m512d value, double low, double scale) {
  __m512d units = _mm512_mul_pd(_mm512_sub_pd(value, _mm512_set1_pd(low)), _mm512_set1_pd(scale));
  __m512i shifted = _mm512_castpd_si512(_mm512_add_pd(units, _mm512_set1_pd(0x1p52)));
  return _mm512_and_si512(shifted, _mm512_set1_epi64((1LL << 52) - 1));
}

static inline __mmask8 KERNEL(between)(__m512d value, double low, double high) {
  __mmask8 above = _mm512_cmp_pd_mask(value, _mm512_set1_pd(low), _CMP_GE_OQ);
  return _mm512_mask_cmp_pd_mask(above, value, _mm512_set1_pd(high), _CMP_LE_OQ);
}

/// Finds the place of each point's entry.
static inline void KERNEL(place_group)(
    const arpent_index *index, const double *points, entry_queue *queue, uint32_t slot) {
  __m256i block_halves[2], part_halves[2];
  for (uint32_t half = 0; half < 2; half++) {
    __m512d a = _mm512_loadu_pd(points + 16 * half);
    __m512d b = _mm512_loadu_pd(points + 16 * half + 8);
    __m512d x = _mm512_permutex2var_pd(a, _mm512_setr_epi64(0, 2, 4, 6, 8, 10, 12, 14), b);
    __m512d y = _mm512_permutex2var_pd(a, _mm512_setr_epi64(1, 3, 5, 7, 9, 11, 13, 15), b);
    __mmask8 is_inside = KERNEL(between)(x, index->min_x, index->max_x)
        & KERNEL(between)(y, index->min_y, index->max_y);
    __m512i units_x = KERNEL(units)(x, index->min_x, index->scale_x);
    __m512i units_y = KERNEL(units)(y, index->min_y, index->scale_y);
    _mm256_storeu_si256(
        (__m256i *)(queue->x[slot] + 8 * half), _mm512_cvtepi64_epi32(units_x));
    _mm256_storeu_si256(
        (__m256i *)(queue->y[slot] + 8 * half), _mm512_cvtepi64_epi32(units_y));
    __m512i block = _mm512_add_epi64(
        _mm512_mul_epu32(_mm512_srli_epi64(units_y, 35), _mm512_set1_epi64(index->block_columns)),
        _mm512_srli_epi64(units_x, 35));
    block = _mm512_mask_mov_epi64(_mm512_set1_epi64(index->nowhere), is_inside, block);
    __m512i part = _mm512_or_si512(
        _mm512_and_si512(_mm512_srli_epi64(units_y, 29), _mm512_set1_epi64(7 << 3)),
        _mm512_and_si512(_mm512_srli_epi64(units_x, 32), _mm512_set1_epi64(7)));
    block_halves[half] = _mm512_cvtepi64_epi32(block);
    part_halves[half] = _mm512_cvtepi64_epi32(part);
  }
  __m512i block = _mm512_inserti64x4(
      _mm512_castsi256_si512(block_halves[0]), block_halves[1], 1);
  __m512i part = _mm512_inserti64x4(_mm512_castsi256_si512(part_halves[0]), part_halves[1], 1);
  __m512i entry = _mm512_i32gather_epi32(block, index->entries, 4);
  __mmask16 is_split =
      _mm512_cmpeq_epi32_mask(_mm512_srli_epi32(entry, 30), _mm512_set1_epi32(split_kind));
  // The payload counts four entries each: shifted by two, without the bits above it.
  __m512i inner = _mm512_add_epi32(
      _mm512_srli_epi32(_mm512_slli_epi32(entry, 4), 2), part);
  __m512i place = _mm512_mask_mov_epi32(block, is_split, inner);
  _mm512_storeu_si512(queue->entry[slot], place);
}

/// Answers the points that their entries settle, and lists the others, the first of which is number
/// `first`.
static inline void KERNEL(take_group)(
    const arpent_index *index, const entry_queue *queue, uint32_t slot, uint32_t first,
    arpent_location *answers, open_points *open) {
  __m512i place = _mm512_loadu_si512(queue->entry[slot]);
  __m512i entry = _mm512_i32gather_epi32(place, index->entries, 4);
  __m512i zone = _mm512_sub_epi32(entry, _mm512_set1_epi32(1));
  __m512i kind = _mm512_maskz_mov_epi32(
      _mm512_test_epi32_mask(entry, entry), _mm512_set1_epi32(interior));
  // Zone, kind, zone, kind...
  __m512i low = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  __m512i high = _mm512_add_epi32(low, _mm512_set1_epi32(8));
  _mm512_storeu_si512(answers, _mm512_permutex2var_epi32(zone, low, kind));
  _mm512_storeu_si512(answers + 8, _mm512_permutex2var_epi32(zone, high, kind));

  __mmask16 is_open = _mm512_cmpge_epu32_mask(entry, _mm512_set1_epi32(1 << 30));
  __m512i x = _mm512_loadu_si512(queue->x[slot]);
  __m512i y = _mm512_loadu_si512(queue->y[slot]);
  __m512i point = _mm512_add_epi32(
      _mm512_set1_epi32((int32_t)first),
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  _mm512_storeu_si512(open->entry, _mm512_maskz_compress_epi32(is_open, entry));
  _mm512_storeu_si512(open->x, _mm512_maskz_compress_epi32(is_open, x));
  _mm512_storeu_si512(open->y, _mm512_maskz_compress_epi32(is_open, y));
  _mm256_storeu_si256(
      (__m256i *)open->point,
      _mm512_cvtepi32_epi16(_mm512_maskz_compress_epi32(is_open, point)));
  open->count = (uint32_t)__builtin_popcount(is_open);
}
