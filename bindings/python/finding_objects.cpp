#include "finding_objects.hpp"

#include "convert.hpp"
#include "frames.hpp"

#include <perfeval/audit/message.hpp>
#include <perfeval/rule/clause.hpp>

#include <pybind11/stl.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfeval::inline v0::python {
namespace py = pybind11;
namespace {

py::object text(std::string_view value) {
  PyObject* made = PyUnicode_DecodeUTF8(value.data(), static_cast<Py_ssize_t>(value.size()), "replace");
  if (made == nullptr) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

py::object text_or_none(std::string_view value) { return value.empty() ? py::none() : text(value); }

/// Makes instances of a class whose attributes may not be set by its users (a frozen dataclass).
class maker {
 public:
  explicit maker(const py::type& type) : type_(reinterpret_cast<PyTypeObject*>(type.ptr())) {}

  void begin() {
    made_ = py::reinterpret_steal<py::object>(type_->tp_new(type_, nothing_.ptr(), nullptr));
    if (!made_) throw py::error_already_set();
  }
  void set(const py::str& name, const py::object& value) {
    if (PyObject_GenericSetAttr(made_.ptr(), name.ptr(), value.ptr()) != 0) throw py::error_already_set();
  }
  py::object take() { return std::move(made_); }

 private:
  PyTypeObject* type_;
  py::tuple nothing_;
  py::object made_;
};

/// Nothing that is made here is garbage: Python's search for cycles would only go through it again and again.
class uncollected {
 public:
  uncollected() : before_(PyGC_Disable() != 0) {}
  uncollected(const uncollected&) = delete;
  uncollected& operator=(const uncollected&) = delete;
  ~uncollected() {
    if (before_) PyGC_Enable();
  }

 private:
  bool before_;
};

py::str interned(const char* name) { return py::reinterpret_steal<py::str>(PyUnicode_InternFromString(name)); }

/// The words of an enumeration as Python's own texts, each made once; None for one without a name.
template <class Enum>
class word_objects {
 public:
  const py::object& operator[](Enum value) {
    const auto index = static_cast<std::size_t>(value);
    if (known_.size() <= index) known_.resize(index + 1);
    if (!known_[index]) known_[index] = text_or_none(name_of(value));
    return known_[index];
  }

 private:
  std::vector<py::object> known_;
};

py::tuple paths(const std::vector<named_field>& fields) {
  py::tuple all(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) all[i] = text(fields[i].path);
  return all;
}

py::tuple totals_of(const finding& f) {
  py::tuple all(f.totals.size());
  for (std::size_t i = 0; i < f.totals.size(); ++i)
    all[i] = py::make_tuple(f.totals[i].form, to_python(f.totals[i].exact), to_python(f.totals[i].rounded));
  return all;
}

/// What the findings of one form, or of one document, have in common.
struct shared_head {
  explicit shared_head(const frame_head& head)
      : document(text(head.path)),
        form(head.form != nullptr ? py::object(py::int_(head.form->index)) : py::none()),
        project(text(head.form != nullptr ? head.form->project : "")),
        department(text(head.form != nullptr ? head.form->department : "")),
        unit(text(head.form != nullptr ? head.form->unit : "")),
        year(head.form != nullptr && head.form->year ? py::object(py::int_(*head.form->year)) : py::none()) {}

  py::object document, form, project, department, unit, year;
};

class finding_maker {
 public:
  finding_maker(const pack& rules, const py::type& type) : rules_(rules), made_(type) {}

  py::object make(const finding& f, const shared_head& head) {
    made_.begin();
    made_.set(code_, codes_[f.code]);
    made_.set(severity_, severities_[f.severity]);
    made_.set(verdict_, compares_figures(f.code) ? verdicts_[verdict::differs] : none_);
    const py::object path = text(f.path);
    made_.set(field_, path);
    made_.set(fields_, f.fields.empty() ? py::make_tuple(path) : paths(f.fields));
    made_.set(label_, text(f.label));
    made_.set(cell_, f.cell.known() ? py::object(py::make_tuple(f.cell.table, f.cell.row, f.cell.column)) : none_);
    made_.set(printed_, text_or_none(f.printed));
    made_.set(expected_, text_or_none(f.expected));
    py::dict message;
    message[zh_] = text(perfeval::message(f, language::zh));
    message[en_] = text(perfeval::message(f, language::en));
    made_.set(message_, message);
    made_.set(source_, cited(f));
    made_.set(diagnosis_, diagnoses_[f.diagnosis]);
    made_.set(rounding_, f.rounding ? py::cast(*f.rounding) : none_);
    made_.set(candidates_, f.candidates.empty() ? nothing_ : paths(f.candidates));
    made_.set(explained_by_, text_or_none(f.explained_by.path));
    made_.set(forms_, f.forms.empty() ? nothing_ : py::tuple(py::cast(f.forms)));
    made_.set(documents_, f.documents.empty() ? nothing_ : py::tuple(py::cast(f.documents)));
    made_.set(totals_, f.totals.empty() ? nothing_ : totals_of(f));
    made_.set(document_, head.document);
    made_.set(form_, head.form);
    made_.set(project_, head.project);
    made_.set(department_, head.department);
    made_.set(unit_, head.unit);
    made_.set(year_, head.year);
    return made_.take();
  }

 private:
  const py::object& cited(const finding& f) {
    const clause& one = clause_of(f, rules_);
    py::object& known = sources_[&one];
    if (!known) known = text(citation(one));
    return known;
  }

  const pack& rules_;
  maker made_;
  word_objects<code> codes_;
  word_objects<severity> severities_;
  word_objects<verdict> verdicts_;
  word_objects<diagnosis> diagnoses_;
  std::unordered_map<const clause*, py::object> sources_;
  py::object none_ = py::none();
  py::tuple nothing_;
  py::str code_ = interned("code"), severity_ = interned("severity"), verdict_ = interned("verdict"),
          field_ = interned("field"), fields_ = interned("fields"), label_ = interned("label"),
          cell_ = interned("cell"), printed_ = interned("printed"), expected_ = interned("expected"),
          message_ = interned("message"), zh_ = interned("zh"), en_ = interned("en"), source_ = interned("source"),
          diagnosis_ = interned("diagnosis"), rounding_ = interned("rounding"), candidates_ = interned("candidates"),
          explained_by_ = interned("explained_by"), forms_ = interned("forms"), documents_ = interned("documents"),
          totals_ = interned("totals"), document_ = interned("document"), form_ = interned("form"),
          project_ = interned("project"), department_ = interned("department"), unit_ = interned("unit"),
          year_ = interned("year");
};

}  // namespace

py::list finding_objects(const audited& source, const py::type& type) {
  const uncollected paused;
  finding_maker maker(source.rules->rules(), type);
  py::list all;
  const void* last = nullptr;  // what the last head was made for
  std::optional<shared_head> head;
  for_each_finding(source.result, [&](const finding& f, const frame_head& one) {
    const void* own = one.form != nullptr ? static_cast<const void*>(one.form) : one.path.data();
    if (!head || own != last) head.emplace(one);
    last = own;
    all.append(maker.make(f, *head));
  });
  return all;
}

}  // namespace perfeval::inline v0::python
