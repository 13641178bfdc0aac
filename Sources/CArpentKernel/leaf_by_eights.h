// Tests the edges of a leaf eight at a time, by `test_edges`, which gives a byte of ones for every edge
// that is crossed, and for every edge that is near.

static inline uint32_t KERNEL(test_leaf)(const uint8_t *leaf, int32_t x, int32_t y) {
  leaf_edges edges = edges_of(leaf);
  uint64_t parts = leaf[2];
  uint64_t near = 0;
  int32_t last = edges.count - 8;
  for (int32_t i = edges.count & 7 ? -(8 - (edges.count & 7)) : 0; i <= last; i += 8) {
    edge_bytes bytes = KERNEL(test_edges)(edges.starts + 4 * i, edges.spans + 4 * i, x, y);
    uint64_t valid = i < 0 ? ~0ULL << (8 * -i) : ~0ULL;
    uint64_t mask;
    memcpy(&mask, edges.masks + i, 8);
    parts ^= mask & valid & bytes.crossed;
    near |= valid & bytes.near;
  }
  return verdict(parts, near);
}
