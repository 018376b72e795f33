#pragma once

#include <perfeval/detail/config.hpp>
#include <perfeval/rule/cn_mof_2020.hpp>

#include <utility>

namespace perfeval {
inline namespace v0 {
namespace detail::default_pack {

inline clause national(const char* zh, const char* en) { return {"财预〔2020〕10号", zh, en, false, false}; }
inline clause observed(const char* place, const char* zh, const char* en) { return {place, zh, en, true, false}; }

inline keyed<topic, clause> national_clauses() {
  keyed<topic, clause> clauses;
  clauses[topic::weights] =
      national("分值设置：预算执行率10、产出50、效益30、满意度10，特殊情况可调整",
               "points: execution 10, output 50, benefit 30, satisfaction 10, adjustable in special cases");
  clauses[topic::execution] = national("预算执行率得分按执行数占全年预算数的比例计算",
                                       "execution: points in proportion to executed / annual budget");
  clauses[topic::quantitative] =
      national("定量指标：达到指标值记满分，未达到按完成值占指标值的比例记分",
               "quantitative: full points if the target is reached, else actual / target of them");
  clauses[topic::ceiling] =
      observed("2016 template (T/A) and a provincial budget system (1-(A-T)/T)", "反向指标超出上限的记分",
               "a value above its upper limit: both formulas are in use");
  clauses[topic::over_fulfilment] =
      observed("a provincial system, Guangxi (广西): reason required from 1.3 times the target",
               "明显高于指标值的，应分析原因", "well above the target: the cause must be explained");
  clauses[topic::qualitative] = national("定性指标：达成、部分达成、未达成三档，100%-80%（含）、80%-60%（含）、60%-0%",
                                         "qualitative: three tiers, 100-80 % (incl.), 80-60 % (incl.), 60-0 %");
  clauses[topic::deadline] = national("时效指标按是否在期限内完成记分", "timeliness: within the deadline or not");
  clauses[topic::reason] = national("未完成或偏差较大的指标，应说明原因和改进措施",
                                    "an indicator that is not reached, or far off, requires a reason and measures");
  clauses[topic::grade] = national("评价等级：优90（含）以上、良80（含）-90、中60（含）-80、差60以下",
                                   "grades: excellent from 90, good from 80, fair from 60, poor below");
  clauses[topic::arithmetic] =
      national("自评表各栏数据应当真实、准确、前后一致", "the figures of a form must be true and consistent");
  clauses[topic::reading] = observed("53 published forms from 47 places", "单元格数据的读法", "how cells are read");
  clauses[topic::indicator_quality] =
      national("绩效指标应当清晰、可衡量、与目标相关", "indicators should be clear, measurable and relevant");
  return clauses;
}

/// Values whose source is not that of their topic.
inline std::vector<parameter_source> national_sources() {
  clause strict = {"中华人民共和国民法典", "“超过”“不满”不包括本数", "above and below exclude the number itself", false,
                   false};
  strict.article = "第一千二百五十九条";
  strict.quote = "所称的“不满”、“超过”、“以外”，不包括本数";
  const char* const seen = "53 published forms from 47 places";
  return {{"quant.strict_counts", std::move(strict)},
          {"quant.equal",
           observed("a provincial budget system (full), Tianjin (天津, questioned)", "等于指标超出目标值的记分",
                    "above an equal target: full in one system, questioned in another")},
          {"weights.level1_with_cost",
           {"财预〔2021〕101号", "设成本指标的：成本20、产出40、效益20、满意度10，执行率10",
            "with cost: 20/40/20/10, execution 10", false, true}},
          {"score.digits", observed(seen, "得分保留两位小数最为常见", "two decimal places are the most common")},
          {"rounding.rate_explains", observed(seen, "执行率的各种取舍方式", "observed ways of rounding rates")},
          {"rounding.score_explains", observed(seen, "得分的各种取舍方式，对本单位有利的除外",
                                               "observed ways of rounding scores, except in the unit's own favour")}};
}

inline std::vector<scale> national_scales() {
  const tier_set upper = top_tier | middle_tier;
  return {
      {"好坏",
       {{"好", top_tier},
        {"很好", top_tier},
        {"非常好", top_tier},
        {"良好", upper},
        {"较好", upper},
        {"一般", middle_tier},
        {"较差", lowest_tier},
        {"差", lowest_tier},
        {"坏", lowest_tier}}},
      {"高中低",
       {{"高", top_tier},
        {"很高", top_tier},
        {"较高", upper},
        {"中", middle_tier},
        {"中等", middle_tier},
        {"一般", middle_tier},
        {"较低", lowest_tier},
        {"低", lowest_tier}}},
      {"优良中低差",
       {{"优", top_tier},
        {"优秀", top_tier},
        {"良", upper},
        {"良好", upper},
        {"中", middle_tier},
        {"中等", middle_tier},
        {"一般", middle_tier},
        {"低", lowest_tier},
        {"较低", lowest_tier},
        {"差", lowest_tier}}},
  };
}

inline std::vector<degree> national_results() {
  const tier_set partly = top_tier | middle_tier;
  return {{"达成预期指标", top_tier},
          {"达成", top_tier},
          {"达成年度指标", top_tier},
          {"完成", top_tier},
          {"已完成", top_tier},
          {"达标", top_tier},
          {"合格", top_tier},
          {"是", top_tier},
          {"基本达到", partly},
          {"基本完成", partly},
          {"部分达成", middle_tier},
          {"部分完成", middle_tier},
          {"部分达成年度指标并具有一定效果", middle_tier},
          {"部分达成预期指标并具有一定效果", middle_tier},
          {"未达成", lowest_tier},
          {"未达成年度指标且效果较差", lowest_tier},
          {"未达成预期指标且效果较差", lowest_tier},
          {"未完成", lowest_tier},
          {"未开展", lowest_tier}};
}

inline vocabulary national_vocabulary() {
  vocabulary v;
  v.no_reason = {"无", "无偏差", "正常", "完成", "已完成", "达成"};
  v.scales = national_scales();
  v.results = national_results();
  v.official_tiers = {"达成预期指标",
                      "达成",
                      "达成年度指标",
                      "部分达成年度指标并具有一定效果",
                      "部分达成预期指标并具有一定效果",
                      "未达成",
                      "未达成年度指标且效果较差",
                      "未达成预期指标且效果较差"};
  v.count_units = {"个", "家", "次", "人", "人次", "户", "件", "套", "台", "台套", "类", "张",
                   "辆", "份", "只", "头", "株",   "起", "项", "名", "所", "座",   "处", "场",
                   "期", "批", "篇", "册", "条",   "宗", "例", "幅", "部", "门",   "支", "块"};
  v.less_is_better = {"投诉", "事故", "死亡",   "受害",   "受灾",   "成灾",   "差错",  "误差", "故障", "违规",
                      "逾期", "不良", "闲置",   "损失",   "流失",   "能耗",   "排放",  "成本", "费用", "时长",
                      "下降", "控制", "超支",   "浪费",   "拖欠",   "上访",   "纠纷",  "隐患", "污染", "调整率",
                      "结转", "结余", "变动率", "偏离度", "控制率", "负债率", "压缩率"};
  v.spending = {"预算执行率", "资金执行率", "执行进度", "支出进度", "支出率", "支付率", "支付完成率", "支付进度"};
  v.deductions = {"扣分", "减分"};
  v.bonuses = {"加分", "奖励分"};
  v.scoring_rule = {"赋分规则", "赋分标准", "赋分办法", "评分标准", "评分规则",     "评分办法", "评分方法", "评分细则",
                    "计分方法", "计分规则", "计分标准", "计分办法", "得分计算方法", "得分规则", "得分标准"};
  v.grades = {{"优", grade::excellent}, {"优秀", grade::excellent}, {"良", grade::good},
              {"良好", grade::good},    {"中", grade::fair},        {"中等", grade::fair},
              {"合格", grade::fair},    {"差", grade::poor},        {"不合格", grade::poor}};
  return v;
}

inline pack made() {
  using enum rounding_mode;
  pack p;
  p.id = "cn-mof-2020";
  p.version = "1";
  p.title = "项目支出绩效自评（财预〔2020〕10号）";
  p.jurisdiction = "中国";
  p.clauses = national_clauses();
  p.sources = national_sources();
  p.execution.weight = 10;
  p.rounding.rate_explains = {half_up, half_even, half_down, up, down, ceiling, floor, zero_five_up};
  p.rounding.score_explains = {half_even, half_down, down, floor};
  p.over.reason_ratio = decimal(13, 1);
  p.weights.total = 100;
  p.weights.level1 = {10, 0, 50, 30, 10};
  p.weights.level1_with_cost = {10, 20, 40, 20, 10};
  p.grade.bounds = {90, 80, 60};
  p.grade.pass = 60;
  p.convention.share = ratio(2) / ratio(3);
  p.vocabulary = national_vocabulary();
  return p;
}

}  // namespace detail::default_pack

PERFEVAL_INLINE const pack& cn_mof_2020() {
  static const pack rules = detail::default_pack::made();
  return rules;
}

}  // namespace v0
}  // namespace perfeval
