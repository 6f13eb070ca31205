"""Whom a masked register of open government and good faith does not name (个人信息保护法 第五十一条)."""

from __future__ import annotations

from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST
from lawgov_desktop.registers.governance.integrity import INTEGRITY_RECORD
from tests.registers.shipped_names import ShippedNames


def test_a_creditor_is_hidden_in_his_own_column_and_in_the_text_beside_it(names: ShippedNames) -> None:
    hiding = Hiding(INTEGRITY_RECORD, names)
    words = hiding.words({"party": "周示例"})
    assert hiding.text(INTEGRITY_RECORD.fields["party"], "周示例", words) == "周*例"
    assert hiding.text(INTEGRITY_RECORD.fields["detail"], "欠周示例工程款", words) == "欠周*例工程款"


def test_a_third_party_that_was_asked_is_hidden(names: ShippedNames) -> None:
    hiding = Hiding(FOI_REQUEST, names)
    words = hiding.words({"applicant": "李示例", "third_party": "周示例"})
    assert hiding.text(FOI_REQUEST.fields["third_party"], "周示例", words) == "周*例"
    assert hiding.text(FOI_REQUEST.fields["answer"], "周示例不同意公开", words) == "周*例不同意公开"
