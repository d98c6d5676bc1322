"""Functions that sort, halve in a loop, or keep a heap."""

from tests.analysis.samples.sample import samples

SORTING = samples(
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
    (
        "a binary indexed tree",
        "nlogn",
        """
        def f(values: list[int]) -> int:
            tree = [0] * (len(values) + 1)
            found = 0
            for value in values:
                at = value
                while at > 0:
                    found += tree[at]
                    at -= at & -at
                at = value
                while at < len(tree):
                    tree[at] += 1
                    at += at & -at
            return found
        """,
    ),
)
