// Two lists side by side under the total of the fund table: 按收入性质分 | 按支出性质分, labels with an amount each.
// The first becomes fund lines, the second is kept among the extras.
#pragma once

#include "recognise/draft.hpp"

#include <cstdint>

namespace perfeval {
inline namespace v0 {

class breakdown {
 public:
  // Whether the row heads two lists.
  bool begin(const laid_row& row);
  // A row of the lists; false if there are none, or they have ended.
  bool take(draft& draft, const laid_row& row);

 private:
  [[nodiscard]] bool is_second(const laid_row& row, const laid_cell& label, std::size_t labels_before) const;

  std::uint32_t second_ = 0;  // where the second list begins; 0 if there are none
};

// Their amounts have no header: they belong to the column whose total they make.
void settle_breakdown(draft& draft);

}  // namespace v0
}  // namespace perfeval
