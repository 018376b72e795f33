// Tables that a page makes of other elements: role="table", "row", "cell" (WAI-ARIA 1.2), or a style with
// display:table, table-row, table-cell. A person sees a table.
#pragma once

#include "tables/html_styles.hpp"
#include "tables/html_token.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

class html_roles {
 public:
  // The tag with the part of a table that it opens or closes; as it is if it is none. `number`: of an opening tag in
  // the page, from 0.
  html_token with_part(const html_token& tag, const html_styles& styles, std::size_t number);

 private:
  struct open_part {
    std::string name;
    std::string_view part;
    int depth = 1;  // of elements of the same name
  };
  std::vector<open_part> open_;
};

}  // namespace v0
}  // namespace perfeval
