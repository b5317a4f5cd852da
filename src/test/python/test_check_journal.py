"""Tests check_journal.py with journals built here, by docs/journal-format.md alone.

python3 -m unittest discover -s src/test/python
"""
import base64
import copy
import datetime
import hashlib
import io
import json
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_journal  # noqa: E402

PROGRAM = check_journal.__file__
TILL, EPOCH = "0042-1", "0123456789abcdef" * 2
SECRET = bytes(range(32))

# ---- Signing, for tests only: straight from RFC 8032, with none of the checker's code ------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
BASE = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
        46316835694926478169428394003475163141307993866256225615783033603165251855960)


def multiply(n, point):
    """Projective coordinates (X, Y, Z), the plain formulas of RFC 8032's own ancestors; slow, but another way to go."""
    def add(p, q):
        a = p[2] * q[2] % P
        b, c, d = a * a % P, p[0] * q[0] % P, p[1] * q[1] % P
        e = D * c * d % P
        f, g = b - e, b + e
        return (a * f * ((p[0] + p[1]) * (q[0] + q[1]) - c - d) % P, a * g * (d + c) % P, f * g % P)
    result, power = (0, 1, 1), (point[0], point[1], 1)
    while n:
        if n & 1:
            result = add(result, power)
        power, n = add(power, power), n >> 1
    return result


def encoded(p):
    z = pow(p[2], P - 2, P)
    return (p[1] * z % P | (p[0] * z % P & 1) << 255).to_bytes(32, "little")


def sign(secret, message):
    h = hashlib.sha512(secret).digest()
    a = int.from_bytes(h[:32], "little") & (1 << 254) - 8 | 1 << 254
    public = encoded(multiply(a, BASE))
    r = int.from_bytes(hashlib.sha512(h[32:] + message).digest(), "little") % L
    first = encoded(multiply(r, BASE))
    k = int.from_bytes(hashlib.sha512(first + public + message).digest(), "little") % L
    return public, first + ((r + k * a) % L).to_bytes(32, "little")


KEY = sign(SECRET, b"")[0].hex()


# ---- A small journal ---------------------------------------------------------------------------------------------------

def pid(number):
    """A payment's id."""
    return "019386f4-0000-4000-8000-%012d" % number


def account(name):
    """"A1" is 0065001."""
    return "%04d%03d" % (ord(name[0]), int(name[1:]))


def balance(due):
    return {"total_due": due, "past_due": 0, "as_of": "2026-11-22T00:00:00.000Z"}


def item(name, amount, due=None):
    return {"account": account(name), "amount": amount, "balance": None if due is None else balance(due)}


def approval(amount, currency="USD", terminal="T1", receipt=None, trace=None):
    return {"amount": amount, "currency": currency, "approval": "A1", "last4": "4242", "brand": "VISA", "terminal": terminal,
            "terminal_receipt": receipt, "trace": trace, "terminal_at": "2026-11-22T10:43:12"}


def entry(kind, body, **other):
    return {"kind": kind, "body": body, **other}


def of(payment, kind, approver=None, **keys):
    by = {"clerk": keys.pop("clerk")} if "clerk" in keys else {}
    return entry(kind, {"payment": pid(payment), **keys}, approver=approver, **by)


def abandoned(payment, why, kind, **keys):
    return entry("PaymentAbandoned", {"event": {"kind": kind, **keys},
                                      "payment": {"id": pid(payment), "state": "abandoned", "why": why}})


DEVICES = [{"role": "card-terminal", "profile": "acme-t650p", "hash": "0f" * 32, "local": False, "link": "serial:/dev/ttyUSB0"},
           {"role": "printer", "profile": "acme-80.2", "hash": "1e" * 32, "local": True, "link": "tcp:[::1]:9100"}]


def line(text, style=""):
    return {"text": text, "style": style}


def slip(payment, lines, copy="merchant", signature=False, complete=True):
    return {"payment": payment and pid(payment), "copy": copy, "signature": signature, "complete": complete, "lines": lines}


def story():
    """(kind, body, what differs from the usual) of every entry: cash with change, doubts, a card tip, cancellations."""
    def chosen(payment, name, language="en", due=None):
        return of(payment, "AccountChosen", account=account(name), balance=due and balance(due), language=language)
    cash_items = [item("A1", 5000, 5000), item("A2", 2500)]
    committed = {"id": pid(1), "receipt": "000001", "state": "committed", "privacy": "third-party", "language": "es",
                 "items": [item("A1", 5000, 5000), item("A2", 1000)], "asked": cash_items, "due": 7500, "paid": 6000,
                 "left": 1500, "tenders": [{"kind": "cash", "amount": 4000}, {"kind": "cash", "amount": 2000}],
                 "change": 0, "rounding": 0}
    by_card = {"id": pid(2), "receipt": "000002", "state": "committed", "privacy": "holder", "language": "fa",
               "items": [item("B1", 2100)], "asked": [item("B1", 2000)], "due": 2000, "paid": 2100, "left": 0,
               "tenders": [{"kind": "cash", "amount": 500}, {"kind": "card", **approval(1600)}], "change": 0, "rounding": 0}
    mixed = {"id": pid(4), "receipt": "000003", "state": "committed", "privacy": "third-party", "language": "es",
             "items": [item("D1", 300)], "asked": [item("D1", 300)], "due": 300, "paid": 300, "left": 0,
             "tenders": [{"kind": "card", **approval(200)}, {"kind": "cash", "amount": 100}], "change": 0, "rounding": 0}
    signed = {"id": pid(6), "receipt": "000004", "state": "committed", "privacy": "third-party", "language": "en",
              "items": [item("F1", 900)], "asked": [item("F1", 900)], "due": 900, "paid": 900, "left": 0,
              "tenders": [{"kind": "card", **approval(900)}], "change": 0, "rounding": 0}
    started = {"header": ["Store 42", "¡Bienvenidos! خوش آمدید"], "language": "en",
               "staff": [{"person": "ana", "role": "clerk", "disabled": False}, {"person": "lia", "role": "manager",
                                                                                 "disabled": True}],
               "roles": "cd" * 32, "java": "21", "system": "Linux"}
    return [
        entry("JournalStarted", {"store": "0042", "key": KEY}, mono=900000),                                          # 1
        entry("ProgramStarted", started, mono=5),                                                                     # 2
        entry("StaffChanged", {"person": "ana", "role": "clerk", "change": "added"}, approver="boss"),                # 3
        entry("SignInFailed", {"person": "*", "locked": False}),                                                      # 4
        entry("SignedIn", {"role": "clerk"}, clerk="ana"),                                                            # 5
        entry("TillOpened", {"date": "2026-11-22", "float": 10050, "pieces": {"2000": 5, "25": 2}}),                  # 6
        chosen(1, "A1", "es", 5000),                                                                                  # 7
        of(1, "AmountsChosen", items=cash_items),                                                                     # 8
        of(1, "CashGiven", amount=7499),                                                                              # 9
        of(1, "CashGivenBack", amount=7499),                                                                          # 10
        of(1, "CashGiven", amount=4000),                                                                              # 11
        of(1, "CashGiven", amount=2000),                                                                              # 12
        entry("PaymentCommitted", {"event": {"kind": "SettlePressed"}, "payment": committed},
              link={"till": TILL, "epoch": EPOCH, "seq": 7}),                                                         # 13
        entry("ClockJumped", {"by": -3600000}, jump=-3600000),                                                        # 14
        chosen(2, "B1", "fa"),                                                                                        # 15
        of(2, "HolderIdentified"),                                                                                    # 16
        of(2, "AmountsChosen", items=[item("B1", 2000)]),                                                             # 17
        of(2, "CashGiven", amount=500),                                                                               # 18
        of(2, "CardChosen", reference="0042-1-2", amount=1500, before="batch 7/11"),                                  # 19
        of(2, "CardAnswered", reference="0042-1-2", answer="declined", reason="05"),                                  # 20
        of(2, "CardChosen", reference="0042-1-3", amount=1500, before=" "),                                           # 21
        of(2, "ApprovalSeen", reference="0042-1-3", approval=approval(1600)),                                         # 22
        of(2, "CardAnswered", reference="0042-1-3", answer="silent"),                                                 # 23
        of(2, "AskTerminalPressed"),                                                                                  # 24
        of(2, "Parked"),                                                                                              # 25
        chosen(3, "C1"),                                                                                              # 26
        of(3, "AmountsChosen", items=[item("C1", 5000)]),                                                             # 27
        of(3, "CashGiven", amount=100),                                                                               # 28
        of(3, "CashGivenBack", amount=100),                                                                           # 29
        abandoned(3, "cancelled", "CancelPressed"),                                                                   # 30
        entry("PaymentCommitted", {"event": {"kind": "DoubtEnded", "reference": "0042-1-3", "approval": approval(1600)},
                                   "payment": by_card}, approver="boss", reason="slip"),                                      # 31
        entry("SignedOut", {}),                                                                                       # 32
        entry("ProgramStopped", {}, clerk=None),                                                                      # 33
        entry("ProgramStarted", started, mono=1, clerk=None),                                                         # 34
        entry("SignedIn", {"role": "manager"}, clerk="lia"),                                                          # 35
        chosen(4, "D0"),                                                                                              # 36
        of(4, "HolderIdentified"),                                                                                    # 37
        chosen(4, "D1", "es"),                                                                                        # 38
        of(4, "AmountsChosen", items=[item("D1", 100), item("D0", 1)]),                                               # 39
        of(4, "AmountsChosen", items=[item("D1", 300)]),                                                              # 40
        of(4, "CardChosen", reference="0042-1-4", amount=300, before="~"),                                            # 41
        of(4, "CancelPressed"),                                                                                       # 42
        of(4, "CardAnswered", reference="0042-1-4", answer="approved", approval=approval(300, "EUR")),                # 43
        of(4, "DoubtEnded", "boss", reference="0042-1-4", approval=approval(300, "EUR")),                             # 44
        of(4, "DoubtEnded", "boss", reference="0042-1-4", approval=None),                                             # 45
        of(4, "CardChosen", reference="0042-1-5", amount=300, before="~"),                                            # 46
        of(4, "CardAnswered", reference="0042-1-5", answer="approved", approval=approval(200)),                       # 47
        entry("PaymentCommitted", {"event": {"kind": "CashGiven", "amount": 100}, "payment": mixed}),                 # 48
        chosen(5, "E1"),                                                                                              # 49
        of(5, "AmountsChosen", items=[item("E1", 700)]),                                                              # 50
        of(5, "CardChosen", reference="0042-1-6", amount=700, before="~"),                                            # 51
        of(5, "CardAnswered", reference="0042-1-6", answer="silent"),                                                 # 52
        of(5, "Parked"),                                                                                              # 53
        abandoned(5, "not_paid", "CardAnswered", reference="0042-1-6", answer="declined", reason="code 1234-5678"),   # 54
        entry("CardUnclaimed", {"payment": pid(5), "reference": "0042-1-6", "approval": approval(700)}, clerk=None),  # 55
        entry("ProgramStarted", started, mono=1, clerk=None),                                                         # 56
        entry("DevicesUsed", {"devices": DEVICES}),                                                                   # 57
        entry("SlipSpooled", slip(None, [line("Diagnose"), line("", "cwt")], copy="administration")),                 # 58
        entry("SignedIn", {"role": "manager"}, clerk="lia"),                                                          # 59
        chosen(6, "F1"),                                                                                              # 60
        of(6, "AmountsChosen", items=[item("F1", 900)]),                                                              # 61
        of(6, "CardChosen", reference="0042-1-7", amount=900, before="~"),                                            # 62
        entry("SlipSpooled", slip(6, [line("K A S S E", "cw"), line("VISA ****4242"), line("A0000000031010")],
                                  signature=True), clerk=None),                                                       # 63
        of(6, "SignatureNeeded"),                                                                                     # 64
        of(6, "CardAnswered", reference="0042-1-7", answer="declined", reason="05"),                                  # 65
        of(6, "SignatureChecked", matches=False, clerk="lia"),                                                        # 66
        of(6, "CardChosen", reference="0042-1-8", amount=900, before="~"),                                            # 67
        of(6, "SignatureNeeded"),                                                                                     # 68
        entry("PaymentCommitted", {"event": {"kind": "CardAnswered", "reference": "0042-1-8", "answer": "approved",
                                             "approval": approval(900)}, "payment": signed}),                         # 69
        entry("SlipSpooled", slip(6, [line("x" * 100)], copy="customer", complete=False)),                            # 70
        of(6, "SignatureChecked", matches=True),                                                                      # 71
        entry("BatchClosed", {"terminal": "T1", "first_receipt": 1, "last_receipt": 2, "total": 2700, "groups": [
            {"name": "VISA", "count": 3, "sum": 3000}, {"name": "Rückgabe", "count": 1, "sum": -300}]}),              # 72
        of(4, "SignatureNeeded"),                                                                                     # 73
    ]


