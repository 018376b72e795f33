// Any bytes as a pack with scenarios: read whole or refused with errors that have a place, never both. Its scenarios
// run, and forms are scored, explained and audited under it.
#include "everything.hpp"

#include <perfeval/read/pack.hpp>
#include <perfeval/read/text.hpp>
#include <perfeval/testing/scenarios.hpp>
#include <perfeval/write/pack.hpp>

namespace {

/// Numbers, a range, a date, words and a satisfaction row, at and below their targets.
const std::vector<perfeval::form>& forms() {
  static const std::vector<perfeval::form> made =
      perfeval::read_document_bytes(
          "项目名称,道路养护\n年初预算数,100,全年预算数,100,全年执行数,90,执行率,90%,分值,10,得分,9\n"
          "一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分\n"
          "产出指标,数量指标,养护里程,≥100公里,60公里,10,6\n产出指标,数量指标,新建里程,12-15公里,13公里,10,10\n"
          "产出指标,时效指标,完成时间,2022年12月31日前,2023年1月5日,10,5\n产出指标,质量指标,验收,优,良,10,8\n"
          "产出指标,成本指标,成本,≤3元,4元,10,6.67\n满意度指标,服务对象满意度指标,满意度,≥95%,90%,10,9.47\n"
          "总分,,,,,70,55\n")
          .forms;
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzzing::bytes_of(data, size);
  const auto reading = perfeval::read_pack(bytes, "fuzz.toml", {}, {}, fuzzing::bounds());
  fuzzing::require(reading.value.has_value() == reading.errors.empty());
  for (const perfeval::toml_error& error : reading.errors) fuzzing::require(error.line != 0 && !error.code.empty());
  if (!reading.value) return 0;
  const perfeval::pack& rules = reading.value->rules;
  fuzzing::require(!perfeval::parameters(rules).empty());
  const perfeval::scenario_report tested = perfeval::test_pack(*reading.value);
  static_cast<void>(perfeval::to_text(tested));
  static_cast<void>(perfeval::to_json(tested));
  fuzzing::require(!forms().empty());
  fuzzing::check_forms(forms(), perfeval::audit_forms(forms(), rules), rules, fuzzing::turn_of(bytes));
  return 0;
}
