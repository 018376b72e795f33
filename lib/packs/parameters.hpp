// The parameters of a pack, each declared once: its key in the file, its member, the topic whose clause applies, its
// descriptions for people, and the range of its value. The reader, the writer, the checks, the comparison of packs, the
// JSON Schema and docs/rules.md are visitors of the one function below, in its order.
#pragma once

#include <perfeval/rule/pack.hpp>

#include <cstdint>
#include <string_view>

namespace perfeval::inline v0::packs {

// The range of a number in a pack; `expected` describes it in a report.
struct number_range {
  bool (*holds)(const ratio& value, const pack& whole) = nullptr;
  std::string_view expected;
};
inline constexpr number_range any_number{};
inline constexpr number_range above_zero{[](const ratio& x, const pack&) { return x.sign() > 0; }, "a number above 0"};
inline constexpr number_range share{[](const ratio& x, const pack&) { return x.sign() > 0 && x <= ratio(1); },
                                    "a share above 0 and up to 1"};
inline constexpr bool within_total(const ratio& x, const pack& whole) {
  return x.sign() >= 0 && x <= ratio(whole.weights.total);
}
inline constexpr number_range weight_or_less{within_total, "a weight from 0 to weights.total"};
inline constexpr number_range total_or_less{within_total, "a total from 0 to weights.total"};
inline constexpr bool is_multiple(const ratio& x, const pack&) { return x >= ratio(1); }
inline constexpr number_range asks_reason{is_multiple,
                                          "1 or more: the multiple of the target from which a reason is required"};
inline constexpr number_range is_noted{is_multiple,
                                       "1 or more: the multiple of the target from which the row gets a note"};

// The minimum and the maximum of a whole number.
struct whole_range {
  std::int64_t least = 0, most = 0;
};

// Whether a pack that extends none must give a parameter.
inline constexpr bool required = true, optional = false;

struct parameter {
  std::string_view name;  // its key in its table
  perfeval::topic topic;
  bool required;
  std::string_view title;    // in Chinese
  std::string_view meaning;  // in English
  number_range range{};
  whole_range whole{};
};

// The points of the execution and of the categories, by their keys.
template <class Level1, class Visitor>
void each_level1(Level1& points, Visitor visit) {
  visit("execution", points.execution);
  visit("cost", points.cost);
  visit("output", points.output);
  visit("benefit", points.benefit);
  visit("satisfaction", points.satisfaction);
}

template <class Visitor, class Pack>
void visit_parameters(Visitor& v, Pack& p) {
  v.table("execution", [&](auto& one) {
    one.value({"weight", topic::execution, required, "预算执行率分值",
               "the weight of the execution line if the form prints none", weight_or_less},
              p.execution.weight);
    one.value({"denominator", topic::execution, required, "执行率的分母",
               "the budget by which the rate is divided: the annual one, the initial one, or the funds that have "
               "arrived; the annual one if there is no column of that kind"},
              p.execution.denominator);
    one.value({"lines", topic::execution, optional, "执行率取数：总额行或各来源之和",
               "the amounts that the rate is computed from: those of the total line, or the sums of the lines directly "
               "under it"},
              p.execution.lines);
    one.value({"zero_budget", topic::execution, optional, "预算数为0时",
               "what a budget of zero earns: anything from 0 to the weight, nothing, everything; or the line drops out "
               "and the indicators carry its weight"},
              p.execution.zero_budget);
    one.value({"rate_rounding", topic::execution, optional, "执行率取舍",
               "rounding of the rate, as a share (0.9996), before the points are computed"},
              p.execution.rate_rounding);
    one.value({"points", topic::execution, required, "执行率得分的算法",
               "the share of its weight that the execution rate earns; x: executed / budget"},
              p.execution.points);
    one.value({"rounding", topic::execution, optional, "执行率得分取舍", "rounding of the points for execution"},
              p.execution.rounding);
    one.value({"reason_below", topic::reason, optional, "执行率低于此值须说明原因",
               "below this rate (0.9) a reason is required", share},
              p.execution.reason_below);
    one.value({"little_below", topic::execution, optional, "执行率偏低的界限",
               "below this rate (0.6) little was spent: a form whose indicators earn much gets a note", share},
              p.execution.little_below);
    one.value({"much_from", topic::execution, optional, "指标得分偏高的界限",
               "from this share of their weights (0.9) the indicators earn much, however little was spent", share},
              p.execution.much_from);
  });
  v.table("fund_lines", [&](auto& one) {
    one.value({"scored", topic::execution, optional, "资金来源行的分值和得分",
               "what the fund lines under the total show as weight and score; repeated: each score is checked against "
               "the rate of its own line. They are never added to a total"},
              p.fund_lines.scored);
    one.value({"must_sum", topic::arithmetic, optional, "资金来源之和等于总额",
               "the lines under the total must add up to it"},
              p.fund_lines.must_sum);
  });
  v.table("quant", [&](auto& one) {
    one.value({"strict_counts", topic::quantitative, required, "大于、小于不含本数（计数）",
               "a strict sign on a count means the next whole number"},
              p.quant.strict_counts);
    one.value({"negative_actual", topic::quantitative, optional, "完成值为负数时", "how a negative actual counts"},
              p.quant.negative_actual);
    one.value(
        {"at_least", topic::quantitative, required, "正向指标得分", "a target to be reached (≥); x: actual / target"},
        p.quant.at_least);
    one.value(
        {"at_most", topic::ceiling, required, "反向指标得分", "a limit not to be exceeded (≤); x: actual / target"},
        p.quant.at_most);
    one.value(
        {"equal", topic::quantitative, required, "等于指标得分", "a target to be met exactly (=); x: actual / target"},
        p.quant.equal);
    one.value({"none_above", topic::ceiling, required, "目标为0或期限",
               "a target of zero or a deadline; x: the amount above zero, or the days after the deadline"},
              p.quant.none_above);
    one.value(
        {"rounding", topic::quantitative, optional, "定量得分取舍", "rounding of the points of a quantitative row"},
        p.quant.rounding);
  });
  v.table("qual", [&](auto& one) {
    one.tiers(
        {"tiers", topic::qualitative, required, "定性三档的下限", "the smallest shares of the middle and the top tier"},
        {"lower_included", topic::qualitative, optional, "档次下限含本数",
         "the bound between two tiers belongs to the upper one (80%（含）); false: to the lower one. Given together "
         "with tiers; true by default"},
        p.qual.tiers);
  });
  v.table("over", [&](auto& one) {
    one.value({"reason_ratio", topic::over_fulfilment, required, "超额须说明原因的倍数",
               "from this multiple of the target upwards, a reason is required; 1 or more", asks_reason},
              p.over.reason_ratio);
    one.value({"flag_ratio", topic::over_fulfilment, optional, "超额提示的倍数",
               "from this multiple of the target upwards, and below reason_ratio, a row without a reason gets a note; "
               "1 or more",
               is_noted},
              p.over.flag_ratio);
    one.value({"zero_target_limit", topic::over_fulfilment, optional, "目标为0时须说明原因的完成值",
               "from this actual upwards, a target of zero requires a reason", above_zero},
              p.over.zero_target_limit);
  });
  v.table("reason", [&](auto& one) {
    one.value({"deduction", topic::reason, required, "扣分须说明原因", "a deduction requires a reason"},
              p.reason.deduction);
    one.value({"qualitative", topic::reason, optional, "定性结果须有说明", "a result in words requires a description"},
              p.reason.qualitative);
  });
  v.value({"rows", topic::quantitative, optional, "单项指标的规则",
           "rules for individual rows, applied before those of quant; the first that matches counts"},
          p.rows);
  v.table("weights", [&](auto& one) {
    one.value({"total", topic::weights, required, "总分", "what all weights add up to", above_zero}, p.weights.total);
    one.value({"level1", topic::weights, required, "一级指标分值（无成本）",
               "the usual points of the categories without cost; omitted ones are 0; they add up to weights.total"},
              p.weights.level1);
    one.value({"level1_with_cost", topic::weights, required, "一级指标分值（有成本）",
               "the usual points if there is a cost category; omitted ones are 0; they add up to weights.total"},
              p.weights.level1_with_cost);
    one.value({"ranges", topic::weights, optional, "一级指标分值区间",
               "ranges that replace the usual points; omitted categories keep the usual points"},
              p.weights.ranges);
    one.categories(
        {"required", topic::weights, required, "必须设置的一级指标", "the categories of which a form must have a row"},
        p.weights);
    one.value({"cost_level",
               topic::weights,
               optional,
               "成本指标的级别",
               "1: cost is a separate category; 2: it is a kind of output; none: either",
               any_number,
               {1, 2}},
              p.weights.cost_level);
    one.value({"satisfaction_optional", topic::weights, optional, "满意度可不设",
               "if there is no satisfaction row, its points may move to benefit"},
              p.weights.satisfaction_optional);
  });
  v.table("across", [&](auto& one) {
    one.value({"not_applicable", topic::weights, optional, "不适用的指标",
               "a row whose actual is 不适用: either the printed score counts, or the row drops out and the rows of "
               "its category carry its weight in proportion"},
              p.across.not_applicable);
    one.value({"missing", topic::weights, optional, "缺完成值的指标",
               "a row whose actual is blank or a dash: the printed score counts, anything from 0 to its weight is "
               "possible, or it earns nothing"},
              p.across.missing);
    one.phrases({"excused", topic::weights, optional, "免责事由",
                 "words in a row's reason that excuse a missed target: the row earns its weight"},
                p.across.excused);
    one.value(
        {"caps", topic::weights, optional, "一级指标得分上限", "the maximum points that a category may contribute"},
        p.across.caps);
    one.value({"vetoes", topic::weights, optional, "一票否决",
               "if such a row earns less than a given share of its weight, the total is limited to a given maximum "
               "(一票否决)"},
              p.across.vetoes);
    one.value(
        {"object_letters",
         topic::arithmetic,
         optional,
         "指标名称可单独识别的字数",
         "an indicator name of so many letters, besides general words such as 面积, means the same thing in every "
         "form",
         any_number,
         {1, 1000}},
        p.across.object_letters);
  });
  v.table("grade", [&](auto& one) {
    one.value({"bounds", topic::grade, required, "等级下限（优、良、中）",
               "the smallest totals of 优, 良 and 中, in descending order"},
              p.grade.bounds);
    one.value({"pass", topic::grade, required, "合格线", "the smallest total that passes", total_or_less},
              p.grade.pass);
    one.value({"rounding", topic::grade, optional, "定等级前总分取舍",
               "rounding of the total before its grade is determined; none: unrounded"},
              p.grade.rounding);
    one.value({"whole_numbers", topic::grade, optional, "等级按整数分段",
               "the grades are defined for whole numbers, 80-89 and 90-100: 89.5 has no grade"},
              p.grade.whole_numbers);
  });
  v.table("score", [&](auto& one) {
    one.value({"digits",
               topic::arithmetic,
               required,
               "得分小数位数",
               "decimal places of a score that is written out",
               any_number,
               {0, 20}},
              p.score.digits);
  });
  v.table("rounding", [&](auto& one) {
    one.value({"rate_explains", topic::arithmetic, required, "可解释执行率的取舍方式",
               "rounding modes that explain a printed rate"},
              p.rounding.rate_explains);
    one.value({"score_explains", topic::arithmetic, required, "可解释得分的取舍方式",
               "rounding modes that explain a printed score"},
              p.rounding.score_explains);
  });
  v.table("convention", [&](auto& one) {
    one.value(
        {"share", topic::arithmetic, required, "惯例所需比例",
         "the smallest share of a document's scores that makes a convention: a number or a quotient such as \"2/3\"",
         share},
        p.convention.share);
    one.value({"least",
               topic::arithmetic,
               required,
               "惯例所需个数",
               "the smallest number of scores that makes a convention",
               any_number,
               {1, 1000}},
              p.convention.least);
  });
  v.table("money", [&](auto& one) {
    one.value({"magnitude_digits",
               topic::arithmetic,
               required,
               "数量级核对的有效位数",
               "number of significant digits from which equal digits are not a coincidence",
               any_number,
               {1, 100}},
              p.money.magnitude_digits);
    one.value({"adjust_ratio", topic::arithmetic, optional, "预算调整提示比例",
               "a change of the budget within the year by this share of it (0.2) or more gets a note", share},
              p.money.adjust_ratio);
  });
  v.table("vocabulary", [&](auto& one) {
    one.value({"no_reason", topic::reading, required, "不算原因的词",
               "a reason cell that contains only one of these gives no reason"},
              p.vocabulary.no_reason);
    one.value(
        {"scales", topic::reading, required, "评价尺度", "targets that are a scale, and the tier of each word on it"},
        p.vocabulary.scales);
    one.results({{{"reached", topic::reading, required, "达成的词", "results that reach a target stated in words"},
                  {"partly", topic::reading, required, "基本达成的词", "results that reach it, or partly"},
                  {"middle", topic::reading, optional, "部分达成的词", "results that partly reach it: the middle tier"},
                  {"missed", topic::reading, required, "未达成的词",
                   "results that miss it; these lists must be given together"}}},
                p.vocabulary.results);
    one.value({"official_tiers", topic::reading, required, "官方三档用语", "the official terms among these words"},
              p.vocabulary.official_tiers);
    one.value(
        {"count_units", topic::reading, required, "计数单位", "units of counting; they do not convert to each other"},
        p.vocabulary.count_units);
    one.value({"less_is_better", topic::reading, required, "越少越好的词",
               "if the name contains one of these, a bare number may be a ceiling"},
              p.vocabulary.less_is_better);
    one.value({"spending", topic::reading, required, "支出进度的词",
               "if the name contains one of these, the row repeats the execution rate"},
              p.vocabulary.spending);
    one.value({"deductions", topic::reading, optional, "扣分项的词",
               "if the name or a heading contains one of these, the row takes points away and is added as printed"},
              p.vocabulary.deductions);
    one.value(
        {"bonuses", topic::reading, optional, "加分项的词",
         "if a heading, or the name of a row without weight, contains one of these, the row adds points on top of "
         "the weights, as printed"},
        p.vocabulary.bonuses);
    one.value(
        {"scoring_rule", topic::reading, optional, "自定评分规则的表头",
         "a column whose header contains one of these holds a scoring rule of the form's own; a row with text there "
         "is not judged by the standard rule"},
        p.vocabulary.scoring_rule);
    one.value({"grades", topic::reading, required, "等级用语", "the words for the four grades"}, p.vocabulary.grades);
  });
}

}  // namespace perfeval::inline v0::packs
