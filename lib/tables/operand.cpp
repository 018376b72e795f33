#include "tables/operand.hpp"

#include "tables/number_format.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/rounding.hpp>

namespace perfeval {
inline namespace v0 {

bool is_too_long(const ratio& number) noexcept {
  constexpr std::uint32_t most_limbs = 32;  // of 64 bits: 616 digits, twice as many as the largest double has
  return detail::is_longer(number, most_limbs);
}

ratio number_in(const operand& value) {
  switch (value.kind) {
    case operand::type::blank:
      return {};
    case operand::type::number:
    case operand::type::truth:
      return value.number;
    case operand::type::text:
      try {
        return decimal::parse(value.text);
      } catch (const error&) {
        throw not_plain();
      }
    case operand::type::error:
    case operand::type::unknown:
      break;
  }
  throw not_plain();
}

std::string text_in(const operand& value) {
  switch (value.kind) {
    case operand::type::blank:
      return {};
    case operand::type::text:
      return value.text;
    case operand::type::number:
      return shown(stored_text(value.number), "General", false, {});
    case operand::type::truth:
    case operand::type::error:
    case operand::type::unknown:
      break;
  }
  throw not_plain();
}

std::string stored_text(const ratio& value) {
  constexpr std::int32_t places = 20;
  std::string text = to_string(round(value, rounding{places, rounding_mode::half_up}));
  if (text.find('.') != text.npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

}  // namespace v0
}  // namespace perfeval
