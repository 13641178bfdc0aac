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
