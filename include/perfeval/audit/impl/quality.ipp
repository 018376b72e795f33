#pragma once

#include <perfeval/audit/impl/characters.ipp>
#include <perfeval/audit/impl/digit_width.ipp>
#include <perfeval/audit/impl/left_over.ipp>
#include <perfeval/audit/quality.hpp>
#include <perfeval/audit/spending.hpp>
#include <perfeval/detail/config.hpp>
#include <perfeval/detail/spaceless.hpp>
#include <perfeval/detail/utf8.hpp>
#include <perfeval/impl/printed.ipp>
#include <perfeval/score/impl/row_reading.ipp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::quality {

using namespace digit_widths;

/// Half- or full-width digits.
inline bool has_digit(std::string_view text) noexcept {
  std::size_t bytes = 1;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (digit_at(text, i, bytes) != digit_width::none) return true;
  return false;
}

/// A percentage as a share: the target in its own unit or that of its column, name, or (bare) the actual.
inline std::optional<ratio> percentage(const indicator& row, const form& form) {
  if (row.wanted.kind != statement_kind::number) return std::nullopt;
  const auto own = row.wanted.unit.dimension;
  if (own != dimension::none && own != dimension::share) return std::nullopt;  // as most
  const unit column_unit = own == dimension::none ? unit_beside(row, form) : unit{};
  const bool bare = own == dimension::none && column_unit.dimension == dimension::none;
  if (bare && row.found.unit.dimension == dimension::none)
    return row_reader::is_satisfaction(row) ? row_reader::bare_share(row.wanted.low) : std::nullopt;
  const unit none;
  const row_reader::taken_unit taken(row.wanted.unit, bare ? row.found.unit : none, column_unit);
  return taken.unit().dimension == dimension::share ? taken.in_base(row.wanted.low) : std::nullopt;
}

/// Whether the target is a percentage below 100 %.
inline bool is_share_below_one(const indicator& row, const form& form) {
  const unit& own = row.wanted.unit;
  const bool printed = own.dimension == dimension::share && own.numerator == 1;
  if (printed && row.wanted.kind == statement_kind::number) return row.wanted.low < decimal(own.denominator);
  const auto share = percentage(row, form);
  return share && *share < ratio(1);
}

inline void check_operator(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  if (row.wanted.sign != comparison::none) return;
  if (!row.sign.empty() && read_sign(row.sign.text) != comparison::none) return;
  if (is_share_below_one(row, exam.paper()))
    exam.report(code::operator_missing, severity::note, row_field(i, item::target));
}

/// Requires: the target is in words.
inline void check_echo(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const spaceless packed(row.target.text);
  const std::string_view target = packed.text();
  const bool bounded_loosely = row.wanted.vague && has_digit(target);  // 约100人 has a number; 逐步改善 has none
  if (bounded_loosely || target.empty() || row_reader::is_yes_or_no(target)) return;
  if (exam.rules().vocabulary.find_scale(target) || target != spaceless(row.actual.text).text()) return;
  exam.report(code::target_echo, severity::note, row_field(i, item::actual));
}

inline void check_satisfaction(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const row_reading& reading = exam.card().rows[i].reading();
  const ratio* actual = reading.value();
  if (!actual || !row_reader::is_satisfaction(row) || reading.direction == direction::within ||
      row.found.sign != comparison::none)
    return;
  if (*actual == reading.low && is_share_below_one(row, exam.paper()))
    exam.report(code::satisfaction_equals_target, severity::note, row_field(i, item::actual));
}

inline void check_target(examination& exam, std::size_t i) {
  const indicator& row = exam.paper().indicators[i];
  const field here = row_field(i, item::target);
  if (is_placeholder(row)) return;
  const bool in_words = row.wanted.kind == statement_kind::words;
  if (in_words && exam.rules().vocabulary.find_scale(spaceless(row.target.text).text()))
    exam.report(code::target_is_scale, severity::note, here);
  const bool costs = row.kind == kind::cost && !row.target.empty() && row.target.content != content::dash;
  if (costs && !has_digit(row.target.text)) exam.report(code::cost_not_numeric, severity::note, here);
  if (in_words) check_echo(exam, i);
  check_operator(exam, i);
  check_satisfaction(exam, i);
}

/// Whether forms list a kind under a category: where the official form does, or as older and newer forms do.
inline bool belongs(kind kind, category category) noexcept {
  if (!is_official(category) || category_of(kind) == category) return true;
  if (category == category::output) return kind == kind::cost;
  return category == category::cost &&  // 经济成本, 社会成本, 生态环境成本
         (kind == kind::economic || kind == kind::social || kind == kind::ecological);
}

