// Which edges of a leaf are within some quanta of a place, eight at a time by `near_edges`: bit i for
// edge i of the first 32.

static inline uint32_t KERNEL(edges_within)(
    const uint8_t *leaf, int32_t x, int32_t y, int16_t reach) {
  leaf_edges edges = edges_of(leaf);
  uint32_t found = 0;
  int32_t last = edges.count - 8;
  for (int32_t i = edges.count & 7 ? -(8 - (edges.count & 7)) : 0; i <= last && i < 32; i += 8) {
    uint32_t near =
        KERNEL(near_edges)(edges.starts + 4 * i, edges.spans + 4 * i, x, y, reach);
    found |= i < 0 ? near >> -i : near << i;
  }
  return found;
}
