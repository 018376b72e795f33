/// The record of a scorecard as a tree: every point traced to its cells, rule, clause, x, piece, exact value and
/// rounding; rendered as text, JSON or HTML. Scoring does not include this file: the record is always kept, and the
/// tree is built from it on request.
#pragma once

#include <perfeval/language.hpp>
#include <perfeval/number_words.hpp>
#include <perfeval/rule/clause.hpp>
#include <perfeval/score/scorecard.hpp>
#include <perfeval/source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A node: its subject, its value, the source of the value, and the nodes it depends on.
struct explanation {
  std::string title;             ///< "indicators[3] 满意度", "actual"; 第3项指标 满意度, 完成
  std::string value;             ///< in words
  std::optional<clause> source;  ///< of a point or a bound
  place cell;                    ///< the cell; unknown for a computed value
  std::optional<ratio>
      adds;  ///< the points that this node adds to its parent; absent if they are open or it adds nothing
  std::vector<explanation> children;  ///< in the order of the form
};

/// The parameter of the pack that an entry is: "quant.at_least"; for the row's own rule "rows[2]".
std::string parameter_of(rule_entry entry, const indicator& row, const pack& rules);
/// The piece of the curve that gave points; nullptr if no single piece did. It lives in the pack.
const segment* piece_of(const asked_rule& asked, const indicator& row, const pack& rules);

/// The scorecard as a tree with the total at the root, in words of one language. `only_row` selects one indicator (from
/// 1); 0 means all. `fractions` says how its texts write a number without an end; `adds` is always exact.
///
/// If the total is exact, `adds` of the root is the total, and so is the exact sum of its children's `adds`.
/// Errors: invalid_value if the form has no such indicator, or the card is not that of the form under the pack
///         (belongs_to).
explanation explanation_of(const scorecard& card, const form& form, const pack& rules,
                           whole_of<std::uint32_t> only_row = 0, language language = language::en,
                           fractions fractions = fractions::near);

/// One line per node, indented by branches; places and citations are in the language.
std::string to_text(const explanation& tree, language language = language::en);
/// {"title", "value", "adds", "source", "cell", "children"}, omitting keys without a value; numbers are exact strings.
std::string to_json(const explanation& tree);
/// An HTML fragment: nested `<details>`, with the rows collapsed.
std::string to_html(const explanation& tree, language language = language::en);

/// The record of one line on one line of text, with exact numbers; `name` is its field (indicators[3].score).
std::string explain(const line& row, const std::string& name, const pack& rules);
/// to_text(explanation_of(…)).
std::string explain(const scorecard& card, const form& form, const pack& rules, whole_of<std::uint32_t> only_row = 0,
                    language language = language::en, fractions fractions = fractions::near);

}  // namespace v0
}  // namespace perfeval

#if !defined(PERFEVAL_COMPILED_CORE)
#include <perfeval/score/impl/explain.ipp>
#include <perfeval/score/impl/explain_text.ipp>
#endif
