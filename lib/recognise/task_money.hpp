// Money beside the indicators: 年度主要任务 | 预算数 | 执行数 | 一级指标 | 指标值, a line of the funds for each task.
#pragma once

#include "recognise/columns.hpp"
#include "recognise/draft.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

class task_money {
 public:
  task_money() = default;
  // The columns of the money, if a form without funds has them before its levels; they become known extras.
  task_money(draft& draft, header& columns);

  // The task or the total of a row: a line, unless it is that of the row above.
  void take(draft& draft, const laid_row& row);

 private:
  header columns_;
  std::size_t label_ = 0;
  std::vector<std::pair<std::size_t, words::meaning>> amounts_;
  place last_;
};

}  // namespace v0
}  // namespace perfeval
