"""Fine-tune an antecedent teacher on choices of pronouns, or label texts with one.

    antecedents.py train --base MODEL_FOLDER --start TEACHER.pt --gap FILE --gum FILE [--hold K/N] --steps N --out FILE.pt
    antecedents.py label --base MODEL_FOLDER --model FILE.pt INPUT.ndjson OUTPUT.ndjson

All inputs are lines of training/language/entities/make-choices.ts: words of a text, and for each pronoun its candidates, each a list of the words that
head its mentions. A candidate's score is the log of the sum over its mentions; the first candidate is "none of them".
"""
import argparse
import json
import random
import time

import numpy as np
import torch
from torch import nn

from data import Pieces, read
from model import Encoder, Shape, one, perceptron
from data import SHAPES
from words import units

BEFORE, SPAN, AFTER = 150, 110, 30      # word pieces of a window: context, pronouns read, context
BOUNDS = [1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90]


class Antecedents(nn.Module):
    def __init__(self, base, drop=0.25, inner=320):
        super().__init__()
        self.encoder = Encoder(Shape.read(base))
        size = self.encoder.shape.size
        self.encoder.word.weight.requires_grad_(False)
        self.shape, self.flag = nn.Embedding(SHAPES, size), nn.Embedding(4, size)
        self.drop = nn.Dropout(drop)
        self.pronoun, self.mention = perceptron(size, inner, drop), perceptron(size, inner, drop)
        self.pair = nn.Parameter(torch.randn(inner + 1, inner + 1) * 0.02)
        self.joint = nn.Sequential(nn.Linear(2 * size + inner, inner), nn.GELU(), nn.Dropout(drop), nn.Linear(inner, 1))
        self.product_p, self.product_m = nn.Linear(size, inner), nn.Linear(size, inner)
        self.none = nn.Sequential(nn.Linear(size, 96), nn.GELU(), nn.Dropout(drop), nn.Linear(96, 1))
        self.away = nn.Embedding(2 * len(BOUNDS) + 2, 1)
        nn.init.zeros_(self.away.weight)

    def start(self, path):
        saved = {k: v.float() for k, v in torch.load(path)["weights"].items() if k.startswith(("encoder.", "shape.", "flag."))}
        self.load_state_dict(saved, strict=False)

    def forward(self, batch):
        """Scores of all mentions of all pronouns (one row a mention) and of "none" (one a pronoun)."""
        hidden = self.encoder(batch, self.shape(batch["shapes"]) + self.flag(batch["flags"]))[-1]
        hidden = self.drop(hidden)
        of, p_at, m_at = batch["of"], batch["p_at"], batch["m_at"]
        flat = hidden.reshape(-1, hidden.shape[-1])
        p, m = flat[p_at], flat[m_at]
        left = (one(self.pronoun(p)) @ self.pair.to(p.dtype))[of]
        scores = (left * one(self.mention(m))).sum(-1)
        product = self.product_p(p)[of] * self.product_m(m)
        scores = scores + self.joint(torch.cat([p[of], m, product], -1))[:, 0] + self.away(batch["away"])[:, 0]
        return scores.float(), self.none(p)[:, 0].float()


def windows_of(record, pieces):
    """Windows of a text: [(pieces of each word, its flag)] with the items read in it, words counted from the window's first."""
    words = [units(w) for w in record["words"]]
    sizes = [len(pieces(w)[0]) for w in words]
    place = np.concatenate([[0], np.cumsum(sizes)])
    items = [it for it in record["items"] if len(it["cands"]) > 1]
    out, at = [], 0
    whole = place[-1] <= 380
    while at < len(items):
        first = place[items[at]["tok"]]
        inside = items[at:] if whole else [it for it in items[at:] if place[it["tok"]] < first + SPAN]
        begin = 0 if whole else int(np.searchsorted(place, first - BEFORE))
        end = len(words) if whole else min(len(words), int(np.searchsorted(place, place[inside[-1]["tok"]] + AFTER)))
        out.append((record, words[begin:end], record["flags"][begin:end], begin, inside, int(place[end] - place[begin])))
        at += len(inside)
    return out


def bucket(d):
    a = next((i for i, b in enumerate(BOUNDS) if abs(d) <= b), len(BOUNDS))
    return a + (len(BOUNDS) + 1 if d < 0 else 0)


