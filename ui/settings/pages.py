"""The pages of the settings that are no registers, in the order of the list; each is imported when shown."""

from __future__ import annotations

from lawgov_desktop.office import Office
from ui.jobs import Jobs
from ui.lists.tab_page import MorePage, TabLeaf
from ui.lists.undoing import Say, Undoing
from ui.widgets.icons import Icons


def settings_pages(
    office: Office, jobs: Jobs, icons: Icons, say: Say, undoing: Undoing
) -> tuple[MorePage, ...]:
    """期限规则, 工作日, 省份规则包, 文书模板, 字体."""

    def clocks() -> TabLeaf:
        from ui.settings.clocks_page import ClocksPage
        from ui.settings.desk import RuleDesk

        return ClocksPage(RuleDesk(office, jobs, icons, say, undoing))

    def workdays() -> TabLeaf:
        from ui.settings.desk import RuleDesk
        from ui.settings.workdays_page import WorkdaysPage

        return WorkdaysPage(RuleDesk(office, jobs, icons, say, undoing))

    def pack() -> TabLeaf:
        from ui.settings.desk import RuleDesk
        from ui.settings.pack_page import PackPage

        return PackPage(RuleDesk(office, jobs, icons, say, undoing))

    def fonts() -> TabLeaf:
        from ui.settings.desk import RuleDesk
        from ui.settings.fonts_page import FontsPage

        return FontsPage(RuleDesk(office, jobs, icons, say, undoing))

    def templates() -> TabLeaf:
        from ui.settings.templates_page import TemplatesPage

        return TemplatesPage(office, jobs, icons, say)

    return (
        MorePage("clocks", "期限规则", "法定期限和本地期限怎么算、依据是什么", clocks),
        MorePage("workdays", "工作日", "每年的放假和调休", workdays),
        MorePage("pack", "省份规则包", "本省本县自己定的数值、文字和标准", pack),
        MorePage("templates", "文书模板", "用 WPS 改文书的样子，检查后采用", templates),
        MorePage("fonts", "字体", "文书用哪些字体，缺哪些，用什么代替", fonts),
    )
