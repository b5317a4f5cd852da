"""Tests of oracle_second: the page's examples, and days and times on which the clocks change.

    python3 -m unittest test_oracle_second
"""

import json
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any

import oracle_second

ORDER = ["restore-fee", "past-due-90", "past-due-60", "past-due-30", "past-due-rest", "current"]
PAGE_LINE = (
    '{"account":{"status":"soft-disconnected","total_due":"209.97","past_due":"109.98","as_of":"2026-11-30T14:00:00.000Z"},'
    '"amount":"100.00","tender":"cash","clock":{"at":"2026-11-30T20:59:00.000Z","error_ms":2000},"pack":{"version":1,"sample":true,'
    '"region":"any","effective-from":"2026-01-01","time-zone":"America/New_York","currency":"USD","stale-after-hours":12,'
    '"clock-error-max-seconds":60,"rules":[{"id":"back-on","is":"restore","statuses":["soft-disconnected"],"fee":"20.00",'
    '"appointment":false,"cut-off":"16:00"},{"id":"order","is":"allocation","order":["restore-fee","past-due-90","past-due-60",'
    '"past-due-30","past-due-rest","current"]}]}}')
PAGE_ANSWER = (
    '{"effects":[{"kind":"restore","outcome":"does-not-restore","more":"29.98","rules":["back-on"]}],'
    '"allocation":[{"bucket":"restore-fee","amount":"20.00"},{"bucket":"past-due-rest","amount":"80.00"}]}')

RESTORE = {"id": "back", "is": "restore", "statuses": ["soft-disconnected", "hard-disconnected"], "appointment": False}
TENDER = {"id": "t", "is": "tender", "tenders": ["cheque"], "when": "always", "answer": "refused"}
CLEARS = {**TENDER, "answer": "clears-after", "clearing-days": 2}


def answer(
        *rules: dict[str, Any], amount: str = "100.00", tender: str = "cash", at: str = "2026-07-01T12:00:00Z",
        error: int | None = 0, zone: str = "America/New_York", **facts: str) -> dict[str, Any]:
    """What is told of an account that owes 100.00, all of it past due; `as_of` is `at` unless it is given."""
    account = {"status": "soft-disconnected", "total_due": "100.00", "past_due": "100.00", "as_of": at, **facts}
    pack = {"time-zone": zone, "stale-after-hours": 12, "clock-error-max-seconds": 60, "rules": list(rules)}
    case = {"account": account, "amount": amount, "tender": tender, "clock": {"at": at, "error_ms": error}, "pack": pack}
    told: dict[str, Any] = json.loads(oracle_second.answer(json.dumps(case)))
    return told


def effects(*rules: dict[str, Any], **more: Any) -> list[str]:
    """The effects, each written as in a pack's examples."""
    lines = []
    for effect in answer(*rules, **more)["effects"]:
        values = [f"{name}={effect[name]}" for name in ("more", "amount", "date", "time", "why") if name in effect]
        lines.append(" ".join([effect["kind"], effect["outcome"], *values, "rules=" + ",".join(effect["rules"])]))
    return lines