/// Why the row is in the wrong place; nothing if it is not.
/// `seen`: the classes of letters in its name.
inline std::optional<misfiling> misfiled(const indicator& row, const form& form, std::uint8_t seen) {
  const bool counted_kind = row.kind == kind::quantity || row.kind == kind::quality || row.kind == kind::timeliness;
  const auto own = row.wanted.unit.dimension;
  if (counted_kind && row_reader::is_number(row.wanted) &&
      (own == dimension::none ? unit_beside(row, form).dimension : own) == dimension::money)
    return misfiling::money;
  const bool known =
      row.kind != kind::unknown || (row.category != category::unknown && row.category != category::other);
  if (known && (seen & letters::satisfied) != 0 && !row_reader::is_satisfaction(row) &&
      row.name.text.find("满意") != std::string::npos)
    return misfiling::satisfaction;
  const bool classified = row.kind != kind::unknown && row.kind != kind::other;
  return classified && !belongs(row.kind, row.category) ? std::optional(misfiling::category) : std::nullopt;
}

/// Whether a row that has a weight states the same as an earlier one. A name over the rows of both is printed once.
inline bool is_duplicate(const indicator& a, const indicator& b) {
  if (a.name.place.known() && a.name.place == b.name.place) return false;
  const bool alike = a.kind == b.kind && a.category == b.category && !a.name.empty() &&
                     a.wanted.kind == b.wanted.kind &&
                     a.wanted.low == b.wanted.low;  // cheap, and implied by equal texts
  return alike && bare_name(a.name.text) == bare_name(b.name.text) &&
         spaceless(a.target.text).text() == spaceless(b.target.text).text();
}

/// Adds a text to a hash, by its letters, digits and Chinese characters alone: spaces do not count.
inline void add_letters(std::uint64_t& hash, std::string_view text) noexcept {
  constexpr std::uint64_t prime = 1099511628211U;
  const auto byte = [text](std::size_t i) { return char32_t{static_cast<unsigned char>(text[i])}; };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t first = byte(i);
    const bool ideograph = first - 0xE4U <= 0xE9U - 0xE4U && text.size() - i >= 3 &&
                           ((byte(i + 1) ^ 0x80U) | (byte(i + 2) ^ 0x80U)) < 0x40U;
    if (ideograph)
      hash = (hash ^ (first << 16U | byte(i + 1) << 8U | byte(i + 2))) * prime;
    else if (is_latin(first) || is_digit(first))
      hash = (hash ^ first) * prime;
    i += ideograph ? 3 : 1;
  }
}

/// Equal for rows that are duplicates: of kind, and of the number in the target or, without one, of its words.
inline std::uint64_t likeness_of_target(const indicator& row) {
  std::uint64_t hash = static_cast<std::uint64_t>(row.kind) << 16U | static_cast<std::uint64_t>(row.category) << 8U |
                       static_cast<std::uint64_t>(row.wanted.kind);
  const integer digits = access::coefficient(row.wanted.low);
  if (is_zero(digits) || !both_fit_64(digits, digits)) {
    add_letters(hash, row.target.text);
    return hash;
  }
  std::int64_t number = short_value(digits);
  std::int32_t scale = row.wanted.low.scale();
  for (; number % 10 == 0; number /= 10) --scale;  // 12.50 is 12.5
  constexpr std::uint64_t prime = 1099511628211U;
  return ((hash ^ static_cast<std::uint64_t>(number)) * prime ^ static_cast<std::uint64_t>(scale + 1)) * prime;
}

/// Likewise of the name.
inline std::uint64_t likeness_of_name(const indicator& row) {
  std::string numbered;
  std::uint64_t hash = 0;
  const std::string_view name = row.name.text;
  const bool plain = !name.empty() && printed_text::begins_a_word(name) && !name.starts_with("指");
  add_letters(hash, plain ? name : std::string_view(numbered = bare_name(name)));  // 指标1：, or spaces before it
  return hash;
}

/// The texts that duplicates have in common.
inline std::string repeated_texts(const indicator& row) {
  return bare_name(row.name.text) + "\n" + without_spaces(row.target.text);
}

/// A few letters of a name as a number: equal for names that are equal.
inline std::uint64_t sketch_of(std::string_view name) noexcept {
  constexpr std::uint64_t prime = 11400714819323198485U;
  std::uint64_t first = 0, last = 0;
  if (name.size() >= sizeof first) {
    std::memcpy(&first, name.data(), sizeof first);
    std::memcpy(&last, name.data() + name.size() - sizeof last, sizeof last);
  } else {
    std::memcpy(&first, name.data(), name.size());
  }
  return ((first * prime ^ last) + name.size()) * prime;
}

/// Likewise of the name of a row, spaces and 指标1： aside.
inline std::uint64_t sketch_of_name(const indicator& row, std::uint8_t seen) {
  const std::string_view name = row.name.text;
  const bool numbered = name.size() >= 3 && name[0] == '\xE6' && name[1] == '\x8C' && name[2] == '\x87';  // 指
  if ((seen & letters::space) == 0 && !numbered) return sketch_of(name);
  const spaceless packed(name);
  return sketch_of(packed.text().substr(examining::numbering(packed.text())));
}

