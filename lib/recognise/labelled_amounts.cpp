#include "recognise/labelled_amounts.hpp"

#include <algorithm>
#include <iterator>

namespace perfeval {
inline namespace v0 {
namespace {

constexpr std::size_t longest_amount = 40, longest_sentence = 600, longest_fund_label = 42;

// The label as a key: that of its cell, if the label is all of it and no formula.
fund_pair pair_of(const laid_cell& name, std::string_view label) {
  if (label.size() == name.text().size() && label.find('=') == label.npos) return fund_pair(name);
  const auto key = words::key_of(label);
  return fund_pair(words::spelled(key, *name.dictionary));
}

// Where the first digit is, of either width: 5 or ５.
std::size_t first_digit(std::string_view text) {
  const auto narrow = text.find_first_of("0123456789");
  for (auto i = text.find("\xEF\xBC"); i < narrow && i + 2 < text.size(); i = text.find("\xEF\xBC", i + 1))
    if (text[i + 2] >= '\x90' && text[i + 2] <= '\x99') return i;
  return narrow;
}

bool begins_with_digit(std::string_view text) { return first_digit(text) == 0; }

bool ends_with_percent(std::string_view text) { return text.ends_with('%') || text.ends_with("％"); }

bool holds_nothing(const laid_cell& cell) { return cell.blank() || content_of(cell.text()) == content::dash; }

bool is_amount(std::string_view text, const limits& bounds) {
  return text.size() <= longest_amount && read_figure(text, column::amount, "", {}, bounds).has_value();
}

std::string_view without_colon(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view colon : {"：", ":"})
    if (text.ends_with(colon)) text.remove_suffix(colon.size());
  return trimmed(text);
}

// 地方资金 | 市： | 县：: places for parts of the amount, with nothing in them.
bool is_place_for_part(const laid_cell& cell) {
  if (cell.key.size() > 7 || !cell.key.ends_with(':')) return false;
  for (const std::string_view level : {"省", "市", "县", "区", "州", "旗", "乡", "镇"})
    if (cell.key.starts_with(level)) return true;
  return false;
}

// 其中：中央财政补助 | 参见附件1: an amount that stands elsewhere.
bool is_amount_elsewhere(const laid_cell& name, const laid_cell& value) {
  return words::opens_sublines(name.key) && words::fund_of(name) && !value.from_above && value.key.size() <= 60 &&
         (value.key.find("附件") != value.key.npos || value.key.find("附表") != value.key.npos);
}

// 资金总额： | | |, without spans: a line of which nothing is filled in.
bool is_blank_line(const laid_row& row, const laid_cell& name, const laid_cell& value) {
  const auto named = words::fund_of(name);
  return &value == &row.cells.back() && name.key.size() <= longest_fund_label && named &&
         (*named == fund::total || words::opens_sublines(name.key) || name.key.ends_with(':'));
}

// The cell that holds the value of the label at `i`: the next one, or, if merged cells may be lost, the next that is
// filled.
const laid_cell* value_of(const laid_row& row, std::size_t i) {
  std::size_t next = i + 1;
  while (row.lines_up && next + 1 < row.cells.size() && row.cells[next].blank() && row.cells[next].span == 1 &&
         row.cells[i].span == 1)
    ++next;
  return next < row.cells.size() ? &row.cells[next] : nullptr;
}

fund_pair made_pair(const laid_cell& name, std::string_view label, const laid_cell& value, std::string_view text) {
  fund_pair made = pair_of(name, label);
  made.label_source.text = label;
  made.value_source = &name == &value ? table_cell{} : *value.source;
  made.value_source.text = text;
  made.label_place = name.place;
  made.value_place = value.place;
  made.inside = &name == &value;
  return made;
}

// 一 before 、: an ordinal, which belongs to the amount after it.
bool is_ordinal(std::string_view text) {
  constexpr std::string_view numerals = "一二三四五六七八九十";
  text = trimmed(text);
  if (text.empty() || text.size() > 9) return false;
  while (!text.empty()) {
    const std::size_t size = words::is_digit(text.front()) ? 1 : 3;
    const auto found = size == 1 ? 0 : numerals.find(text.substr(0, size));
    if (found == numerals.npos || found % 3 != 0) return false;
    text.remove_prefix(std::min(size, text.size()));
  }
  return true;
}

// Where one amount of a sentence ends and the next begins: ，；、 and line ends, but no comma within a number; brackets
// as well if they hold amounts of their own.
std::size_t next_separator(std::string_view text, std::size_t& size, bool brackets) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    size = 0;
    for (const std::string_view mark : {"，", "；", "、", "。", ";", ",", "\n"})
      if (text.substr(i).starts_with(mark)) size = mark.size();
    for (const std::string_view mark : {"（", "）", "(", ")"})
      if (brackets && text.substr(i).starts_with(mark)) size = mark.size();
    const bool digits = i > 0 && text[i - 1] >= '0' && text[i - 1] <= '9' && i + size < text.size() &&
                        text[i + size] >= '0' && text[i + size] <= '9';
    const bool ordinal = size != 0 && text.substr(i).starts_with("、") && is_ordinal(text.substr(0, i));
    if (size != 0 && !ordinal && !(digits && text[i] == ',')) return i;
  }
  size = 0;
  return text.size();
}

