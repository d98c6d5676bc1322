"""Functions whose cost is known, each with a generator of inputs, to hold measuring against."""

from dataclasses import dataclass
from textwrap import dedent

from mockprep.domain.execution import ClassName


@dataclass(frozen=True, slots=True)
class Known:
    """A function and how its cost grows on the inputs that `make` gives."""

    name: str
    time: ClassName
    space: ClassName | None
    """None where it hangs on details of CPython, such as whether frames are counted."""
    source: str
    """Defines `f`."""
    make: str
    """The list of arguments as an expression in `n` and `rng`."""
    tricky: bool = False
    """Whether "can't tell" is the best answer that can be given."""

    @property
    def generator(self) -> str:
        """A question's `generate.code`."""
        return f"def make(n, rng):\n    return {self.make}\n"


RANDOM = "[[rng.randrange(10 * n) for _ in range(n)]]"
RISING = "[sorted(rng.sample(range(10 * n), n))]"
WORD = "[''.join(rng.choice('abcdefgh') for _ in range(n))]"
NUMBER = "[n]"
DISTINCT = "[rng.sample(range(10 * n), n)]"
SOUGHT = "[list(range(0, 2 * n, 2)), rng.randrange(2 * n)]"
PAIR = "[''.join(rng.choice('ab') for _ in range(n)) for _ in range(2)]"
SQUARE = "[[[rng.randrange(9) for _ in range(n)] for _ in range(n)]]"
TWO_SQUARES = "[[[rng.randrange(9) for _ in range(n)] for _ in range(n)] for _ in range(2)]"
SPANS = "[[[s, s + rng.randrange(1, 6)] for s in (rng.randrange(2 * n) for _ in range(n))]]"
TREE = "[n, [(rng.randrange(i), i) for i in range(1, n)]]"


def _known(
    time: ClassName, space: ClassName | None, make: str, source: str, *, tricky: bool = False
) -> Known:
    name, _, body = source.strip("\n").partition("\n")
    return Known(name.strip("# "), time, space, dedent(body), make, tricky)


CONSTANT = (
    _known(
        "constant",
        "constant",
        RANDOM,
        """
# first and last
def f(xs):
    return xs[0] + xs[-1]
""",
    ),
    _known(
        "constant",
        "constant",
        NUMBER,
        """
# sum by formula
def f(n):
    return n * (n + 1) // 2
""",
    ),
    _known(
        "constant",
        "constant",
        RANDOM,
        """
# loop of fixed length
def f(xs):
    total = 0
    for i in range(50):
        total += xs[i % len(xs)]
    return total
""",
    ),
    _known(
        "constant",
        "constant",
        "[{i: i for i in range(n)}, rng.randrange(2 * n)]",
        """
# dict look-up
def f(table, key):
    return key in table and table.get(key, 0) + 1
""",
    ),
    _known(
        "constant",
        "constant",
        RANDOM,
        """
# early exit on the first
def f(xs):
    for x in xs:
        if x >= 0:
            return x
    return None
""",
    ),
)

LOGARITHMIC = (
    _known(
        "logn",
        "constant",
        SOUGHT,
        """
# binary search
def f(xs, target):
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if xs[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low
""",
    ),
    _known(
        "logn",
        "logn",
        SOUGHT,
        """
# recursive binary search
def f(xs, target, low=0, high=None):
    high = len(xs) if high is None else high
    if low >= high:
        return low
    middle = (low + high) // 2
    if xs[middle] < target:
        return f(xs, target, middle + 1, high)
    return f(xs, target, low, middle)
""",
    ),
    _known(
        "logn",
        "constant",
        SOUGHT,
        """
# bisect
import bisect
def f(xs, target):
    return bisect.bisect_left(xs, target)
""",
    ),
    _known(
        "logn",
        "constant",
        NUMBER,
        """
# halving
def f(n):
    count = 0
    while n > 1:
        n //= 2
        count += 1
    return count
""",
    ),
    _known(
        "logn",
        "constant",
        "[3, n, 1_000_007]",
        """
# fast power
def f(base, exponent, modulus):
    result = 1
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result
""",
    ),
    _known(
        "logn",
        "constant",
        NUMBER,
        """
# digits of a number
def f(n):
    total = 0
    while n:
        total += n % 10
        n //= 10
    return total
""",
    ),
    _known(
        "logn",
        "constant",
        "[n, max(1, int(n * 0.6180339887))]",
        """
# greatest common divisor
def f(a, b):
    while b:
        a, b = b, a % b
    return a
""",
    ),
)

