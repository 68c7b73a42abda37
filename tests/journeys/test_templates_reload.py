"""Templates are edited while the desk is open: what changed is there, a broken file is named, the rest goes on."""

from __future__ import annotations

import pytest

from dingterm import paths
from dingterm.replies import library
from tests.looks.desk import opened
from tests.made_demo import made_demo

GOOD = 'id = "mine"\ntitle = "Mine alone"\ncategory = "care"\n[text]\nes = ["Hola, {word}"]\nen = ["Hi, {word}"]\n'


async def test_a_file_is_read_again_and_a_broken_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "LOOKED", 0.0)
    folder = paths.config_dir() / "templates"
    folder.mkdir(parents=True)
    session = made_demo()
    async with opened(session, (120, 40)) as desk:
        (folder / "mine.toml").write_text(GOOD.replace("{word}", "first"))
        await desk.press("slash", *"alone", "enter")
        assert desk.screen.reply.draft is not None and desk.screen.reply.draft.text.endswith("first")
        (folder / "mine.toml").write_text(GOOD.replace("{word}", "second one"))
        await desk.press("slash", *"alone", "enter")
        assert desk.screen.reply.draft.text.endswith("second one")
        (folder / "worse.toml").write_text('id = "worse"\ntitle = "W"\ncategory = "kare"\n[text]\nen = ["x"]\n')
        await desk.press("escape", "down")
        said = " ".join(desk.text().split())
        assert "worse.toml, line 3" in said and "Did you mean `care`?" in said
        await desk.press("slash", *"alone", "enter")
        assert desk.screen.reply.draft.text.endswith("second one"), "the rest goes on"
        (folder / "mine.toml").unlink()
        await desk.press("escape", "slash", *"alone")
        found = desk.screen.choices.current
        assert found is None or found.template_id != "mine"
    session.close()
