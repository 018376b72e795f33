// The keys of a form in JSON, once for reading and writing: each function names the parts of one type to a visitor,
// which writes them, or looks them up. Reading follows this order, so what a part needs to be read from its text
// (money, year, level texts) comes before it.
#pragma once

#include <perfeval/form/form.hpp>

#include <array>
#include <string_view>
#include <type_traits>

namespace perfeval {
inline namespace v0 {
namespace json {

// The type, or its constant: the same function reads the one and writes the other.
template <class T, class Plain>
concept maybe_const = std::is_same_v<std::remove_const_t<T>, Plain>;

// In a cell that is not a figure, anything but a number is words, which is not an error: "words" before "unreadable".
constexpr auto word_contents = [] {
  std::array<named_value<content>, names_of<content>.size() + 1> all{};
  std::size_t used = 0;
  for (const auto& one : names_of<content>) {
    if (one.value == content::unreadable) all[used++] = {content::unreadable, "words"};
    all[used++] = one;
  }
  return all;
}();

// The flags of `has`, by name.
template <class Columns, class Visitor>
void each_column(Columns& has, Visitor&& visit) {
  visit("initial_budget", has.initial_budget);
  visit("annual_budget", has.annual_budget);
  visit("arrived", has.arrived);
  visit("executed", has.executed);
  visit("execution_rate", has.execution_rate);
  visit("execution_weight", has.execution_weight);
  visit("execution_score", has.execution_score);
  visit("weight", has.weight);
  visit("score", has.score);
  visit("target", has.target);
  visit("actual", has.actual);
  visit("reason", has.reason);
}

template <class Visitor, maybe_const<column_headers> Headers>
void fields(Visitor& v, Headers& parts) {
  v.text("initial_budget", parts.initial_budget);
  v.text("annual_budget", parts.annual_budget);
  v.text("executed", parts.executed);
  v.text("execution_rate", parts.execution_rate);
  v.text("execution_weight", parts.execution_weight);
  v.text("execution_score", parts.execution_score);
  v.text("weight", parts.weight);
  v.text("score", parts.score);
  v.text("target", parts.target);
  v.text("actual", parts.actual);
  v.text("reason", parts.reason);
}

template <class Visitor, maybe_const<place> Place>
void fields(Visitor& v, Place& parts) {
  v.whole("table", parts.table);
  v.whole("row", parts.row);
  v.whole("column", parts.column);
}

template <class Visitor, maybe_const<unit> Unit>
void fields(Visitor& v, Unit& parts) {
  v.name("dimension", parts.dimension);
  v.text("base", parts.base);
  v.whole("numerator", parts.numerator);
  v.whole("denominator", parts.denominator);
  v.text("per", parts.per);
  v.text("text", parts.text);
}

template <class Visitor, maybe_const<statement> Statement>
void fields(Visitor& v, Statement& parts) {
  v.name("kind", parts.kind);
  v.name("sign", parts.sign);
  v.flag("sign_is_word", parts.sign_is_word);
  v.flag("sign_is_within", parts.sign_is_within);
  v.number("low", parts.low);
  v.number("high", parts.high);
  v.object("unit", parts.unit);
  v.day("first", parts.first);
  v.day("last", parts.last);
  v.flag("by", parts.by);
  v.flag("vague", parts.vague);
  v.text("qualifier", parts.qualifier);
}

template <class Visitor, maybe_const<budget_line> Line>
void fields(Visitor& v, Line& parts) {
  v.part("label", parts.label);
  v.fund_name("line", parts);
  v.depth("depth", parts);
  v.part("initial_budget", parts.initial_budget, column::amount);
  v.part("annual_budget", parts.annual_budget, column::amount);
  v.part("arrived", parts.arrived, column::amount);
  v.part("executed", parts.executed, column::amount);
  v.part("execution_rate", parts.execution_rate, column::rate);
  v.part("weight", parts.weight, column::weight);
  v.part("score", parts.score, column::score);
  v.part("reason", parts.reason);
}

template <class Visitor, maybe_const<extra> Extra>
void fields(Visitor& v, Extra& parts) {
  v.text("label", parts.label);
  v.part("value", parts.value);
}

template <class Visitor, maybe_const<indicator> Indicator>
void fields(Visitor& v, Indicator& parts) {
  v.part("level1", parts.level1);
  v.part("level2", parts.level2);
  v.heading_names(parts);  // "category" and "kind"
  v.part("name", parts.name);
  v.part("sign", parts.sign);
  v.part("target", parts.target);
  v.part("unit", parts.unit);
  v.part("actual", parts.actual);
  v.part("weight", parts.weight, column::weight);
  v.part("score", parts.score, column::score);
  v.part("reason", parts.reason);
  v.flag("under_weighted_parent", parts.under_weighted_parent);
  v.list("extras", parts.extras);
  v.states("wanted", parts.wanted, parts.target);
  v.states("found", parts.found, parts.actual);
}

template <class Visitor, maybe_const<subtotal> Subtotal>
void fields(Visitor& v, Subtotal& parts) {
  v.part("label", parts.label);
  v.part("weight", parts.weight, column::weight);
  v.part("score", parts.score, column::score);
  v.maybe_number("weight_high", parts.weight_high);
  v.whole_list("rows", parts.rows);
}

template <class Visitor, maybe_const<goal> Goal>
void fields(Visitor& v, Goal& parts) {
  v.part("target", parts.target);
  v.part("actual", parts.actual);
}

template <class Visitor, maybe_const<total_line> Total>
void fields(Visitor& v, Total& total) {
  v.part("label", total.label);
  v.part("weight", total.weight, column::weight);
  v.part("score", total.score, column::score);
  v.part("grade", total.grade);
}

template <class Visitor, maybe_const<trouble> Trouble>
void fields(Visitor& v, Trouble& parts) {
  v.name("kind", parts.kind);
  v.text("at", parts.at);
  v.text("found", parts.found);
  v.text("expected", parts.expected);
  v.text("advice", parts.advice);
}

template <class Visitor, maybe_const<unclear_column> Unclear>
void fields(Visitor& v, Unclear& parts) {
  v.name("question", parts.question);
  v.part("header", parts.header);
}

template <class Visitor, maybe_const<own_unit> Own>
void fields(Visitor& v, Own& parts) {
  v.text("name", parts.name);
  v.object("meaning", parts.meaning);
}

template <class Visitor, maybe_const<form> Form>
void fields(Visitor& v, Form& parts) {
  v.whole("index", parts.index);
  v.name("kind", parts.kind);
  v.part("title", parts.title);
  v.part("project", parts.project);
  v.part("department", parts.department);
  v.part("unit", parts.unit);
  v.part("year_cell", parts.year_cell);
  v.year("year", parts);
  v.own_units("own_units", parts.own_units);
  v.money("money", parts.money);
  v.columns("has", parts.has);
  v.object("headers", parts.headers);
  v.list("budget", parts.budget);
  v.object("goal", parts.goal);
  v.list("indicators", parts.indicators);
  v.list("subtotals", parts.subtotals);
  v.object("total", parts.total);
  v.part("common_reason", parts.common_reason);
  v.list("extras", parts.extras);
  v.list("unclear_columns", parts.unclear_columns);
  v.list("troubles", parts.troubles);
}

}  // namespace json
}  // namespace v0
}  // namespace perfeval
