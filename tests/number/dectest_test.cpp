// The General Decimal Arithmetic cases that CPython ships, run against the operations perfeval has. Exact lines must
// come out equal by value and scale; rounded lines must equal our exact result under our named rounding to the line's
// precision.
#include <perfeval/rounding.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace perfeval;

namespace {

/// What a file's directives have set when a line is read.
struct context {
  std::int32_t precision = 9;
  rounding_mode mode = rounding_mode::half_up;
  std::int64_t least_exponent = -999'999'999;
  bool clamp = false;

  /// Digits after the point that the smallest exponent leaves (Etiny).
  std::int64_t most_places() const { return precision - 1 - least_exponent; }
};

struct test_line {
  std::string id, operation, result;
  std::vector<std::string> operands, conditions;

  bool has(const char* condition) const {
    return std::find(conditions.begin(), conditions.end(), condition) != conditions.end();
  }
};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Words apart by blanks; a word in quotes may hold blanks, and a doubled quote in it stands for one. `--` begins a
/// comment.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < line.size();) {
    if (std::isspace(static_cast<unsigned char>(line[i]))) {
      ++i;
      continue;
    }
    if (line.compare(i, 2, "--") == 0) break;
    std::string word;
    const char quote = line[i];
    if (quote == '\'' || quote == '"') {
      for (++i; i < line.size(); ++i) {
        if (line[i] == quote && (i + 1 == line.size() || line[i + 1] != quote)) break;
        if (line[i] == quote) ++i;
        word += line[i];
      }
      ++i;
    } else {
      while (i < line.size() && !std::isspace(static_cast<unsigned char>(line[i]))) word += line[i++];
    }
    words.push_back(word);
  }
  return words;
}

std::optional<test_line> line_of(const std::vector<std::string>& words) {
  const auto arrow = std::find(words.begin(), words.end(), "->");
  if (arrow == words.end() || arrow + 1 == words.end() || arrow - words.begin() < 3) return std::nullopt;
  test_line line{words[0], lower(words[1]), arrow[1], {words.begin() + 2, arrow}, {}};
  for (auto word = arrow + 2; word != words.end(); ++word) line.conditions.push_back(lower(*word));
  return line;
}

const std::map<std::string, rounding_mode> modes = {
    {"half_up", rounding_mode::half_up},     {"half_even", rounding_mode::half_even},
    {"half_down", rounding_mode::half_down}, {"up", rounding_mode::up},
    {"down", rounding_mode::down},           {"ceiling", rounding_mode::ceiling},
    {"floor", rounding_mode::floor},         {"05up", rounding_mode::zero_five_up}};

void obey(const std::vector<std::string>& words, context& now) {
  if (words.size() != 2) return;
  const std::string directive = lower(words[0]);
  if (directive == "precision:") now.precision = std::stoi(words[1]);
  if (directive == "rounding:") now.mode = modes.at(lower(words[1]));
  if (directive == "clamp:") now.clamp = words[1] == "1";
  if (directive == "minexponent:") now.least_exponent = std::stoll(words[1]);
}

limits wide() {
  limits bounds;
  bounds.digits = PERFEVAL_MOST_DIGITS;
  bounds.exponent = 999'999'999;
  return bounds;
}

std::int32_t to_scale(std::int64_t scale) {
  if (scale > decimal::most_scale || scale < -decimal::most_scale) throw limit_exceeded("scale");
  return static_cast<std::int32_t>(scale);
}

/// The power of ten of the first digit of x.
/// Requires: x is not zero.
std::int64_t first_digit_of(const ratio& x) {
  const decimal n = abs(x.numerator());
  const decimal d = x.denominator();
  const std::int64_t guess = std::int64_t{n.digits()} - d.digits();
  return abs(x) < ratio(decimal(1, to_scale(-guess))) ? guess - 1 : guess;
}

/// x at the context's precision by its mode: what a rounded line must say.
decimal to_precision(const ratio& x, const context& now) {
  if (x.is_zero()) return 0;
  const std::int64_t places = std::min(now.precision - 1 - first_digit_of(x), now.most_places());
  decimal rounded = round(x, {to_scale(places), now.mode});
  if (rounded.digits() > now.precision) rounded = round(x, {to_scale(places - 1), now.mode});  // 9.99 went up to 10.0
  return rounded;
}
/// An exact result is kept as it is while it has no more digits than the precision.
decimal finish(const decimal& exact, const context& now) {
  return exact.digits() <= now.precision && exact.scale() <= now.most_places() ? exact : to_precision(exact, now);
}
/// Trailing zeros go until `ideal` digits after the point are left, or none are there to go.
decimal without_zeros(decimal x, std::int64_t ideal) {
  while (x.scale() > ideal) {
    const std::optional<decimal> shorter = with_scale(x, x.scale() - 1);
    if (!shorter) break;
    x = *shorter;
  }
  return x;
}
decimal quotient(const decimal& a, const decimal& b, const context& now) {
  const ratio exact = a / b;
  const std::int64_t ideal = std::min(std::int64_t{a.scale()} - b.scale(), now.most_places());
  if (a.is_zero()) return decimal(0, to_scale(ideal));
  const decimal rounded = to_precision(exact, now);
  if (rounded != exact) return rounded;
  const decimal shortest = without_zeros(rounded, ideal);
  if (shortest.scale() >= ideal) return shortest;
  const decimal written = *with_scale(shortest, to_scale(ideal));
  return written.digits() <= now.precision ? written : rounded;
}
decimal whole_quotient(const decimal& a, const decimal& b) { return round(a / b, {0, rounding_mode::down}); }

