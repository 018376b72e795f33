#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/audit/impl/repair_bench.ipp>
#include <perfeval/audit/impl/repair_cells.ipp>
#include <perfeval/audit/impl/repair_moves.ipp>
#include <perfeval/audit/repair.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/poll.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::repairing {

using repair_bench::bench;
using repair_bench::failure;
using repair_moves::move;

using changes = std::vector<move>;

inline constexpr std::size_t most_cells = 3;       ///< of a repair found by the search
inline constexpr std::size_t most_trials = 400;    ///< of the search, on a form of usual size
inline constexpr std::size_t most_work = 100'000;  ///< rows and lines that all trials together look at: see trials_for
inline constexpr std::size_t most_repairs = 12;    ///< that are proposed
inline constexpr std::size_t most_corrected = 24;  ///< cells, one check after the other

inline bool changes_cell(const changes& made, const field& cell) {
  return std::any_of(made.begin(), made.end(), [&cell](const move& m) { return m.cell == cell; });
}

/// The same changes in another order are the same repair.
inline changes with_move(const changes& made, const move& more) {
  changes all = made;
  const auto place =
      std::upper_bound(all.begin(), all.end(), more, [](const move& a, const move& b) { return a.cell < b.cell; });
  all.insert(place, more);
  return all;
}

inline bool same(const changes& a, const changes& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), repair_moves::is_same);
}

inline bool lists(const std::vector<changes>& all, const changes& one) {
  return std::any_of(all.begin(), all.end(), [&one](const changes& other) { return same(one, other); });
}

/// What the audit says about a cell: the slip that it names there, and whether other findings follow from it.
class evidence {
 public:
  explicit evidence(const form_audit& found) {
    for (const finding& f : found.findings) {
      if (!f.explained_by.empty()) {
        roots_.push_back(f.explained_by.field);
        continue;
      }
      if (f.diagnosis == diagnosis::none || f.diagnosis == diagnosis::unknown) continue;
      if (f.diagnosis == diagnosis::copied_cell || f.diagnosis == diagnosis::stale_total || f.candidates.empty())
        slips_[f.field] = f.diagnosis;
      else
        slips_[f.candidates.front().field] = f.diagnosis;
    }
    for (const finding& f : found.findings)
      if (f.diagnosis != diagnosis::copied_cell && f.diagnosis != diagnosis::stale_total && f.candidates.size() == 1)
        named_.push_back(f.candidates.front().field);
    std::sort(roots_.begin(), roots_.end());
    std::sort(named_.begin(), named_.end());
  }

  void apply(move& m) const {
    const auto known = slips_.find(m.cell);
    if (m.slip == diagnosis::unknown && known != slips_.end()) {
      m.slip = known->second;
      m.weight = std::min(m.weight, repair_moves::weight_of(m.slip, repair_moves::is_result(m.cell)));
    }
    if (has(roots_, m.cell)) m.weight -= 1;
    if (has(named_, m.cell)) m.weight -= 2;
  }

 private:
  static bool has(const std::vector<field>& all, const field& one) {
    return std::binary_search(all.begin(), all.end(), one);
  }

  std::map<field, diagnosis> slips_;
  std::vector<field> roots_, named_;  // in order
};

/// Whether the change puts the number of another figure into its cell.
inline bool prints_as(const move& change, const figure& other) {
  const printed_number number = read_printed_number(change.text);
  return number.content == content::number && other.has_value() && number.value == other.value;
}

/// Two scores each of which stands in the place of the other.
inline void name_exchange(changes& made, const form& paper) {
  for (move& a : made)
    for (move& b : made) {
      const figure* there = figure_at(b.cell, paper);
      const figure* here = figure_at(a.cell, paper);
      if (!(a.cell < b.cell) || !here || !there || a.cell.item != b.cell.item || !prints_as(a, *there) ||
          !prints_as(b, *here) || here->value == there->value)
        continue;
      a.slip = b.slip = diagnosis::copied_cell;
      a.weight = b.weight = 0;
    }
}

