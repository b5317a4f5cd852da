"""A second restore oracle.

Written from the page alone (rule-packs.md): nothing here is taken from the program whose answers it is compared with.

    python3 oracle_second.py < cases.jsonl > answers.jsonl

reads one case a line as JSON, and writes one line of JSON for each, in the same order. Money is whole cents, an instant is whole
milliseconds since 1970 in UTC, and a day is its ordinal (`datetime.date.toordinal`). A line that cannot be read ends it with 1.
"""

import json
import sys
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Any, Optional
from zoneinfo import ZoneInfo

SECOND = 1000
HOUR = 3600 * SECOND
DAY = 24 * HOUR
EPOCH = date(1970, 1, 1).toordinal()
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HARD = "hard-disconnected"

Effect = dict[str, Any]


# --- texts and what they stand for ---


@lru_cache(maxsize=65536)
def cents(text: str) -> int:
    """`"129.98"`, and also `"129.9"`, `"129"` and `"-5.00"`."""
    digits = text.removeprefix("-")
    whole, _, part = digits.partition(".")
    if not whole.isdigit() or len(part) > 2 or (part and not part.isdigit()):
        raise ValueError(f"'{text}' is no amount")
    amount = int(whole) * 100 + int(part.ljust(2, "0"))
    return amount if digits == text else -amount


