"""Tests check_journal.py with journals built here, by docs/journal-format.md alone.

python3 -m unittest discover -s src/test/python
"""
import copy
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

def balance(due):
    return {"total_due": due, "past_due": 0, "as_of": "2026-11-22"}


def item(account, amount, due=None):
    return {"account": account, "amount": amount, "balance": None if due is None else balance(due)}


def approval(amount):
    return {"amount": amount, "currency": "USD", "approval": "A1", "last4": "4242", "brand": "VISA", "terminal_receipt": None}


def entry(kind, body, **other):
    return {"kind": kind, "body": body, **other}


def story():
    """(kind, body, what differs from the usual) of every entry: cash with change, a doubt, a card tip, and a cancellation."""
    def of(payment, kind, **keys):
        return entry(kind, {"payment": payment, **keys})
    begun = dict(balance=None, language="en")
    cash_items = [item("A-1", 5000, 5000), item("A-2", 2500)]
    committed = {"id": "p1", "receipt": "000001", "state": "committed", "privacy": "third-party", "language": "es",
                 "items": [item("A-1", 5000, 5000), item("A-2", 1000)], "asked": cash_items, "due": 7500, "paid": 6000,
                 "left": 1500, "tenders": [{"kind": "cash", "amount": 4000}, {"kind": "cash", "amount": 3000}],
                 "change": 1000, "rounding": 0}
    by_card = {"id": "p2", "receipt": "000002", "state": "committed", "privacy": "holder", "language": "fa",
               "items": [item("B-1", 2100)], "asked": [item("B-1", 2000)], "due": 2000, "paid": 2100, "left": 0,
               "tenders": [{"kind": "cash", "amount": 500}, {"kind": "card", **approval(1600)}], "change": 0, "rounding": 0}
    started = {"header": ["Store 42", "¡Bienvenidos! خوش آمدید"], "language": "en", "java": "21", "system": "Linux"}
    return [
        entry("JournalStarted", {"store": "0042", "key": KEY}, mono=900000),                                          # 1
        entry("ProgramStarted", started, mono=5),                                                                     # 2
        entry("StaffChanged", {"person": "ana", "role": "clerk", "change": "added"}, approver="boss"),                # 3
        entry("SignInFailed", {"person": "?", "locked": False}),                                                      # 4
        entry("SignedIn", {"role": "clerk"}, clerk="ana"),                                                            # 5
        entry("TillOpened", {"date": "2026-11-22", "float": 10050, "pieces": {"2000": 5, "25": 2}}),                  # 6
        of("p1", "AccountChosen", account="A-1", balance=balance(5000), language="es"),                               # 7
        of("p1", "AmountsChosen", items=cash_items),                                                                  # 8
        of("p1", "CashGiven", amount=9000),                                                                           # 9
        of("p1", "CashGivenBack"),                                                                                    # 10
        of("p1", "CashGiven", amount=4000),                                                                           # 11
        of("p1", "CashGiven", amount=3000),                                                                           # 12
        entry("PaymentCommitted", {"event": {"kind": "SettlePressed"}, "payment": committed},
              link={"till": TILL, "epoch": EPOCH, "seq": 7}),                                                         # 13
        entry("ClockJumped", {"by": -3600000}),                                                                       # 14
        of("p2", "AccountChosen", account="B-1", balance=None, language="fa"),                                        # 15
        of("p2", "HolderIdentified"),                                                                                 # 16
        of("p2", "AmountsChosen", items=[item("B-1", 2000)]),                                                         # 17
        of("p2", "CashGiven", amount=500),                                                                            # 18
        of("p2", "CardChosen", reference="0042-1-2", before="batch 7/11"),                                            # 19
        of("p2", "CardAnswered", answer="declined", reason="05"),                                                     # 20
        of("p2", "CardChosen", reference="0042-1-3", before=None),                                                    # 21
        of("p2", "ApprovalSeen", approval=approval(1600)),                                                            # 22
        of("p2", "CardAnswered", answer="silent"),                                                                    # 23
        of("p2", "AskTerminalPressed"),                                                                               # 24
        of("p2", "Parked"),                                                                                           # 25
        of("p3", "AccountChosen", account="C-1", **begun),                                                            # 26
        of("p3", "CashGiven", amount=100),                                                                            # 27
        of("p3", "CashGivenBack"),                                                                                    # 28
        entry("PaymentAbandoned", {"event": {"kind": "CancelPressed"},
                                   "payment": {"id": "p3", "state": "abandoned", "why": "cancelled"}}),               # 29
        entry("PaymentCommitted", {"event": {"kind": "DoubtEnded", "approval": approval(1600)}, "payment": by_card},
              approver="boss", reason="slip"),                                                                        # 30
        entry("SignedOut", {}),                                                                                       # 31
        entry("ProgramStopped", {}, clerk=None),                                                                      # 32
        entry("ProgramStarted", started, mono=1, clerk=None),                                                         # 33
        entry("TillOpened", {"date": "2026-11-23", "float": 0, "pieces": None}, session=2, date="2026-11-23"),        # 34
        of("p4", "AccountChosen", account="D-1", **begun),                                                            # 35
    ]


