"""Programs that read standard input, with the traps that reading them has."""

from tests.analysis.samples.sample import samples

PROGRAMS = samples(
    (
        "a formula",
        "constant",
        """
        a, b = map(int, input().split())
        x, y = [int(word) for word in input().split()]
        print(max(0, a * x - b * y))
        """,
    ),
    (
        "test cases with a formula each",
        "constant",
        """
        for _ in range(int(input())):
            a, b = map(int, input().split())
            print((a + b) // 2)
        """,
    ),
    (
        "test cases that are counted down",
        "constant",
        """
        t = int(input())
        answers = []
        while t > 0:
            t -= 1
            a, b, c = map(int, input().split())
            answers.append(str(a * b - c))
        print("\\n".join(answers))
        """,
    ),
    (
        "test cases that are all read before",
        "constant",
        """
        t = int(input())
        cases = [list(map(int, input().split())) for _ in range(t)]
        for a, b in cases:
            print("YES" if a % b == 0 else "NO")
        """,
    ),
    (
        "test cases with a pass each",
        "linear",
        """
        def solve():
            n = int(input())
            values = list(map(int, input().split()))
            best = now = 0
            for value in values:
                now = max(0, now + value)
                best = max(best, now)
            print(best)

        for _ in range(int(input())):
            solve()
        """,
    ),
    (
        "words at fixed places of a line",
        "constant",
        """
        words = input().split()
        first, last = int(words[0]), int(words[1])
        print(last - first)
        """,
    ),
    (
        "boilerplate that is never called",
        "constant",
        """
        import os
        import sys
        from io import BytesIO, IOBase


        class FastIO(IOBase):
            def __init__(self, file):
                self.buffer = BytesIO()

            def readline(self):
                while True:
                    chunk = os.read(0, 8192)
                    if not chunk:
                        break
                    self.buffer.write(chunk)
                return self.buffer.readline()


        def sieve(n):
            marks = [True] * (n + 1)
            for i in range(2, n + 1):
                for j in range(2 * i, n + 1):
                    marks[j] = marks[j] and j % i != 0
            return marks


        sys.stdin = FastIO(sys.stdin)
        input = lambda: sys.stdin.readline().rstrip()

        if __name__ == "__main__":
            n = int(input())
            print(n * (n + 1) // 2)
        """,
    ),
    (
        "helpers that read",
        "quadratic",
        """
        import sys

        def number(): return int(sys.stdin.readline())
        def numbers(): return list(map(int, sys.stdin.readline().split()))

        n = number()
        values = numbers()
        print(sum(1 for i in range(n) for j in range(i) if values[i] > values[j]))
        """,
    ),
    (
        "the digits of a number",
        "logn",
        "n = int(input())\nprint(sum(int(digit) for digit in str(n)))",
    ),
    ("a power by modulus", "logn", "n = int(input())\nprint(pow(2, n, 10**9 + 7))"),
    (
        "a search between large literals",
        "logn",
        """
        wanted = int(input())
        low, high = 0, 10**9
        while low < high:
            middle = (low + high) // 2
            if middle * middle < wanted:
                low = middle + 1
            else:
                high = middle
        print(low)
        """,
    ),
    (
        "a sum of lines",
        "linear",
        """
        total = 0
        for _ in range(int(input())):
            total += int(input())
        print(total)
        """,
    ),
    (
        "all of the input at once",
        "linear",
        """
        import sys

        numbers = sys.stdin.read().split()
        best = 0
        for word in numbers:
            best = max(best, int(word))
        print(best)
        """,
    ),
    (
        "texts of all lines together",
        "linear",
        """
        found = 0
        for _ in range(int(input())):
            depth = 0
            for sign in input():
                depth += 1 if sign == "(" else -1
            found += depth == 0
        print(found)
        """,
    ),
    (
        "the median",
        "nlogn",
        "n = int(input())\nvalues = sorted(map(int, input().split()))\nprint(values[n // 2])",
    ),
    (
        "points read line by line, then sorted",
        "nlogn",
        """
        n = int(input())
        points = []
        for _ in range(n):
            x, y = map(int, input().split())
            points.append((x, y))
        points.sort(key=lambda point: point[1])
        print(points[0][0])
        """,
    ),
    (
        "a grid",
        "quadratic",
        """
        n, m = map(int, input().split())
        grid = [input() for _ in range(n)]
        print(sum(grid[i][j] == "#" for i in range(n) for j in range(m)))
        """,
    ),
    (
        "a loop that is run once at most",
        "quadratic",
        """
        n, k = map(int, input().split())
        marks = [0] * n
        for i in range(n):
            for j in range(k):
                if marks[j] > i:
                    for k in range(n):
                        marks[k] += 1
                    break
            marks[i] = i
        print(sum(marks))
        """,
    ),
    (
        "a table of states shared by all calls",
        "cubic",
        """
        n = int(input())
        values = list(map(int, input().split()))
        table = [[-1] * (n + 1) for _ in range(n + 1)]

        def cost(i, j):
            if j - i < 2:
                return 0
            if table[i][j] != -1:
                return table[i][j]
            table[i][j] = min(cost(i, k) + cost(k, j) for k in range(i + 1, j)) + values[i]
            return table[i][j]

        print(max(cost(i, j) for i in range(n) for j in range(i, n)))
        """,
    ),
    (
        "subsets of the input",
        "exponential",
        """
        from itertools import combinations

        n, least = map(int, input().split())
        values = list(map(int, input().split()))
        found = 0
        for size in range(1, n + 1):
            for chosen in combinations(values, size):
                found += sum(chosen) >= least
        print(found)
        """,
    ),
    (
        "a dict that doubles",
        "exponential",
        """
        values = list(map(int, input().split()))
        cost = {0: 0}
        for value in values:
            more = cost.copy()
            for key, so_far in cost.items():
                more[key ^ value] = so_far + 1
            cost = more
        print(len(cost))
        """,
    ),
    (
        "test cases taken word by word",
        "linear",
        """
        import sys

        words = list(map(int, sys.stdin.read().split()))
        at = 1
        for _ in range(words[0]):
            n = words[at]
            print(sum(words[at + 1 : at + 1 + n]))
            at += n + 1
        """,
    ),
    (
        "a grid that is answered row by row",
        "quadratic",
        """
        n, m = map(int, input().split())
        grid = [list(input()) for _ in range(n)]
        for i in range(n):
            for j in range(m):
                if grid[i][j] == "x":
                    print(i, j)
        """,
    ),
    (
        "a main that is run in a thread",
        "linear",
        """
        import threading

        def main():
            for i in range(int(input())):
                print(i)

        threading.Thread(target=main).start()
        """,
    ),
)
