"""Label raw texts with a trained teacher.

    label.py --base MODEL_FOLDER --model FILE.pt INPUT.ndjson[.gz] --syntax F --names F --statements F    silver files (.gz)
    label.py --base MODEL_FOLDER --model FILE.pt INPUT.ndjson[.gz] --scorer F                             lines for the scorers

INPUT has {"id", "text"} lines. The silver files grow by one gzip member for each group of articles. Several --model share the
work: their scores are averaged (they must have been trained on the same vocabulary).
"""
import argparse
import fcntl
import gzip
import json
import random
import time

import numpy as np
import torch

from data import NAMES, Pieces, batches, collate, pack, read, sentences_of
from decode import BIO3, BIO_NAMES, attributions, log_softmax, runs, tree, viterbi
from model import Teacher
from words import units


def load(path, base):
    saved = torch.load(path)
    model = Teacher(base, load=False, upos=len(saved["vocabulary"]["upos"]), deprels=len(saved["vocabulary"]["deprel"]),
                    layers=saved.get("layers", 0))
    model.load_state_dict({k: v.float() for k, v in saved["weights"].items()})
    return model.eval(), saved["vocabulary"]


def outside(logs, number):
    """Make the places after the end of a window certain to be outside."""
    logs = logs.copy()
    logs[number < 0] = -50
    logs[number < 0, 0] = 0
    return logs


def mean(parts):
    return sum(p.float().numpy() for p in parts) / len(parts)


class Labeller:
    def __init__(self, models, base, layers):
        loaded = [load(m, base) for m in models]
        self.models = [m for m, _ in loaded]
        self.upos, self.deprel = list(loaded[0][1]["upos"]), list(loaded[0][1]["deprel"])
        self.pieces = Pieces(base)
        self.layers = layers

    def batch(self, found):
        """For each window: {"syntax": [(upos, head, deprel, p) of each sentence], "names": runs, "statements": […]}."""
        batch = collate(found, self.pieces)
        number = batch["number"].numpy()
        sizes = (number >= 0).sum(1)
        out = [{} for _ in found]
        hidden = [m.encode(batch) for m in self.models]
        if "syntax" in self.layers:
            parts = [m.syntax(m.words(h, "syntax", batch), batch) for m, h in zip(self.models, hidden)]
            tags = mean([p[0] for p in parts]).argmax(-1)
            arcs = log_softmax(mean([p[1] for p in parts]))
            heads = np.zeros(number.shape, np.int64)
            for k, window in enumerate(found):
                at = 0
                for sentence in window.sentences:
                    m = len(sentence.forms)
                    heads[k, at:at + m] = tree(arcs[k, at:at + m, at:at + m]) + at
                    at += m
            chosen = torch.from_numpy(heads)
            rels = log_softmax(mean([m.relations(p[2], p[3], chosen) for m, p in zip(self.models, parts)]))
            free = rels.copy()
            free[..., self.deprel.index("root")] = -1e9         # only for the root itself, which is named below
            best = free.argmax(-1)
            for k, window in enumerate(found):
                at, rows = 0, []
                for sentence in window.sentences:
                    m = len(sentence.forms)
                    here = np.arange(at, at + m)
                    own = heads[k, here] - at
                    sure = float(np.exp((arcs[k, here, heads[k, here]] + rels[k, here, best[k, here]]).mean()))
                    rows.append(([self.upos[t] for t in tags[k, here]], [-1 if h == i else int(h) for i, h in enumerate(own)],
                                 ["root" if h == i else self.deprel[r] for i, (h, r) in enumerate(zip(own, best[k, here]))], sure))
                    at += m
                out[k]["syntax"] = rows
        if "names" in self.layers:
            logs = outside(log_softmax(mean([m.names(m.words(h, "names", batch)) for m, h in zip(self.models, hidden)])), number)
            tags = viterbi(logs, *BIO_NAMES)
            sure = np.exp(np.take_along_axis(logs, tags[:, :, None], 2))[:, :, 0]
            for k, size in enumerate(sizes):
                out[k]["names"] = [(a, z, kind, float(sure[k, a:z + 1].min())) for a, z, kind in runs(tags[k, :size])]
        if "statements" in self.layers:
            words = [m.words(h, "statements", batch) for m, h in zip(self.models, hidden)]
            logs = outside(log_softmax(mean([m.roles["cue"](w) for m, w in zip(self.models, words)])), number)
            tags = viterbi(logs, *BIO3)
            sure = np.exp(np.take_along_axis(logs, tags[:, :, None], 2))[:, :, 0]
            cues = [[(a, z, float(sure[k, a:z + 1].mean())) for a, z, _ in runs(tags[k, :size])] for k, size in enumerate(sizes)]
            places = [(k, a, z) for k, here in enumerate(cues) for a, z, _ in here]
            if places:
                scores = mean([m.links(w, torch.tensor(places)) for m, w in zip(self.models, words)])
                at = 0
                for k, size in enumerate(sizes):
                    n = len(cues[k])
                    out[k]["statements"] = attributions(scores[at:at + n, :size], cues[k]) if n else []
                    at += n
        return out

    def documents(self, records):
        """Yields (record, sentences, labels of its windows) for a group of records."""
        prepared, windows = [], []
        for number, record in enumerate(records):
            document = sentences_of(units(record["text"]))
            mine = pack(document, self.pieces, name=number)
            prepared.append((record, document, mine))
            windows += mine
        labels = {}
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for found in batches(windows, 6000):
                for window, made in zip(found, self.batch(found)):
                    labels[id(window)] = made
        for record, document, mine in prepared:
            yield record, mine, [labels[id(w)] for w in mine]


