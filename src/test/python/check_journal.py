#!/usr/bin/env python3
"""Checks an exported till journal, from docs/journal-format.md alone. Python 3.9+, standard library only.

    check_journal.py [--key HEX] [--head SEQ:HASH]... FILE|-

Prints one line: PASS ... and exits 0, or FAIL seq=N rule=NAME: why (the first thing wrong) and exits 1. Exit 2: wrong
usage, or the file cannot be read. Rule names, with the numbers of the page's "What must hold":

    line       the export's lines: UTF-8, JSON, their keys, their order    form     the text of an entry, its keys and values
    numbering  1: seq and epoch of line and text                           kind     unknown, or JournalStarted misplaced
    chain      1: prev and hash                                            body     a body is not of its kind's form
    signature  2: does not verify, or its head is not in the journal       constant till, epoch, training, currency changed
    receipt    3: receipt numbers                                          id       an entry's id was used before
    amount     4: a payment's sums                                         link     a link to an entry not yet written
    tender     5: tenders against the payment's events                     key      no key, or not the one that is known
    order      6: events before the beginning or after the end             head     a head known from elsewhere is not in it
    session    7: sessions and dates                                       share    how "items" follows from "asked"
    mono       8: the steady clock went back                               abandon  abandoned although money was held
    approver   9: approved by the clerk himself, or by nobody
    card-asked 10: the card asked for again too soon
"""
import argparse
import datetime
import hashlib
import json
import re
import sys

MAX_LINE = 1 << 20  # The page sets no limit, but a checker must not be fed to death: an entry is far below 1 MiB.
MAX_DIGITS = 18     # Nor for numbers: 18 digits fit into 64 bits everywhere.

class Wrong(Exception):
    """The first thing wrong: ends the check."""

    def __init__(self, seq, rule, why):
        super().__init__(why)
        self.seq, self.rule, self.why = seq, rule, why

class NotOfForm(Exception):
    """A value is not of its form; whoever asked knows the entry and the rule."""

def show(value):
    """A value for a message: one line of ASCII, short, never deep, whatever it is."""
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "an array"
    shown = ascii(value[:64] if isinstance(value, str) else value)
    return shown if len(shown) <= 80 else shown[:77] + "..."

# ---- Ed25519, verification only (RFC 8032, 5.1) ------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)  # Points are (X, Y, Z, T): x = X/Z, y = Y/Z, x*y = T/Z.

def point_add(p, q):
    """Complete on this curve: good for doubling and for the neutral point too."""
    a = (p[1] - p[0]) * (q[1] - q[0]) % P
    b = (p[1] + p[0]) * (q[1] + q[0]) % P
    c = 2 * p[3] * q[3] * D % P
    d = 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def two_multiples(s, p, k, q):
    """[s]p + [k]q with one run of doublings."""
    choices, result = (NEUTRAL, p, q, point_add(p, q)), NEUTRAL
    for bit in range(max(s.bit_length(), k.bit_length()) - 1, -1, -1):
        result = point_add(result, result)
        choice = (s >> bit & 1) + 2 * (k >> bit & 1)
        result = point_add(result, choices[choice]) if choice else result
    return result

