"""The words of the commands about numbers: the yearly report, what goes with it, tables and charts."""

from __future__ import annotations

from lawgov_desktop.commands.word_values import AddCommand, a_day, a_path, a_year


def add_report(command: AddCommand) -> None:
    """Add them in the order in which a year's numbers are asked for and leave the office."""
    _add_yearly_report(command)
    _add_tables_and_charts(command)


def _add_yearly_report(command: AddCommand) -> None:
    counted = command("figures", "年度报告的每一个数字，连同口径和背后的记录", "figures.figures")
    counted.add_argument("--year", type=a_year, required=True, metavar="年")
    counted.add_argument("--as-of", type=a_day, default=None, metavar="日期", help="数到这一天为止")
    report = command("report", "法治政府建设年度报告（.docx、.pdf，或网页用的 .txt）", "report.report")
    report.add_argument("--year", type=a_year, required=True, metavar="年")
    report.add_argument("--out", type=a_path, required=True, metavar="文件")
    report.add_argument(
        "--from", type=a_day, default=None, dest="first", metavar="日期", help="半年、季度报告的第一天"
    )
    report.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期", help="数字数到这一天")
    report.add_argument(
        "--outline", default="", metavar="体例", help="rule 五项内容（缺省），work 工作总结体例"
    )
    report.add_argument(
        "--base",
        type=a_path,
        default=None,
        metavar="文件",
        help="以上年的报告（.docx、.txt）为底稿，只换数字",
    )
    report.add_argument("--sign-off", action="store_true", help="签发：冻结数字，以后的变动会说出来")
    report.add_argument("--sources", action="store_true", help="附数据来源表")
    proofs = command("evidence", "年度报告每个数字的记录和附件，分文件夹，带目录", "evidence.evidence")
    proofs.add_argument("--year", type=a_year, required=True, metavar="年")
    proofs.add_argument("--out", type=a_path, required=True, metavar="文件夹", help="按指标时也可写 .zip")
    proofs.add_argument(
        "--by", choices=("number", "indicator"), default="number", help="indicator 按考核指标分文件夹"
    )
    proofs.add_argument("--papers", action="store_true", help="按指标时，每条记录附一份文书（PDF）")
    packed = command(
        "report-package",
        "报告成品：年度报告、报送函、公开文本、数据来源表、同比表、佐证材料，写进一个文件夹",
        "report_package.report_package",
    )
    packed.add_argument("--year", type=a_year, required=True, metavar="年")
    packed.add_argument("--out", type=a_path, required=True, metavar="文件夹")
    packed.add_argument("--from", type=a_day, default=None, dest="first", metavar="日期")
    packed.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期")
    packed.add_argument("--part", action="append", default=[], metavar="成品", help="只要这一样；可写几次")
    packed.add_argument(
        "--charts", action="append", default=[], metavar="图表", help="附图用这张图（charts 列出）；可写几次"
    )
    packed.add_argument("--no-charts", action="store_true", help="不附图")
    packed.add_argument(
        "--by", choices=("number", "indicator"), default="number", help="佐证材料按数字或按考核指标"
    )
    packed.add_argument("--zip", action="store_true", help="佐证材料打包成 .zip")
    packed.add_argument("--papers", action="store_true", help="按指标时，每条记录附一份文书（PDF）")
    packed.add_argument(
        "--web-as-is", default="", metavar="理由", help="公开文本里的个人信息不隐去，写明理由"
    )
    packed.add_argument(
        "--given-to", default="", metavar="单位", help="报给谁：记入上报记录，并与以前报的对照"
    )
    checked = command(
        "check-report",
        "检查一份年度报告（.docx 或 .txt）：序号、标点、数字、年份、个人信息",
        "check_report.check",
    )
    checked.add_argument("file", type=a_path, metavar="文件")
    checked.add_argument(
        "--year", type=a_year, default=None, metavar="年", help="报告年度（缺省：报告自己写的）"
    )
    checked.add_argument(
        "--from", type=a_day, default=None, dest="first", metavar="日期",
        help="数字从这一天数起（缺省按报告写的）",
    )  # fmt: skip
    checked.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期", help="数字数到这一天")
    checked.add_argument(
        "--last-year", type=a_path, default=None, metavar="文件", help="上年的报告，找出没有更新的段落"
    )
    checked.add_argument(
        "--masked-out", type=a_path, default=None, metavar="文件", help="另存一份隐去个人信息的 .txt"
    )


def _add_tables_and_charts(command: AddCommand) -> None:
    tables = command("tables", "一段时间的法定统计表（.xlsx 或 .pdf），并核对合计", "tables.tables")
    tables.add_argument("--from", type=a_day, required=True, dest="first", metavar="日期", help="从这一天")
    tables.add_argument("--to", type=a_day, required=True, dest="last", metavar="日期", help="到这一天")
    tables.add_argument("--out", type=a_path, required=True, metavar="文件")
    tables.add_argument(
        "--given-to", default="", metavar="单位", help="报给谁：记入上报记录，并与以前报的对照"
    )
    tables.add_argument("--table", action="append", default=[], metavar="表", help="只要这张表；可写几次")
    listed = command("charts", "有哪些图表；写明年度时连同数字和背后的记录", "charts.charts")
    listed.add_argument("--year", type=a_year, default=None, metavar="年")
    drawn = command("chart", "一张统计图（.pdf 打印，.docx 放进报告，.png 图片）", "charts.chart")
    drawn.add_argument("name", metavar="图表")
    drawn.add_argument("--out", type=a_path, required=True, metavar="文件")
    drawn.add_argument("--year", type=a_year, default=None, metavar="年")
    drawn.add_argument("--from", type=a_day, default=None, dest="first", metavar="日期", help="从这一天")
    drawn.add_argument("--to", type=a_day, default=None, dest="last", metavar="日期", help="到这一天")