def joined(record, windows, labels):
    """The labels of a record with offsets into its text."""
    syntax, sure, names, statements, count = [], [], [], [], 0
    for window, made in zip(windows, labels):
        spans = [span for sentence in window.sentences for span in sentence.spans]
        count += len(spans)
        place = lambda ranges: [[spans[a][0], spans[z][1]] for a, z in ranges]
        for sentence, (upos, heads, deprels, p) in zip(window.sentences, made.get("syntax", ())):
            syntax.append([[s, e, u, h, d] for (s, e), u, h, d in zip(sentence.spans, upos, heads, deprels)])
            sure.append(round(p, 3))
        for a, z, kind, p in made.get("names", ()):
            names.append({"start": spans[a][0], "end": spans[z][1], "type": NAMES[kind], "p": round(p, 3)})
        for one in made.get("statements", ()):
            statements.append({role: place(one[role]) for role in ("source", "cue", "content")} | {"p": round(one["p"], 3)})
    return syntax, sure, names, statements, count


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("input")
    a.add_argument("--base", required=True)
    a.add_argument("--model", required=True, action="append")
    for layer in ("syntax", "names", "statements", "scorer"):
        a.add_argument("--" + layer)
    a.add_argument("--group", type=int, default=100, help="articles between two writes")
    a.add_argument("--words", type=int, help="stop after about so many words")
    a.add_argument("--skip", type=int, default=0, help="leave out so many texts at the start: those labelled before")
    a.add_argument("--part", default="0/1", help="label only every n-th text, from the i-th: i/n; several parts may write to the same files")
    a.add_argument("--shuffle", action="store_true", help="in one fixed random order, without texts that are spaced as tokens")
    o = a.parse_args()
    layers = {x for x in ("syntax", "names", "statements") if getattr(o, x)} or {"names", "statements"}
    labeller = Labeller(o.model, o.base, layers)
    records = read(o.input)
    if o.shuffle:
        records = [r for r in records if r["text"].count(" .") <= 3]
        random.Random(1).shuffle(records)
    part, parts = map(int, o.part.split("/"))
    records = records[part::parts][o.skip:]
    total, began = 0, time.time()
    scorer = open(o.scorer, "w", encoding="utf-8") if o.scorer else None
    for at in range(0, len(records), o.group):
        lines = {layer: [] for layer in layers}
        for record, windows, labels in labeller.documents(records[at:at + o.group]):
            syntax, sure, names, statements, count = joined(record, windows, labels)
            total += count
            base = {"id": record["id"], "text": record["text"]}
            if scorer:
                ranges = lambda spans: [{"start": s, "end": e} for s, e in spans]
                print(json.dumps({"id": record["id"], "names": names,
                                  "statements": [{r: ranges(x[r]) for r in ("source", "cue", "content")} for x in statements]}), file=scorer)
                continue
            for layer, made in (("syntax", {"sentences": syntax, "p": sure}), ("names", {"names": names}),
                                ("statements", {"attributions": statements})):
                if layer in layers:
                    lines[layer].append(json.dumps(base | made, ensure_ascii=False, separators=(",", ":")))
        if not scorer:
            for layer, rows in lines.items():
                with open(getattr(o, layer), "ab", buffering=0) as file:
                    fcntl.flock(file, fcntl.LOCK_EX)
                    file.write(gzip.compress(("\n".join(rows) + "\n").encode("utf-8", "surrogatepass"), 6))
            print(min(at + o.group, len(records)), "articles", total, "words", f"{time.time() - began:.0f} s", flush=True)
        if o.words and total >= o.words:
            break


if __name__ == "__main__":
    main()
