// The elements of a page with their parents and siblings, which the selectors of its style sheets name.
#pragma once

#include "tables/html_token.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfeval {
inline namespace v0 {

struct html_node {
  html_token tag;
  std::uint32_t parent = none, previous = none;  // the sibling before it
  std::uint32_t end = 0;                         // the node after the last one inside it
  std::uint32_t place = 0, place_of_name = 0;    // among its siblings, and among those of its name; from 1
  std::uint32_t places = 0, places_of_name = 0;  // how many there are of each
  bool empty = true;                             // holds neither elements nor text

  static constexpr std::uint32_t none = UINT32_MAX;
};

class html_tree {
 public:
  html_tree() = default;
  explicit html_tree(std::string_view page);

  [[nodiscard]] const html_node& operator[](std::uint32_t node) const noexcept { return nodes_[node]; }
  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
  // Of the opening tag with this number, from 0; none if the page has more elements than are kept.
  [[nodiscard]] std::uint32_t node_of_tag(std::size_t number) const noexcept {
    return number < by_tag_.size() ? by_tag_[number] : html_node::none;
  }
  // Browsers compare the letters of classes and ids without their case if a page names no standard.
  [[nodiscard]] bool ignores_case() const noexcept { return ignores_case_; }

 private:
  class builder;
  std::vector<html_node> nodes_;  // an element before what is inside it
  std::vector<std::uint32_t> by_tag_;
  bool ignores_case_ = false;
};

}  // namespace v0
}  // namespace perfeval
