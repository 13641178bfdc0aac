// The steps of a group of points in plain C.

/// Finds the place of each point's entry.
static inline void KERNEL(place_group)(
    const arpent_index *index, const double *points, entry_queue *queue, uint32_t slot) {
  uint32_t blocks[group], parts[group];
  for (uint32_t i = 0; i < group; i++) {
    double x = points[2 * i], y = points[2 * i + 1];
    // Units as whole numbers: see `Frame.whole`.
    double shifted_x = (x - index->min_x) * index->scale_x + 0x1p52;
    double shifted_y = (y - index->min_y) * index->scale_y + 0x1p52;
    uint64_t units_x, units_y;
    memcpy(&units_x, &shifted_x, 8);
    memcpy(&units_y, &shifted_y, 8);
    uint32_t column = (uint32_t)(units_x >> 32) & 0xfffff;
    uint32_t row = (uint32_t)(units_y >> 32) & 0xfffff;
    int is_inside =
        (x >= index->min_x) & (x <= index->max_x) & (y >= index->min_y) & (y <= index->max_y);
    blocks[i] = is_inside ? (row >> 3) * index->block_columns + (column >> 3) : index->nowhere;
    parts[i] = (row & 7) << 3 | (column & 7);
    queue->x[slot][i] = (uint32_t)units_x;
    queue->y[slot][i] = (uint32_t)units_y;
  }
  for (uint32_t i = 0; i < group; i++) {
    uint32_t block = index->entries[blocks[i]];
    uint32_t place = block >> 30 == split_kind ? (block & 0x0fffffff) * 4 + parts[i] : blocks[i];
    queue->entry[slot][i] = place;
  }
}

/// Answers the points that their entries settle, and lists the others, the first of which is number
/// `first`.
static inline void KERNEL(take_group)(
    const arpent_index *index, const entry_queue *queue, uint32_t slot, uint32_t first,
    arpent_location *answers, open_points *open) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < group; i++) {
    uint32_t entry = index->entries[queue->entry[slot][i]];
    answers[i].zone = (int32_t)entry - 1;
    answers[i].kind = entry ? interior : outside;
    open->entry[count] = entry;
    open->point[count] = (uint16_t)i;
    count += entry >> 30 != solid_kind;
  }
  for (uint32_t n = 0; n < count; n++) {
    uint32_t i = open->point[n];
    open->x[n] = queue->x[slot][i];
    open->y[n] = queue->y[slot][i];
    open->point[n] = (uint16_t)(first + i);
  }
  open->count = count;
}
