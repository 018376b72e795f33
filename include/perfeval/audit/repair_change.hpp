/// A repair as a value: cells, and what they should say. It is produced by repair.hpp.
#pragma once

#include <perfeval/audit/finding.hpp>

#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// One cell of a repair.
struct cell_change {
  named_field cell;                     ///< the cell, with its path and label
  perfeval::place place;                ///< of the cell in its document
  std::string printed;                  ///< the text that it replaces
  std::string value;                    ///< the text to put there
  diagnosis slip = diagnosis::unknown;  ///< the slip that would have led from the value to what is printed
};

/// The cells to change together, in the order of the form.
using repair = std::vector<cell_change>;

}  // namespace v0
}  // namespace perfeval
