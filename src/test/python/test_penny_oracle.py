"""Tests of penny_oracle: the page's worked examples, its lines, and that a changed line is found.

    python3 -m unittest test_penny_oracle
"""

import subprocess
import sys
import unittest
from pathlib import Path

import penny_oracle
from penny_oracle import Check, Wrong, near, outcome

LINES = """\
1002 round asked void c1000 1 1000 0 -2 0 0 0+1000
1003 credit twenty part:400 c2000 1 1005 995 0 2 0 0+400,0+605
1008 round card none k1008:400,c2000 1 610 1390 2 0 0 -
8437 round pennies none c5000 0 8435 0 0 0 3437 -
end 4
"""

# way, due, tenders: enough, asked, change, rounding, applied
WORKED = [
    ("exact", 1003, "c2000", 1, 1003, 997, 0, 1003),
    ("round", 1002, "c1000", 1, 1000, 0, -2, 1002),
    ("round", 1003, "c1000", 0, 1005, 0, 0, 1000),
    ("round", 1003, "c1000,c5", 1, 5, 0, 2, 1003),
    ("round", 1003, "c1005", 1, 1005, 0, 2, 1003),
    ("round", 1003, "c1003", 1, 1005, 0, 0, 1003),
    ("round", 1003, "c1004", 1, 1005, 0, 1, 1003),
    ("round", 1003, "c2000", 1, 1005, 995, 2, 1003),
    ("round", 1002, "c1001", 1, 1000, 0, -1, 1002),
    ("round", 1002, "c1005", 1, 1000, 5, -2, 1002),
    ("round", 1002, "c500,c500", 1, 500, 0, -2, 1002),
    ("round", 2, "c5", 1, 2, 3, 0, 2),
    ("round", 3, "c5", 1, 5, 0, 2, 3),
    ("round", 1002, "k1002:1000,c2", 1, 2, 0, 0, 1002),
    ("round", 1008, "k1008:400,c2000", 1, 610, 1390, 2, 1008),
    ("round", 8437, "c5000,k3437:3437", 1, 3435, 0, 0, 8437),
    ("round", 1002, "c500,k502:500", 0, 500, 0, 0, 1000),
    ("round", 1002, "c500,k502:500,c1", 1, 2, 0, -1, 1002),
    ("round", 8437, "c5000", 0, 8435, 0, 0, 5000),
    ("credit", 1003, "c2000", 1, 1005, 995, 0, 1005),
    ("credit", 1002, "c1000", 0, 1005, 0, 0, 1000),
    ("credit", 1002, "c1000,c5", 1, 5, 0, 0, 1005),
    ("credit", 1001, "c1005", 1, 1005, 0, 0, 1005),
    ("credit", 1001, "c1001", 1, 1005, 0, 0, 1001),
    ("credit", 2, "c5", 1, 5, 0, 0, 5),
]

# way, due, tenders, operation: back
REVERSED = [
    ("round", 1003, "c2000", "void", "0+1005"),
    ("round", 1003, "c2000", "part:400", "0+400,0+605"),
    ("round", 1002, "c1000", "part:400", "0+400,0+600"),
    ("round", 1002, "c1000", "part:1001", "0+1000,0+0"),
    ("round", 1008, "k1008:400,c2000", "part:500", "400+100,0+510"),
    ("credit", 1003, "c2000", "void", "0+1005"),
]


def checked(text: str) -> Check:
    check = Check()
    check.all(text.encode().splitlines(keepends=True))
    return check


class WorkedExamples(unittest.TestCase):
    def test_payments(self) -> None:
        for way, due, tenders, enough, asked, change, rounding, applied in WORKED:
            with self.subTest(way=way, due=due, tenders=tenders):
                credit, left = max(0, applied - due), max(0, due - applied)
                should = f"{enough} {asked} {change} {rounding} {credit} {left} -"
                self.assertEqual((rounding, should), outcome(str(due), way, "none", tenders))

    def test_reversals(self) -> None:
        for way, due, tenders, operation, back in REVERSED:
            with self.subTest(way=way, due=due, operation=operation):
                self.assertEqual(back, outcome(str(due), way, operation, tenders)[1].split(" ")[-1])

    def test_card_that_approves_more(self) -> None:
        for way in penny_oracle.WAYS:
            self.assertTrue(outcome("1002", way, "void", "k1002:1010")[1].endswith(" 0 0 8 0 1010+0"))

    def test_given_back(self) -> None:
        self.assertEqual((-2, "1 1000 0 -2 0 0 -"), outcome("1002", "round", "none", "c500,b,c1000"))

    def test_near_and_its_sum(self) -> None:
        self.assertEqual([0, 0, 0, 5, 5, 5, 5, 5, 10, 10], [near(x) for x in range(10)])
        self.assertEqual(0, sum(near(x) - x for x in range(100, 110)))

    def test_kept_is_applied_and_rounding(self) -> None:
        for due in range(1, 60):
            for cash in range(1, 90):
                fields = outcome(str(due), "round", "none", f"c{cash}")[1].split(" ")
                if fields[0] == "1":
                    change, rounding = int(fields[2]), int(fields[3])
                    self.assertEqual(due, cash - change - rounding)
                    self.assertIn(rounding, (-2, -1, 0, 1, 2))
                    self.assertGreaterEqual(change, 0)


