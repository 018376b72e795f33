// A page as it is laid out before any format writes it: cells on a grid, with spans and the part each plays. Formats
// know pages and nothing about forms; page_of knows the official layout and nothing about formats.
#pragma once

#include <perfeval/form/form.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {

// The part a cell plays, which decides its looks.
enum class role : std::uint8_t {
  title,   // the form's name: large, without borders
  line,    // a line under the title: centred, without borders
  label,   // a word of the form itself: bold, centred
  words,   // what somebody filled in: left
  figure,  // a short value: centred
};

// A ground colour by severity.
enum class tint : std::uint8_t { none, error, warning, note };

// Units: `column` counts from 0.
struct page_cell {
  std::string text;
  std::uint32_t column = 0;
  std::uint32_t column_span = 1;
  std::uint32_t row_span = 1;
  role plays = role::words;
  bool number = false;  // the text is a number, for formats that store numbers
  tint tinted = tint::none;
};

struct page_row {
  std::vector<page_cell> cells;  // those that begin in it, in column order
  bool begins_table =
      false;  // a part of the form begins: its rows are a table of their own where a format has no spans
};

// Units: widths in half-width characters.
struct page {
  std::string name;
  std::vector<std::uint32_t> widths;
  std::vector<page_row> rows;
};

// The official layout (项目支出绩效自评表): title, year, names, funds, goals, indicators, total. What the form has
// beyond it stands in columns and rows of its own; the recogniser reads the page back as the same form.
page page_of(const form& paper);
std::vector<page> pages_of(std::span<const form> forms);

// What a cell takes up when broken into lines of `width` half-width characters.
std::uint32_t lines_of(const std::string& text, std::uint32_t width);

}  // namespace v0
}  // namespace perfeval
