/// Columns that others give: a table of Arrow, read where it lies.
#pragma once

#include "arrow.hpp"

#include <perfeval/score/columns.hpp>

#include <pybind11/pybind11.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval::inline v0::python {

/// A part of a column, as one batch of a table has it.
struct column_part {
  const arrow_array* array = nullptr;
  std::int64_t offset = 0;  ///< of its first row in the buffers
  std::int64_t length = 0;

  [[nodiscard]] bool known(std::int64_t row) const noexcept;
};

/// A column of a table that was given: its type, and its parts in order.
struct given_column {
  std::string name;
  const arrow_schema* schema = nullptr;
  std::vector<column_part> parts;
};

/// All batches of a stream, kept until it goes.
class given_table {
 public:
  /// Errors: TypeError if `table` gives no stream, or one of something else than columns; RuntimeError if it fails.
  explicit given_table(const pybind11::object& table);
  given_table(const given_table&) = delete;
  given_table& operator=(const given_table&) = delete;
  ~given_table();

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::vector<std::string> names() const;
  /// Nullptr if there is no such column.
  /// Errors: InvalidValue if there are two.
  [[nodiscard]] const given_column* find(std::string_view name) const;

 private:
  void take_schema();
  void take_batches();

  pybind11::object capsule_;
  arrow_stream* stream_ = nullptr;
  arrow_schema schema_;
  std::vector<std::unique_ptr<arrow_array>> batches_;
  std::vector<given_column> columns_;
  std::size_t rows_ = 0;
};

/// The exact numbers of a column: borrowed if they lie in one part, else in a copy.
class exact_numbers {
 public:
  /// Errors: TypeError, naming the column, for a type that holds no exact numbers.
  exact_numbers(const given_column& column, std::size_t rows);

  [[nodiscard]] const number_column& column() const noexcept { return column_; }

 private:
  void know_nothing(std::size_t rows);
  void borrow(const column_part& part);
  void copy(const given_column& given, std::size_t rows, std::size_t bytes, bool is_signed);

  number_column column_;
  std::vector<std::uint64_t> words_;
  std::vector<std::uint8_t> validity_;
};

/// The texts of a column, one after the other; of whole numbers, as they are written.
class given_texts {
 public:
  /// Errors: TypeError, naming the column, for a type that is neither text nor whole.
  explicit given_texts(const given_column& column);

  /// Whether the values are whole numbers, and the next one is read with whole().
  [[nodiscard]] bool are_whole() const noexcept { return whole_; }
  /// The text of the next row; nothing if it is unknown.
  std::optional<std::string_view> text();
  std::optional<std::int64_t> whole();

 private:
  bool step();

  const given_column& column_;
  std::string format_;
  const arrow_schema* values_ = nullptr;  ///< of the words of a dictionary; else nullptr
  bool whole_ = false;
  std::size_t part_ = 0;
  std::int64_t next_ = 0;
  std::int64_t place_ = 0;
};

}  // namespace perfeval::inline v0::python
