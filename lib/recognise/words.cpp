// What a header, a label or a heading means: looked up in the lists of recognise/lexicon.toml, the stronger word first.
#include "recognise/words.hpp"

#include <perfeval/detail/ideographs.hpp>
#include <perfeval/detail/utf8.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

bool begins(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [key](std::string_view word) { return key.starts_with(word); });
}

bool ends(std::string_view key, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [key](std::string_view word) { return key.ends_with(word); });
}

// 附件2：项目支出绩效自评表 in one cell; 附件：… is the name of a file.
bool is_numbered_attachment(std::string_view key) {
  for (const std::string_view lead : {"附件", "附表"})
    if (key.starts_with(lead) && key.size() > lead.size() && key[lead.size()] >= '0' && key[lead.size()] <= '9')
      return true;
  return false;
}

// 调整前预算数, 预算数（变更前）.
bool is_before_change(const spelled& key) { return key.says(list::before_change); }

// 预算调整数, 调整数(+/-), 年中追加; but not 调整后预算数, 预算数(调整后).
bool is_difference(const spelled& key) {
  if (key.has(list::adjusted) && key.key.find("+/-") != key.key.npos) return true;
  if (key.has(list::adjusted) && key.key.ends_with("(增减)")) return true;
  return key.has(list::difference_column) && !key.has(list::adjusted_after) && !key.aside[list::adjusted_after] &&
         !is_before_change(key);
}

// 扣除统筹整合资金后预算金额; 下达预算, 下达预算数, 预算下达.
bool is_budget_after_all(const spelled& key) {
  if (key.key.find("扣除") != key.key.npos) return key.has(list::budget_column);
  return key.has(list::granted_budget);
}

// 截至8月底支出, 1-8月支付: what was spent up to a month.
bool is_spent_up_to_a_month(const spelled& key) {
  const auto name = bare(key.key);
  const bool up_to = name.starts_with("截至") || name.starts_with("截止") || name.find("月") != name.npos;
  return up_to && ends(name, {"支出", "支付", "执行", "支出情况", "支付情况", "执行情况"});
}

// 应得分, 最高得分: the points that can be had.
bool is_full_score(const spelled& key) { return key.has(list::weight_column) && key.has(list::full_score); }

// 1-8月完成, 截至监控期完成: what was done up to a month.
bool is_done_up_to_a_month(const spelled& key) {
  if (!key.has(list::achieved) || key.has(list::planned) || !ends(bare(key.key), {"完成", "达成", "实现"}))
    return false;
  return key.has(list::part_of_year) || is_cumulative(key) || key.key.find("月") != key.key.npos;
}

// 实际完成率或完成值, 实际完成率（值）.
bool is_value_or_rate(const spelled& key) {
  return key.has(list::value_or_rate) || (key.aside[list::target_column] && key.key.ends_with("完成率(值)"));
}

// 决算数为调整预算的%, 支出占预算比例: what was spent as a share of the budget.
bool is_share_of_budget(const spelled& key) {
  const bool of_spending = key.has(list::spending) || key.has(list::executed_column);
  if (!of_spending && !key.key.starts_with("占")) return false;
  if (!ends(key.key, {"%", "%)", "比例", "比重", "百分比", "预算比", "之比"})) return false;
  for (const std::string_view link : {"占", "为", "与"}) {
    const auto begin = key.key.find(link);
    if (begin == key.key.npos || (begin == 0 && link != "占")) continue;
    const auto whole = key.key.substr(begin);
    const bool of_budget = whole.find("预算") != whole.npos || whole.find("计划") != whole.npos;
    const bool of_all = whole.starts_with("占总预算");          // the share of the project in all budgets
    const bool spent = of_spending || (begin == 0 && !of_all);  // 占预算%
    if (of_budget && spent && key.key.substr(0, begin).find("预算") == key.key.npos) return true;
  }
  return false;
}

// 三级指标解释: about the names, beside them.
bool is_about_names(const spelled& key) {
  return key.has(list::indicator_extra_column) && ends(key.key, {"解释", "说明", "描述"});
}

