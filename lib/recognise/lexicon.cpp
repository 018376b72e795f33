// The lists of words, observed in published forms (docs/reading.md). Each list says where in a key its words must be; a
// key is looked up once, character by character, in a table of the first two characters of every word.
#include "recognise/lexicon.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

namespace perfeval {
inline namespace v0 {
namespace words {
namespace {

// Where a word must be to count.
enum class stands : std::uint8_t {
  anywhere,
  whole,       // it is all of the key
  first,       // the key begins with it
  last,        // the key ends with it
  whole_fund,  // all of it except for a lead: 其中：, 项目
  first_fund,  // at its beginning except for a lead
};

struct entry {
  words::list list;
  stands position;
  std::initializer_list<std::string_view> words;
};

// clang-format off
const entry lists[] = {
    {list::ordinal_column, stands::whole, {"序号", "编号", "行次", "列次", "栏次", "行号", "列号", "栏号", "序"}},
    {list::fund_label_column, stands::whole,
     {"任务名称", "主要任务", "资金来源", "资金类别", "资金性质", "资金名称", "项目", "子项目", "明细", "支出内容", "分项",
      "资金构成", "子项目名称", "分项目名称", "具体项目", "支出明细", "资金类型", "资金渠道", "预算项目", "支出项目", "来源", "科目", "支出用途", "资金用途", "费用名称", "费用明细", "资金项目"}},
    {list::reason_column, stands::anywhere, {"原因", "改进措施", "整改措施", "偏差", "偏离", "扣分说明", "扣分理由", "扣分情况"}},
    {list::reason_column, stands::whole, {"说明", "备注", "情况说明"}},
    {list::remark_column, stands::anywhere, {"说明", "备注"}},
    {list::score_column, stands::anywhere, {"得分", "自评分", "评分", "打分", "评价分"}},
    // Shares of the weight, and what a score is based on: not points themselves.
    {list::score_share, stands::anywhere,
     {"系数", "得分率", "得分比", "得分标准", "得分依据", "得分方法", "得分说明", "得分规则"}},
    {list::weight_column, stands::anywhere, {"分值", "权重", "标准分", "满分", "赋分", "基准分"}},
    {list::weight_column, stands::whole, {"指标分", "分数"}},
    {list::fund_extra_column, stands::anywhere, {"结转", "结余", "到位", "到账", "下达", "收回", "调整率", "变动率", "统筹整合", "节约", "余额", "未执行", "未支付", "差额", "剩余"}},
    {list::difference_column, stands::anywhere,
     {"追加", "追减", "调增", "调减", "核增", "核减", "增减", "调整数", "调整金额", "调整额", "预算调整", "年中调整",
      "年中变更", "调剂", "变动数", "变动额", "变动金额", "预算变动"}},
    {list::difference_column, stands::whole, {"调整", "变动", "调整情况"}},
    {list::forecast_column, stands::anywhere,
     {"全年预计", "预计全年", "年底预计", "预计年底", "年末预计", "预计执行", "预测", "预计支出", "预计完成情况", "预计完成率"}},
    {list::sum_column, stands::whole, {"小计", "合计", "总计"}},
    {list::fund_section, stands::last, {"项目资金", "资金情况", "执行情况", "资金使用情况", "预算情况"}},
    {list::rate_column, stands::anywhere,
     {"执行率", "执行进度", "支出率", "支付率", "支出进度", "支付进度", "使用率", "完成率", "预算完成率", "执行比例",
      "支出比例", "使用进度", "实现率", "完成比例", "拨付率", "拨付进度"}},
    {list::rate_column, stands::whole, {"进度"}},
    {list::executed_column, stands::anywhere,
     {"执行数", "执行金额", "执行额", "支付数", "支出数", "支付金额", "支付额", "支出金额", "支出额", "实际支出",
      "实际支付", "实际使用", "实际执行", "实际数", "决算数", "累计执行", "累计支出", "已执行", "已支出", "已支付",
      "使用数", "使用金额", "使用额", "全年支出", "年度支出", "拨付数", "拨付金额", "拨付额", "实际拨付", "已拨付", "执行资金",
      "支出资金", "支付资金", "完成投资", "实际投资", "已使用", "累计支付", "累计使用"}},
    {list::executed_column, stands::whole,
     {"执行", "全年执行", "支出", "实际", "资金执行情况", "决算", "支付", "资金支出", "资金使用", "资金拨付", "拨付"}},
    {list::spending, stands::anywhere, {"执行", "支出", "支付", "拨付", "使用"}},
    {list::adjusted, stands::anywhere, {"调整", "全年预算", "年度预算"}},
    {list::adjusted_after, stands::anywhere, {"调整后", "调整预算", "变更后", "追加后", "调剂后"}},
    {list::initial_column, stands::anywhere, {"年初", "期初", "预算安排", "批复预算", "批复数", "预算批复", "原预算"}},
    {list::budget_column, stands::anywhere, {"预算数", "预算金额", "预算总额", "预算额", "预算资金", "安排数", "预算投入", "计划投资", "投资计划", "投资额", "计划资金", "资金计划", "预算规模"}},
    {list::budget_column, stands::whole, {"全年", "预算", "金额", "资金预算", "项目预算", "资金安排", "计划投入"}},
    {list::budget_named, stands::last, {"预算", "预算数", "预算金额", "预算额", "预算安排", "预算总额"}},
    {list::level1_column, stands::anywhere, {"一级"}},
    {list::level1_column, stands::whole, {"指标类别", "指标类型", "指标分类"}},
    {list::level2_column, stands::anywhere, {"二级"}},
    {list::name_column, stands::anywhere, {"三级", "指标名称", "指标内容", "具体指标"}},
    {list::level4_column, stands::anywhere, {"四级"}},
    {list::name_column, stands::whole, {"指标", "绩效指标名", "考核内容", "评价内容", "考评内容"}},
    // Columns that reviewers and local templates add; they change no figure of the model.
    {list::indicator_extra_column, stands::anywhere,
     {"上年", "依据", "佐证", "规则", "评分标准", "评价标准", "评分细则", "计算方法", "计算公式", "评分办法", "评分方法",
      "指标解释", "指标说明", "指标描述", "完成率", "偏差率", "偏离度", "完成程度", "完成比例", "复核", "核查", "折算", "占比", "来源", "绩效标准",
      "可能性", "计分", "要点", "到位", "到账", "结余", "收回", "扣减", "往年", "历史", "责任"}},
    {list::indicator_extra_column, stands::whole, {"扣分", "扣分值"}},
    {list::sign_column, stands::whole,
     {"指标性质", "性质", "符号", "指标符号", "运算符", "运算符号", "计算符号", "比较符", "比较符号", "指标方向", "方向",
      "目标符号", "指标值性质", "目标性质", "目标值性质"}},
    {list::unit_column, stands::whole,
     {"度量单位", "计量单位", "单位", "指标单位", "数值单位", "指标值单位", "目标值单位", "度量", "计量"}},
    {list::actual_column, stands::anywhere,
     {"完成值", "实际值", "实现值", "业绩值", "完成数", "实际完成", "实际实现", "完成情况", "实现情况", "达成情况",
      "完成指标值", "实际指标值", "执行值", "执行情况", "目前完成", "监控值", "已完成", "当前完成", "达成值", "完成结果", "完成量", "实绩"}},
    {list::actual_column, stands::whole, {"完成", "全年完成", "年终完成", "年度完成", "实际情况", "实际结果", "自评值"}},
    {list::actual_only, stands::anywhere, {"实际", "实绩"}},
    {list::planned, stands::anywhere, {"计划", "预期", "预计", "应完成", "目标完成值", "目标完成数"}},
    {list::achieved, stands::anywhere, {"完成", "达成", "实现"}},
    {list::situation, stands::anywhere, {"情况"}},
    {list::target_column, stands::anywhere,
     {"指标值", "目标值", "计划值", "预期值", "标准值", "计划数", "目标数", "设定值", "指标要求", "目标任务", "年初目标",
      "设定目标", "年度目标", "预期目标", "计划目标", "预期指标", "计划指标", "目标要求", "任务数", "任务值", "设定数"}},
    {list::target_column, stands::whole, {"年度", "绩效目标", "目标", "年度指标", "值", "全年目标", "预期", "计划"}},
    {list::indicator_section, stands::anywhere, {"绩效指标", "指标体系", "考核指标", "指标完成"}},
    // Which of several columns under one word is for all of them.
    {list::total_part, stands::last,
     {"合计", "小计", "总计", "全年", "总额", "总数", "总量", "全县", "全市", "全区", "全省", "合计数", "总体", "年度"}},
    {list::part_of_year, stands::anywhere, {"季度", "上半年", "下半年", "月份", "月底", "月末", "截至", "截止"}},
    {list::continues_header, stands::whole,
     {"指标值", "完成值", "目标值", "实际值", "值", "及改进措施", "改进措施", "及措施", "分析", "原因分析", "单位", "性质",
      "符号"}},

    {list::title_subject, stands::anywhere, {"绩效", "自评"}},
    {list::title_end, stands::last, {"表", "表格", "自评情况", "自评结果"}},
    {list::title_never, stands::anywhere, {"附件", "附表"}},
    {list::transfer_title, stands::anywhere, {"转移支付", "区域绩效"}},
    {list::department_title, stands::anywhere, {"部门整体", "整体支出", "单位整体", "整体绩效"}},
    {list::target_title, stands::anywhere, {"申报表", "批复表", "目标表", "目标审核表", "目标备案表", "目标公开表", "目标汇总表"}},
    {list::monitoring_title, stands::anywhere, {"运行监控", "执行监控", "绩效监控", "目标监控", "跟踪监控", "监控表", "监控情况", "绩效跟踪", "运行跟踪", "跟踪表"}},
    {list::self_evaluation, stands::anywhere, {"自评"}},
    {list::project_label, stands::whole,
     {"专项名称", "转移支付名称", "专项资金名称", "资金名称", "政策名称", "项目", "项目支出名称", "项目名"}},
    {list::project_label, stands::last, {"项目名称"}},
    {list::part_of_project, stands::anywhere, {"子项目", "分项目", "明细项目", "具体项目"}},
    {list::department_label, stands::first,
     {"主管部门", "预算部门", "部门名称", "中央主管部门", "主管单位", "一级预算单位", "部门单位名称"}},
    {list::department_label, stands::whole, {"部门"}},
    {list::unit_label, stands::first,
     {"实施单位", "项目单位", "预算单位", "单位名称", "填报单位", "项目实施单位", "承担单位", "项目承担单位",
      "资金使用单位", "使用单位", "执行单位", "项目执行单位", "评价单位", "自评单位", "二级预算单位", "地方主管部门"}},
    {list::transfer_label, stands::first, {"转移支付", "中央主管部门", "地方主管部门", "专项转移支付"}},
    {list::year_label, stands::whole,
     {"年度", "预算年度", "评价年度", "自评年度", "填报年度", "项目年度", "年份", "绩效年度", "所属年度"}},
    {list::money_label, stands::whole, {"金额单位", "单位", "计量单位", "资金单位"}},
    {list::total_label, stands::whole,
     {"自评总分", "项目总得分", "总得分", "自评总得分", "自评得分", "综合得分", "项目自评总分", "项目自评得分",
      "自评分合计", "评价总分", "评价得分", "综合评分", "自评综合得分"}},
    {list::grade_label, stands::whole,
     {"自评等级", "评价等级", "绩效等级", "等级", "自评结果等级", "评分等级", "自评等次", "评价等次", "评价级别", "等次",
      "自评级别", "绩效等次"}},
    {list::common_reason_label, stands::anywhere, {"原因分析", "未完成原因", "偏差原因", "偏差大或目标未完成"}},
    {list::other_label, stands::anywhere,
     {"负责人", "联系人", "联系电话", "联系方式", "电话", "项目类别", "项目类型", "项目属性", "项目编码", "项目代码",
      "项目起止", "项目周期", "实施期", "填报人", "填表人", "填报日期", "填报时间", "报表编号", "立项依据", "评价结论",
      "自评结论", "存在问题", "存在的问题", "改进措施", "结果应用", "项目概况", "项目内容", "基本情况", "备注",
      "总体完成率", "资金用途", "申报单位", "资金到位"}},
    {list::other_label, stands::whole, {"说明", "情况说明"}},
    {list::goal_target, stands::whole,
     {"预期目标", "年初设定目标", "年初设定的目标", "设定目标", "年初目标", "年度预期目标", "年初预期目标", "预期总体目标",
      "预期绩效目标", "年初绩效目标", "年初设定绩效目标", "绩效目标", "年度绩效目标", "年度目标", "总体目标",
      "年度总体目标", "年初总体目标", "目标内容", "全年目标", "计划目标", "年初设定的绩效目标", "项目绩效目标",
      "年初设定总体目标", "项目目标"}},
    {list::goal_actual, stands::last,
     {"完成情况", "实现情况", "达成情况", "完成情况综述", "完成情况说明", "完成情况概述", "完成情况描述", "完成情况总结"}},
    {list::goal_actual, stands::whole, {"实际完成", "目标完成", "目标实际完成"}},
    {list::goal_section, stands::last, {"总体目标", "绩效目标", "年度目标", "整体目标", "目标完成情况"}},
    {list::goal_section, stands::first, {"年度总体目标", "年度绩效目标", "总体目标"}},
    {list::never_goal_section, stands::anywhere, {"指标", "自评"}},
    {list::never_goal_section, stands::last, {"表"}},

    {list::fund_total, stands::anywhere, {"资金总额", "资金总计", "总金额", "总预算", "预算总额", "资金合计", "总额", "金额合计"}},
    {list::fund_total, stands::whole_fund,
     {"年度资金", "合计", "总计", "资金", "全年预算", "年度预算", "总资金", "小计", "项目资金", "资金总"}},
    {list::breakdown, stands::last, {"分", "划分", "分类"}},
    {list::other_period, stands::anywhere, {"实施期", "中期", "总投资", "三年", "分年度", "上年", "以前年度"}},
    {list::carry_over, stands::anywhere, {"结转", "结余"}},
    {list::other_fund, stands::first_fund, {"其他", "其它"}},
    {list::other_fund, stands::anywhere, {"其他资金", "其它资金"}},
    {list::appropriation, stands::whole_fund,
     {"财政资金", "当年财政资金", "本年财政资金", "年度财政资金", "一般公共预算", "一般公共预算资金", "本级财政资金"}},
    {list::appropriation, stands::anywhere, {"财政拨款", "公共预算拨款", "公共预算财政拨款"}},
    {list::one_level, stands::first_fund,
     {"中央", "省", "市", "县", "区", "自治", "地方", "上级", "盟", "旗", "州"}},
    {list::fund_line, stands::anywhere,
     {"资金", "拨款", "财政", "基金", "贷款", "自筹", "经费", "中央", "预算"}},
    {list::fund_line, stands::whole_fund,
     {"省级", "市级", "县级", "区级", "本级", "自治区", "盟市", "旗县", "基本支出", "支出", "省", "市", "县", "区", "地方"}},
    {list::main_fund, stands::anywhere, {"单位资金", "财政专户", "事业收入", "自筹资金"}},

    {list::no_sign, stands::whole, {"定性", "定性指标", "定量", "其他", "文本"}},
    {list::total, stands::whole,
     {"总分", "合计", "总计", "总得分", "自评总分", "合计得分", "得分合计", "总分值", "分值合计", "项目总得分", "项目总分",
      "自评得分合计", "自评得分", "综合得分", "总评分", "自评总得分", "合计分", "总分合计", "指标合计", "自评分合计"}},
    {list::subtotal, stands::first, {"小计"}},
    {list::subtotal, stands::last, {"小计"}},
    {list::grade, stands::whole, {"优", "良", "中", "差", "优秀", "良好", "中等", "合格", "不合格", "较差"}},
    {list::satisfaction, stands::anywhere, {"满意"}},
    {list::output, stands::anywhere, {"产出"}},
    {list::benefit, stands::anywhere, {"效益", "效果", "效应"}},
    {list::cost, stands::anywhere, {"成本"}},
    {list::quantity, stands::anywhere, {"数量"}},
    {list::quality, stands::anywhere, {"质量"}},
    {list::timeliness, stands::anywhere, {"时效"}},
    {list::sustainability, stands::anywhere, {"可持续"}},
    {list::ecological, stands::anywhere, {"生态", "环境效益"}},
    {list::social, stands::anywhere, {"社会"}},
    {list::economic, stands::anywhere, {"经济"}},
    {list::management_aspect, stands::anywhere,
     {"科学性", "及时性", "合规性", "规范性", "准确性", "绩效管理", "责任履行", "支出责任", "制度建设", "监督"}},
    {list::state_column, stands::whole, {"情况说明"}},
    {list::problem_column, stands::anywhere, {"存在问题", "存在的问题"}},
};
// clang-format on

struct word {
  std::string_view text;
  std::uint32_t third;  // its third character, 0 if it has none: most words end there
  words::list list;
  stands position;
};

// Three bytes of a Chinese character as a number; 0 if there is another character.
std::uint32_t character_at(std::string_view text, std::size_t position) {
  if (position + 3 > text.size()) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[position + i]));
  };
  if ((byte(0) & 0xF0U) != 0xE0U) return 0;
  return ((byte(0) & 0xFU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

// All words, those with the same first two characters next to each other, and where each such pair begins.
class dictionary {
 public:
  dictionary() {
    for (const auto& one : lists)
      for (const auto text : one.words) all_.push_back({text, character_at(text, 6), one.list, one.position});
    std::sort(all_.begin(), all_.end(), [](const word& a, const word& b) { return pair_of(a.text) < pair_of(b.text); });
    for (std::size_t i = 0; i < all_.size(); ++i) {
      auto& slot = slots_[slot_of(pair_of(all_[i].text))];
      if (slot.pair == 0) slot = {pair_of(all_[i].text), static_cast<std::uint16_t>(i), 0};
      slot.end = static_cast<std::uint16_t>(i + 1);
    }
  }

  struct range {
    std::uint32_t pair = 0;
    std::uint16_t begin = 0, end = 0;
  };
  [[nodiscard]] const range& range_of(std::uint32_t pair) const { return slots_[slot_of(pair)]; }
  [[nodiscard]] const word& operator[](std::size_t i) const { return all_[i]; }

  // A word of one character has no second one.
  static std::uint32_t pair_of(std::string_view text) { return character_at(text, 0) << 16U | character_at(text, 3); }

 private:
  // Where the pair is, or would be.
  [[nodiscard]] std::size_t slot_of(std::uint32_t pair) const {
    std::size_t i = (pair * 2654435761U) >> 22U;
    while (slots_[i].pair != 0 && slots_[i].pair != pair) i = (i + 1) % slots_.size();
    return i;
  }

  std::vector<word> all_;
  std::array<range, 1024> slots_{};  // a third of them is in use
};

// 其中：, 项目: what precedes the name of a fund line.
std::size_t lead_of(std::string_view key) {
  const auto whole = key.size();
  const auto drop = [&key](std::string_view lead) {
    if (key.starts_with(lead)) key.remove_prefix(lead.size());
  };
  drop("其中");
  drop(":");
  drop("项目");
  drop(":");
  return whole - key.size();
}

struct place_in_key {
  std::size_t begin, end, size, lead;
};

bool counts(stands stands, const place_in_key& place) {
  switch (stands) {
    case stands::anywhere:
      return true;
    case stands::whole:
      return place.begin == 0 && place.end == place.size;
    case stands::first:
      return place.begin == 0;
    case stands::last:
      return place.end == place.size;
    case stands::whole_fund:
      return place.begin == place.lead && place.end == place.size;
    case stands::first_fund:
      return place.begin == place.lead;
  }
  return false;
}

}  // namespace

found find_in(std::string_view bare) {
  static const dictionary all;
  found result;
  const std::size_t lead = lead_of(bare);
  const auto look_up = [&](std::uint32_t pair, std::size_t position) {
    const auto& range = all.range_of(pair);
    const auto third = range.begin < range.end ? character_at(bare, position + 6) : 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const auto& [text, wanted, in, where] = all[i];
      if ((wanted != 0 && wanted != third) || !counts(where, {position, position + text.size(), bare.size(), lead}))
        continue;
      // two or three characters are compared by then
      if (text.size() <= 9 || bare.substr(position).starts_with(text)) result.add(in);
    }
  };
  for (std::size_t position = 0; position + 3 <= bare.size();) {
    const auto character = character_at(bare, position);
    if (character == 0) {
      ++position;
      continue;
    }
    if (const auto next = character_at(bare, position + 3); next != 0) look_up(character << 16U | next, position);
    if (position == lead || position == 0 || position + 3 == bare.size()) look_up(character << 16U, position);
    position += 3;
  }
  return result;
}

}  // namespace words
}  // namespace v0
}  // namespace perfeval
