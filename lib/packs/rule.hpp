// Rules in a pack's file: converts a table with the kind of rule and its numbers to a curve.
#pragma once

#include "packs/context.hpp"

namespace perfeval::inline v0::packs {

// `points = { rule = "gated", gate = 0.6 }`. True if a whole curve was read.
bool read_curve(section& table, std::string_view name, curve& curve);

// The same, or code that the host program registered: { rule = "code", name = "half-marks" }; with `x = "actual"` where
// A/T makes no sense.
bool read_row_rule(section& table, std::string_view name, row_rule& rule);

// `tiers = [0.6, 0.8]`: ascending bounds within 0 and 1, each included in the tier above it, or in the one below.
bool read_tiers(section& table, std::string_view name, bool lower_included, curve& curve);

}  // namespace perfeval::inline v0::packs
