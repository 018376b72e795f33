/// The names of the types, declared only: for headers that pass them by reference or pointer. It costs a unit next to
/// nothing, where perfeval.hpp brings every type and most of the standard containers.
#pragma once

#include <cstdint>

namespace perfeval {
inline namespace v0 {

// Numbers.
class decimal;
class ratio;
class interval;
class value_set;
class exact_sum;
struct rounding;
struct unit;

// What the paper says.
enum class category : std::uint8_t;
enum class kind : std::uint8_t;
enum class fund : std::uint8_t;
struct place;
struct cell;
struct figure;
struct statement;
struct indicator;
struct budget_line;
struct form;
class form_builder;

// Rules and points.
enum class grade : std::uint8_t;
struct clause;
struct row_rule;
struct pack;
struct bound_form;
struct scorecard;
struct explanation;

// The audit.
enum class severity : std::uint8_t;
enum class verdict : std::uint8_t;
enum class diagnosis : std::uint8_t;
enum class code : std::uint8_t;
struct field;
struct finding;
struct form_audit;
struct form_report;
struct document_report;
struct report;

// Documents.
struct limits;
struct trouble;
struct table;
struct document;

}  // namespace v0
}  // namespace perfeval
