// A key with the words found in it; keys that come again are searched once.
#include "recognise/bare.hpp"
#include "recognise/composed.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// A longer key is not a label, header or heading: no words are searched for in it.
constexpr std::size_t longest_label = 180;

bool looks_like_figure(std::string_view key) {
  if (key.empty() || (key.front() & 0x80) != 0) return false;  // as for nearly all words
  if (key.ends_with("分")) key.remove_suffix(3);
  if (key.ends_with('%')) key.remove_suffix(1);
  if (key.starts_with('-') || key.starts_with('+')) key.remove_prefix(1);
  const auto is_part = [](char c) { return is_digit(c) || c == '.' || c == ','; };
  return std::all_of(key.begin(), key.end(), is_part) && holds_digit(key);
}

}  // namespace

spelled::spelled(std::string_view name, const words::dictionary& lists)
    : key(name), dictionary(&lists), bare_size(static_cast<std::uint32_t>(name.size())) {
  if (name.empty()) return;
  is_figure = looks_like_figure(name);
  is_numbering = numbers(name);
  if (is_figure || name.size() > longest_label) return;
  std::string open;
  const auto text = bare_in(name, open);
  bare_size = static_cast<std::uint32_t>(text.size());
  words = lists.find_in(text);
  if (bare_size != name.size()) aside = lists.find_in(in_brackets(name));
  if (!words.none() || !aside.none()) in_funds = meaning_in_funds(*this);
  if (!words.none()) in_indicators = meaning_in_indicators(*this);
  if (!words.whole) compose(text);
  as_label = meaning_as_label(*this);
}

namespace {

// 2023年支出 as 本年支出, 2023年度预算安排 as 本年度预算安排: what is of another year is sorted out with its columns.
std::string with_year_in_words(std::string_view bare) {
  constexpr std::size_t digits = 4;
  const bool dated = bare.size() > digits && std::all_of(bare.begin(), bare.begin() + digits, is_digit) &&
                     bare.substr(digits).starts_with("年");
  return dated ? "本" + std::string(bare.substr(digits)) : std::string(bare);
}

}  // namespace

void spelled::compose(std::string_view bare) {
  if (bare.find('/') != bare.npos && has(list::score_column) && has(list::weight_column)) return;  // 得分/分值
  division parts;
  if (!dictionary->divide(with_year_in_words(bare), parts) || is_aside(*this)) return;
  in_funds = composed_fund_meaning(parts).value_or(in_funds);
  in_indicators = composed_indicator_meaning(parts).value_or(in_indicators);
  composed = composed_label(parts);
  is_composed_total = words::is_composed_total(parts);
}

namespace {

constexpr std::size_t known_slots = 512;

// The size of a key and its first and last eight bytes, mixed.
std::size_t slot_of(std::string_view key) {
  std::uint64_t first = 0, last = 0;
  const std::size_t size = std::min<std::size_t>(key.size(), sizeof first);
  std::memcpy(&first, key.data(), size);
  std::memcpy(&last, key.data() + key.size() - size, size);
  const std::uint64_t mixed = (first ^ (last << 7U) ^ key.size()) * 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(mixed >> 55U);
}

}  // namespace

known_keys::known_keys(const words::dictionary& lists)
    : dictionary_(lists), slots_(known_slots, slot{{}, spelled({}, lists)}) {}

const spelled& known_keys::find(std::string_view key) {
  slot& known = slots_[key.empty() ? 0 : slot_of(key)];
  if (known.key != key) {
    known.key = key;
    known.found = spelled(known.key, dictionary_);
  }
  return known.found;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
