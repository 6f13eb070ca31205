"""The words of the command line: every command, what it takes, and where it is carried out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from lawgov_desktop import VERSION
from lawgov_desktop.commands.report_words import add_report
from lawgov_desktop.commands.word_values import (
    AddCommand,
    a_count,
    a_day,
    a_mapping,
    a_path,
    a_year,
    header_lines,
)
from lawgov_desktop.errors import UserError

SELF_TEST = "self_test"
"""The one command that is not carried out in this package: it needs the windows handed in by main.py."""

_SAID_BY_ARGPARSE = (
    ("the following arguments are required: ", "缺少 "),
    ("unrecognized arguments: ", "多出了 "),
    ("expected one argument", "后面缺少内容"),
    ("invalid choice: ", "没有 "),
    ("choose from", "可用的有"),
    ("argument ", "参数 "),
)


class Parser(argparse.ArgumentParser):
    """Says no as the rest of the program does: one Chinese sentence, or JSON when a script asks."""

    def error(self, message: str) -> NoReturn:
        for english, chinese in _SAID_BY_ARGPARSE:
            message = message.replace(english, chinese)
        raise UserError(
            f"命令写得不对：{message}。",
            data_safe="什么也没有做。",
            todo=f"请看用法：{self.prog} --help",
        )


def parser() -> Parser:
    """The whole command line. Without a command, ``command`` is None: the window is wanted."""
    common = _common(default=argparse.SUPPRESS)
    top = Parser(
        prog="lawgov",
        description="法治台账 LawGov Desktop。不带命令：打开窗口。带命令：做一件事，说出结果，结束。",
        epilog="退出状态：0 完成；1 完成但有问题（已列出）；2 不能做（说明原因）；3 程序自身的故障。",
        parents=[_common(default=None)],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"法治台账 {VERSION}")
    top.add_argument("--practice", action="store_true", help="在窗口里打开练习台账（虚构数据）")
    commands = top.add_subparsers(dest="command", metavar="命令", title="命令")

    def command(name: str, what: str, carry_out: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=what, description=what, parents=[common], allow_abbrev=False, usage=None
        )
        added.set_defaults(carry_out=carry_out)
        return added

    _add_demo_and_checks(command)
    _add_registers(command)
    _add_imports(command)
    _add_papers_and_clocks(command)
    _add_safety(command)
    _add_enforcement(command)
    return top


def _common(default: object) -> Parser:
    """Options that may stand before the command and after it."""
    common = Parser(add_help=False, allow_abbrev=False)
    common.add_argument(
        "--books", type=a_path, metavar="文件", default=default, help="用这本台账（缺省：自己的台账）"
    )
    common.add_argument(
        "--passphrase-file", type=a_path, metavar="文件", default=default, help="口令写在这个文件的第一行"
    )
    common.add_argument("--who", metavar="姓名", default=default, help="经办人，记入修改历史（缺省：登录名）")
    common.add_argument(
        "--json", action="store_true", default=default or False, help="只输出一个 JSON，供脚本使用"
    )
    return common


def _add_demo_and_checks(command: AddCommand) -> None:
    demo = command("demo", "建一本练习台账，把主要工作从头到尾做一遍", "demo.demo")
    demo.add_argument("--out", type=a_path, default=Path("out/demo"), metavar="文件夹", help="文件写到这里")
    demo.add_argument("--on", type=a_day, default=None, metavar="日期", help="把这一天当作今天")
    command("self-test", "程序把自己从头到尾检查一遍", SELF_TEST)
    bench = command("bench-data", "往台账里快速填入虚构记录，用来量速度", "bench_data.bench_data")
    bench.add_argument("kind", nargs="?", default="matter", metavar="登记簿", help="缺省 matter")
    bench.add_argument("--rows", type=a_count, required=True, metavar="条数")


def _add_registers(command: AddCommand) -> None:
    command("kinds", "有哪些登记簿，各有哪些字段", "registers.kinds")
    listed = command("list", "列出一个登记簿的记录", "registers.list_rows")
    listed.add_argument("kind", metavar="登记簿")
    listed.add_argument("--where", default="", metavar="文字", help="只列含有这些字、拼音首字母或号码片段的")
    listed.add_argument("--limit", type=a_count, default=50, metavar="条数", help="最多列几条（缺省 50）")
    listed.add_argument(
        "--as-at", type=a_day, default=None, metavar="日期", help="事项清单：这一天有效的版本和事项"
    )
    searched = command("search", "在所有登记簿里查找", "registers.search")
    searched.add_argument("text", metavar="文字")
    searched.add_argument("--limit", type=a_count, default=50, metavar="条数", help="最多列几条（缺省 50）")
    exported = command("export", "导出登记簿（.xlsx 或 .pdf）", "registers.export")
    exported.add_argument("kind", metavar="登记簿")
    exported.add_argument("--out", type=a_path, required=True, metavar="文件")
    exported.add_argument("--year", type=a_year, default=None, metavar="年", help="只要这一年的")
    exported.add_argument("--masked", action="store_true", help="隐去姓名、证件号、电话、住址")
    filled = command("fill", "把登记簿填进县里的表（.xlsx），保持原样", "registers.fill")
    filled.add_argument("form", type=a_path, metavar="空白表.xlsx")
    filled.add_argument("kind", metavar="登记簿")
    filled.add_argument("--out", type=a_path, required=True, metavar="文件.xlsx")
    filled.add_argument("--sheet", default=None, metavar="表名")
    filled.add_argument("--header", type=header_lines, default=None, metavar="行[:行]", help="表头的行号")
    filled.add_argument(
        "--map", action="append", type=a_mapping, default=[], metavar="列名=字段", help="指定一列对应的字段"
    )
    filled.add_argument("--where", default="", metavar="文字", help="只填含有这些字、拼音首字母或号码片段的")
    filled.add_argument("--year", type=a_year, default=None, metavar="年", help="只要这一年的")
    _add_form_assistant(command)
    blank = command("template", "写一份空白的导入模板", "registers.template")
    blank.add_argument("kind", metavar="登记簿")
    blank.add_argument("--out", type=a_path, required=True, metavar="文件.xlsx")
    standing = command("standing", "某一天有多少调委会、专职和兼职调解员", "registers.standing")
    standing.add_argument("--on", type=a_day, default=None, metavar="日期", help="哪一天（缺省今天）")
    compared = command("compare-lists", "对比清单的两个版本，写动态调整对照表", "matters.compare_lists")
    compared.add_argument("old", metavar="旧版", help="清单版本的 id、名称或文号")
    compared.add_argument("new", metavar="新版")
    compared.add_argument("--out", type=a_path, default=None, metavar="文件", help=".xlsx 或 .pdf")
    command("check-numbers", "案号有没有缺号、重号", "registers.check_numbers")
    told = command("history", "一条记录的修改历史", "registers.history")
    told.add_argument("kind", metavar="登记簿")
    told.add_argument("id", metavar="id")


def _add_form_assistant(command: AddCommand) -> None:
    helped = command("assist", "认一份没见过的表（.xlsx），从台账填好，说出没有填的", "form_assistant.assist")
    helped.add_argument("form", type=a_path, metavar="空白表.xlsx")
    helped.add_argument(
        "--out", type=a_path, default=None, metavar="文件.xlsx", help="填好的表；不写只看能填什么"
    )
    helped.add_argument("--from", type=a_day, default=None, dest="first", metavar="日期", help="从这一天")
    helped.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期", help="到这一天")
    helped.add_argument("--year", type=a_year, default=None, metavar="年", help="整年；不写按表里写的时段")
    helped.add_argument("--sheet", default=None, metavar="表名")
    helped.add_argument("--register", default="", metavar="登记簿", help="一行一条记录的表：用这个登记簿填")
    helped.add_argument(
        "--set", action="append", type=a_mapping, default=[], metavar="标签=值",
        help="一格填这个数字（数字的名称或代号）、这个值，或留空",
    )  # fmt: skip
    helped.add_argument("--given-to", default="", metavar="单位", help="报给谁：记入上报记录")


def _add_imports(command: AddCommand) -> None:
    taken = command("import", "导入一份表格：先给出方案，带 --apply 才写入", "imports.import_file")
    taken.add_argument("kind", metavar="登记簿")
    taken.add_argument("file", type=a_path, metavar="文件")
    taken.add_argument("--sheet", default=None, metavar="表名")
    taken.add_argument(
        "--header", type=header_lines, default=None, metavar="行[:行]", help="表头在第几行到第几行"
    )
    taken.add_argument(
        "--map", action="append", type=a_mapping, default=[], metavar="列名=字段", help="指定一列对应的字段"
    )
    taken.add_argument("--key", action="append", default=[], metavar="字段", help="按这些字段认出同一条记录")
    taken.add_argument("--apply", action="store_true", help="写入台账")
    taken.add_argument("--good-only", action="store_true", help="有错的行不要，其余照样写入")
    taken.add_argument(
        "--create",
        action="append",
        default=[],
        metavar="台账",
        help="表里提到、还没有登记的（如调委会）一起登记",
    )
    taken.add_argument("--clear-blanks", action="store_true", help="表里的空格也清空台账里已有的内容")
    taken.add_argument(
        "--errors-out", type=a_path, default=None, metavar="文件.xlsx", help="有问题的行写到这里"
    )
    undone = command("undo-import", "把一次导入整个撤回", "imports.undo_import")
    undone.add_argument("id", metavar="导入编号")


def _add_papers_and_clocks(command: AddCommand) -> None:
    printed = command("paper", "写一份法定文书（.pdf 打印，.docx 修改）", "papers.paper")
    printed.add_argument("name", metavar="文书")
    printed.add_argument("--record", required=True, metavar="id")
    printed.add_argument("--out", type=a_path, required=True, metavar="文件")
    printed.add_argument("--masked", action="store_true", help="隐去姓名、证件号、电话、住址")
    _add_templates(command)
    named = command("papers", "一个登记簿有哪些文书", "papers.papers")
    named.add_argument("kind", metavar="登记簿")
    bound = command(
        "volume", "把一件案件的整卷写成一个 PDF：封面、目录、文书、扫描件、封底", "volumes.volume"
    )
    bound.add_argument("--record", required=True, metavar="id")
    bound.add_argument("--out", type=a_path, required=True, metavar="文件.pdf")
    bound.add_argument(
        "--masked", action="store_true", help="隐去姓名、证件号、电话、住址；扫描件隐不去，不装入"
    )
    command("sheets", "有哪些涉及多条记录的表单", "papers.sheets")
    sheet = command("sheet", "印一份涉及多条记录或一段时间的表单（.pdf 或 .docx）", "papers.sheet")
    sheet.add_argument("name", metavar="表单")
    sheet.add_argument("--out", type=a_path, required=True, metavar="文件")
    sheet.add_argument("--year", type=a_year, default=None, metavar="年")
    sheet.add_argument("--from", type=a_day, default=None, dest="first", metavar="日期", help="从这一天")
    sheet.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期", help="到这一天")
    sheet.add_argument("--record", action="append", default=[], metavar="id", help="哪条记录；可写几次")
    sheet.add_argument("--set", action="append", default=[], metavar="名称=内容", help="选项；可写几次")
    sheet.add_argument("--masked", action="store_true", help="隐去姓名、证件号、电话、住址")
    clock = command("due", "算一个法定期限", "clocks.due")
    clock.add_argument("rule", metavar="期限")
    clock.add_argument("--start", type=a_day, required=True, metavar="日期", help="起算日")
    clock.add_argument("--version-on", type=a_day, default=None, metavar="日期", help="用这一天有效的规则")
    clock.add_argument("--extension-days", type=a_count, default=0, metavar="天数", help="延长的天数")
    _add_rules(command)
    add_report(command)
    _add_markets(command)
    listed = command("deadlines", "台账里有哪些事项到期", "clocks.deadlines")
    listed.add_argument("--on", type=a_day, default=None, metavar="日期", help="只要到这一天为止到期的")


def _add_templates(command: AddCommand) -> None:
    def asking(name: str, what: str) -> argparse.ArgumentParser:
        added = command(name, what, f"templates.{name.removeprefix('template-')}")
        if name in ("template-check", "template-accept"):
            added.add_argument("file", type=a_path, metavar="文件.docx")
            added.add_argument("--kind", required=True, metavar="登记簿")
            added.add_argument("--paper", default=None, metavar="文书", help="它代替的内置文书")
        return added

    asking("template-check", "检查一份 Word 文书模板：哪一段的哪个字段写错了")
    accepted = asking("template-accept", "检查并采用一份 Word 文书模板")
    accepted.add_argument("--title", default="", metavar="名称", help="作为本单位自己的一份文书，叫这个名称")
    dropped = asking("template-drop", "不再用模板，恢复内置的文书")
    dropped.add_argument("name", metavar="文书")
    dropped.add_argument("--kind", required=True, metavar="登记簿")
    dropped.add_argument("--former", action="store_true", help="改用上一份模板")
    started = asking("template-start", "取一份起始模板（.docx），用 WPS 修改")
    started.add_argument("name", metavar="文书", help="文书；或登记簿，列出它的全部字段")
    started.add_argument("--out", type=a_path, required=True, metavar="文件.docx")
    listed = command("templates", "哪些文书采用了本单位的模板", "templates.templates")
    listed.add_argument("--kind", default=None, metavar="登记簿")
    fields = command("template-fields", "一个登记簿的模板可以用哪些字段", "templates.fields")
    fields.add_argument("kind", metavar="登记簿")


def _add_rules(command: AddCommand) -> None:
    rules = command("rules", "导出期限规则和省份规则包，或先看差异再导入", "rules.rules")
    rules.add_argument("doing", choices=("export", "import"), metavar="export|import")
    rules.add_argument("file", nargs="?", type=a_path, default=None, metavar="文件", help="要导入的文件")
    rules.add_argument("--out", type=a_path, default=None, metavar="文件", help="导出到这个文件")
    rules.add_argument(
        "--part", choices=("all", "pack", "clocks", "workdays"), default="all", metavar="部分",
        help="只导出省份规则包 pack、期限 clocks 或放假安排 workdays（缺省全部 all）",
    )  # fmt: skip
    year = command("workdays", "一年的放假和调休；可以从文件录入", "rules.workdays")
    year.add_argument("--year", type=a_year, required=True, metavar="年")
    year.add_argument(
        "--import", dest="file", type=a_path, default=None, metavar="文件", help="从这个文件录入这一年"
    )
    for changing in (rules, year):
        changing.add_argument("--apply", action="store_true", help="应用；不带它只列出差异和会变动的期限")
        changing.add_argument("--reason", default="", metavar="文字", help="为什么改，记入历史")


def _add_markets(command: AddCommand) -> None:
    told = command("markets", "一年的集日", "markets.markets")
    told.add_argument("--year", type=a_year, required=True, metavar="年")
    which = told.add_mutually_exclusive_group(required=True)
    which.add_argument("--rule", default=None, metavar="规律", help="如 农历逢三、八；公历逢3、8；赶辰戌日")
    which.add_argument("--all", action="store_true", help="台账里所有的集市")


def _add_safety(command: AddCommand) -> None:
    copied = command("backup", "备份台账，并检查备份是好的", "safety.backup")
    copied.add_argument("--to", type=a_path, default=None, metavar="文件夹", help="缺省：台账旁边的 backups")
    verified = command("verify", "检查一个备份是不是好的", "safety.verify")
    verified.add_argument("file", type=a_path, metavar="文件")
    restored = command("restore", "用备份恢复台账；现在的台账另存在旁边", "safety.restore")
    restored.add_argument("file", type=a_path, metavar="文件")
    command("check", "检查台账是否完好、附件是否都在", "safety.check")
    listed = command("imports", "列出做过的导入", "safety.imports_done")
    listed.add_argument("--limit", type=a_count, default=50, metavar="条数", help="最多列几次（缺省 50）")


def _add_enforcement(command: AddCommand) -> None:
    examined = command("exam-list", "哪些执法人员今年应参加培训考试，为什么", "enforcement.exam_list")
    examined.add_argument("--on", type=a_day, default=None, metavar="日期", help="算到哪一天（缺省今天）")
    examined.add_argument(
        "--years", type=a_count, default=None, metavar="年", help="持证满几年（缺省按本地设置）"
    )
    examined.add_argument("--out", type=a_path, default=None, metavar="文件.xlsx", help="把报名表写到这里")
    bridged = command("roster-bridge", "一年里持证执法人员人数怎样变到年末", "enforcement.roster_bridge")
    bridged.add_argument("--year", type=a_year, required=True, metavar="年")
