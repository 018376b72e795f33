/// The default pack `cn-mof-2020`, built in C++ so that the header-only half scores and audits alone.
///
/// The national rule (财预〔2020〕10号) fixes the frame: execution 10, output 50, benefit 30, satisfaction 10; target
/// reached = full points, not reached = in proportion; three tiers; grades 90/80/60. What it leaves open is decided in
/// docs/rules.md, value by value.
#pragma once

#include <perfeval/rule/pack.hpp>

namespace perfeval {
inline namespace v0 {

/// The pack by value. Two calls give equal packs; nothing is global.
/// Source: 财预〔2020〕10号 项目支出绩效评价管理办法; what is observed in practice is marked so in its clause.
pack cn_mof_2020();

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/rule/impl/cn_mof_2020.ipp>
#endif
