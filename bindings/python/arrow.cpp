#include "arrow.hpp"

#include <cerrno>
#include <cstddef>
#include <exception>
#include <utility>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

constexpr std::int64_t nullable = 2;
constexpr const char* capsule_name = "arrow_array_stream";

/// Owns what a schema points to.
struct schema_keeper {
  std::string name, format;
  std::vector<arrow_schema> children;
  std::vector<arrow_schema*> addresses;
};

void release_schema(arrow_schema* schema) {
  const std::unique_ptr<schema_keeper> keeper(static_cast<schema_keeper*>(schema->private_data));
  for (arrow_schema& child : keeper->children)
    if (child.release != nullptr) child.release(&child);
  schema->release = nullptr;
}

void fill(arrow_schema& schema, const arrow_column& column, bool outermost) {
  auto keeper = std::make_unique<schema_keeper>();
  keeper->name = column.name;
  keeper->format = column.format;
  keeper->children.resize(column.children.size());
  for (std::size_t i = 0; i < column.children.size(); ++i) {
    fill(keeper->children[i], column.children[i], false);
    keeper->addresses.push_back(&keeper->children[i]);
  }
  schema = {};
  schema.format = keeper->format.c_str();
  schema.name = keeper->name.c_str();
  schema.flags = outermost ? 0 : nullable;
  schema.n_children = static_cast<std::int64_t>(keeper->addresses.size());
  schema.children = keeper->addresses.data();
  schema.release = &release_schema;
  schema.private_data = keeper.release();
}

/// Owns what an array points to.
struct array_keeper {
  std::vector<arrow_buffer> owners;
  std::vector<const void*> buffers;
  std::vector<arrow_array> children;
  std::vector<arrow_array*> addresses;
};

void release_array(arrow_array* array) {
  const std::unique_ptr<array_keeper> keeper(static_cast<array_keeper*>(array->private_data));
  for (arrow_array& child : keeper->children)
    if (child.release != nullptr) child.release(&child);
  array->release = nullptr;
}

void fill(arrow_array& array, const arrow_column& column) {
  auto keeper = std::make_unique<array_keeper>();
  keeper->owners = column.buffers;
  for (const arrow_buffer& one : keeper->owners) keeper->buffers.push_back(one.get());
  keeper->children.resize(column.children.size());
  for (std::size_t i = 0; i < column.children.size(); ++i) {
    fill(keeper->children[i], column.children[i]);
    keeper->addresses.push_back(&keeper->children[i]);
  }
  array = {};
  array.length = column.length;
  array.null_count = column.nulls;
  array.n_buffers = static_cast<std::int64_t>(keeper->buffers.size());
  array.buffers = keeper->buffers.data();
  array.n_children = static_cast<std::int64_t>(keeper->addresses.size());
  array.children = keeper->addresses.data();
  array.release = &release_array;
  array.private_data = keeper.release();
}

/// A stream of one table.
struct one_table {
  arrow_column table;
  bool given = false;
};

one_table& table_of(arrow_stream* stream) { return *static_cast<one_table*>(stream->private_data); }

int give_schema(arrow_stream* stream, arrow_schema* schema) {
  try {
    fill(*schema, table_of(stream).table, true);
    return 0;
  } catch (const std::exception&) {
    return ENOMEM;
  }
}

int give_next(arrow_stream* stream, arrow_array* array) {
  try {
    one_table& self = table_of(stream);
    if (std::exchange(self.given, true))
      *array = {};  // a released array: the end
    else
      fill(*array, self.table);
    return 0;
  } catch (const std::exception&) {
    return ENOMEM;
  }
}

const char* last_error(arrow_stream*) { return "not enough memory"; }

void release_stream(arrow_stream* stream) {
  delete static_cast<one_table*>(stream->private_data);
  stream->release = nullptr;
}

void release_capsule(PyObject* capsule) {
  const std::unique_ptr<arrow_stream> stream(static_cast<arrow_stream*>(PyCapsule_GetPointer(capsule, capsule_name)));
  if (stream && stream->release != nullptr) stream->release(stream.get());
}

}  // namespace

py::capsule stream_of(arrow_column table) {
  auto stream = std::make_unique<arrow_stream>();
  stream->get_schema = &give_schema;
  stream->get_next = &give_next;
  stream->get_last_error = &last_error;
  stream->release = &release_stream;
  stream->private_data = new one_table{std::move(table)};
  PyObject* made = PyCapsule_New(stream.get(), capsule_name, &release_capsule);
  if (made == nullptr) {
    release_stream(stream.get());
    throw py::error_already_set();
  }
  static_cast<void>(stream.release());
  return py::reinterpret_steal<py::capsule>(made);
}

}  // namespace perfeval::inline v0::python