LAST = 73
PASS = "PASS entries=73 payments=4 receipts=4 signatures=2 head=73:"


def entries(said=None):
    """The full entries: what the story leaves out is as it usually is."""
    result, mono, clerk, session, date = [], 0, None, None, None
    noon = datetime.datetime(2026, 11, 22, 12)
    for seq, one in enumerate(story() if said is None else said, 1):
        if one["kind"] == "TillOpened":
            session, date = 1, one["body"]["date"]
        clerk = one.get("clerk", clerk)
        mono = one.get("mono", mono + 10)
        noon += datetime.timedelta(milliseconds=one.pop("jump", 0))
        at = (noon + datetime.timedelta(milliseconds=mono)).isoformat(timespec="milliseconds") + "Z"
        usual = {"v": 1, "till": TILL, "epoch": EPOCH, "seq": seq, "kind": one["kind"],
                 "id": "019386f4-7d20-7%03x-8000-000000000000" % seq, "at": at, "offset": "-05:00",
                 "zone": "America/New_York", "mono": mono, "clock": None, "date": date, "session": session, "clerk": clerk,
                 "approver": None, "reason": None, "training": False, "rules": {"id": "us-1", "hash": "ab" * 32},
                 "build": "1.0", "link": None, "currency": "USD", "body": None}
        result.append(copy.deepcopy({**usual, **one, "body": one["body"]}))
        mono = result[-1]["mono"]
    return result


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def chained(texts, signed=(13, None), epoch=EPOCH, till=TILL, secret=SECRET):
    """Lines (as objects) for the texts of entries, chained and signed anew."""
    lines, hashes = [], ["0" * 64]
    for seq, text in enumerate(texts, 1):
        hashes.append(hashlib.sha256(bytes.fromhex(hashes[-1]) + text.encode("utf-8", "surrogatepass")).hexdigest())
        lines.append({"epoch": epoch, "seq": seq, "prev": hashes[-2], "hash": hashes[-1], "entry": text})
    for seq in signed:
        seq = len(texts) if seq is None else seq
        message = "cashwrap head 1\n%s\n%s\n%d\n%s\n" % (till, epoch, seq, hashes[seq])
        key, sig = sign(secret, message.encode("ascii"))
        lines.append({"signature": {"epoch": epoch, "seq": seq, "hash": hashes[seq], "key": key.hex(), "sig": sig.hex()}})
    return lines


def export(lines):
    return b"".join((compact(line) + "\n").encode("utf-8") for line in lines)


GOOD = chained([compact(one) for one in entries()])


def verdict(data, **options):
    try:
        return check_journal.check(io.BytesIO(data), options.get("key"), options.get("heads", ()))
    except check_journal.Wrong as e:
        return "FAIL seq=%d rule=%s: %s" % (e.seq, e.rule, e.why)


def at(path, value):
    """A mutation: entry `seq` gets `value` at the path: at("13.body.payment.paid", 1)."""
    def mutate(all_entries):
        seq, *keys = path.split(".")
        target = all_entries[int(seq) - 1]
        for key in keys[:-1]:
            target = target[int(key) if isinstance(target, list) else key]
        target[int(keys[-1]) if isinstance(target, list) else keys[-1]] = value
    return mutate


def both(*mutations):
    return lambda all_entries: [mutate(all_entries) for mutate in mutations]


def replace(seq, kind, body):
    return lambda all_entries: all_entries[seq - 1].update(kind=kind, body=body)


def drop(path):
    def mutate(all_entries):
        seq, *keys = path.split(".")
        target = all_entries[int(seq) - 1]
        for key in keys[:-1]:
            target = target[key]
        del target[keys[-1]]
    return mutate


def constant_from(seq, key, value):
    return lambda all_entries: [one.update({key: value}) for one in all_entries[seq - 1:]]


def reorder_body(seq):
    return lambda all_entries: all_entries[seq - 1].update(body=dict(reversed(list(all_entries[seq - 1]["body"].items()))))


def reorder_entry(seq):
    def mutate(all_entries):
        all_entries[seq - 1] = dict(reversed(list(all_entries[seq - 1].items())))
    return mutate


def later(seq, milliseconds):
    """The wall clock moves before entry `seq`."""
    def mutate(all_entries):
        for one in all_entries[seq - 1:]:
            moment = datetime.datetime.fromisoformat(one["at"][:-1]) + datetime.timedelta(milliseconds=milliseconds)
            one["at"] = moment.isoformat(timespec="milliseconds") + "Z"
    return mutate


def cut(after):
    """The journal ends after that entry, and another end is put on."""
    def mutate(all_entries):
        del all_entries[after:]
    return mutate


def insert(seq, *said):
    """Entries (kind, body) before entry `seq`, like their neighbour; what follows is numbered anew."""
    def mutate(all_entries):
        like = all_entries[seq - 1 if seq <= len(all_entries) else -1]
        for one in reversed(said):
            all_entries.insert(seq - 1, {**copy.deepcopy(like), "approver": None, **one})
        for number, one in enumerate(all_entries, 1):
            one.update(seq=number, id="019386f4-7d20-7%03x-8000-000000000000" % number)
    return mutate


def in_cents(due, way, change, rounding):
    """A mutation: payment 4, of which the card paid 200 and cash the rest with 100, has another sum due and a way."""
    def mutate(all_entries):
        paid = 300 - change - rounding
        for one in all_entries:
            if one["kind"] == "CardChosen" and one["body"]["payment"] == pid(4):
                one["body"]["amount"] = due
        known = due if way == "credit" else None
        all_entries[39]["body"].update(items=[item("D1", due, known)], rounding=way)
        all_entries[47]["body"]["payment"].update(
            items=[item("D1", paid, known)], asked=[item("D1", due, known)], due=due, paid=paid, left=max(0, due - paid),
            change=change, rounding=rounding, way=way)
    return mutate


PAYMENT = "13.body.payment."
CARD = "31.body.payment."
MIXED = "48.body.payment."
APPROVAL = "22.body.approval."
DEVICE = "57.body.devices.0."
BEGIN = {"account": account("G1"), "balance": None, "language": "en"}
ASK = {"reference": "new", "amount": 1500, "before": "~"}
R2, R3, R4, R5, R6 = ("0042-1-%d" % number for number in range(2, 7))  # references of requests
STOPPED = ("SignInFailed", {"person": "ana", "locked": True})


def taken(amount):
    """Payment 7 is paid by that card."""
    return [of(7, "AccountChosen", **BEGIN), of(7, "AmountsChosen", items=[item("G1", 100)]),
            of(7, "CardChosen", reference="R7", amount=100, before="~"),
            of(7, "CardAnswered", reference="R7", answer="approved", approval=amount)]


def doubted(*later):
    """Payment 7 is in doubt."""
    return taken(None)[:-1] + [of(7, "CardAnswered", reference="R7", answer="silent"), *later]


ANSWERED = {"kind": "CardAnswered", "reference": R3, "answer": "approved", "approval": approval(1600)}


def requests(count):
    """So many of payment 7, all declined."""
    result = [of(7, "AccountChosen", **BEGIN), of(7, "AmountsChosen", items=[item("G1", 100)])]
    for number in range(count):
        result += [of(7, "CardChosen", reference="many %d" % number, amount=100, before="~"),
                   of(7, "CardAnswered", reference="many %d" % number, answer="declined", reason="05")]
    return result


def boss(seq, payment, kind, **keys):
    """Before entry `seq`, boss signs in, brings an event, and signs out; then who was signed in before is again."""
    return insert(seq, entry("SignedOut", {}), entry("SignedIn", {"role": "manager"}, clerk="boss"),
                  of(payment, kind, clerk="boss", **keys), entry("SignedOut", {}, clerk="boss"),
                  entry("SignedIn", {"role": "clerk"}))

