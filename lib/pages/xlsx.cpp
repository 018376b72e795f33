#include <perfeval/write/xlsx.hpp>

#include "pages/page.hpp"
#include "pages/workbook.hpp"

namespace perfeval {
inline namespace v0 {

std::string write_xlsx(std::span<const form> forms) { return workbook_of(pages_of(forms)); }

}  // namespace v0
}  // namespace perfeval
