#include "columns.hpp"

#include "convert.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

constexpr std::int32_t usual_places = 10;  // of every column of decimals, unless one of its values has more
constexpr std::int32_t most_digits = 38;   // that a decimal128 has

using wide_digits = std::vector<detail::int128>;

/// The digits before the point; 0 for 0.05.
std::int32_t whole_digits(const decimal& value) { return std::max<std::int32_t>(0, value.digits() - value.scale()); }

/// A decimal with no more places than it needs, if it has more than usual.
decimal shortened(const decimal& value) { return value.scale() > usual_places ? trimmed(value) : value; }

bool fits(const decimal& value) {
  return !detail::is_big(detail::access::coefficient(value)) && value.scale() <= most_digits &&
         value.digits() <= most_digits && whole_digits(value) <= most_digits;
}

/// The places that hold every value without its digits being lost, as far as 38 digits go.
std::int32_t places_for(const std::vector<decimal>& values) {
  std::int32_t places = usual_places;
  for (const decimal& one : values)
    if (one.scale() > usual_places)
      if (const decimal least = trimmed(one); fits(least)) places = std::max(places, least.scale());
  if (places == usual_places) return places;
  std::int32_t before = 0;
  for (const decimal& one : values)
    if (fits(shortened(one))) before = std::max(before, whole_digits(one));
  return std::max(usual_places, std::min(places, most_digits - before));
}

/// The coefficient at so many places; false if it has more, or more than 38 digits.
bool put(const decimal& value, std::int32_t places, detail::int128& out) {
  const decimal least = value.scale() > places ? trimmed(value) : value;
  const detail::integer coefficient = detail::access::coefficient(least);
  const std::int64_t up = std::int64_t{places} - least.scale();
  if (detail::is_big(coefficient) || up < 0) return false;
  if (detail::value_of(coefficient) == 0) {
    out = 0;
    return true;
  }
  const bool is_short = detail::fits_64(coefficient) && up <= detail::most_short_power;  // 37 digits at most
  if (!is_short && up + least.digits() > most_digits) return false;
  out = detail::value_of(coefficient) * detail::power_of_ten(up);
  return true;
}

template <class Owner, class Value>
arrow_buffer buffer_of(const std::shared_ptr<const Owner>& owner, const std::vector<Value>& values) {
  static const std::array<std::int64_t, 8> none{};  // a buffer without values still has an address
  return {owner, values.empty() ? static_cast<const void*>(none.data()) : static_cast<const void*>(values.data())};
}

/// Owns a column of decimal128 while it is given away.
struct decimal_column {
  wide_digits digits;
  std::vector<std::uint8_t> known;
  std::int64_t nulls = 0;

  void add(const decimal* value, std::int32_t places) {
    const std::size_t row = digits.size();
    digits.push_back(0);
    if (row % 8 == 0) known.push_back(0);
    if (value != nullptr && put(*value, places, digits.back()))
      known.back() = static_cast<std::uint8_t>(known.back() | 1U << row % 8);
    else
      ++nulls;
  }
};

arrow_column given(std::shared_ptr<const decimal_column> column, const std::string& name, std::int32_t places) {
  arrow_column made;
  made.name = name;
  made.format = "d:38," + std::to_string(places);
  made.length = static_cast<std::int64_t>(column->digits.size());
  made.nulls = column->nulls;
  made.buffers = {column->nulls > 0 ? buffer_of(column, column->known) : arrow_buffer(),
                  buffer_of(column, column->digits)};
  return made;
}

}  // namespace

void value_column::mark(bool known) {
  if (size_ % 8 == 0) known_.push_back(0);
  if (known)
    known_.back() = static_cast<std::uint8_t>(known_.back() | 1U << size_ % 8);
  else
    ++unknown_;
  ++size_;
}

void value_column::add_nothing() {
  mark(false);
  switch (declared_.type) {
    case value_type::text:
      text_ends_.push_back(static_cast<std::int64_t>(bytes_.size()));
      break;
    case value_type::whole:
      wholes_.push_back(0);
      break;
    case value_type::exact:
      exacts_.emplace_back();
      break;
    case value_type::quotient:
      quotients_.emplace_back();
      break;
    case value_type::texts:
    case value_type::wholes:
      close_list();
      break;
  }
}

void value_column::close_list() {
  const std::size_t items = declared_.type == value_type::texts ? text_ends_.size() - 1 : wholes_.size();
  list_ends_.push_back(static_cast<std::int32_t>(items));
}

void value_column::add(std::string_view text) {
  mark(true);
  add_item(text);
}

void value_column::add(std::int64_t whole) {
  mark(true);
  wholes_.push_back(whole);
}

void value_column::add(const decimal& exact) {
  mark(true);
  exacts_.push_back(exact);
}

void value_column::add(const ratio& quotient) {
  mark(true);
  quotients_.push_back(quotient);
}

void value_column::add_item(std::string_view text) {
  bytes_ += text;
  text_ends_.push_back(static_cast<std::int64_t>(bytes_.size()));
}

void value_column::end_list() {
  mark(true);
  close_list();
}

std::string_view value_column::text(std::size_t item) const noexcept {
  const auto first = static_cast<std::size_t>(text_ends_[item]);
  return std::string_view(bytes_).substr(first, static_cast<std::size_t>(text_ends_[item + 1]) - first);
}

std::size_t value_column::begin_of_list(std::size_t row) const noexcept {
  return static_cast<std::size_t>(list_ends_[row]);
}

