// Amounts next to their labels in a row, with them in one cell, or several in a sentence.
#pragma once

#include "recognise/draft.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

// 年度资金总额：20, 其中：财政拨款 20万元: a label and its amount in one cell. Nothing if the text is not both.
struct money_pair {
  std::string_view label, amount;
};
std::optional<money_pair> labelled_amount(const laid_cell& cell, const limits& bounds);

// 854万（高标准农田建设400万元，示范建设454万元）: the amount before its parts, the text if there are none.
std::string_view before_parts(std::string_view text);

// A label with its value, wherever they are.
struct fund_pair {
  table_cell label_source, value_source;
  std::string label;  // its key
  perfeval::place label_place, value_place;
  bool inside = false;  // both in one cell

  explicit fund_pair(const words::spelled& name) : label(name.key), found_(name) { found_.key = {}; }
  // The label with the words found in it.
  [[nodiscard]] words::spelled spelled() const {
    words::spelled made = found_;
    made.key = label;
    return made;
  }

 private:
  words::spelled found_;  // without its key, which moves with the pair
};

std::vector<fund_pair> pairs_in(const laid_row& row, const limits& bounds);

// 资金总额 | 900 | 300: which of them is the amount, only a header could say.
bool is_followed_by_amount(const laid_row& row, const fund_pair& one);

// Amounts next to a blank where a label should be.
std::vector<const laid_cell*> unlabelled_amounts(const laid_row& row, const std::vector<fund_pair>& pairs,
                                                 const limits& bounds);

// Whether a cell may be the label of an amount.
constexpr std::size_t longest_label = 90;
bool may_be_label(const laid_cell& cell);

}  // namespace v0
}  // namespace perfeval
