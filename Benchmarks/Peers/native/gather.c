// The machine's own limit: how many random 64-byte lines a core fetches a second from a table of a
// given size when it is told of each line some time ahead. No index that touches one line a point
// can be faster.
//
//     gather BYTES THREADS huge|small
//
// Prints millions of lines a second, all threads together.
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

enum { line = 64, lookahead = 32, gathers = 40 * 1000 * 1000 };

static const uint64_t *table;
static uint64_t lines;
static volatile uint64_t sink;

// A number's place in no order, without a table of places to read.
static inline uint64_t shuffled(uint64_t number) {
  number *= 0x9E3779B97F4A7C15u;
  number ^= number >> 32;
  number *= 0xD6E8FEB86659FD93u;
  return (uint64_t)(((unsigned __int128)number * lines) >> 64);
}

static void *gather(void *argument) {
  uint64_t first = (uint64_t)(uintptr_t)argument * gathers, sum = 0;
  for (uint64_t i = first; i < first + gathers; i++) {
    __builtin_prefetch(table + shuffled(i + lookahead) * (line / 8), 0, 3);
    const uint64_t *words = table + shuffled(i) * (line / 8);
    sum += words[0] + words[1] + words[2] + words[3] + words[4] + words[5] + words[6] + words[7];
  }
  sink = sum;
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: gather BYTES THREADS huge|small\n");
    return 64;
  }
  size_t huge_page = (size_t)2 << 20;
  size_t size = (strtoull(arguments[1], NULL, 10) + huge_page) / huge_page * huge_page;
  int threads = atoi(arguments[2]);
  if (threads < 1 || threads > 64) return 64;
  void *memory = aligned_alloc(huge_page, size);
  if (!memory) return 71;
#ifdef MADV_HUGEPAGE
  madvise(memory, size, strcmp(arguments[3], "huge") == 0 ? MADV_HUGEPAGE : MADV_NOHUGEPAGE);
#endif
  memset(memory, 1, size);
  table = memory;
  lines = size / line;

  // The best of three: what the machine can do, not what its neighbours leave.
  double best = 0;
  for (int round = 0; round < 3; round++) {
    struct timespec start, end;
    pthread_t workers[64];
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (int i = 0; i < threads; i++)
      pthread_create(&workers[i], NULL, gather, (void *)(uintptr_t)(i + round * threads));
    for (int i = 0; i < threads; i++) pthread_join(workers[i], NULL);
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds =
        (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) * 1e-9;
    double rate = threads * (double)gathers / seconds / 1e6;
    if (rate > best) best = rate;
  }
  printf("%.1f\n", best);
  return 0;
}
