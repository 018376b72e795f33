// The bodies of the header-only core, compiled once for the users of perfeval::io. Every .ipp comes in through its header.
#pragma GCC visibility push(default)  // the library hides everything else; what the core declares is its surface
#include <perfeval/detail/config.hpp>
#pragma GCC visibility pop