inline int weight_of(const changes& made) {
  int sum = 0;
  for (const move& m : made) sum += m.weight;
  return sum;
}

/// The trials that a form permits, so that all of them together are bounded: each looks at every row and line, and
/// longer at what fails.
inline std::size_t trials_for(const form& paper, std::size_t failures) {
  constexpr std::size_t of_a_failure = 10;
  const std::size_t looked_at =
      1 + paper.indicators.size() + paper.budget.size() + paper.subtotals.size() + of_a_failure * failures;
  return std::clamp<std::size_t>(most_work / looked_at, 1, most_trials);
}

/// A number of cells that no repair undercuts: each row whose score fails, and each source of funds whose rate does,
/// needs a change in a cell of its own. Rows that share a weight, and rules that are code, do not count.
inline std::size_t least_cells(const std::vector<failure>& failures, const form& paper, const pack& rules) {
  const auto is_code = [](const row_match& one) { return one.rule.code != nullptr; };
  if (std::any_of(rules.rows.begin(), rules.rows.end(), is_code) || rules.quant.at_least.code ||
      rules.quant.at_most.code || rules.quant.equal.code)
    return 1;
  const auto shares_weight = [&paper](std::size_t row) {
    return row < paper.indicators.size() && paper.indicators[row].weight.merged;
  };
  const auto is_total = [&paper](std::size_t line) {
    return line >= paper.budget.size() || paper.budget[line].line == fund::total;  // its rate may be that of the sum
  };
  std::set<std::pair<part, std::uint32_t>> rows;
  for (const auto& [code, field] : failures)
    if ((field.part == part::indicators && field.item == item::score && !shares_weight(field.index - 1U) &&
         !shares_weight(field.index)) ||
        (field.part == part::budget && code == code::rate_mismatch && !is_total(field.index - 1U)))
      rows.emplace(field.part, field.index);
  return std::max<std::size_t>(rows.size(), 1);
}

/// How much of the form a check depends on: amounts and weights come before scores, and these before their sums.
inline constexpr int last_stage = 3;
inline int stage_of(code code) noexcept {
  switch (code) {
    case code::weight_sum:
    case code::negative_value:
    case code::funds_sum:
    case code::rate_mismatch:
      return 0;
    case code::total_mismatch:
    case code::subtotal_mismatch:
      return 2;
    case code::grade_mismatch:
      return last_stage;
    default:
      return 1;
  }
}

inline int first_stage(const std::vector<failure>& failures) {
  int first = last_stage;
  for (const failure& one : failures) first = std::min(first, stage_of(one.code));
  return first;
}

/// The position of the failure with the fewest suggestions, of those up to a stage.
/// Requires: there is one.
inline std::size_t fewest_suggestions(const bench::state& found, int stage) {
  std::size_t best = found.failures.size();
  for (std::size_t i = 0; i < found.failures.size(); ++i)
    if (stage_of(found.failures[i].code) <= stage &&
        (best == found.failures.size() || found.suggested[i].size() < found.suggested[best].size()))
      best = i;
  return best;
}

/// The failed checks that are not sums, then all: a score that is corrected leaves its totals to be corrected.
inline std::pair<std::size_t, std::size_t> left_to_mend(const std::vector<failure>& failures) {
  const auto is_sum = [](const failure& one) {
    return stage_of(one.code) > 1 || one.code == code::weight_sum || one.code == code::funds_sum;
  };
  const auto sums = std::count_if(failures.begin(), failures.end(), is_sum);
  return {failures.size() - static_cast<std::size_t>(sums), failures.size()};
}

/// The gravest severity of each finding, by its code and field.
inline std::map<failure, severity> known_findings(const form_audit& found) {
  std::map<failure, severity> known;
  for (const finding& f : found.findings) {
    const auto [place, added] = known.try_emplace({f.code, f.field}, f.severity);
    if (!added && is_graver(f.severity, place->second)) place->second = f.severity;
  }
  return known;
}

