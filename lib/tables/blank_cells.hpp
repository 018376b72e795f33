// Sheets whose blank cells are left out, as programs write them.
#pragma once

#include <perfeval/read/table.hpp>

#include <vector>

namespace perfeval {
inline namespace v0 {

// Gives every row of a sheet a blank cell in each column that no cell and no merged cell above covers: the table is the
// same whether its blank cells are written (Excel, csv) or left out (LibreOffice, openpyxl).
void fill_blank_cells(std::vector<table>& tables);

}  // namespace v0
}  // namespace perfeval
