"""Functions that sort, search in loops, or fill tables."""

from tests.analysis.samples.sample import samples

POLYNOMIAL = samples(
    ("sorting", "nlogn", "def f(values: list[int]):\n    return sorted(values)[0]"),
    (
        "sorting with a key, then one pass",
        "nlogn",
        """
        def f(spans: list[list[int]]) -> list[list[int]]:
            spans.sort(key=lambda span: span[0])
            merged = []
            for start, end in spans:
                if merged and merged[-1][1] >= start:
                    merged[-1][1] = max(merged[-1][1], end)
                else:
                    merged.append([start, end])
            return merged
        """,
    ),
    (
        "merge sort",
        "nlogn",
        """
        def f(values: list[int]) -> list[int]:
            if len(values) < 2:
                return values
            middle = len(values) // 2
            left, right = f(values[:middle]), f(values[middle:])
            merged, i, j = [], 0, 0
            while i < len(left) and j < len(right):
                if left[i] <= right[j]:
                    merged.append(left[i])
                    i += 1
                else:
                    merged.append(right[j])
                    j += 1
            return merged + left[i:] + right[j:]
        """,
    ),
    (
        "a heap",
        "nlogn",
        """
        import heapq

        def f(values: list[int]) -> list[int]:
            heap = []
            for value in values:
                heapq.heappush(heap, value)
            return [heapq.heappop(heap) for _ in range(len(values))]
        """,
    ),
    (
        "a search by halving for each element",
        "nlogn",
        """
        from bisect import bisect_left

        def f(nums: list[int]) -> int:
            tails = []
            for num in nums:
                at = bisect_left(tails, num)
                if at == len(tails):
                    tails.append(num)
                else:
                    tails[at] = num
            return len(tails)
        """,
    ),
    (
        "multiples of every number",
        "nlogn",
        """
        def f(n: int) -> list[int]:
            divisors = [0] * (n + 1)
            for step in range(1, n + 1):
                for multiple in range(step, n + 1, step):
                    divisors[multiple] += 1
            return divisors
        """,
    ),
    (
        "a halving loop within a loop",
        "nlogn",
        """
        def f(n: int) -> int:
            ones = 0
            for number in range(n):
                while number:
                    ones += number & 1
                    number >>= 1
            return ones
        """,
    ),
    (
        "Dijkstra with a heap",
        "nlogn",
        """
        from heapq import heappop, heappush

        def f(n: int, roads: list[tuple[int, int, int]]) -> list[int]:
            near = [[] for _ in range(n)]
            for a, b, length in roads:
                near[a].append((b, length))
            far = [10**9] * n
            far[0] = 0
            heap = [(0, 0)]
            while heap:
                length, here = heappop(heap)
                if length > far[here]:
                    continue
                for there, more in near[here]:
                    if length + more < far[there]:
                        far[there] = length + more
                        heappush(heap, (far[there], there))
            return far
        """,
    ),
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
    (
        "the sieve",
        "nlogn",
        """
        def f(n: int) -> list[bool]:
            prime = [True] * (n + 1)
            i = 2
            while i * i <= n:
                if prime[i]:
                    for multiple in range(i * i, n + 1, i):
                        prime[multiple] = False
                i += 1
            return prime
        """,
    ),
)
