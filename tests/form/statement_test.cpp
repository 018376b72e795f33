// Cells read as statements: a table that a clerk can extend (tests/data/statements.csv), and what a table cannot say.
#include <perfeval/form/statement.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace perfeval;

using row = std::vector<std::string>;

// A line of comma-separated values; a value in quotes may hold commas.
row split(const std::string& line) {
  row values(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  return values;
}

// 2022-12-30 as days since 1970-01-01, by the calendar of the standard library.
std::string day(const std::string& iso) {
  if (iso.empty()) return "";
  const std::chrono::year_month_day date{std::chrono::year(std::stoi(iso.substr(0, 4))),
                                         std::chrono::month(static_cast<unsigned>(std::stoi(iso.substr(5, 2)))),
                                         std::chrono::day(static_cast<unsigned>(std::stoi(iso.substr(8, 2))))};
  EXPECT_TRUE(date.ok()) << iso;
  return std::to_string(std::chrono::sys_days(date).time_since_epoch().count());
}

// The signs as the table writes them.
std::string_view sign_of(comparison sign) {
  switch (sign) {
    case comparison::none:
      return "";
    case comparison::at_least:
      return ">=";
    case comparison::above:
      return ">";
    case comparison::at_most:
      return "<=";
    case comparison::below:
      return "<";
    case comparison::equal:
      return "=";
  }
  return "?";
}

std::string flags_of(const statement& s) {
  std::string flags;
  const auto add = [&flags](bool set, const char* name) {
    flags += set ? (flags.empty() ? "" : " ") + std::string(name) : "";
  };
  add(s.sign_is_word, "word");
  add(s.sign_is_within, "within");
  add(s.by, "by");
  add(s.kind == statement_kind::date && s.first == earliest_day, "open");
  add(s.vague, "vague");
  return flags;
}

// A statement in the columns of the table: kind, sign, low, high, unit, first, last, flags, qualifier.
row columns_of(const statement& s) {
  const bool number =
      s.kind == statement_kind::number || s.kind == statement_kind::range || s.kind == statement_kind::period;
  const bool date = s.kind == statement_kind::date;
  return {std::string(name_of(s.kind)),
          std::string(sign_of(s.sign)),
          number ? to_string(s.low) : "",
          number ? to_string(s.high) : "",
          s.unit.text,
          date && s.first != earliest_day ? std::to_string(s.first) : "",
          date ? std::to_string(s.last) : "",
          flags_of(s),
          s.qualifier};
}

TEST(Dates, AYearOfNoCalendarGivesDatesNoYear) {
  for (const std::int32_t year : {2147483647, -2147483647, 0, 10000})
    for (const char* text : {"12月底前", "22年12月", "2023.07"})
      EXPECT_EQ(read_statement(text, year), read_statement(text)) << text << " in " << year;
  EXPECT_EQ(read_statement("12月底前", 9999).last, days_from_civil(9999, 12, 31));
}

TEST(Statement, IsReadAsTheTableSays) {
  std::ifstream table(PERFEVAL_TEST_DATA "/statements.csv");
  std::string line;
  ASSERT_TRUE(std::getline(table, line)) << "statements.csv is missing or empty";
  int cases = 0;
  while (std::getline(table, line)) {
    if (line.starts_with("#")) continue;
    const row values = split(line);
    ASSERT_EQ(values.size(), 11U) << line;
    const std::optional<std::int32_t> year = values[1].empty() ? std::nullopt : std::optional(std::stoi(values[1]));
    row expected(values.begin() + 2, values.end());
    expected[5] = day(expected[5]);
    expected[6] = day(expected[6]);
    EXPECT_EQ(columns_of(read_statement(values[0], year)), expected) << line;
    ++cases;
  }
  EXPECT_GE(cases, 180);
}

TEST(Statement, KeepsTheUnitThatANumberIsPrintedIn) {
  EXPECT_EQ(read_statement("8000亩").unit, (unit{dimension::area, "平方米", 2000, 3, "", "亩"}));
  EXPECT_EQ(read_statement("4元/人/次").unit, (unit{dimension::money, "元", 1, 1, "人/次", "元/人/次"}));
  EXPECT_EQ(read_statement("5").unit, unit{});
}

TEST(Statement, ReadsTheSameWithSpacesAndLineEndsInside) {
  const statement plain = read_statement("满意度不低于95%");
  const statement broken = read_statement(" 满意度\n不低于 95 %\n");
  EXPECT_EQ(broken.kind, plain.kind);
  EXPECT_EQ(broken.sign, plain.sign);
  EXPECT_EQ(broken.low, plain.low);
  EXPECT_EQ(broken.qualifier, plain.qualifier);
}

TEST(Statement, IsWordsWhenTheNumberPassesTheLimit) {
  const std::string digits(1001, '9');
  EXPECT_EQ(read_statement(digits).kind, statement_kind::words);
  EXPECT_EQ(read_statement(digits.substr(1)).kind, statement_kind::number);
  EXPECT_EQ(read_statement("1E1000000000").kind, statement_kind::words);
}

TEST(Statement, OfBrokenBytesIsReadWithoutHarm) {
  const std::string cell = "满意度≥95%（2022年12月底前完成）";
  for (std::size_t first = 0; first < cell.size(); ++first)
    for (std::size_t last = first; last <= cell.size(); ++last)
      EXPECT_NO_THROW(read_statement(cell.substr(first, last - first), 2022)) << first << ' ' << last;
  for (int byte = 0; byte < 256; ++byte)
    for (const char* rest : {"", "5", "年", "≥"})
      EXPECT_NO_THROW(read_statement(std::string(1, static_cast<char>(byte)) + rest));
}

TEST(Sign, IsReadFromAColumnOfItsOwn) {
  EXPECT_EQ(read_sign("≥"), comparison::at_least);
  EXPECT_EQ(read_sign(" ＞ "), comparison::above);
  EXPECT_EQ(read_sign("<="), comparison::at_most);
  EXPECT_EQ(read_sign("小于等于"), comparison::at_most);
  EXPECT_EQ(read_sign("≯"), comparison::at_most);
  EXPECT_EQ(read_sign("≮"), comparison::at_least);
  EXPECT_EQ(read_sign("≥："), comparison::at_least);
  EXPECT_EQ(read_sign("＝"), comparison::equal);
  EXPECT_EQ(read_sign("正向指标"), comparison::at_least);
  EXPECT_EQ(read_sign("反向"), comparison::at_most);
  EXPECT_EQ(read_sign("以上"), comparison::at_least);
  EXPECT_EQ(read_sign("定性"), comparison::none);
  EXPECT_EQ(read_sign("≥95"), comparison::none);
  EXPECT_EQ(read_sign(""), comparison::none);
}

TEST(Calendar, CountsEveryDayAsTheStandardLibraryDoes) {
  using namespace std::chrono;
  for (sys_days day_in_hand = sys_days(year(1599) / 1 / 1); day_in_hand < sys_days(year(2401) / 1 / 1);
       day_in_hand += days(1)) {
    const year_month_day date(day_in_hand);
    ASSERT_EQ(days_from_civil(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                              static_cast<unsigned>(date.day())),
              day_in_hand.time_since_epoch().count());
  }
}

}  // namespace
