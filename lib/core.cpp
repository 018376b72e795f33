// The bodies of the header-only core, compiled once for the users of perfeval::io.
#define PERFEVAL_CORE_BODIES  // the library hides everything else: these bodies are its surface
#include <perfeval/bodies.hpp>