bool is_quotient(std::string_view key) { return !quotient_in(key).divisor.empty(); }

// 执行数/预算数, 支出÷预算(%).
bool is_quotient_of_words(const spelled& key) {
  const auto sign = std::min(key.key.find('/'), key.key.find("÷"));
  if (sign == key.key.npos || !key.has(list::spending)) return false;
  const auto dividend = key.key.substr(0, sign), divisor = key.key.substr(sign);
  return divisor.find("预算") != key.key.npos && dividend.find("预算") == key.key.npos &&
         dividend.find('(') == key.key.npos;
}

// 一级权重, 二级指标分值, 三级指标得分; 一级指标及分值 is a heading with its points.
bool is_about_level(const spelled& key) {
  for (const std::string_view link : {"及", "与", "和", "、", "/"})
    if (key.key.find(link) != key.key.npos) return false;
  return !key.key.ends_with("指标");
}

bool is_weight_of_level(const spelled& key) {
  const bool level = key.has(list::level1_column) || key.has(list::level2_column) || key.has(list::name_column);
  return level && key.has(list::weight_column) && is_about_level(key);
}

bool is_score_of_name(const spelled& key) {
  if (!key.has(list::name_column) || !key.has(list::score_column)) return false;
  return is_about_level(key) && !key.has(list::score_share) && !key.has(list::indicator_extra_column);
}

// 偏差率及原因分析, 得分依据及扣分原因, 扣减事由: about the causes, whatever else.
bool names_causes(const spelled& key) {
  if (!key.has(list::reason_column)) return false;
  const auto name = bare(key.key);
  return name.find("原因") != std::string::npos || ends(name, {"事由"});
}

}  // namespace

bool is_aside(const spelled& key) { return key.key.starts_with("(另列)"); }

meaning meaning_in_funds(const spelled& key) {
  if (is_aside(key)) return meaning::known_extra;
  if (key.has(list::goal_target) || key.has(list::goal_section)) return meaning::unknown;  // 年初绩效目标
  if (key.has(list::fund_label_column)) return meaning::label;
  if (key.has(list::ordinal_column)) return meaning::ordinal;
  if (key.has(list::forecast_column)) return meaning::known_extra;  // 全年预计执行数
  if (key.has(list::reason_column) || key.has(list::remark_column)) return meaning::reason;
  if (key.has(list::score_share)) return meaning::known_extra;
  if (key.has(list::score_column)) return is_full_score(key) ? meaning::weight : meaning::score;
  if (key.has(list::weight_column)) return meaning::weight;
  if (is_share_of_budget(key) || is_quotient_of_words(key)) return meaning::execution_rate;
  if (key.has(list::fund_extra_column)) {
    return is_budget_after_all(key) ? meaning::annual_budget : meaning::known_extra;
  }
  if (key.has(list::sum_column)) return meaning::sum;
  if (key.has(list::another_year)) return meaning::known_extra;  // 上年预算数, 次年预算
  if (is_difference(key)) return meaning::difference;
  if (key.has(list::spending) && !key.has(list::rate_column) && is_quotient(key.key)) return meaning::execution_rate;
  if (key.has(list::spending) && key.key.ends_with("(%)")) return meaning::execution_rate;  // 执行(%), 支出情况(%)
  if (key.has(list::fund_section) && !key.has(list::executed_column)) return meaning::section;
  if (key.has(list::rate_column)) return meaning::execution_rate;
  if (key.has(list::executed_column) && !key.has(list::budget_named)) return meaning::executed;
  if (key.has(list::spending) && is_spent_up_to_a_month(key)) return meaning::executed;
  if (is_before_change(key)) return meaning::initial_budget;
  if (key.has(list::adjusted) || key.aside[list::adjusted]) return meaning::annual_budget;
  if (key.has(list::initial_column) || key.aside[list::initial_column]) return meaning::initial_budget;
  if (key.has(list::budget_column) || key.has(list::budget_named)) return meaning::annual_budget;
  return meaning::unknown;
}

