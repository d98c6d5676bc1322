"""What docs/content.md shows is read without a problem."""

import re
from pathlib import Path

import pytest

from mockprep.content.documents import parse_document

PAGE = Path(__file__).parents[2] / "docs" / "content.md"
EXAMPLES = re.findall(r"```yaml\n(schema:.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", EXAMPLES, ids=["bank", "rubric", "loop"])
def test_an_example_of_the_documentation_has_no_problems(text: str) -> None:
    document = parse_document("content.md", text)
    assert document.problems == []
    assert document.name
