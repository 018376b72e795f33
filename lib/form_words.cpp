// The lists of words, one function a question. Observed in published forms (docs/reading.md).
#include "form_words.hpp"

#include <initializer_list>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

using list = std::initializer_list<std::string_view>;

bool is_one_of(std::string_view key, list words) {
  for (const auto word : words)
    if (key == word) return true;
  return false;
}

// Chinese words share their first bytes, so the third is looked at first: a plain search compares at nearly every
// place.
bool contains(std::string_view key, std::string_view word) {
  if (word.size() < 3) return key.find(word) != key.npos;
  for (std::size_t i = 0; i + word.size() <= key.size(); ++i)
    if (key[i + 2] == word[2] && key[i + 1] == word[1] && key.substr(i, word.size()) == word) return true;
  return false;
}

bool holds(std::string_view key, list words) {
  for (const auto word : words)
    if (contains(key, word)) return true;
  return false;
}

bool begins(std::string_view key, list words) {
  for (const auto word : words)
    if (key.starts_with(word)) return true;
  return false;
}

bool ends(std::string_view key, list words) {
  for (const auto word : words)
    if (key.ends_with(word)) return true;
  return false;
}

// Columns that reviewers and local templates add; they change no figure of the model.
bool is_known_extra(std::string_view word) {
  return holds(
      word, {"上年",     "依据",     "佐证",       "规则",   "评分标准", "评价标准", "评分细则", "计算方法", "计算公式",
             "指标解释", "指标说明", "完成率",     "偏差率", "完成程度", "复核",     "核查",     "折算",     "占比",
             "来源",     "绩效标准", "完成可能性", "到位",   "到账",     "结余",     "收回",     "扣减"});
}

}  // namespace

meaning fund_meaning(std::string_view key) {
  const std::string word = bare(key);
  if (word.empty()) return meaning::unknown;
  if (is_one_of(word, {"任务名称", "主要任务", "资金来源", "资金类别", "资金性质", "资金名称", "项目", "子项目", "明细",
                       "支出内容", "分项", "资金构成"}))
    return meaning::label;
  if (is_one_of(word, {"序号"})) return meaning::ordinal;
  if (holds(word, {"原因", "说明", "备注", "改进措施"})) return meaning::reason;
  if (holds(word, {"得分", "自评分", "评分"})) return meaning::score;
  if (holds(word, {"分值", "权重"}) || is_one_of(word, {"满分", "标准分"})) return meaning::weight;
  if (holds(word, {"结转", "结余", "到位", "到账", "下达", "收回"})) return meaning::known_extra;
  if (ends(word, {"项目资金", "资金情况", "执行情况", "资金使用情况", "预算情况"}) && word != "资金执行情况")
    return meaning::section;
  if (holds(word, {"执行率", "执行进度", "支出率", "支付率", "支出进度", "支付进度", "使用率", "完成率"}) ||
      word == "进度")
    return meaning::execution_rate;
  if (holds(word, {"执行数", "执行金额", "执行额", "支付数", "支出数", "支付金额", "支出金额", "实际支出", "实际支付",
                   "实际使用", "实际执行", "决算数", "资金执行情况", "累计执行", "已执行"}) ||
      is_one_of(word, {"执行", "全年执行", "支出", "实际"}))
    return meaning::executed;
  if (holds(word, {"调整", "全年预算", "年度预算"}) || holds(key, {"调整后"})) return meaning::annual_budget;
  if (holds(word, {"年初", "预算安排", "批复预算", "批复数", "预算批复"})) return meaning::initial_budget;
  if (holds(word, {"预算数", "预算金额", "预算总额", "预算额"}) || is_one_of(word, {"全年", "预算", "金额"}))
    return meaning::annual_budget;
  return meaning::unknown;
}

