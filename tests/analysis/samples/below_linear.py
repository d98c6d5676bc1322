"""Functions that cost less than a pass over their input."""

from tests.analysis.samples.sample import samples

BELOW_LINEAR = samples(
    ("arithmetic", "constant", "def f(a, b):\n    return a * b + max(a, b)"),
    (
        "a lookup in a dict",
        "constant",
        "def f(prices: dict[str, int], key):\n    return prices[key]",
    ),
    (
        "a loop over an alphabet",
        "constant",
        """
        def f(code: int) -> int:
            found = 0
            for letter in range(26):
                for shift in range(3):
                    found += (letter + shift) % code
            return found
        """,
    ),
    (
        "a loop that is cut off at a constant",
        "constant",
        "def f(n):\n    return sum(i * i for i in range(min(n, 100)))",
    ),
    (
        "halving",
        "logn",
        """
        def f(n: int) -> int:
            steps = 0
            while n > 1:
                n //= 2
                steps += 1
            return steps
        """,
    ),
    (
        "doubling up to a bound",
        "logn",
        """
        def f(n: int) -> int:
            power = 1
            while power < n:
                power *= 2
            return power
        """,
    ),
    (
        "Euclid's algorithm",
        "logn",
        """
        def f(a: int, b: int) -> int:
            while b:
                a, b = b, a % b
            return a
        """,
    ),
    ("Euclid by recursion", "logn", "def f(a, b):\n    return a if b == 0 else f(b, a % b)"),
    (
        "binary search",
        "logn",
        """
        def f(values: list[int], wanted: int) -> int:
            low, high = 0, len(values) - 1
            while low <= high:
                middle = (low + high) // 2
                if values[middle] == wanted:
                    return middle
                if values[middle] < wanted:
                    low = middle + 1
                else:
                    high = middle - 1
            return -1
        """,
    ),
    (
        "binary search by recursion",
        "logn",
        """
        def f(values, wanted, low, high):
            if low > high:
                return -1
            middle = low + (high - low) // 2
            if values[middle] == wanted:
                return middle
            if values[middle] > wanted:
                return f(values, wanted, low, middle - 1)
            return f(values, wanted, middle + 1, high)
        """,
    ),
    (
        "bisect",
        "logn",
        """
        from bisect import bisect_left

        def f(values: list[int], wanted: int) -> int:
            return bisect_left(values, wanted)
        """,
    ),
    (
        "a power by squaring",
        "logn",
        """
        def f(base: int, exponent: int) -> int:
            if exponent == 0:
                return 1
            half = f(base, exponent // 2)
            return half * half * (base if exponent % 2 else 1)
        """,
    ),
    (
        "trial division up to the root",
        "logn",
        "O(n^0.5)",
        """
        def f(n: int) -> bool:
            divisor = 2
            while divisor * divisor <= n:
                if n % divisor == 0:
                    return False
                divisor += 1
            return True
        """,
    ),
)