class ThePage(unittest.TestCase):
    def told(self, **clock: Any) -> Any:
        case = json.loads(PAGE_LINE)
        case["amount"] = "129.98"
        case["clock"].update(clock)
        return json.loads(oracle_second.answer(json.dumps(case)))["effects"]

    def test_the_line(self) -> None:
        self.assertEqual(json.loads(PAGE_ANSWER), json.loads(oracle_second.answer(PAGE_LINE)))

    def test_enough(self) -> None:
        self.assertEqual(
            [{"kind": "restore", "outcome": "restores-today", "date": "2026-11-30", "time": "16:00", "rules": ["back-on"]}],
            self.told())

    def test_both_sides_of_the_cut_off(self) -> None:
        self.assertEqual(
            [{"kind": "restore", "outcome": "nothing-promised", "why": "cut-off", "rules": ["back-on"]}],
            self.told(at="2026-11-30T21:00:00.000Z"))

    def test_both_after_the_cut_off(self) -> None:
        self.assertEqual(
            [{"kind": "restore", "outcome": "restores-next-business-day", "date": "2026-12-01", "rules": ["back-on"]}],
            self.told(at="2026-11-30T21:00:02.000Z"))

    def test_stale(self) -> None:
        at = "2026-12-01T01:59:58.000Z"
        self.assertEqual("restores-next-business-day", self.told(at=at)[0]["outcome"])
        self.assertEqual(
            [{"kind": "restore", "outcome": "nothing-promised", "why": "stale", "rules": ["back-on"]}],
            self.told(at=at.replace("58.000", "58.001")))

    def test_clock(self) -> None:
        nothing = [{"kind": "restore", "outcome": "nothing-promised", "why": "clock", "rules": ["back-on"]}]
        self.assertEqual(nothing, self.told(error_ms=None))
        self.assertEqual(nothing, self.told(error_ms=60001))
        self.assertNotEqual(nothing, self.told(error_ms=60000))
        self.assertEqual(nothing, self.told(at="2026-11-30T13:59:57.999Z"))
        self.assertNotEqual(nothing, self.told(at="2026-11-30T13:59:58Z"))

    def test_the_line_of_an_example(self) -> None:
        late = {"id": "late", "is": "late-fee", "pay": "min-due", "amount": "10.00"}
        self.assertEqual(
            ["fee short more=4.12 amount=10.00 date=2026-12-15 rules=late"],
            effects(late, amount="95.88", due_date="2026-12-15"))

    def test_as_a_program(self) -> None:
        run = subprocess.run(
            [sys.executable, str(Path(oracle_second.__file__))], input=f"{PAGE_LINE}\n{PAGE_LINE}\n".encode(),
            capture_output=True, check=True)
        self.assertEqual([json.loads(PAGE_ANSWER)] * 2, [json.loads(line) for line in run.stdout.splitlines()])

    def test_a_line_that_cannot_be_read(self) -> None:
        run = subprocess.run(
            [sys.executable, str(Path(oracle_second.__file__))], input=b"{}\n", capture_output=True, check=False)
        self.assertEqual(1, run.returncode)


class ClocksChange(unittest.TestCase):
    """In New York from 02:00 to 03:00 on 2026-03-08, and from 02:00 back to 01:00 on 2026-11-01."""

    def restored(self, cut_off: str, at: str, **more: Any) -> str:
        return effects({**RESTORE, "cut-off": cut_off}, at=at, **more)[0]

    def test_time_that_never_comes(self) -> None:
        self.assertEqual(
            "restore restores-today date=2026-03-08 time=03:30 rules=back", self.restored("02:30", "2026-03-08T07:29:59.999Z"))
        self.assertEqual(
            "restore restores-next-business-day date=2026-03-09 rules=back", self.restored("02:30", "2026-03-08T07:30:00Z"))

    def test_time_that_comes_twice(self) -> None:
        self.assertEqual(
            "restore restores-today date=2026-11-01 time=01:30 rules=back", self.restored("01:30", "2026-11-01T05:29:59.999Z"))
        for at in ("2026-11-01T05:30:00Z", "2026-11-01T06:15:00Z"):
            self.assertEqual("restore restores-next-business-day date=2026-11-02 rules=back", self.restored("01:30", at))

    def promised(self, until: str, at: str, zone: str) -> str:
        line = effects(
            {"id": "p", "is": "promise"}, at=at, zone=zone, status="active", promise_date=until, promise_amount="1.00")[0]
        return line.split(" ")[1]

    def test_midnight_that_never_comes(self) -> None:
        """Cairo jumps from 00:00 to 01:00 on 2026-04-24: the 23rd ends at 01:00 of the 24th, which is 22:00 in UTC."""
        self.assertEqual("kept", self.promised("2026-04-23", "2026-04-23T21:59:59.999Z", "Africa/Cairo"))
        self.assertEqual("lost", self.promised("2026-04-23", "2026-04-23T22:00:00Z", "Africa/Cairo"))

    def test_midnight_that_comes_twice(self) -> None:
        """Havana goes back from 01:00 to 00:00 on 2026-11-01: the 31st ends at the first midnight, 04:00 in UTC."""
        self.assertEqual("kept", self.promised("2026-10-31", "2026-11-01T03:59:59.999Z", "America/Havana"))
        self.assertEqual("lost", self.promised("2026-10-31", "2026-11-01T04:00:00Z", "America/Havana"))

    def test_day_that_never_comes(self) -> None:
        """Apia left out 2011-12-30: the start of it, which is the end of the 29th, is the instant at which the 31st begins."""
        self.assertEqual("kept", self.promised("2011-12-29", "2011-12-30T09:59:59.999Z", "Pacific/Apia"))
        self.assertEqual("lost", self.promised("2011-12-29", "2011-12-30T10:00:00Z", "Pacific/Apia"))

    def test_half_an_hour(self) -> None:
        """Lord Howe jumps from 02:00 to 02:30 on 2026-10-04."""
        self.assertEqual(
            "restore restores-today date=2026-10-04 time=02:45 rules=back",
            self.restored("02:15", "2026-10-03T15:40:00Z", time_zone="Australia/Lord_Howe"))

    def test_last_day_over_the_change(self) -> None:
        self.assertEqual("kept", self.promised("2026-11-01", "2026-11-02T04:59:59.999Z", "America/New_York"))
        self.assertEqual("lost", self.promised("2026-11-01", "2026-11-02T05:00:00Z", "America/New_York"))


