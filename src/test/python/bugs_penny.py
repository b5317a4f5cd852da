"""Bugs of cash rounding that the penny proof must find; for plant_bugs.py. docs/proofs.md says them in words."""
CORE = "src/main/java/org/cashwrap/core/"
COMPILE = [CORE + "money/*.java", CORE + "bill/*.java", CORE + "payment/*.java", CORE + "ledger/Postings.java",
           "src/test/java/org/cashwrap/PennyProof.java"]
MAIN = ["org.cashwrap.PennyProof", "--lines", "37"]
ORACLE = "src/test/python/penny_oracle.py"

ROUNDING, TENDERS, REVERSAL = CORE + "money/CashRounding.java", CORE + "payment/Tenders.java", CORE + "payment/Reversal.java"
POSTINGS, RULES = CORE + "ledger/Postings.java", CORE + "payment/PaymentRules.java"

BUGS = [
    ("three rounds down", ROUNDING, "amount.minor(), UNIT / 2)", "amount.minor(), UNIT / 2 - 1)"),
    ("a cent becomes nothing", ROUNDING, "TOO_SMALL = 2", "TOO_SMALL = 0"),
    ("three cents are paid to the last", ROUNDING, "TOO_SMALL = 2", "TOO_SMALL = 3"),
    ("rounding loses its sign", ROUNDING, "this == CREDIT ? Money.zero(due.currency()) : raw.minus(change)",
     "this == CREDIT ? Money.zero(due.currency()) : change.minus(raw)"),
    ("what is due is not enough where it is rounded up", ROUNDING, "case ROUND -> due.min(nearest(due));",
     "case ROUND -> nearest(due);"),
    ("credit gives its cents to rounding", ROUNDING,
     "this == CREDIT ? Money.zero(due.currency()) : raw.minus(change)", "raw.minus(change)"),
    ("credit gives change up to the next five", ROUNDING, "case CREDIT -> downward(raw);", "case CREDIT -> upward(raw);"),
    ("the whole bill is rounded, not what is left for cash", TENDERS,
     "return way.settle(cashDue(bill, tenders), cash(tenders, zero(bill)));",
     "return way.settle(bill.due(), sum(tenders, zero(bill)));"),
    ("a card ends a payment short of a cent or two", TENDERS,
     "case Tender.Card _, Instrument _ -> sum(tenders, zero(bill)).compareTo(bill.due()) >= 0;",
     "case Tender.Card _, Instrument _ -> cashDue(bill, tenders).isPositive() ? byCash(bill, way, tenders) instanceof Settled.Enough : true;"),
    ("the last leg gives back what was applied, not what was kept", REVERSAL,
     "return new Answer.Back(new Leg(amount, card, cash, papers), true);",
     "return new Answer.Back(new Leg(amount, card, amount.minus(card), papers), true);"),
    ("a leg gives back more than was kept", REVERSAL, "rest.min(cash), whole)", "rest, whole)"),
    ("cash goes back before the card has its own", REVERSAL,
     "var toCard = amount.min(card);", "var toCard = amount.minus(amount.min(cash));"),
    ("what is asked for forgets what was handed over", ROUNDING,
     "return (met.compareTo(handed) > 0 ? met : due).minus(handed);", "return met;"),
    ("rounding is posted on the wrong side", POSTINGS, "Side.DEBIT, zero.minus(rounding.min(zero))",
     "Side.CREDIT, zero.minus(rounding.min(zero))"),
]
