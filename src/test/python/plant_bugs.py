#!/usr/bin/env python3
"""Plants bugs in a copy of the program, one at a time, and sees whether a proof finds them. Python 3.9+, standard library only.

    plant_bugs.py BUGS.py [--oracle FILE] [--only NAME]

BUGS.py (such as bugs_penny.py) says what to compile and run, and which bugs to plant:

    COMPILE = [...]     globs of the Java sources that the proof needs, from the project's root
    MAIN = [...]        the class with the proof, and its arguments; it writes lines
    ORACLE = "..."      a Python program that reads them, and exits 0 if they are right and 1 if they are not
    BUGS = [(name, file, old, new), ...]    old stands once in the file

First the proof must find nothing in the program as it is. Then each bug is planted: it is caught if the oracle exits 1, or if
the proof itself gives up. Prints a line for each. Exit 0: all are caught. Exit 1: one is missed. Exit 2: it cannot run, a bug
does not compile, or its text is not where it was.
"""
import argparse
import glob
import os
import pathlib
import re
import runpy
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
JAVA_LEAST = 25

def cannot(why):
    print("plant_bugs: " + why, file=sys.stderr)
    sys.exit(2)

def java_home():
    """The folder with a JDK that is young enough: JAVA_HOME, what the PATH leads to, the usual places."""
    on_path = shutil.which("javac")
    candidates = [os.environ.get("JAVA_HOME"), on_path and pathlib.Path(on_path).resolve().parents[1]]
    candidates += sorted(glob.glob("/usr/lib/jvm/*")) + sorted(glob.glob("/Library/Java/JavaVirtualMachines/*/Contents/Home"))
    for home in filter(None, candidates):
        release = pathlib.Path(home, "release")
        found = re.search(r'JAVA_VERSION="([0-9]+)', release.read_text()) if release.is_file() else None
        if found and int(found[1]) >= JAVA_LEAST and pathlib.Path(home, "bin", "javac").exists():
            return pathlib.Path(home)
    return cannot("no JDK %d or younger; set JAVA_HOME" % JAVA_LEAST)

class Proof:
    def __init__(self, said, oracle):
        self.home, self.said, self.oracle = java_home(), said, oracle
        # package-info is left out: its annotations are of a library that nothing here needs.
        self.sources = sorted({path for pattern in said["COMPILE"] for path in glob.glob(pattern, root_dir=ROOT, recursive=True)
                               if not path.endswith("package-info.java")})
        if not self.sources:
            cannot("nothing to compile")

    def finds(self, change=None):
        """What it finds in the sources as they are, or with one of them changed: None if nothing."""
        with tempfile.TemporaryDirectory(prefix="plant-bugs.") as folder:
            for source in self.sources:
                copy = pathlib.Path(folder, source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / source, copy)
            if change:
                pathlib.Path(folder, change[0]).write_text(change[1], encoding="utf-8")
            compiled = subprocess.run([self.home / "bin/javac", "-nowarn", "-encoding", "UTF-8", "-d", "out", *self.sources],
                                      cwd=folder, capture_output=True, text=True)
            if compiled.returncode:
                cannot("does not compile:\n" + compiled.stderr)
            lines = pathlib.Path(folder, "lines")
            with open(lines, "wb") as out:
                ran = subprocess.run([self.home / "bin/java", "-cp", "out", *self.said["MAIN"]], cwd=folder, stdout=out,
                                     stderr=subprocess.PIPE, text=True)
            if ran.returncode:
                return "the proof gives up: " + first_line(ran.stderr)
            with open(lines, "rb") as text:
                judged = subprocess.run([sys.executable, self.oracle], stdin=text, capture_output=True, text=True)
            if judged.returncode not in (0, 1):
                cannot("the oracle fails:\n" + judged.stderr)
            return "the oracle differs: " + last_lines(judged.stdout) if judged.returncode else None

def first_line(text):
    return text.strip().split("\n")[0][:140]

def last_lines(text):
    """The first difference: whatever the oracle says below its sums."""
    return " | ".join(line for line in text.split("\n") if re.match(r"\D*[0-9]+ (exact|round|credit) ", line))[:140] or "exit 1"

def planted(file, old, new):
    text = (ROOT / file).read_text(encoding="utf-8")
    if text.count(old) != 1:
        cannot("%r stands %d times in %s" % (old, text.count(old), file))
    return file, text.replace(old, new)

def main():
    options = argparse.ArgumentParser(description="Sees whether a proof finds bugs that are planted.")
    options.add_argument("bugs", help="a file like bugs_penny.py")
    options.add_argument("--oracle", help="another one than the file names")
    options.add_argument("--only", help="the name of one bug")
    given = options.parse_args()
    said = runpy.run_path(given.bugs)
    oracle = pathlib.Path(given.oracle).resolve() if given.oracle else ROOT / said["ORACLE"]
    if not oracle.is_file():
        cannot("there is no %s" % oracle)
    proof = Proof(said, oracle)
    found = proof.finds()
    if found:
        cannot("without any bug: " + found)
    print("nothing    in the program as it is")
    missed = 0
    for name, file, old, new in said["BUGS"]:
        if given.only in (None, name):
            found = proof.finds(planted(file, old, new))
            missed += found is None
            print("%-9s  %s%s" % ("caught" if found else "MISSED", name, ": " + found if found else ""), flush=True)
    print("%d missed" % missed)
    return 1 if missed else 0

if __name__ == "__main__":
    sys.exit(main())
