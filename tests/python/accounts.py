"""Tables of the final accounts and of the budget, of our own composition after the official ones: what stands around
the forms in the documents in which they are published, and is no form."""

from pages import Page

NOTATION = """
@ income and expenditure
收入支出决算总表
公开01表
部门：某县林业局 | < | < | < | < | 金额单位：万元
收入 | < | < | 支出 | < | <
项目 | 行次 | 金额 | 项目 | 行次 | 金额
栏次 | | 1 | 栏次 | | 2
一、一般公共预算财政拨款收入 | 1 | 1200.50 | 一、一般公共服务支出 | 32 | 300.20
二、政府性基金预算财政拨款收入 | 2 | | 二、外交支出 | 33 |
八、其他收入 | 8 | 12.30 | 八、社会保障和就业支出 | 39 | 889.80
本年收入合计 | 27 | 1212.80 | 本年支出合计 | 57 | 1190.00
年初结转和结余 | 29 | 20.00 | 年末结转和结余 | 59 | 42.80
总计 | 30 | 1232.80 | 总计 | 60 | 1232.80

@ income
收入决算表
公开02表
项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 其他收入
科目代码 | 科目名称 | ^ | ^ | ^ | ^ | ^
栏次 | < | 1 | 2 | 3 | 4 | 5
合计 | < | 1212.80 | 1200.50 | | | 12.30
201 | 一般公共服务支出 | 300.20 | 300.20 | | |
213 | 农林水支出 | 912.60 | 900.30 | | | 12.30

@ expenditure
2023年度支出决算表
部门：某县林业局 | < | < | < | 金额单位：万元
项目 | < | 本年支出合计 | 基本支出 | 项目支出
科目代码 | 科目名称 | ^ | ^ | ^
合计 | < | 1190.00 | 800.00 | 390.00
2130204 | 事业机构 | 800.00 | 800.00 |
2130205 | 森林资源培育 | 390.00 | | 390.00

@ travel, cars and receptions
一般公共预算财政拨款“三公”经费支出决算表
预算数 | < | < | 决算数 | < | <
合计 | 公务用车购置及运行维护费 | 公务接待费 | 合计 | 公务用车购置及运行维护费 | 公务接待费
12.00 | 8.00 | 4.00 | 9.50 | 7.20 | 2.30

@ basic expenditure
一般公共预算财政拨款基本支出决算明细表
人员经费 | < | < | 公用经费 | < | <
科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
301 | 工资福利支出 | 680.00 | 302 | 商品和服务支出 | 120.00
人员经费合计 | < | 680.00 | 公用经费合计 | < | 120.00

@ funds of the government
政府性基金预算财政拨款收入支出决算表
项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | 年末结转和结余
科目代码 | 科目名称 | ^ | ^ | ^ | ^
合计 | < | | | |
注：本部门没有政府性基金收入，故本表无数据。

@ purchases
政府采购情况表
项目 | 采购计划金额 | 实际采购金额
合计 | 320.00 | 310.50
货物 | 200.00 | 192.00
服务 | 120.00 | 118.50

@ projects of a budget
2023年部门预算项目支出表
单位编码 | 单位名称 | 项目名称 | 合计 | 一般公共预算 | 其他资金
301001 | 某县林业局 | 森林防火 | 120.00 | 120.00 |
301001 | 某县林业局 | 退耕还林 | 80.00 | 80.00 |
合计 | < | < | 200.00 | 200.00 |

@ accounts without a title
科目编码 | 科目名称 | 年初预算数 | 全年预算数 | 决算数
201 | 一般公共服务支出 | 300.00 | 310.00 | 300.20
213 | 农林水支出 | 880.00 | 900.00 | 889.80
合计 | < | 1180.00 | 1210.00 | 1190.00

@ scores by aspect
评价指标得分汇总
一级指标 | 分值 | 得分 | 得分率
决策 | 20 | 18 | 90%
产出 | 50 | 47 | 94%
效益 | 30 | 27 | 90%
合计 | 100 | 92 | 92%

@ grades
绩效评价等级划分
等级 | 得分区间
优 | 90（含）-100分
良 | 80（含）-90分
"""


def all_accounts() -> dict[str, Page]:
    found: dict[str, Page] = {}
    for part in NOTATION.split("@ ")[1:]:
        name, *lines = part.strip().splitlines()
        rows = [[cell.strip() for cell in line.split("|")] for line in lines]
        width = max(len(row) for row in rows)
        found[name] = Page()
        for row in rows:
            found[name].add(*row, width=width)
    return found


def with_lines(page: Page) -> Page:
    """The page with the rows of one cell above its table as lines of text."""
    rows = list(page.rows)
    before: list[str] = []
    while all(cell == "<" for cell in rows[0][1:]):
        before.append(rows.pop(0)[0])
    return Page(rows, before)