meaning indicator_meaning(std::string_view key) {
  const std::string word = bare(key);
  if (word.empty()) return meaning::unknown;
  if (is_one_of(word, {"序号", "编号"})) return meaning::ordinal;
  if (holds(word, {"一级"}) || is_one_of(word, {"指标类别", "指标类型", "指标分类"})) return meaning::level1;
  if (holds(word, {"二级"})) return meaning::level2;
  if (holds(word, {"三级", "四级", "指标名称", "指标内容"}) || is_one_of(word, {"具体指标", "指标", "绩效指标名"}))
    return meaning::name;
  if (is_known_extra(word)) return meaning::known_extra;
  if (holds(word, {"原因", "改进措施", "偏差"}) || is_one_of(word, {"说明", "备注", "情况说明"}))
    return meaning::reason;
  if (is_one_of(word, {"指标性质", "性质", "符号", "指标符号", "运算符", "运算符号", "计算符号", "比较符", "比较符号",
                       "指标方向", "方向", "目标符号"}))
    return meaning::sign;
  if (is_one_of(word, {"度量单位", "计量单位", "单位", "指标单位", "数值单位", "指标值单位"})) return meaning::unit;
  if (holds(word, {"得分", "自评分", "评分"}) || word == "打分") return meaning::score;
  if (holds(word, {"分值", "权重", "标准分"}) || is_one_of(word, {"满分", "指标分", "分数"})) return meaning::weight;
  if (holds(word, {"完成值", "实际值", "实现值", "业绩值", "完成数", "实际完成", "实际实现", "完成情况", "执行值",
                   "达成值"}) ||
      is_one_of(word, {"实际", "完成", "全年完成", "年终完成"}))
    return meaning::actual;
  if (holds(word, {"指标值", "目标值", "计划值", "预期值", "标准值", "计划数", "目标数", "设定值", "指标要求"}) ||
      is_one_of(word, {"年度", "年度目标", "预期目标", "年初目标", "绩效目标", "目标", "年度指标", "预期指标", "值"}))
    return meaning::target;
  if (holds(word, {"绩效指标", "指标体系", "考核指标", "指标完成"})) return meaning::section;
  return meaning::unknown;
}

bool continues_header(std::string_view key) {
  const std::string word = bare(key);
  return is_one_of(word, {"指标值", "完成值", "目标值", "实际值", "值", "及改进措施", "改进措施", "及措施", "分析",
                          "原因分析", "单位", "性质", "符号"});
}

bool is_title(std::string_view key) {
  if (key.size() > 180 || !holds(key, {"绩效", "自评"})) return false;
  // 二、绩效指标自评表: a part of a form, not its title.
  if (begins(key, {"二、", "三、", "四、", "五、", "六、", "七、", "八、", "(二)", "(三)", "(四)", "(五)", "(六)"}))
    return false;
  const std::string word = bare(key);
  return ends(word, {"表", "表格", "自评情况", "自评结果"}) && !holds(word, {"附件", "附表"});
}

form_kind kind_of_title(std::string_view key) {
  if (holds(key, {"转移支付", "区域绩效", "区域(项目)绩效"})) return form_kind::transfer;
  if (holds(key, {"部门整体", "整体支出", "单位整体", "整体绩效"})) return form_kind::department;
  if (holds(key, {"申报表", "批复表", "目标表", "目标审核表", "目标备案表"}) && !holds(key, {"自评"}))
    return form_kind::target;
  return form_kind::project;
}

bool is_year_line(std::string_view key) {
  if (!year_in(key) || key.size() > 40) return false;
  std::string rest;
  for (const char c : key)
    if ((c < '0' || c > '9') && c != '(' && c != ')' && c != ':') rest += c;
  return is_one_of(rest, {"年", "年度", "年年度", "评价年度年", "预算年度", "填报年度", "年份", "自评年度",
                          "填报年度年", "预算年度年"});
}

