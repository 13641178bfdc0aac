// The edges of a leaf in plain C: `LeafScan.scan`.

static inline uint32_t KERNEL(test_leaf)(const uint8_t *leaf, int32_t x, int32_t y) {
  leaf_edges edges = edges_of(leaf);
  uint32_t parts = leaf[2];
  uint32_t near = 0;
  for (int32_t i = 0; i < edges.count; i++) {
    int32_t x0 = half_at(edges.starts + 4 * i), y0 = half_at(edges.starts + 4 * i + 2);
    int32_t dy = half_at(edges.spans + 4 * i), minus_dx = half_at(edges.spans + 4 * i + 2);
    int32_t tx = x0 - x, ty = y0 - y;
    int32_t at_place = tx * dy + ty * minus_dx;
    int32_t at_corner = x0 * dy + ty * minus_dx;
    int32_t at_centre = x0 * dy + y0 * minus_dx;
    int32_t level = (ty <= 0) & (ty + dy > 0);
    int32_t upright = (x0 > 0) ^ (x0 - minus_dx > 0);
    int32_t crossed = (level & ((at_place > 0) ^ (at_corner > 0)))
        ^ (upright & ((at_centre > 0) ^ (at_corner > 0)));
    int32_t end = tx - minus_dx;
    int32_t length = dy + (minus_dx < 0 ? -minus_dx : minus_dx);
    int32_t size = at_place < 0 ? -at_place : at_place;
    near |= (uint32_t)((size <= 2 * length) & (ty <= 2) & (ty + dy >= -2)
        & ((tx < end ? tx : end) <= 2) & ((tx < end ? end : tx) >= -2));
    parts ^= (uint32_t)-crossed & edges.masks[i];
  }
  return verdict(parts, near);
}

/// Which edges are within `reach` quanta of a place: bit i for edge i of the first 32.
static inline uint32_t KERNEL(edges_within)(
    const uint8_t *leaf, int32_t x, int32_t y, int32_t reach) {
  leaf_edges edges = edges_of(leaf);
  uint32_t found = 0;
  for (int32_t i = 0; i < edges.count && i < 32; i++) {
    int32_t from_x = half_at(edges.starts + 4 * i) - x;
    int32_t from_y = half_at(edges.starts + 4 * i + 2) - y;
    int32_t dy = half_at(edges.spans + 4 * i), dx = -half_at(edges.spans + 4 * i + 2);
    int32_t to_x = from_x + dx, to_y = from_y + dy;
    int32_t is_near = (from_y <= reach) & (to_y >= -reach)
        & ((from_x < to_x ? from_x : to_x) <= reach) & ((from_x < to_x ? to_x : from_x) >= -reach)
        & (abs(from_x * dy - from_y * dx) <= reach * (dy + abs(dx)));
    found |= (uint32_t)is_near << i;
  }
  return found;
}
