#include "recognise/finished_forms.hpp"

#include "recognise/completeness.hpp"
#include "recognise/fund_lines.hpp"
#include "recognise/head.hpp"
#include "recognise/indicators.hpp"
#include "recognise/lone_amounts.hpp"
#include "recognise/periods.hpp"
#include "recognise/record.hpp"

#include <utility>

namespace perfeval {
inline namespace v0 {

void finished_forms::add(draft& made) {
  settle_lone_amounts(made);
  if (!is_form(made)) return remember_nearest(made);
  settle_head(made);
  settle_funds(made);
  leave_longer_period(made);
  settle_indicators(made);
  settle_reading(made);
  if (made.short_row && !made.has_total) report_cut(made, made.last_row);
  keep(made);
}

void finished_forms::keep(draft& made) {
  if (found_.forms.size() < bounds_.forms) {
    auto& rows = made.made.indicators;  // a form may be kept for long, and a row takes 1.4 kB
    if (rows.capacity() >= 2 * rows.size()) rows.shrink_to_fit();
    found_.forms.push_back(std::move(made.made));
    found_.readings.push_back(std::move(made.reading));
  } else if (!std::exchange(full_, true)) {
    note({trouble_kind::limit_exceeded, in_words(made.first), "more than " + to_string(bounds_.forms) + " forms",
          "at most " + to_string(bounds_.forms) + " (limits.forms); the rest was left out"});
  }
}

void finished_forms::remember_nearest(const draft& made) {
  if (parts_found(made) <= nearest_) return;
  nearest_ = parts_found(made);
  found_.nearest = made.made.title.text.empty() ? made.made.project.text : made.made.title.text;
  found_.nearest += (found_.nearest.empty() ? "" : ", ") + in_words(made.first);
  found_.lacks = lacking(made);
}

recognition finished_forms::take() {
  for (std::size_t i = 0; i < found_.forms.size(); ++i) found_.forms[i].index = static_cast<std::uint32_t>(i + 1);
  return std::move(found_);
}

}  // namespace v0
}  // namespace perfeval