# What the text of an entry says is changed, and everything is chained and signed anew: (name, rule, seq, mutation).
RETOLD = [
    ("version 2", "kind", 9, at("9.v", 2)),
    ("version 2 with keys of its own", "kind", 9, both(at("9.v", 2), at("9.extra", 1))),
    ("version true", "kind", 9, at("9.v", True)),
    ("no version", "form", 9, drop("9.v")),
    ("a key too many", "form", 9, at("9.extra", 1)),
    ("a key missing", "form", 9, drop("9.link")),
    ("keys in another order", "form", 9, reorder_entry(9)),
    ("no UUID", "form", 9, at("9.id", "x")),
    ("a UUID of version 4", "form", 9, at("9.id", "019386f4-7d20-4001-8000-000000000000")),
    ("no milliseconds", "form", 9, at("9.at", "2026-11-22T15:00:09Z")),
    ("microseconds", "form", 9, at("9.at", "2026-11-22T15:00:09.872000Z")),
    ("no such day", "form", 9, at("9.at", "2026-02-30T15:00:09.872Z")),
    ("no such business date", "form", 9, at("9.date", "2026-13-01")),
    ("an offset of UTC", "form", 9, at("9.offset", "UTC")),
    ("an offset of +00:00", "form", 9, at("9.offset", "+00:00")),
    ("an offset of -00:00", "form", 9, at("9.offset", "-00:00")),
    ("an offset of many hours", "form", 9, at("9.offset", "+24:00")),
    ("a till of two lines", "form", 9, at("9.till", "0042-1\n")),
    ("till 0", "form", 9, at("9.till", "0042-0")),
    ("till 01", "form", 9, at("9.till", "0042-01")),
    ("till 1000", "form", 9, at("9.till", "0042-1000")),
    ("a store of 21", "form", 9, at("9.till", "s" * 21 + "-1")),
    ("a store with a dash", "form", 9, at("9.till", "00-42-1")),
    ("digits of another script", "form", 9, at("9.date", "٢٠٢٦-11-22")),
    ("mono as text", "form", 9, at("9.mono", "1")),
    ("session 0", "form", 9, at("9.session", 0)),
    ("half a link", "form", 9, at("9.link", {"till": TILL, "seq": 1})),
    ("rules without a hash", "form", 9, at("9.rules", {"id": "us-1"})),
    ("rules of numbers", "form", 9, at("9.rules", {"id": 1, "hash": 2})),
    ("a build without a name", "form", 9, at("9.build", "")),
    ("body null", "form", 9, at("9.body", None)),
    ("a fraction", "form", 9, at("9.body.amount", 90.5)),
    ("not a number", "form", 9, at("9.body.amount", float("nan"))),
    ("a huge number", "form", 9, at("9.body.amount", 10**4000)),
    ("a number beyond 2^53", "form", 9, at("9.body.amount", 2**53)),
    ("a number below -2^53", "form", 9, at("9.clock", -2**53)),
    ("half a surrogate pair", "body", 4, at("4.body.person", "x")),  # made in test_retold: json.dumps would not
    ("another seq", "numbering", 9, at("9.seq", 10)),
    ("another epoch", "numbering", 9, at("9.epoch", "f" * 32)),
    ("unknown kind", "kind", 14, at("14.kind", "ClockMoved")),
    ("started again", "kind", 14, replace(14, "JournalStarted", {"store": "0042", "key": KEY})),
    ("not started", "kind", 1, replace(1, "ProgramStopped", {})),
    ("another store", "body", 1, at("1.body.store", "0043")),
    ("body's keys in another order", "body", 6, reorder_body(6)),
    ("keys of a balance in another order", "body", 7, at("7.body.balance", dict(reversed(list(balance(1).items()))))),
    ("keys of an item in another order", "body", 8, at("8.body.items.0", dict(reversed(list(item("A1", 1).items()))))),
    ("keys of an approval in another order", "body", 22, at("22.body.approval", dict(reversed(list(approval(1).items()))))),
    ("keys of a payment in another order", "body", 13, lambda all_entries: all_entries[12]["body"].update(
        payment=dict(reversed(list(all_entries[12]["body"]["payment"].items()))))),
    ("an event's kind not its first key", "body", 31, at("31.body.event", {"reference": R3, "approval": approval(1600),
                                                                          "kind": "DoubtEnded"})),
    ("an event with a payment", "body", 13, at("13.body.event.payment", pid(1))),
    ("body with a key too many", "body", 32, at("32.body.x", 1)),
    ("deep nesting, but JSON", "body", 9, at("9.body.amount", json.loads("[" * 500 + "]" * 500))),
    ("negative cash", "body", 9, at("9.body.amount", -1)),
    ("no cash", "body", 9, at("9.body.amount", 0)),
    ("a payment without a UUID", "body", 9, at("9.body.payment", "p1")),
    ("an account of three digits", "body", 7, at("7.body.account", "123")),
    ("an account of 25 digits", "body", 7, at("7.body.account", "1" * 25)),
    ("an account as a number", "body", 7, at("7.body.account", 12345)),
    ("a negative past due", "body", 7, at("7.body.balance.past_due", -1)),
    ("as of a day", "body", 7, at("7.body.balance.as_of", "2026-11-22")),
    ("no items", "body", 8, at("8.body.items", [])),
    ("21 items", "body", 8, at("8.body.items", [item("A%d" % n, 1) for n in range(21)])),
    ("an account twice", "body", 8, at("8.body.items.1.account", account("A1"))),
    ("an item of nothing asked for", "body", 8, at("8.body.items.1.amount", 0)),
    ("unknown role", "body", 5, at("5.body.role", "boss")),
    ("unknown role of staff", "body", 3, at("3.body.role", None)),
    ("nobody signed in", "body", 5, at("5.clerk", None)),
    ("unknown change of staff", "body", 3, at("3.body.change", "promoted")),
    ("locked as a number", "body", 4, at("4.body.locked", 0)),
    ("pieces against the float", "body", 6, at("6.body.float", 10000)),
    ("the smallest piece first", "body", 6, at("6.body.pieces", {"25": 2, "2000": 5})),
    ("no pieces of a kind", "body", 6, at("6.body.pieces", {"2000": 5, "25": 2, "5": 0})),
    ("a piece with a leading zero", "body", 6, at("6.body.pieces", {"2000": 5, "025": 2})),
    ("a negative float", "body", 6, both(at("6.body.float", -1), at("6.body.pieces", None))),
    ("unknown language", "body", 2, at("2.body.language", "de")),
    ("a header that is a text", "body", 2, at("2.body.header", "Store 42")),
    ("unknown answer", "body", 20, at("20.body.answer", "maybe")),
    ("an approval missing", "body", 20, at("20.body.answer", "approved")),
    ("silent with an approval null", "body", 23, at("23.body.approval", None)),
    ("declined for null", "body", 20, at("20.body.reason", None)),
    ("declined with five digits", "body", 20, at("20.body.reason", "card 42424")),
    ("declined at length", "body", 20, at("20.body.reason", "x" * 201)),
    ("before of null", "body", 19, at("19.body.before", None)),
    ("before of nothing", "body", 19, at("19.body.before", "")),
    ("before of 65", "body", 19, at("19.body.before", "x" * 65)),
    ("before beyond ASCII", "body", 19, at("19.body.before", "é")),
    ("an approval of nothing", "body", 22, at(APPROVAL + "amount", 0)),
    ("more of the card than four digits", "body", 22, at(APPROVAL + "last4", "44242")),
    ("null of the card", "body", 22, at(APPROVAL + "last4", None)),
    ("a long approval code", "body", 22, at(APPROVAL + "approval", "x" * 17)),
    ("an approval code of null", "body", 22, at(APPROVAL + "approval", None)),
    ("a long brand", "body", 22, at(APPROVAL + "brand", "x" * 33)),
    ("a terminal's receipt as text", "body", 22, at(APPROVAL + "terminal_receipt", "7")),
    ("unknown tender", "body", 13, at(PAYMENT + "tenders.0.kind", "cheque")),
    ("unknown event at the end", "body", 13, at("13.body.event.kind", "Paid")),
    ("an event that is an array", "body", 13, at("13.body.event", ["kind"])),
    ("an event of kind array", "body", 13, at("13.body.event.kind", [])),
    ("unknown reason to abandon", "body", 30, at("30.body.payment.why", "tired")),
    ("left negative", "body", 31, at(CARD + "left", -100)),
    ("negative change", "body", 31, at(CARD + "change", -1)),
    ("rounding of 3", "body", 13, at(PAYMENT + "rounding", 3)),
    ("rounding of -3", "body", 13, at(PAYMENT + "rounding", -3)),
    ("a way of no name", "body", 13, at(PAYMENT + "way", "exact")),
    ("a way of no name chosen", "body", 8, at("8.body.rounding", "exact")),
    ("a way out of its place", "body", 13, lambda all_entries: all_entries[12]["body"]["payment"].update(
        way="round", change=all_entries[12]["body"]["payment"].pop("change"))),
    ("an item of nothing", "body", 13, at(PAYMENT + "items", [item("A1", 6000), item("A2", 0)])),
    ("items as an object", "body", 13, at(PAYMENT + "items", {})),
    ("a payment as an array", "body", 13, at("13.body.payment", [])),
    ("another till from here on", "constant", 20, constant_from(20, "till", "0042-2")),
    ("another currency from here on", "constant", 20, constant_from(20, "currency", "EUR")),
    ("training from here on", "constant", 20, constant_from(20, "training", True)),
    ("an unknown role of a person", "body", 2, at("2.body.staff.0.role", "boss")),
    ("disabled as text", "body", 2, at("2.body.staff.0.disabled", "no")),
    ("a person without a name", "body", 2, at("2.body.staff.0.person", None)),
    ("staff without its keys", "body", 2, at("2.body.staff", [{"person": "ana", "role": "clerk"}])),
    ("staff null", "body", 2, at("2.body.staff", None)),
    ("no staff", "body", 2, drop("2.body.staff")),
    ("no roles", "body", 2, drop("2.body.roles")),
    ("roles too short", "body", 2, at("2.body.roles", "cd" * 31)),
    ("roles in capitals", "body", 34, at("34.body.roles", "CD" * 32)),
    ("cash back without an amount", "body", 10, drop("10.body.amount")),
    ("negative cash back", "body", 10, at("10.body.amount", -1)),
    ("asked for without an amount", "body", 19, drop("19.body.amount")),
    ("asked for nothing", "body", 19, at("19.body.amount", 0)),
    ("a reference of nothing", "body", 19, at("19.body.reference", "")),
    ("a reference of 65", "body", 19, at("19.body.reference", "x" * 65)),
    ("a reference beyond ASCII", "body", 19, at("19.body.reference", "é")),
    ("a reference of a line feed", "body", 19, at("19.body.reference", "\n")),
    ("an answer without a reference", "body", 20, drop("20.body.reference")),
    ("a reference after the answer", "body", 20, at("20.body", {"payment": pid(2), "answer": "declined", "reference": R2,
                                                               "reason": "05"})),
    ("an approval seen without a reference", "body", 22, drop("22.body.reference")),
    ("a doubt ended without a reference", "body", 45, drop("45.body.reference")),
    ("a reference of null", "body", 45, at("45.body.reference", None)),
    ("an approval without a terminal", "body", 22, drop("22.body.approval.terminal")),
    ("a long terminal", "body", 22, at(APPROVAL + "terminal", "x" * 17)),
    ("a terminal of null", "body", 22, at(APPROVAL + "terminal", None)),
    ("a terminal's receipt below 0", "body", 22, at(APPROVAL + "terminal_receipt", -1)),
    ("a trace below 0", "body", 22, at(APPROVAL + "trace", -1)),
    ("a trace as text", "body", 22, at(APPROVAL + "trace", "7")),
    ("a terminal's clock with a zone", "body", 22, at(APPROVAL + "terminal_at", "2026-11-22T10:43:12Z")),
    ("a terminal's clock with milliseconds", "body", 22, at(APPROVAL + "terminal_at", "2026-11-22T10:43:12.000")),
    ("a terminal's clock of no day", "body", 22, at(APPROVAL + "terminal_at", "2026-02-29T10:43:12")),
    ("a terminal's clock of no hour", "body", 22, at(APPROVAL + "terminal_at", "2026-11-22T24:00:00")),
    ("a terminal's clock of nothing", "body", 22, at(APPROVAL + "terminal_at", "")),
    ("unclaimed without an approval", "body", 55, at("55.body.approval", None)),
    ("unclaimed without a payment", "body", 55, drop("55.body.payment")),
    ("unclaimed, in another order", "body", 55, reorder_body(55)),
    ("unclaimed at the end of a payment", "body", 54, at("54.body.event.kind", "CardUnclaimed")),
    ("unclaimed while asked", "card", 22, insert(22, entry("CardUnclaimed", {
        "payment": pid(2), "reference": R3, "approval": approval(1500)}))),
    ("unclaimed in doubt", "card", 26, insert(26, entry("CardUnclaimed", {
        "payment": pid(2), "reference": R3, "approval": approval(1500)}))),
    ("unclaimed, never asked for", "card", 55, at("55.body.reference", "R9")),
    ("unclaimed, never begun", "card", 55, both(at("55.body.reference", "R9"), at("55.body.payment", pid(9)))),
    ("unclaimed of another payment", "card", 55, at("55.body.payment", pid(4))),
    ("an id twice", "id", 9, at("9.id", "019386f4-7d20-7003-8000-000000000000")),
    ("a link to later", "link", 13, at("13.link.seq", 14)),
    ("a link to itself", "link", 13, at("13.link.seq", 13)),
    ("the first receipt is 2", "receipt", 13, at(PAYMENT + "receipt", "000002")),
    ("the second receipt is 3", "receipt", 31, at(CARD + "receipt", "000003")),
    ("a receipt twice", "receipt", 31, at(CARD + "receipt", "000001")),
    ("a receipt of seven digits", "receipt", 31, at(CARD + "receipt", "0000002")),
    ("a receipt without zeros", "receipt", 31, at(CARD + "receipt", "2")),
    ("items against paid", "amount", 13, at(PAYMENT + "items.1.amount", 999)),
    ("asked against due", "amount", 13, at(PAYMENT + "asked.1.amount", 2501)),
    ("left too little", "amount", 13, at(PAYMENT + "left", 0)),
    ("change not taken off", "amount", 13, at(PAYMENT + "change", 1000)),
    ("more change than cash", "amount", 31, lambda all_entries: all_entries[30]["body"]["payment"].update(
        change=600, items=[item("B1", 1500)], paid=1500, left=500)),
    ("rounding from nowhere", "amount", 13, at(PAYMENT + "rounding", 2)),
    ("more than due in cash", "rounding", 13, both(at(PAYMENT + "asked", [item("A1", 5000)]), at(PAYMENT + "due", 5000),
                                                 at(PAYMENT + "left", 0))),
    ("paid nothing", "amount", 13, lambda all_entries: all_entries[12]["body"]["payment"].update(
        items=[], paid=0, left=7500, tenders=[], change=0)),
    ("rounding without cash", "rounding", 31, both(at(CARD + "tenders", [{"kind": "card", **approval(2102)}]),
                                                   at(CARD + "rounding", 2))),
    ("rounded the wrong way", "rounding", 48, both(in_cents(302, "round", 0, -2), at(MIXED + "change", 1), at(
        MIXED + "rounding", -1), at(MIXED + "paid", 300), at(MIXED + "items.0.amount", 300), at(MIXED + "left", 2))),
    ("rounded in exact", "rounding", 48, both(in_cents(298, "round", 0, 2), drop("40.body.rounding"))),
    ("a way that was not chosen", "rounding", 48, both(in_cents(298, "round", 0, 2), at("40.body.rounding", "credit"),
                                                       at("40.body.items.0.balance", balance(298)))),
    ("credit nobody asked for", "rounding", 48, both(in_cents(299, "credit", 0, 0), drop("40.body.rounding"), drop(
        MIXED + "way"))),
    ("credit on an account that nobody knew", "rounding", 8, at("8.body.rounding", "credit")),
    ("less than is enough", "enough", 48, both(in_cents(303, "round", 0, 0), at(MIXED + "left", 3))),
    ("enough, and it goes on", "enough", 48, both(in_cents(302, "round", 0, -2), insert(48, of(4, "CashGiven", amount=100)))),
    ("shares otherwise", "share", 13, at(PAYMENT + "items", [item("A1", 3500, 5000), item("A2", 2500)])),
    ("a share for a stranger", "share", 13, at(PAYMENT + "items.1.account", account("A9"))),
    ("a share with another balance", "share", 13, at(PAYMENT + "items.0.balance", None)),
    ("asked for before, and replaced", "asked", 48, both(at("39.body.items", [item("D1", 300)]), at(
        "40.body.items", [item("D1", 100), item("D0", 200)]))),
    ("asked for with another balance", "asked", 13, at("8.body.items.0.balance.total_due", 5001)),
    ("cash tenders in another order", "tender", 13, both(at(PAYMENT + "tenders.0.amount", 2000),
                                                         at(PAYMENT + "tenders.1.amount", 4000))),
    ("cash nobody gave", "tender", 13, at("11.body.amount", 4001)),
    ("cash not given back", "enough", 11, replace(10, "SettlePressed", {"payment": pid(1)})),
    ("another card", "tender", 31, at(CARD + "tenders.1.last4", "4243")),
    ("two cards", "tender", 31, at(CARD + "tenders", [{"kind": "cash", "amount": 500}] + 2 * [
        {"kind": "card", **approval(800)}])),
    ("tenders in another order", "rounding", 31, at(CARD + "tenders", [{"kind": "card", **approval(1600)},
                                                                     {"kind": "cash", "amount": 500}])),
    ("the last cash is not the end's", "tender", 48, at("48.body.event.amount", 101)),
    ("the receipt's language", "tender", 13, at(PAYMENT + "language", "en")),
    ("the language of the account before", "tender", 48, at(MIXED + "language", "en")),
    ("a holder nobody identified", "holder", 13, at(PAYMENT + "privacy", "holder")),
    ("the holder of the account before", "holder", 48, at(MIXED + "privacy", "holder")),
    ("a holder paying for two", "holder", 14, both(at(PAYMENT + "privacy", "holder"),
                                                   insert(8, of(1, "HolderIdentified")))),
    ("a holder paying for another", "holder", 31, at("15.body.account", account("B2"))),
    ("an event after the end", "order", 16, at("16.body.payment", pid(1))),
    ("an event before the beginning", "order", 16, at("16.body.payment", pid(9))),
    ("the account after the amounts", "order", 9, insert(9, of(1, "AccountChosen", **BEGIN))),
    ("the holder after the amounts", "order", 9, insert(9, of(1, "HolderIdentified"))),
    ("amounts again after cash", "order", 10, insert(10, of(1, "AmountsChosen", items=[item("A1", 1)]))),
    ("amounts again after a card", "order", 48, insert(48, of(4, "AmountsChosen", items=[item("D1", 1)]))),
    ("ended twice", "order", 31, at(CARD + "id", pid(1))),
    ("begun again after the end", "order", 55, insert(55, of(5, "AccountChosen", clerk="lia", **BEGIN))),
    ("an end of nothing", "order", 30, at("30.body.payment.id", pid(9))),
    ("abandoned with money", "abandon", 30, replace(29, "SettlePressed", {"payment": pid(3)})),
    ("abandoned with a card", "abandon", 48, both(at("48.kind", "PaymentAbandoned"), at("48.body", {
        "event": {"kind": "CancelPressed"}, "payment": {"id": pid(4), "state": "abandoned", "why": "cancelled"}}))),
    ("a session too early", "session", 5, both(at("5.session", 1), at("5.date", "2026-11-22"))),
    ("a session forgotten", "session", 9, both(at("9.session", None), at("9.date", None))),
    ("another session", "session", 9, at("9.session", 2)),
    ("sessions begin with 2", "session", 6, lambda all_entries: [one.update(session=2) for one in all_entries[5:]]),
    ("another date", "session", 9, at("9.date", "2026-11-23")),
    ("a date of its own", "session", 6, at("6.body.date", "2026-11-23")),
    ("opened again", "session", 33, lambda all_entries: all_entries[32].update(
        kind="TillOpened", body={"date": "2026-11-22", "float": 0, "pieces": None})),
    ("a payment with no session", "session", 5, replace(5, "AccountChosen", {"payment": pid(9), **BEGIN})),
    ("entry 2 is none", "run", 2, replace(2, "ProgramStopped", {})),
    ("a run that begins otherwise", "run", 34, both(replace(34, "SignedOut", {}), at("34.mono", 500))),
    ("mono goes back", "mono", 9, at("9.mono", 6)),
    ("mono goes back at once", "mono", 3, at("3.mono", 4)),
    ("mono goes back without a start", "mono", 34, both(replace(33, *STOPPED),
                                                        replace(34, "ClockJumped", {"by": 1}))),
    ("the clock jumps unsaid", "clock", 14, replace(14, "SignedOut", {})),
    ("the clock jumps otherwise", "clock", 14, at("14.body.by", 3600000)),
    ("a jump that was none", "clock", 12, insert(12, entry("ClockJumped", {"by": 120003}))),
    ("two minutes and more", "clock", 32, later(32, 120003)),
    ("two minutes and more back", "clock", 32, later(32, -120003)),
    ("a jump before the entry that moves", "clock", 33, both(insert(32, entry("ClockJumped", {"by": 100000})),
                                                           later(33, 200000))),
    ("after the program stopped, and nobody says it began", "run", 34, insert(34, entry(*STOPPED))),
    ("the clerk who is not signed in", "clerk", 9, at("9.clerk", "lia")),
    ("signed in before the sign-in", "clerk", 4, at("4.clerk", "ana")),
    ("signed in after the sign-out", "clerk", 33, at("33.clerk", "ana")),
    ("signed in at the beginning", "clerk", 1, at("1.clerk", "ana")),
    ("signed in over a start", "clerk", 35, both(replace(32, *STOPPED), insert(35, entry("ClockJumped", {"by": 0},
                                                                                       clerk="ana")))),
    ("a start by one who was signed in", "clerk", 34, both(replace(32, *STOPPED), at("34.clerk", "ana"))),
    ("signed in while another is", "clerk", 9, insert(9, entry("SignedIn", {"role": "clerk"}, clerk="lia"))),
    ("signed out though another is signed in", "clerk", 32, at("32.clerk", "lia")),
    ("nobody signed out", "clerk", 32, at("32.clerk", None)),
    ("opened by nobody", "clerk", 6, at("6.clerk", None)),
    ("an event by nobody", "clerk", 9, at("9.clerk", None)),
    ("an end by nobody", "clerk", 13, at("13.clerk", None)),
    ("abandoned by nobody", "clerk", 30, at("30.clerk", None)),
    ("asked again by nobody", "clerk", 24, at("24.clerk", None)),
    ("an answer by one who is not signed in", "clerk", 23, at("23.clerk", "lia")),
    ("unclaimed by one who is not signed in", "clerk", 55, at("55.clerk", "ana")),
    ("approved by himself", "approver", 31, at("31.approver", "ana")),
    ("approved by himself without a payment", "approver", 5, at("5.approver", "ana")),
    ("approved by an earlier clerk", "approver", 49, boss(38, 4, "HolderIdentified")),
    ("approved by an earlier clerk at the end", "approver", 36, boss(18, 2, "AmountsChosen", items=[item("B1", 2000)])),
    ("a doubt ended alone", "approver", 31, at("31.approver", None)),
    ("asked for again in doubt", "card", 24, replace(24, "CardChosen", {"payment": pid(2), **ASK})),
    ("asked for again unanswered", "card", 22, replace(22, "CardChosen", {"payment": pid(2), **ASK})),
    ("asked for again after an approval", "card", 48, insert(48, of(4, "CardChosen", **ASK))),
    ("a reference twice", "card", 46, at("46.body.reference", "0042-1-2")),
    ("an answer to nothing", "card", 19, insert(19, of(2, "CardAnswered", reference=R3, answer="silent"))),
    ("an approval seen of nothing", "card", 19, insert(19, of(2, "ApprovalSeen", reference=R3, approval=approval(1)))),
    ("an answer after declined", "card", 21, insert(21, of(2, "CardAnswered", reference=R2, answer="approved",
                                                            approval=approval(1600)))),
    ("an answer after approved", "card", 48, insert(48, of(4, "CardAnswered", reference=R5, answer="approved",
                                                            approval=approval(200)))),
    ("an answer after a doubt ended", "card", 46, insert(46, of(4, "CardAnswered", reference=R4, answer="silent"))),
    ("a doubt ended that was none", "card", 42, insert(42, of(4, "DoubtEnded", "boss", reference=R4, approval=None))),
    ("a doubt ended twice", "card", 46, insert(46, of(4, "DoubtEnded", "boss", reference=R4, approval=None))),
    ("asked again without doubt", "card", 22, insert(22, of(2, "AskTerminalPressed"))),
    ("parked without doubt", "card", 22, insert(22, of(2, "Parked"))),
    ("cash while asked", "card", 42, replace(42, "CashGiven", {"payment": pid(4), "amount": 1})),
    ("cash in doubt", "card", 44, insert(44, of(4, "CashGiven", amount=1))),
    ("cash back in doubt", "card", 24, insert(24, of(2, "CashGivenBack", amount=500))),
    ("settled in doubt", "card", 24, insert(24, of(2, "SettlePressed"))),
    ("settled while asked, and a stop does not close", "card", 43, insert(43, of(4, "SettlePressed"))),
    ("another currency on the card", "card", 31, both(at("31.body.event.approval.currency", "EUR"),
                                                      at(CARD + "tenders.1.currency", "EUR"))),
    ("another currency is a doubt still", "card", 45, replace(45, "CardChosen", {"payment": pid(4), **ASK})),
    ("abandoned in doubt", "card", 54, at("54.body.event", {"kind": "CancelPressed"})),
    ("abandoned while asked", "card", 52, both(cut(51), insert(52, abandoned(5, "cancelled", "CancelPressed")))),
    ("parked and cancelled", "parked", 54, at("54.body.payment.why", "cancelled")),
    ("parked and going on after an approval", "parked", 31, insert(31, of(2, "CardAnswered", reference=R3, answer="approved",
                                                                          approval=approval(1600)))),
    ("parked and going on after a slip", "parked", 54, insert(54, of(5, "DoubtEnded", "boss", reference=R6, approval=None))),
    ("an answer to the request before", "card", 23, at("23.body.reference", R2)),
    ("an approval seen of another request", "card", 22, at("22.body.reference", R2)),
    ("a doubt of another request", "card", 45, at("45.body.reference", R3)),
    ("a doubt of another request at the end", "card", 31, at("31.body.event.reference", R2)),
    ("an answer to another request at the end", "card", 54, at("54.body.event.reference", R5)),
    ("asked for less than is left", "card", 19, at("19.body.amount", 1499)),
    ("asked for all, though there is cash", "card", 21, at("21.body.amount", 2000)),
    ("asked for before the amounts", "order", 17, insert(17, of(2, "CardChosen", **ASK))),
    ("more cash back than taken", "tender", 10, at("10.body.amount", 9001)),
    ("cash back twice", "tender", 11, insert(11, of(1, "CashGivenBack", amount=7499))),
    ("cash back with the card's money", "tender", 49, insert(48, of(4, "CashGiven", amount=5),
                                                             of(4, "CashGivenBack", amount=205))),
    ("less cash back at the end", "tender", 29, both(lambda all_entries: all_entries.pop(29), replace(29, *(abandoned(
        3, "cancelled", "CashGivenBack", amount=99)[key] for key in ("kind", "body"))))),
    ("51 tenders", "tender", 78, insert(28, *[of(3, "CashGiven", amount=1)] * 51)),
    ("51 tenders with the card", "tender", 97, insert(48, *[of(4, "CashGiven", amount=1)] * 50)),
    ("51 tenders, the last a card", "tender", 71, both(at("21.body.amount", 1451), insert(
        21, *[of(2, "CashGiven", amount=1)] * 49), lambda all_entries: all_entries[70].update(
        kind="CardAnswered", body={"payment": pid(2), "reference": R3, "answer": "approved", "approval": approval(1)}))),
    ("approved while a younger request is in doubt", "card", 35, both(at("31.body.event", ANSWERED), insert(31, *doubted()))),
    ("approved while a younger request is at the terminal", "card", 34, both(at("31.body.event", ANSWERED), insert(
        31, *doubted()[:-1]))),
    ("approved in another currency while a younger request is open", "card", 35, insert(31, *doubted(of(
        2, "CardAnswered", reference=R3, answer="approved", approval=approval(1600, "EUR"))))),
    ("a batch that nobody asked to close", "clerk", 72, insert(72, entry("BatchClosing", {}, clerk=None))),
    ("closing a batch of something", "body", 72, insert(72, entry("BatchClosing", {"terminal": "T1"}))),
    ("booked twice while parked", "booked", 35, both(at("31.body.event.approval", approval(1600, receipt=7, trace=11)),
                                                    insert(31, *taken(approval(100, receipt=7, trace=11))))),
    ("booked twice, only its receipt known", "booked", 35, both(at("31.body.event.approval", approval(1600, receipt=7)),
                                                               insert(31, *taken(approval(100, receipt=7))))),
    ("booked twice, only its trace known", "booked", 35, both(at("31.body.event.approval", approval(1600, trace=0)),
                                                             insert(31, *taken(approval(100, trace=0))))),
    ("booked twice by an answer", "booked", 35, insert(31, *taken(approval(100, trace=5)), of(
        2, "CardAnswered", reference=R3, answer="approved", approval=approval(1600, trace=5)))),
    ("booked twice, and parked twice", "booked", 36, both(at("31.body.event.approval", approval(1600, trace=5)), insert(
        30, *taken(approval(100, trace=5)), of(2, "Parked")))),
    ("cash before the amounts", "order", 28, replace(27, "HolderIdentified", {"payment": pid(3)})),
    ("amounts while asked", "card", 42, insert(42, of(4, "AmountsChosen", items=[item("D1", 300)]))),
    ("amounts in doubt", "card", 53, insert(53, of(5, "AmountsChosen", items=[item("E1", 700)]))),
    ("cash back while asked", "card", 22, insert(22, of(2, "CashGivenBack", amount=500))),
    ("stopped twice", "card", 43, insert(43, of(4, "CancelPressed"))),
    ("asked for again while stopping", "card", 43, insert(43, of(4, "CardChosen", **ASK))),
    ("cancelled in doubt", "card", 24, insert(24, of(2, "CancelPressed"))),
    ("cancelled in another currency's doubt", "card", 44, insert(44, of(4, "CancelPressed"))),
    ("abandoned while stopping", "card", 43, replace(43, "PaymentAbandoned", abandoned(4, "cancelled", "CancelPressed")["body"])),
    # Devices, and what they say.
    ("no devices", "body", 57, at("57.body.devices", [])),
    ("21 devices", "body", 57, at("57.body.devices", DEVICES[:1] * 21)),
    ("an unknown device", "body", 57, at(DEVICE + "role", "display")),
    ("a profile without a name", "body", 57, at(DEVICE + "profile", "")),
    ("a profile in capitals", "body", 57, at(DEVICE + "profile", "Acme")),
    ("a profile of 65", "body", 57, at(DEVICE + "profile", "x" * 65)),
    ("a profile with a slash", "body", 57, at(DEVICE + "profile", "../acme")),
    ("a profile's hash in capitals", "body", 57, at(DEVICE + "hash", "0F" * 32)),
    ("half a profile's hash", "body", 57, at(DEVICE + "hash", "0f" * 16)),
    ("local as a number", "body", 57, at(DEVICE + "local", 1)),
    ("a link to nowhere", "body", 57, at(DEVICE + "link", "")),
    ("a link of null", "body", 57, at(DEVICE + "link", None)),
    ("a link of 201", "body", 57, at(DEVICE + "link", "x" * 201)),
    ("a link of two lines", "body", 57, at(DEVICE + "link", "serial:\n/dev/x")),
    ("a link with a control beyond ASCII", "body", 57, at(DEVICE + "link", "\x9b")),
    ("keys of a device in another order", "body", 57, at("57.body.devices.0", dict(reversed(list(DEVICES[0].items()))))),
    ("a device with a key too many", "body", 57, at(DEVICE + "speed", 9600)),
    ("devices after the sign-in", "device", 6, insert(6, entry("DevicesUsed", {"devices": DEVICES}, session=None, date=None))),
    ("devices twice", "device", 58, insert(58, entry("DevicesUsed", {"devices": DEVICES}))),
    ("devices after a slip", "device", 58, both(replace(57, "SlipSpooled", slip(None, [line("x")])), replace(
        58, "DevicesUsed", {"devices": DEVICES}))),
    ("devices by a clerk", "clerk", 57, at("57.clerk", "lia")),
    ("a slip without a payment's key", "body", 58, drop("58.body.payment")),
    ("a slip of payment p1", "body", 63, at("63.body.payment", "p1")),
    ("an unknown copy", "body", 58, at("58.body.copy", "bank")),
    ("a copy in capitals", "body", 58, at("58.body.copy", "Merchant")),
    ("to sign perhaps", "body", 58, at("58.body.signature", None)),
    ("complete as a number", "body", 58, at("58.body.complete", 0)),
    ("no lines", "body", 58, at("58.body.lines", [])),
    ("201 lines", "body", 58, at("58.body.lines", [line("x")] * 201)),
    ("a line that is a text", "body", 58, at("58.body.lines.0", "x")),
    ("a line of 101", "body", 58, at("58.body.lines.0.text", "x" * 101)),
    ("a line of null", "body", 58, at("58.body.lines.0.text", None)),
    ("a line feed in a line", "body", 58, at("58.body.lines.0.text", "a\nb")),
    ("a style in another order", "body", 58, at("58.body.lines.0.style", "wc")),
    ("a style twice", "body", 58, at("58.body.lines.0.style", "cc")),
    ("an unknown style", "body", 58, at("58.body.lines.0.style", "b")),
    ("no style", "body", 58, at("58.body.lines.0", {"text": ""})),
    ("a style before its text", "body", 58, at("58.body.lines.0", {"style": "", "text": ""})),
    *(("a card's number on a slip: " + number, "body", 58, at("58.body.lines.0.text", number)) for number in (
        "4111111111111111", "VISA4111111111111111.", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111 - 1111\u00a011111111",
        "12 4111 1111 1111 1111", "4111 1111 1111 1111 12/27", "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱", "4111\u200b111111111111", "4222222222222",
        "6304000000000000000", "****4111111111111111")),
    ("a slip of no payment", "slip", 63, at("63.body.payment", pid(9))),
    ("a slip before its payment", "slip", 60, insert(60, entry("SlipSpooled", slip(6, [line("x")])))),
    ("a slip by one who is not signed in", "clerk", 70, at("70.clerk", "ana")),
    ("to sign for nobody", "body", 64, at("64.body.payment", None)),
    ("to sign, before the card was asked for", "sign", 62, insert(62, of(6, "SignatureNeeded"))),
    ("to sign for cash", "sign", 15, insert(15, of(1, "SignatureNeeded"))),
    ("to sign for no payment", "sign", 64, at("64.body.payment", pid(9))),
    ("to sign twice", "sign", 65, insert(65, of(6, "SignatureNeeded"))),
    ("to sign twice, though checked", "sign", 67, insert(67, of(6, "SignatureNeeded"))),
    ("to sign twice after the end", "sign", 72, insert(72, of(6, "SignatureNeeded"))),
    ("to sign by one who is not signed in", "clerk", 68, at("68.clerk", "ana")),
    ("checked by nobody", "clerk", 66, at("66.clerk", None)),
    ("checked by one who is not signed in", "clerk", 66, at("66.clerk", "ana")),
    ("checked without a word", "body", 66, at("66.body.matches", None)),
    ("checked, though nobody had to sign", "sign", 64, insert(64, of(6, "SignatureChecked", clerk="lia", matches=True))),
    ("checked twice", "sign", 67, insert(67, of(6, "SignatureChecked", matches=True))),
    ("checked for another payment", "sign", 66, at("66.body.payment", pid(4))),
    ("to sign for a request long ago", "sign", 469, insert(73, *requests(197))),
    ("a batch of nobody's terminal", "body", 72, at("72.body.terminal", None)),
    ("a terminal as long as a card's number", "body", 72, at("72.body.terminal", "1234567.890123")),
    ("a batch's receipt below 0", "body", 72, at("72.body.first_receipt", -1)),
    ("a batch's receipt of 2^31", "body", 72, at("72.body.last_receipt", 2**31)),
    ("a batch without its last receipt", "body", 72, drop("72.body.last_receipt")),
    ("more than twelve digits", "body", 72, at("72.body.total", 10**12)),
    ("less than twelve digits", "body", 72, at("72.body.groups.0.sum", -10**12)),
    ("a total as text", "body", 72, at("72.body.total", "2700")),
    ("21 groups", "body", 72, at("72.body.groups", [{"name": "x", "count": 1, "sum": 1}] * 21)),
    ("groups of null", "body", 72, at("72.body.groups", None)),
    ("a group without a name", "body", 72, at("72.body.groups.0.name", "")),
    ("a group of a name of 33", "body", 72, at("72.body.groups.0.name", "x" * 33)),
    ("a group of cards' numbers", "body", 72, at("72.body.groups.0.name", "4111 1111 1111 1112")),
    ("a group of less than nothing", "body", 72, at("72.body.groups.0.count", -1)),
    ("a group's sum as true", "body", 72, at("72.body.groups.0.sum", True)),
    ("a batch by one who is not signed in", "clerk", 72, at("72.clerk", "ana")),
    ("a key that is no point", "key", 1, at("1.body.key", "02" + "00" * 31)),
    ("a key of small order", "key", 1, at("1.body.key", "01" + "00" * 31)),
    ("a key that is not canonical", "key", 1, at("1.body.key", "ee" + "ff" * 30 + "7f")),
    ("another key than signs", "key", 13, at("1.body.key", sign(b"x" * 32, b"")[0].hex())),
]

