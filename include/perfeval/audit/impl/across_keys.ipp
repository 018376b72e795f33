/// What brings forms and rows together: texts without spaces, hashed, and groups of equal hashes.
#pragma once

#include <perfeval/form/form.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail::across_keys {

/// A key of several parts. Equal parts have equal keys; who needs certainty compares the parts of a group.
class key {
 public:
  key& add(std::size_t part) noexcept {
    value_ ^= part + 0x9E3779B97F4A7C15U + (value_ << 6U) + (value_ >> 2U);
    return *this;
  }
  key& add(std::string_view text) { return add(std::hash<std::string_view>{}(text)); }
  [[nodiscard]] std::size_t value() const noexcept { return value_; }

 private:
  std::size_t value_ = 0;
};

/// Items by their keys.
template <class Item>
class groups {
 public:
  void add(const key& key, Item item) { all_.push_back({key.value(), all_.size(), std::move(item)}); }

  /// Gives every group of two items or more to `take`, in the order of their first items.
  template <class Take>
  void each(const Take& take) {
    std::sort(all_.begin(), all_.end(),
              [](const entry& a, const entry& b) { return a.key != b.key ? a.key < b.key : a.position < b.position; });
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t begin = 0, end = 0; begin < all_.size(); begin = end) {
      while (end < all_.size() && all_[end].key == all_[begin].key) ++end;
      if (end - begin > 1) runs.emplace_back(begin, end);
    }
    std::sort(runs.begin(), runs.end(),
              [this](const auto& a, const auto& b) { return all_[a.first].position < all_[b.first].position; });
    std::vector<Item> group;
    for (const auto& [begin, end] : runs) {
      group.clear();
      for (std::size_t i = begin; i < end; ++i) group.push_back(all_[i].item);
      take(std::span<const Item>(group));
    }
  }

 private:
  struct entry {
    std::size_t key;
    std::size_t position;
    Item item;
  };
  std::vector<entry> all_;
};

inline std::size_t number_of(const std::optional<std::int32_t>& year) noexcept {
  return year ? static_cast<std::size_t>(static_cast<std::uint32_t>(*year)) + 1 : 0;
}

/// The name of a project without the year of its form, which changes while the project does not.
inline std::string name_without_year(const form& form) {
  std::string name = without_spaces(form.project.text);
  if (!form.year) return name;
  const std::string year = std::to_string(*form.year);
  for (std::size_t i = name.find(year); i != std::string::npos; i = name.find(year, i)) name.erase(i, year.size());
  return name;
}

}  // namespace detail::across_keys
}  // namespace v0
}  // namespace perfeval