void value_column::add_from(const value_column& other, std::size_t row) {
  if (!other.known(row)) return add_nothing();
  switch (declared_.type) {
    case value_type::text:
      return add(other.text(row));
    case value_type::whole:
      return add(other.wholes_[row]);
    case value_type::exact:
      return add(other.exacts_[row]);
    case value_type::quotient:
      return add(other.quotients_[row]);
    case value_type::texts:
      for (std::size_t i = other.begin_of_list(row); i < other.begin_of_list(row + 1); ++i) add_item(other.text(i));
      return end_list();
    case value_type::wholes:
      for (std::size_t i = other.begin_of_list(row); i < other.begin_of_list(row + 1); ++i) add_item(other.wholes_[i]);
      return end_list();
  }
}

py::object value_column::value(std::size_t row) const {
  if (!known(row)) return py::none();
  switch (declared_.type) {
    case value_type::text:
      return py::str(text(row));
    case value_type::whole:
      return py::int_(wholes_[row]);
    case value_type::exact:
      return to_python(exacts_[row]);
    case value_type::quotient:
      return to_python(quotients_[row]);
    case value_type::texts:
    case value_type::wholes:
      break;
  }
  py::list items;
  for (std::size_t i = begin_of_list(row); i < begin_of_list(row + 1); ++i) {
    if (declared_.type == value_type::texts)
      items.append(py::str(text(i)));
    else
      items.append(wholes_[i]);
  }
  return items;
}

void value_column::give_texts(const shared& self, arrow_column& column) {
  column.format = "U";
  column.buffers.push_back(buffer_of(self, self->text_ends_));
  column.buffers.emplace_back(self, self->bytes_.data());
}

void value_column::give_wholes(const shared& self, arrow_column& column) {
  column.format = "l";
  column.buffers.push_back(buffer_of(self, self->wholes_));
}

void value_column::give_items(const shared& self, arrow_column& lists) {
  lists.format = "+l";
  lists.buffers.push_back(buffer_of(self, self->list_ends_));
  arrow_column& items = lists.children.emplace_back();
  items.name = "item";
  items.buffers.emplace_back();
  const bool of_texts = self->declared_.type == value_type::texts;
  items.length = static_cast<std::int64_t>(of_texts ? self->text_ends_.size() - 1 : self->wholes_.size());
  (of_texts ? give_texts : give_wholes)(self, items);
}

arrow_column value_column::given_exacts() const {
  const std::int32_t places = places_for(exacts_);
  const auto column = std::make_shared<decimal_column>();
  column->digits.reserve(size_);
  for (std::size_t i = 0; i < size_; ++i) column->add(known(i) ? &exacts_[i] : nullptr, places);
  return given(column, declared_.name, places);
}

// The decimal where it ends, then the numerator and the denominator.
void value_column::give_quotients(std::vector<arrow_column>& out) const {
  std::vector<std::optional<decimal>> ended(size_);
  std::vector<decimal> all_ended;
  const auto numerators = std::make_shared<decimal_column>(), denominators = std::make_shared<decimal_column>();
  for (std::size_t i = 0; i < size_; ++i) {
    if (!known(i)) {
      numerators->add(nullptr, 0);
      denominators->add(nullptr, 0);
      continue;
    }
    const decimal numerator = quotients_[i].numerator(), denominator = quotients_[i].denominator();
    numerators->add(&numerator, 0);
    denominators->add(&denominator, 0);
    ended[i] = exactly(quotients_[i]);
    if (ended[i]) all_ended.push_back(*ended[i]);
  }
  const std::int32_t places = places_for(all_ended);
  const auto column = std::make_shared<decimal_column>();
  for (const auto& one : ended) column->add(one ? &*one : nullptr, places);
  const std::string name = declared_.name;
  out.push_back(given(column, name, places));
  out.push_back(given(numerators, name + "_numerator", 0));
  out.push_back(given(denominators, name + "_denominator", 0));
}

void value_column::give(const shared& self, std::vector<arrow_column>& out) {
  if (self->declared_.type == value_type::exact) {
    out.push_back(self->given_exacts());
    return;
  }
  if (self->declared_.type == value_type::quotient) {
    self->give_quotients(out);
    return;
  }
  arrow_column made;
  made.name = self->declared_.name;
  made.length = static_cast<std::int64_t>(self->size_);
  made.nulls = static_cast<std::int64_t>(self->unknown_);
  made.buffers = {self->unknown_ > 0 ? buffer_of(self, self->known_) : arrow_buffer()};
  if (self->declared_.type == value_type::text)
    give_texts(self, made);
  else if (self->declared_.type == value_type::whole)
    give_wholes(self, made);
  else
    give_items(self, made);
  out.push_back(std::move(made));
}

frame::frame(std::span<const column_type> declared) {
  for (const column_type& one : declared) columns_.push_back(std::make_shared<value_column>(one));
}

const value_column& frame::column(const std::string& name) const {
  for (const auto& one : columns_)
    if (name == one->declared().name) return *one;
  throw py::key_error(name);
}

frame frame::taken(const std::vector<std::size_t>& rows) const {
  frame made({});
  for (const auto& one : columns_) {
    auto column = std::make_shared<value_column>(one->declared());
    for (const std::size_t row : rows) column->add_from(*one, row);
    made.columns_.push_back(std::move(column));
  }
  return made;
}

arrow_column frame::table() const {
  arrow_column table;
  table.format = "+s";
  table.length = static_cast<std::int64_t>(rows());
  table.buffers.emplace_back();
  for (const auto& one : columns_) value_column::give(one, table.children);
  return table;
}

row_writer& row_writer::text_if_any(std::string_view value) {
  if (value.empty()) return nothing();
  return text(value);
}

row_writer& row_writer::quotient(const std::optional<ratio>& value) {
  if (!value) return nothing();
  return next().add(*value), *this;
}

}  // namespace perfeval::inline v0::python
