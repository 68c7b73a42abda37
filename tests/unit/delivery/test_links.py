from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.delivery.hyperlink import MAX_URL, hyperlink
from dingterm.delivery.links import CHANNELS, chat_link
from dingterm.errors import DeliveryError

PHONES = st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
HARD = "¿Sigues ahí? 👋🏽 亚麻\nA&B #1 +5% = 20? ;/\\\"' %41"
ENCODED = (
    "%C2%BFSigues%20ah%C3%AD%3F%20%F0%9F%91%8B%F0%9F%8F%BD%20%E4%BA%9A%E9%BA%BB%0AA%26B%20%231%20%2B5%25%20%3D%2020%3F"
    "%20%3B%2F%5C%22%27%20%2541"
)


@pytest.mark.parametrize(
    ("channel", "to", "url"),
    [
        ("whatsapp", "+34600000000", f"https://wa.me/34600000000?text={ENCODED}"),
        ("telegram", "+34600000000", "https://t.me/+34600000000"),
        ("viber", "+34600000000", "viber://chat?number=%2B34600000000"),
        ("sms", "+34600000000", f"sms:+34600000000?body={ENCODED}"),
        ("line", "lucia.f", "https://line.me/R/ti/p/~lucia.f"),
        ("messenger", "@lucia.f", "https://m.me/lucia.f"),
        ("instagram", "@lucia_f", "https://ig.me/m/lucia_f"),
    ],
)
def test_the_address_of_each_channel(channel: str, to: str, url: str) -> None:
    link = chat_link(channel, to, HARD)

    assert link.url == url
    assert link.carries_text == (ENCODED in url)
    assert link.bare == url.replace(f"?text={ENCODED}", "").replace(f"?body={ENCODED}", "")


def test_whatsapp_also_by_its_app_and_the_browser() -> None:
    assert chat_link("whatsapp", "+34600000000", "a b").alternatives == (
        "whatsapp://send?phone=34600000000&text=a%20b",
        "https://web.whatsapp.com/send?phone=34600000000&text=a%20b",
    )
    assert chat_link("whatsapp", "+34600000000").alternatives[0] == "whatsapp://send?phone=34600000000"


@given(PHONES, TEXTS)
def test_text_and_number_survive_the_round_trip(phone: str, text: str) -> None:
    link = chat_link("whatsapp", phone, text)
    parts = urlsplit(link.url)

    assert parts.path == f"/{phone[1:]}"
    assert parse_qs(parts.query, strict_parsing=True, keep_blank_values=True) == {"text": [text]}
    assert not parts.fragment
    for alternative in link.alternatives:
        query = parse_qs(urlsplit(alternative).query, strict_parsing=True)
        assert query == {"phone": [phone[1:]], "text": [text]}


@given(PHONES, TEXTS)
def test_every_phone_channel_gives_plain_ascii(phone: str, text: str) -> None:
    for name, channel in CHANNELS.items():
        if channel.needs == "phone":
            link = chat_link(name, phone, text)
            for url in (link.url, link.bare, *link.alternatives):
                assert url.isascii() and url.isprintable() and " " not in url and "{" not in url
                assert phone[1:] in url


NO_E164 = [
    "",
    "34600000000",
    "0034600000000",
    "+0600000000",
    "+34 600 000 000",
    "+34600000000\n",
    "+123456",
    "+1234567890123456",
    "+3460000000a",
    "+３４600000000",
    "lucia@shop.example",
    "+34600000000;ext=1",
    "\x1b]52;c;eA==\x07",
]


@pytest.mark.parametrize("bad", NO_E164)
@pytest.mark.parametrize("channel", [name for name, channel in CHANNELS.items() if channel.needs == "phone"])
def test_what_is_no_e164_is_refused(channel: str, bad: str) -> None:
    with pytest.raises(DeliveryError, match=r"E\.164") as caught:
        chat_link(channel, bad, "hi")
    assert "\x1b" not in caught.value.sentence


@pytest.mark.parametrize("bad", ["", "+34600000000", "a/b", "a b", "../x", "a?b", "@", "ключ", "x" * 65])
def test_what_is_no_handle_is_refused(bad: str) -> None:
    with pytest.raises(DeliveryError, match="handle"):
        chat_link("messenger", bad)


def test_an_unknown_channel_is_named_with_the_known_ones() -> None:
    with pytest.raises(DeliveryError, match=r"“pigeon”.*whatsapp, telegram, viber, sms, line, messenger, instagram"):
        chat_link("pigeon", "+34600000000")


def test_a_long_reply_is_left_out_of_a_clickable_link() -> None:
    short, long = (chat_link("whatsapp", "+34600000000", "亚" * count) for count in (200, 300))

    assert short.clickable == short.url and len(short.url) < MAX_URL < len(long.url)
    assert long.clickable == "https://wa.me/34600000000"
    assert hyperlink(long.clickable)
    with pytest.raises(DeliveryError, match="leave out its text"):
        hyperlink(long.url)


def test_the_hyperlink_sequence() -> None:
    assert hyperlink("https://wa.me/34600000000?text=a", "Chat", identifier="c:7;x") == (
        "\x1b]8;id=c-7-x;https://wa.me/34600000000?text=a\x1b\\Chat\x1b]8;;\x1b\\"
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_hyperlink_holds_no_controls_but_its_own(label: str, identifier: str) -> None:
    sequence = hyperlink("https://wa.me/34600000000", label, identifier=identifier)

    assert sequence.count("\x1b") == 4 and sequence.startswith("\x1b]8;id=") and sequence.endswith("\x1b]8;;\x1b\\")
    assert all(sign.isprintable() for sign in sequence.replace("\x1b", "") if ord(sign) < 0xA0)


@pytest.mark.parametrize("url", ["", "https://a/\x07", "https://a/\x1b\\", "https://a/ b", "https://a/é", "https://a\n"])
def test_a_hyperlink_to_what_is_no_plain_address_is_refused(url: str) -> None:
    with pytest.raises(DeliveryError, match="percent-encoded"):
        hyperlink(url)