def cheque(amount, serial="1042", **other):
    return {"kind": "cheque", "amount": amount, "serial": serial, "routing": "021000021", "last4": "6789", **other}


def order(amount, serial="A7", kind="money-order"):
    return {"kind": kind, "amount": amount, "serial": serial}


def given(payment, instrument):
    return of(payment, "InstrumentGiven", instrument=instrument)


def on_paper(all_entries):
    """Payment 1: a cheque and a money order in place of the cash, settled as before."""
    for seq, one in ((11, cheque(4000)), (12, order(2000))):
        all_entries[seq - 1].update(kind="InstrumentGiven", body={"payment": pid(1), "instrument": one})
    all_entries[12]["body"]["payment"]["tenders"] = [cheque(4000), order(2000)]


def paid_on_paper(amount, ended=True):
    """Payment 4: the last dollar by a cheque in place of cash."""
    def change(all_entries):
        said = all_entries[47]["body"]
        if ended:
            said["event"] = {"kind": "InstrumentGiven", "instrument": cheque(amount)}
        said["payment"]["tenders"][1] = cheque(amount)
    return change


IN = "11.body.instrument"

# Of instruments: (name, rule, seq, mutation), and then what is good of them.
WRONG_INSTRUMENTS = [
    ("a cheque's whole account", "body", 11, both(on_paper, at(IN + ".last4", "123456789"))),
    ("a routing number that does not check", "body", 11, both(on_paper, at(IN + ".routing", "021000022"))),
    ("a routing number of noughts", "body", 11, both(on_paper, at(IN + ".routing", "0" * 9))),
    ("a cheque without its account", "body", 11, both(on_paper, drop(IN + ".last4"))),
    ("a money order with an account", "body", 12, both(on_paper, at("12.body.instrument.last4", "6789"))),
    ("a serial in small letters", "body", 11, both(on_paper, at(IN + ".serial", "a7"))),
    ("a serial of 21", "body", 11, both(on_paper, at(IN + ".serial", "1" * 21))),
    ("a cheque of nothing", "body", 11, both(on_paper, at(IN + ".amount", 0))),
    ("an unknown instrument", "body", 11, both(on_paper, at(IN + ".kind", "voucher"))),
    ("a cheque of another amount", "amount", 13, both(on_paper, at("13.body.payment.tenders.0.amount", 3999))),
    ("a cheque of another serial", "tender", 13, both(on_paper, at("13.body.payment.tenders.0.serial", "1043"))),
    ("more than is left", "instrument", 11, both(on_paper, at(IN + ".amount", 7501))),
    ("more than is left of it", "instrument", 12, both(on_paper, at(IN + ".amount", 5501))),
    ("all that is left, and it goes on", "instrument", 11, both(on_paper, at(IN + ".amount", 7500))),
    ("less than is left, and it ends", "instrument", 48, paid_on_paper(99)),
    ("an instrument before the amounts", "order", 8, insert(8, given(1, cheque(1)))),
    ("an instrument while asked", "card", 42, insert(42, given(4, cheque(1)))),
    ("an instrument in doubt", "card", 44, insert(44, given(4, cheque(1)))),
    ("an instrument that stays behind", "tender", 11, both(at("9.body.amount", 7000), at("10.body.amount", 7000), insert(
        10, given(1, cheque(1))))),
    ("an instrument that stays behind alone", "abandon", 30, both(replace(28, "InstrumentGiven", {
        "payment": pid(3), "instrument": cheque(100)}), replace(29, "ClockJumped", {"by": 0}))),
    ("given back one too many", "tender", 10, at("10.body.instruments", 1)),
    ("given back none, in words", "body", 10, at("10.body.instruments", 0)),
    ("an instrument by nobody", "clerk", 11, both(on_paper, at("11.clerk", None))),
]
GOOD_INSTRUMENTS = [
    ("on paper", on_paper),
    ("on paper at last", paid_on_paper(100)),
    ("a cashier's cheque", both(on_paper, at(IN, order(4000, kind="cashiers-check")), at(
        "13.body.payment.tenders.0", order(4000, kind="cashiers-check")))),
    ("all of it goes back", both(at("9.body.amount", 7000), at("10.body.amount", 7000), insert(10, given(1, cheque(1))), at("11.body.instruments", 1))),
    ("cheques alone go back", both(replace(28, "InstrumentGiven", {"payment": pid(3), "instrument": cheque(100)}), replace(
        29, "CashGivenBack", {"payment": pid(3), "amount": 0, "instruments": 1}))),
    ("a cheque beside cash that is rounded", both(
        in_cents(302, "round", 0, -2), insert(48, given(4, cheque(50))), at("49.body.event.amount", 50), at(
            "49.body.payment.tenders", [{"kind": "card", **approval(200)}, cheque(50), {"kind": "cash", "amount": 50}]))),
]

