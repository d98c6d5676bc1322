"""Functions that look at all pairs, or fill a table."""

from tests.analysis.samples.sample import samples

QUADRATIC = samples(
    (
        "all pairs",
        "quadratic",
        """
        def f(nums: list[int], target: int):
            for i in range(len(nums)):
                for j in range(i + 1, len(nums)):
                    if nums[i] + nums[j] == target:
                        return i, j
        """,
    ),
    (
        "`in` on a list",
        "quadratic",
        """
        def f(values: list[int]) -> list[int]:
            unique: list[int] = []
            for value in values:
                if value not in unique:
                    unique.append(value)
            return unique
        """,
    ),
    (
        "taking from the front of a list",
        "quadratic",
        """
        def f(values: list[int]) -> int:
            total = 0
            while values:
                total += values.pop(0)
            return total
        """,
    ),
    (
        "a slice in every round",
        "quadratic",
        "def f(v: list[int]) -> int:\n    return max(sum(v[i:]) for i in range(len(v)))",
    ),
    (
        "recursion on the rest of a list",
        "quadratic",
        "def f(v: list[int]) -> int:\n    return 0 if not v else v[0] + f(v[1:])",
    ),
    (
        "quicksort at worst",
        "quadratic",
        """
        def f(values: list[int]) -> list[int]:
            if not values:
                return []
            pivot = values[0]
            less = [v for v in values[1:] if v < pivot]
            more = [v for v in values[1:] if v >= pivot]
            return f(less) + [pivot] + f(more)
        """,
    ),
    (
        "bubble sort",
        "quadratic",
        """
        def f(values: list[int]) -> None:
            changed = True
            while changed:
                changed = False
                for i in range(len(values) - 1):
                    if values[i] > values[i + 1]:
                        values[i], values[i + 1] = values[i + 1], values[i]
                        changed = True
        """,
    ),
    (
        "insertion sort",
        "quadratic",
        """
        def f(values: list[int]) -> None:
            for i in range(1, len(values)):
                j = i
                while j > 0 and values[j - 1] > values[j]:
                    values[j - 1], values[j] = values[j], values[j - 1]
                    j -= 1
        """,
    ),
    (
        "a table of two texts",
        "quadratic",
        "O(a b)",
        """
        def f(a: str, b: str) -> int:
            table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
            for i in range(1, len(a) + 1):
                for j in range(1, len(b) + 1):
                    if a[i - 1] == b[j - 1]:
                        table[i][j] = table[i - 1][j - 1] + 1
                    else:
                        table[i][j] = max(table[i - 1][j], table[i][j - 1])
            return table[-1][-1]
        """,
    ),
    (
        "a cached function of two indices",
        "quadratic",
        """
        from functools import cache

        def f(a: str, b: str) -> int:
            @cache
            def best(i: int, j: int) -> int:
                if i == len(a) or j == len(b):
                    return 0
                if a[i] == b[j]:
                    return 1 + best(i + 1, j + 1)
                return max(best(i + 1, j), best(i, j + 1))

            return best(0, 0)
        """,
    ),
    (
        "islands in a grid",
        "quadratic",
        "O(m n)",
        """
        def f(grid: list[list[str]]) -> int:
            rows, columns = len(grid), len(grid[0])

            def sink(r: int, c: int) -> None:
                if 0 <= r < rows and 0 <= c < columns and grid[r][c] == "1":
                    grid[r][c] = "0"
                    sink(r + 1, c)
                    sink(r - 1, c)
                    sink(r, c + 1)
                    sink(r, c - 1)

            count = 0
            for r in range(rows):
                for c in range(columns):
                    if grid[r][c] == "1":
                        count += 1
                        sink(r, c)
            return count
        """,
    ),
    (
        "expanding around every middle",
        "quadratic",
        """
        def f(text: str) -> int:
            found = 0
            for middle in range(len(text)):
                left = right = middle
                while left >= 0 and right < len(text) and text[left] == text[right]:
                    found += 1
                    left -= 1
                    right += 1
            return found
        """,
    ),
    (
        "a text that grows at its front",
        "quadratic",
        """
        def f(text: str) -> str:
            turned = ""
            for sign in text:
                turned = sign + turned
            return turned
        """,
    ),
    (
        "a grid level by level",
        "quadratic",
        """
        from collections import deque

        def f(grid: list[list[int]]) -> int:
            rows, columns = len(grid), len(grid[0])
            queue = deque((r, c) for r in range(rows) for c in range(columns) if grid[r][c] == 2)
            minutes = 0
            while queue:
                for _ in range(len(queue)):
                    r, c = queue.popleft()
                    for down, right in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                        y, x = r + down, c + right
                        if 0 <= y < rows and 0 <= x < columns and grid[y][x] == 1:
                            grid[y][x] = 2
                            queue.append((y, x))
                minutes += 1
            return minutes
        """,
    ),
    (
        "a knapsack with a dict of its own",
        "quadratic",
        "O(n w)",
        """
        def f(w: list[int], n: int) -> int:
            memo = {}

            def best(i: int, left: int) -> int:
                if i == len(w):
                    return 0
                if (i, left) in memo:
                    return memo[i, left]
                found = best(i + 1, left)
                if w[i] <= left:
                    found = max(found, w[i] + best(i + 1, left - w[i]))
                memo[i, left] = found
                return found

            return best(0, n)
        """,
    ),
)
