// For wheels on Linux: a wheel built against a new GNU C library loads under an old one too. What the extension and the
// C++ runtime linked into it need is as old as the C library of each architecture, except three functions that moved or
// changed their name since, and a hint. They are bound to their old names here, and hidden: other modules keep theirs.
// This file must not be compiled with -flto: the names in `.symver` belong to the assembler.

#include <features.h>
#include <pthread.h>
#include <sys/stat.h>

#if defined(__x86_64__)
#define PERFEVAL_OLDEST "GLIBC_2.2.5"
#define PERFEVAL_STAT_LAYOUT 1
#elif defined(__aarch64__)
#define PERFEVAL_OLDEST "GLIBC_2.17"
#define PERFEVAL_STAT_LAYOUT 0
#endif

#ifdef PERFEVAL_OLDEST

#define PERFEVAL_HIDDEN __attribute__((visibility("hidden")))

extern "C" {

// 2.32: whether the process has one thread, so that counts of owners need no atomic operations. Never, to be safe.
PERFEVAL_HIDDEN extern const char __libc_single_threaded;
const char __libc_single_threaded = 0;

#if __GLIBC_PREREQ(2, 33)  // before that, <sys/stat.h> itself calls them by their old names
int perfeval_old_stat(int layout, const char* path, struct stat* found);
int perfeval_old_fstat(int layout, int file, struct stat* found);
__asm__(".symver perfeval_old_stat, __xstat@" PERFEVAL_OLDEST);
__asm__(".symver perfeval_old_fstat, __fxstat@" PERFEVAL_OLDEST);

PERFEVAL_HIDDEN int stat(const char* path, struct stat* found) noexcept {
  return perfeval_old_stat(PERFEVAL_STAT_LAYOUT, path, found);
}

PERFEVAL_HIDDEN int fstat(int file, struct stat* found) noexcept {
  return perfeval_old_fstat(PERFEVAL_STAT_LAYOUT, file, found);
}
#endif

#if __GLIBC_PREREQ(2, 34)  // before that it was in libpthread, which Python loads
int perfeval_old_pthread_once(pthread_once_t* control, void (*routine)());
__asm__(".symver perfeval_old_pthread_once, pthread_once@" PERFEVAL_OLDEST);

PERFEVAL_HIDDEN int pthread_once(pthread_once_t* control, void (*routine)()) {
  return perfeval_old_pthread_once(control, routine);
}
#endif
}

#endif