# These are not wrong: (name, mutation).
STILL_GOOD = [
    ("approved by one who only asked the terminal again", boss(31, 2, "AskTerminalPressed")),
    ("the largest integer", at("9.clock", 2**53 - 1)),
    ("all of a card that may be empty", at("22.body.approval", {**approval(1), "approval": "", "last4": "", "brand": "",
                                                                "terminal_receipt": 7})),
    ("no staff yet, and nothing known of the terminal", both(at("2.body.staff", []), at("22.body.approval", {
        **approval(1), "terminal": "", "terminal_at": None}))),
    ("receipt and trace of 0", at("22.body.approval", approval(1, receipt=0, trace=0))),
    ("a reference of 64", both(*(at(path + ".reference", "~ " * 32) for path in ("19.body", "20.body")))),
    ("50 tenders", both(insert(29, *[of(3, "CashGiven", amount=1)] * 49), at("78.body.amount", 149))),
    ("after 50 tenders went back, others", insert(29, *[of(3, "CashGiven", amount=1)] * 49, of(
        3, "CashGivenBack", amount=149), of(3, "CashGiven", amount=100))),
    ("cash back though there is none", insert(9, of(1, "CashGivenBack", amount=0))),
    ("the terminal answers while nobody is signed in", both(*(at("%d.clerk" % seq, None) for seq in (
        20, 22, 23, 43, 47, 54)))),
    ("the terminal answers after the clerk went home", insert(31, entry("SignedOut", {}), of(
        2, "ApprovalSeen", reference=R3, approval=approval(1600), clerk=None), of(
        2, "CardAnswered", reference=R3, answer="silent", clerk=None), entry("SignedIn", {"role": "clerk"}))),
    ("an answer under a name, who approves later", boss(31, 2, "CardAnswered", reference=R3, answer="silent")),
    ("an approval seen under a name, who approves later", boss(31, 2, "ApprovalSeen", reference=R3,
                                                               approval=approval(1600))),
    ("nobody though somebody is signed in", both(at("14.clerk", None), at("6.clerk", "ana"))),
    ("signed in again", insert(9, entry("SignedIn", {"role": "clerk"}))),
    ("stopped while signed in", both(replace(32, "ClockJumped", {"by": 0}), at("33.clerk", "ana"))),
    ("unclaimed while the payment goes on, and another request is open", insert(22, entry("CardUnclaimed", {
        "payment": pid(2), "reference": R2, "approval": approval(1500, "EUR")}))),
    ("unclaimed between two requests", insert(21, entry("CardUnclaimed", {
        "payment": pid(2), "reference": R2, "approval": approval(1500)}))),
    ("unclaimed twice", insert(55, entry("CardUnclaimed", {
        "payment": pid(5), "reference": R6, "approval": approval(1)}))),
    ("unclaimed is not booked", both(at("31.body.event.approval", approval(1600, trace=5)), at(
        CARD + "tenders.1", {"kind": "card", **approval(1600, trace=5)}), insert(31, entry("CardUnclaimed", {
            "payment": pid(2), "reference": R2, "approval": approval(1600, trace=5)})))),
    ("another account, and again", insert(8, of(1, "AccountChosen", account=account("A9"), balance=None, language="fa"),
                                          of(1, "AccountChosen", account=account("A1"), balance=None, language="es"))),
    *((name, both(at("31.body.event.approval", ends), at(CARD + "tenders.1", {"kind": "card", **ends}),
                  insert(where, *taken(booked)))) for name, where, ends, booked in (
        ("booked before it was parked", 25, approval(1600, trace=5), approval(100, trace=5)),
        ("another receipt", 31, approval(1600, receipt=6, trace=5), approval(100, receipt=7, trace=5)),
        ("another trace", 31, approval(1600, receipt=6, trace=5), approval(100, receipt=6, trace=4)),
        ("another terminal", 31, approval(1600, trace=5), approval(100, terminal="T2", trace=5)),
        ("neither receipt nor trace known", 31, approval(1600), approval(100)))),
    ("the same in a doubt that is not parked", both(at("25.kind", "AskTerminalPressed"), at(
        "31.body.event.approval", approval(1600, trace=5)), at(CARD + "tenders.1", {
            "kind": "card", **approval(1600, trace=5)}), insert(31, *taken(approval(100, trace=5))))),
    ("a slip ends the older of two doubts", insert(31, *doubted())),
    ("the younger of two doubts answered first", both(at("31.body.event", ANSWERED), insert(31, *doubted(of(
        7, "CardAnswered", reference="R7", answer="declined", reason="05"))))),
    ("the older of two doubts silent again", insert(31, *doubted(of(
        2, "CardAnswered", reference=R3, answer="silent")))),
    ("a batch asked to close, twice in vain", insert(72, entry("BatchClosing", {}), entry("BatchClosing", {}))),
    ("a batch asked to close; no word of it", insert(74, entry("BatchClosing", {}))),
    ("a credit", at("7.body.balance.total_due", -1)),
    ("the clock moves by two minutes, as far as whole milliseconds say", later(32, 120002)),
    ("the clock moves by two minutes back", later(32, -120000)),
    ("declined in just 200 characters", at("20.body.reason", "é" * 200)),
    ("no pieces counted", at("6.body.pieces", None)),
    ("cash rounded down", in_cents(302, "round", 0, -2)),
    ("cash rounded up", in_cents(298, "round", 0, 2)),
    ("cents credited", in_cents(299, "credit", 0, 0)),
    ("a nickel back", in_cents(294, "credit", 5, 0)),
    ("a part payment where cash is rounded", both(at("8.body.rounding", "round"), at(PAYMENT + "way", "round"))),
    ("by card alone", both(at("48.body.event", {"kind": "SettlePressed"}), lambda all_entries: all_entries[47]["body"][
        "payment"].update(items=[item("D1", 200)], paid=200, left=100, tenders=[{"kind": "card", **approval(200)}]))),
    ("cash given back, and the card stays", insert(48, of(4, "CashGiven", amount=5), of(4, "CashGivenBack", amount=5))),
    ("pieces of nothing", both(at("6.body.pieces", {}), at("6.body.float", 0))),
    ("mono goes back with the program", at("2.mono", 4)),
    ("a link to another journal", at("13.link", {"till": TILL, "epoch": "f" * 32, "seq": 99})),
    ("no offset", at("9.offset", "Z")),
    ("silent twice", insert(24, of(2, "CardAnswered", reference=R3, answer="silent"))),
    ("after a crash", replace(33, *STOPPED)),
    ("devices after the clock jumped", insert(57, entry("ClockJumped", {"by": 0}), entry("ClockJumped", {"by": 0}))),
    ("devices of every kind", at("57.body.devices", [
        {**DEVICES[0], "role": role, "profile": "-" * 64, "link": "é" * 200} for role in (
            "card-terminal", "printer", "drawer", "scanner", "scanner")])),
    ("no devices after a start", replace(57, "SlipSpooled", slip(None, [line("x")]))),
    ("200 lines of 100", at("58.body.lines", [line("😀" * 100)] * 200)),
    *(("no card's number on a slip: " + text, at("58.body.lines.0.text", text)) for text in (
        "4111111111111112", "A0000000033308", "۰۰۰۰۰۰۰۰۳۳۳۰۸", "424242424242", "42424242424242424242",
        "4111x111111111111", "4111/1111/1111/1111", "4111    1111    1111    1111", "VU-Nr 123456789012345", "22.11.2026 10:43:12")),
    ("slips while the till is closed", insert(5, entry("SlipSpooled", slip(None, [line("x")]), clerk=None), entry(
        "BatchClosed", {"terminal": "", "first_receipt": None, "last_receipt": None, "total": None, "groups": []},
        clerk=None))),
    ("a slip of a payment that ended long ago", at("70.body.payment", pid(1))),
    ("to sign before the first is checked, and both checked at once", replace(
        66, "SlipSpooled", slip(6, [line("x")]))),
    ("to sign long after the end, and not yet checked", insert(71, of(5, "SignatureNeeded"), of(2, "SignatureNeeded"), of(
        5, "SignatureChecked", matches=True))),
    ("to sign for the first of 200 requests", insert(73, *requests(196))),
    ("no privacy for an identified holder", at(CARD + "privacy", "third-party")),
]

