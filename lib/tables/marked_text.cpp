#include "tables/marked_text.hpp"

#include "tables/grid.hpp"

#include <string_view>
#include <utility>

namespace perfeval {
inline namespace v0 {

void drop_text_marks(std::string& text) {
  constexpr std::pair<std::string_view, std::string_view> marks[]{{"'", "'"}, {"’", "’"}, {"‘", "’"}};
  for (const auto& [mark, end_mark] : marks) {
    if (!text.starts_with(mark) || text.size() == mark.size()) continue;
    std::string_view rest = std::string_view(text).substr(mark.size());
    if (rest.ends_with(end_mark)) rest.remove_suffix(end_mark.size());
    if (rest.find(mark) != rest.npos || rest.find(end_mark) != rest.npos) return;
    if ((mark != "'" || rest.size() + 2 == text.size()) && !holds_digit(rest)) return;
    text = std::string(rest);
    return;
  }
}

}  // namespace v0
}  // namespace perfeval