PASS = "PASS entries=35 payments=4 receipts=2 signatures=2 head=35:"


def entries(said=None):
    """The full entries: what the story leaves out is as it usually is."""
    result, mono, clerk, session, date = [], 0, None, None, None
    for seq, one in enumerate(story() if said is None else said, 1):
        if one["kind"] == "TillOpened":
            session, date = one.get("session", (session or 0) + 1), one["body"]["date"]
        clerk = one.get("clerk", clerk)
        mono = one.get("mono", mono + 10)
        usual = {"v": 1, "till": TILL, "epoch": EPOCH, "seq": seq, "kind": one["kind"],
                 "id": "019386f4-7d20-7%03x-8000-000000000000" % seq, "at": "2026-11-22T15:00:09.872Z", "offset": "-05:00",
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


PAYMENT = "13.body.payment."
CARD = "30.body.payment."

# What the text of an entry says is changed, and everything is chained and signed anew: (name, rule, seq, mutation).
RETOLD = [
    ("version 2", "form", 9, at("9.v", 2)),
    ("version true", "form", 9, at("9.v", True)),
    ("a key too many", "form", 9, at("9.extra", 1)),
    ("a key missing", "form", 9, drop("9.link")),
    ("keys in another order", "form", 9, reorder_entry(9)),
    ("no UUID", "form", 9, at("9.id", "x")),
    ("a UUID of version 4", "form", 9, at("9.id", "019386f4-7d20-4001-8000-000000000000")),
    ("no milliseconds", "form", 9, at("9.at", "2026-11-22T15:00:09Z")),
    ("no such day", "form", 9, at("9.at", "2026-02-30T15:00:09.872Z")),
    ("no such business date", "form", 9, at("9.date", "2026-13-01")),
    ("an offset of UTC", "form", 9, at("9.offset", "UTC")),
    ("a till of two lines", "form", 9, at("9.till", "0042-1\n")),
    ("digits of another script", "form", 9, at("9.date", "٢٠٢٦-11-22")),
    ("mono as text", "form", 9, at("9.mono", "1")),
    ("half a link", "form", 9, at("9.link", {"till": TILL, "seq": 1})),
    ("body null", "form", 9, at("9.body", None)),
    ("a fraction", "form", 9, at("9.body.amount", 90.5)),
    ("not a number", "form", 9, at("9.body.amount", float("nan"))),
    ("a huge number", "form", 9, at("9.body.amount", 10**4000)),
    ("half a surrogate pair", "body", 4, at("4.body.person", "x")),  # made in test_retold: json.dumps would not
    ("another seq", "numbering", 9, at("9.seq", 10)),
    ("another epoch", "numbering", 9, at("9.epoch", "f" * 32)),
    ("unknown kind", "kind", 14, at("14.kind", "ClockMoved")),
    ("started again", "kind", 14, replace(14, "JournalStarted", {"store": "0042", "key": KEY})),
    ("not started", "kind", 1, replace(1, "ProgramStopped", {})),
    ("body's keys in another order", "body", 6, reorder_body(6)),
    ("body with a key too many", "body", 31, at("31.body.x", 1)),
    ("deep nesting, but JSON", "body", 9, at("9.body.amount", json.loads("[" * 500 + "]" * 500))),
    ("negative cash", "body", 9, at("9.body.amount", -1)),
    ("unknown change of staff", "body", 3, at("3.body.change", "promoted")),
    ("pieces against the float", "body", 6, at("6.body.float", 10000)),
    ("unknown language", "body", 2, at("2.body.language", "de")),
    ("unknown answer", "body", 20, at("20.body.answer", "maybe")),
    ("an approval missing", "body", 20, at("20.body.answer", "approved")),
    ("more of the card than four digits", "body", 22, at("22.body.approval.last4", "44242")),
    ("unknown tender", "body", 13, at(PAYMENT + "tenders.0.kind", "cheque")),
    ("unknown event at the end", "body", 13, at("13.body.event.kind", "Paid")),
    ("unknown reason to abandon", "body", 29, at("29.body.payment.why", "tired")),
    ("the receipt's language", "body", 13, at(PAYMENT + "language", "en")),
    ("another till from here on", "constant", 20, constant_from(20, "till", "0042-2")),
    ("another currency from here on", "constant", 20, constant_from(20, "currency", "EUR")),
    ("training from here on", "constant", 20, constant_from(20, "training", True)),
    ("an id twice", "id", 9, at("9.id", "019386f4-7d20-7003-8000-000000000000")),
    ("a link to later", "link", 13, at("13.link.seq", 14)),
    ("the first receipt is 2", "receipt", 13, at(PAYMENT + "receipt", "000002")),
    ("the second receipt is 3", "receipt", 30, at(CARD + "receipt", "000003")),
    ("a receipt twice", "receipt", 30, at(CARD + "receipt", "000001")),
    ("a receipt of seven digits", "receipt", 30, at(CARD + "receipt", "0000002")),
    ("items against paid", "amount", 13, at(PAYMENT + "items.1.amount", 999)),
    ("asked against due", "amount", 13, at(PAYMENT + "asked.1.amount", 2501)),
    ("left too little", "amount", 13, at(PAYMENT + "left", 0)),
    ("left negative", "amount", 30, at(CARD + "left", -100)),
    ("change not taken off", "amount", 13, at(PAYMENT + "change", 0)),
    ("negative change", "amount", 30, at(CARD + "change", -1)),
    ("more change than cash", "amount", 30, both(at(CARD + "change", 600), at(CARD + "rounding", -600))),
    ("rounding from nowhere", "amount", 13, at(PAYMENT + "rounding", 5)),
    ("an item of nothing", "amount", 13, at(PAYMENT + "items", [item("A-1", 6000), item("A-2", 0)])),
    ("a negative item", "amount", 13, at(PAYMENT + "items", [item("A-1", 6001), item("A-2", -1)])),
    ("more than due in cash", "amount", 13, both(at(PAYMENT + "asked", [item("A-1", 5000)]), at(PAYMENT + "due", 5000),
                                                 at(PAYMENT + "left", 0))),
    ("paid nothing", "amount", 13, lambda all_entries: all_entries[12]["body"]["payment"].update(
        items=[], paid=0, left=7500, tenders=[], change=0)),
    ("rounding without cash", "amount", 30, both(at(CARD + "tenders", [{"kind": "card", **approval(1600)}]),
                                                 at(CARD + "rounding", -500))),
    ("items as an object", "body", 13, at(PAYMENT + "items", {})),
    ("a payment as an array", "body", 13, at("13.body.payment", [])),
    ("shares otherwise", "share", 13, at(PAYMENT + "items", [item("A-1", 3500), item("A-2", 2500)])),
    ("a share for a stranger", "share", 13, at(PAYMENT + "items.1.account", "A-9")),
    ("cash tenders in another order", "tender", 13, both(at(PAYMENT + "tenders.0.amount", 3000),
                                                         at(PAYMENT + "tenders.1.amount", 4000))),
    ("cash nobody gave", "tender", 13, at("11.body.amount", 4001)),
    ("cash not given back", "tender", 13, replace(10, "SettlePressed", {"payment": "p1"})),
    ("another card", "tender", 30, at(CARD + "tenders.1.last4", "4243")),
    ("tenders in another order", "tender", 30, at(CARD + "tenders", [{"kind": "card", **approval(1600)},
                                                                     {"kind": "cash", "amount": 500}])),
    ("a card tender that was only seen", "tender", 30, at("30.body.event.approval", None)),
    ("another currency on the card", "tender", 30, both(at("30.body.event.approval.currency", "EUR"),
                                                        at(CARD + "tenders.1.currency", "EUR"))),
    ("an event after the end", "order", 16, at("16.body.payment", "p1")),
    ("an event before the beginning", "order", 16, at("16.body.payment", "p9")),
    ("begun twice", "order", 26, at("26.body.payment", "p2")),
    ("ended twice", "order", 30, at(CARD + "id", "p1")),
    ("an end of nothing", "order", 29, at("29.body.payment.id", "p9")),
    ("abandoned with money", "abandon", 29, replace(28, "SettlePressed", {"payment": "p3"})),
    ("sessions skip", "session", 34, at("34.session", 3)),
    ("a session too early", "session", 5, at("5.session", 1)),
    ("a session forgotten", "session", 9, both(at("9.session", None), at("9.date", None))),
    ("another date", "session", 9, at("9.date", "2026-11-23")),
    ("a date of its own", "session", 6, at("6.body.date", "2026-11-23")),
    ("a payment with no session", "session", 5, replace(5, "AccountChosen", {"payment": "p9", "account": "X", "balance": None,
                                                                             "language": "en"})),
    ("mono goes back", "mono", 9, at("9.mono", 6)),
    ("mono goes back without a start", "mono", 33, replace(33, "ClockJumped", {"by": 1})),
    ("approved by himself", "approver", 30, at("30.approver", "ana")),
    ("a doubt ended alone", "approver", 30, at("30.approver", None)),
    ("asked for again in doubt", "card-asked", 24, replace(24, "CardChosen", {"payment": "p2", "reference": "r",
                                                                              "before": None})),
    ("asked for again unanswered", "card-asked", 21, replace(20, "SettlePressed", {"payment": "p2"})),
    ("a key that is no point", "key", 1, at("1.body.key", "02" + "00" * 31)),
    ("a key of small order", "key", 1, at("1.body.key", "01" + "00" * 31)),
    ("a key that is not canonical", "key", 1, at("1.body.key", "ee" + "ff" * 30 + "7f")),
    ("another key than signs", "key", 13, at("1.body.key", sign(b"x" * 32, b"")[0].hex())),
]

# The text of entry 9 is changed as a text, then chained and signed anew: (name, mutation).
RESPELT = [
    ("a blank", lambda text: text.replace(',"body"', ', "body"')),
    ("a line feed at the end", lambda text: text + "\n"),
    ("a key twice", lambda text: text.replace('"v":1,', '"v":1,"v":1,')),
    ("a key twice in the body", lambda text: text.replace('"amount":9000', '"amount":9000,"amount":9000')),
    ("a number with an exponent", lambda text: text.replace("9000", "9e3")),
    ("minus zero", lambda text: text.replace('"mono":', '"mono":-0,"x":')),
    ("a leading zero", lambda text: text.replace('"v":1', '"v":01')),
    ("infinity", lambda text: text.replace("9000", "-Infinity")),
    ("half an escape", lambda text: text.replace('"build":"1.0"', '"build":"\\ud800"')),
    ("a byte order mark", lambda text: "\ufeff" + text),
    ("nothing", lambda text: ""),
    ("an array", lambda text: "[]"),
    ("deep nesting", lambda text: text.replace("9000", "[" * 100000)),
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
    ("a changed text", "chain", 9, lambda lines: lines[8].update(entry=lines[8]["entry"].replace("9000", "8000"))),
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
    ("a signature before the end", "signature", 35, lambda lines: lines.insert(8, lines[-1])),
    ("an entry after a signature", "line", 35, lambda lines: lines.insert(-1, lines.pop(34))),
    ("signatures in another order", "line", 13, lambda lines: lines.append(lines.pop(-2))),
    ("the last entry cut off", "signature", 35, lambda lines: lines.pop(34)),
    ("a head that is not there", "signature", 36, signature_at("seq", 36)),
    ("a signature for another head", "signature", 34, signature_at("seq", 34)),
    ("a signature of another epoch", "signature", 35, signature_at("epoch", "f" * 32)),
    ("a signature of zeros", "signature", 35, signature_at("sig", "0" * 128)),
    ("a signature by another key", "key", 35, signature_at("key", "1" * 64)),
    ("a short signature", "line", 35, signature_at("sig", "00")),
    ("S not below L", "signature", 35, flip_s),
    ("R that is no point", "signature", 35, lambda lines: signature_at(
        "sig", "02" + "00" * 31 + lines[-1]["signature"]["sig"][64:])(lines)),
    ("nothing at all", "line", 0, lambda lines: lines.clear()),
]


class CheckJournalTest(unittest.TestCase):

    def wrong(self, rule, seq, said):
        self.assertRegex(said, r"\AFAIL seq=[0-9]+ rule=[a-z-]+: [ -~]+\Z")
        self.assertEqual("FAIL seq=%d rule=%s" % (seq, rule), said.split(": ")[0], said)

    def test_good(self):
        self.assertEqual(PASS + GOOD[34]["hash"] + " cash=6500 card=1600", verdict(export(GOOD)))

    def test_good_with_what_is_known_from_elsewhere(self):
        heads = [(35, GOOD[34]["hash"]), (7, GOOD[6]["hash"])]
        self.assertRegex(verdict(export(GOOD), key=KEY, heads=heads), "^PASS ")
        self.wrong("key", 1, verdict(export(GOOD), key="1" * 64))
        self.wrong("head", 7, verdict(export(GOOD), heads=[(7, GOOD[7]["hash"])]))
        self.wrong("head", 36, verdict(export(GOOD), heads=[(36, GOOD[34]["hash"])]))

    def test_good_however_texts_are_escaped(self):
        texts = [json.dumps(one, separators=(",", ":")).replace("/", "\\/") for one in entries()]
        self.assertRegex(verdict(export(chained(texts))), "^PASS ")

    def test_good_without_signatures_and_without_a_last_line_feed(self):
        self.assertRegex(verdict(export(GOOD[:35])[:-1]), "^PASS .* signatures=0 ")

    def test_signed_by_a_stranger(self):
        lines = chained([line["entry"] for line in GOOD[:35]], secret=b"x" * 32)
        self.wrong("key", 13, verdict(export(lines)))

    def test_signed_for_another_till(self):
        self.wrong("signature", 13, verdict(export(chained([line["entry"] for line in GOOD[:35]], till="0042-2"))))

    def test_retold(self):
        for name, rule, seq, mutate in RETOLD:
            with self.subTest(name):
                changed = entries()
                mutate(changed)
                texts = [compact(one) for one in changed]
                if name == "half a surrogate pair":
                    texts[3] = texts[3].replace('"person":"x"', '"person":"\\udc00"')
                self.wrong(rule, seq, verdict(export(chained(texts))))

    def test_respelt(self):
        for name, respell in RESPELT:
            with self.subTest(name):
                texts = [line["entry"] for line in GOOD[:35]]
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
        asked = [item("A", 300), item("B", 200), item("C", 100)]
        self.assertEqual([("A", 300), ("B", 200), ("C", 100)], check_journal.shares(asked, 600))
        self.assertEqual([("A", 300), ("B", 50)], check_journal.shares(asked, 350))
        self.assertEqual([("A", 340), ("B", 200), ("C", 100)], check_journal.shares(asked, 640))
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
        code, out = run("--key", KEY, "--head", "35:" + GOOD[34]["hash"], "-", data=export(GOOD))
        self.assertEqual((0, PASS), (code, out[:len(PASS)]))
        code, out = run("-", data="é\n".encode("latin-1"))
        self.assertEqual((1, "FAIL seq=1 rule=line: not UTF-8\n"), (code, out))
        for usage in ([], ["-", "-", "-"], ["--key", "abc", "-"], ["--head", "0:" + "a" * 64, "-"], ["--head", "x", "-"],
                      ["--what", "-"], ["/no/such/file"], [os.path.dirname(PROGRAM)]):
            self.assertEqual((2, ""), run(*usage), usage)


if __name__ == "__main__":
    unittest.main()