# The text of entry 9 is changed as a text, then chained and signed anew: (name, mutation).
RESPELT = [
    ("a blank", lambda text: text.replace(',"body"', ', "body"')),
    ("a line feed at the end", lambda text: text + "\n"),
    ("a key twice", lambda text: text.replace('"v":1,', '"v":1,"v":1,')),
    ("a key twice in the body", lambda text: text.replace('"amount":7499', '"amount":7499,"amount":7499')),
    ("a number with an exponent", lambda text: text.replace("7499", "7e3")),
    ("minus zero", lambda text: text.replace('"clock":null', '"clock":-0')),
    ("a leading zero", lambda text: text.replace('"v":1', '"v":01')),
    ("infinity", lambda text: text.replace("7499", "-Infinity")),
    ("half an escape", lambda text: text.replace('"build":"1.0"', '"build":"\\ud800"')),
    ("a byte order mark", lambda text: "\ufeff" + text),
    ("nothing", lambda text: ""),
    ("an array", lambda text: "[]"),
    ("deep nesting", lambda text: text.replace("7499", "[" * 100000)),
    ("quotes without an end", lambda text: '"' + '\\"' * 200000),
]


def line_at(number, key, value):
    return lambda lines: lines[number].update({key: value})


def signature_at(key, value):
    return lambda lines: lines[-1]["signature"].update({key: value})


