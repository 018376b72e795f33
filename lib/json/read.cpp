// JSON to forms: the tree is checked against the keys of json/fields.hpp; whatever is omitted is read from the texts.
#include <perfeval/deadline.hpp>
#include <perfeval/detail/poll.hpp>
#include <perfeval/read/json.hpp>

#include "json/fields.hpp"
#include "json/object_reader.hpp"
#include "json/value.hpp"
#include "tables/time_limit.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace json {
namespace {

// The columns for which a cell is given: those of a form that does not list them.
columns columns_of(const form& form) {
  const auto any = [](const auto& rows, auto part) {
    return std::any_of(rows.begin(), rows.end(),
                       [part](const auto& row) { return (row.*part).content != content::absent; });
  };
  columns has;
  has.initial_budget = any(form.budget, &budget_line::initial_budget);
  has.annual_budget = any(form.budget, &budget_line::annual_budget);
  has.arrived = any(form.budget, &budget_line::arrived);
  has.executed = any(form.budget, &budget_line::executed);
  has.execution_rate = any(form.budget, &budget_line::execution_rate);
  has.execution_weight = any(form.budget, &budget_line::weight);
  has.execution_score = any(form.budget, &budget_line::score);
  has.weight = any(form.indicators, &indicator::weight);
  has.score = any(form.indicators, &indicator::score);
  has.target = any(form.indicators, &indicator::target);
  has.actual = any(form.indicators, &indicator::actual);
  has.reason = any(form.indicators, &indicator::reason);
  return has;
}

// A subtotal covers rows of the form, and a range of points has a lower end and a higher one.
void check_subtotals(context& context, const json_value& source, const key_path& path, form& made) {
  for (std::size_t i = 0; i < made.subtotals.size(); ++i) {
    auto& [label, weight, score, weight_high, rows] = made.subtotals[i];
    const std::string place = path.text() + ".subtotals[" + std::to_string(i + 1) + "]";
    const auto wrong = [&](const char* key, std::string found, std::string expected) {
      context.report(trouble_kind::wrong_value, source.position, place + "." + key, std::move(found),
                     std::move(expected));
    };
    const auto outside = std::find_if(rows.begin(), rows.end(),
                                      [&](std::uint32_t row) { return row == 0 || row > made.indicators.size(); });
    if (outside != rows.end()) {
      wrong("rows", std::to_string(*outside),
            "indicators from 1 to " + std::to_string(made.indicators.size()) + "; the rows were left out");
      rows.clear();
    }
    auto sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    if (const auto twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end()) {
      wrong("rows", std::to_string(*twice) + " twice", "each indicator once; the rows were left out");
      rows.clear();
    }
    if (weight_high && weight.has_value() && *weight_high < weight.value) {
      wrong("weight_high", to_string(*weight_high), "at least the weight " + to_string(weight.value) + "; left out");
      weight_high.reset();
    }
  }
}

form read_form(context& context, const json_value& source, const key_path& path) {
  object_reader reader(context, source, path);
  form made;
  fields(reader, made);
  check_subtotals(context, source, path, made);
  if (!reader.has_given()) made.has = columns_of(made);
  reader.close();
  return made;
}

void check_schema(context& context, const json_value& root) {
  const auto* schema = root.find("schema");
  if (schema == nullptr)
    return context.report(trouble_kind::missing_key, root.position, "", "no \"schema\"", "\"schema\": 1; read as 1");
  if (whole_of<int>(*schema) != 1)
    context.report(trouble_kind::wrong_value, schema->position, "schema", shown(*schema), "1; read as 1");
}

// Form `i` of the list, counted from 0; its index in the document if it has none.
void read_item(context& context, const json_value& item, std::size_t i, std::vector<form>& forms) {
  const key_path path{nullptr, "forms", i + 1};
  if (item.kind != type::object) {
    context.report(trouble_kind::wrong_type, item.position, path.text(), name_of(item.kind), "a form: an object");
    return;
  }
  form& made = forms.emplace_back(read_form(context, item, path));  // whole, or not there
  const auto* index = item.find("index");
  if (index != nullptr && made.index == 0)
    context.report(trouble_kind::wrong_value, index->position, path.text() + ".index", shown(*index),
                   "a number from 1; forms are counted instead");
  if (index == nullptr || made.index == 0) made.index = static_cast<std::uint32_t>(i + 1);
}

void read_items(context& context, const json_value& list, std::vector<form>& forms) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    detail::poll();
    if (forms.size() == context.bounds.forms) {
      context.report(trouble_kind::limit_exceeded, list.items[i].position, key_path{nullptr, "forms", i + 1}.text(),
                     std::to_string(list.items.size()) + " forms",
                     "at most " + to_string(context.bounds.forms) + " (limits.forms); the rest was left out");
      break;
    }
    read_item(context, list.items[i], i, forms);
  }
}

void read_document(std::string_view bytes, const limits& bounds, reading<std::vector<form>>& result) {
  context context{json_lines(bytes), bounds, &result.troubles, {}, {}, {}, {}};
  if (bytes.size() > bounds.bytes) {
    context.report(trouble_kind::limit_exceeded, 0, "", std::to_string(bytes.size()) + " bytes",
                   "at most " + to_string(bounds.bytes) + " (limits.bytes)");
    return;
  }
  const json_tree tree = parse_json(bytes, bounds);
  for (const auto& stop : tree.breaks)
    context.report(stop.limit ? trouble_kind::limit_exceeded : trouble_kind::invalid_json, stop.position, "",
                   stop.found, stop.expected + "; what precedes it was read");
  if (tree.root.kind != type::object) {
    if (tree.breaks.empty())
      context.report(trouble_kind::wrong_type, tree.root.position, "", name_of(tree.root.kind),
                     "an object {\"schema\": 1, \"forms\": […]}");
    return;
  }
  check_schema(context, tree.root);
  const auto* forms = tree.root.find("forms");
  if (forms == nullptr || forms->kind != type::array) {
    if (tree.breaks.empty())
      context.report(trouble_kind::missing_key, tree.root.position, "forms",
                     forms == nullptr ? "no \"forms\"" : name_of(forms->kind), "a list of forms");
    return;
  }
  read_items(context, *forms, result.value);
  static constexpr std::string_view keys[] = {"schema", "forms"};
  for (const auto& [key, value] : tree.root.members)
    if (key != "schema" && key != "forms")
      context.report_unknown(value.position, std::string(key), key, "\"schema\" and \"forms\"", keys);
}

}  // namespace
}  // namespace json

reading<std::vector<form>> read_json(std::string_view bytes, const limits& bounds) {
  reading<std::vector<form>> result;
  const deadline until(bounds.seconds);
  within_time(result.troubles, "the text", [&] { json::read_document(bytes, bounds, result); });
  return result;
}

}  // namespace v0
}  // namespace perfeval
