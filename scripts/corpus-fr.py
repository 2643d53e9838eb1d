#!/usr/bin/env python3
"""Write out the French annotated pairs of versions, texts and labels, from a clone of their collection.

    git clone https://github.com/OpenTermsArchive/france-versions
    scripts/corpus-fr.py --clone france-versions [--output target/corpus-fr] [ID ...]

The repository holds references only (tests/corpus-fr/*.json): the commits of the two versions, the path, and for every
quoted passage its byte offsets (start, end) into the file. This script reads the two files of each pair from the
clone, which must have the whole history, and writes

    OUTPUT/labels/ID.json               the label with the passages in full, as tests/corpus-fr/README.md describes
    OUTPUT/cases/ID/old.md, new.md      the two versions, byte for byte

With IDs only these cases are written. Only the standard library and git are used.
"""
import argparse
import json
import pathlib
import subprocess
import sys

LABELS = pathlib.Path(__file__).resolve().parent.parent / "tests" / "corpus-fr"
SIDES = ("old", "new")


class CorpusError(Exception):
    """What is wrong, in which file, and what to do."""


def version(clone, commit, path):
    """The bytes of `path` at `commit`."""
    run = subprocess.run(["git", "-C", str(clone), "cat-file", "blob", f"{commit}:{path}"], capture_output=True)
    if run.returncode:
        reason = run.stderr.decode(errors="replace").strip()
        raise CorpusError(f"{clone}: cannot read {path} at {commit}: {reason}. Give a full clone of the collection, not a shallow one.")
    return run.stdout


def passage(text, span, where):
    """The words between two byte offsets."""
    start, end = span
    if not 0 <= start < end <= len(text):
        raise CorpusError(f"{where}: span {start}..{end} does not fit a text of {len(text)} bytes. Correct the offsets.")
    try:
        return text[start:end].decode("utf-8")
    except UnicodeDecodeError:
        raise CorpusError(f"{where}: span {start}..{end} cuts a letter in two. Correct the offsets.") from None


def quoted(row, texts, where):
    """A row of a label with its spans replaced by the passages they stand for."""
    out = dict(row)
    for side in SIDES:
        at = f"{where}, {side}"
        value = row[side]
        if value is None:
            continue
        many = not value or isinstance(value[0], list)
        out[side] = [passage(texts[side], span, at) for span in value] if many else passage(texts[side], value, at)
    return out


def write_case(path, clone, output):
    """Writes the texts and the label of one case."""
    reference = json.loads(path.read_text(encoding="utf-8"))
    name, source = reference["id"], reference["source"]
    texts = {side: version(clone, source[f"{side}_commit"], source["path"]) for side in SIDES}
    folder = output / "cases" / name
    folder.mkdir(parents=True, exist_ok=True)
    for side in SIDES:
        (folder / f"{side}.md").write_bytes(texts[side])
    label = {key: reference[key] for key in ("id", "lang", "verdict")}
    label |= {side: f"../cases/{name}/{side}.md" for side in SIDES}
    label["source"] = source
    for rows in ("scope_changes", "alignment", "wording_only"):
        label[rows] = [quoted(row, texts, f"{path}, {rows} {n}") for n, row in enumerate(reference[rows], 1)]
    written = output / "labels" / f"{name}.json"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(json.dumps(label, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clone", required=True, type=pathlib.Path, help="a full clone of the collection")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("target/corpus-fr"))
    parser.add_argument("ids", nargs="*", metavar="ID", help="cases to write; all if none is named")
    options = parser.parse_args()
    paths = sorted(LABELS.glob("*.json"))
    unknown = set(options.ids) - {path.stem for path in paths}
    if unknown:
        raise CorpusError(f"{LABELS}: no case named {', '.join(sorted(unknown))}. The names are those of the files there.")
    if not options.clone.is_dir():
        raise CorpusError(f"{options.clone}: no such folder. Clone the collection first (see --help).")
    chosen = [path for path in paths if not options.ids or path.stem in options.ids]
    for path in chosen:
        write_case(path, options.clone, options.output)
    print(f"{len(chosen)} cases written to {options.output}")


if __name__ == "__main__":
    try:
        main()
    except (CorpusError, OSError) as error:
        sys.exit(f"corpus-fr.py: {error}")
