// The judge: every answer again, in rational arithmetic, by walking along every edge of every zone
// whose box holds the point. Shares no line with what it judges.
//
//     exact FOLDER POINTS ANSWERS.i32 [KINDS.u8] [WHICH.i32]
//
// ANSWERS: the lowest zone that claims each point, or -1. KINDS: 0 outside, 1 interior, 2 boundary,
// 3 overlap. WHICH: only the points of these numbers (ANSWERS and KINDS then match WHICH).
// Prints {"checked": n, "mismatches": n, "on_edges": n}.
#include <gmpxx.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "tiling.h"

enum location { exterior, boundary, interior };

// The sign of the turn from a by b to c, of the doubles as they are.
static int turn(place a, place b, place c) {
  const mpq_class ax(a.x), ay(a.y), bx(b.x), by(b.y), cx(c.x), cy(c.y);
  const mpq_class twice_area = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx);
  return sgn(twice_area);
}

static location locate(const tiling &zones, int32_t zone, place p) {
  bool inside = false;
  for (int32_t ring = zones.polygons[zones.zones[zone]];
       ring < zones.polygons[zones.zones[zone + 1]]; ring++) {
    for (int32_t i = zones.rings[ring]; i + 1 < zones.rings[ring + 1]; i++) {
      const place a = zones.coordinates[i], b = zones.coordinates[i + 1];
      const place low = a.y <= b.y ? a : b, high = a.y <= b.y ? b : a;
      if (p.y < low.y || p.y > high.y) continue;
      if (low.y == high.y) {
        if (p.x >= std::min(a.x, b.x) && p.x <= std::max(a.x, b.x)) return boundary;
        continue;
      }
      const int side = turn(low, high, p);
      if (side == 0) return boundary;
      // Left of an edge going up, which owns its lower end: a ray to the right crosses it.
      if (side > 0 && p.y < high.y) inside = !inside;
    }
  }
  return inside ? interior : exterior;
}

struct box {
  double min_x = INFINITY, min_y = INFINITY, max_x = -INFINITY, max_y = -INFINITY;
};

// Zones by the squares of a grid that their boxes touch.
class candidates {
 public:
  explicit candidates(const tiling &zones) : boxes(zones.zone_count), squares(side * side) {
    for (int32_t zone = 0; zone < zones.zone_count; zone++) {
      const int32_t first = zones.rings[zones.polygons[zones.zones[zone]]];
      const int32_t last = zones.rings[zones.polygons[zones.zones[zone + 1]]];
      for (int32_t i = first; i < last; i++) {
        extend(boxes[zone], zones.coordinates[i]);
        extend(all, zones.coordinates[i]);
      }
    }
    for (int32_t zone = 0; zone < zones.zone_count; zone++) {
      const box &b = boxes[zone];
      for (int row = index(b.min_y, all.min_y, all.max_y); row <= index(b.max_y, all.min_y, all.max_y);
           row++)
        for (int column = index(b.min_x, all.min_x, all.max_x);
             column <= index(b.max_x, all.min_x, all.max_x); column++)
          squares[row * side + column].push_back(zone);
    }
  }

  template <typename Visit>
  void each(place p, Visit visit) const {
    if (!(p.x >= all.min_x && p.x <= all.max_x && p.y >= all.min_y && p.y <= all.max_y)) return;
    const int row = index(p.y, all.min_y, all.max_y), column = index(p.x, all.min_x, all.max_x);
    for (int32_t zone : squares[row * side + column]) {
      const box &b = boxes[zone];
      if (p.x >= b.min_x && p.x <= b.max_x && p.y >= b.min_y && p.y <= b.max_y) visit(zone);
    }
  }

 private:
  static constexpr int side = 1024;
  std::vector<box> boxes;
  box all;
  std::vector<std::vector<int32_t>> squares;

  static void extend(box &b, place p) {
    b.min_x = std::min(b.min_x, p.x);
    b.min_y = std::min(b.min_y, p.y);
    b.max_x = std::max(b.max_x, p.x);
    b.max_y = std::max(b.max_y, p.y);
  }

  // Rounds as it may, but never down for the larger of two values: no zone is missed.
  static int index(double value, double low, double high) {
    return std::clamp((int)((value - low) / (high - low) * side), 0, side - 1);
  }
};

int main(int argument_count, char **arguments) {
  if (argument_count < 4 || argument_count > 6) {
    fprintf(stderr, "usage: exact FOLDER POINTS ANSWERS.i32 [KINDS.u8|-] [WHICH.i32]\n");
    return 64;
  }
  const tiling zones = read_tiling(arguments[1]);
  size_t point_count = SIZE_MAX, size;
  const place *points = read_points(arguments[1], arguments[2], &point_count);
  const auto *answers = static_cast<const int32_t *>(map_file("", arguments[3], &size));
  size_t count = size / sizeof(int32_t);
  const uint8_t *kinds = nullptr;
  if (argument_count > 4 && strcmp(arguments[4], "-") != 0)
    kinds = static_cast<const uint8_t *>(map_file("", arguments[4], &size));
  const int32_t *which = nullptr;
  if (argument_count > 5) which = static_cast<const int32_t *>(map_file("", arguments[5], &size));

  const candidates index(zones);
  size_t mismatches = 0, on_edges = 0;
  for (size_t i = 0; i < count; i++) {
    const place p = points[which ? which[i] : i];
    int32_t first = -1;
    int claims = 0, insides = 0;
    index.each(p, [&](int32_t zone) {
      const location where = locate(zones, zone, p);
      if (where == exterior) return;
      if (first < 0 || zone < first) first = zone;
      claims++;
      insides += where == interior;
    });
    const int kind = claims == 0 ? 0 : insides == 0 ? 2 : claims == 1 ? 1 : 3;
    on_edges += claims > insides;
    if (answers[i] != first || (kinds && kinds[i] != kind)) {
      if (++mismatches <= 5)
        fprintf(
            stderr, "point %zu (%.17g, %.17g): said %d, is %d (kind %d)\n", i, p.x, p.y, answers[i],
            first, kind);
    }
  }
  printf(
      "{\"checked\": %zu, \"mismatches\": %zu, \"on_edges\": %zu}\n", count, mismatches, on_edges);
}
