/// The Arrow C data interface (arrow.apache.org/docs/format/CDataInterface.html): how columns are given to other
/// libraries as they lie in memory. Nothing of Arrow is linked: these structs are the whole of it.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace perfeval::inline v0::python {

/// What a column consists of; fixed by Arrow's binary interface.
struct arrow_schema {
  const char* format = nullptr;
  const char* name = nullptr;
  const char* metadata = nullptr;
  std::int64_t flags = 0;
  std::int64_t n_children = 0;
  arrow_schema** children = nullptr;
  arrow_schema* dictionary = nullptr;
  void (*release)(arrow_schema*) = nullptr;
  void* private_data = nullptr;
};

/// The values of a column.
struct arrow_array {
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::int64_t offset = 0;
  std::int64_t n_buffers = 0;
  std::int64_t n_children = 0;
  const void** buffers = nullptr;
  arrow_array** children = nullptr;
  arrow_array* dictionary = nullptr;
  void (*release)(arrow_array*) = nullptr;
  void* private_data = nullptr;
};

/// Tables one after the other; ours has one.
struct arrow_stream {
  int (*get_schema)(arrow_stream*, arrow_schema*) = nullptr;
  int (*get_next)(arrow_stream*, arrow_array*) = nullptr;
  const char* (*get_last_error)(arrow_stream*) = nullptr;
  void (*release)(arrow_stream*) = nullptr;
  void* private_data = nullptr;
};

/// A buffer with what keeps it alive.
using arrow_buffer = std::shared_ptr<const void>;

/// A column to give away. A nested one has the columns that it consists of.
struct arrow_column {
  std::string name;
  std::string format;
  std::int64_t length = 0;
  std::int64_t nulls = 0;
  std::vector<arrow_buffer> buffers;  ///< in Arrow's order; the first says which values are known, nullptr if all are
  std::vector<arrow_column> children;
};

/// A capsule `arrow_array_stream` with the columns of one table.
pybind11::capsule stream_of(arrow_column table);

}  // namespace perfeval::inline v0::python
