/// names.hpp, parameter_descriptions and rule_kinds in Python: the basis of the schemas and the documentation.
#include "bind.hpp"

#include <perfeval/audit/codes.hpp>
#include <perfeval/audit/finding.hpp>
#include <perfeval/form/form.hpp>
#include <perfeval/read/document.hpp>
#include <perfeval/rule/kinds.hpp>
#include <perfeval/score/across.hpp>
#include <perfeval/score/hit_policy.hpp>
#include <perfeval/score/prints.hpp>
#include <perfeval/score/row_reading.hpp>
#include <perfeval/trouble.hpp>
#include <perfeval/write/pack.hpp>

#include <pybind11/stl.h>

#include <string>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

template <class Enum>
void add(py::dict& all, const char* enumeration) {
  py::list words;
  for (const std::string_view name : names<Enum>()) words.append(name);
  all[enumeration] = std::move(words);
}

/// The words of every enumeration, by its name.
py::dict every_name() {
  py::dict all;
  add<argument>(all, "argument");
  add<category>(all, "category");
  add<code>(all, "code");
  add<column>(all, "column");
  add<column_question>(all, "column_question");
  add<column_use>(all, "column_use");
  add<comparison>(all, "comparison");
  add<content>(all, "content");
  add<denominator>(all, "denominator");
  add<diagnosis>(all, "diagnosis");
  add<dimension>(all, "dimension");
  add<direction>(all, "direction");
  add<document_state>(all, "document_state");
  add<form_kind>(all, "form_kind");
  add<evidence>(all, "evidence");
  add<form_table>(all, "form_table");
  add<fund>(all, "fund");
  add<fund_scores>(all, "fund_scores");
  add<grade>(all, "grade");
  add<hindrance>(all, "hindrance");
  add<hit_policy>(all, "hit_policy");
  add<item>(all, "item");
  add<kind>(all, "kind");
  add<kind_x>(all, "kind_x");
  add<match>(all, "match");
  add<negative_actual>(all, "negative_actual");
  add<number_fault>(all, "number_fault");
  add<outcome>(all, "outcome");
  add<parameter_shape>(all, "parameter_shape");
  add<part>(all, "part");
  add<rate_lines>(all, "rate_lines");
  add<rounding_mode>(all, "rounding_mode");
  add<severity>(all, "severity");
  add<standing>(all, "standing");
  add<statement_kind>(all, "statement_kind");
  add<topic>(all, "topic");
  add<trouble_kind>(all, "trouble_kind");
  add<verdict>(all, "verdict");
  add<when_missing>(all, "when_missing");
  add<when_not_applicable>(all, "when_not_applicable");
  add<zero_budget>(all, "zero_budget");
  return all;
}

py::list described() {
  py::list all;
  for (const parameter_description& one : parameter_descriptions()) {
    py::list choices;
    for (const std::string_view word : one.choices) choices.append(word);
    all.append(py::dict(py::arg("key") = one.key, py::arg("topic") = name_of(one.topic),
                        py::arg("required") = one.required, py::arg("type") = one.type, py::arg("choices") = choices,
                        py::arg("least") = one.least, py::arg("most") = one.most, py::arg("title") = one.title,
                        py::arg("meaning") = one.meaning));
  }
  return all;
}

py::list kinds() {
  py::list all;
  for (const rule_kind& kind : rule_kinds()) {
    py::list parameters;
    for (const kind_parameter& one : kind.parameters)
      parameters.append(py::dict(py::arg("name") = one.name, py::arg("shape") = name_of(one.shape),
                                 py::arg("usual") = one.usual, py::arg("meaning") = one.meaning));
    all.append(py::dict(py::arg("name") = kind.name, py::arg("x") = name_of(kind.x), py::arg("formula") = kind.formula,
                        py::arg("parameters") = parameters));
  }
  return all;
}

}  // namespace

void bind_names(py::module_& module) {
  module.def("names", &every_name, "The words of every enumeration: {\"kind\": [\"unknown\", \"quantity\", …], …}.");
  module.def("parameter_descriptions", &described, "Every parameter of a pack: key, topic, type, range and meaning.");
  module.def("rule_kinds", &kinds, "Every kind of row rule: its x, its formula and its parameters.");
}

}  // namespace perfeval::inline v0::python
