from __future__ import annotations

from dingterm.desk.views import Reply
from dingterm.tui.drafts import MOST_DRAFTED, Draft, Drafts, Texts, Verdict

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


def drafted(text: str, *, coming: bool = False) -> Draft:
    return Draft(Reply("", "AI draft", "es", 0, text, (), draft_id=1), text, verdict=Verdict(coming))


def texts_of(texts: Texts) -> list[str]:
    return [one.text for one in texts.drafts]


def test_a_filled_reply_makes_room_and_an_edited_one_stays() -> None:
    drafts = Drafts()
    drafts.begin(1, REPLY)
    drafts.begin(1, REPLY).change("mine")
    drafts.put(1, drafted("a draft"), show=True)
    assert texts_of(drafts.texts(1)) == ["mine", "a draft"]
    drafts.texts(1).turn(1)
    kept = drafts.of(1)
    assert kept is not None and kept.text == "mine"


def test_the_oldest_unedited_drafts_make_room() -> None:
    texts = Texts()
    for number in range(MOST_DRAFTED + 2):
        texts.add(drafted(str(number)), show=True)
        if number == 0:
            texts.drafts[0].change("0, mine")
    assert texts_of(texts) == ["0, mine", "2", "3", "4"]
    assert texts.shown is texts.drafts[-1]


def test_nothing_moves_under_the_agent_when_a_wording_comes_behind() -> None:
    texts = Texts()
    texts.add(drafted("first", coming=True), show=True)
    texts.add(drafted("second", coming=True), show=False)
    assert texts.shown is not None and texts.shown.text == "first"
    texts.drop(texts.shown)
    assert texts_of(texts) == ["second"] and texts.shown is texts.drafts[0]
    texts.drop(texts.drafts[0])
    assert texts.shown is None