label label_of(std::string_view key) {
  if (key.size() > 150) return label::none;
  const std::string word = bare(key);
  if (word.empty() || word.size() > 75) return label::none;
  if (is_one_of(word, {"项目名称", "专项名称", "转移支付名称", "专项资金名称", "资金名称", "政策名称", "项目",
                       "一级项目名称", "项目支出名称", "项目名"}) ||
      ends(word, {"项目名称", "项目(政策)名称"}) || key == "转移支付(项目)名称" || key == "(项目)名称")
    return label::project;
  if (begins(word, {"主管部门", "预算部门", "部门名称", "中央主管部门", "主管单位", "一级预算单位", "部门单位名称"}) ||
      word == "部门")
    return label::department;
  if (begins(word, {"实施单位", "项目单位", "预算单位", "单位名称", "填报单位", "项目实施单位", "承担单位",
                    "项目承担单位", "资金使用单位", "使用单位", "执行单位", "项目执行单位", "评价单位", "自评单位",
                    "二级预算单位", "地方主管部门"}))
    return label::unit;
  if (is_one_of(word, {"年度", "预算年度", "评价年度", "自评年度", "填报年度", "项目年度", "年份"})) return label::year;
  if (is_one_of(word, {"金额单位", "单位", "计量单位", "资金单位"})) return label::money;
  if (is_one_of(word, {"自评总分", "项目总得分", "总得分", "自评总得分", "自评得分", "综合得分", "项目自评总分",
                       "项目自评得分", "自评分合计", "评价总分", "评价得分"}))
    return label::total_score;
  if (is_one_of(word, {"自评等级", "评价等级", "绩效等级", "等级", "自评结果等级", "评分等级", "自评等次", "评价等次",
                       "评价级别"}))
    return label::grade;
  if (holds(word, {"原因分析", "未完成原因", "偏差原因", "偏差大或目标未完成"})) return label::common_reason;
  if (holds(word, {"负责人",   "联系人",   "联系电话", "电话",       "项目类别",   "项目类型", "项目属性", "项目编码",
                   "项目起止", "项目周期", "实施期",   "填报人",     "填表人",     "填报日期", "填报时间", "报表编号",
                   "立项依据", "评价结论", "自评结论", "存在问题",   "存在的问题", "改进措施", "结果应用", "项目概况",
                   "项目内容", "基本情况", "备注",     "总体完成率", "资金用途",   "申报单位", "资金到位"}))
    return label::other;
  if (word == "说明" || word == "情况说明") return label::other;
  return label::none;
}

bool is_goal_target(std::string_view key) {
  const std::string word = bare(key);
  return is_one_of(word, {"预期目标",         "年初设定目标", "年初设定的目标", "设定目标",     "年初目标",
                          "年度预期目标",     "年初预期目标", "预期总体目标",   "预期绩效目标", "年初绩效目标",
                          "年初设定绩效目标", "绩效目标",     "年度绩效目标",   "年度目标",     "总体目标",
                          "年度总体目标",     "年初总体目标", "目标内容",       "全年目标",     "计划目标"});
}

bool is_goal_actual(std::string_view key) {
  const std::string word = bare(key);
  return word.size() <= 60 &&
         (ends(word, {"完成情况", "实现情况"}) || is_one_of(word, {"实际完成", "目标完成", "目标实际完成"}));
}

bool is_goal_section(std::string_view key) {
  const std::string word = bare(key);
  return word.size() <= 75 && !holds(word, {"指标", "自评", "表"}) &&
         (ends(word, {"总体目标", "绩效目标", "年度目标", "整体目标", "目标完成情况"}) ||
          begins(word, {"年度总体目标", "年度绩效目标", "总体目标"}));
}

