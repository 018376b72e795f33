/// A text without its spaces, copied only if it has some: most cells have none.
#pragma once

#include <perfeval/detail/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// As without_spaces(). Refers to the text, which must outlive it.
class spaceless {
 public:
  explicit spaceless(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size();) {
      const code_point next = decode(text, i);
      if (is_space(next.value)) {
        pack(i);
        return;
      }
      i += next.bytes;
    }
  }
  spaceless(const spaceless&) = delete;
  spaceless& operator=(const spaceless&) = delete;
  ~spaceless() = default;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  /// `first`: the position of the first space.
  void pack(std::size_t first) {
    packed_.reserve(text_.size());
    packed_.append(text_.substr(0, first));
    for (std::size_t i = first; i < text_.size();) {
      const code_point next = decode(text_, i);
      if (!is_space(next.value)) packed_.append(text_.substr(i, next.bytes));
      i += next.bytes;
    }
    text_ = packed_;
  }

  std::string packed_;
  std::string_view text_;
};

}  // namespace detail
}  // namespace v0
}  // namespace perfeval