// 年度资金总额：36.5万元，其中：中央资金20万元、省级资金16.5万元: every part is a label with an amount. Empty if not.
std::vector<fund_pair> pairs_of_sentence(const laid_cell& cell, const limits& bounds, bool brackets) {
  std::vector<fund_pair> found;
  for (std::string_view left = cell.text(); !left.empty();) {
    std::size_t size = 0;
    const auto end = next_separator(left, size, brackets);
    const auto part = trimmed(left.substr(0, end));
    left.remove_prefix(end + size);
    if (part.empty()) continue;
    table_cell source;
    source.text = std::string(part);
    const auto key = words::key_of(source.text);
    const auto both = labelled_amount(laid_cell(source, key, cell.place, *cell.dictionary), bounds);
    if (!both) return {};
    const auto name = words::key_of(both->label);
    if (const words::spelled label(name, *cell.dictionary);
        !words::fund_of(label) && words::fund_meaning(label) == words::meaning::unknown)
      return {};  // 完成设计费结算532万元: a goal
    const auto shift = static_cast<std::size_t>(both->label.data() - source.text.data());
    found.push_back(made_pair(cell, part.substr(shift, both->label.size()), cell, both->amount));
  }
  return found.size() > 1 ? found : std::vector<fund_pair>{};
}

std::vector<fund_pair> pairs_of_sentence(const laid_cell& cell, const limits& bounds) {
  if (cell.is_figure || cell.text().size() > longest_sentence || !words::holds_digit(cell.key)) return {};
  auto found = pairs_of_sentence(cell, bounds, false);
  return found.empty() ? pairs_of_sentence(cell, bounds, true) : found;
}

// 其中：财政拨款 | 854万854万（…）: money that cannot be read.
bool is_spoilt_amount(const laid_cell& name, std::string_view text) {
  text = trimmed(text);
  const auto amount = before_parts(text);
  return words::fund_of(name) && begins_with_digit(text) && amount.size() < text.size() &&
         (amount.ends_with("万") || amount.ends_with("元"));
}

}  // namespace

bool may_be_label(const laid_cell& cell) {
  return !cell.blank() && !cell.is_figure && cell.key.size() <= longest_label && !cell.from_above;
}

std::string_view before_parts(std::string_view text) {
  text = trimmed(text);
  const auto bracket = std::min(text.find("（"), text.find('('));
  const bool parts = bracket != text.npos && begins_with_digit(text) && first_digit(text.substr(bracket)) != text.npos;
  return parts ? trimmed(text.substr(0, bracket)) : text;
}

namespace {

// 执行率95%.
bool is_rate_of(const laid_cell& cell, std::string_view label, std::string_view text, const limits& bounds) {
  if (!ends_with_percent(text) || !read_figure(text, column::rate, "", {}, bounds).has_value()) return false;
  const auto key = words::key_of(label);
  return words::fund_meaning({key, *cell.dictionary}) == words::meaning::execution_rate;
}

}  // namespace

std::optional<money_pair> labelled_amount(const laid_cell& cell, const limits& bounds) {
  if (cell.is_figure || cell.key.size() > longest_label + longest_amount) return std::nullopt;
  if (!words::holds_digit(cell.key)) return std::nullopt;
  const std::string_view text = cell.text();
  for (const std::string_view colon : {"：", ":"}) {
    const auto position = text.rfind(colon);
    if (position == text.npos || position == 0) continue;
    const auto amount = trimmed(text.substr(position + colon.size()));
    const bool rate = ends_with_percent(amount) && read_figure(amount, column::rate, "", {}, bounds).has_value();
    if (rate || is_amount(amount, bounds)) return money_pair{trimmed(text.substr(0, position)), amount};
  }
  auto position = first_digit(text);
  for (const std::string_view sign : {"￥", "¥"}) position = std::min(position, text.find(sign));
  if (position == text.npos || position == 0) return std::nullopt;
  const auto label = without_colon(text.substr(0, position));
  if (const auto rest = trimmed(text.substr(position));
      !is_amount(rest, bounds) && !is_rate_of(cell, label, rest, bounds))
    return std::nullopt;
  const auto last = label.empty() ? '(' : label.back();
  if (last == '(' || label.ends_with("（") || last == '=' || last == '-') return std::nullopt;
  return money_pair{label, trimmed(text.substr(position))};
}

