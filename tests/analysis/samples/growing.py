"""Programs whose containers grow unseen: by another name, or while they are gone through."""

from tests.analysis.samples.sample import samples

GROWING = samples(
    (
        "lists that are written out and filled by a computed place",
        "nlogn",
        """
        n = int(input())
        values = list(map(int, input().split()))

        groups = [[], [], []]
        for value in values:
            groups[value % 3].append(value)
        for at in range(len(groups)):
            groups[at] = sorted(groups[at])
        print(groups)
        """,
    ),
    (
        "lists that are written out and filled by literal places",
        "nlogn",
        """
        n = int(input())

        groups = [[], []]
        for value in map(int, input().split()):
            if value < 0:
                groups[0].append(value)
            else:
                groups[1].append(value)
        for group in groups:
            group.sort()
        print(groups)
        """,
    ),
    (
        "two lists that are unpacked keep their own lengths",
        "linear",
        """
        few, many = [], []
        few.append(int(input()))
        for value in map(int, input().split()):
            many.append(value)
        for one in few:
            print(max(many))
        """,
    ),
    (
        "a list that each round goes through and adds to",
        "exponential",
        """
        n = int(input())
        values = list(map(int, input().split()))

        costs = {0: 0}
        reached = [0]
        for value in values:
            for before in reached:
                after = before ^ value
                if after not in costs:
                    costs[after] = costs[before] + 1
                    reached.append(after)
        print(len(reached))
        """,
    ),
    (
        "a queue of each round's own",
        "quadratic",
        """
        n, m = map(int, input().split())
        near = [[] for _ in range(n)]
        for _ in range(m):
            one, other = map(int, input().split())
            near[one].append(other)
        for start in range(n):
            seen = [False] * n
            waiting = [start]
            for vertex in waiting:
                for neighbour in near[vertex]:
                    if not seen[neighbour]:
                        seen[neighbour] = True
                        waiting.append(neighbour)
            print(len(waiting))
        """,
    ),
)
