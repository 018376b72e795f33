// What the library knows about a format beyond its public facts: the function that reads its tables.
#pragma once

#include <perfeval/read/format.hpp>
#include <perfeval/read/table.hpp>
#include <perfeval/trouble.hpp>

#include <string_view>
#include <vector>

namespace perfeval {
inline namespace v0 {

using table_reader = reading<std::vector<table>> (*)(std::string_view, const limits&);

// The reader of a format whose bytes can be turned into tables directly; nullptr if there is none.
table_reader reader_of(document_format format) noexcept;

}  // namespace v0
}  // namespace perfeval
