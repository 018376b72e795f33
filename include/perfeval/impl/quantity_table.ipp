/// The units that are known by name: what they measure and their factor to the base of their kind. The first spelling
/// of a unit is the one under which it is compared; the others mean the same.
#pragma once

#include <perfeval/quantity.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace perfeval {
inline namespace v0 {
namespace detail::unit_table {

struct known_unit {
  std::string_view name;
  perfeval::dimension dimension;
  std::string_view base;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
};

inline constexpr known_unit known_units[] = {
    // share of one
    {"%", dimension::share, "1", 1, 100},
    {"百分比", dimension::share, "1", 1, 100},
    {"%(百分比)", dimension::share, "1", 1, 100},
    {"百分比(%)", dimension::share, "1", 1, 100},
    {"个百分点", dimension::share, "1", 1, 100},
    {"百分点", dimension::share, "1", 1, 100},
    {"℅", dimension::share, "1", 1, 100},
    {"‰", dimension::share, "1", 1, 1000},
    {"千分比", dimension::share, "1", 1, 1000},
    {"‰(千分比)", dimension::share, "1", 1, 1000},
    // money; 万元, 千元, 亿元 come from the multipliers
    {"元", dimension::money, "元"},
    {"元整", dimension::money, "元"},
    {"元人民币", dimension::money, "元"},
    {"人民币元", dimension::money, "元"},
    {"圆", dimension::money, "元"},
    {"角", dimension::money, "元", 1, 10},
    {"美元", dimension::money, "美元"},
    {"欧元", dimension::money, "欧元"},
    {"港元", dimension::money, "港元"},
    {"港币", dimension::money, "港元"},
    {"日元", dimension::money, "日元"},
    {"英镑", dimension::money, "英镑"},
    // length
    {"米", dimension::length, "米"},
    {"m", dimension::length, "米"},
    {"延米", dimension::length, "米"},
    {"延长米", dimension::length, "米"},
    {"公里", dimension::length, "米", 1000},
    {"千米", dimension::length, "米", 1000},
    {"km", dimension::length, "米", 1000},
    {"里", dimension::length, "米", 500},
    {"分米", dimension::length, "米", 1, 10},
    {"厘米", dimension::length, "米", 1, 100},
    {"cm", dimension::length, "米", 1, 100},
    {"毫米", dimension::length, "米", 1, 1000},
    {"mm", dimension::length, "米", 1, 1000},
    // area
    {"平方米", dimension::area, "平方米"},
    {"平米", dimension::area, "平方米"},
    {"㎡", dimension::area, "平方米"},
    {"m²", dimension::area, "平方米"},
    {"m2", dimension::area, "平方米"},
    {"M²", dimension::area, "平方米"},
    {"M2", dimension::area, "平方米"},
    {"亩", dimension::area, "平方米", 2000, 3},
    {"公顷", dimension::area, "平方米", 10000},
    {"hm²", dimension::area, "平方米", 10000},
    {"hm2", dimension::area, "平方米", 10000},
    {"平方公里", dimension::area, "平方米", 1000000},
    {"平方千米", dimension::area, "平方米", 1000000},
    {"km²", dimension::area, "平方米", 1000000},
    {"km2", dimension::area, "平方米", 1000000},
    {"平方厘米", dimension::area, "平方米", 1, 10000},
    // mass
    {"克", dimension::mass, "克"},
    {"g", dimension::mass, "克"},
    {"千克", dimension::mass, "克", 1000},
    {"公斤", dimension::mass, "克", 1000},
    {"kg", dimension::mass, "克", 1000},
    {"斤", dimension::mass, "克", 500},
    {"吨", dimension::mass, "克", 1000000},
    {"t", dimension::mass, "克", 1000000},
    {"毫克", dimension::mass, "克", 1, 1000},
    {"mg", dimension::mass, "克", 1, 1000},
    // volume
    {"升", dimension::volume, "升"},
    {"公升", dimension::volume, "升"},
    {"L", dimension::volume, "升"},
    {"毫升", dimension::volume, "升", 1, 1000},
    {"ml", dimension::volume, "升", 1, 1000},
    {"mL", dimension::volume, "升", 1, 1000},
    {"立方米", dimension::volume, "升", 1000},
    {"立方", dimension::volume, "升", 1000},
    {"m³", dimension::volume, "升", 1000},
    {"m3", dimension::volume, "升", 1000},
    // time, in months
    {"月", dimension::time, "月"},
    {"个月", dimension::time, "月"},
    {"季度", dimension::time, "月", 3},
    {"个季度", dimension::time, "月", 3},
    {"年", dimension::time, "月", 12},
    {"周年", dimension::time, "月", 12},
    {"年度", dimension::time, "月", 12},
    {"个年度", dimension::time, "月", 12},
    // time, in days
    {"天", dimension::time, "天"},
    {"日", dimension::time, "天"},
    {"自然日", dimension::time, "天"},
    {"个自然日", dimension::time, "天"},
    {"日历天", dimension::time, "天"},
    {"周", dimension::time, "天", 7},
    {"星期", dimension::time, "天", 7},
    {"个星期", dimension::time, "天", 7},
    {"小时", dimension::time, "天", 1, 24},
    {"个小时", dimension::time, "天", 1, 24},
    {"h", dimension::time, "天", 1, 24},
    {"分钟", dimension::time, "天", 1, 1440},
    {"min", dimension::time, "天", 1, 1440},
    {"秒", dimension::time, "天", 1, 86400},
    {"秒钟", dimension::time, "天", 1, 86400},
    {"s", dimension::time, "天", 1, 86400},
    // working days convert into nothing else
    {"工作日", dimension::time, "工作日"},
    {"个工作日", dimension::time, "工作日"},
    // words with more than two characters, or in more than one spelling
    {"人次", dimension::named, "人次"},
    {"人/次", dimension::named, "人次"},
    {"人(次)", dimension::named, "人次"},
    {"户次", dimension::named, "户次"},
    {"户/次", dimension::named, "户次"},
    {"场次", dimension::named, "场次"},
    {"场/次", dimension::named, "场次"},
    {"辆次", dimension::named, "辆次"},
    {"辆/次", dimension::named, "辆次"},
    {"台套", dimension::named, "台套"},
    {"台/套", dimension::named, "台套"},
    {"台(套)", dimension::named, "台套"},
    {"件套", dimension::named, "件套"},
    {"件/套", dimension::named, "件套"},
    {"件(套)", dimension::named, "件套"},
    {"千瓦", dimension::named, "千瓦"},
    {"kW", dimension::named, "千瓦"},
    {"千伏安", dimension::named, "千伏安"},
    {"千瓦时", dimension::named, "千瓦时"},
    {"度", dimension::named, "千瓦时"},
    {"kWh", dimension::named, "千瓦时"},
    {"人天", dimension::named, "人天"},
    {"人日", dimension::named, "人天"},
    {"床日", dimension::named, "床日"},
    {"床位日", dimension::named, "床日"},
    {"人月", dimension::named, "人月"},
    {"人年", dimension::named, "人年"},
    {"标准箱", dimension::named, "标准箱"},
    {"自然村", dimension::named, "自然村"},
    {"个自然村", dimension::named, "自然村"},
    {"行政村", dimension::named, "行政村"},
    {"个行政村", dimension::named, "行政村"},
};

/// The places of the units in the order of their names.
constexpr auto sorted_by_name() {
  std::array<std::uint8_t, std::size(known_units)> order{};
  for (std::size_t i = 0; i < order.size(); ++i) {
    std::size_t position = i;
    for (; position > 0 && known_units[i].name < known_units[order[position - 1]].name; --position)
      order[position] = order[position - 1];
    order[position] = static_cast<std::uint8_t>(i);
  }
  return order;
}
inline constexpr auto units_by_name = sorted_by_name();
static_assert(std::size(known_units) < 256);

inline const known_unit* find_known_unit(std::string_view word) noexcept {
  std::size_t low = 0;
  std::size_t high = units_by_name.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const known_unit& known = known_units[units_by_name[middle]];
    const int order = known.name.compare(word);
    if (order == 0) return &known;
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return nullptr;
}

inline std::string_view first_spelling(const known_unit& wanted) noexcept {
  for (const known_unit& known : known_units)
    if (known.dimension == wanted.dimension && known.base == wanted.base && known.numerator == wanted.numerator &&
        known.denominator == wanted.denominator)
      return known.name;
  return wanted.name;
}

/// A unit that is the product of two: 元/人次 is 元/人·次.
struct product {
  std::string_view name, first, second;
};
inline constexpr product products[] = {{"人次", "人", "次"}, {"户次", "户", "次"}, {"辆次", "辆", "次"},
                                       {"人天", "人", "天"}, {"人日", "人", "天"}, {"人月", "人", "月"},
                                       {"人年", "人", "年"}, {"床日", "床", "天"}};

struct multiplier {
  std::string_view name;
  std::int64_t factor;
};
/// The longest first.
inline constexpr multiplier multipliers[] = {{"千万", 10000000},    {"百万", 1000000},    {"十万", 100000},
                                             {"百亿", 10000000000}, {"十亿", 1000000000}, {"亿", 100000000},
                                             {"万", 10000},         {"千", 1000},         {"百", 100}};

}  // namespace detail::unit_table
}  // namespace v0
}  // namespace perfeval
