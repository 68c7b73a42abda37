"""A template's file after it was edited: what somebody wrote beside the values stays."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.desk.template_editing import Opened, read_edited
from dingterm.desk.template_form import TemplateForm

SOURCE = """# who wrote it
id = "mine"
title = "Mine" # short
category = "care"
lane = "unpaid"   # where it goes
tags = ["one", "two"] # found by

# what is read
[text]
# first
en = [
    "Hi, one.", # the kind one
    'Hi "two".',
]
zh_Hans = "您好"
# the end
"""


def edited(**changes: str) -> tuple[Opened, TemplateForm]:
    opened = Opened(read_edited(SOURCE), SOURCE, True, "en")
    form = copy.deepcopy(opened.form)
    form.fields |= changes
    return opened, form


def test_a_field_changes_and_its_remark_stays() -> None:
    opened, form = edited(title="Ours", lane="unpaid, win-back", tags="one, two, three")
    assert opened.text_of(form) == (
        SOURCE.replace('"Mine"', '"Ours"')
        .replace('"unpaid"   #', '["unpaid", "win-back"] #')
        .replace('["one", "two"]', '["one", "two", "three"]')
    )


def test_one_wording_of_several_changes() -> None:
    opened, form = edited()
    form.texts["en"][1] = 'Hi "three".'
    assert opened.text_of(form) == SOURCE.replace('Hi "two"', 'Hi "three"')


def test_a_wording_and_a_language_more_come_behind() -> None:
    opened, form = edited(step="2")
    form.texts["en"].append("Hi, three.")
    form.texts["pt-BR"] = ["Oi."]
    text = opened.text_of(form)
    assert read_edited(text) == form
    assert """'Hi "two".', "Hi, three.",\n]""" in text and 'zh_Hans = "您好"\npt-BR = ["Oi."]\n# the end' in text
    assert "found by\nstep = [2]\n\n# what is read" in text


def test_what_is_taken_out_goes_and_the_rest_stays() -> None:
    opened, form = edited(tags="")
    del form.texts["zh-Hans"]
    form.texts["en"] = ["Only."]
    text = opened.text_of(form)
    assert read_edited(text).table() == form.table()
    assert "tags" not in text and "zh" not in text
    assert all(remark in text for remark in ("# who wrote it", "# short", "# first", "# the end"))


@pytest.mark.parametrize("path", sorted(paths.shipped("templates").glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_file_changes_in_one_line(path: Path) -> None:
    source = path.read_text()
    opened = Opened(read_edited(source), source, False, "en")
    form = copy.deepcopy(opened.form)
    form.texts["en"][0] += " And more."
    before, after = source.split("\n"), opened.text_of(form).split("\n")
    assert len(before) == len(after) and sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_file_written_otherwise_is_written_anew() -> None:
    odd = 'id = "mine"\ntitle = "Mine"\ncategory = "care"\ntext = { en = "Hi." }\n'
    opened = Opened(read_edited(odd), odd, True, "en")
    form = copy.deepcopy(opened.form)
    form.fields["title"] = "Ours"
    assert opened.text_of(form) == form.toml()