/// The search: sets of one cell, then of two, then of three, each extended by what its failures suggest.
class search {
 public:
  search(const form& paper, const pack& rules, const form_audit& found)
      : paper_(paper),
        rules_(rules),
        found_(found),
        known_(known_findings(found)),
        evidence_(found),
        bench_(paper, rules, found),
        trials_left_(0) {}

  std::vector<changes> repairs() {
    const bench::state start = bench_.state_after({}, true);
    if (start.failures.empty()) return {};
    trials_left_ = trials_for(paper_, start.failures.size());
    open_.push_back({{}, start});
    const std::size_t least = least_cells(start.failures, paper_, rules_);
    for (std::size_t size = 1; least <= most_cells && size <= most_cells && repairs_.empty() && trials_left_ > 0;
         ++size) {
      if (size == 2) exchange_scores();
      extend(size);
    }
    if (repairs_.empty() && least <= most_corrected) correct_in_order(start);
    for (changes& made : repairs_) name_exchange(made, paper_);
    std::stable_sort(repairs_.begin(), repairs_.end(),
                     [](const changes& a, const changes& b) { return weight_of(a) < weight_of(b); });
    if (repairs_.size() > most_repairs) repairs_.resize(most_repairs);
    offer_actual(start);
    return std::move(repairs_);
  }

 private:
  struct node {
    changes made;
    bench::state state;
  };

  /// A full score may be right, and the actual that misses the target wrong. That is less likely than a score that was
  /// given in full and added up, and told after its repairs.
  void offer_actual(const bench::state& start) {
    if (repairs_.empty() || start.failures.size() != 1 || start.failures.front().code != code::full_score_target_missed)
      return;
    const auto actual = bench_.actual_at_target(start.failures.front().field);
    if (!actual || std::any_of(repairs_.begin(), repairs_.end(),
                               [&actual](const changes& made) { return changes_cell(made, actual->cell); }))
      return;
    if (changes made{*actual}; bench_.state_after(made, false).failures.empty() && is_confirmed(made))
      repairs_.push_back(std::move(made));
  }

  /// Every two scores that are blamed, each with the text of the other.
  void exchange_scores() {
    constexpr std::size_t most_scores = 12;
    std::vector<field> blamed;
    for (const finding& f : found_.findings)
      if (f.field.part == part::indicators && f.field.item == item::score && repair_bench::is_repaired(f.code) &&
          blamed.size() < most_scores && std::find(blamed.begin(), blamed.end(), f.field) == blamed.end())
        blamed.push_back(f.field);
    for (std::size_t i = 0; i < blamed.size(); ++i)
      for (std::size_t j = i + 1; j < blamed.size(); ++j) exchange(blamed[i], blamed[j]);
  }

  void exchange(const field& a, const field& b) {
    const std::string left(trimmed(figure_at(a, paper_)->text));
    const std::string right(trimmed(figure_at(b, paper_)->text));
    changes made = with_move({{a, right, diagnosis::copied_cell, 0}}, {b, left, diagnosis::copied_cell, 0});
    if (left == right || trials_left_ == 0) return;
    tried_.push_back(made);
    --trials_left_;
    if (bench_.state_after(made, false).failures.empty() && is_confirmed(made)) repairs_.push_back(std::move(made));
  }

  /// Every node with each of its suggestions; those that leave failures are kept for the next size.
  void extend(std::size_t size) {
    std::vector<node> next;
    for (node& n : open_)
      for (const move& m : suggestions_of(n, size)) {
        if (trials_left_ == 0) return;
        try_with(n, m, next);
      }
    std::stable_sort(next.begin(), next.end(), [](const node& a, const node& b) {
      return std::pair(a.state.failures.size(), weight_of(a.made)) <
             std::pair(b.state.failures.size(), weight_of(b.made));
    });
    open_ = std::move(next);
  }

