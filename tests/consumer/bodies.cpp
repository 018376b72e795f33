// The one source file of a header-only program that compiles the core.
#include <perfeval/bodies.hpp>
