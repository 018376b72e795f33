/// Which category and kind a heading names, by the words of the official form. The recogniser's lexicon holds the same
/// words (a test compares them), and a user's own.
#pragma once

#include <perfeval/form/indicator.hpp>

#include <string_view>

namespace perfeval {
inline namespace v0 {

/// 产出指标, 效益指标(30分), 满意度: the category of an 一级指标. `unknown` if the heading is blank, `other` if it
/// names none of the four.
category heading_category(std::string_view heading);

/// 数量指标, 社会效益, 服务对象满意度指标: the kind of a 二级指标 under a category. `unknown` if the heading is blank
/// and the category does not say it.
kind heading_kind(std::string_view heading, category category);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/form/impl/heading.ipp>
#endif