meaning meaning_in_indicators(const spelled& key) {
  if (is_aside(key)) return meaning::known_extra;
  if (key.has(list::ordinal_column)) return meaning::ordinal;
  if (is_weight_of_level(key)) return meaning::weight;
  if (is_score_of_name(key)) return is_full_score(key) ? meaning::weight : meaning::score;
  if (key.has(list::level1_column)) return meaning::level1;
  if (key.has(list::level2_column)) return key.has(list::name_column) ? meaning::name : meaning::level2;  // 二级及三级
  if (key.has(list::level4_column)) return meaning::finer_name;
  if (key.has(list::name_column)) return is_about_names(key) ? meaning::known_extra : meaning::name;
  if (is_value_or_rate(key)) return key.has(list::planned) ? meaning::target : meaning::actual;
  if (key.has(list::indicator_extra_column) || key.has(list::score_share))
    return names_causes(key) ? meaning::reason : meaning::known_extra;
  if (key.has(list::forecast_column) && !key.has(list::target_column)) return meaning::known_extra;
  if (key.has(list::target_column) && key.has(list::remark_column)) return meaning::known_extra;  // 指标值说明
  if (key.has(list::reason_column)) return meaning::reason;
  if (key.has(list::sign_column)) return meaning::sign;
  if (key.has(list::unit_column)) return meaning::unit;
  if (key.has(list::score_column)) return is_full_score(key) ? meaning::weight : meaning::score;
  if (key.has(list::weight_column)) return meaning::weight;
  const bool intended = key.has(list::planned) && !key.has(list::actual_only) && !key.has(list::situation);
  if (intended && key.has(list::achieved)) return meaning::target;  // 计划完成值
  if (key.has(list::actual_column) || key.has(list::actual_only)) return meaning::actual;
  if (is_done_up_to_a_month(key)) return meaning::actual;
  if (key.has(list::target_column)) return meaning::target;
  if (key.has(list::indicator_section)) return meaning::section;
  if (key.has(list::remark_column)) return meaning::reason;
  return meaning::unknown;
}

bool is_adjusted_budget(const spelled& key) {
  return (key.has(list::adjusted) || key.aside[list::adjusted]) && !is_before_change(key);
}

bool is_part_of_year(const spelled& key) { return key.has(list::part_of_year); }

bool may_be_weight_or_score(const spelled& key) { return key.has(list::weight_or_score); }

bool says_only_amount(const spelled& key) { return key.has(list::only_amount); }

bool is_cumulative(const spelled& key) {
  if (key.has(list::cumulative_part)) return true;
  const auto is_range = [](std::string_view rest) {
    for (const std::string_view mark : {"-", "—", "–", "~", "至"})
      if (rest.starts_with(mark)) return true;
    return false;
  };
  const auto first = key.key.find('1');
  return first != key.key.npos && (first == 0 || !is_digit(key.key[first - 1])) &&
         is_range(key.key.substr(first + 1)) && key.key.find("月", first) != key.key.npos;
}

bool is_total_part(const spelled& key) { return key.has(list::total_part); }

bool continues_header(const spelled& key) { return key.has(list::continues_header); }

bool is_title(const spelled& key) {
  if (!key.has(list::title_subject) || !key.has(list::title_end) || key.has(list::other_title)) return false;
  if (key.has(list::title_never) && !is_numbered_attachment(key.key)) return false;
  // 二、绩效指标自评表: a part of a form, not its title.
  return !begins(key.key,
                 {"二、", "三、", "四、", "五、", "六、", "七、", "八、", "(二)", "(三)", "(四)", "(五)", "(六)"});
}

bool is_other_title(const spelled& key) { return key.bare_size <= 120 && key.has(list::other_title); }

bool is_account_title(const spelled& key) {
  return key.bare_size <= 120 && key.has(list::account_title) && !key.has(list::title_subject);
}

