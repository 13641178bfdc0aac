// The arrays that make-tiling writes, mapped. See Sources/Tiling/TilingFiles.swift for their shape.
#pragma once

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { max_threads = 64 };

typedef struct {
  double x, y;
} place;

typedef struct {
  const place *coordinates;
  const int32_t *rings, *polygons, *zones;
  int32_t zone_count;
} tiling;

static inline const void *map_file(const char *folder, const char *name, size_t *size) {
  char path[4096];
  // An empty folder: the name is a path of its own.
  snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "", name);
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) {
    perror(path);
    exit(66);
  }
  *size = (size_t)status.st_size;
  const void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  if (bytes == MAP_FAILED) {
    perror(path);
    exit(74);
  }
  close(file);
  return bytes;
}

static inline tiling read_tiling(const char *folder) {
  tiling t;
  size_t size;
  t.coordinates = (const place *)map_file(folder, "coordinates.f64", &size);
  t.rings = (const int32_t *)map_file(folder, "rings.i32", &size);
  t.polygons = (const int32_t *)map_file(folder, "polygons.i32", &size);
  t.zones = (const int32_t *)map_file(folder, "zones.i32", &size);
  t.zone_count = (int32_t)(size / sizeof(int32_t)) - 1;
  return t;
}

static inline const place *read_points(const char *folder, const char *name, size_t *count) {
  char file[256];
  size_t size;
  snprintf(file, sizeof file, "%s.f64", name);
  const place *points = (const place *)map_file(folder, file, &size);
  if (*count > size / sizeof(place)) *count = size / sizeof(place);
  return points;
}

static inline void write_answers(const char *path, const void *answers, size_t size) {
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(answers, 1, size, file) != size || fclose(file) != 0) {
    perror(path);
    exit(74);
  }
}

static inline double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// "1,2" as numbers, eight at most; how many there are.
static inline int read_threads(const char *list, int counts[8]) {
  int runs = 0;
  while (*list && runs < 8) {
    char *end;
    long threads = strtol(list, &end, 10);
    if (end == list || threads < 1 || threads > max_threads) {
      fprintf(stderr, "threads: %s\n", list);
      exit(64);
    }
    counts[runs++] = (int)threads;
    list = *end == ',' ? end + 1 : end;
  }
  return runs;
}

static inline void report(int threads, size_t points, double build, double locate) {
  printf(
      "{\"threads\": %d, \"points\": %zu, \"build_seconds\": %.4f, \"locate_seconds\": %.4f}\n",
      threads, points, build, locate);
}