namespace {

// 其中：财政拨款 | 乡村振兴补助资金（少数民族发展任务）50: the amount of the label before it, with its fund.
std::optional<money_pair> named_again(const laid_row& row, std::size_t i, const limits& bounds) {
  const auto& name = row.cells[i];
  if (i + 1 >= row.cells.size() || row.cells[i + 1].is_figure || !words::holds_digit(row.cells[i + 1].key))
    return std::nullopt;
  const auto named = words::fund_of(name);
  const bool section = words::fund_meaning(name) == words::meaning::section;  // 资金情况 | 年度金额：240
  if (words::holds_digit(name.key) || !named || *named == fund::total || section) return std::nullopt;
  auto both = labelled_amount(row.cells[i + 1], bounds);
  if (!both || words::opens_sublines(row.cells[i + 1].key)) return std::nullopt;
  const auto key = words::key_of(both->label);
  const auto again = words::fund_of({key, *name.dictionary});
  const bool another = again && (*again == fund::total || *again == fund::other || *again == fund::carry_over);
  return another ? std::nullopt : both;
}

// 年度资金总额：50万 | 乡村振兴补助资金50: the same number, with its fund.
bool is_repeated(const laid_row& row, std::size_t i, std::string_view amount, const limits& bounds) {
  const auto next = i + 1 < row.cells.size() ? labelled_amount(row.cells[i + 1], bounds) : std::nullopt;
  const auto number = [](std::string_view text) { return text.substr(0, text.find_first_not_of("0123456789.,")); };
  if (!next || number(next->amount) != number(amount) || words::opens_sublines(row.cells[i + 1].key)) return false;
  const auto key = words::key_of(next->label);  // 预算数：40 | 执行数：40 are two amounts
  const auto named = words::fund_meaning({key, *row.cells[i + 1].dictionary});
  return named != words::meaning::executed && named != words::meaning::annual_budget &&
         named != words::meaning::initial_budget;
}

// 预算年度 | 2023: no amount, though its label speaks of a budget.
bool is_year(const laid_cell& name, const laid_cell& value) {
  return words::label_of(name) == words::label::year && words::year_in(value.key).has_value();
}

// Whether one of the pairs after the first names the total.
bool names_total_after(const std::vector<fund_pair>& found) {
  return found.size() > 1 && std::any_of(found.begin() + 1, found.end(), [](const fund_pair& one) {
           return words::fund_of(one.spelled()) == fund::total;
         });
}

}  // namespace

std::vector<fund_pair> pairs_in(const laid_row& row, const limits& bounds) {
  std::vector<fund_pair> found;
  bool of_table = false;  // the first label is that of the table, and its value beyond a blank
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& name = row.cells[i];
    if (auto sentence = name.from_above ? std::vector<fund_pair>{} : pairs_of_sentence(name, bounds);
        !sentence.empty()) {
      found.insert(found.end(), std::make_move_iterator(sentence.begin()), std::make_move_iterator(sentence.end()));
      continue;
    }
    if (!may_be_label(name) || is_place_for_part(name)) continue;
    if (const auto both = labelled_amount(name, bounds)) {
      found.push_back(made_pair(name, both->label, name, both->amount));
      i += is_repeated(row, i, both->amount, bounds);
      continue;
    }
    if (const auto again = named_again(row, i, bounds)) {
      found.push_back(made_pair(name, name.text(), row.cells[++i], again->amount));
      continue;
    }
    const auto* value = value_of(row, i);
    if (value == nullptr || is_year(name, *value)) continue;
    const bool nothing = holds_nothing(*value) && (value == &row.cells[i + 1] || is_blank_line(row, name, *value));
    const auto is_number = [&] {
      return words::holds_digit(value->key) &&
             (read_figure(value->text(), column::rate, "", {}, bounds).has_value() ||
              is_amount(before_parts(value->text()), bounds) || is_spoilt_amount(name, value->text()));
    };
    const bool place_for_part = words::fund_of(name).has_value() && is_place_for_part(*value);
    if (found.empty()) of_table = name.source->row_span > 1 && value != &row.cells[i + 1];
    if (nothing || value->is_figure || is_number() || place_for_part || is_amount_elsewhere(name, *value))
      found.push_back(made_pair(name, name.text(), *value, place_for_part ? "" : value->text()));
  }
  // 资金金额 over its lines, a blank and 900, before 年度资金总额 | 300: the word of the 900 cannot be read.
  if (of_table && names_total_after(found)) found.erase(found.begin());
  return found;
}

std::vector<const laid_cell*> unlabelled_amounts(const laid_row& row, const std::vector<fund_pair>& pairs,
                                                 const limits& bounds) {
  std::vector<const laid_cell*> found;
  for (std::size_t i = 1; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    const auto& before = row.cells[i - 1];
    const bool taken =
        std::any_of(pairs.begin(), pairs.end(), [&](const fund_pair& p) { return p.value_place == cell.place; });
    if (taken || cell.from_above || !before.blank() || before.from_above) continue;
    if (cell.is_figure || (words::holds_digit(cell.key) && is_amount(cell.text(), bounds))) found.push_back(&cell);
  }
  return found;
}

bool is_followed_by_amount(const laid_row& row, const fund_pair& one) {
  if (one.inside) return false;
  const auto value = std::find_if(row.cells.begin(), row.cells.end(),
                                  [&](const laid_cell& cell) { return cell.place == one.value_place; });
  const auto next = value == row.cells.end() ? value : value + 1;
  return next != row.cells.end() && next->is_figure && !next->from_above && !next->key.ends_with('%');
}

}  // namespace v0
}  // namespace perfeval
