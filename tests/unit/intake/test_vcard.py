"""Contact cards of three versions: folded, quoted, typed, cut short."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.errors import IntakeError
from dingterm.intake import read_file
from dingterm.intake.vcard_lines import cards

from .conftest import Read


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_the_sample(formats: Path) -> None:
    reading = read_file(formats / "vcard_mixed.vcf")
    rows = reading.rows.select("line", "name", "given_name", "family_name", "phones", "note").rows()
    assert rows == [
        (1, "Lucía Ferro", "Lucía", "Ferro", ["+34612345678", "963111222"], None),
        (8, "Sam Okoro", "Sam", "Okoro", ["07911 123456"], "line one\nline two, with comma and a folded continuation"),
        (18, "Wei Chen", None, None, ["+86-138-1234-5678 ext. 102"], None),
    ]
    assert (reading.source, reading.kind, reading.rows_read) == ("vcard", "customers", 3)


PHONES = {
    "bare types of 2.1": (["TEL;HOME;FAX:1112223", "TEL;WORK;VOICE:1112224"], ["1112224"]),
    "the preferred first": (
        ["TEL:1112221", "TEL;TYPE=cell:1112222", "TEL;TYPE=pref:1112223"],
        ["1112223", "1112222", "1112221"],
    ),
    "ranks of 4.0": (["TEL;PREF=2:1112221", "TEL;PREF=1:1112222"], ["1112222", "1112221"]),
    "pagers and modems": (["TEL;TYPE=pager:1112221", "TEL;TYPE=MODEM:1112222", "TEL;TYPE=x-workfax:1112223"], []),
    "a label that says fax": (
        ["item1.TEL:1112221", "item1.X-ABLabel:_$!<HomeFAX>!$_", "item2.TEL:1112222"],
        ["1112222"],
    ),
    "text for a number": (["TEL;WORK:BusinessPhone", "TEL:1112221"], ["1112221"]),
    "a local tel address": (["TEL;VALUE=uri:tel:612345678;phone-context=+34"], ["+34612345678"]),
    "a quoted type": (['TEL;TYPE="work,fax":1112221', 'TEL;X-A="b:c;d":1112222'], ["1112222"]),
    "a chat app's own": (["item1.TEL;waid=34612345678:+34 612 34 56 78"], ["+34 612 34 56 78"]),
    "small letters": (["tel;type=cell:1112221"], ["1112221"]),
    "twice the same": (["TEL:1112221", "TEL;TYPE=cell:1112221"], ["1112221"]),
    "one folded": (["TEL:111", " 222", "\t1"], ["1112221"]),
}


@pytest.mark.parametrize("name", PHONES)
def test_phones(read: Read, name: str) -> None:
    lines, phones = PHONES[name]
    assert read(card("FN:Ana", *lines), "a.vcf").rows["phones"].to_list() == [phones]


def test_quoted_printable_with_a_charset_and_soft_breaks(read: Read) -> None:
    lines = [
        "FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Jos=E9=",
        "=20D=EDaz",
        "N;ENCODING=QUOTED-PRINTABLE:D=C3=AD=",
        "az;Jos=C3=A9",
    ]
    (row,) = read(card(*lines, "TEL:1112221", version="2.1"), "a.vcf").rows.to_dicts()
    assert (row["name"], row["family_name"], row["given_name"]) == ("José Díaz", "Díaz", "José")


def test_everything_else_of_a_card(read: Read) -> None:
    lines = [
        "N:O\\;Neil;Pat\\, the;;;",
        "EMAIL:old@example.com",
        "EMAIL;TYPE=pref:pat@example.com",
        "ADR;TYPE=home:;;1 Quay;Cork;;T12;Ireland",
        "CATEGORIES:vip,spring",
        "LANG:en",
        "ORG:Linen & Co;Sales",
    ]
    (row,) = read(card(*lines), "a.vcf").rows.to_dicts()
    got = (row["family_name"], row["given_name"], row["email"], row["city"], row["country"], row["tags"])
    assert got == ("O;Neil", "Pat, the", "pat@example.com", "Cork", "Ireland", "vip,spring")
    assert (row["name"], row["language"]) == ("Linen & Co Sales", "en")


def test_a_cut_card_and_lines_outside_cost_only_themselves(read: Read) -> None:
    text = (
        card("FN:Ana", "TEL:1112221") + "BEGIN:VCARD\r\nFN:Ben\r\n" + card("FN:Cleo") + "stray\r\nBEGIN:VCARD\r\nFN:Di"
    )
    reading = read(text, "a.vcf")
    assert reading.rows["name"].to_list() == ["Ana", "Cleo"]
    rejects = reading.rejects.select("line", "code").rows()
    assert rejects == [(6, "open_card"), (12, "outside_card"), (13, "open_card")]
    assert reading.rows_read == 5


def test_a_picture_is_neither_text_nor_fingerprint(read: Read) -> None:
    picture = ["PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ", "SkZJRgABAQ==", "REV:2026-01-01", ""]
    with_one = read(card("FN:Ana", "TEL:1112221", *picture), "a.vcf").rows
    without = read(card("FN:Ana", "TEL:1112221"), "b.vcf").rows
    assert with_one["hash"].to_list() == without["hash"].to_list()
    assert with_one["phones"].to_list() == [["1112221"]]


def test_another_source_is_refused(read: Read) -> None:
    with pytest.raises(IntakeError, match="holds contact cards"):
        read(card("FN:Ana"), "a.vcf", "outlook-contacts")


LINE = st.one_of(
    st.sampled_from(
        ["BEGIN:VCARD", "END:VCARD", "FN:A", "TEL;TYPE=cell:1", "N;ENCODING=QUOTED-PRINTABLE:=41=", " b", ""]
    ),
    st.text(alphabet=st.sampled_from('AB;:=,."\\ \t'), max_size=8),
)


@given(st.lists(LINE, max_size=20))
def test_every_card_begun_is_a_card(lines: list[str]) -> None:
    found, outside = cards("\n".join(lines))
    assert [one.line for one in found] == sorted(one.line for one in found)
    starts = {one.line for one in found}
    assert all(number not in starts for number, _ in outside)
    assert all(lines[one.line - 1].strip().casefold() == "begin:vcard" for one in found)