form_kind kind_of_title(const spelled& key) {
  if (key.has(list::monitoring_title) && !key.has(list::self_evaluation)) return form_kind::monitoring;
  if (key.has(list::transfer_title)) return form_kind::transfer;
  if (key.has(list::department_title)) return form_kind::department;
  if (key.has(list::target_title) && !key.has(list::self_evaluation)) return form_kind::target;
  return form_kind::project;
}

namespace {

// Whether a key may begin with a level: most do not.
bool may_begin_with_level(std::string_view key) {
  static constexpr detail::ideographs levels(U"中自省市州盟县区旗乡镇街基上本地村师团兵");
  if (key.empty()) return false;
  const auto first = detail::ideograph_at(key, 0);
  if (first == 0) return key[0] == '(' || key[0] == ')' || key[0] == '/' || key.starts_with("、");
  return levels.hold(first);
}

// 县级, 省, 市(区)级 before a label; returns its size, 0 if there is none.
std::size_t level_size(std::string_view key) {
  std::size_t size = 0;
  if (!may_begin_with_level(key)) return size;
  const auto drop = [&](std::initializer_list<std::string_view> words) {
    for (const auto word : words)
      if (key.substr(size).starts_with(word)) return size += word.size(), true;
    return false;
  };
  while (size < 18 && drop({"中央", "省",   "自治区", "市",   "州", "盟",   "县", "区",   "旗", "乡", "镇", "街道",
                            "基层", "上级", "本级",   "地方", "村", "兵团", "师", "团场", "(",  ")",  "、", "/"})) {
  }
  if (size == 0) return 0;
  drop({"级", "直"});
  return size;
}

// (项目)名称; 单位(专项)名称 in the list of the projects of a unit.
bool names_part_of_unit(const spelled& key) {
  return key.key == "(项目)名称" || key.key == "单位(项目)名称" || key.key == "单位(专项)名称";
}

label label_of_words(const spelled& key) {
  if (key.words.none()) return key.key == "(项目)名称" ? label::project : key.composed;  // as for most cells
  if (key.has(list::project_label) && !key.has(list::part_of_project)) return label::project;
  if (names_part_of_unit(key)) return label::project;
  if (key.has(list::department_label)) return label::department;
  if (key.has(list::unit_label)) return label::unit;
  if (key.has(list::year_label)) return label::year;
  if (key.has(list::money_label)) return label::money;
  if (key.has(list::total_label)) return label::total_score;
  if (key.has(list::grade_label)) return label::grade;
  if (key.has(list::common_reason_label)) return label::common_reason;
  return key.has(list::other_label) ? label::other : key.composed;
}

}  // namespace

namespace {

// 主管部门审核意见, 主管部门编码.
bool is_about_label(std::string_view key) {
  if (key.ends_with("意见")) return true;
  return ends(key, {"编码", "代码", "编号"}) && key.find("及") == key.npos && key.find("和") == key.npos &&
         key.find("名称") == key.npos;
}

}  // namespace

label meaning_as_label(const spelled& key) {
  if (key.bare_size == 0 || key.bare_size > 75) return label::none;
  const auto whole = label_of_words(key);
  if (whole != label::none) return is_about_label(key.key) ? label::other : whole;
  const std::size_t level = level_size(key.key);
  if (level == 0 || level == key.key.size()) return label::none;
  const auto rest = label_of_words(spelled(key.key.substr(level), *key.dictionary));
  if (rest == label::project) return key.key.ends_with("名称") ? rest : label::none;  // not 市级项目, a fund line
  return rest == label::department || rest == label::unit ? rest : label::none;
}

bool is_transfer_label(const spelled& key) { return key.has(list::transfer_label); }

namespace {

// 年度设定目标, 年初预定目标.
bool is_goal_as_set(const spelled& key) {
  if (key.key.size() > 60 || key.key.find("目标") == key.key.npos) return false;  // as most cells
  if (key.bare_size > 36 || key.has(list::never_goal_section) || key.has(list::goal_actual)) return false;
  return key.says(list::preset_goal) && bare(key.key).ends_with("目标");
}

}  // namespace

