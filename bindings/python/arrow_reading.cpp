#include "arrow_reading.hpp"

#include <perfeval/detail/poll.hpp>

#include <charconv>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

constexpr const char* capsule_name = "arrow_array_stream";

/// Bytes of a whole number of this format; 0 if it is another.
std::size_t whole_bytes(std::string_view format) {
  if (format == "c" || format == "C") return 1;
  if (format == "s" || format == "S") return 2;
  if (format == "i" || format == "I") return 4;
  return format == "l" || format == "L" ? 8 : 0;
}
bool is_signed(std::string_view format) { return format == "c" || format == "s" || format == "i" || format == "l"; }

/// What a person calls a format.
std::string described(std::string_view format) {
  if (format == "e" || format == "f" || format == "g") return "binary fractions (float), which are not exact: cast it";
  if (format == "b") return "booleans";
  if (format == "n") return "nulls";
  if (format == "u" || format == "U" || format == "vu") return "texts";
  if (format == "z" || format == "Z" || format == "vz" || format.starts_with("w:")) return "bytes";
  if (format.starts_with("d:") || whole_bytes(format) != 0) return "numbers";
  if (format.starts_with("td") || format.starts_with("ts")) return "dates";
  if (format.starts_with("t")) return "times";
  if (format.starts_with("+")) return "lists or structs";
  if (format.starts_with("_pl")) return "a type that polars alone has: cast it";
  return "type " + std::string(format);
}

/// The same of a column, whose values may be those of a dictionary.
std::string described(const arrow_schema& schema) {
  if (schema.dictionary == nullptr) return described(std::string_view(schema.format));
  return "a dictionary (categories) of " + described(std::string_view(schema.dictionary->format)) + ": decode it";
}

bool is_nulls(std::string_view format) { return format == "n"; }

/// A whole number of a buffer.
/// Errors: InvalidValue beyond 64 bits.
std::int64_t whole_at(const void* buffer, std::int64_t place, std::size_t bytes, bool has_sign) {
  const auto* start = static_cast<const unsigned char*>(buffer) + place * static_cast<std::int64_t>(bytes);
  std::uint64_t read = 0;
  std::memcpy(&read, start, bytes);
  if (!has_sign) {
    if (read >> 63 != 0) throw invalid_value("a whole number of " + std::to_string(read) + " does not fit 64 bits");
    return static_cast<std::int64_t>(read);
  }
  const auto unused = static_cast<unsigned>(64 - 8 * bytes);
  return static_cast<std::int64_t>(read << unused) >> unused;
}

/// `d:38,2` or `d:38,2,256`: the scale and the bits.
struct decimal_format {
  std::int32_t scale = 0;
  std::int32_t bits = 128;
};
std::optional<decimal_format> decimal_of(std::string_view format) {
  if (!format.starts_with("d:")) return std::nullopt;
  decimal_format made;
  const std::string_view text = format.substr(format.find(',') + 1);
  const char* end = text.data() + text.size();
  const auto scale = std::from_chars(text.data(), end, made.scale);
  if (scale.ptr != end) std::from_chars(scale.ptr + 1, end, made.bits);
  return made;
}

/// A text of a buffer of texts, or of views.
std::string_view text_at(const arrow_array& array, std::string_view format, std::int64_t place) {
  if (format == "vu") {
    const auto* view = static_cast<const char*>(array.buffers[1]) + place * 16;
    std::int32_t parts[4];
    std::memcpy(parts, view, sizeof parts);
    const auto length = static_cast<std::size_t>(parts[0]);
    if (length <= 12) return {view + 4, length};
    return {static_cast<const char*>(array.buffers[2 + parts[2]]) + parts[3], length};
  }
  std::int64_t ends[2] = {};
  if (format == "U") {
    std::memcpy(ends, static_cast<const char*>(array.buffers[1]) + place * 8, sizeof ends);
  } else {
    std::int32_t brief[2];
    std::memcpy(brief, static_cast<const char*>(array.buffers[1]) + place * 4, sizeof brief);
    ends[0] = brief[0];
    ends[1] = brief[1];
  }
  return {static_cast<const char*>(array.buffers[2]) + ends[0], static_cast<std::size_t>(ends[1] - ends[0])};
}

bool is_text(std::string_view format) { return format == "u" || format == "U" || format == "vu"; }

}  // namespace

bool column_part::known(std::int64_t row) const noexcept {
  const auto* bits = array->n_buffers > 0 ? static_cast<const std::uint8_t*>(array->buffers[0]) : nullptr;
  if (array->null_count == 0 || bits == nullptr) return true;
  const std::int64_t place = offset + row;
  return (bits[place / 8] >> (place % 8) & 1) != 0;
}

given_table::given_table(const py::object& table) {
  if (!py::hasattr(table, "__arrow_c_stream__"))
    throw py::type_error("table must give the columns of Arrow (pyarrow, polars, pandas, DuckDB), found " +
                         py::module_::import("perfeval.calls").attr("found")(table).cast<std::string>());
  capsule_ = table.attr("__arrow_c_stream__")();
  stream_ = static_cast<arrow_stream*>(PyCapsule_GetPointer(capsule_.ptr(), capsule_name));
  if (stream_ == nullptr) throw py::error_already_set();
  take_schema();
  take_batches();
}

given_table::~given_table() {
  for (const auto& batch : batches_)
    if (batch->release != nullptr) batch->release(batch.get());
  if (schema_.release != nullptr) schema_.release(&schema_);
}

