// What Swift can't say yet: a mask with one bit a byte from a vector comparison, and a copy that
// may run past its end. Both are inlined into the Swift that calls them.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// One bit for each of 64 bytes: set where the byte is the delimiter, a line feed, a double quote
/// or NUL. All 64 bytes must be readable.
static inline uint64_t cscan_structure(const uint8_t *_Nonnull bytes, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i d = _mm_set1_epi8((char)delimiter);
  const __m128i n = _mm_set1_epi8('\n');
  const __m128i q = _mm_set1_epi8('"');
  const __m128i z = _mm_setzero_si128();
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i v = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    const __m128i hit = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(v, d), _mm_cmpeq_epi8(v, n)),
        _mm_or_si128(_mm_cmpeq_epi8(v, q), _mm_cmpeq_epi8(v, z)));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(hit) << (16 * i);
  }
  return mask;
#elif defined(__ARM_NEON) && defined(__aarch64__)
  const uint8x16_t d = vdupq_n_u8(delimiter);
  const uint8x16_t n = vdupq_n_u8('\n');
  const uint8x16_t q = vdupq_n_u8('"');
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t w = vld1q_u8(weights);
  uint8x16_t hit[4];
  for (int i = 0; i < 4; i++) {
    const uint8x16_t v = vld1q_u8(bytes + 16 * i);
    const uint8x16_t h =
        vorrq_u8(vorrq_u8(vceqq_u8(v, d), vceqq_u8(v, n)), vorrq_u8(vceqq_u8(v, q), vceqzq_u8(v)));
    hit[i] = vandq_u8(h, w);
  }
  // Three rounds of pairwise sums bring each eight weights together in one byte.
  const uint8x16_t a = vpaddq_u8(hit[0], hit[1]);
  const uint8x16_t b = vpaddq_u8(hit[2], hit[3]);
  const uint8x16_t c = vpaddq_u8(a, b);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(c, c)), 0);
#else
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) {
    const uint8_t c = bytes[i];
    mask |= (uint64_t)(c == delimiter || c == '\n' || c == '"' || c == 0) << i;
  }
  return mask;
#endif
}

/// Copies `count` bytes in steps of 32: up to 31 bytes past the end are read and overwritten too,
/// so both sides need that room. Cheaper than a call for the short pieces that rows are made of.
static inline void cscan_copy(
    uint8_t *_Nonnull restrict to, const uint8_t *_Nonnull restrict from, size_t count) {
  size_t i = 0;
  do {
    memcpy(to + i, from + i, 32);
    i += 32;
  } while (i < count);
}

/// Asks for the line of memory that holds this byte, to be read soon.
static inline void cscan_prefetch(const uint8_t *_Nonnull byte) { __builtin_prefetch(byte, 0, 3); }