LINEAR = (
    _known(
        "linear",
        "constant",
        RANDOM,
        """
# sum by a loop
def f(xs):
    total = 0
    for x in xs:
        total += x
    return total
""",
    ),
    _known(
        "linear",
        "constant",
        RANDOM,
        """
# sum built in
def f(xs):
    return sum(xs)
""",
    ),
    _known(
        "linear",
        "constant",
        "[list(range(n)), -1]",
        """
# in a list
def f(xs, target):
    return target in xs
""",
    ),
    _known(
        "linear",
        "linear",
        "[list(range(n)), n]",
        """
# two sum with a dict
def f(xs, target):
    seen = {}
    for i, x in enumerate(xs):
        if target * 2 - x in seen:
            return [seen[target - x], i]
        seen[x] = i
    return []
""",
    ),
    _known(
        "linear",
        "constant",
        "[list(range(n)), -1]",
        """
# two pointers
def f(xs, target):
    left, right = 0, len(xs) - 1
    while left < right:
        both = xs[left] + xs[right]
        if both == target:
            return left, right
        if both < target:
            left += 1
        else:
            right -= 1
    return None
""",
    ),
    _known(
        "linear",
        "constant",
        WORD,
        """
# counting letters
from collections import Counter
def f(word):
    counts = Counter(word)
    return max(counts.values())
""",
    ),
    _known(
        "linear",
        "linear",
        RANDOM,
        """
# building a set
def f(xs):
    return len({x for x in xs}) == len(set(xs))
""",
    ),
    _known(
        "linear",
        "linear",
        WORD,
        """
# join of a comprehension
def f(word):
    return "".join([c.upper() for c in word if c != "a"])
""",
    ),
    _known(
        "linear",
        "linear",
        WORD,
        """
# palindrome by a slice
def f(word):
    word = word + word[::-1]
    return word == word[::-1]
""",
    ),
    _known(
        "linear",
        "constant",
        WORD,
        """
# sliding window of letters
def f(word):
    last, start, best = {}, 0, 0
    for i, c in enumerate(word):
        if last.get(c, -1) >= start:
            start = last[c] + 1
        last[c] = i
        best = max(best, i - start + 1)
    return best
""",
    ),
    _known(
        "linear",
        "linear",
        "['(' * (n // 2) + ')' * (n // 2)]",
        """
# brackets with a stack
def f(text):
    stack = []
    for c in text:
        if c == "(":
            stack.append(c)
        elif not stack or stack.pop() != "(":
            return False
    return not stack
""",
    ),
    _known(
        "linear",
        "linear",
        TREE,
        """
# breadth first search
from collections import defaultdict, deque
def f(n, edges):
    near = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    seen, queue = {0}, deque([0])
    while queue:
        for b in near[queue.popleft()]:
            if b not in seen:
                seen.add(b)
                queue.append(b)
    return len(seen)
""",
    ),
    _known(
        "linear",
        "linear",
        NUMBER,
        """
# memoised recursion
from functools import lru_cache
@lru_cache(maxsize=None)
def f(n):
    return 1 if n < 3 else (f(n - 1) + f(n - 3)) % 1_000_007
""",
    ),
    _known(
        "linear",
        "linear",
        NUMBER,
        """
# table of a recurrence
def f(n):
    ways = [1] * (n + 2)
    for i in range(2, n + 1):
        ways[i] = (ways[i - 1] + ways[i - 2]) % 1_000_007
    return ways[n]
""",
    ),
    _known(
        "linear",
        "constant",
        DISTINCT,
        """
# quickselect
import random
def f(xs):
    low, high, wanted = 0, len(xs) - 1, len(xs) // 2
    while low < high:
        pivot, i, j = xs[random.randint(low, high)], low, high
        while i <= j:
            while xs[i] < pivot:
                i += 1
            while xs[j] > pivot:
                j -= 1
            if i <= j:
                xs[i], xs[j] = xs[j], xs[i]
                i, j = i + 1, j - 1
        if wanted <= j:
            high = j
        elif wanted >= i:
            low = i
        else:
            break
    return xs[wanted]
""",
    ),
    _known(
        "linear",
        "constant",
        RANDOM,
        """
# best stretch
def f(xs):
    best = now = xs[0]
    for x in xs[1:2]:
        best = max(best, x)
    for i in range(1, len(xs)):
        now = max(xs[i], now + xs[i] - 40)
        best = max(best, now)
    return best
""",
    ),
    _known(
        "linear",
        "linear",
        RANDOM,
        """
# monotonic stack
def f(xs):
    following, stack = [-1] * len(xs), []
    for i, x in enumerate(xs):
        while stack and xs[stack[-1]] < x:
            following[stack.pop()] = x
        stack.append(i)
    return following
""",
    ),
    _known(
        "linear",
        "constant",
        "[[rng.randrange(100) for _ in range(n)]]",
        """
# generator and any
def values(xs):
    for x in xs:
        yield x * x
def f(xs):
    return any(v < 0 for v in values(xs))
""",
    ),
    _known(
        "linear",
        "linear",
        RANDOM,
        """
# heapify only
import heapq
def f(xs):
    heap = list(xs)
    heapq.heapify(heap)
    return heap[0]
""",
    ),
)

