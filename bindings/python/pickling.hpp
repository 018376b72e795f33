/// How values are pickled: parts of a form as the JSON of a form that has nothing else, and checked as such; what has
/// no JSON of its own as bytes, with their fingerprint.
#pragma once

#include "archive_fields.hpp"

#include <perfeval/read/json.hpp>
#include <perfeval/version.hpp>
#include <perfeval/write/json.hpp>
#include <perfeval/write/report_page.hpp>

#include <pybind11/pybind11.h>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {

/// Bounds for what this library wrote itself: as many forms and rows as there are.
inline limits pickled_bounds() {
  limits bounds;
  bounds.bytes = std::numeric_limits<std::uint64_t>::max();
  bounds.forms = bounds.rows = std::numeric_limits<std::uint32_t>::max();
  return bounds;
}

/// Throws what a trouble says, in English: deadline_passed, or invalid_value with its place.
[[noreturn]] inline void raise(const trouble& cause) {
  if (cause.kind == trouble_kind::time_limit) throw deadline_passed(cause.found);
  throw invalid_value(cause.at + ": found " + cause.found + ", expected " + expected_text(cause, language::en));
}

/// The form of a JSON text.
/// Errors: those of raise.
inline form form_of_json(const std::string& text) {
  auto read = read_json(text, pickled_bounds());
  if (!read.troubles.empty()) raise(read.troubles.front());
  if (read.value.size() != 1) throw invalid_value("expected one form, found " + std::to_string(read.value.size()));
  return std::move(read.value.front());
}

inline std::string json_of_form(const form& form) { return write_json(std::span(&form, 1)); }

/// The one element of a list, made if it is empty.
template <class Element>
Element& only(std::vector<Element>& list) {
  list.resize(1);
  return list.front();
}

/// Pickles a part of a form. slot: where a form keeps it, made if the form has none.
template <class Part, class Slot>
auto pickled_in_form(Slot slot) {
  return pybind11::pickle(
      [slot](const Part& self) {
        form whole;
        slot(whole) = self;
        return pybind11::make_tuple(json_of_form(whole));
      },
      [slot](const pybind11::tuple& state) {
        form whole = form_of_json(state[0].cast<std::string>());
        return Part(std::move(slot(whole)));
      });
}

inline std::string fingerprint_of(const pybind11::bytes& bytes) {
  return pybind11::str(pybind11::module_::import("hashlib").attr("sha256")(bytes).attr("hexdigest")());
}

/// (bytes, their fingerprint, the version of this library).
template <class Value>
pybind11::tuple packed(const Value& value) {
  packer archive;
  archive(value);
  const pybind11::bytes bytes(std::move(archive).bytes());
  return pybind11::make_tuple(bytes, fingerprint_of(bytes), PERFEVAL_VERSION);
}

/// Errors: invalid_value for bytes that were damaged, or packed by another version.
template <class Value>
Value unpacked(const pybind11::tuple& state) {
  const auto bytes = state[0].cast<pybind11::bytes>();
  const auto version = state[2].cast<std::string>();
  if (version != PERFEVAL_VERSION)
    throw invalid_value("found a pickle of perfeval " + version + ", expected one of " PERFEVAL_VERSION);
  if (state[1].cast<std::string>() != fingerprint_of(bytes))
    throw invalid_value("found a damaged pickle, expected the bytes that were written");
  return unpacker(bytes.operator std::string_view()).made<Value>();
}

template <class Value>
auto pickled_as_bytes() {
  return pybind11::pickle(&packed<Value>, &unpacked<Value>);
}

}  // namespace perfeval::inline v0::python
