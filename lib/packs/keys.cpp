// The parameters of a pack, and the topic that each stands on. scripts/list-packs reads this table.
#include "packs/parameters.hpp"

namespace perfeval::inline v0::packs {
namespace {

constexpr parameter_key keys[] = {
    {"execution.weight", topic::execution},
    {"execution.denominator", topic::execution},
    {"execution.points", topic::execution},
    {"execution.rounding", topic::execution, false},
    {"execution.lines", topic::execution, false},
    {"execution.zero_budget", topic::execution, false},
    {"execution.rate_rounding", topic::execution, false},
    {"execution.reason_below", topic::reason, false},
    {"fund_lines.scored", topic::execution, false},
    {"fund_lines.must_sum", topic::arithmetic, false},
    {"rounding.rate_explains", topic::arithmetic},
    {"rounding.score_explains", topic::arithmetic},
    {"quant.strict_counts", topic::quantitative},
    {"quant.at_least", topic::quantitative},
    {"quant.at_most", topic::ceiling},
    {"quant.equal", topic::quantitative},
    {"quant.none_above", topic::ceiling},
    {"quant.rounding", topic::quantitative, false},
    {"quant.negative_actual", topic::quantitative, false},
    {"qual.tiers", topic::qualitative},
    {"qual.lower_included", topic::qualitative, false},
    {"over.reason_ratio", topic::over_fulfilment},
    {"over.flag_ratio", topic::over_fulfilment, false},
    {"over.zero_target_limit", topic::over_fulfilment, false},
    {"reason.deduction", topic::reason},
    {"reason.qualitative", topic::reason, false},
    {"weights.total", topic::weights},
    {"weights.level1", topic::weights},
    {"weights.level1_with_cost", topic::weights},
    {"weights.required", topic::weights},
    {"weights.ranges", topic::weights, false},
    {"weights.cost_level", topic::weights, false},
    {"weights.satisfaction_optional", topic::weights, false},
    {"grade.bounds", topic::grade},
    {"grade.pass", topic::grade},
    {"grade.rounding", topic::grade, false},
    {"grade.whole_numbers", topic::grade, false},
    {"convention.share", topic::arithmetic},
    {"convention.least", topic::arithmetic},
    {"money.magnitude_digits", topic::arithmetic},
    {"money.adjust_ratio", topic::arithmetic, false},
    {"score.digits", topic::arithmetic},
    {"rows", topic::quantitative, false},
    {"across.not_applicable", topic::weights, false},
    {"across.missing", topic::weights, false},
    {"across.excused", topic::weights, false},
    {"across.caps", topic::weights, false},
    {"across.vetoes", topic::weights, false},
    {"vocabulary.no_reason", topic::reading},
    {"vocabulary.scales", topic::reading},
    {"vocabulary.reached", topic::reading},
    {"vocabulary.partly", topic::reading},
    {"vocabulary.missed", topic::reading},
    {"vocabulary.official_tiers", topic::reading},
    {"vocabulary.count_units", topic::reading},
    {"vocabulary.less_is_better", topic::reading},
    {"vocabulary.spending", topic::reading},
    {"vocabulary.grades", topic::reading},
};

}  // namespace

std::span<const parameter_key> parameter_keys() { return keys; }

}  // namespace perfeval::inline v0::packs
