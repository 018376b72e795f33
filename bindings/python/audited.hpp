/// A report as stored for Python.
#pragma once

#include "packs.hpp"

#include <perfeval/audit/call.hpp>
#include <perfeval/audit/report.hpp>
#include <perfeval/form/form.hpp>

#include <memory>
#include <vector>

namespace perfeval::inline v0::python {

/// The forms of a document in the order of its report, without its tables.
using shared_forms = std::shared_ptr<const std::vector<form>>;

/// A report with the pack that its sources are named from, what is kept of its forms to compare them with others, and
/// the forms of its documents for a page.
struct audited {
  report result;
  pack_pointer rules;
  audited_call call;
  std::vector<shared_forms> forms;
};

}  // namespace perfeval::inline v0::python
