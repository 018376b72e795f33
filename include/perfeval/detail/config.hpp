/// How one set of sources serves both ways of linking. No idea of the domain lives here.
///
/// Header-only (`perfeval::perfeval`): every body is inline. Compiled (`perfeval::io`, which defines
/// PERFEVAL_COMPILED_CORE for its users): the bodies under the `impl/` of each layer are compiled once, in
/// lib/core.cpp, and a user's unit sees only declarations, so that it does not compile Boost.
#pragma once

#if defined(PERFEVAL_COMPILED_CORE)
#define PERFEVAL_INLINE
#else
#define PERFEVAL_INLINE inline
#endif

#if !defined(__SIZEOF_INT128__)
#error "perfeval needs a 64-bit compiler with __int128 (GCC 12 or Clang 14, or newer)"
#endif
