// The keys of a form in JSON, once for reading and writing: each function names the parts of one type to a visitor,
// which writes them, or looks them up. Reading follows this order, so what a part needs to be read from its text
// (money, year, level texts) stands before it.
#pragma once

#include <perfeval/form/form.hpp>

#include <array>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace json {

template <class Enum, std::size_t N>
using names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr names<content, 5> content_names{{{content::absent, "absent"},
                                           {content::blank, "blank"},
                                           {content::dash, "dash"},
                                           {content::number, "number"},
                                           {content::unreadable, "unreadable"}}};
// In a cell that is no figure, what is no number is words, and nothing is wrong with it.
constexpr names<content, 6> word_content_names{{{content::absent, "absent"},
                                                {content::blank, "blank"},
                                                {content::dash, "dash"},
                                                {content::number, "number"},
                                                {content::unreadable, "words"},
                                                {content::unreadable, "unreadable"}}};
constexpr names<form_kind, 4> form_kind_names{{{form_kind::project, "project"},
                                               {form_kind::department, "department"},
                                               {form_kind::transfer, "transfer"},
                                               {form_kind::target, "target"}}};
constexpr names<fund, 5> fund_names{{{fund::total, "total"},
                                     {fund::appropriation, "appropriation"},
                                     {fund::carry_over, "carry_over"},
                                     {fund::other, "other"},
                                     {fund::line, "line"}}};
constexpr names<category, 6> category_names{{{category::unknown, "unknown"},
                                             {category::cost, "cost"},
                                             {category::output, "output"},
                                             {category::benefit, "benefit"},
                                             {category::satisfaction, "satisfaction"},
                                             {category::other, "other"}}};
constexpr names<kind, 11> kind_names{{{kind::unknown, "unknown"},
                                      {kind::quantity, "quantity"},
                                      {kind::quality, "quality"},
                                      {kind::timeliness, "timeliness"},
                                      {kind::cost, "cost"},
                                      {kind::economic, "economic"},
                                      {kind::social, "social"},
                                      {kind::ecological, "ecological"},
                                      {kind::sustainability, "sustainability"},
                                      {kind::satisfaction, "satisfaction"},
                                      {kind::other, "other"}}};
constexpr names<statement_kind, 6> statement_kind_names{{{statement_kind::nothing, "nothing"},
                                                         {statement_kind::number, "number"},
                                                         {statement_kind::range, "range"},
                                                         {statement_kind::date, "date"},
                                                         {statement_kind::period, "period"},
                                                         {statement_kind::words, "words"}}};
constexpr names<comparison, 6> comparison_names{{{comparison::none, "none"},
                                                 {comparison::at_least, "at_least"},
                                                 {comparison::above, "above"},
                                                 {comparison::at_most, "at_most"},
                                                 {comparison::below, "below"},
                                                 {comparison::equal, "equal"}}};
constexpr names<dimension, 9> dimension_names{{{dimension::none, "none"},
                                               {dimension::money, "money"},
                                               {dimension::share, "share"},
                                               {dimension::length, "length"},
                                               {dimension::area, "area"},
                                               {dimension::mass, "mass"},
                                               {dimension::volume, "volume"},
                                               {dimension::time, "time"},
                                               {dimension::named, "named"}}};

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

template <class Visitor, class Place>
void fields(Visitor& v, Place& of)
  requires std::is_same_v<std::remove_const_t<Place>, place>
{
  v.whole("table", of.table);
  v.whole("row", of.row);
  v.whole("column", of.column);
}

template <class Visitor, class Unit>
void fields(Visitor& v, Unit& of)
  requires std::is_same_v<std::remove_const_t<Unit>, unit>
{
  v.name("dimension", of.of, dimension_names);
  v.text("base", of.base);
  v.whole("numerator", of.numerator);
  v.whole("denominator", of.denominator);
  v.text("per", of.per);
  v.text("text", of.text);
}