class Restores(unittest.TestCase):
    def test_needed(self) -> None:
        rule = {**RESTORE, "fee": "20.00", "security-deposit": "50.00", "appointment": True}
        self.assertEqual(["restore needs-appointment more=20.00 rules=back"], effects(rule))
        self.assertEqual(["restore needs-appointment more=70.00 rules=back"], effects(rule, status="hard-disconnected"))
        self.assertEqual(["restore needs-appointment rules=back"], effects(rule, restore_due="0"))
        self.assertEqual([], effects(RESTORE, restore_due="0.00"))
        self.assertEqual([], effects(rule, status="closed"))
        self.assertEqual([], effects(rule, status="active"))

    def test_business_days(self) -> None:
        rule = {**RESTORE, "days": ["mon", "tue", "wed", "thu", "fri"], "holidays": ["2026-07-03", "2026-07-07"]}
        self.assertEqual(
            ["restore restores-next-business-day date=2026-07-06 rules=back"], effects(rule, at="2026-07-03T12:00:00Z"))
        self.assertEqual(["restore restores-today date=2026-07-02 rules=back"], effects(rule, at="2026-07-03T03:59:00Z"))
        self.assertEqual(
            ["restore restores-after-clearing date=2026-07-08 rules=back,t"],
            effects(rule, CLEARS, tender="cheque", at="2026-07-02T12:00:00Z"))

    def test_most_clearing_days_and_the_first_of_them(self) -> None:
        rules = [{**CLEARS, "id": name, "clearing-days": days} for name, days in (("a", 1), ("b", 3), ("c", 3))]
        self.assertEqual(
            ["restore restores-after-clearing date=2026-07-04 rules=back,b"], effects(RESTORE, *rules, tender="cheque"))
        self.assertEqual(
            ["restore does-not-restore more=0.01 rules=back"], effects(RESTORE, *rules, tender="cheque", amount="99.99"))


