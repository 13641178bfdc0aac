// The lookup of many points. Each goes through three steps, and between them the memory that the next
// one reads is on its way: first the place of its entry in the grid; then, when some groups of points
// have gone that far, the entry, which settles most; then, when some leaves are under way, what its
// leaf says. So fetches overlap with one another and with the arithmetic for other points.
//
// A fetch from a page that the processor has no note of holds back what comes after it until the page
// is found, and only a few pages are sought at once: so fetches are strewn among the arithmetic.
//
// Included once for each set of instructions: see `arpent_kernel.c`.

/// Lets a point wait for what its entry refers to, which is asked for.
static inline __attribute__((always_inline)) void KERNEL(await)(
    const arpent_index *index, leaf_queue *queue, uint32_t entry, uint32_t x, uint32_t y,
    uint32_t point, uint32_t depth) {
  waiting_point *waiting = &queue->points[queue->tail++ % leaf_room];
  uint32_t payload = entry & 0x0fffffff;
  waiting->x = x;
  waiting->y = y;
  waiting->point = (uint16_t)point;
  if (entry >> 30 == split_kind) {
    uint32_t bits = (entry >> 28 & 3) + 1;
    uint32_t mask = (1u << bits) - 1;
    depth += bits;
    uint32_t row = y >> (32 - depth) & mask, column = x >> (32 - depth) & mask;
    uint32_t place = payload * 4 + (row << bits | column);
    waiting->depth = (uint8_t)depth;
    waiting->is_split = 1;
    waiting->entry = place;
    arpent_fetch_line(index->entries + place);
    return;
  }
  waiting->depth = (uint8_t)depth;
  waiting->is_split = 0;
  waiting->entry = entry;
  const uint8_t *leaf = index->leaves + (uint64_t)payload * 16;
  uint32_t more = entry >> 28 & 3;
  arpent_fetch_line(leaf);
  arpent_fetch_line(leaf + (more ? 64 : 0));
  if (more > 1) {
    arpent_fetch_line(leaf + 128);
    arpent_fetch_line(leaf + 64 * more);
  }
}

/// Finds a place beside the point that no edge is near, and the edges that may pass between them; and
/// asks for the leaf's list of exact edges.
static __attribute__((noinline)) void KERNEL(look_aside)(
    const arpent_index *index, const uint8_t *leaf, int32_t x, int32_t y,
    arpent_unsettled *open) {
  leaf_edges edges = edges_of(leaf);
  const uint32_t *list = index->edge_lists + edge_list_of(leaf);
  arpent_fetch_line(list);
  arpent_fetch_line(list + edges.count + (edges.count - 1) / 4);
  open->nearby = KERNEL(edges_within)(leaf, x, y, reach_aside);
  open->count = (uint8_t)__builtin_popcount(open->nearby);
  if (edges.count > 32 || open->count > arpent_most_nearby) return;
  // Along an axis, for then the way between the two meets an edge once at most; first towards the
  // middle of the cell, so as to stay in it.
  int32_t way_x = x < 0 ? step_aside : -step_aside, way_y = y < 0 ? step_aside : -step_aside;
  const int32_t ways[][2] = {{way_x, 0}, {0, way_y}, {-way_x, 0}, {0, -way_y}};
  for (uint32_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    int32_t aside_x = x + ways[i][0], aside_y = y + ways[i][1];
    if (aside_x < -8192 || aside_x > 8191 || aside_y < -8192 || aside_y > 8191) continue;
    uint32_t said = KERNEL(test_leaf)(leaf, aside_x, aside_y);
    if (said >> 8) continue;
    open->aside_x = (int8_t)ways[i][0];
    open->aside_y = (int8_t)ways[i][1];
    open->zones = (uint8_t)said;
    open->is_known = 1;
    return;
  }
}

/// Names the exact edges that will settle a point, and asks for them.
static inline void KERNEL(fetch_edges)(const arpent_index *index, arpent_unsettled *open) {
  if (!open->is_known) return;
  const uint8_t *leaf = index->leaves + (uint64_t)(open->entry & 0x0fffffff) * 16;
  const uint32_t *list = index->edge_lists + edge_list_of(leaf);
  const uint8_t *masks = edges_of(leaf).masks, *bounds = (const uint8_t *)(list + leaf[0]);
  uint32_t nearby = open->nearby;
  for (uint32_t i = 0; i < open->count; i++, nearby &= nearby - 1) {
    uint32_t number = (uint32_t)__builtin_ctz(nearby);
    open->edges[i] = (arpent_near_edge){list[number], masks[number], bounds[number]};
    arpent_fetch_line(index->edges + 4 * (uint64_t)list[number]);
  }
}

