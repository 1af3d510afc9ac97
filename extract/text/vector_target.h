// Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
//
// Which of the vector targets that Highway compiles a file for run on this processor. Not asked of
// Highway itself: its library measures a timer when it is loaded, which takes 3 ms, a third of what
// the program takes to start. Its headers alone need no library.
//
// To be included before <hwy/foreach_target.h>.
#ifndef PARE_EXTRACT_TEXT_VECTOR_TARGET_H_
#define PARE_EXTRACT_TEXT_VECTOR_TARGET_H_

// Fewer targets, smaller code: what lies between these is rare. And no vectors of 64 bytes: what
// they save is little, and processors slow down for a while after them, so that all passes of a
// page take longer.
#define HWY_DISABLED_TARGETS (HWY_SSE4 | HWY_AVX3 | HWY_AVX3_DL)
#include <hwy/detect_targets.h>

#include <vector>

namespace pare::internal {

#if HWY_ARCH_X86
// What Highway lets the compiler use for these targets, but for half floats, AES and carry-less
// products, which nothing here asks for.
inline bool HasSsse3() { return __builtin_cpu_supports("ssse3"); }
inline bool HasAvx2() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma");
}
#endif

}  // namespace pare::internal

// PARE_ADD_...(F) appends a pointer to that target's variant to `variants`, where it runs.
#if HWY_TARGETS & HWY_AVX2
#define PARE_ADD_AVX2(F) \
  if (internal::HasAvx2()) variants.push_back(&N_AVX2::F)
#else
#define PARE_ADD_AVX2(F)
#endif
#if HWY_TARGETS & HWY_SSSE3
#define PARE_ADD_SSSE3(F) \
  if (internal::HasSsse3()) variants.push_back(&N_SSSE3::F)
#else
#define PARE_ADD_SSSE3(F)
#endif

// The variants of F, a function of namespace pare::HWY_NAMESPACE, that run here, the best first; the
// last one runs everywhere. The program takes the best, tests try them all.
#define PARE_VARIANTS(F)                                   \
  [] {                                                     \
    std::vector<decltype(&HWY_STATIC_DISPATCH(F))> variants; \
    PARE_ADD_AVX2(F);                                      \
    PARE_ADD_SSSE3(F);                                     \
    variants.push_back(&HWY_STATIC_DISPATCH(F));           \
    return variants;                                       \
  }()

#endif  // PARE_EXTRACT_TEXT_VECTOR_TARGET_H_
