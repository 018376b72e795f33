/// The default pack `cn-mof-2020`, built in C++ so that the header-only half can score and audit on its own.
///
/// The national rule (财预〔2020〕10号) sets the frame: execution 10, output 50, benefit 30, satisfaction 10; a target
/// that is reached earns full points, one that is not earns its share; three tiers; grades 90/80/60. Whatever it leaves
/// open is decided in docs/rules.md, value by value.
#pragma once

#include <perfeval/rule/pack.hpp>

namespace perfeval {
inline namespace v0 {

/// The pack, made once and never changed: what borrows it stays valid for the life of the program. To change a
/// parameter, copy it: `pack rules = cn_mof_2020();`.
/// Source: 财预〔2020〕10号 项目支出绩效评价管理办法; values observed in practice are marked in their clauses.
const pack& cn_mof_2020();

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/rule/impl/cn_mof_2020.ipp>
#endif
