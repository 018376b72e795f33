/// How the same sources serve both ways of linking. Nothing here knows the domain.
///
/// Header-only (`perfeval::perfeval`): every body is inline. Compiled (PERFEVAL_COMPILED_CORE, which `perfeval::io`
/// defines for its users): the bodies in the `impl/` folder of each layer are compiled once, in lib/core.cpp or in the
/// file of a program that includes bodies.hpp, and any other unit sees only declarations and does not compile Boost.
#pragma once

#if defined(PERFEVAL_CORE_BODIES)  // lib/core.cpp: a shared library exports the bodies, and nothing that they use
#define PERFEVAL_INLINE [[gnu::visibility("default")]]
#elif defined(PERFEVAL_COMPILED_CORE)
#define PERFEVAL_INLINE
#else
#define PERFEVAL_INLINE inline
#endif

/// Behind a parameter: what is returned refers to it, and must not outlive it. Clang then warns of a temporary.
#if defined(__clang__)
#define PERFEVAL_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define PERFEVAL_LIFETIMEBOUND
#endif

#if !defined(__SIZEOF_INT128__)
#error "perfeval needs a 64-bit compiler with __int128 (GCC 12 or Clang 14, or newer)"
#endif
