#!/usr/bin/env python3
"""Checks an exported till journal, from docs/journal-format.md alone. Python 3.9+, standard library only.

    check_journal.py [--key HEX] [--head SEQ:HASH]... FILE|-

HASH is 64 hex digits, or the ten characters of a receipt. Prints one line: PASS ... and exits 0, or FAIL seq=N rule=NAME:
why (the first thing wrong) and exits 1. Exit 2: wrong usage, or the file cannot be read. Rule names, with the numbers of the
page's "What must hold":

    line       the export's lines: UTF-8, JSON, their keys, their order    form     the text of an entry, its keys and values
    numbering  1: seq and epoch of line and text                           kind     unknown kind or version, or misplaced
    chain      1: prev and hash                                            body     a body is not of its kind's form
    signature  2: does not verify, its head is not in the journal,         constant till, epoch, training, currency changed
               or the last entry has none                                  id       an entry's id was used before
    receipt    3: receipt numbers                                          link     a link to an entry not yet written
    amount     4: a payment's sums                                         key      no key, or not the one that is known
    share      4: how "items" follows from "asked"                         head     a head known from elsewhere is not in it
    tender     5: tenders and language against the payment's events        asked    "asked" is not the last AmountsChosen
    holder     5: "holder" though nobody, or another, was identified       run      8: where a run of the program begins
    order      6: before the beginning, after the end, too late            mono     8: the steady clock went back
    abandon    6: abandoned although money was held                        clock    8: at moved against mono unexplained
    session    7: sessions and dates                                       approver 9: the clerk himself, or nobody
    card       10, 6: what the card terminal was asked and answered        parked   11: what was parked did not end by itself
    booked     10: a parked doubt ended with another payment's approval    clerk    8: nobody, or not who is signed in
    device     12: devices in the middle of a run                          sign     14: a signature nobody asked for, or twice
    rounding   4, 16: change and rounding computed anew, credit            enough   16: cash ended a payment too early or late
    instrument 17: for more than was left, ended it too early or late
    slip       13: of a payment that was never begun                       paper    15: not due, out of its turn, misnumbered

An unknown word of a list (tenders, answers, roles, ...) is a wrong "body"; "why" shows it. PASS counts committed payments.
"""
import argparse
import base64
import datetime
import hashlib
import json
import re
import sys
import unicodedata

MAX_LINE = 1 << 20       # With its line feed.
MAX_INTEGER = 2**53 - 1  # Either side of zero.
MAX_TEXT, MAX_TENDERS = 65536, 50  # Of an entry, in characters (Unicode's, not bytes); of a payment.
MAX_ASKED = 200          # So many requests to the card terminal back a signature may still be needed.
TWO_MINUTES = 120002     # What "at" may move against "mono" unexplained; each of the two is off by up to 1 ms.

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
    good = point is not None and not is_neutral(point) and is_neutral(two_multiples(L, point, 0, NEUTRAL))
    return point if good else None

def verifies(key, point, message, signature):
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    minus_point = (P - point[0], point[1], point[2], P - point[3])
    # [S]B = R + [k]A, turned so that R's bytes are compared: an R that is no point or not canonical never equals.
    return s < L and point_encode(two_multiples(s, BASE, k, minus_point)) == signature[:32]

# ---- Strict JSON -------------------------------------------------------------------------------------------------------

