// What the steps of the lookup hand to one another.

#ifndef ARPENT_STEPS_H
#define ARPENT_STEPS_H

#include <stdlib.h>
#include <string.h>

#include "arpent_kernel.h"

enum {
  group = 16,          // points that go through a step together
  groups_ahead = 8,    // groups whose entries are under way: a power of two
  leaves_ahead = 16,  // leaves under way
  leaf_room = 32,     // room for them; a power of two
  edges_ahead = 8     // unsettled points whose edge lists are under way
};

/// Kinds of entries, in their two highest bits.
enum { solid_kind, leaf_kind, split_kind, crowd_kind };

/// Answers, as `ZoneIndex.Kind` has them.
enum { outside, interior, boundary, overlap };

/// Points whose entries are under way: where those are, and the low words of the points' units.
typedef struct {
  uint32_t entry[groups_ahead][group];
  uint32_t x[groups_ahead][group];
  uint32_t y[groups_ahead][group];
} entry_queue;

/// The points of a group that their entries did not settle.
typedef struct {
  uint32_t count;
  uint32_t entry[group];
  uint32_t x[group];
  uint32_t y[group];
  uint16_t point[group];
} open_points;

/// A point whose leaf, or the part of whose split, is under way. Of a split, `entry` is the place of
/// the entry that will be read.
typedef struct {
  uint32_t entry, x, y;
  uint16_t point;
  uint8_t depth;
  uint8_t is_split;
} waiting_point;

/// Those points, from `head` to `tail`, each at its number's place round a ring.
typedef struct {
  uint32_t head, tail;
  waiting_point points[leaf_room];
} leaf_queue;

/// Quanta to the farther side of a place beside a point; and from the point, within which an edge may
/// pass between the two: the exact point, place and edge are each within 17/32 of where they seem.
enum { step_aside = 24, reach_aside = step_aside + 3 };

/// The edges of a leaf. Eight at a time are taken from the last on, so that the first eight may begin
/// before the leaf's own: what is read is then in cache lines of the leaf, and what is not an edge
/// doesn't count.
typedef struct {
  int32_t count;
  const uint8_t *starts, *spans, *masks;
} leaf_edges;

static inline int32_t half_at(const uint8_t *place) {
  int16_t value;
  memcpy(&value, place, 2);
  return value;
}

/// Quanta from the middle of the cell: of the low word of units, the 14 bits after those that chose it.
static inline int32_t quanta(uint32_t units, uint32_t depth) {
  return (int32_t)(units << depth >> 18) - 8192;
}

/// The place of the leaf's list of exact edges.
static inline uint32_t edge_list_of(const uint8_t *leaf) {
  uint32_t place;
  memcpy(&place, leaf + 4, 4);
  return place;
}

static inline leaf_edges edges_of(const uint8_t *leaf) {
  int32_t count = leaf[0];
  const uint8_t *starts = leaf + 8 + 4 * (uint32_t)leaf[1];
  return (leaf_edges){count, starts, starts + 4 * count, starts + 8 * count};
}

/// What a leaf says of a place: in the low byte its zones there, as the quantised edges tell it; above
/// that not zero where an edge is so near that only the exact ones can tell.
static inline uint32_t verdict(uint64_t parts, uint64_t near) {
  parts ^= parts >> 32;
  parts ^= parts >> 16;
  parts ^= parts >> 8;
  return (uint32_t)(parts & 0xff) | (near ? 0x100 : 0);
}

#endif
