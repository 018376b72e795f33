// The styles that the cells of a workbook use, numbered as they occur.
#pragma once

#include "report/book.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace perfeval {
inline namespace v0 {

class book_styles {
 public:
  std::size_t style_of(const book_cell& cell);
  // xl/styles.xml
  [[nodiscard]] std::string part() const;

 private:
  // Look, fill, whether it is a link, whether a program would take it for a formula, number format.
  using key = std::tuple<book_look, std::size_t, bool, bool, std::string>;
  std::map<key, std::size_t> known_;
  std::vector<std::string> written_;
  std::vector<std::string> formats_;
};

}  // namespace v0
}  // namespace perfeval
