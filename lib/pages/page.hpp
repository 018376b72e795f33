// A page laid out independently of any format: cells on a grid, with spans and roles. Formats know pages and nothing
// about forms; page_of knows the official layout and nothing about formats.
#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/form/form.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The role of a cell, which determines its appearance.
enum class role : std::uint8_t {
  title,   // the form's name: large, without borders
  line,    // a line under the title: centred, without borders
  label,   // a word of the form itself: bold, centred
  words,   // text that somebody filled in: left-aligned
  figure,  // a short value: centred
};

// Units: `column` counts from 0.
struct page_cell {
  std::string text;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  role plays = role::words;
  bool number = false;               // the text is a number, for formats that store numbers
  std::optional<severity> tinted{};  // filled with the colour of this severity
  const cell* shows = nullptr;       // the cell of the form whose text this is
};

struct page_row {
  std::vector<page_cell> cells;  // the cells that begin in it, in column order
  bool begins_table = false;  // a part of the form begins: its rows become a separate table if the format has no spans
};

// Units: widths in half-width characters.
struct page {
  std::string name;
  std::vector<std::uint32_t> widths;
  std::vector<page_row> rows;
};

// The official layout (项目支出绩效自评表): title, year, names, funds, goals, indicators, total. Anything the form has
// beyond it goes into additional columns and rows; the recogniser reads the page back as the same form.
page page_of(const form& paper);
std::vector<page> pages_of(std::span<const form> forms);

// The space that a cell needs when broken into lines of `width` half-width characters.
std::uint32_t lines_of(const std::string& text, std::uint32_t width);

}  // namespace v0
}  // namespace perfeval
