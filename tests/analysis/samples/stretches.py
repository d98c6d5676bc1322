"""Programs whose cost depends on how far two bounds are apart, or on what literals stand for."""

from tests.analysis.samples.sample import samples

STRETCHES = samples(
    (
        "three neighbours of each",
        "linear",
        """
        n = int(input())
        values = list(map(int, input().split()))

        for at in range(n):
            for near in range(max(0, at - 1), min(n, at + 2)):
                values[at] += values[near]
        print(values)
        """,
    ),
    (
        "so many neighbours of each as are asked for",
        "quadratic",
        """
        n, wide = map(int, input().split())
        for at in range(n):
            for near in range(at, at + wide):
                print(near)
        """,
    ),
    (
        "short slices",
        "linear",
        """
        text = input()
        print(sum(text[at : at + 3] == "abc" for at in range(len(text))))
        """,
    ),
    (
        "slices as long as another text",
        "quadratic",
        """
        text, wanted = input(), input()
        long = len(wanted)
        print(sum(text[at : at + long] == wanted for at in range(len(text))))
        """,
    ),
    (
        "a search that literals keep short",
        "logn",
        """
        n, s = map(int, input().split())
        least = n + 1
        for number in range(s, min(s + 1000, n) + 1):
            if number - sum(int(digit) for digit in str(number)) >= s:
                least = number
                break
        print(n - least + 1)
        """,
    ),
    (
        "the next multiple of a literal",
        "constant",
        """
        low, high = map(int, input().split())
        for number in range(low, high + 1):
            if number % 3 == 0:
                print(number)
                break
        """,
    ),
    (
        "the next multiple in a while loop",
        "constant",
        """
        n = int(input())

        while n % 4 != 0:
            n += 1
        print(n)
        """,
    ),
    (
        "the next multiple of what is read",
        "linear",
        """
        n, k = map(int, input().split())
        while n % k:
            n += 1
        print(n)
        """,
    ),
    (
        "the least divisor",
        "linear",
        """
        n = int(input())

        for divisor in range(2, n + 1):
            if n % divisor == 0:
                print(divisor)
                break
        """,
    ),
    (
        "the bits of each number",
        "nlogn",
        """
        n = int(input())
        values = list(map(int, input().split()))

        counts = [0] * 32
        for value in values:
            for bit in range(32):
                if value >> bit & 1:
                    counts[bit] += 1
        print(counts)
        """,
    ),
    (
        "as many digits as a number may have",
        "logn",
        """
        n = int(input())

        ones = 1
        for length in range(1, 19):
            if n < ones * 10:
                print(length)
                break
            ones = ones * 10
        """,
    ),
    (
        "ten rounds that scale nothing",
        "linear",
        """
        n = int(input())
        values = list(map(int, input().split()))

        for value in values:
            for digit in range(10):
                print(value + digit)
        """,
    ),
    (
        "a few bits of a literal mask",
        "constant",
        """
        for mask in range(16):
            print(sum(1 for bit in range(4) if mask >> bit & 1))
        for bit in range(4):
            print(1 << bit)
        """,
    ),
    (
        "a table that is read by literal places",
        "constant",
        """
        rows = [list(map(int, input().split())) for _ in range(3)]
        print(sum(rows[i][j] for i in range(3) for j in range(3)))
        """,
    ),
    (
        "a table that is gone through",
        "linear",
        """
        rows = [list(map(int, input().split())) for _ in range(3)]
        print(max(max(row) for row in rows))
        """,
    ),
    (
        "questions about a list",
        "quadratic",
        """
        n, q = map(int, input().split())
        values = list(map(int, input().split()))
        for _ in range(q):
            left, right = map(int, input().split())
            print(sum(values[left:right]))
        """,
    ),
    (
        "questions that are counted down",
        "quadratic",
        """
        values = list(map(int, input().split()))
        left = int(input())
        while left:
            left -= 1
            print(values.count(int(input())))
        """,
    ),
    (
        "stretches of a text compared in three loops",
        "cubic",
        """
        text = input()
        best = 0
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                part = text[start:end]
                count = 0
                for at in range(len(text)):
                    if text[at : at + len(part)] == part:
                        count += 1
                if count > 1:
                    best = max(best, len(part))
        print(best)
        """,
    ),
    (
        "the starts of a text in three loops",
        "cubic",
        """
        text = input()
        found = []
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                part = text[start:end]
                if sum(text[at:].startswith(part) for at in range(len(text))) > 1:
                    found.append(len(part))
        print(max(found))
        """,
    ),
    (
        "slices of a list in three loops",
        "other",
        """
        n = int(input())
        values = list(map(int, input().split()))

        total = 0
        for start in range(n):
            for end in range(start, n):
                for place in range(n):
                    total += sum(values[start:end])
        print(total)
        """,
    ),
)