  void try_with(const node& n, const move& m, std::vector<node>& next) {
    poll();
    changes made = with_move(n.made, m);
    if (lists(tried_, made)) return;
    tried_.push_back(made);
    --trials_left_;
    bench::state state = bench_.state_after(made, false);
    if (!state.failures.empty()) {
      next.push_back({std::move(made), std::move(state)});
    } else if (is_confirmed(made)) {
      repairs_.push_back(std::move(made));
    }
  }

  /// At first what any failure suggests; later what the one with the fewest suggestions does, which every repair must
  /// mend, and the one of those on which no other depends: its cells may have to be right before others can be.
  std::vector<move> suggestions_of(node& n, std::size_t size) {
    if (n.state.suggested.empty()) n.state = bench_.state_after(n.made, true);  // most are never asked
    std::vector<move> all;
    if (size == 1) {
      for (const auto& some : n.state.suggested) add(all, some, n.made);
    } else {
      const std::size_t fewest = fewest_suggestions(n.state, last_stage);
      const std::size_t early = fewest_suggestions(n.state, first_stage(n.state.failures));
      add(all, n.state.suggested[fewest], n.made);
      if (early != fewest) add(all, n.state.suggested[early], n.made);
    }
    std::stable_sort(all.begin(), all.end(), [](const move& a, const move& b) { return a.weight < b.weight; });
    return all;
  }

  void add(std::vector<move>& all, const std::vector<move>& some, const changes& made) const {
    for (move m : some) {
      if (changes_cell(made, m.cell) || is_far_fetched(made, m)) continue;
      evidence_.apply(m);
      all.push_back(std::move(m));
    }
  }

  [[nodiscard]] static bool is_weight(const move& one) noexcept {
    return one.cell.item == item::weight && (one.cell.part == part::indicators || one.cell.part == part::budget);
  }

  /// Whether a weight would be changed together with another one, or with the total of the weights, that says nothing
  /// for it: a total that the rules do not ask for; a weight with a score of zero, which any weight earns.
  [[nodiscard]] bool is_far_fetched(const changes& made, const move& m) const {
    const auto is_total = [this](const move& one) {
      if (!(one.cell == total_field(item::weight))) return false;
      const printed_number sum = read_printed_number(one.text);
      return !(sum.content == content::number && sum.value == rules_.weights.total);
    };
    const auto is_free = [this](const move& one) {
      const figure* score = figure_at({one.cell.part, one.cell.index, item::score}, paper_);
      return is_weight(one) && !(score && score->has_value() && score->value.sign() > 0);
    };
    const auto says_nothing = [&](const move& one) { return is_total(one) || is_free(one); };
    return (says_nothing(m) && std::any_of(made.begin(), made.end(), is_weight)) ||
           (is_weight(m) && std::any_of(made.begin(), made.end(), says_nothing));
  }

  /// Whether the whole audit finds no error or warning that was not there before.
  bool is_confirmed(const changes& made) {
    form changed = paper_;
    for (const move& m : made) repair_cells::put(changed, m.cell, m.text);
    const form_audit after = audit(changed, rules_);
    return std::none_of(after.findings.begin(), after.findings.end(), [this](const finding& f) {
      const bool asks = f.code == code::deduction_without_reason;  // as it should after a deduction
      return f.severity != severity::note && compares_figures(f.code) && !asks && is_new(f);
    });
  }

  [[nodiscard]] bool is_new(const finding& f) const {
    const auto known = known_.find({f.code, f.field});
    return known == known_.end() || is_graver(f.severity, known->second);
  }

