/// A scorecard as stored for Python.
#pragma once

#include "packs.hpp"

#include <perfeval/score/scorecard.hpp>

#include <memory>

namespace perfeval::inline v0::python {

/// A scorecard with the form that it borrows (kept alive by Python or by the card itself) and the pack.
struct shown_card {
  const perfeval::form* form;
  pack_pointer rules;
  scorecard result;
  std::shared_ptr<const perfeval::form> own;
};

}  // namespace perfeval::inline v0::python
