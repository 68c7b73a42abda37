from __future__ import annotations

from pathlib import Path

import pytest

from dingterm.replies.library import load_library
from dingterm.replies.problems import TemplateProblem
from dingterm.replies.reading import read_template
from dingterm.replies.schema import LENGTH, Template

GOOD = 'id = "hello"\ntitle = "Hello"\ncategory = "care"\nlane = "unpaid"\n\n[text]\nen = ["Hi"]\n'


def written(folder: Path, text: str, name: str = "hello.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    text = (
        'id = "hello-you"\ntitle = " Hello "\ncategory = "care"\nlane = ["unpaid", "win-back"]\nstep = [1, 2]\n'
        'tags = ["warm"]\nneeds = ["cart.url"]\n[text]\nen = "Hi"\nzh-CN = ["您好", "嗨"]\n'
    )
    path = written(tmp_path, text)
    assert read_template(path) == Template(
        id="hello-you",
        title="Hello",
        category="care",
        lanes=("unpaid", "win-back"),
        steps=(1, 2),
        tags=("warm",),
        needs=frozenset({"cart.url"}),
        wordings={"en": ("Hi",), "zh-Hans-CN": ("您好", "嗨")},
        path=path,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('category = "care"', 'categry = "care"', 3, ["`categry`", "Did you mean `category`?"]),
        ('category = "care"', 'category = "remind"', 3, ["`remind`", "Did you mean `reminder`?"]),
        ('lane = "unpaid"', 'lane = "winback"', 4, ["`winback`", "`win-back`"]),
        ('lane = "unpaid"', 'step = "first"', 4, ["`step`", "1, 2 or 3"]),
        ('lane = "unpaid"', "step = true", 4, ["1, 2 or 3"]),
        ('lane = "unpaid"', 'needs = ["discont"]', 4, ["`discont`", "Did you mean `discount`?"]),
        ('id = "hello"', 'id = "Hello You"', 1, ["lower-case"]),
        ('title = "Hello"', "title = 3", 2, ["`title`", "text in quotes"]),
        ('title = "Hello"\n', "", 0, ["`title` is missing"]),
        ('en = ["Hi"]', "en = []", 7, ["`en`", "not 0"]),
        ('en = ["Hi"]', 'en = ["1", "2", "3", "4"]', 7, ["one to 3", "not 4"]),
        ('en = ["Hi"]', 'en = ["  "]', 7, ["`en`"]),
        ('en = ["Hi"]', 'english! = ["Hi"]', 7, ["not TOML"]),
        ('en = ["Hi"]', 'english = ["Hi"]', 7, ["`english` is not a language tag"]),
        ('en = ["Hi"]', f'en = ["{"x" * (LENGTH + 1)}"]', 7, [str(LENGTH)]),
        ('en = ["Hi"]', "", 6, ["at least one language"]),
        ('lane = "unpaid"', "lane = unpaid", 4, ["not TOML"]),
        ('en = ["Hi"]', 'en = ["Hi"', 8, ["not TOML"]),
    ],
)
def test_a_broken_file_says_where_and_what(tmp_path: Path, old: str, new: str, line: int, words: list[str]) -> None:
    problem = read_template(written(tmp_path, GOOD.replace(old, new)))
    assert isinstance(problem, TemplateProblem), problem
    assert problem.line == line
    for word in words:
        assert word in problem.sentence
    assert "hello.toml" in str(problem)


@pytest.mark.parametrize(
    ("raw", "line", "word"),
    [
        (b"\xff\xfe\x00", 1, "UTF-8"),
        (b'id = "x"\n# \xe9\n', 2, "UTF-8"),
        (b"#" * 100_001, 0, "larger"),
        (b"", 0, "missing"),
    ],
)
def test_what_is_no_template_at_all(tmp_path: Path, raw: bytes, line: int, word: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(raw)
    problem = read_template(path)
    assert isinstance(problem, TemplateProblem)
    assert (problem.line, word in problem.sentence) == (line, True), problem


def test_a_folder_named_like_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "x.toml").mkdir()
    assert isinstance(read_template(tmp_path / "x.toml"), TemplateProblem)


def test_windows_lines_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert isinstance(read_template(path), Template)


def test_the_rest_goes_on_beside_a_broken_file(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, "nonsense", "a.toml")
    written(tmp_path, "notes, no template", "notes.txt")
    library = load_library([tmp_path, tmp_path / "nowhere"])
    assert list(library.templates) == ["hello"]
    assert [problem.file.name for problem in library.problems] == ["a.toml"]


def test_the_users_folder_overrides_by_id(tmp_path: Path) -> None:
    written(tmp_path / "ours", GOOD)
    mine = written(tmp_path / "mine", GOOD.replace("Hi", "Hey"), "any-name.toml")
    library = load_library([tmp_path / "ours", tmp_path / "mine"])
    assert library.get("hello").path == mine
    assert library.problems == ()


def test_a_broken_override_leaves_ours(tmp_path: Path) -> None:
    ours = written(tmp_path / "ours", GOOD)
    written(tmp_path / "mine", GOOD.replace("care", "car"))
    library = load_library([tmp_path / "ours", tmp_path / "mine"])
    assert library.get("hello").path == ours
    assert len(library.problems) == 1


def test_the_same_id_twice_in_a_folder_is_said(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD.replace("Hi", "Hey"), "later.toml")
    library = load_library([tmp_path])
    assert library.get("hello").wordings["en"] == ("Hi",)
    assert "hello.toml" in library.problems[0].sentence
