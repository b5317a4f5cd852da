"""What a checker says of papers and the drawer: rule 15 of docs/journal-format.md, and the forms of its kinds.

Each case goes on where the story of test_check_journal ends, and is wrong at its last entry, if it is.
"""
import unittest

import test_check_journal as t


def start():
    return t.entry("ProgramStarted", t.story()[1]["body"], mono=1, clerk=None)


def sign_in():
    return t.entry("SignedIn", {"role": "manager"}, clerk="lia")


def body(p, s, c, **k):
    return {"payment": p and (t.pid(p) if isinstance(p, int) else p), "slip": s, "copy": c, **k}


def S(p=1, s=None, c=0, **o):
    return t.entry("PrintingStarted", body(p, s, c), **o)


def E(outcome, p=1, s=None, c=0, why=0, **o):
    why = (None if outcome == "printed" else "paper-out") if why == 0 else why
    return t.entry("PrintingEnded", body(p, s, c, outcome=outcome, why=why), **o)


def P(p=1, s=None, c=0, out=True, **o):
    return t.entry("PaperSeen", body(p, s, c, came_out=out), **o)


def K(result, why=None, p=None, **o):
    return t.entry("DrawerKicked", {"payment": p and t.pid(p), "result": result, "why": why}, **o)


OK = "PASS"

