// The amounts of a form that sets targets, where no word of a budget is printed: 下达资金（万元） | 500.
#pragma once

#include "recognise/draft.hpp"
#include "recognise/labelled_amounts.hpp"

#include <vector>

namespace perfeval {
inline namespace v0 {

// A form that says what is to be reached: …绩效目标表, not a 自评表.
bool sets_targets(const draft& draft);

// Notes the pairs of a row whose labels end with a word for money, before any line of the budget.
void note_lone_amounts(draft& draft, const laid_row& row, const std::vector<fund_pair>& pairs);

// The one amount of the form, with its parts, is the budget; nothing is if there are several.
void settle_lone_amounts(draft& draft);

}  // namespace v0
}  // namespace perfeval
