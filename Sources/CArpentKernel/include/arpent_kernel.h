// What the lookup of a zone index asks of the processor and Swift has no words for: fetching ahead,
// and sums of products of 16-bit numbers, eight edges at a time.
//
// The Swift path (`LeafScan`) gives the same answers without it.

#ifndef ARPENT_KERNEL_H
#define ARPENT_KERNEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A leaf to be asked: where it lies, and the place in quanta from its centre.
typedef struct {
  uint32_t unit;  // offset in the leaves, in 16 bytes
  int16_t x;
  int16_t y;
} arpent_question;

/// Asks for the cache lines of a leaf. `lines` is 1 to 4.
static inline void arpent_fetch(const uint8_t *place, uint32_t lines) {
  __builtin_prefetch(place, 0, 3);
  if (lines > 1) __builtin_prefetch(place + 64, 0, 3);
  if (lines > 2) {
    __builtin_prefetch(place + 128, 0, 3);
    if (lines > 3) __builtin_prefetch(place + 192, 0, 3);
  }
}

/// Asks for the cache line of any place.
static inline void arpent_fetch_line(const void *place) { __builtin_prefetch(place, 0, 3); }

/// Answers `count` questions: in the low byte the leaf's zones round the place, as the quantised edges
/// tell it; in the high byte 1 where an edge is so near that only the exact ones can tell.
///
/// Reads up to 63 bytes past the end of a leaf, and none of what is there counts.
void arpent_answer(
    const uint8_t *leaves, const arpent_question *questions, uint16_t *answers, uint32_t count);

#ifdef __cplusplus
}
#endif

#endif