void given_table::take_schema() {
  if (stream_->get_schema(stream_, &schema_) != 0) throw std::runtime_error("the table gave no schema");
  if (std::string_view(schema_.format) != "+s")
    throw py::type_error("table must have columns, found " + described(schema_));
  for (std::int64_t i = 0; i < schema_.n_children; ++i)
    columns_.push_back({schema_.children[i]->name, schema_.children[i], {}});
}

void given_table::take_batches() {
  for (;;) {
    auto batch = std::make_unique<arrow_array>();
    if (stream_->get_next(stream_, batch.get()) != 0) {
      const char* cause = stream_->get_last_error(stream_);
      throw std::runtime_error(std::string("the table gave no more rows: ") + (cause != nullptr ? cause : "unknown"));
    }
    if (batch->release == nullptr) return;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const arrow_array* child = batch->children[i];
      columns_[i].parts.push_back({child, child->offset + batch->offset, batch->length});
    }
    rows_ += static_cast<std::size_t>(batch->length);
    batches_.push_back(std::move(batch));
  }
}

std::vector<std::string> given_table::names() const {
  std::vector<std::string> all;
  for (const given_column& one : columns_) all.push_back(one.name);
  return all;
}

const given_column* given_table::find(std::string_view name) const {
  const given_column* found = nullptr;
  for (const given_column& one : columns_) {
    if (one.name != name) continue;
    if (found != nullptr)
      throw invalid_value("the table has two columns " + std::string(name) + ": rename the one that is not meant");
    found = &one;
  }
  return found;
}

exact_numbers::exact_numbers(const given_column& given, std::size_t rows) {
  const std::string_view format = given.schema->format;
  const auto exact = decimal_of(format);
  if (is_nulls(format)) {
    know_nothing(rows);
    return;
  }
  const std::size_t bytes = exact ? static_cast<std::size_t>(exact->bits) / 8 : whole_bytes(format);
  if (bytes == 0 || given.schema->dictionary != nullptr)
    throw py::type_error("column " + given.name + " must have exact numbers (whole numbers or decimals), found " +
                         described(*given.schema));
  column_.scale = exact ? exact->scale : 0;
  column_.width = bytes == 32 ? number_width::decimal256 : bytes == 16 ? number_width::decimal128 : number_width::int64;
  const bool as_it_lies = bytes >= 8 && format != "L";
  if (as_it_lies && given.parts.size() == 1)
    borrow(given.parts.front());
  else
    copy(given, rows, bytes, exact || is_signed(format));
}

void exact_numbers::know_nothing(std::size_t rows) {
  words_.assign(rows, 0);
  validity_.assign(rows / 8 + 1, 0);
  column_.values = words_.data();
  column_.validity = validity_.data();
  column_.width = number_width::int64;
}

void exact_numbers::borrow(const column_part& part) {
  column_.values = part.array->buffers[1];
  column_.offset = static_cast<std::size_t>(part.offset);
  if (part.array->null_count != 0) column_.validity = static_cast<const std::uint8_t*>(part.array->buffers[0]);
}

void exact_numbers::copy(const given_column& given, std::size_t rows, std::size_t bytes, bool has_sign) {
  const std::size_t words = bytes > 8 ? bytes / 8 : 1;
  words_.resize(rows * words);
  validity_.assign(rows / 8 + 1, 0);
  bool all_known = true;
  std::size_t row = 0;
  for (const column_part& part : given.parts)
    for (std::int64_t i = 0; i < part.length; ++i, ++row) {
      detail::poll_sometimes(row);
      if (!part.known(i)) {
        all_known = false;
        continue;
      }
      validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] | 1U << row % 8);
      const std::int64_t place = part.offset + i;
      if (words == 1)
        words_[row] = static_cast<std::uint64_t>(whole_at(part.array->buffers[1], place, bytes, has_sign));
      else
        std::memcpy(&words_[row * words],
                    static_cast<const char*>(part.array->buffers[1]) + place * static_cast<std::int64_t>(bytes), bytes);
    }
  column_.values = words_.data();
  if (!all_known) column_.validity = validity_.data();
}

given_texts::given_texts(const given_column& column)
    : column_(column), format_(column.schema->format), values_(column.schema->dictionary) {
  const bool worded = values_ != nullptr && is_text(values_->format) && whole_bytes(format_) != 0;
  whole_ = values_ == nullptr && whole_bytes(format_) != 0;
  if (!worded && !whole_ && (values_ != nullptr || (!is_text(format_) && !is_nulls(format_))))
    throw py::type_error("column " + column.name + " must have texts or whole numbers, found " +
                         described(*column.schema));
}

/// To the next row; whether it is known.
bool given_texts::step() {
  while (next_ == column_.parts[part_].length) {
    ++part_;
    next_ = 0;
  }
  place_ = column_.parts[part_].offset + next_;
  return column_.parts[part_].known(next_++) && !is_nulls(format_);
}

std::optional<std::string_view> given_texts::text() {
  if (!step()) return std::nullopt;
  const arrow_array& array = *column_.parts[part_].array;
  if (values_ == nullptr) return text_at(array, format_, place_);
  const std::int64_t word = whole_at(array.buffers[1], place_, whole_bytes(format_), is_signed(format_));
  return text_at(*array.dictionary, values_->format, word + array.dictionary->offset);
}

std::optional<std::int64_t> given_texts::whole() {
  if (!step()) return std::nullopt;
  return whole_at(column_.parts[part_].array->buffers[1], place_, whole_bytes(format_), is_signed(format_));
}

}  // namespace perfeval::inline v0::python