inline bool has_weight(const indicator& row) noexcept { return row.weight.has_value() && row.weight.value.sign() > 0; }

/// Whether two rows with a weight may have one name: of most forms none have.
inline bool may_repeat(examination& exam) {
  std::array<std::uint64_t, 64> seen{};  // a bit for each value of the last bits of a sketch
  for (std::size_t i = 0; i < exam.rows(); ++i) {
    const indicator& row = exam.paper().indicators[i];
    if (row.name.empty() || !has_weight(row)) continue;
    const std::uint64_t sketch = sketch_of_name(row, exam.glance(i).name) >> 52U;
    std::uint64_t& word = seen[sketch / 64];
    const std::uint64_t bit = std::uint64_t{1} << sketch % 64;
    if ((word & bit) != 0) return true;
    word |= bit;
  }
  return false;
}

using keyed_row = std::pair<std::uint64_t, std::uint32_t>;  ///< a likeness, and the position of its row

/// Passes on the rows of each likeness that several have.
template <class Use>
void for_alike(std::span<keyed_row> rows, const Use& use) {
  std::sort(rows.begin(), rows.end());
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    while (end < rows.size() && rows[end].first == rows[begin].first) ++end;
    if (end - begin > 1) use(rows.subspan(begin, end - begin));
  }
}

/// For each row the number of the first row that it repeats, counted from 1; 0 if there is none.
inline void find_repeated(const std::vector<indicator>& rows, std::vector<keyed_row>& keys,
                          std::vector<std::uint32_t>& first) {
  keys.clear();
  keys.reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    if (has_weight(rows[i])) keys.emplace_back(likeness_of_target(rows[i]), i);
  first.assign(rows.size(), 0);
  const auto compare = [&](std::span<const keyed_row> alike) {
    std::unordered_map<std::string, std::uint32_t> told;  // rows that are alike are seldom many, but may be
    for (const keyed_row& one : alike) {
      const std::uint32_t row = one.second;
      const std::uint32_t earlier = told.try_emplace(repeated_texts(rows[row]), row).first->second;
      if (earlier != row && is_duplicate(rows[earlier], rows[row])) first[row] = earlier + 1;
    }
  };
  for_alike(keys, [&](std::span<keyed_row> same_target) {
    for (keyed_row& one : same_target) one.first = likeness_of_name(rows[one.second]);
    for_alike(same_target, compare);
  });
}

inline void report_duplicate(examination& exam, std::size_t i, std::uint32_t first) {
  finding& f = exam.report(code::duplicate_indicator, severity::warning, row_field(i, item::whole));
  f.candidates.push_back(name_field(row_field(first - 1, item::whole), exam.paper()));
}

inline bool scores_execution(const form& form) {
  const budget_line* total = total_budget_line(form);
  return total && (total->weight.has_value() || total->score.has_value());
}

/// `repeats`: the number of the first row that it repeats, 0 if there is none.
inline void check_row(examination& exam, std::size_t i, std::uint32_t repeats) {
  const indicator& row = exam.paper().indicators[i];
  const field here = row_field(i, item::whole);
  if (is_placeholder(row)) {
    exam.report(code::placeholder_indicator, severity::note, here);
    return;
  }
  const std::uint8_t seen = exam.glance(i).name;
  if (const auto reason = misfiled(row, exam.paper(), seen))
    exam.report(code::indicator_misfiled, severity::note, here).detail = *reason;
  const bool told_apart = repeats != 0 && left_over::may_hold(exam.paper(), i, item::target);
  if (repeats != 0 && !told_apart) report_duplicate(exam, i, repeats);
  if ((seen & letters::spending) != 0 && has_weight(row) && scores_execution(exam.paper()) &&
      repeats_spending_rate(row, exam.rules()))
    exam.report(code::rate_counted_twice, severity::note, here);
}

}  // namespace detail::quality

PERFEVAL_INLINE void check_targets(examination& exam) {
  for (std::size_t i = 0; i < exam.rows(); ++i) detail::quality::check_target(exam, i);
  const goal& g = exam.paper().goal;
  const detail::spaceless done(g.actual.text);
  if (!done.text().empty() && g.actual.content != content::dash &&
      done.text() == detail::spaceless(g.target.text).text())
    exam.report(code::goal_echo, severity::note, {part::goal, 0, item::actual});
}

PERFEVAL_INLINE void check_rows(examination& exam) {
  using namespace detail::quality;
  std::vector<keyed_row> own_keys;
  std::vector<std::uint32_t> own_repeats;
  detail::audit_storage* kept = exam.storage();
  std::vector<std::uint32_t>& repeats = kept ? kept->repeated : own_repeats;
  const bool some = may_repeat(exam);
  if (some) find_repeated(exam.paper().indicators, kept ? kept->likenesses : own_keys, repeats);
  for (std::size_t i = 0; i < exam.rows(); ++i) check_row(exam, i, some ? repeats[i] : 0);
}

}  // namespace v0
}  // namespace perfeval