def no_key_twice(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotOfForm("a key stands twice in one object")
    return found

def only_integers(number):
    raise NotOfForm("%s is not an integer" % show(number))

def integer_of(digits):
    if not re.fullmatch("0|-?[1-9][0-9]{0,15}", digits) or abs(int(digits)) > MAX_INTEGER:
        raise NotOfForm("the number %s is out of range" % show(digits))
    return int(digits)

JSON_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')

def parse(text):
    """Parses compact JSON; dicts keep the order of keys. Everything that can go wrong comes out as NotOfForm."""
    try:
        text = text.decode("utf-8") if isinstance(text, bytes) else text
        value = json.loads(text, object_pairs_hook=no_key_twice, parse_float=only_integers, parse_constant=only_integers,
                           parse_int=integer_of)
    except (ValueError, RecursionError) as e:
        raise NotOfForm("not UTF-8" if isinstance(e, UnicodeDecodeError) else "not JSON: %s" % show(str(e)))
    if re.search(r"[ \t\r\n]", JSON_STRING.sub('""', text)):  # Only now: on what is no JSON it could take forever.
        raise NotOfForm("blanks outside texts")
    return value

# ---- Forms: a form is a function (value, name) that raises NotOfForm ----------------------------------------------------

def that(description, test):
    def form(value, name):
        if not test(value):
            raise NotOfForm("%s must be %s, not %s" % (name, description, show(value)))
    return form
def is_text(value):
    """Half a surrogate pair (\\ud800) is none."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)
def is_integer(value, least=-MAX_INTEGER, most=MAX_INTEGER):
    return type(value) is int and least <= value <= most  # Not isinstance: True is an int in Python.
def is_day(value):
    try:
        return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is not None and bool(datetime.date.fromisoformat(value))
    except (TypeError, ValueError):
        return False
def milliseconds(instant):
    """Of a moment of the form of "at", since some moment long ago."""
    return (datetime.datetime.fromisoformat(instant[:-1]) - datetime.datetime.min) // datetime.timedelta(milliseconds=1)
def moment(description, tail):
    return that(description, lambda value: isinstance(value, str) and is_day(value[:10]) and re.fullmatch(
        "T([01][0-9]|2[0-3])(:[0-5][0-9]){2}" + tail, value[10:]) is not None)
def pattern(description, expression):
    return that(description, lambda value: isinstance(value, str) and re.fullmatch(expression, value) is not None)
def one_of(*allowed):
    return that("a known word (%s)" % ", ".join(allowed), lambda value: isinstance(value, str) and value in allowed)
def null_or(form):
    return lambda value, name: None if value is None else form(value, name)

def array(form, least=0, most=MAX_LINE):
    count = that("an array of %d to %d" % (least, most), lambda it: isinstance(it, list) and least <= len(it) <= most)
    def check(value, name):
        count(value, name)
        for i, element in enumerate(value):
            form(element, "%s[%d]" % (name, i))
    return check

def record(forms, may_end=None):
    """An object with just these keys, in this order; those of `may_end` come last, or are absent."""
    wanted, may_end = list(forms), may_end or {}
    def check(value, name):
        OBJECT(value, name)
        found = list(value)
        if found != wanted + [key for key in may_end if key in value]:
            raise NotOfForm("the keys of %s must be: %s; not: %s" % (
                name, ", ".join(wanted + ["perhaps " + key for key in may_end]), show(", ".join(found))))
        for key, form in {**forms, **may_end}.items():
            if key in value:
                form(value[key], "%s.%s" % (name, key))
    return check

def tagged(tag, forms):
    """An object whose key `tag` says which of the forms it has."""
    word = one_of(*forms)
    def check(value, name):
        OBJECT(value, name)
        word(value.get(tag), "%s.%s" % (name, tag))
        forms[value[tag]](value, name)
    return check

def is_pieces(value):
    if not isinstance(value, dict) or not all(re.fullmatch("[1-9][0-9]{0,15}", piece) for piece in value):
        return False
    pieces = [int(piece) for piece in value]
    return pieces == sorted(pieces, reverse=True) and all(is_integer(count, 1) for count in value.values())
def numbers(text, parts):
    """Lists of groups of digits (as 0 to 9); those of one list have between them 1 to 3 characters for which `parts` is true
    of their category."""
    found, end = [], None
    for match in re.finditer(r"\d+", text):  # \d: of any script
        gap = None if end is None else text[end:match.start()]
        if gap is None or len(gap) > 3 or not all(parts(unicodedata.category(one)) for one in gap):
            found.append([])
        found[-1].append("".join(str(int(digit)) for digit in match[0]))
        end = match.end()
    return found
def has_check_digit(digits):
    doubled = [int(digit) * (1 + i % 2) for i, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
def could_be_cards(text):
    """Is a number in the line that the till should have masked?"""
    for groups in numbers(text, lambda category: category in ("Zs", "Pd", "Cf")):
        for first in range(len(groups)):
            for last in range(first, min(len(groups), first + 19)):
                digits = "".join(groups[first:last + 1])
                if 13 <= len(digits) <= 19 and digits[0] != "0" and has_check_digit(digits):
                    return True
    return False
def is_plain(value, most, least=0):
    """A text without controls."""
    return is_text(value) and least <= len(value) <= most and all(unicodedata.category(one) != "Cc" for one in value)
def short(most, least=0):
    """A code or a name that a card terminal gave: not as many digits as a card's number has."""
    return that("a text of %d to %d without controls or 13 digits" % (least, most), lambda value: is_plain(
        value, most, least) and all(len("".join(groups)) < 13 for groups in numbers(
            value, lambda category: category[0] != "L")))
def hexadecimal(digits):
    return pattern("%d lower-case hex digits" % digits, "[0-9a-f]{%d}" % digits)

TEXT = that("a text", is_text)
NAME = that("a text that is not empty", lambda value: is_text(value) and value != "")
INTEGER = that("an integer", is_integer)
NUMBER = that("an integer from 1", lambda value: is_integer(value, 1))  # Also for money that must be some.
NOT_NEGATIVE = that("an integer from 0", lambda value: is_integer(value, 0))
OBJECT = that("an object", lambda value: isinstance(value, dict))
BOOLEAN = that("true or false", lambda value: isinstance(value, bool))
DAY = that("a date", is_day)
INSTANT = moment("a moment in UTC with milliseconds", r"\.[0-9]{3}Z")
TILL = pattern("STORE-N", r"[A-Za-z0-9._]{1,20}-[1-9][0-9]{0,2}")
UUID = pattern("a UUID", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CURRENCY = pattern("three capital letters", "[A-Z]{3}")
LANGUAGE = one_of("en", "es", "fa")
ROLE = one_of("clerk", "manager")
PRINTABLE = pattern("1 to 64 printable ASCII characters", "[ -~]{1,64}")

ENTRY_LINE = record({"epoch": hexadecimal(32), "seq": NUMBER, "prev": hexadecimal(64), "hash": hexadecimal(64),
                     "entry": TEXT})
SIGNATURE_LINE = record({"signature": record({"epoch": hexadecimal(32), "seq": NUMBER, "hash": hexadecimal(64),
                                              "key": hexadecimal(64), "sig": hexadecimal(128)})})

ENTRY = record({
    "v": NUMBER, "till": TILL, "epoch": hexadecimal(32), "seq": NUMBER, "kind": NAME,
    "id": pattern("a UUID of version 7", "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    "at": INSTANT, "offset": pattern("an offset from UTC", r"Z|(?![+-]00:00)[+-](0[0-9]|1[0-8]):[0-5][0-9]"),
    "zone": pattern("a time zone", r"[A-Za-z][A-Za-z0-9+_-]*(/[A-Za-z0-9+_-]+)*"),
    "mono": INTEGER, "clock": null_or(INTEGER), "date": null_or(DAY), "session": null_or(NUMBER),
    "clerk": null_or(NAME), "approver": null_or(NAME), "reason": null_or(TEXT), "training": BOOLEAN,
    "rules": null_or(record({"id": TEXT, "hash": TEXT})), "build": NAME,
    "link": null_or(record({"till": TILL, "epoch": hexadecimal(32), "seq": NUMBER})),
    "currency": CURRENCY, "body": OBJECT})

BALANCE = null_or(record({"total_due": INTEGER, "past_due": NOT_NEGATIVE, "as_of": INSTANT}))
ACCOUNT = pattern("4 to 24 digits", "[0-9]{4,24}")
APPROVAL_KEYS = {"amount": NUMBER, "currency": CURRENCY, "approval": short(16),
                 "last4": pattern("four digits, or empty", "([0-9]{4})?"), "brand": short(32), "terminal": short(16),
                 "terminal_receipt": null_or(NOT_NEGATIVE), "trace": null_or(NOT_NEGATIVE),
                 "terminal_at": null_or(moment("a moment without a zone", ""))}
APPROVAL = record(APPROVAL_KEYS)
ITEMS = array(record({"account": ACCOUNT, "amount": NUMBER, "balance": BALANCE}), 0, 20)

INSTRUMENTS = ("cheque", "money-order", "cashiers-check")
def is_routing(value):
    """Nine digits whose check digit is right, and not all of them 0."""
    return (isinstance(value, str) and re.fullmatch("[0-9]{9}", value) is not None and value != "0" * 9
            and sum(int(digit) * (3, 7, 1)[i % 3] for i, digit in enumerate(value)) % 10 == 0)
def instrument_keys(kind):
    keys = {"kind": one_of(kind), "amount": NUMBER, "serial": pattern("1 to 20 of A-Z 0-9", "[A-Z0-9]{1,20}")}
    return {**keys, "routing": that("nine digits that check", is_routing), "last4": pattern("four digits", "[0-9]{4}")} if (
        kind == "cheque") else keys
INSTRUMENT_FORMS = {kind: record(instrument_keys(kind)) for kind in INSTRUMENTS}

def asked_items(value, name):
    ITEMS(value, name)
    if not value or len({item["account"] for item in value}) < len(value):
        raise NotOfForm("%s must not be empty, nor have an account twice" % name)

WORDING = that("at most 200 characters without five digits in a row",  # of a card terminal: no card's number
               lambda value: is_text(value) and len(value) <= 200 and not re.search(r"\d{5}", value))
LINE = that("a text of at most 100 without controls, or a number that could be a card's",
            lambda value: is_plain(value, 100) and not could_be_cards(value))
AMOUNT = that("an amount of at most twelve digits", lambda value: is_integer(value, -10**12 + 1, 10**12 - 1))
NULL = that("null", lambda value: value is None)
WHY = pattern("1 to 32 of a-z -", "[a-z-]{1,32}")
COUNT = that("an integer from 0 to 2^31-1", lambda value: is_integer(value, 0, 2**31 - 1))
DEVICE = record({"role": one_of("card-terminal", "printer", "drawer", "scanner"),
                 "profile": pattern("1 to 64 of a-z 0-9 . -", "[a-z0-9.-]{1,64}"), "hash": hexadecimal(64), "local": BOOLEAN,
                 "link": that("1 to 200 characters without controls", lambda value: is_plain(value, 200, 1))})
CARD_ANSWERS = {"approved": {"approval": APPROVAL}, "silent": {}, "declined": {"reason": WORDING}}
WAY = one_of("round", "credit")  # absent: exact
STOPS = ["closed", "autopay", "paid-already", "currency-report"]
DESPITE = that("some of the stops that can be passed, in their order, none twice", lambda value: isinstance(
    value, list) and value != [] and value == [stop for stop in STOPS if stop in value])
MAY_END = {"AmountsChosen": {"rounding": WAY, "despite": DESPITE}, "CashGiven": {"despite": DESPITE},
           "CashGivenBack": {"instruments": NUMBER}}
EVENTS = {  # kind: its keys, without what stands before them ("payment" in a body, "kind" in an "event")
    "AccountChosen": {"account": ACCOUNT, "balance": BALANCE, "language": LANGUAGE}, "HolderIdentified": {},
    "AmountsChosen": {"items": asked_items}, "CashGiven": {"amount": NUMBER}, "CashGivenBack": {"amount": NOT_NEGATIVE},
    "InstrumentGiven": {"instrument": tagged("kind", INSTRUMENT_FORMS)},
    "CardChosen": {"reference": PRINTABLE, "amount": NUMBER, "before": PRINTABLE},
    "ApprovalSeen": {"reference": PRINTABLE, "approval": APPROVAL}, "AskTerminalPressed": {},
    "DoubtEnded": {"reference": PRINTABLE, "approval": null_or(APPROVAL)}, "Parked": {}, "SettlePressed": {},
    "CancelPressed": {}}

def event_form(kind, first):
    """The form of an event, with the given keys before its own."""
    if kind == "CardAnswered":
        first = {**first, "reference": PRINTABLE, "answer": TEXT}
        return tagged("answer", {answer: record({**first, **rest}) for answer, rest in CARD_ANSWERS.items()})
    return record({**first, **EVENTS[kind]}, MAY_END.get(kind))

EVENT_KINDS = list(EVENTS) + ["CardAnswered"]
FROM_THE_TERMINAL = ("ApprovalSeen", "CardAnswered")
BY_A_CLERK = {"TillOpened", "SignedOut", "SignatureChecked", "BatchClosing", "PaperSeen", *EVENT_KINDS} - set(
    FROM_THE_TERMINAL)
EVENT = tagged("kind", {kind: event_form(kind, {"kind": TEXT}) for kind in EVENT_KINDS})
TENDER = tagged("kind", {"cash": record({"kind": TEXT, "amount": NUMBER}), "card": record({"kind": TEXT, **APPROVAL_KEYS}),
                          **INSTRUMENT_FORMS})
COMMITTED = record({
    "id": UUID, "receipt": pattern("digits", "[0-9]+"), "state": one_of("committed"),
    "privacy": one_of("third-party", "holder"), "language": LANGUAGE, "items": ITEMS, "asked": asked_items, "due": NUMBER,
    "paid": INTEGER, "left": NOT_NEGATIVE, "tenders": array(TENDER), "change": NOT_NEGATIVE,
    "rounding": that("an integer within 2 of 0", lambda value: is_integer(value, -2, 2))}, {"way": WAY})
PAPER = {"payment": null_or(UUID), "slip": null_or(NUMBER), "copy": NOT_NEGATIVE}
OUTCOMES = {"printed": NULL, "not-printed": WHY, "unknown": WHY}                        # and what "why" is then
KICKS = {"opened": NULL, "kicked": NULL, "stayed-shut": NULL, "not-kicked": WHY}
BODIES = {
    "JournalStarted": record({"store": TEXT, "key": hexadecimal(64)}),
    "ProgramStarted": record({
        "header": array(TEXT), "language": LANGUAGE,
        "staff": array(record({"person": TEXT, "role": ROLE, "disabled": BOOLEAN})), "roles": hexadecimal(64),
        "java": TEXT, "system": TEXT}),
    "ProgramStopped": record({}), "ClockJumped": record({"by": INTEGER}),
    "SignedIn": record({"role": ROLE}), "SignedOut": record({}), "SignInFailed": record({"person": TEXT, "locked": BOOLEAN}),
    "StaffChanged": record({"person": TEXT, "role": ROLE, "change": one_of("added", "reset", "disabled")}),
    "TillOpened": record({"date": DAY, "float": NOT_NEGATIVE,
                          "pieces": null_or(that("null, or pieces by minor units, the largest first", is_pieces))}),
    "CardUnclaimed": record({"payment": UUID, "reference": PRINTABLE, "approval": APPROVAL}),
    "DevicesUsed": record({"devices": array(DEVICE, 1, 20)}),
    "SlipSpooled": record({
        "payment": null_or(UUID), "copy": one_of("merchant", "customer", "administration"), "signature": BOOLEAN,
        "complete": BOOLEAN,
        "lines": array(record({"text": LINE, "style": pattern("of the letters c, w, t, in this order", "c?w?t?")}), 1, 200)}),
    "SignatureNeeded": record({"payment": UUID}), "SignatureChecked": record({"payment": UUID, "matches": BOOLEAN}),
    "BatchClosing": record({}),
    "BatchClosed": record({
        "terminal": short(16), "first_receipt": null_or(COUNT), "last_receipt": null_or(COUNT), "total": null_or(AMOUNT),
        "groups": array(record({"name": short(32, 1), "count": COUNT, "sum": AMOUNT}), 0, 20)}),
    "PrintingStarted": record(PAPER),
    "PrintingEnded": tagged("outcome", {
        word: record({**PAPER, "outcome": TEXT, "why": why}) for word, why in OUTCOMES.items()}),
    "PaperSeen": record({**PAPER, "came_out": BOOLEAN}),
    "DrawerKicked": tagged("result", {
        word: record({"payment": null_or(UUID), "result": TEXT, "why": why}) for word, why in KICKS.items()}),
    "PaymentCommitted": record({"event": EVENT, "payment": COMMITTED}),
    "PaymentAbandoned": record({"event": EVENT, "payment": record({"id": UUID, "state": one_of("abandoned"),
                                                                   "why": one_of("cancelled", "not_paid")})}),
    **{kind: event_form(kind, {"payment": UUID}) for kind in EVENT_KINDS}}

# ---- The journal -------------------------------------------------------------------------------------------------------

class Payment:
    """What the events of a payment that goes on have said so far."""

    def __init__(self):
        self.account = self.language = self.asked = None  # by the last AccountChosen, and the last AmountsChosen
        self.way = "exact"    # of its last AmountsChosen
        self.holder = False
        self.tenders = []     # what was taken, in order, in the form of a committed payment's tenders
        self.request = None   # at the card terminal: "asked", "stopping", "in doubt", or None: none is open
        self.reference = None # of the last request
        self.parked = None    # the number of the entry that parked it
        self.clerks = set()   # of its events, but those that are the terminal's

def total(things, kind=None):
    return sum(thing["amount"] for thing in things if kind is None or thing["kind"] == kind)

def instruments(tenders):
    return sum(tender["kind"] in INSTRUMENTS for tender in tenders)

def must(seq, rule, holds, why, *values):
    if not holds:
        raise Wrong(seq, rule, why % values)

def formed(seq, rule, form, *arguments):
    try:
        return form(*arguments)
    except NotOfForm as e:
        raise Wrong(seq, rule, str(e))

class Journal:
    """Takes the lines one by one; keeps only what later lines are checked against."""

    def __init__(self, known_key):
        self.known_key = known_key
        self.hashes = []         # of entry 1, 2, ...
        self.ids = set()         # of entries
        self.references = {}     # of requests to the card terminal: whose payment's
        self.requests = 0        # to the card terminal, so far
        self.signable = {}       # by payment: the number of its last request, as long as no signature was needed for it
        self.unsigned = set()    # payments whose signature waits to be checked
        self.waiting = {}        # the numbers of open requests, by payment
        self.booked = {}         # approvals by terminal, receipt and trace: the number of the last entry that booked it
        self.papers = {}         # that are due, by payment and slip: of each of its copies, if a clerk may look for it
        self.printing = set()    # those of them that are with the printer
        self.before = None       # the entry before
        self.fresh = False       # nothing but the clock was spoken of since the program began
        self.constants = self.key = self.point = None  # till, epoch, training, currency of entry 1; its key
        self.session = self.date = self.signed_in = None
        self.payments = {}       # by id: a Payment, or None once it has ended
        self.receipts = self.cash = self.card = 0
        self.signatures = self.last_signed = 0

    def line(self, data):
        seq = len(self.hashes) + (0 if self.signatures else 1)  # for messages; the line itself may not say
        must(seq, "line", data.endswith(b"\n"), "no line feed at its end")
        line = formed(seq, "line", parse, data[:-1])
        is_signature = isinstance(line, dict) and "signature" in line
        formed(seq, "line", SIGNATURE_LINE if is_signature else ENTRY_LINE, line, "line")
        if is_signature:
            self.signature(line["signature"])
        else:
            must(line["seq"], "line", not self.signatures, "an entry after a signature")
            self.entry(seq, line)

    def entry(self, seq, line):
        must(seq, "numbering", line["seq"] == seq, "the line's number is %d", line["seq"])
        must(seq, "chain", line["prev"] == (self.hashes[-1] if self.hashes else "0" * 64), "prev is not the hash before")
        text = line["entry"]
        must(seq, "chain", hashlib.sha256(bytes.fromhex(line["prev"]) + text.encode("utf-8")).hexdigest() == line["hash"],
             "hash is not that of prev and the text")
        must(seq, "form", len(text) <= MAX_TEXT, "%d characters are too many", len(text))
        entry = formed(seq, "form", parse, text)
        version = entry.get("v", 1) if isinstance(entry, dict) else 1
        must(seq, "kind", is_integer(version, 1, 1), "version %s is not known", show(version))
        formed(seq, "form", ENTRY, entry, "entry")
        must(seq, "numbering", entry["seq"] == seq and entry["epoch"] == line["epoch"], "the text's seq or epoch is another")
        kind, body = entry["kind"], entry["body"]
        must(seq, "kind", kind in BODIES, "unknown: %s", show(kind))
        must(seq, "kind", (kind == "JournalStarted") == (seq == 1), "not as entry %d: %s", seq, kind)
        formed(seq, "body", BODIES[kind], body, kind)
        if seq == 1:
            self.begin(entry)
        elif kind != "ProgramStarted":
            self.check_run(seq, entry, kind)
        self.check_context(seq, entry, kind, body)
        if kind in ("PaymentCommitted", "PaymentAbandoned"):
            self.ended(seq, entry, kind, body["event"], body["payment"])
        elif kind in EVENT_KINDS:
            payment = self.event(seq, entry, body["payment"], kind, body)
            must(seq, "enough", kind != "CashGiven" or not by_cash(payment.way, total(payment.asked), payment.tenders),
                 "the cash was enough, and the payment goes on")
            must(seq, "instrument", kind != "InstrumentGiven" or total(payment.tenders) < total(payment.asked),
                 "nothing is left, and the payment goes on")
            must(seq, "parked", payment.request or not payment.parked, "was parked, its doubt is over, and it goes on")
        elif kind == "CardUnclaimed":
            name, reference = body["payment"], body["reference"]
            must(seq, "card", self.references.get(reference) == name, "a request which that payment never made")
            payment = self.payments[name]
            waiting = payment is not None and payment.request is not None and payment.reference == reference
            must(seq, "card", not waiting, "%s of a request that its payment is waiting for", kind)
        elif kind == "SlipSpooled":
            must(seq, "slip", body["payment"] is None or body["payment"] in self.payments, "of a payment that was never begun")
            self.papers[body["payment"], seq] = []
        elif kind == "DrawerKicked":
            must(seq, "paper", body["payment"] is None or body["payment"] in self.payments, "for a payment never begun")
        elif kind in ("PrintingStarted", "PrintingEnded", "PaperSeen"):
            self.paper(seq, kind, body, body["copy"])
        elif kind == "ProgramStarted":
            for name in self.printing:
                self.papers[name][-1] = True
            self.printing.clear()
        elif kind.startswith("Signature"):
            self.sign(seq, kind, body["payment"])
        must(seq, "device", kind != "DevicesUsed" or self.fresh, "not right after the program began")
        self.fresh = kind == "ProgramStarted" or self.fresh and kind == "ClockJumped"
        self.hashes.append(line["hash"])
        self.before = entry

    def sign(self, seq, kind, name):
        """A signature that the customer has to give, or that the clerk compared."""
        if kind == "SignatureNeeded":
            must(seq, "sign", name in self.signable, "needed for no request, or twice for one")
            must(seq, "sign", self.signable.pop(name) > self.requests - MAX_ASKED, "needed for a request long ago")
            self.unsigned.add(name)
        else:
            must(seq, "sign", name in self.unsigned, "checked, though none was needed")
            self.unsigned.remove(name)

    def paper(self, seq, kind, body, copy):
        """A paper that a printer is given, or was given, or that a clerk has looked for."""
        name = body["payment"], body["slip"]
        must(seq, "paper", name in self.papers, "%s of what is not due: no such slip, or no committed payment", kind)
        copies, busy = self.papers[name], name in self.printing
        of_last = kind == "PaperSeen" or kind == "PrintingEnded" and busy
        if kind == "PrintingStarted":
            must(seq, "paper", not busy, "started again while it is with the printer")
        elif kind == "PrintingEnded":
            must(seq, "paper", busy or body["outcome"] == "not-printed", "%s, but it is not with the printer", body["outcome"])
        else:
            must(seq, "paper", copies and copies[-1], "seen, though it is not unknown whether it came out, or seen before")
        number = len(copies) - of_last
        must(seq, "paper", copy == number, "%s of copy %d instead of %d", kind, copy, number)
        if kind == "PrintingStarted":
            if copies:
                copies[-1] = False       # nobody looks for the copy before any more
            copies.append(False)
            self.printing.add(name)
        elif of_last:
            copies[-1] = kind == "PrintingEnded" and body["outcome"] == "unknown"
            self.printing.discard(name)
            if kind == "PrintingEnded" and body["outcome"] == "not-printed":
                copies.pop()

    def begin(self, entry):
        self.constants = {key: entry[key] for key in ("till", "epoch", "training", "currency")}
        self.key = bytes.fromhex(entry["body"]["key"])
        self.point = decode_key(self.key)
        must(1, "body", entry["body"]["store"] == entry["till"].split("-")[0], "store is not the store of till")
        must(1, "key", self.point is not None, "body.key is not a public key of Ed25519")
        must(1, "key", self.known_key in (None, self.key.hex()), "body.key is not the key known from elsewhere")

    def check_run(self, seq, entry, kind):
        """What holds between an entry and the one before it in the same run of the program."""
        before = self.before
        must(seq, "run", before["kind"] not in ("JournalStarted", "ProgramStopped"), "%s after %s", kind, before["kind"])
        steady = entry["mono"] - before["mono"]
        must(seq, "mono", steady >= 0, "went down from %d to %d", before["mono"], entry["mono"])
        moved = milliseconds(entry["at"]) - milliseconds(before["at"]) - steady
        said = entry["body"]["by"] if kind == "ClockJumped" else 0
        must(seq, "clock", abs(moved - said) <= TWO_MINUTES, "at moved %d ms against mono, ClockJumped says %d", moved, said)

    def check_context(self, seq, entry, kind, body):
        """What holds for entries of all kinds, against the entries before."""
        for key, value in self.constants.items():
            must(seq, "constant", entry[key] == value, "%s is %s, and was %s", key, show(entry[key]), show(value))
        must(seq, "id", entry["id"] not in self.ids, "used before: %s", entry["id"])
        self.ids.add(entry["id"])
        link = entry["link"]
        must(seq, "link", not link or (link["till"], link["epoch"]) != (entry["till"], entry["epoch"]) or link["seq"] < seq,
             "to an entry which was not yet written")
        if kind == "TillOpened":
            must(seq, "session", self.session is None, "opened again, though no kind closes a session yet")
            self.session, self.date, pieces = 1, body["date"], body["pieces"]
            must(seq, "body", pieces is None or sum(int(piece) * pieces[piece] for piece in pieces) == body["float"],
                 "TillOpened: the pieces do not add up to the float")
        open_now = self.session, self.date
        must(seq, "session", (entry["session"], entry["date"]) == open_now, "open is session %s of %s", *open_now)
        kind = body["event"]["kind"] if kind.startswith("Payment") else kind
        must(seq, "session", self.session is not None or kind not in EVENT_KINDS, "%s while no session is open", kind)
        must(seq, "body", kind != "SignedIn" or entry["clerk"] is not None, "SignedIn: nobody stands in clerk")
        self.check_clerk(seq, kind, entry["clerk"])
        must(seq, "approver", entry["approver"] is None or entry["approver"] != entry["clerk"], "the approver is the clerk")

    def check_clerk(self, seq, kind, clerk):
        """Who is signed in; `kind` is the event's where an event ended a payment."""
        if kind == "ProgramStarted":
            self.signed_in = None
        elif kind == "SignedIn":
            must(seq, "clerk", self.signed_in in (None, clerk), "signs in while another is signed in")
            self.signed_in = clerk
        must(seq, "clerk", clerk in (None, self.signed_in), "%s is not signed in", show(clerk))
        must(seq, "clerk", clerk is not None or kind not in BY_A_CLERK, "%s without a clerk", kind)
        if kind == "SignedOut":
            self.signed_in = None

    def event(self, seq, entry, name, kind, event):
        """An event of a payment, be it an entry of its own or the one that ends the payment."""
        must(seq, "order", self.payments.get(name, 0) is not None, "%s of a payment that has ended", kind)
        must(seq, "order", name in self.payments or kind == "AccountChosen", "%s before AccountChosen", kind)
        payment = self.payments.setdefault(name, Payment())
        must(seq, "approver", entry["approver"] not in payment.clerks, "approved by a clerk of the same payment")
        payment.clerks.update({entry["clerk"]} if kind in BY_A_CLERK - {"AskTerminalPressed"} else ())
        if kind in FROM_THE_TERMINAL:
            must(seq, "card", payment.request is not None, "%s though nothing was asked", kind)
        elif kind in ("DoubtEnded", "AskTerminalPressed", "Parked"):
            must(seq, "card", payment.request == "in doubt", "%s though the payment is not in doubt", kind)
        elif kind in ("AmountsChosen", "CashGiven", "InstrumentGiven", "CashGivenBack", "SettlePressed", "CardChosen"):
            must(seq, "card", payment.request is None, "%s while a request to the card terminal is open", kind)
        elif kind == "CancelPressed":
            must(seq, "card", payment.request in (None, "asked"), "again, or in doubt")
            payment.request = payment.request and "stopping"
        must(seq, "order", payment.asked is not None or kind not in ("CashGiven", "InstrumentGiven", "CardChosen"),
             "%s before AmountsChosen", kind)
        same = kind == "CardChosen" or event.get("reference") in (None, payment.reference)
        must(seq, "card", same, "%s of another request than the one that is open", kind)
        if kind in ("AccountChosen", "HolderIdentified"):
            must(seq, "order", payment.asked is None, "%s after AmountsChosen", kind)
            payment.holder = kind == "HolderIdentified"
        if kind == "AccountChosen":
            payment.account, payment.language = event["account"], event["language"]
        elif kind == "AmountsChosen":
            must(seq, "order", payment.asked is None or not payment.tenders, "AmountsChosen again after money was taken")
            payment.asked, payment.way = event["items"], event.get("rounding", "exact")
            must(seq, "rounding", payment.way != "credit" or all(item["balance"] for item in payment.asked),
                 "credit on an account whose balance nobody knew")
        elif kind == "CashGiven":
            payment.tenders.append({"kind": "cash", "amount": event["amount"]})
        elif kind == "CashGivenBack":
            must(seq, "tender", event["amount"] == total(payment.tenders, "cash"), "not just the cash that was taken")
            must(seq, "tender", event.get("instruments", 0) == instruments(payment.tenders), "not just the instruments taken")
            payment.tenders = [tender for tender in payment.tenders if tender["kind"] == "card"]
        elif kind == "InstrumentGiven":
            given, left = event["instrument"], total(payment.asked) - total(payment.tenders)
            must(seq, "instrument", given["amount"] <= left, "for %d, but %d is left", given["amount"], left)
            payment.tenders.append(given)
        elif kind == "CardChosen":
            must(seq, "card", all(tender["kind"] != "card" for tender in payment.tenders), "after a card was approved")
            must(seq, "card", event["reference"] not in self.references, "the reference was used before")
            left = total(payment.asked) - total(payment.tenders)
            must(seq, "card", event["amount"] == left, "asked for %d, but %d is left", event["amount"], left)
            self.references[event["reference"]] = name
            payment.request, payment.reference = "asked", event["reference"]
            self.requests += 1
            self.signable[name] = self.waiting[name] = self.requests
        elif kind in ("CardAnswered", "DoubtEnded"):
            must(seq, "approver", kind == "CardAnswered" or entry["approver"] is not None, "DoubtEnded by one person alone")
            approval, payment.request = event.get("approval"), None
            number = self.waiting.pop(name)
            must(seq, "card", kind == "DoubtEnded" or not approval or number > max(self.waiting.values(), default=0),
                 "approved by the terminal while a younger request is open")
            if event.get("answer") == "silent" or approval and approval["currency"] != entry["currency"]:
                payment.request, self.waiting[name] = "in doubt", number
            elif approval:
                payment.tenders.append({"kind": "card", **approval})
                self.book(seq, payment, approval)
        elif kind == "Parked":
            payment.parked = payment.parked or seq
        must(seq, "tender", len(payment.tenders) <= MAX_TENDERS, "more than %d tenders", MAX_TENDERS)
        return payment

    def book(self, seq, payment, approval):
        name = approval["terminal"], approval["terminal_receipt"], approval["trace"]
        if name[1:] != (None, None):
            must(seq, "booked", payment.parked is None or self.booked.get(name, 0) < payment.parked,
                 "the approval was booked for another payment since the doubt was parked")
            self.booked[name] = seq

    def ended(self, seq, entry, kind, event, said):
        payment = self.event(seq, entry, said["id"], event["kind"], event)
        must(seq, "card", payment.request is None, "%s while a request to the card terminal is open", kind)
        if kind == "PaymentCommitted":
            must(seq, "enough", event["kind"] != "CashGiven" or by_cash(payment.way, total(payment.asked), payment.tenders),
                 "ended by cash that was not enough")
            must(seq, "instrument", event["kind"] != "InstrumentGiven" or total(payment.tenders) == total(payment.asked),
                 "ended by an instrument though something is left")
            self.committed(seq, payment, said)
        else:
            must(seq, "abandon", not payment.tenders, "ended without money, but %d is held", total(payment.tenders))
            must(seq, "parked", said["why"] == "not_paid" or not payment.parked, "cancelled after it was parked")
        self.payments[said["id"]] = None

    def committed(self, seq, payment, said):
        tenders, due, paid, change = said["tenders"], said["due"], said["paid"], said["change"]
        cash, card = total(tenders, "cash"), total(tenders, "card")
        number = "%06d" % (self.receipts + 1)
        must(seq, "receipt", said["receipt"] == number, "number %s instead of %s", show(said["receipt"]), number)
        must(seq, "amount", paid > 0, "ended with money, but nothing is paid")
        must(seq, "amount", total(said["items"]) == paid, "items add up to %d, paid is %d", total(said["items"]), paid)
        must(seq, "amount", total(said["asked"]) == due, "asked adds up to %d, due is %d", total(said["asked"]), due)
        must(seq, "amount", said["left"] == max(due - paid, 0), "left is %d, not %d", said["left"], max(due - paid, 0))
        must(seq, "amount", change <= cash, "change %d of %d in cash", change, cash)
        must(seq, "amount", paid + said["rounding"] == total(tenders) - change, "paid and rounding are not tenders less change")
        must(seq, "rounding", said.get("way", "exact") == payment.way, "way is not that of the last AmountsChosen")
        follows = by_cash(payment.way, due, tenders) or (0, 0)
        must(seq, "rounding", (change, said["rounding"]) == follows,
             "change %d and rounding %d, where %d and %d follow", change, said["rounding"], *follows)
        must(seq, "tender", tenders == payment.tenders, "the tenders are not what the payment's events brought")
        must(seq, "tender", said["language"] == payment.language, "language is not that of the last AccountChosen")
        must(seq, "asked", said["asked"] == payment.asked, "asked is not what the last AmountsChosen said")
        must(seq, "share", said["items"] == shares(said["asked"], paid), "items do not follow from asked and paid")
        if said["privacy"] == "holder":
            must(seq, "holder", payment.holder, "nobody was identified as the holder")
            must(seq, "holder", [item["account"] for item in said["asked"]] == [payment.account],
                 "another account than the holder's is asked for")
        self.papers[said["id"], None] = []
        self.receipts += 1
        self.cash += cash - change
        self.card += card

    def signature(self, signature):
        seq, epoch, digest = signature["seq"], signature["epoch"], signature["hash"]
        must(seq, "line", seq > self.last_signed, "not in the order of the numbers, or a head is signed twice")
        stands = seq <= len(self.hashes) and (epoch, digest) == (self.constants["epoch"], self.hashes[seq - 1])
        must(seq, "signature", stands, "its head does not stand in the journal")
        must(seq, "key", signature["key"] == self.key.hex(), "signed by another key than that of entry 1")
        message = "cashwrap head 1\n%s\n%s\n%d\n%s\n" % (self.constants["till"], epoch, seq, digest)
        must(seq, "signature", verifies(self.key, self.point, message.encode("ascii"), bytes.fromhex(signature["sig"])),
             "does not verify")
        self.signatures, self.last_signed = self.signatures + 1, seq

    def end(self, heads):
        last = len(self.hashes)
        must(0, "line", last, "no entries")
        must(last, "signature", self.last_signed == last, "the last entry is not signed")
        for seq, known in heads:
            digest = self.hashes[seq - 1] if seq <= last else ""
            must(seq, "head", known in (digest, base64.b32encode(bytes.fromhex(digest)).decode("ascii")[:10]),
                 "a head known from elsewhere does not stand in the journal")
        return "PASS entries=%d payments=%d receipts=%d signatures=%d head=%d:%s cash=%d card=%d" % (
            last, self.receipts, self.receipts, self.signatures, last, self.hashes[-1], self.cash, self.card)

def shares(asked, paid):
    """How the page divides what is paid among what was asked for."""
    rest, result = paid, []
    for item in asked:
        result.append({**item, "amount": min(item["amount"], rest)})
        rest -= result[-1]["amount"]
    if result:
        result[0]["amount"] += rest
    return [item for item in result if item["amount"] > 0]

def by_cash(way, due, tenders):
    """Change and rounding if the last tender is cash and ends the payment, by docs/cash-rounding.md; else None."""
    if not tenders or tenders[-1]["kind"] != "cash":
        return None
    in_cash = due - total(tenders) + total(tenders, "cash")
    raw = total(tenders, "cash") - in_cash
    if way == "round" and in_cash > 2:
        if raw + in_cash < min(in_cash, nearest(in_cash)):
            return None
        change = nearest(raw) if raw > 0 else 0
        return change, raw - change
    if raw < 0:
        return None
    return (raw - raw % 5 if way == "credit" else raw), 0

def nearest(cents):
    """The multiple of five that is nearest."""
    return (cents + 2) // 5 * 5

def check(stream, known_key=None, heads=()):
    """The PASS line; raises Wrong, or OSError."""
    journal = Journal(known_key)
    for data in iter(lambda: stream.readline(MAX_LINE + 1), b""):
        must(len(journal.hashes) + 1, "line", len(data) <= MAX_LINE, "longer than %d bytes", MAX_LINE)
        journal.line(data)
    return journal.end(heads)

def key_argument(value):
    if not re.fullmatch("[0-9a-fA-F]{64}", value):
        raise argparse.ArgumentTypeError("the key must be 64 hex digits")
    return value.lower()

def head_argument(value):
    match = re.fullmatch("([1-9][0-9]{0,15}):([0-9a-fA-F]{64}|[A-Za-z2-7]{10})", value)
    if not match:
        raise argparse.ArgumentTypeError("a head must be SEQ:HASH")
    return int(match[1]), match[2].lower() if len(match[2]) == 64 else match[2].upper()

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
        options.exit(2, "cannot read: %s\n" % ascii(str(e)))
    except Exception as e:  # Never a traceback, and never PASS: what the checker itself cannot stand is not in order.
        verdict, code = "FAIL seq=0 rule=checker: %s" % type(e).__name__, 1
    try:
        print(verdict, flush=True)
        return code
    except OSError as e:
        options.exit(2, "cannot write the verdict: %s\n" % ascii(str(e)))

if __name__ == "__main__":
    sys.exit(main())
