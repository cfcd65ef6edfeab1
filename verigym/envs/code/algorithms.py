"""Reference functions of the longer problems. Their own source text is what a demonstration shows."""

from __future__ import annotations


def count_multiples(numbers: list[int], a: int) -> int:
    """Count the multiples of a."""
    return sum(number % a == 0 for number in numbers)


def digit_sum(n: int, a: int) -> int:
    """Add up the digits of n in base a."""
    total = 0
    while n:
        n, digit = divmod(n, a)
        total += digit
    return total


def count_primes(n: int, a: int) -> int:
    """Count the primes up to n that leave the rest 1 when divided by a."""
    primes = [p for p in range(2, n + 1) if all(p % d for d in range(2, int(p**0.5) + 1))]
    return sum(p % a == 1 for p in primes)


def recurrence(n: int, a: int) -> int:
    """Take n steps of x, y = y, (x + a * y) % 1009 from 1, a, and return x."""
    x, y = 1, a
    for _ in range(n):
        x, y = y, (x + a * y) % 1009
    return x


def best_window(numbers: list[int], a: int) -> int:
    """Find the largest sum of a neighbours; of all numbers if there are fewer."""
    width = min(a, len(numbers))
    return max(sum(numbers[i : i + width]) for i in range(len(numbers) - width + 1))


def coin_ways(n: int, a: int) -> int:
    """Count the ways to pay n with coins of 1, 2 and a."""
    ways = [1] + [0] * n
    for coin in sorted({1, 2, a}):
        for amount in range(coin, n + 1):
            ways[amount] += ways[amount - coin]
    return ways[n]


def caesar(text: str, a: int) -> str:
    """Shift each letter by a places, around the end of the alphabet."""
    return "".join(chr((ord(c) - 97 + a) % 26 + 97) if "a" <= c <= "z" else c for c in text)


def runs(text: str, a: int) -> str:
    """Write each run of at least a equal letters as the letter and its length, shorter ones as they are."""
    result, start = "", 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end] != text[start]:
            length = end - start
            result += text[start] + str(length) if length >= a else text[start:end]
            start = end
    return result


def every_word(text: str, a: int) -> str:
    """Reverse every word of at least a letters."""
    return " ".join(word[::-1] if len(word) >= a else word for word in text.split())


def rotate(numbers: list[int], a: int) -> list[int]:
    """Rotate to the right by a places."""
    shift = a % len(numbers)
    return numbers[-shift:] + numbers[:-shift] if shift else numbers


def frequent(numbers: list[int], a: int) -> list[int]:
    """List what occurs at least a times, in ascending order."""
    return sorted(number for number in set(numbers) if numbers.count(number) >= a)


def merge(numbers: list[int], a: int) -> list[int]:
    """Sort, then keep each number that is at least a above the last one kept."""
    kept: list[int] = []
    for number in sorted(numbers):
        if not kept or number - kept[-1] >= a:
            kept.append(number)
    return kept


def add_large(text: str, a: int) -> int:
    """Read numbers, one a line, and add up those above a."""
    return sum(int(line) for line in text.split() if int(line) > a)


def best_names(text: str, a: int) -> str:
    """Read lines `name,points`; give the names with at least a points, best first, equal ones by name."""
    rows = [line.split(",") for line in text.splitlines() if line]
    good = sorted((-int(points), name) for name, points in rows if int(points) >= a)
    return " ".join(name for _, name in good)


def stack_machine(text: str, a: int) -> int:
    """Run commands `push n`, `add` and `mul` on a stack that begins with a, and give its top."""
    stack = [a]
    for line in text.splitlines():
        word, *rest = line.split()
        if word == "push":
            stack.append(int(rest[0]))
        elif len(stack) > 1:
            x, y = stack.pop(), stack.pop()
            stack.append(x + y if word == "add" else x * y)
    return stack[-1]


def later(text: str, a: int) -> str:
    """Read times `HH:MM`, one a line, and give each a minutes later."""
    result = []
    for time in text.split():
        hours, minutes = time.split(":")
        total = (int(hours) * 60 + int(minutes) + a) % 1440
        result.append(f"{total // 60:02d}:{total % 60:02d}")
    return " ".join(result)
