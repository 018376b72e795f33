// The bodies of the header-only core, compiled once for the users of perfeval::io. Every .ipp is listed here.
#pragma GCC visibility push(default)  // the library hides everything else; what the core declares is its surface
#include <perfeval/detail/config.hpp>
#include <perfeval/impl/decimal.ipp>
#include <perfeval/impl/detail_cold.ipp>
#include <perfeval/impl/interval.ipp>
#include <perfeval/impl/preimage.ipp>
#include <perfeval/impl/ratio.ipp>
#include <perfeval/impl/rounding.ipp>
#include <perfeval/impl/rule_curve.ipp>
#include <perfeval/impl/value_set.ipp>
#pragma GCC visibility pop