  /// One check after the other, each by its likeliest change that leaves fewer failures. Where that leads nowhere,
  /// again without the last change of the least likely kind: another number in place of one that is not a result.
  void correct_in_order(const bench::state& start) {
    constexpr std::size_t most_attempts = 4;
    std::size_t corrections_left = trials_for(paper_, start.failures.size());
    changes avoided;
    for (std::size_t attempt = 0; attempt < most_attempts; ++attempt) {
      changes in_order;
      node n{{}, start};
      while (!n.state.failures.empty() && n.made.size() < most_corrected) {
        auto better = corrected(n, avoided, in_order, corrections_left);
        if (!better) break;
        n = std::move(*better);
      }
      if (n.state.failures.empty() && is_confirmed(n.made)) return repairs_.push_back(std::move(n.made));
      const auto last = std::find_if(in_order.rbegin(), in_order.rend(),
                                     [](const move& m) { return m.weight >= repair_moves::of_input; });
      if (last == in_order.rend()) return;
      avoided.push_back(*last);
    }
  }

  /// The next correction, which is added to those `in_order`; nothing if none leaves less to mend.
  std::optional<node> corrected(node& n, const changes& avoided, changes& in_order, std::size_t& corrections_left) {
    std::optional<node> better;
    move best;
    for (const move& m : suggestions_of(n, 1)) {
      const auto is_it = [&m](const move& other) { return other.cell == m.cell && other.text == m.text; };
      if (std::any_of(avoided.begin(), avoided.end(), is_it)) continue;
      poll();
      if (corrections_left == 0) return std::nullopt;
      --corrections_left;
      changes made = with_move(n.made, m);
      bench::state state = bench_.state_after(made, false);
      if (better && !(left_to_mend(state.failures) < left_to_mend(better->state.failures))) continue;
      better = node{std::move(made), std::move(state)};
      best = m;
    }
    if (!better || left_to_mend(n.state.failures) < left_to_mend(better->state.failures)) return std::nullopt;
    in_order.push_back(std::move(best));
    return better;
  }

  const form& paper_;
  const pack& rules_;
  const form_audit& found_;
  std::map<failure, severity> known_;
  evidence evidence_;
  bench bench_;
  std::vector<node> open_;
  std::vector<changes> tried_;
  std::vector<changes> repairs_;
  std::size_t trials_left_;
};

inline repair written(const changes& made, const form& paper) {
  repair all;
  for (const move& m : made) {
    const cell& there = *cell_at(m.cell, paper);
    all.push_back({name_field(m.cell, paper), there.place, std::string(trimmed(there.text)), m.text, m.slip});
  }
  return all;
}

/// Whether the audit has a finding about figures: without one there is nothing to repair.
inline bool needs_repair(const form_audit& found) {
  return std::any_of(found.findings.begin(), found.findings.end(), [](const finding& f) {
    const bool fails = f.severity != severity::note || !f.explained_by.empty();
    return fails && repair_bench::is_repaired(f.code) && !repair_bench::may_stand(f);
  });
}

}  // namespace detail::repairing

PERFEVAL_INLINE std::vector<repair> repairs_of(const form& paper, const pack& rules, const form_audit& found) {
  std::vector<repair> all;
  for (const finding& f : found.findings)
    if (!has_field(f.field, paper))
      throw invalid_value("the audit is that of another form: it finds " + path_of(f.field, paper));
  if (!detail::repairing::needs_repair(found)) return all;
  for (const auto& made : detail::repairing::search(paper, rules, found).repairs())
    all.push_back(detail::repairing::written(made, paper));
  return all;
}

PERFEVAL_INLINE form repaired(const form& paper, const repair& changes) {
  form changed = paper;
  for (const cell_change& change : changes) {
    const cell* there = cell_at(change.cell.field, paper);
    if (!there) throw invalid_value("the form has no cell " + path_of(change.cell.field, paper) + " to repair");
    if (trimmed(there->text) != change.printed)
      throw invalid_value("the repair is that of another form: " + path_of(change.cell.field, paper) + " is \"" +
                          std::string(trimmed(there->text)) + "\", not \"" + change.printed + "\"");
    detail::repair_cells::put(changed, change.cell.field, change.value);
  }
  return changed;
}

}  // namespace v0
}  // namespace perfeval