/// Answers the point that has waited longest, or sends it a split deeper.
static inline __attribute__((always_inline)) void KERNEL(resolve)(
    const arpent_index *index, leaf_queue *queue, arpent_location *answers,
    arpent_unsettled *unsettled, uint32_t *unsettled_count) {
  waiting_point waiting = queue->points[queue->head++ % leaf_room];
  uint32_t entry = waiting.entry;
  arpent_location *answer = answers + waiting.point;
  if (waiting.is_split) {
    entry = index->entries[entry];
    if (entry >> 30 == solid_kind) {
      answer->zone = (int32_t)entry - 1;
      answer->kind = entry ? interior : outside;
    } else {
      KERNEL(await)(
          index, queue, entry, waiting.x, waiting.y, waiting.point, waiting.depth);
    }
    return;
  }
  if (entry >> 30 == leaf_kind) {
    const uint8_t *leaf = index->leaves + (uint64_t)(entry & 0x0fffffff) * 16;
    int32_t x = quanta(waiting.x, waiting.depth), y = quanta(waiting.y, waiting.depth);
    uint32_t said = KERNEL(test_leaf)(leaf, x, y);
    uint32_t inside = said & 0xff;
    int32_t zone;
    // With no zone the shift leads to the first: read, and not used.
    memcpy(&zone, leaf + 8 + 4 * (inside ? __builtin_ctz(inside) : 0), 4);
    answer->zone = inside ? zone : -1;
    answer->kind = (uint8_t)(inside == 0 ? outside : inside & (inside - 1) ? overlap : interior);
    if (__builtin_expect(said <= 0xff, 1)) return;
  }
  arpent_unsettled *open = unsettled + (*unsettled_count)++;
  open->entry = entry;
  open->point = waiting.point;
  open->depth = waiting.depth;
  open->is_known = 0;
  if (entry >> 30 == leaf_kind) {
    KERNEL(look_aside)(
        index, index->leaves + (uint64_t)(entry & 0x0fffffff) * 16, quanta(waiting.x, waiting.depth),
        quanta(waiting.y, waiting.depth), open);
  }
  if (*unsettled_count > edges_ahead) KERNEL(fetch_edges)(index, open - edges_ahead);
}

static inline uint32_t KERNEL(fetch_some)(
    const arpent_index *index, const uint32_t *places, uint32_t from) {
  for (uint32_t i = from; i < from + 4; i++) arpent_fetch_line(index->entries + places[i]);
  return from + 4;
}

static uint32_t KERNEL(locate)(
    const arpent_index *index, const double *points, uint32_t count, arpent_location *answers,
    arpent_unsettled *unsettled) {
  entry_queue entries;
  leaf_queue leaves;
  open_points open;
  leaves.head = leaves.tail = 0;
  uint32_t unsettled_count = 0;

  // The last group is filled up with points that are nowhere.
  uint32_t groups = (count + group - 1) / group, whole = count / group, rest = count % group;
  double last_points[2 * group];
  arpent_location last_answers[group];
  for (uint32_t i = 0; i < 2 * group; i++) {
    last_points[i] = i < 2 * rest ? points[2 * group * whole + i] : NAN;
  }

  // The entries of a group are asked for in the round after their places were found.
  for (uint32_t number = 0; number < groups + groups_ahead; number++) {
    uint32_t slot = number % groups_ahead;
    const uint32_t *places = entries.entry[(number + groups_ahead - 1) % groups_ahead];
    uint32_t fetched = number > 0 && number <= groups ? 0 : group;
    open.count = 0;
    if (fetched < group) fetched = KERNEL(fetch_some)(index, places, fetched);
    if (number >= groups_ahead) {
      uint32_t first = (number - groups_ahead) * group;
      KERNEL(take_group)(
          index, &entries, slot, first, first + group <= count ? answers + first : last_answers,
          &open);
      // Before any of its points is resolved, which may be long before the others are.
      if (first + group > count) memcpy(answers + first, last_answers, rest * sizeof *answers);
    }
    if (fetched < group) fetched = KERNEL(fetch_some)(index, places, fetched);
    if (number < groups) {
      KERNEL(place_group)(
          index, number < whole ? points + 2 * group * number : last_points, &entries, slot);
    }
    for (uint32_t i = 0; i < open.count; i++) {
      if (fetched < group) fetched = KERNEL(fetch_some)(index, places, fetched);
      KERNEL(await)(index, &leaves, open.entry[i], open.x[i], open.y[i], open.point[i], 0);
      while (leaves.tail - leaves.head > leaves_ahead) {
        KERNEL(resolve)(index, &leaves, answers, unsettled, &unsettled_count);
      }
    }
    while (fetched < group) fetched = KERNEL(fetch_some)(index, places, fetched);
  }
  while (leaves.head < leaves.tail) {
    KERNEL(resolve)(index, &leaves, answers, unsettled, &unsettled_count);
  }
  uint32_t first = unsettled_count > edges_ahead ? unsettled_count - edges_ahead : 0;
  for (uint32_t i = first; i < unsettled_count; i++) KERNEL(fetch_edges)(index, unsettled + i);
  return unsettled_count;
}
