/// A scorecard as stored for Python.
#pragma once

#include "packs.hpp"

#include <perfeval/score/scorecard.hpp>

#include <pybind11/pybind11.h>

#include <memory>
#include <utility>

namespace perfeval::inline v0::python {

/// A scorecard with the form that it borrows, which `own` keeps alive, and the pack.
struct shown_card : std::enable_shared_from_this<shown_card> {
  shown_card(const perfeval::form& scored, pack_pointer scored_by, pybind11::object owner)
      : form(&scored), rules(std::move(scored_by)), own(std::move(owner)) {}

  const perfeval::form* form;
  pack_pointer rules;
  scorecard result;
  pybind11::object own;
};

}  // namespace perfeval::inline v0::python