LINEARITHMIC: tuple[Known, ...] = (
    _known(
        "nlogn",
        "linear",
        RANDOM,
        """
# sorted
def f(xs):
    return sorted(xs)
""",
    ),
    _known(
        "nlogn",
        None,
        RANDOM,
        """
# sort in place with a key
def f(xs):
    xs.sort(key=lambda x: -x)
    return xs[0]
""",
    ),
    _known(
        "nlogn",
        "linear",
        RANDOM,
        """
# merge sort
def f(xs):
    if len(xs) < 2:
        return xs
    middle = len(xs) // 2
    left, right = f(xs[:middle]), f(xs[middle:])
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
    _known(
        "nlogn",
        "linear",
        RANDOM,
        """
# heap sort with heapq
import heapq
def f(xs):
    heap = []
    for x in xs:
        heapq.heappush(heap, x)
    return [heapq.heappop(heap) for _ in range(len(heap))]
""",
    ),
    _known(
        "nlogn",
        "linear",
        SPANS,
        """
# merge intervals
def f(spans):
    merged = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged
""",
    ),
    _known(
        "nlogn",
        "linear",
        DISTINCT,
        """
# longest increasing subsequence
from bisect import bisect_left
def f(xs):
    tails = []
    for x in sorted(xs):
        place = bisect_left(tails, x)
        if place == len(tails):
            tails.append(x)
        else:
            tails[place] = x
    return len(tails)
""",
    ),
    _known(
        "nlogn",
        None,
        RANDOM,
        """
# binary search for each
def f(xs):
    xs.sort()
    found = 0
    for x in xs:
        low, high = 0, len(xs)
        while low < high:
            middle = (low + high) // 2
            if xs[middle] < x:
                low = middle + 1
            else:
                high = middle
        found += low
    return found
""",
    ),
    _known(
        "nlogn",
        "constant",
        NUMBER,
        """
# harmonic loops
def f(n):
    count = 0
    for step in range(1, n + 1):
        for _ in range(step, n + 1, step):
            count += 1
    return count
""",
    ),
    _known(
        "nlogn",
        None,
        RANDOM,
        """
# quicksort by comprehensions
def f(xs):
    if len(xs) < 2:
        return xs
    pivot = xs[len(xs) // 2]
    return (
        f([x for x in xs if x < pivot])
        + [x for x in xs if x == pivot]
        + f([x for x in xs if x > pivot])
    )
""",
    ),
    _known(
        "nlogn",
        "linear",
        "[[''.join(rng.choice('abc') for _ in range(6)) for _ in range(n)]]",
        """
# most common words
from collections import Counter
def f(words):
    counts = Counter(w + str(i) for i, w in enumerate(words))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
""",
    ),
)

LINEARITHMIC += (
    _known(
        "nlogn",
        "nlogn",
        RANDOM,
        """
# all levels of a tournament
def f(xs):
    levels, width = [xs[:]], 1
    while width < len(xs):
        before, width = levels[-1], 2 * width
        levels.append([max(x, y) for x, y in zip(before, before[1:] + before[:1])])
    return levels
""",
    ),
)

QUADRATIC = (
    _known(
        "quadratic",
        "constant",
        "[list(range(n)), -1]",
        """
# two sum with two loops
def f(xs, target):
    for i in range(len(xs)):
        for j in range(i + 1, len(xs)):
            if xs[i] + xs[j] == target:
                return i, j
    return None
""",
    ),
    _known(
        "quadratic",
        "constant",
        RANDOM,
        """
# bubble sort
def f(xs):
    for end in range(len(xs) - 1, 0, -1):
        for i in range(end):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1] = xs[i + 1], xs[i]
    return xs
""",
    ),
    _known(
        "quadratic",
        "constant",
        RANDOM,
        """
# insertion sort
def f(xs):
    for i in range(1, len(xs)):
        j = i
        while j and xs[j - 1] > xs[j]:
            xs[j - 1], xs[j] = xs[j], xs[j - 1]
            j -= 1
    return xs
""",
    ),
    _known(
        "quadratic",
        "linear",
        DISTINCT,
        """
# in a list within a loop
def f(xs):
    seen = []
    for x in xs:
        if x not in seen:
            seen.append(x)
    return seen
""",
    ),
    _known(
        "quadratic",
        "linear",
        RANDOM,
        """
# insert at the front
def f(xs):
    out = []
    for x in xs:
        out.insert(0, x)
    return out
""",
    ),
    _known(
        "quadratic",
        "constant",
        RANDOM,
        """
# pop from the front
def f(xs):
    total = 0
    while xs:
        total += xs.pop(0)
    return total
""",
    ),
    _known(
        "quadratic",
        None,
        RANDOM,
        """
# recursion on slices
def f(xs):
    return xs[0] + f(xs[1:]) if xs else 0
""",
    ),
    _known(
        "quadratic",
        "linear",
        RANDOM,
        """
# sums of slices
def f(xs):
    return [sum(xs[:i]) for i in range(len(xs))]
""",
    ),
    _known(
        "quadratic",
        "constant",
        PAIR,
        """
# count in a loop
def f(a, b):
    return sum(a.count(c) for c in b)
""",
    ),
    _known(
        "quadratic",
        "quadratic",
        PAIR,
        """
# longest common subsequence
def f(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            if x == y:
                table[i][j] = table[i - 1][j - 1] + 1
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1])
    return table[-1][-1]
""",
    ),
    _known(
        "quadratic",
        "linear",
        PAIR,
        """
# edit distance in one row
def f(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
""",
    ),
    _known(
        "quadratic",
        "quadratic",
        SQUARE,
        """
# transpose
def f(rows):
    return [list(column) for column in zip(*rows)]
""",
    ),
    _known(
        "quadratic",
        "quadratic",
        RANDOM,
        """
# all pairs
def f(xs):
    return [(x, y) for x in xs for y in xs]
""",
    ),
    _known(
        "quadratic",
        "linear",
        WORD,
        """
# text built at the front
def f(word):
    out = ""
    for c in word:
        out = c + out
    return out
""",
    ),
    _known(
        "quadratic",
        "constant",
        WORD,
        """
# longest palindrome around centres
def f(word):
    best = 0
    for centre in range(len(word)):
        for left in range(centre):
            if word[left] == word[2 * centre - left if 2 * centre - left < len(word) else 0]:
                best += 1
    return best
""",
    ),
    _known(
        "quadratic",
        "linear",
        RANDOM,
        """
# remove the smallest
def f(xs):
    out = []
    while xs:
        least = min(xs)
        xs.remove(least)
        out.append(least)
    return out
""",
    ),
)

CUBIC = (
    _known(
        "cubic",
        "quadratic",
        TWO_SQUARES,
        """
# matrix product
def f(a, b):
    n = len(a)
    out = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                out[i][j] += a[i][k] * b[k][j]
    return out
""",
    ),
    _known(
        "cubic",
        "quadratic",
        SQUARE,
        """
# all shortest ways
def f(rows):
    far = [row[:] for row in rows]
    n = len(far)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if far[i][k] + far[k][j] < far[i][j]:
                    far[i][j] = far[i][k] + far[k][j]
    return far
""",
    ),
    _known(
        "cubic",
        "constant",
        "[list(range(n)), -1]",
        """
# three sum by brute force
def f(xs, target):
    for i in range(len(xs)):
        for j in range(i + 1, len(xs)):
            for k in range(j + 1, len(xs)):
                if xs[i] + xs[j] + xs[k] == target:
                    return i, j, k
    return None
""",
    ),
    _known(
        "cubic",
        None,
        RANDOM,
        """
# sums of all stretches
def f(xs):
    return max(sum(xs[i:j]) for i in range(len(xs)) for j in range(i + 1, len(xs) + 1))
""",
    ),
    _known(
        "cubic",
        "quadratic",
        "[[rng.randrange(1, 50) for _ in range(n)]]",
        """
# matrix chain
def f(sides):
    n = len(sides) - 1
    best = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            best[i][j] = min(
                best[i][k] + best[k + 1][j] + sides[i] * sides[k + 1] * sides[j + 1]
                for k in range(i, j)
            )
    return best[0][-1]
""",
    ),
    _known(
        "cubic",
        "linear",
        WORD,
        """
# all palindromes by slices
def f(word):
    count = 0
    for i in range(len(word)):
        for j in range(i + 1, len(word) + 1):
            if word[i:j] == word[i:j][::-1]:
                count += 1
    return count
""",
    ),
)

EXPONENTIAL = (
    _known(
        "exponential",
        "linear",
        NUMBER,
        """
# fibonacci
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
""",
    ),
    _known(
        "exponential",
        "exponential",
        DISTINCT,
        """
# subsets by doubling
def f(xs):
    out = [[]]
    for x in xs:
        out += [subset + [x] for subset in out]
    return out
""",
    ),
    _known(
        "exponential",
        None,
        DISTINCT,
        """
# subset sum by trying
def f(xs, i=0, total=0):
    if i == len(xs):
        return total == -1
    return f(xs, i + 1, total + xs[i]) or f(xs, i + 1, total)
""",
    ),
    _known(
        "exponential",
        "linear",
        NUMBER,
        """
# towers of Hanoi
def f(n):
    return 0 if n == 0 else f(n - 1) + 1 + f(n - 1)
""",
    ),
    _known(
        "exponential",
        "constant",
        DISTINCT,
        """
# subsets by bit masks
def f(xs):
    best = 0
    for mask in range(1 << len(xs)):
        best = max(best, mask.bit_count())
    return best
""",
    ),
)

OTHERS = (
    _known(
        "other",
        None,
        DISTINCT,
        """
# permutations
def f(xs):
    if not xs:
        return [[]]
    return [[x, *rest] for i, x in enumerate(xs) for rest in f(xs[:i] + xs[i + 1 :])]
""",
    ),
    _known(
        "other",
        "linear",
        NUMBER,
        """
# sieve
def f(n):
    prime = [True] * (n + 1)
    for p in range(2, int(n**0.5) + 1):
        if prime[p]:
            for multiple in range(p * p, n + 1, p):
                prime[multiple] = False
    return sum(prime)
""",
        tricky=True,
    ),
    _known(
        "linear",
        "linear",
        WORD,
        """
# text built at the end
def f(word):
    out = ""
    for c in word:
        out += c
    return out
""",
        tricky=True,
    ),
    _known(
        "other",
        "constant",
        "[list(range(n))]",
        """
# four nested loops
def f(xs):
    count = 0
    for a in xs:
        for b in xs:
            for c in xs:
                for d in xs:
                    count += a + b == c + d
    return count
""",
    ),
    _known(
        "other",
        "linear",
        RANDOM,
        """
# merging by sorted
def f(xs):
    runs = [[x] for x in xs]
    while len(runs) > 1:
        runs = [sorted(sum(runs[i : i + 2], [])) for i in range(0, len(runs), 2)]
    return runs[0]
""",
    ),
    _known(
        "other",
        "linear",
        RANDOM,
        """
# sorting within a loop
def f(xs):
    return sum(sorted(xs)[i] for i in range(len(xs)))
""",
    ),
    _known(
        "other",
        "constant",
        NUMBER,
        """
# loop to the root
def f(n):
    count, i = 0, 1
    while i * i <= n:
        count += 1
        i += 1
    return count
""",
    ),
)

KNOWN = (
    *CONSTANT,
    *LOGARITHMIC,
    *LINEAR,
    *LINEARITHMIC,
    *QUADRATIC,
    *CUBIC,
    *EXPONENTIAL,
    *OTHERS,
)
