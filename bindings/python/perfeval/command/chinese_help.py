"""The help of the command in Chinese, by its text in English. A test holds every text of the help to this list."""

__all__ = ["HELP"]

HELP = {
    "Score and audit performance self-evaluation forms (项目支出绩效自评表), exactly.": (
        "精确核算、审核项目支出绩效自评表。"
    ),
    "Show the versions of library, rules and schema.": "显示程序、规则和数据格式的版本。",
    "Install completion for the current shell.": "为当前的命令行安装自动补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示自动补全的脚本，供复制或自行安装。"
    ),
    "Show this message and exit.": "显示本说明。",
    "Check every printed figure against the others.": "逐一核对表中的数字是否相互吻合。",
    "Recompute the points of every form and show the scorecards.": "重新计算各表得分，并显示计分明细。",
    "Trace every point to its cell, its rule, its clause and its exact value.": (
        "说明每一分的来历：单元格、规则、条款和精确值。"
    ),
    "Convert the forms of a document to json, docx, xlsx, html or md, according to the extension of OUTPUT.": (
        "将文件中的自评表转换为 json、docx、xlsx、html 或 md，格式由 OUTPUT 的扩展名决定。"
    ),
    "Show how each form was read: which header became which column, what was left over, what was unclear. With -o and "
    "the extension of the one input (.docx, .xlsx) the input is written with a comment on every header.": (
        "显示各表是怎样读取的：表头对应哪一栏，哪些没有用到，哪些不能确定。用 -o 指定与输入相同的扩展名（.docx、.xlsx）"
        "时，写出在各表头加了批注的副本。"
    ),
    "Print a JSON Schema.": "显示数据格式（JSON Schema）。",
    "List, show, check, test and compare rules.": "列出、显示、检查、测试和比较规则。",
    "List the shipped rules.": "列出内置规则。",
    "Show every parameter of a pack, exactly, and the clause it is based on.": "显示规则的全部参数及其依据的条款。",
    "Check a pack for gaps, overlaps, unknown keys and wrong sums; report every fault with code, file and line. "
    "Doubts, such as a bound of 90 where 0.9 is meant, are reported as well and are not faults.": (
        "检查规则文件有无空缺、重叠、无效的键和不符的合计，逐一列出问题的代码和行号。存疑之处（如应写0.9而写成90的界限）"
        "也会列出，但不算问题。"
    ),
    "Run a pack's scenarios, including those of a CSV file next to it. Reports what they earn, which pieces no "
    "scenario reaches and which wrong bounds no scenario notices.": (
        "运行规则的测试用例，包括同一文件夹中的 CSV 用例表。列出各用例的得分、没有用例涉及的分段，以及没有用例能发现的"
        "错误界限。"
    ),
    "Show what differs between two packs: each parameter in both, and the clauses it is based on.": (
        "显示两套规则的不同之处：各参数在两边的值及其依据的条款。"
    ),
    "Files, folders, globs, or - for standard input.": "文件、文件夹、通配符；- 表示标准输入。",
    "A file, or - for standard input.": "一个文件；- 表示标准输入。",
    "The rules to apply.": "采用的规则。",
    "A TOML file with headers and labels of your own to read by.": "自备的词表（TOML 文件），用于识别表头和标签。",
    "The time for reading each document, and again for what is made of it.": (
        "读取每个文件至多用时多少秒，其后的处理同样限时。"
    ),
    "The format of the result.": "结果的格式。",
    "The format of the tree.": "计分说明的格式。",
    "Write to a file; - is standard output.": "写入文件；- 表示标准输出。",
    "The file to write; - is standard output.": "写入的文件；- 表示标准输出。",
    "The format, if OUTPUT has no such extension: json, docx, xlsx, html, md.": (
        "OUTPUT 没有相应扩展名时的格式：json、docx、xlsx、html、md。"
    ),
    "The lowest severity that makes the exit status 1.": "退出状态为1的最低严重程度。",
    "Write a letter (退回修改意见) for each department, into the folder of -o.": (
        "在 -o 指定的文件夹中，为每个部门写一份退回修改意见。"
    ),
    "Also write NAME.repaired.EXT next to each input, with the likeliest correction made.": (
        "另在每个输入文件旁写出按最可能的改法改正的副本 NAME.repaired.EXT。"
    ),
    "Write numbers whose decimals do not end as fractions, 25/3, not as decimals.": (
        "除不尽的数写作分数（如 25/3），不写作小数。"
    ),
    "Leave persons and telephone numbers out.": "略去人名和电话号码。",
    "Show findings of this severity or graver ones only.": "只显示不低于这一严重程度的问题。",
    "Show findings of this code only; repeatable.": "只显示这一代码的问题；可多次使用。",
    "Leave out findings of this code; repeatable.": "略去这一代码的问题；可多次使用。",
    "The order of the forms in tables and pages.": "表格和网页中各表的顺序：原表顺序，或问题严重的在前。",
    "Leave out findings that this earlier JSON report has.": "略去以前的 JSON 报告中已有的问题。",
    "Show one line a form.": "每张表只显示一行。",
    "Keep each result in this file as it is finished, and go on from it if the run was ended.": (
        "每完成一个文件即将结果存入此文件；运行中断后，由此继续。"
    ),
    "The language of messages; by default that of the locale.": "显示信息所用的语言，默认随系统。",
    "The language of messages.": "显示信息所用的语言。",
    "The number of the form, from 1; 0 for all.": "第几张表，从1起；0表示全部。",
    "The number of the indicator, from 1; 0 for all.": "第几个指标，从1起；0表示全部。",
    "Same as --format json.": "同 --format json。",
    "Same as --format html.": "同 --format html。",
    "Show instead which actuals of the indicator would lift the form to its next grade.": (
        "改为显示该指标完成多少，可使全表升一个等级。"
    ),
    "Show instead how the forms would score under these rules.": "改为显示在这套规则之下各表的得分。",
    "Which JSON Schema.": "哪一种数据格式。",
    "As JSON.": "以 JSON 显示。",
    "Additional scenarios; default: PACK.csv next to the pack.": "补充的测试用例；默认为规则文件旁的同名 .csv。",
}
