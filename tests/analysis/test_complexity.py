"""Classes of small functions and programs, their reasons, and what is not known."""

import pytest

from mockprep.analysis.complexity import read_function, read_program
from tests.analysis.samples.below_linear import BELOW_LINEAR
from tests.analysis.samples.dear import DEAR
from tests.analysis.samples.linear import LINEAR
from tests.analysis.samples.polynomial import POLYNOMIAL
from tests.analysis.samples.programs import PROGRAMS
from tests.analysis.samples.sample import Sample

FUNCTIONS = [*BELOW_LINEAR, *LINEAR, *POLYNOMIAL, *DEAR]


@pytest.mark.parametrize("sample", FUNCTIONS, ids=lambda sample: sample.title)
def test_a_function_has_its_class(sample: Sample) -> None:
    cost = read_function(sample.source, "f")
    assert (cost.cls, cost.time) == (sample.cls, sample.time or cost.time)


@pytest.mark.parametrize("sample", PROGRAMS, ids=lambda sample: sample.title)
def test_a_program_has_its_class(sample: Sample) -> None:
    assert read_program(sample.source).program.cls == sample.cls
