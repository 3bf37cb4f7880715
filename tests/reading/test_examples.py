"""Every annotated sentence of every language: files keep their floor, and nothing adversarial comes out as occurred."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.model.records import Claim
from tests.examples_reader import Example, examples, files, languages, mistakes

FLOORS = json.loads((Path(__file__).parents[2] / "quality" / "floors.json").read_text(encoding="utf-8"))
FILES = [path for language in languages() for path in files(language)]
ADVERSARIAL = 60  # sentences a language must have in which something did not happen


def failures(path: Path) -> tuple[int, list[str]]:
    lines = list(examples(path))
    wrong = [f"{e.where}: {e.text}\n    {'; '.join(m)}" for e in lines if (m := _read(e, path.parent.name))]
    return len(lines), wrong


def _read(example: Example, language: str) -> list[str]:
    return mistakes(example, pipeline.read(example.text, published=example.published, language=language))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_sentences_are_read_as_annotated(path: Path) -> None:
    total, wrong = failures(path)
    floor = FLOORS["examples"][f"{path.parent.name}/{path.name}"]
    assert total - len(wrong) >= floor, f"{total - len(wrong)} of {total} right, floor {floor}:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language", languages())
def test_nothing_that_did_not_happen_comes_out_as_occurred(language: str) -> None:
    path = next(p for p in files(language) if p.name == "adversarial.txt")
    lines = list(examples(path))
    assert len(lines) >= ADVERSARIAL
    for example in lines:
        told = {t for part in example.expected if not part.startswith("not ") for t in part.split()[0].split("|")}
        forbidden = {
            t for part in example.expected if part.startswith("not ") for t in part.split()[1].split("|")
        } - told
        reading = pipeline.read(example.text, published=example.published, language=language)
        occurred = [c for c in reading.records if isinstance(c, Claim) and c.status == "occurred"]
        said = occurred if example.expected == ("none",) else [c for c in occurred if c.event in forbidden]
        assert not said, f"{example.where}: {example.text}: {said[0].event} came out as occurred"