def flip_s(lines):
    """S + L: the same signature for who does not look whether S is below L."""
    sig = bytes.fromhex(lines[-1]["signature"]["sig"])
    s = int.from_bytes(sig[32:], "little") + L
    lines[-1]["signature"]["sig"] = (sig[:32] + s.to_bytes(32, "little")).hex()


# The lines themselves are changed, nothing is chained or signed anew: (name, rule, seq, mutation of the list of lines).
TAMPERED = [
    ("prev of another, hashed with it", "chain", 9, lambda lines: lines[8].update(prev="1" * 64, hash=hashlib.sha256(
        b"\x11" * 32 + lines[8]["entry"].encode("utf-8")).hexdigest())),
    ("a changed text", "chain", 9, lambda lines: lines[8].update(entry=lines[8]["entry"].replace("7499", "7498"))),
    ("prev of another", "chain", 9, line_at(8, "prev", "1" * 64)),
    ("another hash", "chain", 9, line_at(8, "hash", "1" * 64)),
    ("prev of the first", "chain", 1, line_at(0, "prev", "1" * 64)),
    ("an entry taken out", "numbering", 9, lambda lines: lines.pop(8)),
    ("entries swapped", "numbering", 9, lambda lines: lines.insert(8, lines.pop(9))),
    ("an entry twice", "numbering", 10, lambda lines: lines.insert(8, lines[8])),
    ("another epoch on the line", "numbering", 9, line_at(8, "epoch", "f" * 32)),
    ("capital hex", "line", 9, lambda lines: lines[8].update(hash=lines[8]["hash"].upper())),
    ("a seq as text", "line", 9, line_at(8, "seq", "9")),
    ("a seq as true", "line", 1, line_at(0, "seq", True)),
    ("a key too many on the line", "line", 9, line_at(8, "note", 1)),
    ("a key missing on the line", "line", 9, lambda lines: lines[8].pop("prev")),
    ("a signature before the end", "signature", LAST, lambda lines: lines.insert(8, lines[-1])),
    ("an entry after a signature", "line", LAST, lambda lines: lines.insert(-1, lines.pop(LAST - 1))),
    ("a head signed twice", "line", LAST, lambda lines: lines.append(lines[-1])),
    ("the last entry not signed", "signature", LAST, lambda lines: lines.pop()),
    ("nothing signed", "signature", LAST, lambda lines: lines.__delitem__(slice(LAST, None))),
    ("keys of a line in another order", "line", 9, lambda lines: lines.insert(8, dict(reversed(list(
        lines.pop(8).items()))))),
    ("keys of a signature in another order", "line", LAST, lambda lines: lines[-1].update(
        signature=dict(reversed(list(lines[-1]["signature"].items()))))),
    ("signatures in another order", "line", 13, lambda lines: lines.append(lines.pop(-2))),
    ("the last entry cut off", "signature", LAST, lambda lines: lines.pop(LAST - 1)),
    ("a head that is not there", "signature", LAST + 1, signature_at("seq", LAST + 1)),
    ("a signature for another head", "signature", LAST - 1, signature_at("seq", LAST - 1)),
    ("a signature of another epoch", "signature", LAST, signature_at("epoch", "f" * 32)),
    ("a signature of zeros", "signature", LAST, signature_at("sig", "0" * 128)),
    ("a signature by another key", "key", LAST, signature_at("key", "1" * 64)),
    ("a short signature", "line", LAST, signature_at("sig", "00")),
    ("S not below L", "signature", LAST, flip_s),
    ("R that is no point", "signature", LAST, lambda lines: signature_at(
        "sig", "02" + "00" * 31 + lines[-1]["signature"]["sig"][64:])(lines)),
    ("nothing at all", "line", 0, lambda lines: lines.clear()),
]


