// What a header or a label means that is composed of parts which the lists name: 全年 | 支出 | 总额, 预期 | 指标 |
// 数值. It means something only if every sign of it belongs to a part and a person would be sure of the whole.
#pragma once

#include "recognise/words.hpp"

#include <optional>

namespace perfeval {
inline namespace v0 {
namespace words {

std::optional<meaning> composed_fund_meaning(const division& header);
std::optional<meaning> composed_indicator_meaning(const division& header);
label composed_label(const division& text);
// 全部得分, 绩效总分.
bool is_composed_total(const division& text);

}  // namespace words
}  // namespace v0
}  // namespace perfeval