template <class Visitor, class Statement>
void fields(Visitor& v, Statement& of)
  requires std::is_same_v<std::remove_const_t<Statement>, statement>
{
  v.name("kind", of.kind, statement_kind_names);
  v.name("sign", of.sign, comparison_names);
  v.flag("sign_is_word", of.sign_is_word);
  v.flag("sign_is_within", of.sign_is_within);
  v.number("low", of.low);
  v.number("high", of.high);
  v.object("unit", of.in);
  v.day("first", of.first);
  v.day("last", of.last);
  v.flag("by", of.by);
  v.flag("vague", of.vague);
  v.text("qualifier", of.qualifier);
}

template <class Visitor, class Line>
void fields(Visitor& v, Line& of)
  requires std::is_same_v<std::remove_const_t<Line>, budget_line>
{
  v.part("label", of.label);
  v.fund_name("line", of);
  v.depth("depth", of);
  v.part("initial_budget", of.initial_budget, column::amount);
  v.part("annual_budget", of.annual_budget, column::amount);
  v.part("arrived", of.arrived, column::amount);
  v.part("executed", of.executed, column::amount);
  v.part("execution_rate", of.execution_rate, column::rate);
  v.part("weight", of.weight, column::weight);
  v.part("score", of.score, column::score);
  v.part("reason", of.reason);
}

template <class Visitor, class Extra>
void fields(Visitor& v, Extra& of)
  requires std::is_same_v<std::remove_const_t<Extra>, extra>
{
  v.text("label", of.label);
  v.part("value", of.value);
}

template <class Visitor, class Indicator>
void fields(Visitor& v, Indicator& of)
  requires std::is_same_v<std::remove_const_t<Indicator>, indicator>
{
  v.part("level1", of.level1);
  v.part("level2", of.level2);
  v.heading_names(of);  // "category" and "kind"
  v.part("name", of.name);
  v.part("sign", of.sign);
  v.part("target", of.target);
  v.part("unit", of.unit);
  v.part("actual", of.actual);
  v.part("weight", of.weight, column::weight);
  v.part("score", of.score, column::score);
  v.part("reason", of.reason);
  v.flag("under_weighted_parent", of.under_weighted_parent);
  v.list("extras", of.extras);
  v.states("wanted", of.wanted, of.target);
  v.states("found", of.found, of.actual);
}

template <class Visitor, class Subtotal>
void fields(Visitor& v, Subtotal& of)
  requires std::is_same_v<std::remove_const_t<Subtotal>, subtotal>
{
  v.part("label", of.label);
  v.part("weight", of.weight, column::weight);
  v.part("score", of.score, column::score);
  v.maybe_number("weight_high", of.weight_high);
  v.whole_list("rows", of.rows);
}

template <class Visitor, class Goal>
void fields(Visitor& v, Goal& of)
  requires std::is_same_v<std::remove_const_t<Goal>, goal>
{
  v.part("target", of.target);
  v.part("actual", of.actual);
}

template <class Visitor, class Total>
void fields(Visitor& v, Total& of)
  requires std::is_same_v<std::remove_const_t<Total>, total_line>
{
  v.part("label", of.label);
  v.part("weight", of.weight, column::weight);
  v.part("score", of.score, column::score);
  v.part("grade", of.grade);
}

template <class Visitor, class Trouble>
void fields(Visitor& v, Trouble& of)
  requires std::is_same_v<std::remove_const_t<Trouble>, trouble>
{
  v.text("kind", of.kind);
  v.text("at", of.at);
  v.text("found", of.found);
  v.text("expected", of.expected);
}

template <class Visitor, class Form>
void fields(Visitor& v, Form& of)
  requires std::is_same_v<std::remove_const_t<Form>, form>
{
  v.whole("index", of.index);
  v.name("kind", of.of, form_kind_names);
  v.part("title", of.title);
  v.part("project", of.project);
  v.part("department", of.department);
  v.part("unit", of.unit);
  v.part("year_cell", of.year_cell);
  v.year("year", of);
  v.money("money", of.money);
  v.columns("has", of.has);
  v.list("budget", of.budget);
  v.object("goal", of.goal);
  v.list("indicators", of.indicators);
  v.list("subtotals", of.subtotals);
  v.object("total", of.total);
  v.part("common_reason", of.common_reason);
  v.list("extras", of.extras);
  v.list("troubles", of.troubles);
}

}  // namespace json
}  // namespace v0
}  // namespace perfeval
