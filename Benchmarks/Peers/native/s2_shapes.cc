// S2: one shape index over all zones. Its edges are great circles, not lines straight in longitude
// and latitude, so that some answers near edges differ by design.
//
//     s2_shapes FOLDER POINTS COUNT THREADS,... ANSWERS
#include <s2/mutable_s2shape_index.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2latlng.h>
#include <s2/s2lax_polygon_shape.h>

#include <memory>
#include <thread>
#include <vector>

#include "tiling.h"

static S2Point on_sphere(place p) { return S2LatLng::FromDegrees(p.y, p.x).ToPoint(); }

// Shape numbers are zone numbers: shapes are added in order, one a zone.
static void build(const tiling &zones, MutableS2ShapeIndex &index) {
  for (int32_t zone = 0; zone < zones.zone_count; zone++) {
    std::vector<std::vector<S2Point>> loops;
    const int32_t first = zones.polygons[zones.zones[zone]];
    const int32_t last = zones.polygons[zones.zones[zone + 1]];
    for (int32_t ring = first; ring < last; ring++) {
      std::vector<S2Point> loop;
      for (int32_t i = zones.rings[ring]; i < zones.rings[ring + 1] - 1; i++)
        loop.push_back(on_sphere(zones.coordinates[i]));
      loops.push_back(std::move(loop));
    }
    index.Add(std::make_unique<S2LaxPolygonShape>(loops));
  }
  index.ForceBuild();
}

static void locate(
    const MutableS2ShapeIndex &index, const place *points, size_t count, int32_t *answers) {
  auto query = MakeS2ContainsPointQuery(
      &index, S2ContainsPointQueryOptions(S2VertexModel::CLOSED));
  for (size_t i = 0; i < count; i++) {
    int32_t found = -1;
    query.VisitContainingShapes(on_sphere(points[i]), [&](S2Shape *shape) {
      if (found < 0 || shape->id() < found) found = shape->id();
      return true;
    });
    answers[i] = found;
  }
}

int main(int argument_count, char **arguments) {
  if (argument_count != 6) {
    fprintf(stderr, "usage: s2_shapes FOLDER POINTS COUNT THREADS,... ANSWERS\n");
    return 64;
  }
  const tiling zones = read_tiling(arguments[1]);
  size_t count = strtoull(arguments[3], nullptr, 10);
  int counts[8];
  const int runs = read_threads(arguments[4], counts);
  const place *points = read_points(arguments[1], arguments[2], &count);
  std::vector<int32_t> answers(count);

  double start = seconds_now();
  MutableS2ShapeIndex index;
  build(zones, index);
  const double built = seconds_now() - start;
  for (int i = 0; i < runs; i++) {
    start = seconds_now();
    std::vector<std::thread> workers;
    for (int w = 0; w < counts[i]; w++) {
      const size_t from = count * w / counts[i], to = count * (w + 1) / counts[i];
      workers.emplace_back(
          [&, from, to] { locate(index, points + from, to - from, answers.data() + from); });
    }
    for (auto &worker : workers) worker.join();
    report(counts[i], count, built, seconds_now() - start);
  }
  write_answers(arguments[5], answers.data(), sizeof(int32_t) * count);
}
