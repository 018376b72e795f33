// The automatic numbers of lists in a Word document. Office Open XML, ISO/IEC 29500-1, 17.9.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {

// What Word shows before the text of a paragraph; empty if that is nothing, or no Arabic number.
struct list_number {
  std::string text;
  bool stands_apart = true;  // a TAB or a blank is between it and the text
};

class docx_numbering {
 public:
  docx_numbering() = default;
  // The roots of the parts; either may be empty.
  docx_numbering(const pugi::xml_node& lists, const pugi::xml_node& styles);

  // The number of the next paragraph. All of them are to be given, in the order of the document.
  list_number next(const pugi::xml_node& paragraph);

  // From here on no number is told: the list has paragraphs that may or may not count.
  void lose_count() noexcept { lost_ = true; }
  [[nodiscard]] bool has_lists() const noexcept { return !lists_.empty(); }

 private:
  static constexpr std::size_t most_levels = 9;
  struct level {
    std::int64_t start = 1;
    bool is_decimal = true;
    bool stands_apart = true;
    std::string text;  // "%1.%2"
    std::string style;
  };
  using levels = std::array<level, most_levels>;
  struct count {
    std::array<std::int64_t, most_levels> values{};
    std::array<bool, most_levels> begun{};
  };
  struct list {
    std::string kind;  // the abstract list, whose count its lists share
    std::map<std::size_t, std::int64_t> starts;
    bool used = false;
  };
  // A paragraph's place in a list; no list: empty.
  struct position {
    std::string list;
    std::size_t level = 0;
    bool has_level = false;
  };

  static level level_of(const pugi::xml_node& node);
  static position position_in(const pugi::xml_node& properties);
  [[nodiscard]] position position_of_style(std::string_view style) const;
  [[nodiscard]] position position_of(const pugi::xml_node& paragraph) const;
  static std::string shown(const levels& kind, const count& counted, std::size_t place);

  std::map<std::string, levels, std::less<>> kinds_;
  std::map<std::string, list, std::less<>> lists_;
  struct style {
    position own;
    std::string base;
  };
  std::map<std::string, style, std::less<>> styles_;
  std::map<std::string, count, std::less<>> counts_;  // by kind
  bool lost_ = false;
};

}  // namespace v0
}  // namespace perfeval
