/// What is kept of a form to compare it with others of one call; see call.hpp.
#pragma once

#include <perfeval/audit/field.hpp>
#include <perfeval/ratio.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace detail {

/// A long text that an author may have copied: its key, and where it is.
struct text_trace {
  std::size_t key = 0;
  perfeval::field field;
  std::string path, label;
};

/// What is kept of a form.
struct form_trace {
  std::size_t document = 0;  ///< its position in the call
  std::uint32_t index = 0;   ///< the number of the form in it
  std::optional<std::int32_t> year;
  std::string project;             ///< as printed; of a department's form its department
  std::size_t subject = 0;         ///< key of project and unit; 0 if the project has no name
  std::size_t department = 0;      ///< key of the department; 0 if the form names none
  bool of_department = false;      ///< whether it is the form of a department as a whole
  std::optional<ratio> spent;      ///< the executed amount of the total line, in 元
  ratio per_yuan;                  ///< one 元 in the unit of its amounts
  std::string executed;            ///< the same as printed
  perfeval::field executed_field;  ///< that cell
  std::string executed_path, executed_label;
  std::vector<text_trace> texts;
};

}  // namespace detail

}  // namespace v0
}  // namespace perfeval
