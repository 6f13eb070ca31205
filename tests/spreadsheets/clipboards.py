"""Clipboards as Excel, WPS and LibreOffice fill them: page and text of the same cells; all invented."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[str]

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<link id=Main-File rel=Main-File href="file:///C:/Temp/msohtmlclip1/01/clip.htm">
<style>
<!--table
\t{mso-displayed-decimal-separator:"\\.";
\tmso-displayed-thousand-separator:"\\,";}
.xl65
\t{mso-number-format:"\\@";}
.xl66
\t{mso-number-format:"Short Date";}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=216 style='border-collapse:
 collapse;width:162pt'>
<!--StartFragment-->
 <col width=72 span=3 style='width:54pt'>
ROWS
<!--EndFragment-->
</table>

</body>

</html>
"""

WPS = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>\
<meta http-equiv="Content-Type" content="text/html; charset=gb2312"/><meta name="ProgId" \
content="Excel.Sheet"/><meta name="Generator" content="WPS Office ET"/><style><!-- \
.et3{mso-number-format:"\\@";} --></style></head><body><!--StartFragment--><table width="300" border="0" \
cellpadding="0" cellspacing="0" style='width:225.00pt;border-collapse:collapse;'><col width="72" \
style='width:54.00pt;'/>ROWS</table><!--EndFragment--></body></html>"""

LIBREOFFICE = """<!DOCTYPE html>

<html>
<head>
\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
\t<title></title>
\t<meta name="generator" content="LibreOffice 7.3.7.2 (Linux)"/>
\t<style type="text/css">
\t\tbody,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }
\t</style>
</head>

<body>
<table cellspacing="0" border="0">
\t<colgroup span="3" width="85"></colgroup>
ROWS
</table>
</body>

</html>
"""


def excel(rows: Sequence[Row]) -> str:
    """The page of Excel; a cell may bring its own tag ("<td rowspan=2>甲")."""
    row = (" <tr height=19 style='height:14.4pt'>\n", " </tr>\n")
    return EXCEL.replace("ROWS", _rows(rows, row, ("  <td height=19 class=xl65 width=72>", "</td>\n")))


def wps(rows: Sequence[Row]) -> str:
    """The page of WPS, with x:str and x:num beside what is shown."""
    row = ("<tr height=\"18\" style='height:13.50pt;'>", "</tr>")
    return WPS.replace("ROWS", _rows(rows, row, ('<td class="et3" height="18" x:str>', "</td>")))


def libreoffice(rows: Sequence[Row]) -> str:
    """The page of LibreOffice."""
    row = ("\t<tr>\n", "\t</tr>\n")
    return LIBREOFFICE.replace("ROWS", _rows(rows, row, ('\t\t<td height="17" align="left">', "</td>\n")))


def _rows(rows: Sequence[Row], around_row: tuple[str, str], around_cell: tuple[str, str]) -> str:
    lines = []
    for row in rows:
        cells = (value if value.startswith("<td") else around_cell[0] + value for value in row)
        lines.append(around_row[0] + "".join(cell + around_cell[1] for cell in cells) + around_row[1])
    return "".join(lines)


def text_of(rows: Sequence[Row]) -> str:
    """The text Excel puts beside its page: quotes only around a cell with a tab or a line end in it."""

    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"' if "\t" in value or "\n" in value else value

    return "".join("\t".join(map(cell, row)) + "\r\n" for row in rows)
