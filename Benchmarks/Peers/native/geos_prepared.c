// GEOS through its C interface: an STR tree over the zones, and each zone prepared.
//
//     geos_prepared FOLDER POINTS COUNT THREADS,... ANSWERS
#include <geos_c.h>
#include <pthread.h>
#include <string.h>

#include "tiling.h"

typedef struct {
  // Neither a tree nor a prepared geometry may be shared by threads: both are built on first use.
  GEOSContextHandle_t context;
  GEOSSTRtree *tree;
  const GEOSPreparedGeometry **prepared;
  const place *points;
  size_t count;
  int32_t *answers;
  const GEOSGeometry *point;
  int32_t found;
} worker;

static tiling zones;

static GEOSGeometry *make_ring(GEOSContextHandle_t context, int32_t ring) {
  unsigned count = (unsigned)(zones.rings[ring + 1] - zones.rings[ring]);
  GEOSCoordSequence *line = GEOSCoordSeq_copyFromBuffer_r(
      context, (const double *)(zones.coordinates + zones.rings[ring]), count, 0, 0);
  return GEOSGeom_createLinearRing_r(context, line);
}

static GEOSGeometry *make_zone(GEOSContextHandle_t context, int32_t zone) {
  int32_t first = zones.zones[zone], count = zones.zones[zone + 1] - first;
  GEOSGeometry **polygons = malloc(sizeof *polygons * (size_t)count);
  for (int32_t i = 0; i < count; i++) {
    int32_t ring = zones.polygons[first + i], holes = zones.polygons[first + i + 1] - ring - 1;
    GEOSGeometry **interiors = malloc(sizeof *interiors * (size_t)(holes + 1));
    for (int32_t h = 0; h < holes; h++) interiors[h] = make_ring(context, ring + 1 + h);
    polygons[i] =
        GEOSGeom_createPolygon_r(context, make_ring(context, ring), interiors, (unsigned)holes);
    free(interiors);
  }
  GEOSGeometry *shape =
      count == 1 ? polygons[0]
                 : GEOSGeom_createCollection_r(
                       context, GEOS_MULTIPOLYGON, polygons, (unsigned)count);
  free(polygons);
  return shape;
}

static void visit(void *item, void *argument) {
  worker *w = argument;
  int32_t zone = (int32_t)(intptr_t)item;
  if (w->found >= 0 && w->found < zone) return;
  if (GEOSPreparedIntersects_r(w->context, w->prepared[zone], w->point) == 1) w->found = zone;
}

static int32_t locate(worker *w, place p) {
  GEOSGeometry *point = GEOSGeom_createPointFromXY_r(w->context, p.x, p.y);
  w->point = point;
  w->found = -1;
  GEOSSTRtree_query_r(w->context, w->tree, point, visit, w);
  GEOSGeom_destroy_r(w->context, point);
  return w->found;
}

static void *build(void *argument) {
  worker *w = argument;
  w->context = GEOS_init_r();
  w->tree = GEOSSTRtree_create_r(w->context, 10);
  w->prepared = malloc(sizeof *w->prepared * (size_t)zones.zone_count);
  for (int32_t zone = 0; zone < zones.zone_count; zone++) {
    GEOSGeometry *shape = make_zone(w->context, zone);
    GEOSSTRtree_insert_r(w->context, w->tree, shape, (void *)(intptr_t)zone);
    w->prepared[zone] = GEOSPrepare_r(w->context, shape);
    // The first question makes the zone's own index.
    place start = zones.coordinates[zones.rings[zones.polygons[zones.zones[zone]]]];
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(w->context, start.x, start.y);
    GEOSPreparedIntersects_r(w->context, w->prepared[zone], point);
    GEOSGeom_destroy_r(w->context, point);
  }
  locate(w, zones.coordinates[0]);
  return NULL;
}

static void *locate_all(void *argument) {
  worker *w = argument;
  for (size_t i = 0; i < w->count; i++) w->answers[i] = locate(w, w->points[i]);
  return NULL;
}

static void run(worker *workers, int threads, void *(*work)(void *)) {
  pthread_t handles[max_threads];
  for (int i = 0; i < threads; i++) pthread_create(&handles[i], NULL, work, &workers[i]);
  for (int i = 0; i < threads; i++) pthread_join(handles[i], NULL);
}

int main(int argument_count, char **arguments) {
  if (argument_count != 6) {
    fprintf(stderr, "usage: geos_prepared FOLDER POINTS COUNT THREADS,... ANSWERS\n");
    return 64;
  }
  zones = read_tiling(arguments[1]);
  size_t count = strtoull(arguments[3], NULL, 10);
  int counts[8];
  int runs = read_threads(arguments[4], counts);
  int most = 1;
  for (int i = 0; i < runs; i++) most = counts[i] > most ? counts[i] : most;
  const place *points = read_points(arguments[1], arguments[2], &count);
  int32_t *answers = malloc(sizeof *answers * count);
  memset(answers, 0, sizeof *answers * count);

  worker workers[max_threads] = {0};
  double start = seconds_now();
  run(workers, most, build);
  double built = seconds_now() - start;
  for (int i = 0; i < runs; i++) {
    int threads = counts[i];
    for (int w = 0; w < threads; w++) {
      size_t from = count * (size_t)w / (size_t)threads;
      size_t to = count * (size_t)(w + 1) / (size_t)threads;
      workers[w].points = points + from;
      workers[w].count = to - from;
      workers[w].answers = answers + from;
    }
    start = seconds_now();
    run(workers, threads, locate_all);
    report(threads, count, built, seconds_now() - start);
  }
  write_answers(arguments[5], answers, sizeof *answers * count);
  return 0;
}
