// What the lookup of many points in a zone index asks of the processor and Swift has no words for:
// fetching ahead, and arithmetic on many numbers at once with the instructions that are there.
//
// The Swift path (`IndexView.claim`) gives the same answers without it, one point at a time.

#ifndef ARPENT_KERNEL_H
#define ARPENT_KERNEL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What the lookup needs of an index: see `Frame`, `CellEntry` and `LeafLayout`.
typedef struct {
  double min_x, min_y, max_x, max_y;
  double scale_x, scale_y;
  const uint32_t *entries;
  const uint8_t *leaves;
  const uint32_t *edge_lists;
  const double *edges;
  uint32_t block_columns;
  uint32_t nowhere;  // the entry for points off the grid
} arpent_index;

/// `ZoneIndex.Location`.
typedef struct {
  int32_t zone;
  uint8_t kind;
} arpent_location;

enum {
  /// Most edges by which a point is settled from a place close by.
  arpent_most_nearby = 4
};

/// An edge by its place among the exact ones, with the zones of the leaf that it parts, and those that
/// it bounds.
typedef struct {
  uint32_t edge;
  uint8_t parts, bounds;
} arpent_near_edge;

/// A point that only exact arithmetic settles: its leaf or crowd, and how many bits chose that.
///
/// Of nearly all points of leaves a place close by is known, `aside_x` or `aside_y` quanta away along
/// one axis, with the leaf's zones there, and the `count` edges that may pass between the two; of the
/// others `is_known` is 0.
typedef struct {
  uint32_t entry;
  uint32_t nearby;  // those edges' numbers in the leaf, a bit for each
  uint16_t point;
  uint8_t depth;
  uint8_t is_known;
  int8_t aside_x, aside_y;
  uint8_t zones;
  uint8_t count;
  arpent_near_edge edges[arpent_most_nearby];
} arpent_unsettled;

enum {
  /// Most points that one call takes.
  arpent_most_points = 4096
};

/// Sets of instructions that the lookup is compiled for, least first.
typedef enum {
  arpent_plain,  // whatever every processor of the kind has
  arpent_avx2,
  arpent_avx512,
} arpent_kernel;

/// The most able kernel that this processor runs.
arpent_kernel arpent_best_kernel(void);

/// Answers `count` points, ordinates x and y in turn, but for the few that it lists as unsettled, and
/// returns how many those are. `unsettled` has room for `count`.
///
/// Reads up to 28 bytes before the start of a leaf, and none of what is there counts.
uint32_t arpent_locate(
    arpent_kernel kernel, const arpent_index *index, const double *points, uint32_t count,
    arpent_location *answers, arpent_unsettled *unsettled);

/// One of the edges that may pass between the point and the place close by.
static inline arpent_near_edge arpent_edge_near(const arpent_unsettled *open, uint32_t number) {
  return open->edges[number];
}

/// Asks for the cache line of any place.
static inline void arpent_fetch_line(const void *place) { __builtin_prefetch(place, 0, 3); }

#ifdef __cplusplus
}
#endif

#endif
