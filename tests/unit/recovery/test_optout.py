"""Words that end messages, words that only look like it, and words that lift an opt-out, in many languages."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.recovery import optout

OUT = {
    "en": ["STOP", "Stop.", "stop please", "STOP!!! 🛑", "Unsubscribe", "please remove me from your list", "OPT OUT",
           "Don’t write to me again", "dont text me", "Hi. Do not message me any more!", "Stop texting me",
           "leave me alone", "no more messages please", "I don't want to receive your messages", "cancel", "QUIT",
           "please delete my number", "Thanks but take me off this list", "S T O P stop sending these", "end"],
    "es": ["ALTO", "Baja", "darme de baja por favor", "no me escriban más", "No me vuelvas a escribir",
           "dejen de mandar mensajes", "Ya no quiero recibir mensajes", "bórrenme", "borra mi número", "déjame en paz"],
    "pt": ["PARAR", "pare", "Não me mande mais mensagens", "não quero receber mensagens", "me tira da lista",
           "parem de me enviar mensagens", "sair", "remova meu número", "descadastrar"],
    "fr": ["STOP svp", "arrêtez de m'écrire", "ne m'écrivez plus", "Désabonnement", "ne me contactez plus jamais",
           "je ne veux plus recevoir de messages", "supprimez mon numéro", "arrêtez vos messages"],
    "de": ["Stopp", "Abmelden", "schreiben Sie mir nicht mehr", "Bitte keine Nachrichten mehr", "hört auf zu schreiben",
           "löschen Sie meine Nummer", "lasst mich in Ruhe", "kontaktieren Sie mich nicht"],
    "it": ["BASTA", "non scrivetemi più", "smettete di scrivermi", "non voglio ricevere messaggi", "cancellatemi",
           "non mi contattate più"],
    "nl": ["afmelden", "stuur me geen berichten", "stop met berichten sturen", "laat me met rust", "uitschrijven aub"],
    "pl": ["wypisz mnie", "Nie piszcie do mnie", "proszę nie pisać", "przestańcie pisać", "usuńcie mój numer"],
    "ru": ["СТОП", "Не пишите мне больше", "больше не пишите", "отпишите меня", "удалите мой номер", "хватит писать"],
    "uk": ["Не пишіть мені", "досить писати", "видаліть мій номер"],
    "tr": ["DUR", "bana bir daha yazmayın", "mesaj atmayın", "artık mesaj göndermeyin", "beni listeden çıkarın"],
    "ar": ["توقف", "لا تراسلوني", "لا أريد استلام رسائل", "إلغاء الاشتراك", "توقفوا عن مراسلتي"],
    "he": ["הסר", "אל תכתבו לי", "תפסיקו לשלוח"],
    "hi": ["बंद करो", "मुझे मैसेज मत करो", "mujhe message mat karo", "band karo"],
    "id": ["BERHENTI", "jangan hubungi saya lagi", "berhenti mengirim pesan", "hapus nomor saya"],
    "vi": ["đừng nhắn tin cho tôi", "xin đừng gửi cho tôi nữa", "không muốn nhận tin nhắn", "hủy đăng ký"],
    "sv": ["sluta skriva till mig", "avregistrera", "skriv inte till mig", "kontakta mig inte"],
    "zh": ["退订", "回复退订", "TD", "请不要再给我发消息", "别再给我发信息", "不要再联系我", "不想收到", "停止发送"],
    "ja": ["配信停止", "もう連絡しないでください", "メッセージを送らないで", "連絡はやめてください"],
    "ko": ["그만", "수신거부", "연락하지 마세요", "문자 그만 보내세요"],
    "th": ["หยุดส่งข้อความ", "อย่าส่งข้อความมา", "ยกเลิกการรับข่าวสาร"],
}  # fmt: skip

STAYS = [
    "don't stop", "Please don't stop writing to me", "I can't stop thinking about it", "non-stop", "Nonstop!",
    "pare de sufrir", "no paren de escribirme", "sin parar", "the bus stop", "can you stop by tomorrow?",
    "cancel the red one and send the blue", "I want to cancel my order", "when does the sale end?", "The End is near",
    "is it a full stop?", "stop the order, wrong size", "where do I quit the checkout", "never stop", "ok", "", "?",
    "don't write to me so late please", "don't text me before 9", "Why don’t you write to me?",
    "no me escribas tan tarde",
    "¿para cuándo llega?", "para mí en talla M", "alto y claro", "de baja calidad", "¿es de talla baja?",
    "salir de casa",
    "quanto custa para enviar", "não pare de escrever", "sem parar", "arrêt de bus", "n'arrêtez pas de m'écrire",
    "à la fin du mois", "Haltestelle", "hört nicht auf zu schreiben", "am Ende des Monats", "ich habe keine Nachricht",
    "schreiben Sie mir nicht so spät", "non smettete di scrivermi", "niet stoppen", "nie przestawajcie pisać",
    "не прекращайте писать", "нон-стоп", "не пишите мне так поздно", "durmadan arıyorum", "bugün dur burada",
    "لا تتوقفوا",
    "तुम बंद मत करो", "jangan berhenti", "đừng ngừng nhắn tin", "sluta inte skriva", "不停", "不要取消", "别发错了",
    "不要停止发送", "やめないで", "Hello, is this in stock?", "Thanks!", "stoppage",
    "I opted for the red one", "unsure about the size", "start", "you can write to me again", "退一个", "停车场在哪",
]  # fmt: skip

AGAIN = [
    "START", "unstop", "Subscribe please", "You can write to me again", "please message me again", "escríbeme otra vez",
    "me pueden volver a escribir", "podem me escrever de novo", "vous pouvez m'écrire à nouveau",
    "Sie können mir wieder schreiben",
    "potete scrivermi di nuovo", "je mag me weer schrijven", "możecie do mnie znowu pisać", "можете снова мне писать",
    "bana tekrar yazabilirsiniz", "يمكنكم مراسلتي مرة أخرى", "boleh hubungi saya lagi", "可以再给我发消息", "重新订阅",
    "また連絡してください", "다시 연락해 주세요", "ni kan skriva till mig igen",
    "I want to receive your messages again",
]  # fmt: skip

KEPT = ["don't write to me again", "never message me again", "STOP", "start selling shoes", "can we start tomorrow?",
        "no me vuelvas a escribir", "ne m'écrivez plus", "ok", "yes", "don't start", "再见", ""]  # fmt: skip


def says(texts: list[str | None], ask: object) -> list[bool]:
    assert callable(ask)
    return pl.DataFrame({"text": pl.Series(texts, dtype=pl.String)}).select(said=ask(pl.col("text")))["said"].to_list()


@pytest.mark.parametrize("language", OUT)
def test_words_that_end_messages(language: str) -> None:
    assert language in optout.languages()
    found = says(list(OUT[language]), optout.expression)
    assert [text for text, out in zip(OUT[language], found, strict=True) if not out] == []


def test_every_language_is_tried() -> None:
    assert set(OUT) == set(optout.languages()) and len(OUT) >= 12


def test_words_that_only_look_like_it() -> None:
    found = says(list(STAYS), optout.expression)
    assert [text for text, out in zip(STAYS, found, strict=True) if out] == []


def test_words_that_lift_an_opt_out() -> None:
    assert [text for text, on in zip(AGAIN, says(list(AGAIN), optout.lifting), strict=True) if not on] == []
    assert [text for text, on in zip(KEPT, says(list(KEPT), optout.lifting), strict=True) if on] == []


def test_no_words_lift_and_end_at_once() -> None:
    texts: list[str | None] = [text for listed in OUT.values() for text in listed] + STAYS + AGAIN + KEPT
    both = zip(says(texts, optout.expression), says(texts, optout.lifting), strict=True)
    assert not any(out and on for out, on in both)
    assert says([None], optout.expression) == says([None], optout.lifting) == [False]


@given(st.text(max_size=60))
def test_capitals_signs_and_blanks_do_not_matter(text: str) -> None:
    plain = "please do not write to me"
    assert says([f"{plain.upper()}!!", f"  {plain}\t", plain.replace(" ", "  ")], optout.expression) == [True] * 3
    assert says([text], optout.expression) == says([f" {text} "], optout.expression)


def test_every_word_that_ends_messages_alone_does() -> None:
    alone: list[str | None] = [word for lists in optout._lists().values() for word in lists["alone"]]
    missed = [word for word, out in zip(alone, says(alone, optout.expression), strict=True) if not out]
    assert missed == []