def money(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def optional_cents(texts: dict[str, str], key: str) -> Optional[int]:
    text = texts.get(key)
    return None if text is None else cents(text)


@lru_cache(maxsize=65536)
def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def optional_day(texts: dict[str, str], key: str) -> Optional[int]:
    text = texts.get(key)
    return None if text is None else day(text)


def day_text(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


@lru_cache(maxsize=65536)
def instant(text: str) -> int:
    """`2026-11-30T20:59:00.000Z`, with none to three digits after the second's point."""
    if not text.endswith("Z"):
        raise ValueError(f"'{text}' is no instant in UTC")
    moment, _, part = text[:-1].partition(".")
    if len(part) > 3 or (part and not part.isdigit()):
        raise ValueError(f"'{text}' is no instant to the millisecond")
    seconds = int(datetime.fromisoformat(moment).replace(tzinfo=timezone.utc).timestamp())
    return seconds * SECOND + int(part.ljust(3, "0"))


def minutes(text: str) -> int:
    """`16:00` as minutes of the day."""
    clock = time.fromisoformat(text)
    return clock.hour * 60 + clock.minute


def hundredths(percent: Any) -> int:
    """A percent as whole hundredths of one; numbers with a point come as texts, so that they are exact."""
    scaled = Decimal(percent) * 100
    if scaled != int(scaled):
        raise ValueError(f"{percent} has more than two digits after the point")
    return int(scaled)


# --- days and times in a zone ---


@lru_cache(maxsize=None)
def zone_of(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=262144)
def moment_of(zone: ZoneInfo, ordinal: int, minute: int) -> int:
    """The instant of a local day and time: the first of two, and as much later as the clocks jump if there is none."""
    local = datetime.combine(date.fromordinal(ordinal), time(minute // 60, minute % 60), zone)
    offset = local.utcoffset()
    assert offset is not None
    seconds = (ordinal - EPOCH) * 86400 + minute * 60 - (offset.days * 86400 + offset.seconds)
    return seconds * SECOND


def end_of(zone: ZoneInfo, ordinal: int) -> int:
    return moment_of(zone, ordinal + 1, 0)


def local_at(zone: ZoneInfo, moment: int) -> datetime:
    return datetime.fromtimestamp(moment // SECOND, zone)


def today_at(zone: ZoneInfo, moment: int) -> int:
    return local_at(zone, moment).toordinal()


# --- the pack ---


@dataclass(frozen=True, slots=True)
class Restore:
    id: str
    fee: int
    deposit: int
    appointment: bool
    cut_off: Optional[int]
    weekdays: frozenset[int]
    holidays: frozenset[int]

    def works(self, ordinal: int) -> bool:
        """Whether it is a business day."""
        return (ordinal - 1) % 7 in self.weekdays and ordinal not in self.holidays

    def after(self, ordinal: int, count: int) -> int:
        """So many business days after a day."""
        while count > 0:
            ordinal += 1
            if self.works(ordinal):
                count -= 1
        return ordinal

    def fees(self, status: str) -> int:
        return self.fee + (self.deposit if status == HARD else 0)


@dataclass(frozen=True, slots=True)
class Promise:
    id: str
    grace: int


@dataclass(frozen=True, slots=True)
class Discount:
    id: str
    percent: int
    worth: Optional[int]


@dataclass(frozen=True, slots=True)
class LateFee:
    id: str
    pay: str
    amount: Optional[int]
    percent: int
    grace: int

    def fee(self, total_due: int) -> int:
        """The nearest cent, a half up."""
        return self.amount if self.amount is not None else (total_due * self.percent + 5000) // 10000


@dataclass(frozen=True, slots=True)
class Tender:
    id: str
    tenders: frozenset[str]
    when: str
    items_min: int
    refused: bool
    clearing_days: int


@dataclass(slots=True)
class Pack:
    zone: ZoneInfo
    stale: int
    max_error: int
    restores: dict[str, Restore]
    promise: Optional[Promise]
    discount: Optional[Discount]
    late_fee: Optional[LateFee]
    tenders: list[Tender]
    order: Optional[list[str]]


def restore_rule(rule: dict[str, Any]) -> Restore:
    cut_off = rule.get("cut-off")
    return Restore(
        id=rule["id"], fee=cents(rule.get("fee", "0")), deposit=cents(rule.get("security-deposit", "0")),
        appointment=rule["appointment"], cut_off=None if cut_off is None else minutes(cut_off),
        weekdays=frozenset(WEEK.index(name) for name in rule.get("days", WEEK)),
        holidays=frozenset(day(text) for text in rule.get("holidays", ())))


def late_fee_rule(rule: dict[str, Any]) -> LateFee:
    if ("amount" in rule) == ("percent" in rule):
        raise ValueError(f"rule {rule['id']}: either amount or percent")
    return LateFee(
        id=rule["id"], pay=rule["pay"], amount=optional_cents(rule, "amount"), percent=hundredths(rule.get("percent", 0)),
        grace=rule.get("grace-days", 0))


def tender_rule(rule: dict[str, Any]) -> Tender:
    return Tender(
        id=rule["id"], tenders=frozenset(rule["tenders"]), when=rule["when"], items_min=rule.get("returned-items-min", 0),
        refused=rule["answer"] == "refused", clearing_days=rule.get("clearing-days", 0))


def add_rule(pack: Pack, rule: dict[str, Any]) -> None:
    kind = rule["is"]
    if kind == "restore":
        restore = restore_rule(rule)
        pack.restores.update((status, restore) for status in rule["statuses"])
    elif kind == "promise":
        pack.promise = Promise(rule["id"], rule.get("grace-days", 0))
    elif kind == "discount":
        pack.discount = Discount(rule["id"], hundredths(rule.get("percent", 100)), optional_cents(rule, "worth"))
    elif kind == "late-fee":
        pack.late_fee = late_fee_rule(rule)
    elif kind == "tender":
        pack.tenders.append(tender_rule(rule))
    elif kind == "allocation":
        pack.order = rule["order"]
    else:
        raise ValueError(f"there is no rule '{kind}'")


@lru_cache(maxsize=4096)
def pack_of(text: str) -> Pack:
    """The pack of a text of JSON; its region, dates and policy play no part."""
    raw = json.loads(text)
    pack = Pack(
        zone=zone_of(raw["time-zone"]), stale=raw["stale-after-hours"] * HOUR,
        max_error=raw["clock-error-max-seconds"] * SECOND, restores={}, promise=None, discount=None, late_fee=None,
        tenders=[], order=None)
    for rule in raw["rules"]:
        add_rule(pack, rule)
    return pack


# --- the case ---


class Case:
    """An account as last seen, an amount, a tender and a pack; not the clock."""

    __slots__ = ("facts", "pack", "zone", "status", "total_due", "past_due", "amount", "tender", "cash_only", "items")

    def __init__(self, raw: dict[str, Any], pack: Pack) -> None:
        facts: dict[str, str] = raw["account"]
        zone = facts.get("time_zone")
        self.facts = facts
        self.pack = pack
        self.zone = pack.zone if zone is None else zone_of(zone)
        self.status = facts["status"]
        self.total_due = cents(facts["total_due"])
        self.past_due = cents(facts["past_due"])
        self.amount = cents(raw["amount"])
        self.tender: str = raw["tender"]
        self.cash_only = optional_day(facts, "cash_only_until")
        self.items = int(facts.get("returned_items", "0"))


# --- step 1: which effects there are ---


@dataclass(slots=True)
class RestoreEffect:
    """What a restore effect rests on."""

    rule: Restore
    needed: int
    kind: str = "restore"

    def at(self, case: Case, moment: int, clearing: Optional[Tender]) -> Effect:
        """Step 3 for a restore that is not refused."""
        short = self.needed - case.amount
        more = {"more": money(short)} if short > 0 else {}
        if self.rule.appointment:
            return {"outcome": "needs-appointment", **more, "rules": [self.rule.id]}
        if short > 0:
            return {"outcome": "does-not-restore", **more, "rules": [self.rule.id]}
        return self.restores(case.zone, moment, clearing)

    def restores(self, zone: ZoneInfo, moment: int, clearing: Optional[Tender]) -> Effect:
        rule = self.rule
        today = today_at(zone, moment)
        cut_off = None if rule.cut_off is None else moment_of(zone, today, rule.cut_off)
        counts = rule.works(today) and (cut_off is None or moment < cut_off)
        first = today if counts else rule.after(today, 1)
        if clearing is not None:
            cleared = rule.after(first, clearing.clearing_days)
            return {"outcome": "restores-after-clearing", "date": day_text(cleared), "rules": [rule.id, clearing.id]}
        if not counts:
            return {"outcome": "restores-next-business-day", "date": day_text(first), "rules": [rule.id]}
        effect: Effect = {"outcome": "restores-today", "date": day_text(today)}
        if cut_off is not None:
            effect["time"] = local_at(zone, cut_off).strftime("%H:%M")
        effect["rules"] = [rule.id]
        return effect


@dataclass(slots=True)
class DayEffect:
    """What an effect that has a last day rests on: promise, discount and fee."""

    kind: str
    rule: Promise | Discount | LateFee
    needed: int
    last_day: int
    amount: Optional[int]

    def at(self, case: Case, moment: int, clearing: Optional[Tender]) -> Effect:
        """Step 3 for an effect with a last day that is not refused. Clearing plays no part."""
        effect: Effect = {}
        if moment >= end_of(case.zone, self.last_day):
            effect["outcome"] = "lost"
        elif case.amount >= self.needed:
            effect["outcome"] = "kept"
        else:
            effect["outcome"] = "short"
            effect["more"] = money(self.needed - case.amount)
        if self.amount is not None:
            effect["amount"] = money(self.amount)
        effect["date"] = day_text(self.last_day)
        effect["rules"] = [self.rule.id]
        return effect


AnyEffect = RestoreEffect | DayEffect


def restore_effect(case: Case) -> Optional[RestoreEffect]:
    rule = case.pack.restores.get(case.status)
    if rule is None:
        return None
    needed = optional_cents(case.facts, "restore_due")
    if needed is None:
        needed = case.past_due + rule.fees(case.status)
    return RestoreEffect(rule, needed) if needed > 0 or rule.appointment else None


def promise_effect(case: Case) -> Optional[DayEffect]:
    rule = case.pack.promise
    until = optional_day(case.facts, "promise_date")
    needed = optional_cents(case.facts, "promise_amount")
    if rule is None or until is None or needed is None or needed <= 0:
        return None
    return DayEffect("promise", rule, needed, until + rule.grace, None)


def discount_effect(case: Case) -> Optional[DayEffect]:
    rule = case.pack.discount
    until = optional_day(case.facts, "discount_until")
    if rule is None or until is None or case.total_due <= 0:
        return None
    needed = -(-case.total_due * rule.percent // 10000)
    return DayEffect("discount", rule, needed, until, rule.worth)


def spared_by(case: Case, rule: LateFee) -> int:
    """What must be paid to be spared the late fee."""
    if rule.pay == "past-due":
        return case.past_due
    if rule.pay == "total-due":
        return case.total_due
    if rule.pay != "min-due":
        raise ValueError(f"rule {rule.id}: there is no '{rule.pay}'")
    known = optional_cents(case.facts, "min_due")
    return case.total_due if known is None else known


def fee_effect(case: Case) -> Optional[DayEffect]:
    rule = case.pack.late_fee
    until = optional_day(case.facts, "due_date")
    if rule is None or until is None or case.total_due <= 0:
        return None
    needed = spared_by(case, rule)
    fee = rule.fee(case.total_due)
    return DayEffect("fee", rule, needed, until + rule.grace, fee) if needed > 0 and fee > 0 else None


def effects_there_are(case: Case) -> list[AnyEffect]:
    if case.status == "closed":
        return []
    found = (restore_effect(case), promise_effect(case), discount_effect(case), fee_effect(case))
    return [effect for effect in found if effect is not None]


# --- step 2: may anything be said ---


def unsayable(case: Case, at: int, error: Optional[int]) -> Optional[str]:
    """Why nothing may be said, or None."""
    if error is None or error > case.pack.max_error:
        return "clock"
    as_of = instant(case.facts["as_of"])
    if as_of > at + error:
        return "clock"
    return "stale" if at + error - as_of > case.pack.stale else None


# --- step 3: the outcome at one instant ---


def holds(case: Case, rule: Tender, moment: int) -> bool:
    """Whether the `when` of a tender rule holds."""
    if rule.when == "always":
        return True
    if rule.when == "cash-only":
        return case.cash_only is not None and moment < end_of(case.zone, case.cash_only)
    if rule.when == "returned-items":
        return case.items >= rule.items_min
    raise ValueError(f"rule {rule.id}: there is no '{rule.when}'")


def refused_by(case: Case, effect: AnyEffect, rule: Tender) -> Effect:
    told: Effect = {"outcome": "tender-refused"}
    if rule.when == "cash-only" and case.cash_only is not None:
        told["date"] = day_text(case.cash_only)
    told["why"] = rule.when
    told["rules"] = [effect.rule.id, rule.id]
    return told


def told_at(case: Case, effects: list[AnyEffect], moment: int) -> list[Effect]:
    """The outcomes of all effects at one instant."""
    counting = [rule for rule in case.pack.tenders if case.tender in rule.tenders and holds(case, rule, moment)]
    refusing = next((rule for rule in counting if rule.refused), None)
    if refusing is not None:
        return [refused_by(case, effect, refusing) for effect in effects]
    clearing = max(counting, key=lambda rule: rule.clearing_days, default=None)
    return [effect.at(case, moment, clearing) for effect in effects]


# --- step 4: the error of the clock ---


def whichever(first: Effect, second: Effect) -> Effect:
    """What holds at both ends of the clock's error."""
    if first == second:
        return first
    rules = first["rules"] + [rule for rule in second["rules"] if rule not in first["rules"]]
    return {"outcome": "nothing-promised", "why": "cut-off", "rules": rules}


def effects_of(case: Case, clock: dict[str, Any]) -> list[Effect]:
    effects = effects_there_are(case)
    if not effects:
        return []
    error: Optional[int] = clock["error_ms"]
    at = 0 if error is None else instant(clock["at"])
    why = unsayable(case, at, error)
    if why is not None or error is None:
        told = [{"outcome": "nothing-promised", "why": why, "rules": [effect.rule.id]} for effect in effects]
    elif error == 0:
        told = told_at(case, effects, at)
    else:
        ends = zip(told_at(case, effects, at - error), told_at(case, effects, at + error))
        told = [whichever(first, second) for first, second in ends]
    return [{"kind": effect.kind, **outcome} for effect, outcome in zip(effects, told)]


# --- the split ---


def restore_bucket(case: Case) -> int:
    rule = case.pack.restores.get(case.status)
    if rule is None:
        return 0
    known = optional_cents(case.facts, "restore_due")
    return rule.fees(case.status) if known is None else max(0, known - case.past_due)


def buckets_of(case: Case) -> dict[str, int]:
    """What each bucket holds."""
    aged = {name: cents(case.facts.get(name.replace("-", "_"), "0")) for name in ("past-due-90", "past-due-60", "past-due-30")}
    return {
        "restore-fee": restore_bucket(case), **aged, "past-due-rest": max(0, case.past_due - sum(aged.values())),
        "current": max(0, case.total_due - case.past_due)}


def allocation_of(case: Case) -> list[dict[str, str]]:
    if case.pack.order is None:
        return []
    buckets = buckets_of(case)
    left = case.amount
    split = []
    for name in case.pack.order:
        takes = min(buckets[name], left)
        left -= takes
        split.append((name, takes))
    split.append(("credit", left))
    return [{"bucket": name, "amount": money(takes)} for name, takes in split if takes > 0]


# --- lines ---


def answer(line: str) -> str:
    """The line of output for a line of input."""
    raw = json.loads(line, parse_float=str)
    case = Case(raw, pack_of(json.dumps(raw["pack"])))
    told = {"effects": effects_of(case, raw["clock"]), "allocation": allocation_of(case)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def main() -> int:
    out = sys.stdout.buffer
    for number, raw in enumerate(sys.stdin.buffer, 1):
        try:
            out.write(answer(raw.decode("utf-8")).encode("utf-8") + b"\n")
        except (ArithmeticError, KeyError, TypeError, ValueError) as e:
            out.flush()
            print(f"line {number}: {type(e).__name__}: {e}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
