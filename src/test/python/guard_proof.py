"""Does the wrong-account guard stop wrong picks, and at what price?

Drives the real program from outside: a stand-alone training till, a million made-up accounts with planted look-alikes, and
lookups through `cashwrap counter` as a clerk would do them. In one of a hundred the clerk picks the look-alike of the account that
the customer meant; the customer, asked for a digit, answers with his own account's.

    python3 src/test/python/guard_proof.py [--accounts 1000000] [--lookups 10000] [--seed 1]

Prints how many wrong picks were stopped and how many extra keys a lookup cost. Exits 0 if at least 95 % were stopped at no more
than 0.05 extra keys a lookup and every right pick opened the right account, else 1.

How lookups come about is assumed, not measured, and stands in MIX. That wrong picks are picks of a look-alike is what the guard is
for: a row that resembles the right one in nothing is not guarded.
"""

import argparse
import itertools
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLERK, PIN = "anna", "482915"

# Of a hundred lookups so many are by ...
MIX = [("scan", 55), ("number", 25), ("phone", 8), ("name", 7), ("address", 5)]
WRONG_OF = 100
STOPPED_MIN = 0.95
KEYS_MAX = 0.05

SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


def luhn(body):
    total = 0
    for at, sign in enumerate(reversed(body)):
        digit = int(sign) * (2 if at % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str((10 - total % 10) % 10)


def word(number, syllables):
    """A made-up name, another one for each number."""
    parts = []
    for _ in range(syllables):
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


class Names:
    """A few names are common and most are rare, about as in a telephone book: the r-th has a share of 1 / (r + shift)."""

    def __init__(self, dice):
        self.dice = dice
        self.first = [word(7 + 3 * n, 2) for n in range(400)]
        self.family = [word(4900 + 17 * n, 3) for n in range(20_000)]
        self.first_weights = list(itertools.accumulate(1 / (r + 10) for r in range(400)))
        self.family_weights = list(itertools.accumulate(1 / (r + 30) for r in range(20_000)))
        self.streets = [f"{word(11 * n, 3)} {kind}" for n in range(600) for kind in ("Lane", "Street", "Road", "Court")]

    def person(self):
        first = self.dice.choices(self.first, cum_weights=self.first_weights)[0]
        family = self.dice.choices(self.family, cum_weights=self.family_weights)[0]
        return f"{first} {family}"

    def address(self):
        return f"{self.dice.randint(1, 999)} {self.dice.choice(self.streets)}"

    def phone(self):
        return f"{self.dice.choice((212, 315, 516, 607, 718))}{self.dice.randint(2_000_000, 9_999_999)}"


class Account:
    __slots__ = ("number", "name", "phone", "address", "twin", "text")

    def __init__(self, number, name, phone, address):
        self.number = number
        self.name = name
        self.phone = phone
        self.address = address
        self.twin = None
        self.text = ""  # by which a clerk finds both

    def house(self):
        return self.address.split(" ", 1)[0]

    def owes(self):
        """Another amount for each of two twins."""
        return f"{int(self.number) % 9973 / 100 + 1:.2f}"

    def row(self):
        return f"{self.number},{self.name},{self.phone},{self.address},active,0.00,{self.owes()}\n"


def population(count, dice):
    names = Names(dice)
    taken = set()

    def number():
        while True:
            body = "8245" + f"{dice.randrange(10**11):011d}"
            whole = body + luhn(body)
            if whole not in taken:
                taken.add(whole)
                return whole

    accounts = [Account(number(), names.person(), names.phone(), names.address()) for _ in range(count)]
    pairs = []
    kinds = (swapped, one_digit, telephone, family, father_and_son)
    for at in range(max(len(kinds), count // 500)):
        one = Account(number(), names.person(), names.phone(), names.address())
        other = Account(number(), names.person(), names.phone(), names.address())
        kinds[at % len(kinds)](one, other, at, dice)
        taken |= {one.number, other.number}
        one.twin, other.twin = other, one
        pairs += [one, other]
    return accounts + pairs, pairs


def swapped(one, other, _, dice):
    """Numbers with two neighbouring digits the other way round, found by their last eight digits."""
    at = dice.randint(0, 6)
    digits = list(one.number)
    while digits[at] == digits[at + 1]:
        digits[at] = str(dice.randint(0, 9))
    one.number = "".join(digits)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    other.number = "".join(digits)
    one.text = other.text = one.number[-8:]


def one_digit(one, other, _, dice):
    at = dice.randint(0, 7)
    digits = list(one.number)
    digits[at] = str((int(digits[at]) + dice.randint(1, 9)) % 10)
    other.number = "".join(digits)
    one.text = other.text = one.number[-8:]


def telephone(one, other, _, dice):
    """Telephone numbers of which the area codes differ in one digit, found by the rest."""
    digits = list(one.phone)
    at = dice.randint(1, 2)
    digits[at] = str((int(digits[at]) + dice.randint(1, 9)) % 10)
    other.phone = "".join(digits)
    one.text = other.text = one.phone[-7:]


def family(one, other, at, dice):
    """One family in one street, found by its name."""
    name = "Q" + word(1000 + at, 4).lower()
    street = one.address.split(" ", 1)[1]
    one.name = one.name.split()[0] + " " + name
    other.name = other.name.split()[0] + " " + name
    other.address = f"{int(one.house()) % 900 + dice.randint(1, 9)} {street}"
    one.text = other.text = name


def father_and_son(one, other, at, _):
    """One name, one house, one telephone."""
    name = one.name.split()[0] + " X" + word(1000 + at, 4).lower()
    one.name, other.name = name + " Sr.", name + " Jr."
    other.address, other.phone = one.address, one.phone
    one.text = other.text = name


def scan_line(number):
    """A bill of the synthetic form SYN-39."""
    body = number + "121526" + "00000000" + "00007930"
    total = 0
    for at, sign in enumerate(body):
        digit = int(sign) * (2 if at % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return body + str((10 - total % 10) % 10)


class Counter:
    def __init__(self, cashwrap, station):
        self.process = subprocess.Popen(
            [cashwrap, "counter", "--station", station], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.process.stdout.readline()
        self.must({"do": "sign-in", "clerk": CLERK, "pin": PIN})
        self.must({"do": "open-till", "float": "100.00"})

    def ask(self, line):
        self.process.stdin.write(json.dumps(line) + "\n")
        self.process.stdin.flush()
        while True:
            answer = json.loads(self.process.stdout.readline())
            if "re" in answer:
                return answer

    def must(self, line):
        answer = self.ask(line)
        if "refused" in answer:
            sys.exit(f"{line}: {answer}")
        return answer

    def quit(self):
        self.must({"do": "quit"})
        self.process.wait()


class Tally:
    def __init__(self):
        self.keys = 0
        self.wrong = 0
        self.stopped = 0
        self.missed = []
        self.faults = []
        self.asked = {}


def digit_asked(text, account):
    """The customer's answer to what the till wants to know, read as a clerk reads it."""
    if "house number" in text:
        return account.house()[-1]
    if "phone number" in text:
        return account.phone[-1]
    words = text.split("digit ", 1)
    if len(words) == 2 and "from the end of the account number" in text:
        return account.number[-int(words[1].split(" ", 1)[0])]
    sys.exit(f"the till asked what nobody understands: {text}")


def shown(found, account):
    """How the list shows it, or nothing if it is not among the first twenty. What is owed tells apart what is shown alike."""
    for row in found["accounts"]:
        if account.number.endswith(row["account"].lstrip("•").split(" ")[0]) and row["total_due"] == account.owes():
            return row["account"]
    return None


def look_up(counter, tally, way, meant, picked):
    text = {
        "scan": lambda: scan_line(meant.number),
        "number": lambda: meant.number,
        "phone": lambda: meant.phone,
        "name": lambda: meant.name,
        "address": lambda: meant.address,
        "alike": lambda: meant.text,
    }[way]()
    found = counter.must({"do": "find", "text": text})
    row = shown(found, picked)
    if row is None:
        # Too many of that name: the clerk asks for the number.
        row = meant.number
    choose = {"do": "choose", "account": row}
    answer = counter.ask(choose)
    if answer.get("refused") == "stop-first":
        tally.keys += 1
        tally.asked[way] = tally.asked.get(way, 0) + 1
        answer = counter.ask(choose | {"fact": digit_asked(answer["text"], meant)})
    opened = answer.get("state") == "drafting"
    if picked is meant:
        if not opened:
            tally.faults.append(f"{way} {text}: {answer}")
    else:
        tally.wrong += 1
        if opened:
            tally.missed.append(f"{text}: meant {meant.number}, opened {picked.number}")
        else:
            tally.stopped += 1
    if opened:
        counter.must({"do": "cancel"})


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--accounts", type=int, default=1_000_000)
    args.add_argument("--lookups", type=int, default=10_000)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--cashwrap", default=str(ROOT / "target/cashwrap/bin/cashwrap"))
    given = args.parse_args()
    dice = random.Random(given.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="cashwrap-guard-"))
    try:
        return prove(given, dice, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prove(given, dice, folder):
    accounts, pairs = population(given.accounts, dice)
    csv = folder / "accounts.csv"
    with csv.open("w", encoding="utf-8") as file:
        file.write("account,name,phone,address,status,past_due,total_due\n")
        file.writelines(account.row() for account in accounts)
    station = str(folder / "station")
    for command in (
        ["station", "init", station, "--store", "GUARD", "--till", "1", "--sample-staff"],
        ["station", "load-accounts", "--station", station, str(csv)],
    ):
        subprocess.run([given.cashwrap, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    counter = Counter(given.cashwrap, station)
    tally = Tally()
    ways = [way for way, _ in MIX]
    weights = [share for _, share in MIX]
    for at in range(given.lookups):
        if at % WRONG_OF == WRONG_OF - 1:
            meant = dice.choice(pairs)
            look_up(counter, tally, "alike", meant, meant.twin)
            continue
        way = dice.choices(ways, weights)[0]
        meant = dice.choice(accounts)
        # Only numbers with their check digit are on a bill of this form.
        if way == "scan" and luhn(meant.number[:15]) != meant.number[15]:
            way = "number"
        look_up(counter, tally, way, meant, meant)
    counter.quit()
    return report(given, tally)


def report(given, tally):
    stopped = tally.stopped / max(1, tally.wrong)
    keys = tally.keys / given.lookups
    print(f"{given.lookups} lookups among {given.accounts} accounts, seed {given.seed}")
    print(f"wrong picks {tally.wrong}, stopped {tally.stopped} ({100 * stopped:.1f} %)")
    print(f"extra keys {tally.keys}, {keys:.4f} a lookup; asked by way: {dict(sorted(tally.asked.items()))}")
    for line in (tally.missed + tally.faults)[:10]:
        print("  " + line)
    well = stopped >= STOPPED_MIN and keys <= KEYS_MAX and not tally.faults and tally.wrong > 0
    print("PASS" if well else "FAIL")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