enum class scale_matters { yes, no };
struct outcome {
  decimal value;
  scale_matters scale = scale_matters::yes;
};

/// Our result for the line; nothing if we do not have the operation.
std::optional<outcome> compute(const test_line& line, const std::vector<decimal>& x, const context& now) {
  const std::string& op = line.operation;
  const auto asks = [&](const char* name, std::size_t operands) { return op == name && x.size() == operands; };
  if (asks("add", 2)) return outcome{finish(x[0] + x[1], now)};
  if (asks("subtract", 2)) return outcome{finish(x[0] - x[1], now)};
  if (asks("multiply", 2)) return outcome{finish(x[0] * x[1], now)};
  if (asks("fma", 3)) return outcome{finish(x[0] * x[1] + x[2], now)};
  if (asks("divide", 2)) return outcome{quotient(x[0], x[1], now)};
  if (asks("divideint", 2)) return outcome{whole_quotient(x[0], x[1]), scale_matters::no};
  if (asks("remainder", 2)) return outcome{finish(x[0] - x[1] * whole_quotient(x[0], x[1]), now), scale_matters::no};
  if (asks("remaindernear", 2))
    return outcome{finish(x[0] - x[1] * round(x[0] / x[1], {0, rounding_mode::half_even}), now), scale_matters::no};
  if (asks("compare", 2) || asks("comparesig", 2)) return outcome{x[0] < x[1] ? -1 : (x[0] == x[1] ? 0 : 1)};
  if (asks("max", 2)) return outcome{finish(std::max(x[0], x[1]), now), scale_matters::no};
  if (asks("min", 2)) return outcome{finish(std::min(x[0], x[1]), now), scale_matters::no};
  if (asks("abs", 1)) return outcome{finish(abs(x[0]), now)};
  if (asks("plus", 1) || asks("apply", 1)) return outcome{finish(+x[0], now)};
  if (asks("minus", 1)) return outcome{finish(-x[0], now)};
  if (asks("copy", 1) || asks("canonical", 1)) return outcome{x[0]};
  if (asks("copyabs", 1)) return outcome{abs(x[0])};
  if (asks("copynegate", 1)) return outcome{-x[0]};
  if (asks("quantize", 2)) return outcome{round(x[0], {x[1].scale(), now.mode})};
  if (asks("rescale", 2)) return outcome{round(x[0], {to_scale(-to_int64(x[1]).value_or(1'000'000'000)), now.mode})};
  if (asks("samequantum", 2)) return outcome{x[0].scale() == x[1].scale() ? 1 : 0};
  if (asks("tointegralx", 1) || asks("tointegral", 1))
    return outcome{x[0].scale() <= 0 ? x[0] : round(x[0], {0, now.mode})};
  if (asks("reduce", 1)) {
    const decimal rounded = finish(x[0], now);
    return outcome{rounded.is_zero() ? decimal() : without_zeros(rounded, -decimal::most_scale),
                   now.clamp ? scale_matters::no : scale_matters::yes};
  }
  return std::nullopt;
}

bool is_special(const std::string& text) {
  const std::string t = lower(text);
  return t.find("nan") != std::string::npos || t.find("inf") != std::string::npos || t.find('#') != std::string::npos ||
         t == "?";
}
bool is_negative_zero(const std::string& text) {
  return !text.empty() && text[0] == '-' &&
         lower(text).substr(0, lower(text).find('e')).find_first_of("123456789") == std::string::npos;
}

/// What became of the lines: counts by reason, and the lines that came out otherwise.
struct tally {
  std::size_t exact = 0, rounded = 0, refused = 0, printed = 0, zero_signs = 0;
  std::map<std::string, std::size_t> skipped;
  std::vector<std::string> wrong;

  void skip(const std::string& reason) { ++skipped[reason]; }
};

std::optional<decimal> read(const std::string& text) {
  decimal value;
  const char* last = text.data() + text.size();
  const auto [at, error] = from_chars(text.data(), last, value, wide());
  if (error == std::errc::result_out_of_range) throw limit_exceeded("text");
  if (error != std::errc{} || at != last) return std::nullopt;
  return value;
}

/// A text that is not a number must be refused.
void check_refusal(const test_line& line, tally& sum) {
  if (read(line.operands[0])) return sum.wrong.push_back(line.id + ": accepted " + line.operands[0]);
  ++sum.refused;
}

void check_scientific(const test_line& line, tally& sum) {
  const std::optional<decimal> x = read(line.operands[0]);
  if (!x) return sum.wrong.push_back(line.id + ": did not read " + line.operands[0]);
  if (to_scientific(*x) != line.result && !is_negative_zero(line.result))
    return sum.wrong.push_back(line.id + ": printed " + to_scientific(*x) + ", expected " + line.result);
  ++sum.printed;
}

void check_zero_divisor(const test_line& line, const std::vector<decimal>& x, tally& sum) {
  try {
    (void)(x[0] / x[1]);
    sum.wrong.push_back(line.id + ": divided by zero");
  } catch (const division_by_zero&) {
    ++sum.refused;
  }
}

void check_value(const test_line& line, const std::vector<decimal>& x, const context& now, tally& sum) {
  const std::optional<outcome> found = compute(line, x, now);
  if (!found) return sum.skip("operation not ours: " + line.operation);
  const std::optional<decimal> expected = read(line.result);
  if (!expected) return sum.skip("result is no number: " + line.result);
  const bool equal =
      found->scale == scale_matters::yes ? same_as_written(found->value, *expected) : found->value == *expected;
  if (!equal) return sum.wrong.push_back(line.id + ": " + to_scientific(found->value) + ", expected " + line.result);
  sum.zero_signs += is_negative_zero(line.result) ? 1 : 0;
  (line.has("rounded") || line.has("inexact") ? sum.rounded : sum.exact) += 1;
}

void check(const test_line& line, const context& now, tally& sum) {
  for (const std::string& operand : line.operands)
    if (is_special(operand) && !line.has("conversion_syntax")) return sum.skip("NaN, infinity or encoded operand");
  if (line.has("conversion_syntax")) return check_refusal(line, sum);
  if (line.has("clamped") || line.has("overflow") || line.has("invalid_context"))
    return sum.skip("bounded exponent (clamped, overflow)");
  if (line.operation == "tosci") {
    if (line.has("rounded")) return sum.skip("conversion that rounds while reading");
    return check_scientific(line, sum);
  }
  std::vector<decimal> x;
  for (const std::string& operand : line.operands) {
    const std::optional<decimal> value = read(operand);
    if (!value) return sum.skip("operand is no number: " + operand);
    x.push_back(*value);
  }
  if (x.size() == 2 && (line.has("division_by_zero") || line.has("division_undefined")))
    return check_zero_divisor(line, x, sum);
  if (is_special(line.result)) return sum.skip("result not finite (precision of a context, invalid operation)");
  check_value(line, x, now, sum);
}

void run_file(const std::filesystem::path& file, tally& sum) {
  std::ifstream ifstream(file);
  context now;
  for (std::string text; std::getline(ifstream, text);) {
    const std::vector<std::string> words = words_of(text);
    const std::optional<test_line> line = line_of(words);
    if (!line) {
      obey(words, now);
      continue;
    }
    try {
      check(*line, now, sum);
    } catch (const limit_exceeded&) {
      sum.skip("beyond 100,000 digits or a scale of 999,999,999");
    } catch (const invalid_value&) {
      sum.skip("places beyond ±100,000");
    }
  }
}

std::filesystem::path folder() {
  if (const char* named = std::getenv("PERFEVAL_DECTEST")) return named;
  return PERFEVAL_DECTEST_FOLDER;
}

TEST(GeneralDecimalArithmetic, EveryExactLineIsEqualAndEveryRoundedLineEqualsOurNamedRounding) {
  if (!std::filesystem::is_directory(folder()))
    GTEST_SKIP() << "no decimaltestdata at '" << folder().string()
                 << "': make prove installs it, or name it in PERFEVAL_DECTEST";
  tally sum;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder()))
    if (entry.path().extension() == ".decTest") {
      run_file(entry.path(), sum);
      ++files;
    }
  std::size_t skipped = 0;
  for (const auto& [reason, count] : sum.skipped) skipped += count;
  std::cout << "decTest: " << files << " files; " << sum.exact << " exact lines and " << sum.rounded
            << " rounded lines equal, " << sum.printed << " printed, " << sum.refused << " refused as they must be, "
            << skipped << " skipped (" << sum.zero_signs << " results -0 are 0 here)\n";
  for (const auto& [reason, count] : sum.skipped) std::cout << "  skipped " << count << ": " << reason << "\n";
  for (std::size_t i = 0; i < sum.wrong.size() && i < 40; ++i) ADD_FAILURE() << sum.wrong[i];
  EXPECT_TRUE(sum.wrong.empty()) << sum.wrong.size() << " lines differ";
  EXPECT_GT(sum.exact + sum.rounded, 10'000u);
}

}  // namespace
