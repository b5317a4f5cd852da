"""Checks the lines of the cash rounding proof.

Written from the page alone (cash-rounding.md): nothing here is taken from the program it checks.

    some-proof | python3 penny_oracle.py

reads the lines on standard input, computes the outcome of each again, and prints the number of cases, for each way the sum of
ROUNDING, and the first differences. It exits 0 if all agree, and 1 on any difference, any line that is not of the form, or no
`end`.

All amounts are plain integers of cents.
"""

import sys
from collections.abc import Iterable

WAYS = ("exact", "round", "credit")
FIELDS = 12
INPUTS = 5
SHOWN = 10
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Wrong(Exception):
    """The line cannot be: it is not of the form, or tells of what may not happen."""


def near(x: int) -> int:
    """The multiple of 5 nearest to x, which is not negative."""
    x += 2
    return x - x % 5


def as_exact(way: str, cash_due: int) -> bool:
    """One or two cents are never rounded."""
    return way == "exact" or (way == "round" and cash_due <= 2)


def is_enough(way: str, cash_due: int, cash: int) -> bool:
    """Does the payment end with this cash?"""
    if way != "round" or cash_due <= 2:
        return cash >= cash_due
    return cash >= min(cash_due, near(cash_due))


def asked_for(way: str, cash_due: int, cash: int) -> int:
    """How much cash to ask for now."""
    if as_exact(way, cash_due):
        return cash_due - cash
    if way == "credit":
        return cash_due + -cash_due % 5 - cash
    asked = near(cash_due) - cash
    return asked if asked > 0 else cash_due - cash


def change_and_rounding(way: str, cash_due: int, cash: int) -> tuple[int, int]:
    """Of a payment that ends with cash."""
    raw = cash - cash_due
    if as_exact(way, cash_due):
        return raw, 0
    if way == "credit":
        return raw - raw % 5, 0
    if raw == 0:
        return 0, 0
    change = near(raw) if raw > 0 else 0
    return change, raw - change


def cents(text: str) -> int:
    """An amount above 0, written as the page writes it. The text is known to be ASCII."""
    if not text.isdigit() or text[0] == "0":
        raise Wrong(f"'{text}' is no amount above 0")
    try:
        return int(text)
    except ValueError as e:
        raise Wrong("an amount of too many digits") from e


def card(text: str, rest: int) -> int:
    """What a card approved, which must have been asked for the exact rest."""
    asked, colon, approved = text[1:].partition(":")
    if not colon:
        raise Wrong(f"'{text}' is no tender")
    if cents(asked) != rest:
        raise Wrong(f"'{text}': the exact rest is {rest}")
    return cents(approved)


def back_of(operation: str, kept_card: int, kept_cash: int, applied: int) -> str:
    """What goes back of each leg."""
    if operation == "none":
        return "-"
    if operation == "void":
        if applied <= 0:
            raise Wrong("nothing was applied that could be voided")
        return f"{kept_card}+{kept_cash}"
    if not operation.startswith("part:"):
        raise Wrong(f"'{operation}' is no operation")
    leg = cents(operation[5:])
    if leg >= applied:
        raise Wrong(f"a first leg of {leg} leaves nothing of {applied}")
    to_card = min(leg, kept_card)
    to_cash = min(leg - to_card, kept_cash)
    return f"{to_card}+{to_cash},{kept_card - to_card}+{kept_cash - to_cash}"


def outcome(due_text: str, way: str, operation: str, tenders_text: str) -> tuple[int, str]:
    """ROUNDING, and the seven fields from ENOUGH on as they must stand in the line."""
    due = cents(due_text)
    if way not in WAYS:
        raise Wrong(f"'{way}' is no way")
    cash = other = asked = change = rounding = 0
    ended = False
    for tender in tenders_text.split(","):
        if ended:
            raise Wrong(f"the payment had ended before '{tender}'")
        asked = asked_for(way, due - other, cash)
        kind = tender[:1]
        if kind == "c":
            cash += cents(tender[1:])
            if is_enough(way, due - other, cash):
                ended = True
                change, rounding = change_and_rounding(way, due - other, cash)
        elif kind == "k":
            other += card(tender, due - cash - other)
            ended = cash + other >= due
        elif tender == "b":
            if other:
                raise Wrong("cash was given back after a card was taken")
            cash = 0
        else:
            raise Wrong(f"'{tender}' is no tender")
    applied = cash + other - change - rounding
    back = back_of(operation, other, cash - change, applied)
    credit = max(0, applied - due)
    left = max(0, due - applied)
    return rounding, f"{int(ended)} {asked} {change} {rounding} {credit} {left} {back}"


class Check:
    """Goes through the lines and keeps what is to be told."""

    def __init__(self) -> None:
        self.cases = 0
        self.sums = dict.fromkeys(WAYS, 0)
        self.wrong = 0
        self.shown: list[str] = []
        self.patterns: set[str] = set()
        self.ended = False

    def differs(self, number: int, line: str, should: str) -> None:
        self.wrong += 1
        if len(self.shown) < SHOWN:
            self.shown.append(f"line {number}: {line}\n  should be: {should}")

    def pattern(self, text: str) -> None:
        """A PATTERN is a name of lower-case letters; each is looked at once."""
        if text not in self.patterns:
            if not text or not LETTERS.issuperset(text):
                raise Wrong(f"'{text}' is no pattern")
            self.patterns.add(text)

    def case(self, number: int, line: str) -> None:
        self.cases += 1
        fields = line.split(" ", INPUTS)
        try:
            if len(fields) != INPUTS + 1 or line.count(" ") != FIELDS - 1:
                raise Wrong(f"{FIELDS} fields parted by one blank")
            due, way, pattern, operation, tenders, told = fields
            self.pattern(pattern)
            rounding, should = outcome(due, way, operation, tenders)
        except Wrong as e:
            self.differs(number, line, f"no such line ({e})")
            return
        self.sums[way] += rounding
        if told != should:
            self.differs(number, line, " ".join(fields[:INPUTS]) + " " + should)

    def end(self, number: int, line: str) -> None:
        self.ended = True
        if line != f"end {number - 1}":
            self.differs(number, line, f"end {number - 1}")

    def line(self, number: int, raw: bytes) -> None:
        try:
            line = raw.decode("ascii")
        except UnicodeDecodeError:
            self.differs(number, ascii(raw), "ASCII")
            return
        if not line.endswith("\n"):
            self.differs(number, line, "ended by a line feed")
            return
        line = line[:-1]
        if self.ended:
            self.differs(number, line, "nothing after the end")
        elif line.startswith("end"):
            self.end(number, line)
        else:
            self.case(number, line)

    def all(self, lines: Iterable[bytes]) -> None:
        number = 0
        for number, raw in enumerate(lines, 1):
            self.line(number, raw)
        if not self.ended:
            self.differs(number + 1, "(there is none)", f"end {number}")

    def told(self) -> str:
        lines = [f"cases {self.cases}"]
        lines += [f"rounding {way} {total}" for way, total in self.sums.items()]
        if self.wrong:
            lines.append(f"differences {self.wrong}, the first:")
        return "\n".join(lines + self.shown)


def main() -> int:
    check = Check()
    check.all(sys.stdin.buffer)
    print(check.told())
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
