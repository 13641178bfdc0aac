#include "arpent_kernel.h"

#include <math.h>
#include <string.h>

#include "steps.h"

// The lookup is compiled once for each set of instructions. Each time `KERNEL` gives its functions
// names of their own, and one file gives the steps that gain from wide arithmetic: `place_group` and
// `take_group`, `test_leaf`.

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL(name) name##_plain
#include "groups_portable.h"
#include "leaf_sse2.h"
#include "locate_points.h"
#undef KERNEL

#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2"))), apply_to = function)
#define KERNEL(name) name##_avx2
#include "groups_portable.h"
#include "leaf_avx2.h"
#include "locate_points.h"
#undef KERNEL
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("avx2,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl"))), \
    apply_to = function)
#define KERNEL(name) name##_avx512
#include "groups_avx512.h"
#include "leaf_avx512.h"
#include "locate_points.h"
#undef KERNEL
#pragma clang attribute pop

arpent_kernel arpent_best_kernel(void) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2")) return arpent_plain;
  int is_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  return is_wide ? arpent_avx512 : arpent_avx2;
}

uint32_t arpent_locate(
    arpent_kernel kernel, const arpent_index *index, const double *points, uint32_t count,
    arpent_location *answers, arpent_unsettled *unsettled) {
  switch (kernel) {
    case arpent_avx512: return locate_avx512(index, points, count, answers, unsettled);
    case arpent_avx2: return locate_avx2(index, points, count, answers, unsettled);
    case arpent_plain: break;
  }
  return locate_plain(index, points, count, answers, unsettled);
}

#else

#define KERNEL(name) name##_plain
#include "groups_portable.h"
#include "leaf_portable.h"
#include "locate_points.h"

arpent_kernel arpent_best_kernel(void) { return arpent_plain; }

uint32_t arpent_locate(
    arpent_kernel kernel, const arpent_index *index, const double *points, uint32_t count,
    arpent_location *answers, arpent_unsettled *unsettled) {
  (void)kernel;
  return locate_plain(index, points, count, answers, unsettled);
}

#endif
