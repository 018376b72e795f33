// Whether what a document gives beside a text is what the text says. A part of a form may be read alone (a pickled row,
// a budget line): what only the form knows, its unit of money, its year and its own units, is then left open.
#pragma once

#include <perfeval/form/statement.hpp>
#include <perfeval/printed.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace json {

// Whether some reading of the text is this number: 95（优）, 250万元 where the unit of the column is not known, (19.50)
// as an amount.
bool prints(const std::string& text, const decimal& value, const limits& bounds);

// Whether the text states this.
bool states(const std::string& text, const statement& given, std::optional<std::int32_t> year, const limits& bounds,
            std::span<const own_unit> own);

}  // namespace json
}  // namespace v0
}  // namespace perfeval
