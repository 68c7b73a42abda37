from __future__ import annotations

from dingterm.desk.views import Reply
from dingterm.tui.drafts import Drafts

REPLY = Reply("cart-saved", "Your cart is saved", "es", 1, "Hola", ())


def test_each_entry_keeps_its_own_draft() -> None:
    drafts = Drafts()
    drafts.begin(1, REPLY).change("Hola Lucía")
    drafts.begin(2, REPLY)
    kept, other = drafts.of(1), drafts.of(2)
    assert kept is not None and kept.text == "Hola Lucía" and kept.edited
    assert other is not None and not other.edited
    assert drafts.of(3) is None and drafts.of(None) is None


def test_another_text_is_another_contact() -> None:
    draft = Drafts().begin(1, REPLY)
    draft.logged = True
    draft.change("Hola")
    assert draft.logged
    draft.change("Hola!")
    assert not draft.logged
