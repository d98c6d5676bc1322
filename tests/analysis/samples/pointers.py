"""Programs in which places only go on, so that their steps add up, and some that look like it."""

from tests.analysis.samples.sample import samples

POINTERS = samples(
    (
        "a window that is let go from behind",
        "linear",
        """
        n, most = map(int, input().split())
        values = list(map(int, input().split()))
        behind = total = best = 0
        for at in range(n):
            total += values[at]
            while total > most:
                total -= values[behind]
                behind += 1
            best = max(best, at - behind + 1)
        print(best)
        """,
    ),
    (
        "a place that starts anew in every round",
        "quadratic",
        """
        n = int(input())
        values = list(map(int, input().split()))

        total = 0
        for at in range(n):
            place = at
            while values[place] >= 0:
                total += values[place]
                place += 1
        print(total)
        """,
    ),
    (
        "a window that grows until it has all letters",
        "linear",
        """
        n = int(input())

        text = input()
        wanted = set(text)
        have = {}
        left = right = 0
        best = n
        while left <= right and right < n:
            while len(have) != len(wanted):
                if right == n:
                    print(best)
                    exit()
                have[text[right]] = have.get(text[right], 0) + 1
                right += 1
            best = min(best, right - left)
            have[text[left]] -= 1
            if not have[text[left]]:
                del have[text[left]]
            left += 1
        print(best)
        """,
    ),
    (
        "a for loop from where the last one stopped",
        "linear",
        """
        n, most = map(int, input().split())
        values = list(map(int, input().split()))
        reached = found = 0
        for at in range(n):
            for other in range(reached, n):
                if values[other] - values[at] > most:
                    break
                reached += 1
            found += reached - at
        print(found)
        """,
    ),
    (
        "a for loop whose start moves on in some rounds only",
        "quadratic",
        """
        n = int(input())

        start = 0
        for at in range(n):
            for other in range(start, n):
                if other % 2:
                    start += 1
        print(start)
        """,
    ),
    (
        "the stretch since the last stop",
        "linear",
        """
        n = int(input())

        text = input()
        last = -1
        for at in range(n):
            if text[at] == "1":
                for place in range(last + 1, at):
                    print(place, at)
                last = at
        """,
    ),
    (
        "the stretch since a stop that is seldom set",
        "quadratic",
        """
        n = int(input())
        values = list(map(int, input().split()))

        last = total = 0
        for at in range(n):
            for place in range(last, at):
                total += values[place]
            if values[at] > 10**9:
                last = at
        print(total)
        """,
    ),
    (
        "runs of a row, each written when it ends",
        "quadratic",
        """
        rows, columns = map(int, input().split())
        grid = [input() for _ in range(rows)]
        ends = [[0] * columns for _ in range(rows)]
        for row in range(rows):
            start = -1
            for column in range(columns):
                if grid[row][column] == "*":
                    if start == -1:
                        start = column
                else:
                    if start != -1:
                        for place in range(start, column):
                            ends[row][place] = column
                    start = -1
        print(ends)
        """,
    ),
    (
        "runs that are skipped in a branch",
        "linear",
        """
        n = int(input())

        text = input()
        at = 0
        runs = []
        while at < n:
            if text[at] == "x":
                end = at
                while end < n and text[end] == "x":
                    end += 1
                runs.append(end - at)
                at = end
            else:
                at += 1
        print(runs)
        """,
    ),
    (
        "a heap that is emptied no further than a counter goes",
        "nlogn",
        """
        from heapq import heappop, heappush

        n = int(input())
        heap = []
        taken = 0
        for _ in range(n):
            heappush(heap, int(input()))
            taken += 1
            while heap and taken > heap[0]:
                least = heappop(heap)
                taken -= 1
                if least % 2:
                    heappush(heap, least)
        print(taken)
        """,
    ),
    (
        "a counter that bounds what is put back",
        "linear",
        """
        n = int(input())

        stack = []
        left = 0
        for value in map(int, input().split()):
            stack.append(value)
            left += 1
            while stack and left > 5:
                top = stack.pop()
                left -= 1
                if top > 3:
                    stack.append(top - 1)
        print(stack)
        """,
    ),
    (
        "steps as wide as the counter around them",
        "nlogn",
        """
        n = int(input())

        total = 0
        step = 1
        while step <= n:
            multiple = step
            while multiple <= n:
                total += multiple
                multiple += step
            step += 1
        print(total)
        """,
    ),
    (
        "steps of another width that is read",
        "quadratic",
        """
        n, wide = map(int, input().split())
        total = 0
        for at in range(n):
            place = 0
            while place <= n:
                total += place
                place += wide
        print(total)
        """,
    ),
    (
        "lists filled from the neighbours of each",
        "nlogn",
        """
        n, m = map(int, input().split())
        near = [[] for _ in range(n)]
        for _ in range(m):
            one, other = map(int, input().split())
            near[one].append(other)
        for vertex in range(n):
            found = []
            for neighbour in near[vertex]:
                found.append(neighbour)
            found.sort()
            print(found)
        """,
    ),
    (
        "the least of what is gathered at every place of a grid",
        "cubic",
        """
        n, m, rounds = map(int, input().split())
        edges = [[[] for _ in range(m)] for _ in range(n)]
        for row in range(n):
            for column in range(m - 1):
                edges[row][column].append(1)
                edges[row][column + 1].append(-1)
        costs = [[0] * m for _ in range(n)]
        for _ in range(rounds):
            after = [[0] * m for _ in range(n)]
            for row in range(n):
                for column in range(m):
                    ways = []
                    for edge in edges[row][column]:
                        ways.append(costs[row][column + edge] + 1)
                    after[row][column] = min(ways)
            costs = after
        print(costs)
        """,
    ),
)
