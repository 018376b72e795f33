/// Values as bytes and back, for pickles between processes of one version of this library. The members of every struct
/// are listed in archive_fields.hpp; a list that a new member is missing from does not compile.
#pragma once

#include <perfeval/error.hpp>
#include <perfeval/interval.hpp>
#include <perfeval/rounding.hpp>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace perfeval::inline v0::python {

template <class Value, class Wanted>
concept same = std::same_as<std::remove_const_t<Value>, Wanted>;

/// Writes values one after another.
class packer {
 public:
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }

 private:
  template <class Value>
  void put(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  void put(const std::string& text) {
    put(text.size());
    bytes_.append(text);
  }
  void put(const decimal& number) { put(to_scientific(number)); }
  void put(const ratio& number) { (*this)(number.numerator(), number.denominator()); }
  void put(const rounding& one) { (*this)(one.places, one.mode); }
  void put(const interval& one) { (*this)(one.low(), one.high()); }
  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class Value>
  void put(const std::vector<Value>& values) {
    put(values.size());
    for (const Value& value : values) put(value);
  }
  template <class... Values>
  void put(const std::tuple<Values...>& values) {
    std::apply([this](const auto&... each) { (*this)(each...); }, values);
  }
  template <class... Choices>
  void put(const std::variant<Choices...>& value) {
    put(value.index());
    std::visit([this](const auto& choice) { this->put(choice); }, value);
  }

  std::string bytes_;
};

/// Reads what packer wrote and nothing has damaged since.
/// Errors: invalid_value for bytes of another layout.
class unpacker {
 public:
  explicit unpacker(std::string_view bytes) : rest_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (take(values), ...);
  }

  template <class Value>
  [[nodiscard]] Value made() {
    if constexpr (std::same_as<Value, rounding>) {
      const auto places = made<std::int32_t>();
      return {places, made<rounding_mode>()};
    } else if constexpr (std::same_as<Value, interval>) {
      auto low = made<std::optional<bound>>();
      return {std::move(low), made<std::optional<bound>>()};
    } else {
      Value value{};
      take(value);
      return value;
    }
  }

 private:
  [[nodiscard]] std::string_view taken(std::size_t count) {
    if (count > rest_.size()) throw invalid_value(of_another_version);
    const std::string_view first = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return first;
  }
  template <class Value>
  void take(Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
      std::memcpy(&value, taken(sizeof value).data(), sizeof value);
    } else {
      fields(*this, value);
    }
  }
  void take(std::string& text) { text = taken(made<std::size_t>()); }
  void take(decimal& number) {
    number = decimal::parse(made<std::string>(), {.digits = PERFEVAL_MOST_DIGITS, .exponent = PERFEVAL_MOST_DIGITS});
  }
  void take(ratio& number) {
    const auto numerator = made<decimal>();
    number = ratio(numerator) / ratio(made<decimal>());
  }
  template <class Value>
  void take(std::optional<Value>& value) {
    value.reset();
    if (made<bool>()) value.emplace(made<Value>());
  }
  template <class Value>
  void take(std::vector<Value>& values) {
    values.clear();
    for (auto left = made<std::size_t>(); left > 0; --left) values.push_back(made<Value>());
  }
  template <class... Values>
  void take(std::tuple<Values...>& values) {
    std::apply([this](auto&... each) { (*this)(each...); }, values);
  }
  template <class... Choices>
  void take(std::variant<Choices...>& value) {
    const auto index = made<std::size_t>();
    std::size_t number = 0;
    const bool known = ((number++ == index && (value = made<Choices>(), true)) || ...);
    if (!known) throw invalid_value(of_another_version);
  }

  static constexpr const char* of_another_version = "found a pickle of another version, expected one of this version";

  std::string_view rest_;
};

}  // namespace perfeval::inline v0::python