class Tenders(unittest.TestCase):
    def test_refused(self) -> None:
        promise = {"id": "p", "is": "promise"}
        self.assertEqual(
            ["restore tender-refused why=always rules=back,t", "promise tender-refused why=always rules=p,t"],
            effects(RESTORE, promise, CLEARS, TENDER, tender="cheque", promise_date="2026-07-09", promise_amount="5"))

    def test_cash_only(self) -> None:
        rule = {**TENDER, "when": "cash-only"}
        until = {"tender": "cheque", "cash_only_until": "2026-07-01"}
        self.assertEqual(
            ["restore tender-refused date=2026-07-01 why=cash-only rules=back,t"],
            effects(RESTORE, rule, at="2026-07-02T03:59:59.999Z", **until))
        self.assertEqual(
            ["restore nothing-promised why=cut-off rules=back,t"],
            effects(RESTORE, rule, at="2026-07-02T04:00:00Z", error=1, **until))
        self.assertEqual(
            ["restore restores-today date=2026-07-02 rules=back"], effects(RESTORE, rule, at="2026-07-02T04:00:00Z", **until))

    def test_returned_items(self) -> None:
        rule = {**TENDER, "when": "returned-items", "returned-items-min": 2}
        self.assertIn("refused", effects(RESTORE, rule, tender="cheque", returned_items="2")[0])
        self.assertNotIn("refused", effects(RESTORE, rule, tender="cheque", returned_items="1")[0])
        self.assertNotIn("refused", effects(RESTORE, rule, tender="cheque")[0])


class LastDays(unittest.TestCase):
    def test_discount_is_rounded_up(self) -> None:
        rule = {"id": "d", "is": "discount", "percent": 33.33, "worth": "5.00"}
        facts = {"status": "active", "total_due": "100.01", "discount_until": "2026-07-01"}
        self.assertEqual(["discount short more=0.01 amount=5.00 date=2026-07-01 rules=d"], effects(rule, amount="33.33", **facts))
        self.assertEqual(["discount kept amount=5.00 date=2026-07-01 rules=d"], effects(rule, amount="33.34", **facts))
        self.assertEqual([], effects(rule, **{**facts, "total_due": "-1.00"}))

    def test_fee_is_rounded_to_the_nearest(self) -> None:
        rule = {"id": "f", "is": "late-fee", "pay": "past-due", "percent": 1.5, "grace-days": 2}
        for total, fee in (("1.00", "0.02"), ("0.99", "0.01"), ("0.34", "0.01")):
            self.assertEqual(
                [f"fee kept amount={fee} date=2026-07-03 rules=f"],
                effects(rule, status="active", total_due=total, due_date="2026-07-01"))
        self.assertEqual([], effects(rule, status="active", total_due="0.33", due_date="2026-07-01"))
        self.assertEqual([], effects(rule, status="active", past_due="0.00", due_date="2026-07-01"))


class Split(unittest.TestCase):
    def test_all_buckets_and_credit(self) -> None:
        rule = {"id": "o", "is": "allocation", "order": ORDER[::-1]}
        told = answer(
            {**RESTORE, "fee": "20"}, rule, amount="200.00", total_due="130.00", past_due_30="10.00", past_due_60="0.50")
        self.assertEqual(
            [("current", "30.00"), ("past-due-rest", "89.50"), ("past-due-30", "10.00"), ("past-due-60", "0.50"),
             ("restore-fee", "20.00"), ("credit", "50.00")],
            [(part["bucket"], part["amount"]) for part in told["allocation"]])

    def test_restore_due_is_known(self) -> None:
        rule = {"id": "o", "is": "allocation", "order": ORDER}
        told = answer(RESTORE, rule, amount="7.00", restore_due="105.00")["allocation"]
        self.assertEqual([{"bucket": "restore-fee", "amount": "5.00"}, {"bucket": "past-due-rest", "amount": "2.00"}], told)


class Order(unittest.TestCase):
    """More money never worsens an effect."""

    RANKS = ["does-not-restore", "nothing-promised", "restores-next-business-day", "restores-today"]

    def test_more_money(self) -> None:
        rule = {**RESTORE, "cut-off": "12:00"}
        for at in ("2026-07-01T15:00:00Z", "2026-07-01T16:00:00Z", "2026-07-01T17:00:00Z"):
            told = [effects(rule, at=at, error=5, amount=f"{n}.00")[0].split(" ")[1] for n in range(95, 106)]
            ranks = [self.RANKS.index(outcome) for outcome in told]
            self.assertEqual(sorted(ranks), ranks)


if __name__ == "__main__":
    unittest.main()
