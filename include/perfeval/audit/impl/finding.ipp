#pragma once

#include <perfeval/audit/finding.hpp>
#include <perfeval/detail/config.hpp>

namespace perfeval {
inline namespace v0 {

PERFEVAL_INLINE named_field name_field(const field& field, const form& form) {
  return {field, path_of(field, form), label_of(field, form)};
}

}  // namespace v0
}  // namespace perfeval