def is_neutral(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0

def point_encode(p):
    inverse = pow(p[2], P - 2, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")

def point_decode(data):
    """The point, or None: y not below P, not on the curve, or "minus zero" (all of them RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    y, sign = number & (1 << 255) - 1, number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P

BASE = point_decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

def decode_key(data):
    """A public key's point, or None. Beyond the RFC: a point outside the group of prime order is nobody's honest key, and
    one of small order would let signatures of nobody verify."""
    point = point_decode(data)
    if point is None or is_neutral(point) or not is_neutral(two_multiples(L, point, 0, NEUTRAL)):
        return None
    return point

def verifies(key, point, message, signature):
    s = int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    minus_point = (P - point[0], point[1], point[2], P - point[3])
    # [S]B = R + [k]A, turned so that R's bytes are compared: an R that is no point or not canonical never equals.
    return point_encode(two_multiples(s, BASE, k, minus_point)) == signature[:32]

# ---- Strict JSON -------------------------------------------------------------------------------------------------------

def no_key_twice(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotOfForm("a key stands twice in one object")
    return found

def only_integers(number):
    raise NotOfForm("%s is not an integer" % show(number))

def integer_of(digits):
    if len(digits.lstrip("-")) > MAX_DIGITS or digits == "-0":
        raise NotOfForm("the number %s is out of range" % show(digits))
    return int(digits)

def parse(text):
    """Parses; dicts keep the order of keys. Everything that can go wrong comes out as NotOfForm."""
    try:
        return json.loads(text, object_pairs_hook=no_key_twice, parse_float=only_integers, parse_constant=only_integers,
                          parse_int=integer_of)
    except ValueError as e:
        raise NotOfForm("not JSON: %s" % show(str(e)))
    except RecursionError:
        raise NotOfForm("nested too deep")

JSON_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')

def is_compact(text):
    """No blanks outside texts. Only for what has parsed: on other input the pattern could take forever."""
    return not re.search(r"[ \t\r\n]", JSON_STRING.sub('""', text))

# ---- Forms: a form is a function (value, name) that raises NotOfForm ----------------------------------------------------

def that(description, test):
    def form(value, name):
        if not test(value):
            raise NotOfForm("%s must be %s, not %s" % (name, description, show(value)))
    return form

def is_text(value):
    """Half a surrogate pair (\\ud800) is none."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)

def is_integer(value, least=None):
    return type(value) is int and (least is None or value >= least)  # Not isinstance: True is an int in Python.

def is_day(value):
    try:
        return (isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None
                and datetime.date.fromisoformat(value) is not None)
    except ValueError:
        return False

def is_instant(value):
    return (isinstance(value, str) and is_day(value[:10])
            and re.fullmatch(r"T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\.[0-9]{3}Z", value[10:]) is not None)

def pattern(description, expression):
    return that(description, lambda value: isinstance(value, str) and re.fullmatch(expression, value) is not None)

def one_of(*allowed):
    return that("one of %s" % ", ".join(allowed), lambda value: isinstance(value, str) and value in allowed)

def null_or(form):
    return lambda value, name: None if value is None else form(value, name)

def array(form):
    def check(value, name):
        ARRAY(value, name)
        for i, element in enumerate(value):
            form(element, "%s[%d]" % (name, i))
    return check

def record(forms, ordered=True):
    """An object with just these keys, in this order."""
    wanted = list(forms)

    def check(value, name):
        OBJECT(value, name)
        found = list(value)
        if (found if ordered else sorted(found)) != (wanted if ordered else sorted(wanted)):
            raise NotOfForm("the keys of %s must be: %s; not: %s" % (name, ", ".join(wanted), show(", ".join(found))))
        for key, form in forms.items():
            form(value[key], "%s.%s" % (name, key))
    return check

def tagged(tag, forms):
    """An object whose key `tag` says which of the forms it has."""
    def check(value, name):
        if not isinstance(value, dict) or not isinstance(value.get(tag), str) or value[tag] not in forms:
            raise NotOfForm("%s must be an object whose %s is one of %s" % (name, tag, ", ".join(forms)))
        forms[value[tag]](value, name)
    return check

def is_pieces(value):
    return isinstance(value, dict) and all(re.fullmatch(r"[1-9][0-9]{0,17}", piece) and is_integer(count, 0)
                                           for piece, count in value.items())

def hexadecimal(digits):
    return pattern("%d lower-case hex digits" % digits, "[0-9a-f]{%d}" % digits)

TEXT = that("a text", is_text)
NAME = that("a text that is not empty", lambda value: is_text(value) and value != "")
INTEGER = that("an integer", is_integer)
NUMBER = that("an integer from 1", lambda value: is_integer(value, 1))  # Also for money that must be some.
NOT_NEGATIVE = that("an integer from 0", lambda value: is_integer(value, 0))
OBJECT = that("an object", lambda value: isinstance(value, dict))
ARRAY = that("an array", lambda value: isinstance(value, list))
BOOLEAN = that("true or false", lambda value: isinstance(value, bool))
DAY = that("a date", is_day)
# Printable ASCII without line feeds: the till's name stands in what is signed, and must not counterfeit its lines.
TILL = pattern("STORE-N", r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}-[0-9]{1,9}")
CURRENCY = pattern("three capital letters", "[A-Z]{3}")
LANGUAGE = one_of("en", "es", "fa")

ENTRY_LINE = record({"epoch": hexadecimal(32), "seq": NUMBER, "prev": hexadecimal(64), "hash": hexadecimal(64),
                     "entry": TEXT}, ordered=False)
SIGNATURE_LINE = record({"signature": record({"epoch": hexadecimal(32), "seq": NUMBER, "hash": hexadecimal(64),
                                              "key": hexadecimal(64), "sig": hexadecimal(128)}, ordered=False)})

ENTRY = record({
    "v": that("1", lambda value: is_integer(value) and value == 1),
    "till": TILL, "epoch": hexadecimal(32), "seq": NUMBER, "kind": NAME,
    "id": pattern("a UUID of version 7", "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    "at": that("an instant with milliseconds", is_instant),
    "offset": pattern("an offset from UTC", r"Z|[+-](0[0-9]|1[0-8]):[0-5][0-9]"),
    "zone": pattern("a time zone", r"[A-Za-z][A-Za-z0-9+_-]*(/[A-Za-z0-9+_-]+)*"),
    "mono": INTEGER, "clock": null_or(INTEGER), "date": null_or(DAY), "session": null_or(NUMBER),
    "clerk": null_or(NAME), "approver": null_or(NAME), "reason": null_or(TEXT), "training": BOOLEAN,
    "rules": null_or(record({"id": NAME, "hash": NAME})), "build": NAME,
    "link": null_or(record({"till": TILL, "epoch": hexadecimal(32), "seq": NUMBER})),
    "currency": CURRENCY, "body": OBJECT})

BALANCE = null_or(record({"total_due": INTEGER, "past_due": INTEGER, "as_of": NAME}))
APPROVAL_KEYS = {"amount": NOT_NEGATIVE, "currency": CURRENCY, "approval": null_or(TEXT),
                 "last4": null_or(pattern("four digits", "[0-9]{4}")), "brand": null_or(TEXT),
                 "terminal_receipt": null_or(TEXT)}
APPROVAL = record(APPROVAL_KEYS)

def items_of(amount):
    return array(record({"account": NAME, "amount": amount, "balance": BALANCE}))

CARD_ANSWERS = {"approved": {"approval": APPROVAL}, "declined": {"reason": null_or(TEXT)}, "silent": {}}
EVENTS = {  # kind: its keys, without what stands before them ("payment" in a body, "kind" in an "event")
    "AccountChosen": {"account": NAME, "balance": BALANCE, "language": LANGUAGE}, "HolderIdentified": {},
    "AmountsChosen": {"items": items_of(NOT_NEGATIVE)}, "CashGiven": {"amount": NUMBER}, "CashGivenBack": {},
    "CardChosen": {"reference": NAME, "before": null_or(TEXT)}, "ApprovalSeen": {"approval": APPROVAL},
    "AskTerminalPressed": {}, "DoubtEnded": {"approval": null_or(APPROVAL)}, "Parked": {}, "SettlePressed": {},
    "CancelPressed": {}}

def event_form(kind, first):
    """The form of an event, with the given keys before its own."""
    if kind == "CardAnswered":
        return tagged("answer", {answer: record({**first, "answer": TEXT, **rest}) for answer, rest in CARD_ANSWERS.items()})
    return record({**first, **EVENTS[kind]})

EVENT_KINDS = list(EVENTS) + ["CardAnswered"]
EVENT = tagged("kind", {kind: event_form(kind, {"kind": TEXT}) for kind in EVENT_KINDS})
TENDER = tagged("kind", {"cash": record({"kind": TEXT, "amount": NUMBER}), "card": record({"kind": TEXT, **APPROVAL_KEYS})})
COMMITTED = record({
    "id": NAME, "receipt": pattern("at least six digits", "[0-9]{6,18}"), "state": one_of("committed"),
    "privacy": one_of("third-party", "holder"), "language": LANGUAGE, "items": items_of(INTEGER),
    "asked": items_of(NOT_NEGATIVE), "due": NOT_NEGATIVE, "paid": INTEGER, "left": INTEGER, "tenders": array(TENDER),
    "change": INTEGER, "rounding": INTEGER})
BODIES = {
    "JournalStarted": record({"store": NAME, "key": hexadecimal(64)}),
    "ProgramStarted": record({"header": array(TEXT), "language": LANGUAGE, "java": TEXT, "system": TEXT}),
    "ProgramStopped": record({}), "ClockJumped": record({"by": INTEGER}),
    "SignedIn": record({"role": NAME}), "SignedOut": record({}), "SignInFailed": record({"person": NAME, "locked": BOOLEAN}),
    "StaffChanged": record({"person": NAME, "role": null_or(NAME), "change": one_of("added", "reset", "disabled")}),
    "TillOpened": record({"date": DAY, "float": NOT_NEGATIVE,
                          "pieces": null_or(that("null, or pieces by minor units", is_pieces))}),
    "PaymentCommitted": record({"event": EVENT, "payment": COMMITTED}),
    "PaymentAbandoned": record({"event": EVENT, "payment": record({"id": NAME, "state": one_of("abandoned"),
                                                                   "why": one_of("cancelled", "not_paid")})}),
    **{kind: event_form(kind, {"payment": NAME}) for kind in EVENT_KINDS}}

# ---- The journal -------------------------------------------------------------------------------------------------------

class Payment:
    """What the events of a payment that goes on have said so far."""

    def __init__(self, language):
        self.language = language  # of the receipt
        self.tenders = []         # what was taken, in order, in the form of a committed payment's tenders
        self.card_asked = False   # a request to the card terminal that nothing has ended yet

def total(things, kind=None):
    return sum(thing["amount"] for thing in things if kind is None or thing["kind"] == kind)

class Journal:
    """Takes the lines one by one; keeps only what later lines are checked against."""

    def __init__(self, known_key):
        self.known_key = known_key
        self.hashes = []        # of entry 1, 2, ...
        self.ids = set()
        self.constants = None   # till, epoch, training, currency of entry 1
        self.key = self.point = None
        self.session = self.date = None
        self.mono = None        # None until a program has started: before, the page compares nothing
        self.payments = {}      # by id: a Payment, or None once it has ended
        self.receipts = self.cash = self.card = 0
        self.signatures = self.last_signed = 0

    def line(self, data):
        seq = len(self.hashes) + (0 if self.signatures else 1)  # for messages; the line itself may not say
        try:
            line = parse(data.decode("utf-8"))
            is_signature = isinstance(line, dict) and "signature" in line
            (SIGNATURE_LINE if is_signature else ENTRY_LINE)(line, "line")
        except UnicodeDecodeError:
            raise Wrong(seq, "line", "not UTF-8")
        except NotOfForm as e:
            raise Wrong(seq, "line", str(e))
        if is_signature:
            self.signature(line["signature"])
        elif self.signatures:
            raise Wrong(line["seq"], "line", "an entry after a signature")
        else:
            self.entry(seq, line)

    def entry(self, seq, line):
        if line["seq"] != seq:
            raise Wrong(seq, "numbering", "the line's number is %d" % line["seq"])
        if line["prev"] != (self.hashes[-1] if self.hashes else "0" * 64):
            raise Wrong(seq, "chain", "prev is not the hash of the entry before")
        text = line["entry"]
        if hashlib.sha256(bytes.fromhex(line["prev"]) + text.encode("utf-8")).hexdigest() != line["hash"]:
            raise Wrong(seq, "chain", "hash is not that of prev and the text")
        try:
            entry = parse(text)
            if not is_compact(text):
                raise NotOfForm("blanks outside texts")
            ENTRY(entry, "entry")
        except NotOfForm as e:
            raise Wrong(seq, "form", str(e))
        if entry["seq"] != seq or entry["epoch"] != line["epoch"]:
            raise Wrong(seq, "numbering", "the text has another seq or epoch than its line")
        kind, body = entry["kind"], entry["body"]
        if kind not in BODIES:
            raise Wrong(seq, "kind", "unknown: %s" % show(kind))
        if (kind == "JournalStarted") != (seq == 1):
            raise Wrong(seq, "kind", "entry 1, and only entry 1, is JournalStarted; this is %s" % kind)
        try:
            BODIES[kind](body, "body")
        except NotOfForm as e:
            raise Wrong(seq, "body", "%s: %s" % (kind, e))
        if seq == 1:
            self.begin(entry)
        self.check_context(seq, entry, kind, body)
        if kind in ("PaymentCommitted", "PaymentAbandoned"):
            event = body["event"]
            payment = self.event(seq, entry, body["payment"]["id"], event["kind"], event)
            if kind == "PaymentCommitted":
                self.committed(seq, payment, body["payment"])
            elif payment.tenders:
                raise Wrong(seq, "abandon", "ended without money, but %d is held" % total(payment.tenders))
            self.payments[body["payment"]["id"]] = None
        elif kind in EVENT_KINDS:
            self.event(seq, entry, body["payment"], kind, body)
        self.hashes.append(line["hash"])

    def begin(self, entry):
        self.constants = {key: entry[key] for key in ("till", "epoch", "training", "currency")}
        self.key = bytes.fromhex(entry["body"]["key"])
        self.point = decode_key(self.key)
        if self.point is None:
            raise Wrong(1, "key", "body.key is not a public key of Ed25519")
        if self.known_key is not None and self.key.hex() != self.known_key:
            raise Wrong(1, "key", "body.key is not the key known from elsewhere")

    def check_context(self, seq, entry, kind, body):
        """What holds for entries of all kinds, against the entries before."""
        for key, value in self.constants.items():
            if entry[key] != value:
                raise Wrong(seq, "constant", "%s is %s, and was %s" % (key, show(entry[key]), show(value)))
        if entry["id"] in self.ids:
            raise Wrong(seq, "id", "used before: %s" % entry["id"])
        self.ids.add(entry["id"])
        link = entry["link"]
        if link and (link["till"], link["epoch"]) == (entry["till"], entry["epoch"]) and link["seq"] >= seq:
            raise Wrong(seq, "link", "to entry %d, which was not yet written" % link["seq"])
        if kind == "TillOpened":
            self.session, self.date = (self.session or 0) + 1, body["date"]
            pieces = body["pieces"]
            if pieces is not None and sum(int(piece) * count for piece, count in pieces.items()) != body["float"]:
                raise Wrong(seq, "body", "TillOpened: the pieces do not add up to the float")
        if (entry["session"], entry["date"]) != (self.session, self.date):
            raise Wrong(seq, "session", "session %s of %s, but open is %s of %s"
                        % (entry["session"], entry["date"], self.session, self.date))
        if self.session is None and (kind in EVENT_KINDS or kind.startswith("Payment")):
            raise Wrong(seq, "session", "%s while no session is open" % kind)
        if kind == "ProgramStarted":
            self.mono = entry["mono"]
        elif self.mono is not None:
            if entry["mono"] < self.mono:
                raise Wrong(seq, "mono", "went down from %d to %d" % (self.mono, entry["mono"]))
            self.mono = entry["mono"]
        if entry["approver"] is not None and entry["approver"] == entry["clerk"]:
            raise Wrong(seq, "approver", "the approver is the clerk")

    def event(self, seq, entry, name, kind, event):
        """An event of a payment, be it an entry of its own or the one that ends the payment."""
        if name in self.payments and self.payments[name] is None:
            raise Wrong(seq, "order", "%s of a payment that has ended" % kind)
        if (kind == "AccountChosen") == (name in self.payments):
            raise Wrong(seq, "order", "AccountChosen twice" if name in self.payments else "%s before AccountChosen" % kind)
        if kind == "AccountChosen":
            self.payments[name] = Payment(event["language"])
        payment = self.payments[name]
        if kind == "DoubtEnded" and entry["approver"] is None:
            raise Wrong(seq, "approver", "DoubtEnded without a second person")
        if kind == "CashGiven":
            payment.tenders.append({"kind": "cash", "amount": event["amount"]})
        elif kind == "CashGivenBack":
            payment.tenders = [tender for tender in payment.tenders if tender["kind"] != "cash"]
        elif kind in ("CardAnswered", "DoubtEnded") and event.get("approval") is not None:
            payment.tenders.append({"kind": "card", **event["approval"]})
        if kind == "CardChosen":
            if payment.card_asked:
                raise Wrong(seq, "card-asked", "asked for again before the request before was ended")
            payment.card_asked = True
        elif kind == "DoubtEnded" or event.get("answer") == "declined":
            payment.card_asked = False
        return payment

    def committed(self, seq, payment, said):
        def must(rule, holds, why):
            if not holds:
                raise Wrong(seq, rule, why)

        tenders, due, paid, change = said["tenders"], said["due"], said["paid"], said["change"]
        cash, card = total(tenders, "cash"), total(tenders, "card")
        has_card = any(tender["kind"] == "card" for tender in tenders)
        number = "%06d" % (self.receipts + 1)
        must("receipt", said["receipt"] == number, "number %s instead of %s" % (said["receipt"], number))
        must("amount", all(item["amount"] > 0 for item in said["items"]), "an item's amount is not positive")
        must("amount", paid > 0, "ended with money, but nothing is paid")
        must("amount", total(said["items"]) == paid, "items add up to %d, paid is %d" % (total(said["items"]), paid))
        must("amount", total(said["asked"]) == due, "asked adds up to %d, due is %d" % (total(said["asked"]), due))
        must("amount", said["left"] == max(due - paid, 0), "left is %d, not %d" % (said["left"], max(due - paid, 0)))
        must("amount", 0 <= change <= cash, "change %d of %d in cash" % (change, cash))
        must("amount", paid + said["rounding"] == cash + card - change, "paid %d + rounding %d is not tenders %d - change %d"
             % (paid, said["rounding"], cash + card, change))
        must("amount", said["rounding"] == 0 or cash > 0, "rounding, but no cash")
        must("amount", paid <= due or has_card, "more than due is paid, and no card is among the tenders")
        must("tender", tenders == payment.tenders, "the tenders are not what the payment's events brought")
        must("tender", all(tender.get("currency", self.constants["currency"]) == self.constants["currency"]
                           for tender in tenders), "a card tender in another currency")
        must("body", said["language"] == payment.language, "PaymentCommitted: not the language of its AccountChosen")
        must("share", [(item["account"], item["amount"]) for item in said["items"]] == shares(said["asked"], paid),
             "items do not follow from asked and paid")
        self.receipts += 1
        self.cash += cash - change
        self.card += card

    def signature(self, signature):
        seq = signature["seq"]
        if self.signatures and seq < self.last_signed:
            raise Wrong(seq, "line", "signatures are not in the order of their numbers")
        if seq > len(self.hashes) or signature["hash"] != self.hashes[seq - 1] \
                or signature["epoch"] != self.constants["epoch"]:
            raise Wrong(seq, "signature", "its head does not stand in the journal")
        if signature["key"] != self.key.hex():
            raise Wrong(seq, "key", "signed by another key than that of entry 1")
        message = "cashwrap head 1\n%s\n%s\n%d\n%s\n" % (self.constants["till"], signature["epoch"], seq, signature["hash"])
        if not verifies(self.key, self.point, message.encode("ascii"), bytes.fromhex(signature["sig"])):
            raise Wrong(seq, "signature", "does not verify")
        self.signatures, self.last_signed = self.signatures + 1, seq

    def end(self, heads):
        if not self.hashes:
            raise Wrong(0, "line", "no entries")
        for seq, digest in heads:
            if seq > len(self.hashes) or self.hashes[seq - 1] != digest:
                raise Wrong(seq, "head", "a head known from elsewhere does not stand in the journal")
        return "PASS entries=%d payments=%d receipts=%d signatures=%d head=%d:%s cash=%d card=%d" % (
            len(self.hashes), len(self.payments), self.receipts, self.signatures, len(self.hashes), self.hashes[-1],
            self.cash, self.card)

def shares(asked, paid):
    """How the page divides what is paid among what was asked for: [(account, amount)]."""
    rest, result = paid, []
    for item in asked:
        share = min(item["amount"], rest)
        rest -= share
        result.append([item["account"], share])
    if result:
        result[0][1] += rest
    return [(account, share) for account, share in result if share > 0]

def check(stream, known_key=None, heads=()):
    """The PASS line; raises Wrong, or OSError."""
    journal = Journal(known_key)
    while True:
        data = stream.readline(MAX_LINE + 1)
        if not data:
            return journal.end(heads)
        if len(data) > MAX_LINE:
            raise Wrong(len(journal.hashes) + 1, "line", "longer than %d bytes" % MAX_LINE)
        journal.line(data.rstrip(b"\n"))

def key_argument(value):
    if not re.fullmatch("[0-9a-fA-F]{64}", value):
        raise argparse.ArgumentTypeError("the key must be 64 hex digits")
    return value.lower()

def head_argument(value):
    match = re.fullmatch("([1-9][0-9]{0,17}):([0-9a-fA-F]{64})", value)
    if not match:
        raise argparse.ArgumentTypeError("a head must be SEQ:HASH")
    return int(match[1]), match[2].lower()

def main(arguments=None):
    options = argparse.ArgumentParser(description="Checks an exported till journal.")
    options.add_argument("file", help="the JSONL export, or - for standard input")
    options.add_argument("--key", type=key_argument, help="the till's public key, known from elsewhere")
    options.add_argument("--head", type=head_argument, action="append", default=[], help="SEQ:HASH known from elsewhere")
    given = options.parse_args(arguments)
    try:
        with open(0 if given.file == "-" else given.file, "rb") as stream:  # 0: standard input
            verdict, code = check(stream, given.key, given.head), 0
    except Wrong as e:
        verdict, code = "FAIL seq=%d rule=%s: %s" % (e.seq, e.rule, e.why), 1
    except OSError as e:
        sys.stderr.write("cannot read: %s\n" % ascii(str(e)))
        return 2
    except Exception as e:  # Never a traceback, and never PASS: what the checker itself cannot stand is not in order.
        verdict, code = "FAIL seq=0 rule=checker: %s" % type(e).__name__, 1
    try:
        print(verdict, flush=True)
        return code
    except OSError as e:
        sys.stderr.write("cannot write the verdict: %s\n" % ascii(str(e)))
        return 2

if __name__ == "__main__":
    sys.exit(main())
