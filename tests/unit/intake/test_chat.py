"""What each line of every sample chat is; who, when, what in the ways of other phones and languages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dingterm.errors import IntakeError
from dingterm.intake import Chat, IntakeProblem, read_file, read_files
from dingterm.intake.chat import contact_of, is_chat, read_chat
from dingterm.intake.table_stream import open_table

AGENT, LUCIA, NUMBER = "Shop Agent", "Lucía Ferro", "+34 612 34 56 78"
PHOTO = "IMG-20241201-WA0001.jpg"

SAMPLES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "whatsapp_android_en_24h.txt": (
        "",
        [
            (1, "", "2024-12-01 10:00:00", "system", "", "Messages and calls are end-to-end encrypted."),
            (2, AGENT, "2024-12-01 10:05:00", "text", "", "Hola Lucía, your cart is saved 👉"),
            (3, NUMBER, "2024-12-01 10:07:00", "text", "", "gracias!\nsegunda línea: con dos puntos"),
            (5, NUMBER, "2024-12-01 10:08:00", "media", "", "<Media omitted>"),
            (6, NUMBER, "2024-12-01 10:09:00", "media", "", f"{PHOTO} (file attached)\nthis one in blue?"),
            (8, AGENT, "2024-12-01 10:10:00", "system", "deleted", "You deleted this message"),
            (9, NUMBER, "2024-12-01 10:11:00", "text", "", "STOP"),
        ],
    ),
    "whatsapp_android_es_pm.txt": (
        "",
        [
            (1, "Ana", "2025-03-28 21:29:00", "text", "", "hola"),
            (2, "Ana", "2025-03-28 21:36:00", "media", "", "PTT-20250328-WA0014.opus (archivo adjunto)"),
            (3, "Ana", "2025-03-28 21:40:00", "media", "", "<Multimedia omitido>"),
        ],
    ),
    "whatsapp_android_us_12h_nnbsp.txt": (
        "",
        [
            (1, "", "2024-12-01 13:55:00", "system", "", "Messages and calls are end-to-end encrypted."),
            (2, "Sam", "2024-12-01 13:56:00", "text", "", "price?"),
        ],
    ),
    "whatsapp_ios_chat.txt": (
        LUCIA,
        [
            (1, "", "2025-11-13 12:25:55", "system", "", "Messages and calls are end-to-end encrypted."),
            (2, AGENT, "2025-11-13 12:26:10", "text", "", "Hola\nsecond line"),
            (4, LUCIA, "2025-11-13 12:27:00", "media", "", "<attached: 00000002-PHOTO-2025-11-13-12-27-00.jpg>"),
            (5, LUCIA, "2025-11-13 12:27:40", "media", "", "image omitted"),
            (6, AGENT, "2025-11-13 12:28:00", "text", "edited", "ok"),
        ],
    ),
    "whatsapp_ios_de.txt": (
        "Jens",
        [
            (1, "", "2026-03-07 21:22:39", "system", "", "Nachrichten und Anrufe sind"),
            (2, "Jens", "2026-03-07 21:28:10", "text", "", "Huhu ☺️"),
        ],
    ),
    "whatsapp_ios_fi.txt": ("", [(1, "Matias", "2022-03-12 14:08:18", "text", "", "hei")]),
    "whatsapp_zh.txt": (
        "",
        [
            (1, "", "2024-01-02 03:04:00", "system", "", "消息和通话已进行端到端加密"),
            (2, "小陈", "2024-01-02 15:04:00", "text", "", "多少钱？"),
            (3, "小陈", "2026-07-09 02:28:37", "text", "", "没有空格"),
        ],
    ),
}  # fmt: skip


def chat_of(path: Path) -> Chat:
    (chat,) = read_files([path])
    assert isinstance(chat, Chat)
    return chat


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(formats: Path, name: str) -> None:
    contact, expected = SAMPLES[name]
    chat = chat_of(formats / name)
    found = [(one.line, one.author, str(one.at), one.kind, one.mark, one.text) for one in chat.messages]
    assert [row[:5] for row in found] == [row[:5] for row in expected]
    assert all(str(row[5]).startswith(str(want[5])) for row, want in zip(found, expected, strict=True))
    assert [row[5] for row in found if row[3] != "system"][-1] == expected[-1][5]
    assert (chat.contact, chat.outside) == (contact, ())


def test_every_sample_is_in_the_table(formats: Path) -> None:
    assert {path.name for path in formats.glob("whatsapp*")} == set(SAMPLES)


LINES = {
    "korean, before the time": ("2021년 3월 5일 오후 2:35, 홍길동 : 안녕", "홍길동", "2021-03-05 14:35:00", "안녕"),
    "korean iOS": ("[2021. 3. 5. 오전 12:35:10] 홍길동: 안녕", "홍길동", "2021-03-05 00:35:10", "안녕"),
    "arabic figures": ("٥‏/٣‏/٢٠٢١، ٢:٣٥ م - سارة: مرحبا", "سارة", "2021-03-05 14:35:00", "مرحبا"),
    "midnight": ("13/1/24, 12:05 am - Ana: a", "Ana", "2024-01-13 00:05:00", "a"),
    "noon": ("13/1/24, 12:05 p.m. - Ana: a", "Ana", "2024-01-13 12:05:00", "a"),
    "chinese noon": ("[2024/1/13 中午12:05:00] 小陈: a", "小陈", "2024-01-13 12:05:00", "a"),
    "a colon in the text": ("13/01/2024, 10:00 - Ana: at 10:30: ok?", "Ana", "2024-01-13 10:00:00", "at 10:30: ok?"),
    "an unsaved name": ("[13/01/2024, 10:00:01] ~\u202fAna R: hi", "Ana R", "2024-01-13 10:00:01", "hi"),
    "an isolated number": ("13/01/2024, 10:00 - \u202a+34 612 34 56 78\u202c: hi", NUMBER, "2024-01-13 10:00:00", "hi"),
    "nothing said": ("13/01/2024, 10:00 - Ana:", "Ana", "2024-01-13 10:00:00", ""),
    "the Buddhist year": ("13/1/2567 10:00 - Nok: hi", "Nok", "2024-01-13 10:00:00", "hi"),
    "a subject with a colon": ("13/01/2024, 10:00 - Ana changed it to “Sale: shirts”", "", "2024-01-13 10:00:00", None),
}


@pytest.mark.parametrize("name", LINES)
def test_one_line(name: str) -> None:
    line, author, at, text = LINES[name]
    (message,) = read_chat(line, "chat.txt", "UTF-8").messages
    assert (message.author, str(message.at)) == (author, at)
    assert text is None or message.text == text


KINDS = {
    "<Media weggelassen>": "media",
    "<已省略媒体文件>": "media",
    "<Без медиафайлов>": "media",
    "<Arquivo de mídia oculto>": "text",
    "<Mídia omitida>": "media",
    "IMG-20240113-WA0000.jpg (tiedosto liitetty)": "media",
    "Catalogue 2024.pdf (file attached)": "media",
    "I omitted the size": "text",
    "<3": "text",
    "see photo.jpg (the blue one)": "text",
    "Eliminaste este mensaje": "system",
    "Are messages end-to-end encrypted?": "text",
}


@pytest.mark.parametrize("text", KINDS)
def test_kinds_on_android(text: str) -> None:
    (_, message) = read_chat(f"13/01/2024, 10:00 - Ana: hi\n13/01/2024, 10:01 - Ana: {text}", "c.txt", "").messages
    assert message.kind == KINDS[text]


def test_a_mark_of_ios_makes_the_difference() -> None:
    said = [
        "hi",
        "\u200eimagen omitida",
        "imagen omitida",
        "\u200eMissed voice call",
        "\u200eLocation: https://x.example",
    ]
    text = "\n".join(f"[13/01/2024, 10:00:0{n}] Ana: {words}" for n, words in enumerate(said))
    kinds = [message.kind for message in read_chat(text, "c.txt", "").messages]
    assert kinds == ["text", "media", "text", "system", "text"]


ORDERS = {
    "a value over 12": (["01/12/24", "13/12/24"], None, "2024-12-01", True),
    "a month over 12": (["12/01/24", "12/13/24"], None, "2024-12-01", True),
    "time does not run back": (["1/2/2024", "2/1/2024"], None, "2024-01-02", True),
    "days near each other": (["1/2/24", "1/5/24", "1/9/24"], None, "2024-01-02", True),
    "left open": (["01/02/2024"], None, "2024-02-01", False),
    "left open, in the United States": (["01/02/2024"], "US", "2024-01-02", False),
    "points mean day first": (["01.02.2024"], None, "2024-02-01", True),
    "the year first": (["2024-02-01"], None, "2024-02-01", True),
    "the year first, in two figures": (["24/01/30", "24/01/31", "24/02/01"], None, "2024-01-30", True),
}


@pytest.mark.parametrize("name", ORDERS)
def test_day_and_month(name: str) -> None:
    days, region, first, sure = ORDERS[name]
    text = "\n".join(f"{day}, 10:00 - Ana: hi" for day in days)
    chat = read_chat(text, "c.txt", "UTF-8", region)
    assert (str(chat.messages[0].at.date()), chat.sure) == (first, sure)
    assert sure is not any("other way round" in note for note in chat.notes)


def test_an_attachment_names_its_day() -> None:
    text = "03/04/2024, 10:00 - Ana: hi\n03/04/2024, 10:01 - Ana: IMG-20240304-WA0001.jpg (file attached)"
    chat = read_chat(text, "c.txt", "UTF-8")
    assert ([str(one.at.date()) for one in chat.messages], chat.sure) == (["2024-03-04"] * 2, True)


def test_a_line_with_an_impossible_date_is_text() -> None:
    text = "13/01/2024, 10:00 - Ana: see\n45/01/2024, 10:00 - Bob: this\n14/01/2024, 25:00 - Bob: and that\n"
    (message,) = read_chat(text, "c.txt", "UTF-8").messages
    assert message.text.count("\n") == 2


def test_dates_that_are_none() -> None:
    with pytest.raises(IntakeError, match="its dates are none"):
        read_chat("99/99/9999, 10:00 - Ana: hi", "c.txt", "UTF-8")


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        ("WhatsApp Chat with Ana Ruiz.txt", "Ana Ruiz"),
        ("WhatsApp Chat with +34 612 34 56 78 (2).txt", "+34 612 34 56 78"),
        ("WhatsApp Chat - Ana.zip › _chat.txt", "Ana"),
        ("exports/WhatsApp Chat mit Jens.txt", "Jens"),
        ("Chat de WhatsApp con Ana.txt", "Ana"),
        ("Conversa do WhatsApp com Ana.txt", "Ana"),
        ("Discussion WhatsApp avec Zoë.txt", "Zoë"),
        ("whatsapp_android_en_24h.txt", ""),
        ("_chat.txt", ""),
    ],
)
def test_whose_chat_a_file_is(name: str, contact: str) -> None:
    assert contact_of(name) == contact


def test_the_zip_of_an_iphone(tmp_path: Path, formats: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", (formats / "whatsapp_ios_chat.txt").read_bytes())
        archive.writestr("00000002-PHOTO-2025-11-13-12-27-00.jpg", b"\xff\xd8\xff")
    path = tmp_path / "WhatsApp Chat - Lucía Ferro.zip"
    path.write_bytes(out.getvalue())
    chat = chat_of(path)
    assert (chat.contact, len(chat.messages)) == (LUCIA, 5)
    assert "attachments left out: 1" in chat.notes
    with pytest.raises(IntakeError, match="is a chat, not a table"):
        read_file(path)


def test_a_chat_is_no_table_and_a_table_no_chat(formats: Path) -> None:
    with pytest.raises(IntakeError, match="is not a table but a chat"):
        open_table(formats / "whatsapp_ios_de.txt")
    assert not any(is_chat(path.read_text("latin-1")) for path in formats.glob("*.csv"))
    (problem,) = read_files([formats / "whatsapp_zh.txt"], source="shopify-orders-csv")
    assert isinstance(problem, IntakeProblem)


def test_hostile_words_arrive_harmless() -> None:
    (message,) = read_chat("13/01/2024, 10:00 - \x1b[2JAna: \x1b]52;c;YQ==\x07 \u202eevil", "c.txt", "").messages
    assert not set(message.author + message.text) & set("\x1b\x07\u202e")