class CheckJournalTest(unittest.TestCase):

    def wrong(self, rule, seq, said):
        self.assertRegex(said, r"\AFAIL seq=[0-9]+ rule=[a-z-]+: [ -~]+\Z")
        self.assertEqual("FAIL seq=%d rule=%s" % (seq, rule), said.split(": ")[0], said)

    def test_good(self):
        self.assertEqual(PASS + GOOD[LAST - 1]["hash"] + " cash=6600 card=2700", verdict(export(GOOD)))

    def test_good_with_what_is_known_from_elsewhere(self):
        base32 = [base64.b32encode(bytes.fromhex(line["hash"]))[:10].decode() for line in GOOD[:LAST]]
        heads = [(LAST, GOOD[LAST - 1]["hash"]), (7, GOOD[6]["hash"]), (13, base32[12])]
        self.assertRegex(verdict(export(GOOD), key=KEY, heads=heads), "^PASS ")
        self.wrong("key", 1, verdict(export(GOOD), key="1" * 64))
        self.wrong("head", 7, verdict(export(GOOD), heads=[(7, GOOD[7]["hash"])]))
        self.wrong("head", 7, verdict(export(GOOD), heads=[(7, base32[7])]))
        self.wrong("head", LAST + 1, verdict(export(GOOD), heads=[(LAST + 1, GOOD[LAST - 1]["hash"])]))

    def test_good_however_texts_are_escaped(self):
        texts = [json.dumps(one, separators=(",", ":")).replace("/", "\\/") for one in entries()]
        self.assertRegex(verdict(export(chained(texts))), "^PASS ")

    def test_still_good(self):
        for name, mutate in STILL_GOOD + GOOD_INSTRUMENTS:
            with self.subTest(name):
                changed = entries()
                mutate(changed)
                self.assertRegex(verdict(export(chained([compact(one) for one in changed]))), "^PASS ")

    def test_the_form_of_the_lines(self):
        good = export(GOOD)
        self.wrong("line", LAST, verdict(good[:-1]))
        self.wrong("line", LAST, verdict(good[:-1] + b" "))
        self.wrong("line", 1, verdict(good.replace(b"\n", b"\r\n")))
        self.wrong("line", 1, verdict(good.replace(b'"seq":1,', b'"seq": 1,', 1)))
        self.wrong("line", LAST + 1, verdict(good.replace(b'{"signature":{', b'{"signature": {')))
        self.wrong("line", 2, verdict(good.replace(b"\n", b"\n\n", 1)))
        self.wrong("line", LAST, verdict(good + b"\n"))

    def test_the_longest_line(self):
        def long(more):
            texts = [line["entry"] for line in GOOD[:LAST]]
            texts[1] = texts[1].replace("Linux", "x" * more)
            return export(chained(texts))
        short = len(long(0).split(b"\n")[1]) + 1
        self.wrong("form", 2, verdict(long((1 << 20) - short)))  # The line may be so long, but not the text in it.
        self.wrong("line", 2, verdict(long((1 << 20) - short + 1)))

    def test_the_longest_text(self):
        def long(length, letter):
            texts = [line["entry"] for line in GOOD[:LAST]]
            texts[1] = texts[1].replace("Linux", letter * (length - len(texts[1]) + 5))
            return export(chained(texts))
        for letter in "xé€😀":  # Characters, not bytes, nor halves of surrogate pairs.
            self.assertRegex(verdict(long(65536, letter)), "^PASS ")
            self.wrong("form", 2, verdict(long(65537, letter)))

    def test_signed_by_a_stranger(self):
        lines = chained([line["entry"] for line in GOOD[:LAST]], secret=b"x" * 32)
        self.wrong("key", 13, verdict(export(lines)))

    def test_signed_for_another_till(self):
        self.wrong("signature", 13, verdict(export(chained([line["entry"] for line in GOOD[:LAST]], till="0042-2"))))

    def test_retold(self):
        for name, rule, seq, mutate in RETOLD + WRONG_INSTRUMENTS:
            with self.subTest(name):
                changed = entries()
                mutate(changed)
                texts = [compact(one) for one in changed]
                if name == "half a surrogate pair":
                    texts[3] = texts[3].replace('"person":"x"', '"person":"\\udc00"')
                self.wrong(rule, seq, verdict(export(chained(texts))))

    def test_unknown_words_are_said(self):
        for path in ("2.body.language", "2.body.staff.0.role", "3.body.role", "3.body.change", "5.body.role",
                     "7.body.language", "13.body.event.kind", PAYMENT + "tenders.0.kind", PAYMENT + "privacy",
                     PAYMENT + "state", PAYMENT + "language", "20.body.answer", "30.body.payment.why", "14.kind"):
            with self.subTest(path):
                changed = entries()
                at(path, "novel")(changed)
                said = verdict(export(chained([compact(one) for one in changed], signed=())))
                self.assertRegex(said, "^FAIL seq=%s rule=(body|kind): .*(known word|unknown).*'novel'" % path.split(".")[0])

    def test_respelt(self):
        for name, respell in RESPELT:
            with self.subTest(name):
                texts = [line["entry"] for line in GOOD[:LAST]]
                before = texts[8]
                texts[8] = respell(before)
                self.assertNotEqual(before, texts[8])
                self.wrong("form", 9, verdict(export(chained(texts, signed=()))))

    def test_tampered(self):
        for name, rule, seq, mutate in TAMPERED:
            with self.subTest(name):
                lines = copy.deepcopy(GOOD)
                mutate(lines)
                self.wrong(rule, seq, verdict(export(lines)))

    def test_not_lines_of_json(self):
        good = export(GOOD[:8])
        for bad in (b"\n", b"\xff\n", b"\xed\xa0\x80\n", b"\x00\n", b"{\n", b"[]\n", b"null\n", b"NaN\n", b'"signature"\n',
                    b"1" * 5000,
                    b"[" * 500000, b'{"a":' * 200000, b'{"signature":null}\n', b'{"signature":{}}\n', b"x" * (1 << 21),
                    export(GOOD[8:9])[:-1] + b" " * (1 << 20) + b"\n",
                    b'{"seq":1,"seq":1}\n', b'{"signature":{},"epoch":1}\n', b"\xef\xbb\xbf{}\n",
                    json.dumps({**GOOD[8], "entry": "\ud800"}).encode("ascii")):
            with self.subTest(bad[:30]):
                self.wrong("line", 9, verdict(good + bad))

    def test_the_shares_of_the_page(self):
        asked = [item("A1", 300, 7), item("B1", 200), item("C1", 100)]
        self.assertEqual(asked, check_journal.shares(asked, 600))
        self.assertEqual([asked[0], item("B1", 50)], check_journal.shares(asked, 350))
        self.assertEqual([item("A1", 340, 7), *asked[1:]], check_journal.shares(asked, 640))
        self.assertEqual([], check_journal.shares([], 5))

    def test_ed25519_with_the_vectors_of_rfc_8032(self):
        for secret, key, message, sig in (
                ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                 "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                 "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465"
                 "5141438e7a100b"),
                ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                 "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb0"
                 "0d291612bb0c00"),
                ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                 "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                 "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc0"
                 "27beceea1ec40a")):
            key, message, sig = map(bytes.fromhex, (key, message, sig))
            self.assertEqual((key, sig), sign(bytes.fromhex(secret), message))
            point = check_journal.decode_key(key)
            self.assertTrue(check_journal.verifies(key, point, message, sig))
            for i in (0, 31, 32, 63):
                bad = bytearray(sig)
                bad[i] ^= 1
                self.assertFalse(check_journal.verifies(key, point, message, bytes(bad)))
            self.assertFalse(check_journal.verifies(key, point, message + b"x", sig))

    def test_the_program(self):
        def run(*arguments, data=b""):
            done = subprocess.run([sys.executable, PROGRAM, *arguments], input=data, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
            self.assertNotIn(b"Traceback", done.stderr)
            return done.returncode, done.stdout.decode("ascii")
        base32 = base64.b32encode(bytes.fromhex(GOOD[0]["hash"]))[:10].decode().lower()
        heads = ["--head", "%d:%s" % (LAST, GOOD[LAST - 1]["hash"]), "--head", "1:" + base32]
        code, out = run("--key", KEY, *heads, "-", data=export(GOOD))
        self.assertEqual((0, PASS), (code, out[:len(PASS)]))
        code, out = run("-", data="é\n".encode("latin-1"))
        self.assertEqual((1, "FAIL seq=1 rule=line: not UTF-8\n"), (code, out))
        for usage in ([], ["-", "-", "-"], ["--key", "abc", "-"], ["--head", "0:" + "a" * 64, "-"],
                      ["--head", "1:" + "a" * 11, "-"], ["--head", "x", "-"], ["--what", "-"], ["/no/such/file"],
                      [os.path.dirname(PROGRAM)]):
            self.assertEqual((2, ""), run(*usage), usage)


if __name__ == "__main__":
    unittest.main()
