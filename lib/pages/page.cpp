// The official layout. Its headers have the words of the template of 财预〔2020〕10号; what the recogniser needs to
// tell the parts apart is written as it reads it (recognise/words.cpp).
#include "pages/page.hpp"

#include "pages/columns.hpp"
#include "recognise/words.hpp"
#include "text/utf8.hpp"

#include <perfeval/detail/poll.hpp>
#include <perfeval/read/lexicon.hpp>

#include <algorithm>
#include <utility>

namespace perfeval {
inline namespace v0 {
namespace {

struct pair {
  std::string label;
  const cell* value;
};

// Lays one form out, from the top to the bottom.
class layout {
 public:
  explicit layout(const form& form) : form_(form), funds_(fund_columns(form)), rows_(indicator_columns(form)) {
    width_ = std::max({rows_.size(), funds_.size(), std::size_t{5}}) + 1;  // the first column labels whole tables
    made_.name = std::string(trimmed(form.project.text));
    set_widths();
  }

  page make() {
    heading();
    pairs(head_pairs());
    management();
    funds();
    goals();
    indicators();
    pairs(tail_pairs());
    return std::move(made_);
  }

 private:
  void set_widths();
  void heading();
  std::string title() const;
  void pairs(const std::vector<pair>& all);
  void management();
  void funds();
  void goals();
  void indicators();
  void indicator_header();
  void indicator_row(std::size_t i, bool first);
  void subtotal_row(const subtotal& subtotal);
  void total_row();
  std::vector<pair> head_pairs() const;
  std::vector<pair> tail_pairs() const;
  void add_extras(std::vector<pair>& out, bool below) const;

  page_row& row(bool begins_table = false) {
    made_.rows.push_back({{}, begins_table});
    return made_.rows.back();
  }
  static void put(page_row& out, std::size_t column, std::size_t span, std::string text, role plays,
                  std::size_t down = 1, bool number = false) {
    out.cells.push_back({std::move(text), static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(span),
                         static_cast<std::uint32_t>(down), plays, number});
  }
  // The cell of the form, or an empty one.
  static void put(page_row& out, std::size_t column, std::size_t span, const cell* shown, role plays,
                  std::size_t down = 1, bool number = false) {
    put(out, column, span, shown ? shown->text : std::string(), plays, down, number);
    out.cells.back().shows = shown;
  }
  // The grid columns of a table's columns: one each, the stretching one takes the rest.
  std::vector<std::pair<std::size_t, std::size_t>> spread(const std::vector<page_column>& columns) const {
    std::vector<std::pair<std::size_t, std::size_t>> places;
    std::size_t position = 1;
    for (const auto& column : columns) {
      const std::size_t span = column.stretches ? width_ - columns.size() : 1;
      places.emplace_back(position, span);
      position += span;
    }
    return places;
  }
  bool is_last_of(std::size_t sum_row, const subtotal& sum) const {
    return !sum.rows.empty() && *std::max_element(sum.rows.begin(), sum.rows.end()) == sum_row;
  }
  bool is_row(const subtotal& sum) const {
    return !sum.rows.empty() && !in_heading(sum) && !stands_beside_heading(sum, form_);
  }
  bool heads_rows(const subtotal& sum) const {
    return std::any_of(form_.indicators.begin(), form_.indicators.end(), [&](const indicator& i) {
      return i.level1.text == sum.label.text || i.level2.text == sum.label.text;
    });
  }
  bool in_heading(const subtotal& sum) const {
    return sum.score.content == content::absent && words::points_in(words::key_of(sum.label.text)).has_value();
  }
  bool ends_here(std::size_t i) const {  // a subtotal row follows row i
    return std::any_of(form_.subtotals.begin(), form_.subtotals.end(),
                       [&](const subtotal& s) { return is_row(s) && is_last_of(i + 1, s); });
  }
  bool has_fund_table() const { return !form_.budget.empty() || funds_.size() > 1; }
  bool has_indicator_table() const {
    const auto& has = form_.has;
    return !form_.indicators.empty() || has.weight || has.score || has.target || has.actual;
  }
  bool total_in_head() const {
    const auto name = words::key_of(form_.total.label.text);
    const auto key = spelled(name);
    return !words::is_total(key) && words::label_of(key) == words::label::total_score &&
           form_.total.weight.content == content::absent;
  }
  static bool is_aspect(const extra& extra) {
    return fund_extra_of(extra.label).line == 0 && extra.label.find('/') != std::string::npos;
  }
  [[nodiscard]] words::spelled spelled(const std::string& key) const { return {key, words_.dictionary()}; }
  // 调整目标 between 预期目标 and 实际完成情况.
  bool is_goal(const extra& extra) const {
    const auto name = words::key_of(extra.label);
    const auto key = spelled(name);
    return !extra.value.empty() && (words::is_goal_section(key) || words::is_goal_target(key));
  }
  bool has_a_table(const extra& extra) const {
    return fund_extra_of(extra.label).line != 0 || is_aspect(extra) || is_goal(extra);
  }
  std::size_t column_of(const char* header) const {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (rows_[i].header == header && rows_[i].numbers) return i;
    return rows_.size();
  }

  const form& form_;
  lexicon words_;
  std::vector<page_column> funds_;
  std::vector<page_column> rows_;
  std::size_t width_ = 0;
  page made_;
};

void layout::set_widths() {
  made_.widths.assign(width_, 0);
  made_.widths[0] = 8;
  const auto places = spread(rows_);
  for (std::size_t i = 0; i < rows_.size(); ++i)
    for (std::size_t k = 0; k < places[i].second; ++k)
      made_.widths[places[i].first + k] =
          std::max<std::uint32_t>(6, rows_[i].width / static_cast<std::uint32_t>(places[i].second));
}

void layout::heading() {
  const std::string written = title();
  put(row(), 0, width_, written, role::title);
  const bool year_in_title = words::year_in(words::key_of(written)).has_value();
  if (words::is_year_line(words::key_of(form_.year_cell.text)))
    put(row(), 0, width_, &form_.year_cell, role::line);
  else if (form_.year_cell.empty() && form_.year && !year_in_title)
    put(row(), 0, width_, "（" + std::to_string(*form_.year) + "年度）", role::line);
  if (!has_fund_table() && !form_.money.empty()) put(row(), 0, width_, "单位：" + form_.money, role::line);
}

// The printed title, if it says the kind of the form; else the usual one of that kind, and the printed one in brackets.
std::string layout::title() const {
  const auto says_kind = [&](const std::string& text) {
    const auto key = words::key_of(text);
    return words::is_title(spelled(key)) && words::kind_of_title(spelled(key)) == form_.kind;
  };
  const std::string& printed = form_.title.text;
  if (says_kind(printed)) return printed;
  const std::string usual(words_of(form_.kind, language::zh));
  if (trimmed(printed).empty()) return usual;
  const std::string both = usual + "（" + printed + "）";
  return says_kind(both) ? both : usual;
}

void layout::pairs(const std::vector<pair>& all) {
  const std::size_t left = width_ >= 8 ? 2 : 1;
  const std::size_t half = width_ / 2;
  const auto is_short = [&](std::size_t i) { return i < all.size() && all[i].value->text.size() <= 90; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& out = row(i == 0);
    put(out, 0, left, all[i].label, role::label);
    const bool two = is_short(i) && is_short(i + 1) && (i > 0 || all[i].label != "项目名称");
    put(out, left, (two ? half : width_) - left, all[i].value, role::words);
    if (!two) continue;
    ++i;
    put(out, half, 1, all[i].label, role::label);
    put(out, half + 1, width_ - half - 1, all[i].value, role::words);
  }
}

std::vector<pair> layout::head_pairs() const {
  std::vector<pair> all;
  const auto add = [&](const char* label, const cell& value) {
    if (value.content != content::absent || !value.text.empty()) all.push_back({label, &value});
  };
  add("项目名称", form_.project);
  add("主管部门", form_.department);
  add("实施单位", form_.unit);
  if (!form_.year_cell.empty() && !words::is_year_line(words::key_of(form_.year_cell.text)))
    add("年度", form_.year_cell);
  if (total_in_head()) add(form_.total.label.text.c_str(), form_.total.score);
  add_extras(all, false);
  return all;
}

std::vector<pair> layout::tail_pairs() const {
  std::vector<pair> all;
  const auto score = column_of("得分");
  const bool beside_total =
      form_.total.grade.place.known() && form_.total.grade.place == form_.total.score.place;  // 97.5（优） in one cell
  if (!form_.total.grade.empty() && !beside_total && score + 1 >= rows_.size())
    all.push_back({"自评等级", &form_.total.grade});
  const bool without_table = !has_indicator_table() && !total_in_head();
  if (without_table && form_.total.score.content != content::absent) all.push_back({"自评总分", &form_.total.score});
  if (!form_.common_reason.text.empty()) all.push_back({"偏差大或目标未完成原因分析", &form_.common_reason});
  add_extras(all, true);
  return all;
}

// Labelled cells: above the tables, or below them if they were there.
void layout::add_extras(std::vector<pair>& out, bool below) const {
  const place first = form_.indicators.empty() ? place{} : form_.indicators.front().name.place;
  bool after_funds = false;
  for (const auto& extra : form_.extras) {
    after_funds = after_funds || fund_extra_of(extra.label).line != 0;
    if (has_a_table(extra)) continue;
    const auto name = words::key_of(extra.label);  // another total: below the tables it would be read as the total
    const bool is_total = words::is_total(spelled(name)) || words::label_of(spelled(name)) == words::label::total_score;
    const bool stood_below = !is_total && (after_funds || (first.known() && extra.value.place > first));
    if (stood_below == below) out.push_back({extra.label, &extra.value});
  }
}

// 管理情况 of a transfer: an aspect a row, its cells under their headers.
void layout::management() {
  std::vector<std::string> aspects, headers;
  const auto note = [](std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  };
  const auto slash = [](const std::string& label) { return label.find('/'); };
  for (const auto& extra : form_.extras) {
    if (!is_aspect(extra)) continue;
    note(aspects, extra.label.substr(0, slash(extra.label)));
    note(headers, extra.label.substr(slash(extra.label) + 1));
  }
  if (aspects.empty() || headers.size() + 2 > width_) return;
  const std::size_t first = width_ - headers.size() * ((width_ - 2) / headers.size());
  const std::size_t each = (width_ - first) / headers.size();
  auto& top = row(true);
  put(top, 0, 1, "管理情况", role::label, aspects.size() + 1);
  put(top, 1, first - 1, "", role::label);
  for (std::size_t k = 0; k < headers.size(); ++k) put(top, first + k * each, each, headers[k], role::label);
  for (const auto& aspect : aspects) {
    auto& out = row();
    put(out, 1, first - 1, aspect, role::label);
    for (std::size_t k = 0; k < headers.size(); ++k) {
      const auto found = std::find_if(form_.extras.begin(), form_.extras.end(),
                                      [&](const extra& e) { return e.label == aspect + "/" + headers[k]; });
      put(out, first + k * each, each, found == form_.extras.end() ? nullptr : &found->value, role::words);
    }
  }
}

void layout::funds() {
  if (!has_fund_table()) return;
  const auto places = spread(funds_);
  auto& top = row(true);
  put(top, 0, 1, form_.money.empty() ? "项目资金" : "项目资金\n（" + form_.money + "）", role::label,
      form_.budget.size() + 1);
  for (std::size_t k = 0; k < funds_.size(); ++k)
    put(top, places[k].first, places[k].second, funds_[k].header, role::label);
  for (std::size_t i = 0; i < form_.budget.size(); ++i) {
    auto& out = row();
    for (std::size_t k = 0; k < funds_.size(); ++k) {
      const cell* cell = funds_[k].cell(i);
      put(out, places[k].first, places[k].second, cell, funds_[k].plays, 1,
          cell && funds_[k].numbers && cell->content == content::number);
    }
  }
}

void layout::goals() {
  const auto& [target, actual] = form_.goal;
  if (target.content == content::absent && actual.content == content::absent) return;
  if (actual.content == content::absent) return pairs({{"年度总体目标", &target}});
  std::vector<pair> columns{{"预期目标", &target}};
  for (const auto& extra : form_.extras)
    if (is_goal(extra)) columns.push_back({extra.label, &extra.value});
  columns.push_back({"实际完成情况", &actual});
  if (columns.size() >= width_) return;
  auto& top = row(true);
  put(top, 0, 1, "年度总体目标", role::label, 2);
  const auto column_of = [&](std::size_t k) { return 1 + k * (width_ - 1) / columns.size(); };
  for (std::size_t k = 0; k < columns.size(); ++k)
    put(top, column_of(k), column_of(k + 1) - column_of(k), columns[k].label, role::label);
  auto& out = row();
  for (std::size_t k = 0; k < columns.size(); ++k)
    put(out, column_of(k), column_of(k + 1) - column_of(k), columns[k].value, role::words);
}

void layout::indicator_header() {
  const auto places = spread(rows_);
  const auto sums = static_cast<std::size_t>(
      std::count_if(form_.subtotals.begin(), form_.subtotals.end(), [&](const subtotal& s) { return is_row(s); }));
  std::string section = "绩\n效\n指\n标";
  for (const auto& sum : form_.subtotals)  // the points of the whole table are in its label
    if (in_heading(sum) && !heads_rows(sum)) section = sum.label.text;
  auto& top = row(true);
  put(top, 0, 1, section, role::label, form_.indicators.size() + sums + 1);
  for (std::size_t k = 0; k < rows_.size(); ++k)
    put(top, places[k].first, places[k].second, rows_[k].header, role::label);
}

void layout::indicator_row(std::size_t i, bool first) {
  const auto places = spread(rows_);
  auto& out = row();
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    const auto& column = rows_[k];
    if (!first && column.joins(i)) continue;
    std::size_t down = 1;
    while (i + down < form_.indicators.size() && !ends_here(i + down - 1) && column.joins(i + down)) ++down;
    const cell* cell = column.cell(i);
    put(out, places[k].first, places[k].second, cell, column.plays, down,
        cell && column.numbers && cell->content == content::number);
  }
}

// Weight and score under their columns; one cell covers the columns before them.
void layout::subtotal_row(const subtotal& sum) {
  const auto places = spread(rows_);
  const auto weight = column_of("分值"), score = column_of("得分");
  const auto first = places[std::min({weight, score, rows_.size() - 1})].first;
  auto& out = row();
  const bool says_so = words::is_subtotal(spelled(words::key_of(sum.label.text)));
  put(out, 1, first - 1, sum.label.text + (says_so ? "" : "小计"), role::label);
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (places[k].first < first) continue;
    const figure* value = k == weight ? &sum.weight : k == score ? &sum.score : nullptr;
    put(out, places[k].first, places[k].second, value, role::figure, 1, value && value->has_value());
  }
}

void layout::indicators() {
  if (!has_indicator_table()) return;
  indicator_header();
  bool first = true;
  for (std::size_t i = 0; i < form_.indicators.size(); ++i) {
    detail::poll();
    indicator_row(i, first);
    first = false;
    for (const auto& sum : form_.subtotals)
      if (is_row(sum) && is_last_of(i + 1, sum)) {
        subtotal_row(sum);
        first = true;
      }
  }
  total_row();
}

void layout::total_row() {
  const auto& total = form_.total;
  const bool none = total.weight.content == content::absent && total.score.content == content::absent &&
                    total.label.content == content::absent;
  if (none || total_in_head()) return;
  const auto places = spread(rows_);
  auto weight = column_of("分值"), score = column_of("得分");
  if (score == rows_.size()) score = rows_.size() - 1;
  if (weight == rows_.size() && score > 0 && total.weight.content != content::absent) weight = score - 1;
  const bool beside_score = total.grade.place.known() && total.grade.place == total.score.place;
  const auto first = places[total.weight.content == content::absent ? score : std::min(weight, score)].first;
  auto& out = row();
  put(out, 0, first, words::is_total(spelled(words::key_of(total.label.text))) ? total.label.text : "总分",
      role::label);
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (places[k].first < first) continue;
    const cell* value = k == weight                       ? &total.weight
                        : k == score                      ? static_cast<const cell*>(&total.score)
                        : k == score + 1 && !beside_score ? &total.grade
                                                          : nullptr;
    put(out, places[k].first, places[k].second, value, role::figure, 1,
        value && value != &total.grade && value->content == content::number);
  }
}

}  // namespace

page page_of(const form& form) { return layout(form).make(); }

std::vector<page> pages_of(std::span<const form> forms) {
  std::vector<page> pages;
  for (const auto& form : forms) pages.push_back(page_of(form));
  return pages;
}

std::uint32_t lines_of(const std::string& text, std::uint32_t width) {
  std::uint32_t lines = 1, filled = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [point, length] = utf8::decode(rest);
    rest.remove_prefix(length);
    const std::uint32_t wide = point >= 0x1100 ? 2 : 1;
    if (point == U'\n' || filled + wide > width) {
      ++lines;
      filled = 0;
    }
    if (point != U'\n') filled += wide;
  }
  return lines;
}

}  // namespace v0
}  // namespace perfeval
