// expected: deleted function
#include <perfeval/audit/field.hpp>
const perfeval::cell* cell = perfeval::cell_at({perfeval::part::project, 0, perfeval::item::whole}, perfeval::form{});
