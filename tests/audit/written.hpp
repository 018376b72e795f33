// Findings written short, for tests: "code:severity@field=expected^explained_by", parts that are empty left out, in the
// order of the alphabet.
#pragma once

#include <perfeval/audit/audit.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace perfeval::test {

inline std::string written(const finding& f) {
  std::string text = std::string(name_of(f.code)) + ":" + std::string(name_of(f.severity)) + "@" + f.path;
  if (!f.expected.empty()) text += "=" + f.expected;
  if (!f.explained_by.empty()) text += "^" + f.explained_by.path;
  return text;
}

using texts = std::vector<std::string>;

inline texts paths_of(const std::vector<named_field>& fields) {
  texts all;
  for (const named_field& field : fields) all.push_back(field.path);
  return all;
}

inline texts written(const std::vector<finding>& findings) {
  texts all;
  for (const finding& f : findings) all.push_back(written(f));
  std::sort(all.begin(), all.end());
  return all;
}

inline form_audit audited(const form& paper) { return audit(paper, cn_mof_2020()); }
inline texts findings_of(const form& paper) { return written(audited(paper).findings); }

/// The finding of a code; a failure and a finding of nothing if the form has none.
inline finding finding_of(const form& paper, code code) {
  for (const finding& f : audited(paper).findings)
    if (f.code == code) return f;
  ADD_FAILURE() << "no " << name_of(code);
  return {};
}

}  // namespace perfeval::test