CASES = [
 ("plain receipt, printed, reprint", OK, [S(), E("printed"), S(c=1), E("printed", c=1)]),
 ("slip with payment, slip without", OK, [S(6, 63), E("printed", 6, 63), S(None, 58), E("printed", None, 58)]),
 ("two papers at once", OK, [S(), S(2), E("printed"), E("printed", 2)]),
 ("ends open at end of journal", OK, [S()]),
 ("not-printed, same copy again", OK, [S(), E("not-printed"), S(), E("printed"), S(c=1)]),
 ("copy misnumbered after not-printed", "paper", [S(), E("not-printed"), S(c=1)]),
 ("after unknown, COPY 1", OK, [S(), E("unknown"), S(c=1)]),
 ("copy misnumbered after unknown", "paper", [S(), E("unknown"), S(c=0)]),
 ("copy not counted after printed", "paper", [S(), E("printed"), S(c=0)]),
 ("first copy 1", "paper", [S(c=1)]),
 ("start in the middle, COPY 1", OK, [S(), start(), S(c=1), E("printed", c=1)]),
 ("start in the middle, misnumbered", "paper", [S(), start(), S(c=0)]),
 ("start in the middle, then ended", "paper", [S(), start(), E("printed")]),
 ("start in the middle, then alone not-printed as the old copy", "paper", [S(), start(), E("not-printed")]),
 ("start in the middle, then alone not-printed as COPY 1", OK,
  [S(), start(), E("not-printed", c=1), E("not-printed", c=1), S(c=1)]),
 ("a start resets other papers not at the printer", "paper", [S(), E("printed"), start(), sign_in(), P()]),
 ("started twice", "paper", [S(), S(c=1)]),
 ("started twice with the same copy", "paper", [S(), S()]),
 ("printed without a start", "paper", [E("printed")]),
 ("unknown without a start", "paper", [E("unknown")]),
 ("not-printed alone", OK, [E("not-printed"), S()]),
 ("not-printed alone misnumbered", "paper", [E("not-printed", c=1)]),
 ("ended twice", "paper", [S(), E("printed"), E("printed")]),
 ("ended with another copy", "paper", [S(), E("printed"), S(c=1), E("printed", c=0)]),
 ("ended not-printed with the next copy while with printer", "paper", [S(), E("not-printed", c=1)]),
 ("ended for another paper", "paper", [S(), E("printed", 2)]),
 ("slip of another payment", "paper", [S(4, 63)]),
 ("slip with payment null instead", "paper", [S(None, 63)]),
 ("slip of no payment under one", "paper", [S(6, 58)]),
 ("slip is no SlipSpooled", "paper", [S(6, 64)]),
 ("slip not there yet", "paper", [S(6, 999)]),
 ("receipt of an abandoned payment", "paper", [S(3)]),
 ("receipt of a payment not begun", "paper", [S(9)]),
 ("receipt of a payment going on", "paper",
  [t.of(7, "AccountChosen", account=t.account("G1"), balance=None, language="en"), S(7)]),
 ("paper of nothing", "paper", [S(None, None)]),
 ("seen true", OK, [S(), E("unknown"), P()]),
 ("seen false, still counted", OK, [S(), E("unknown"), P(out=False), S(c=1)]),
 ("seen false, not counted", "paper", [S(), E("unknown"), P(out=False), S(c=0)]),
 ("seen twice", "paper", [S(), E("unknown"), P(), P()]),
 ("seen once for each copy", OK, [S(), E("unknown"), P(), S(c=1), E("unknown", c=1), P(c=1)]),
 ("seen an earlier copy", "paper", [S(), E("unknown"), S(c=1), E("unknown", c=1), P(c=0)]),
 ("seen a printed one", "paper", [S(), E("printed"), P()]),
 ("seen a not-printed one", "paper", [S(), E("not-printed"), P()]),
 ("seen never started", "paper", [P()]),
 ("seen while with the printer", "paper", [S(), P()]),
 ("seen after a start", OK, [S(), start(), sign_in(), P()]),
 ("seen twice over a start", "paper", [S(), E("unknown"), P(), start(), sign_in(), P()]),
 ("seen without a clerk after a start", "clerk", [S(), start(), P()]),
 ("seen without a clerk", "clerk", [S(), E("unknown"), P(clerk=None)]),
 ("seen by one not signed in", "clerk", [S(), E("unknown"), P(clerk="ana")]),
 ("seen copy 0 after a not-printed copy 1", "paper", [S(), E("unknown"), S(c=1), E("not-printed", c=1), P()]),
 ("seen the not-printed copy 1", "paper", [S(), E("unknown"), S(c=1), E("not-printed", c=1), P(c=1)]),
 ("seen again after a not-printed copy", "paper", [S(), E("unknown"), P(), S(c=1), E("not-printed", c=1), P()]),
 ("no clerk at device's", OK, [S(clerk=None), E("printed", clerk=None), K("kicked", clerk=None)]),
 ("start by one not signed in", "clerk", [S(clerk="ana")]),
 ("unknown outcome word", "body", [S(), E("jammed")]),
 ("printed with why", "body", [S(), E("printed", why="x")]),
 ("unknown without why", "body", [S(), E("unknown", why=None)]),
 ("not-printed without why", "body", [E("not-printed", why=None)]),
 ("why empty", "body", [E("not-printed", why="")]),
 ("why of 33", "body", [E("not-printed", why="a" * 33)]),
 ("why of 32", OK, [E("not-printed", why="a" * 32)]),
 ("why with capitals", "body", [E("not-printed", why="Paper")]),
 ("copy negative", "body", [S(c=-1)]),
 ("copy true", "body", [S(c=True)]),
 ("slip 0", "body", [S(6, 0)]),
 ("came_out null", "body", [S(), E("unknown"), P(out=None)]),
 ("kick: all", OK, [K("opened"), K("kicked", p=1), K("stayed-shut"), K("not-kicked", "no-printer")]),
 ("kick: opened with why", "body", [K("opened", "x")]),
 ("kick: kicked with why", "body", [K("kicked", "x")]),
 ("kick: stayed-shut with why", "body", [K("stayed-shut", "x")]),
 ("kick: not-kicked without", "body", [K("not-kicked")]),
 ("kick: unknown word", "body", [K("jammed", "x")]),
 ("kick: payment unheard of", "paper", [K("kicked", p=9)]),
 ("key order", "body", [t.entry("PrintingStarted", {"slip": None, "payment": t.pid(1), "copy": 0})]),
 ("a missing key", "body", [t.entry("PrintingEnded", body(1, None, 0, outcome="printed"))]),
 ("another key", "body", [t.entry("PrintingStarted", body(1, None, 0, outcome="printed"))]),
 ("devices after a paper", "device", [start(), E("not-printed"), t.entry("DevicesUsed", {"devices": t.DEVICES})]),
 ("after a stop", "run", [t.entry("ProgramStopped", {}), S()]),
]


class PapersTest(unittest.TestCase):
    def test_what_follows_the_story(self):
        for name, wanted, tail in CASES:
            with self.subTest(name):
                self.verdict(wanted, t.story() + tail)

    def test_before_anything_is_due(self):
        story = t.story()
        self.verdict(OK, story[:4] + [K("kicked")])
        self.verdict("paper", story[:12] + [S()])
        self.verdict("paper", story[:62] + [S(6, 64)])

    def verdict(self, wanted, story):
        said = t.verdict(t.export(t.chained([t.compact(each) for each in t.entries(story)], signed=(None,))))
        if wanted == OK:
            self.assertTrue(said.startswith("PASS"), said)
        else:
            self.assertIn("rule=%s:" % wanted, said)
            self.assertIn("seq=%d " % len(story), said)


if __name__ == "__main__":
    unittest.main()