bool is_goal_target(const spelled& key) {
  return key.has(list::goal_target) || (!key.words.none() && is_goal_as_set(key));
}

bool is_goal_actual(const spelled& key) { return key.bare_size <= 60 && key.has(list::goal_actual); }

bool is_goal_section(const spelled& key) {
  return key.bare_size <= 75 && key.has(list::goal_section) && !key.has(list::never_goal_section);
}

bool is_about_money(std::string_view key) {
  return is_about_label(key) ||
         ends(key, {"分类", "类别", "说明", "事项", "合理性", "规范性", "合规性", "及时性", "科学性"});
}

namespace {

std::optional<fund> fund_named(const spelled& key) {
  if (key.has(list::fund_total)) return fund::total;
  if (key.has(list::carry_over)) return fund::carry_over;
  if (key.has(list::other_fund)) return fund::other;
  if (key.has(list::appropriation)) return key.has(list::one_level) ? fund::line : fund::appropriation;
  if (key.has(list::fund_line)) return fund::line;
  return std::nullopt;
}

}  // namespace

std::optional<fund> fund_of(const spelled& key) {
  const auto named = fund_named(key);
  return named && !is_about_money(key.key) ? named : std::nullopt;
}

bool opens_sublines(std::string_view key) { return key.starts_with("其中"); }

bool opens_breakdown(const spelled& key) { return key.key.starts_with("按") && key.has(list::breakdown); }

bool is_other_period(const spelled& key) { return key.has(list::other_period); }

bool is_main_fund(const spelled& key) { return !opens_sublines(key.key) && key.has(list::main_fund); }

bool says_no_sign(const spelled& key) { return key.has(list::no_sign); }

bool is_total(const spelled& key) { return key.has(list::total) || key.is_composed_total; }

bool is_subtotal(const spelled& key) { return key.bare_size <= 60 && key.has(list::subtotal); }

bool is_note(std::string_view key) {
  return begins(key, {"注:", "备注:", "说明:", "(注:", "(说明:", "注1", "注、", "填表说明", "填报说明", "注.", "注意"});
}

bool is_grade(const spelled& key) { return key.has(list::grade) && key.bare_size == key.key.size(); }

bool is_graded_score(const spelled& key) {
  const auto end = key.key.find_first_not_of("0123456789.");
  if (end == 0 || end == key.key.npos) return false;
  auto rest = key.key.substr(end);
  for (const std::string_view mark : {"分", "(", ",", "等级:"})
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
  if (rest.ends_with(')')) rest.remove_suffix(1);
  return is_grade(spelled(rest, *key.dictionary));
}

category category_of(const spelled& key) {
  if (key.bare_size == 0) return category::unknown;
  if (key.has(list::satisfaction)) return category::satisfaction;
  if (key.has(list::output)) return category::output;
  if (key.has(list::benefit)) return category::benefit;
  if (key.has(list::cost)) return category::cost;
  return category::other;
}

kind kind_of(const spelled& key, category category) {
  if (key.has(list::satisfaction)) return kind::satisfaction;
  if (key.has(list::cost)) return kind::cost;
  if (key.has(list::quantity)) return kind::quantity;
  if (key.has(list::quality)) return kind::quality;
  if (key.has(list::timeliness)) return kind::timeliness;
  if (key.has(list::sustainability)) return kind::sustainability;
  if (key.has(list::ecological)) return kind::ecological;
  if (key.has(list::social)) return kind::social;
  if (key.has(list::economic)) return kind::economic;
  if (category == category::satisfaction) return kind::satisfaction;
  if (category == category::cost) return kind::cost;
  return key.bare_size == 0 ? kind::unknown : kind::other;
}

bool is_state_column(const spelled& key) { return key.has(list::state_column); }

bool is_problem_column(const spelled& key) { return key.has(list::problem_column); }

bool is_management_aspect(const spelled& key) { return key.bare_size <= 60 && key.has(list::management_aspect); }

}  // namespace words
}  // namespace v0
}  // namespace perfeval
