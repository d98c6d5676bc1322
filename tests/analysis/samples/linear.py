"""Functions that go over their input once, in one way or another."""

from tests.analysis.samples.sample import samples

LINEAR = samples(
    ("one pass", "linear", "def f(values: list[int]):\n    return max(values) - min(values)"),
    (
        "a hash map",
        "linear",
        """
        def f(nums: list[int], target: int) -> list[int]:
            seen: dict[int, int] = {}
            for at, num in enumerate(nums):
                if target - num in seen:
                    return [seen[target - num], at]
                seen[num] = at
            return []
        """,
    ),
    (
        "two pointers",
        "linear",
        """
        def f(heights: list[int]) -> int:
            left, right, best = 0, len(heights) - 1, 0
            while left < right:
                best = max(best, min(heights[left], heights[right]) * (right - left))
                if heights[left] < heights[right]:
                    left += 1
                else:
                    right -= 1
            return best
        """,
    ),
    (
        "a sliding window",
        "linear",
        """
        def f(text: str) -> int:
            seen: set[str] = set()
            left = best = 0
            for right in range(len(text)):
                while text[right] in seen:
                    seen.remove(text[left])
                    left += 1
                seen.add(text[right])
                best = max(best, right - left + 1)
            return best
        """,
    ),
    (
        "a monotonic stack",
        "linear",
        """
        def f(days: list[int]) -> list[int]:
            waits = [0] * len(days)
            stack = []
            for at, heat in enumerate(days):
                while stack and days[stack[-1]] < heat:
                    before = stack.pop()
                    waits[before] = at - before
                stack.append(at)
            return waits
        """,
    ),
    (
        "runs of equal elements",
        "linear",
        """
        def f(text: str) -> list[int]:
            runs = []
            i = 0
            while i < len(text):
                j = i
                while j < len(text) and text[j] == text[i]:
                    j += 1
                runs.append(j - i)
                i = j
            return runs
        """,
    ),
    (
        "matching brackets",
        "linear",
        """
        def f(text: str) -> bool:
            pairs = {")": "(", "]": "["}
            stack = []
            for sign in text:
                if sign in pairs:
                    if not stack or stack.pop() != pairs[sign]:
                        return False
                else:
                    stack.append(sign)
            return not stack
        """,
    ),
    (
        "quick sums with a deque",
        "linear",
        """
        from collections import deque

        def f(values: list[int], k: int) -> list[int]:
            window = deque()
            best = []
            for at, value in enumerate(values):
                while window and values[window[-1]] <= value:
                    window.pop()
                window.append(at)
                if window[0] <= at - k:
                    window.popleft()
                best.append(values[window[0]])
            return best
        """,
    ),
    (
        "recursion that goes down by one",
        "linear",
        "def f(n: int) -> int:\n    return 1 if n <= 1 else n * f(n - 1)",
    ),
    (
        "Fibonacci with a cache",
        "linear",
        """
        from functools import lru_cache

        @lru_cache(maxsize=None)
        def f(n: int) -> int:
            if n < 2:
                return n
            return f(n - 1) + f(n - 2)
        """,
    ),
    (
        "Fibonacci with a dict of its own",
        "linear",
        """
        def f(n: int, memo: dict[int, int]) -> int:
            if n in memo:
                return memo[n]
            if n < 2:
                return n
            memo[n] = f(n - 1, memo) + f(n - 2, memo)
            return memo[n]
        """,
    ),
    (
        "the depth of a tree",
        "linear",
        """
        def f(root):
            if root is None:
                return 0
            return 1 + max(f(root.left), f(root.right))
        """,
    ),
    (
        "a linked list",
        "linear",
        """
        def f(head):
            before = None
            while head:
                head.next, before, head = before, head, head.next
            return before
        """,
    ),
    (
        "breadth first",
        "linear",
        "O(n + m)",
        """
        from collections import deque

        def f(n: int, edges: list[tuple[int, int]]) -> list[int]:
            near = [[] for _ in range(n)]
            for a, b in edges:
                near[a].append(b)
                near[b].append(a)
            far = [-1] * n
            far[0] = 0
            queue = deque([0])
            while queue:
                here = queue.popleft()
                for there in near[here]:
                    if far[there] < 0:
                        far[there] = far[here] + 1
                        queue.append(there)
            return far
        """,
    ),
    (
        "depth first from every vertex, each visited once",
        "linear",
        "O(n + m)",
        """
        def f(n: int, edges: list[tuple[int, int]]) -> int:
            near = [[] for _ in range(n)]
            for a, b in edges:
                near[a].append(b)
                near[b].append(a)
            seen = [False] * n

            def visit(at):
                seen[at] = True
                for there in near[at]:
                    if not seen[there]:
                        visit(there)

            parts = 0
            for at in range(n):
                if not seen[at]:
                    parts += 1
                    visit(at)
            return parts
        """,
    ),
    (
        "characters are only so many",
        "linear",
        """
        def f(text: str) -> int:
            seen = set()
            for sign in text:
                if sign not in seen:
                    seen.add(sign)
                for other in seen:
                    if other == sign:
                        break
            return len(seen)
        """,
    ),
    (
        "joining at the end",
        "linear",
        "def f(words: list[int]) -> str:\n    return ','.join(str(w) for w in words)",
    ),
    (
        "a tree level by level",
        "linear",
        """
        from collections import deque

        def f(root) -> int:
            levels, queue = 0, deque([root])
            while queue:
                levels += 1
                for _ in range(len(queue)):
                    node = queue.popleft()
                    if node.left:
                        queue.append(node.left)
                    if node.right:
                        queue.append(node.right)
            return levels
        """,
    ),
    (
        "an order of tasks, each with what it needs",
        "linear",
        "O(n + m)",
        """
        def f(needs: dict[str, list[str]]) -> list[str]:
            waiting = {name: [] for name in needs}
            missing = {}
            for name, wanted in needs.items():
                missing[name] = len(set(wanted))
                for other in set(wanted):
                    waiting[other].append(name)
            ready = [name for name, count in missing.items() if count == 0]
            order = []
            while ready:
                name = ready.pop()
                order.append(name)
                for other in waiting[name]:
                    missing[other] -= 1
                    if missing[other] == 0:
                        ready.append(other)
            return order
        """,
    ),
    (
        "rising runs, the next from behind the last",
        "linear",
        """
        def f(values: list[int]) -> int:
            best = at = 0
            while at < len(values):
                end = at
                while end + 1 < len(values) and values[end + 1] > values[end]:
                    end += 1
                best = max(best, end - at + 1)
                at = end + 1
            return best
        """,
    ),
)