def collate(found, pieces, mask=0.0, rng=None):
    longest = -(-(max(w[5] for w in found) + 2) // 16) * 16
    shape = (len(found), longest)
    ids, attention = np.full(shape, pieces.pad, np.int64), np.zeros(shape, np.int64)
    shapes, flags = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    of, p_at, m_at, away, groups, keep = [], [], [], [], [], []
    for k, (record, words, marks, begin, items, _) in enumerate(found):
        ids[k, 0], at, starts = pieces.cls, 1, []
        for form, flag in zip(words, marks):
            piece, kind = pieces(form)
            starts.append(at)
            ids[k, at:at + len(piece)], shapes[k, at:at + len(piece)], flags[k, at:at + len(piece)] = piece, kind, flag
            at += len(piece)
        ids[k, at] = pieces.sep
        attention[k, :at + 1] = 1
        for item in items:
            tok = item["tok"] - begin
            rows, right, kept = [], [], []
            for c, cand in enumerate(item["cands"]):
                heads = [h - begin for h in cand["h"] if 0 <= h - begin < len(words)]
                if c > 0 and not heads:
                    continue
                kept.append(c)
                rows.append(heads)
                right.append(is_right(record, item, c))
            if len(rows) < 2:
                continue
            n = len(p_at)
            p_at.append(k * longest + starts[tok])
            for g, heads in enumerate(rows[1:], 1):
                for h in heads:
                    of.append(n), m_at.append(k * longest + starts[h]), away.append(bucket(tok - h)), groups.append(g)
            keep.append((record, item, kept, right))
    if mask:
        hide = (rng.random(shape) < mask) & (attention == 1) & (ids != pieces.cls) & (ids != pieces.sep)
        ids[hide] = pieces.mask
    t = torch.from_numpy
    return dict(ids=t(ids), attention=t(attention), shapes=t(shapes), flags=t(flags), of=torch.tensor(of, dtype=torch.long),
                p_at=torch.tensor(p_at, dtype=torch.long), m_at=torch.tensor(m_at, dtype=torch.long),
                away=torch.tensor(away, dtype=torch.long), groups=groups, keep=keep)


def is_right(record, item, c):
    cand = item["cands"][c]
    if "right" in cand:
        return cand["right"]
    if "a" not in cand:
        return 0
    if not record["a"] and not record["b"]:
        return int(not cand["a"] and not cand["b"])
    return int((record["a"] and cand["a"]) or (record["b"] and cand["b"]))


def table(model, batch):
    """Log probabilities of the candidates, pronoun by candidate (those kept), padded with -1e4."""
    scores, none = model(batch)
    n, width = len(batch["keep"]), max(len(k[2]) for k in batch["keep"])
    slots = batch["of"] * width + torch.tensor(batch["groups"])
    peak = scores.detach().max()
    sums = torch.zeros(n * width).index_add(0, slots, torch.exp(scores - peak))
    filled = torch.zeros(n * width, dtype=torch.bool)
    filled[slots] = True
    out = torch.where(filled, torch.log(sums.clamp(min=1e-30)) + peak, torch.full_like(sums, -1e4)).reshape(n, width)
    out = torch.cat([none[:, None], out[:, 1:]], 1)
    return torch.log_softmax(out, -1)


def batched(windows, budget, shuffle=None):
    order = sorted(windows, key=lambda w: w[5] + (shuffle.random() * 40 if shuffle else 0))
    out, current, longest = [], [], 0
    for w in order:
        if current and max(longest, w[5] + 2) * (len(current) + 1) > budget:
            out.append(current)
            current, longest = [], 0
        current.append(w)
        longest = max(longest, w[5] + 2)
    if current:
        out.append(current)
    if shuffle:
        shuffle.shuffle(out)
    return out


def choose(model, records, pieces):
    """(record, item, kept candidates, probabilities) of every pronoun."""
    model.eval()
    out = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for found in batched([w for r in records for w in windows_of(r, pieces)], 5000):
            batch = collate(found, pieces)
            if batch["keep"]:
                out += [(*k[:3], row.exp()[:len(k[2])].tolist()) for k, row in zip(batch["keep"], table(model, batch))]
    model.train()
    return out


def gap_f1(model, records, pieces):
    found = {id(r): (item, kept, p) for r, item, kept, p in choose(model, records, pieces)}
    tp = fp = fn = 0
    for r in records:
        a = b = 0
        if id(r) in found:
            item, kept, p = found[id(r)]
            best = item["cands"][kept[int(np.argmax(p))]]
            a, b = best["a"], best["b"]
        elif r["items"]:
            pass
        for said, gold in ((a, r["a"]), (b, r["b"])):
            tp, fp, fn = tp + bool(said and gold), fp + bool(said and not gold), fn + bool(gold and not said)
    return round(200 * tp / (2 * tp + fp + fn), 2)


def accuracy(model, records, pieces):
    rows = choose(model, records, pieces)
    good = [is_right(r, it, kept[int(np.argmax(p))]) for r, it, kept, p in rows]
    return round(100 * sum(good) / max(1, len(good)), 2), len(good)


def train(o):
    random.seed(o.seed), np.random.seed(o.seed), torch.manual_seed(o.seed)
    rng, shuffle = np.random.default_rng(o.seed), random.Random(o.seed)
    pieces = Pieces(o.base)
    gap, gum = read(o.gap), [r for f in o.gum for r in read(f)]
    held = []
    if o.hold:
        k, n = map(int, o.hold.split("/"))
        held = [r for i, r in enumerate(gap) if i % n < k]
        gap = [r for i, r in enumerate(gap) if i % n >= k]
    model = Antecedents(o.base)
    model.start(o.start)
    frozen = tuple(f"encoder.layers.{i}." for i in range(o.freeze)) + (("encoder.norm", "encoder.place", "shape", "flag") if o.freeze else ())
    for name, p in model.named_parameters():
        if name.startswith(frozen):
            p.requires_grad_(False)
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    other = [p for n, p in model.named_parameters() if not n.startswith("encoder.") and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": o.rate}, {"params": other, "lr": o.head_rate}],
                                  weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    top = [g["lr"] for g in optimiser.param_groups]
    queue, passes, recent, began = [], 0, 1.0, time.time()
    for step in range(o.steps):
        while True:
            if not queue:
                queue = batched([w for r in gap + gum for w in windows_of(r, pieces)], o.batch, shuffle)
                passes += 1
                print("batches of a pass", len(queue), flush=True)
            found = queue.pop()
            batch = collate(found, pieces, o.mask, rng)
            right = [[c for c, y in enumerate(k[3]) if y] for k in batch["keep"]]
            if any(right):
                break
        for group, rate in zip(optimiser.param_groups, top):
            group["lr"] = rate * min(1.0, (step + 1) / o.warm) * (1 - step / o.steps)
        with torch.autocast("cpu", torch.bfloat16):
            logs = table(model, batch)
        loss = 0
        for row, good, (record, *_) in zip(logs, right, batch["keep"]):
            if good:
                loss = loss - torch.logsumexp(row[good], 0) * (1.0 if "a" in record else o.gum_weight)
        loss = loss / 8
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder + other, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        recent = 0.97 * recent + 0.03 * loss.item()
        if (step + 1) % 20 == 0:
            print(step + 1, passes, f"{time.time() - began:.0f}s", round(recent, 3), flush=True)
        if (step + 1) % o.every == 0 or step + 1 == o.steps:
            if held:
                print("held", gap_f1(model, held, pieces), flush=True)
            torch.save({"weights": {k: v.half() for k, v in model.state_dict().items()}, "steps": step + 1}, o.out)
    for path in o.measure:
        rows = read(path)
        print(path.rsplit("/", 1)[-1], gap_f1(model, rows, pieces) if "a" in rows[0] else accuracy(model, rows, pieces), flush=True)


def named(item, c):
    """A word that heads a mention of a candidate: the latest before the pronoun; -1 for none."""
    heads = item["cands"][c]["h"]
    return -1 if c == 0 else max((h for h in heads if h < item["tok"]), default=heads[0])


def label(o):
    pieces = Pieces(o.base)
    models = []
    for path in o.model:
        model = Antecedents(o.base)
        model.load_state_dict({k: v.float() for k, v in torch.load(path)["weights"].items()})
        models.append(model.eval())
    began, count = time.time(), 0
    with open(o.input, encoding="utf-8") as lines, open(o.output, "w", encoding="utf-8") as out:
        group = []
        for line in [*lines, ""]:
            if line:
                group.append(json.loads(line))
            if group and (not line or len(group) >= 100):
                parts = [choose(m, group, pieces) for m in models]
                by = {}
                for rows in zip(*parts):
                    record, item, kept, _ = rows[0]
                    p = np.mean([r[3] for r in rows], 0)
                    by.setdefault(record["id"], []).append(
                        [item["tok"], [[named(item, c), round(float(q), 3)] for c, q in zip(kept, p)]])
                    count += 1
                for r in group:
                    out.write(json.dumps({"id": r["id"], "choices": sorted(by.get(r["id"], []))}, separators=(",", ":")) + "\n")
                out.flush()
                print(count, "pronouns", f"{time.time() - began:.0f}s", flush=True)
                group = []


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = a.add_subparsers(dest="what", required=True)
    t = sub.add_parser("train")
    t.add_argument("--base", required=True)
    t.add_argument("--start", required=True, help="weights of train.py")
    t.add_argument("--gap", required=True)
    t.add_argument("--gum", nargs="+", required=True)
    t.add_argument("--hold", help="k/n: keep the first k of every n snippets out, to measure by")
    t.add_argument("--measure", nargs="*", default=[])
    t.add_argument("--out", required=True)
    t.add_argument("--steps", type=int, default=600)
    t.add_argument("--every", type=int, default=200)
    t.add_argument("--batch", type=int, default=1100, help="word pieces in a batch")
    t.add_argument("--rate", type=float, default=5e-5)
    t.add_argument("--head-rate", type=float, default=1e-3)
    t.add_argument("--warm", type=int, default=40)
    t.add_argument("--mask", type=float, default=0.04)
    t.add_argument("--freeze", type=int, default=3, help="lower layers that stay as they are")
    t.add_argument("--gum-weight", type=float, default=0.5)
    t.add_argument("--seed", type=int, default=1)
    l = sub.add_parser("label")
    l.add_argument("input")
    l.add_argument("output")
    l.add_argument("--base", required=True)
    l.add_argument("--model", required=True, action="append")
    o = a.parse_args()
    torch.set_num_threads(1)
    (train if o.what == "train" else label)(o)


if __name__ == "__main__":
    main()
