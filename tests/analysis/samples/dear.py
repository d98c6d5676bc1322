"""Functions of three loops and more, and those that try every way."""

from tests.analysis.samples.sample import samples

DEAR = samples(
    (
        "the product of matrices",
        "cubic",
        """
        def f(a: list[list[int]], b: list[list[int]]) -> list[list[int]]:
            n = len(a)
            product = [[0] * n for _ in range(n)]
            for i in range(n):
                for j in range(n):
                    for k in range(n):
                        product[i][j] += a[i][k] * b[k][j]
            return product
        """,
    ),
    (
        "Floyd and Warshall",
        "cubic",
        """
        def f(far: list[list[int]]) -> None:
            n = len(far)
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        far[i][j] = min(far[i][j], far[i][k] + far[k][j])
        """,
    ),
    (
        "three numbers, sorted, with two pointers after two loops",
        "cubic",
        """
        def f(nums: list[int]) -> int:
            nums.sort()
            found = 0
            for i in range(len(nums)):
                for j in range(i):
                    low, high = 0, j
                    while low < high:
                        if nums[low] + nums[high] < nums[i]:
                            low += 1
                        else:
                            high -= 1
                        found += 1
            return found
        """,
    ),
    (
        "triples from itertools",
        "cubic",
        """
        from itertools import combinations

        def f(nums: list[int]) -> int:
            return sum(1 for a, b, c in combinations(nums, 3) if a + b + c == 0)
        """,
    ),
    (
        "every substring, searched",
        "cubic",
        """
        def f(text: str) -> int:
            best = 0
            for i in range(len(text)):
                for j in range(i, len(text)):
                    if text[i:j] in text[j:]:
                        best = max(best, j - i)
            return best
        """,
    ),
    (
        "Fibonacci without a cache",
        "exponential",
        "def f(n: int) -> int:\n    return n if n < 2 else f(n - 1) + f(n - 2)",
    ),
    (
        "all subsets by masks",
        "exponential",
        """
        def f(nums: list[int]) -> int:
            best = 0
            for mask in range(1 << len(nums)):
                total = 0
                for i in range(len(nums)):
                    if mask >> i & 1:
                        total += nums[i]
                best = max(best, total)
            return best
        """,
    ),
    (
        "all subsets by doubling",
        "exponential",
        """
        def f(nums: list[int]) -> list[list[int]]:
            found = [[]]
            for num in nums:
                found += [subset + [num] for subset in found]
            return found
        """,
    ),
    (
        "all orders",
        "exponential",
        """
        from itertools import permutations

        def f(nums: list[int]) -> int:
            return sum(1 for order in permutations(nums) if order[0] < order[-1])
        """,
    ),
    (
        "backtracking",
        "exponential",
        """
        def f(nums: list[int]) -> list[list[int]]:
            found, path = [], []

            def extend(start: int) -> None:
                found.append(path[:])
                for i in range(start, len(nums)):
                    path.append(nums[i])
                    extend(i + 1)
                    path.pop()

            extend(0)
            return found
        """,
    ),
    (
        "take it or leave it",
        "exponential",
        """
        def f(nums: list[int], i: int, left: int) -> bool:
            if i == len(nums):
                return left == 0
            return f(nums, i + 1, left) or f(nums, i + 1, left - nums[i])
        """,
    ),
    (
        "four loops",
        "other",
        "O(n^4)",
        """
        def f(n: int) -> int:
            found = 0
            for a in range(n):
                for b in range(n):
                    for c in range(n):
                        for d in range(n):
                            found += a * b == c * d
            return found
        """,
    ),
)
