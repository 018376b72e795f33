/// The record of a scorecard as a tree: every point traced to its cells, rule, clause, x, piece, exact value and
/// rounding; rendered as text, JSON or HTML. Scoring does not include this file: the record is always kept, and a tree
/// is made of it on request.
#pragma once

#include <perfeval/rule/clause.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A node: what it is about, its value, where that comes from, and what it rests on.
struct explanation {
  std::string title;               ///< "indicators[3] 满意度", "actual 完成"
  std::string value;               ///< exact
  const clause* source = nullptr;  ///< of the pack, which must outlive the tree; nullptr if none
  place cell;                      ///< the cell; not known for what was computed
  std::optional<ratio>
      adds;  ///< points that this node adds to its parent's; absent where they are open, and on what adds nothing
  std::vector<explanation> children;
};

/// The scorecard as a tree, the total at the root. With `only_row` (from 1) that indicator alone; 0: all.
///
/// Where the total is exact, `adds` of the root is the total, and the children that add, added exactly, are it.
/// Errors: invalid_value where the form has no such indicator.
explanation explanation_of(const scorecard& card, const form& form, const pack& rules, std::uint32_t only_row = 0);

/// One line a node, indented by branches.
std::string to_text(const explanation& tree);
/// {"title", "value", "adds", "source", "cell", "children"}, keys without a value left out; numbers are strings, exact.
std::string to_json(const explanation& tree);
/// A fragment: nested <details>, the rows closed.
std::string to_html(const explanation& tree);

/// A direction as people call it: 正向 (at least), 反向 (at most) …
std::string words_of(direction towards);

/// The record of one line in one line, without an end of line; `name` is its field (indicators[3].score).
std::string explain(const line& row, const std::string& name, const pack& rules);
/// to_text(explanation_of(…)).
std::string explain(const scorecard& card, const form& form, const pack& rules, std::uint32_t only_row = 0);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/explain.ipp>
#include <perfeval/score/impl/explain_text.ipp>
#endif
