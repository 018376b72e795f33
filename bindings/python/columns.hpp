/// Columns of exact values and texts, filled row by row, and given to Arrow and Python. No value of them is a Python
/// object until one is asked for.
#pragma once

#include "arrow.hpp"

#include <perfeval/decimal.hpp>
#include <perfeval/ratio.hpp>

#include <pybind11/pybind11.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval::inline v0::python {

/// `quotient`: an exact ratio, three columns in Arrow: the decimal, where it ends, its numerator and its denominator.
enum class value_type : std::uint8_t { text, whole, exact, quotient, texts, wholes };

/// The name of a column and the type of its values.
struct column_type {
  const char* name;
  value_type type;
};

/// One column. Any value may be unknown.
class value_column {
 public:
  explicit value_column(column_type declared) : declared_(declared) {}

  [[nodiscard]] const column_type& declared() const noexcept { return declared_; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  void add_nothing();
  void add(std::string_view text);
  void add(std::int64_t whole);
  void add(const decimal& exact);
  void add(const ratio& quotient);
  /// The items of a list, one after the other, then its end.
  void add_item(std::string_view text);
  void add_item(std::int64_t whole) { wholes_.push_back(whole); }
  void end_list();
  /// The value of a row of another column of the same type.
  void add_from(const value_column& other, std::size_t row);

  /// As a Python object: str, int, Decimal, Fraction, list or None.
  [[nodiscard]] pybind11::object value(std::size_t row) const;

  /// Appends the columns of Arrow that it becomes.
  static void give(const std::shared_ptr<const value_column>& self, std::vector<arrow_column>& out);

 private:
  using shared = std::shared_ptr<const value_column>;
  static void give_texts(const shared& self, arrow_column& column);
  static void give_wholes(const shared& self, arrow_column& column);
  static void give_items(const shared& self, arrow_column& lists);
  [[nodiscard]] arrow_column given_exacts() const;
  void give_quotients(std::vector<arrow_column>& out) const;

  void mark(bool known);
  void close_list();
  [[nodiscard]] bool known(std::size_t row) const noexcept { return (known_[row / 8] >> (row % 8) & 1U) != 0; }
  [[nodiscard]] std::string_view text(std::size_t item) const noexcept;
  [[nodiscard]] std::size_t begin_of_list(std::size_t row) const noexcept;

  column_type declared_;
  std::size_t size_ = 0;
  std::size_t unknown_ = 0;
  std::vector<std::uint8_t> known_;         ///< a bit for each row, the lowest first
  std::string bytes_;                       ///< of the texts, one after the other
  std::vector<std::int64_t> text_ends_{0};  ///< where each text ends in them
  std::vector<std::int64_t> wholes_;
  std::vector<std::int32_t> list_ends_{0};  ///< where each list ends among the items
  std::vector<decimal> exacts_;
  std::vector<ratio> quotients_;
};

/// The columns of one table.
class frame {
 public:
  explicit frame(std::span<const column_type> declared);

  [[nodiscard]] std::size_t rows() const noexcept { return columns_.empty() ? 0 : columns_.front()->size(); }
  [[nodiscard]] const std::vector<std::shared_ptr<value_column>>& columns() const noexcept { return columns_; }
  /// Errors: KeyError if there is no such column.
  [[nodiscard]] const value_column& column(const std::string& name) const;
  /// The rows of these positions, in this order.
  [[nodiscard]] frame taken(const std::vector<std::size_t>& rows) const;
  [[nodiscard]] arrow_column table() const;

 private:
  std::vector<std::shared_ptr<value_column>> columns_;
};

/// Writes the values of one row, in the order of the columns.
class row_writer {
 public:
  explicit row_writer(const frame& filled) : filled_(filled) {}

  row_writer& text(std::string_view value) { return next().add(value), *this; }
  /// Unknown if it is empty.
  row_writer& text_if_any(std::string_view value);
  row_writer& whole(std::int64_t value) { return next().add(value), *this; }
  row_writer& exact(const decimal& value) { return next().add(value), *this; }
  row_writer& quotient(const std::optional<ratio>& value);
  row_writer& nothing() { return next().add_nothing(), *this; }
  template <class Items, class Member>
  row_writer& list(const Items& items, Member member) {
    value_column& column = next();
    for (const auto& item : items) column.add_item(member(item));
    return column.end_list(), *this;
  }

 private:
  value_column& next() { return *filled_.columns()[position_++]; }

  const frame& filled_;
  std::size_t position_ = 0;
};

}  // namespace perfeval::inline v0::python
