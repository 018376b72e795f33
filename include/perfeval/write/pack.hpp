/// A pack as text, parameter by parameter, under the dotted names of its file: to print it, and to compare two packs.
#pragma once

#include <perfeval/export.hpp>
#include <perfeval/rule/pack.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

/// A parameter and its exact value. Two packs are equal if and only if these are.
struct pack_parameter {
  std::string key;    ///< `over.reason_ratio`
  std::string value;  ///< "1.3"; a curve as its pieces: "x in (-∞, 0): 0; x in [0, 1): x; x in [1, ∞): 1"
  perfeval::topic topic = topic::reading;  ///< the topic whose clause it rests on
  std::string source{};  ///< the clause it is based on, as cited; empty for what is not a rule (id, title, clauses)

  friend bool operator==(const pack_parameter&, const pack_parameter&) = default;
};

/// Every parameter, in the order of the schema.
PERFEVAL_API std::vector<pack_parameter> parameters(const pack& rules);

/// SHA-256 of the parameters, a line `key = value` each: equal for equal packs. 64 hexadecimal digits.
PERFEVAL_API std::string fingerprint(const pack& rules);

/// The description of a parameter, for authors of packs, the schema and the documentation.
struct parameter_description {
  std::string key;                            ///< `over.reason_ratio`
  perfeval::topic topic;                      ///< the topic whose clause it rests on
  bool required;                              ///< in a pack that does not extend another one
  std::string_view type;                      ///< "number", "choice", "rounding or none", …
  std::span<const std::string_view> choices;  ///< the permitted words of a choice
  std::int64_t least, most;                   ///< the range of a whole number
  std::string_view title;                     ///< in Chinese
  std::string_view meaning;                   ///< in English
};

/// All parameters, in the order of `parameters`.
PERFEVAL_API std::span<const parameter_description> parameter_descriptions();

/// A parameter that differs between two packs; the value is empty in a pack that lacks it (rows).
struct pack_difference {
  std::string key;                     ///< `over.reason_ratio`
  std::string a, b;                    ///< the values of the two packs
  std::string source_a{}, source_b{};  ///< the clauses they are based on
};
PERFEVAL_API std::vector<pack_difference> differences(const pack& a, const pack& b);

/// A curve as its pieces, exactly: "x in (-∞, 1]: 1; x in (1, ∞): 1/x".
PERFEVAL_API std::string to_string(const curve& rule);

}  // namespace v0
}  // namespace perfeval
