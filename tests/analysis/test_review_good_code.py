"""Good code of interviews, of which a reviewer says nothing, or nothing that counts."""

from pathlib import Path

import pytest
import yaml

from mockprep.analysis.review import review

BANKS = Path(__file__).parents[2] / "question_banks" / "code"

GOOD_BFS = """\
from collections import deque


def islands(grid: list[list[str]]) -> int:
    if not grid:
        return 0
    rows, cols = len(grid), len(grid[0])
    seen: set[tuple[int, int]] = set()

    def flood(row: int, col: int) -> None:
        queue = deque([(row, col)])
        seen.add((row, col))
        while queue:
            r, c = queue.popleft()
            for dr, dc in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                nr, nc = r + dr, c + dc
                inside = 0 <= nr < rows and 0 <= nc < cols
                if inside and grid[nr][nc] == "1" and (nr, nc) not in seen:
                    seen.add((nr, nc))
                    queue.append((nr, nc))

    count = 0
    for row in range(rows):
        for col in range(cols):
            if grid[row][col] == "1" and (row, col) not in seen:
                flood(row, col)
                count += 1
    return count


assert islands([]) == 0
assert islands([["1"]]) == 1
"""

GOOD_KNAPSACK = """\
from functools import lru_cache


def knapsack(weights: list[int], values: list[int], capacity: int) -> int:
    # best(i, room): the most value from position i on
    # dp[i][c] = max(dp[i+1][c], dp[i+1][c-w[i]] + v[i])
    @lru_cache(maxsize=None)
    def best(i: int, room: int) -> int:
        if i == len(weights):
            return 0
        skip = best(i + 1, room)
        if weights[i] > room:
            return skip
        return max(skip, values[i] + best(i + 1, room - weights[i]))

    return best(0, capacity)


print(knapsack([], [], 5))
print(knapsack([1, 2, 3], [6, 10, 12], 6))
"""

GOOD_SEARCH = """\
def search_range(nums: list[int], target: int) -> list[int]:
    def lower(bound: int) -> int:
        lo, hi = 0, len(nums)
        while lo < hi:
            mid = (lo + hi) // 2
            if nums[mid] < bound:
                lo = mid + 1
            else:
                hi = mid
        return lo

    start = lower(target)
    if start == len(nums) or nums[start] != target:
        return [-1, -1]
    return [start, lower(target + 1) - 1]
"""

GOOD_MERGE = """\
def merge_sort(values: list[int]) -> list[int]:
    if len(values) <= 1:
        return values
    mid = len(values) // 2
    left, right = merge_sort(values[:mid]), merge_sort(values[mid:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]
"""

GOOD_CACHE = """\
class Node:
    def __init__(self, key: int, value: int) -> None:
        self.key = key
        self.value = value
        self.prev = None
        self.next = None


class Cache:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.nodes = {}
        self.head, self.tail = Node(0, 0), Node(0, 0)
        self.head.next = self.tail
        self.tail.prev = self.head

    def _unlink(self, node):
        node.prev.next = node.next
        node.next.prev = node.prev

    def _push(self, node):
        last = self.tail.prev
        last.next = node
        node.prev = last
        node.next = self.tail
        self.tail.prev = node

    def get(self, key: int) -> int:
        if key not in self.nodes:
            return -1
        node = self.nodes[key]
        self._unlink(node)
        self._push(node)
        return node.value
"""


@pytest.mark.parametrize(
    ("source", "entry"),
    [
        (GOOD_BFS, "islands"),
        (GOOD_KNAPSACK, "knapsack"),
        (GOOD_SEARCH, "search_range"),
        (GOOD_MERGE, "merge_sort"),
        (GOOD_CACHE, "Cache"),
    ],
)
def test_of_good_code_nothing_is_said(source: str, entry: str) -> None:
    assert review(source, entry=entry, tools=("ruff",)) == ()


def reference_solutions() -> list[object]:
    banks = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in BANKS.glob("*.yaml")]
    return [
        pytest.param(question, id=question["id"])
        for bank in banks
        for question in bank["questions"]
        if "reference" in question.get("solutions", {})
    ]


@pytest.mark.parametrize("question", reference_solutions())
def test_reference_solutions_are_told_matters_of_taste_at_most(question: dict[str, object]) -> None:
    solutions = question["solutions"]
    assert isinstance(solutions, dict)
    starter, entry = str(question["starter"]), str(question["entry"])
    found = review(solutions["reference"], given=starter, entry=entry, tools=("ruff",))
    assert [remark for remark in found if not remark.advice_only] == []