std::optional<fund> fund_of(std::string_view key) {
  const std::string whole = bare(key);
  std::string_view word = whole;
  for (const std::string_view lead : {"其中:", "其中", "项目", ":"})
    if (word.starts_with(lead)) word.remove_prefix(lead.size());
  if (holds(word, {"资金总额", "资金总计", "总金额", "总预算", "预算总额", "资金合计", "总额"}) ||
      is_one_of(word, {"年度资金", "合计", "总计", "资金", "全年预算", "年度预算", "总资金", "小计"}))
    return fund::total;
  if (holds(word, {"结转", "结余"})) return fund::carry_over;
  if (begins(word, {"其他", "其它"}) || holds(word, {"其他资金", "其它资金"})) return fund::other;
  if (is_one_of(word, {"财政资金", "当年财政资金", "本年财政资金", "年度财政资金", "一般公共预算", "一般公共预算资金",
                       "本级财政资金"}) ||
      holds(word, {"财政拨款", "公共预算拨款", "公共预算财政拨款"})) {
    const bool one_level = begins(word, {"中央", "省", "市", "县", "区", "自治", "地方", "上级", "盟", "旗", "州"});
    return one_level ? fund::line : fund::appropriation;
  }
  if (holds(word, {"资金", "拨款", "财政", "基金", "贷款", "自筹", "经费", "中央", "预算"}) ||
      is_one_of(word,
                {"省级", "市级", "县级", "区级", "本级", "自治区", "盟市", "旗县", "省", "市", "县", "区", "地方"}))
    return fund::line;
  return std::nullopt;
}

bool opens_sublines(std::string_view key) { return key.starts_with("其中"); }

bool is_main_fund(std::string_view key) {
  return !opens_sublines(key) && holds(key, {"单位资金", "财政专户", "事业收入", "自筹资金"});
}

bool says_no_sign(std::string_view key) { return is_one_of(key, {"定性", "定性指标", "定量", "其他", "文本"}); }

bool is_total(std::string_view key) {
  const std::string word = bare(key);
  return is_one_of(word, {"总分",   "合计",       "总计",       "总得分",   "自评总分",     "合计得分",  "得分合计",
                          "总分值", "分值合计",   "项目总得分", "项目总分", "自评得分合计", "自评得分",  "综合得分",
                          "总评分", "自评总得分", "合计分",     "总分合计", "指标合计",     "自评分合计"});
}

bool is_subtotal(std::string_view key) {
  const std::string word = bare(key);
  return word.size() <= 60 && (begins(word, {"小计"}) || ends(word, {"小计"})) && !begins(word, {"小计算"});
}

bool is_note(std::string_view key) {
  return begins(key, {"注:", "备注:", "说明:", "注1", "注、", "填表说明", "填报说明", "注.", "注意"});
}

bool is_grade(std::string_view key) {
  return is_one_of(key, {"优", "良", "中", "差", "优秀", "良好", "中等", "合格", "不合格", "较差"});
}

bool is_graded_score(std::string_view key) {
  const auto end = key.find_first_not_of("0123456789.");
  if (end == 0 || end == key.npos) return false;
  auto rest = key.substr(end);
  for (const std::string_view mark : {"分", "(", ",", "等级:"})
    if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
  if (rest.ends_with(")")) rest.remove_suffix(1);
  return is_grade(rest);
}

category category_of(std::string_view key) {
  const std::string word = bare(key);
  if (word.empty()) return category::unknown;
  if (holds(word, {"满意"})) return category::satisfaction;
  if (holds(word, {"产出"})) return category::output;
  if (holds(word, {"效益", "效果", "效应"})) return category::benefit;
  if (holds(word, {"成本"})) return category::cost;
  return category::other;
}

kind kind_of(std::string_view key, category in) {
  const std::string word = bare(key);
  if (holds(word, {"满意"})) return kind::satisfaction;
  if (holds(word, {"成本"})) return kind::cost;
  if (holds(word, {"数量"})) return kind::quantity;
  if (holds(word, {"质量"})) return kind::quality;
  if (holds(word, {"时效"})) return kind::timeliness;
  if (holds(word, {"可持续"})) return kind::sustainability;
  if (holds(word, {"生态", "环境效益"})) return kind::ecological;
  if (holds(word, {"社会"})) return kind::social;
  if (holds(word, {"经济"})) return kind::economic;
  if (in == category::satisfaction) return kind::satisfaction;
  if (in == category::cost) return kind::cost;
  return word.empty() ? kind::unknown : kind::other;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