class Lines(unittest.TestCase):
    def test_the_page(self) -> None:
        check = checked(LINES)
        self.assertEqual([], check.shown)
        self.assertEqual("cases 4\nrounding exact 0\nrounding round 0\nrounding credit 0", check.told())

    def test_each_changed_field_is_found(self) -> None:
        lines = LINES.splitlines()
        for i, line in enumerate(lines[:-1]):
            fields = line.split(" ")
            for j in (0, *range(4, 12)):
                changed = fields[:j] + [fields[j] + "1"] + fields[j + 1:]
                text = "\n".join(lines[:i] + [" ".join(changed)] + lines[i + 1:]) + "\n"
                with self.subTest(line=i, field=j):
                    self.assertEqual(1, checked(text).wrong)

    def test_what_it_should_have_been(self) -> None:
        shown = checked(LINES.replace("1390 2", "1392 0")).shown
        self.assertEqual(1, len(shown))
        self.assertIn("line 3: 1008 round card none k1008:400,c2000 1 610 1392 0 0 0 -", shown[0])
        self.assertIn("should be: 1008 round card none k1008:400,c2000 1 610 1390 2 0 0 -", shown[0])

    def test_form(self) -> None:
        first = LINES.splitlines()[0]
        for bad in (first + " ", " " + first, first.replace(" ", "  ", 1), first + "\r", first.replace("1002", "01002", 1),
                    first.replace("asked", "Asked"), first.replace("-2", "-02"), first.replace("c1000", "c1000,"),
                    first.replace("c1000", "c+1000"), first.replace("void", "voids"), first.replace("round", "Round"),
                    first.replace("asked", "as\u0131"), "", "# " + first):
            with self.subTest(bad=bad):
                self.assertEqual(1, checked(f"{bad}\nend 1\n").wrong)

    def test_what_may_not_happen(self) -> None:
        for operation, tenders in (
                ("none", "c1000,c5"), ("none", "k1002:1002,c5"), ("none", "k1000:400,c700"), ("none", "k1002:400,b,c700"),
                ("none", "c0"), ("none", ""), ("none", "k1002"), ("none", "x5"), ("part:0", "c1002"), ("part:1002", "c1002"),
                ("part:", "c1002"), ("void", "c5,b")):
            with self.subTest(operation=operation, tenders=tenders), self.assertRaises(Wrong):
                outcome("1002", "round", operation, tenders)

    def test_end(self) -> None:
        for bad in (LINES.replace("end 4\n", ""), LINES.replace("end 4", "end 5"), LINES[:-1], LINES + "end 4\n", LINES + "\n",
                    LINES.replace("end 4", "end 04"), ""):
            with self.subTest(bad=bad[-20:]):
                self.assertGreaterEqual(checked(bad).wrong, 1)

    def test_at_most_ten_are_shown(self) -> None:
        check = checked("nonsense\n" * 30 + "end 30\n")
        self.assertEqual((30, 10), (check.wrong, len(check.shown)))


class Called(unittest.TestCase):
    def run_it(self, text: str) -> "subprocess.CompletedProcess[bytes]":
        script = Path(penny_oracle.__file__)
        return subprocess.run([sys.executable, str(script)], input=text.encode(), capture_output=True, check=False)

    def test_exit_codes(self) -> None:
        self.assertEqual(0, self.run_it(LINES).returncode)
        self.assertEqual(1, self.run_it(LINES.replace("995", "1000")).returncode)
        self.assertEqual(1, self.run_it(LINES.replace("end 4\n", "")).returncode)


if __name__ == "__main__":
    unittest.main()
