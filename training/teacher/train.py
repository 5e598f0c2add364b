"""Fine-tune the teacher on syntax, names and statements together.

    train.py --base MODEL_FOLDER --language FOLDER --statements FOLDER --out FILE.pt (--minutes M | --steps N)

The learning rate falls linearly to 0 at the end of the given time or number of steps.
"""
import argparse
import os
import random
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch

from data import Pieces, batches, collate, gold, gold_links, pack, read_conllu, read_names, read_statements
from decode import tree
from model import Teacher, entropy


def losses(model, task, found, batch):
    hidden = model.encode(batch)
    n = batch["start"].shape[1]
    if task == "syntax":
        words = model.words(hidden, "syntax", batch)
        upos, arcs, rel_head, rel_child = model.syntax(words, batch)
        heads = gold(found, "head", n)
        relations = model.relations(rel_head, rel_child, heads)
        return entropy(upos, gold(found, "upos", n)) + entropy(arcs, heads) + entropy(relations, gold(found, "deprel", n))
    if task == "names":
        return 4 * entropy(model.names(model.words(hidden, "names", batch)).float(), gold(found, "names", n))
    words = model.words(hidden, "statements", batch)
    loss = 0
    for role, weight in (("cue", 4), ("source", 1), ("content", 1)):
        loss = loss + weight * entropy(model.roles[role](words).float(), gold(found, role, n))
    places, labels = gold_links(found, n)
    if places is not None:
        scores = model.links(words, places)
        loss = loss + torch.nn.functional.cross_entropy(scores.reshape(-1, 5), labels.reshape(-1), ignore_index=-100,
                                                        reduction="sum") / (len(places) * 20)
    return loss


def measure_syntax(model, windows, pieces):
    model.eval()
    right = np.zeros(4)
    total = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for found in batches(windows, 6000):
            batch = collate(found, pieces)
            upos, arcs, rel_head, rel_child = model.syntax(model.words(model.encode(batch), "syntax", batch), batch)
            n = batch["start"].shape[1]
            heads, want = torch.zeros((len(found), n), dtype=torch.long), gold(found, "head", n)
            for k, window in enumerate(found):
                at = 0
                for sentence in window.sentences:
                    m = len(sentence.forms)
                    heads[k, at:at + m] = torch.from_numpy(tree(arcs[k, at:at + m, at:at + m].numpy()) + at)
                    at += m
            relations = model.relations(rel_head, rel_child, heads).argmax(-1)
            tags, wanted, rels = upos.argmax(-1), gold(found, "upos", n), gold(found, "deprel", n)
            valid = want >= 0
            arc = (heads == want) & valid
            universal = torch.tensor(model.universal)
            total += int(valid.sum())
            right += [int(((tags == wanted) & valid).sum()), int(arc.sum()),
                      int((arc & (universal[relations] == universal[rels.clamp(min=0)])).sum()), int((arc & (relations == rels)).sum())]
    model.train()
    return dict(zip(("upos", "uas", "las", "las with subtypes"), (100 * right / total).round(2).tolist()))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--base", required=True)
    a.add_argument("--language", required=True)
    a.add_argument("--statements", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float)
    a.add_argument("--steps", type=int)
    a.add_argument("--batch", type=int, default=1500, help="word pieces in a batch")
    a.add_argument("--rate", type=float, default=3e-4)
    a.add_argument("--head-rate", type=float, default=1.5e-3)
    a.add_argument("--warm", type=int, default=150, help="steps until the full rate")
    a.add_argument("--mask", type=float, default=0.06)
    a.add_argument("--share", default="syntax=0.28,names=0.24,statements=0.48", help="part of the batches for each task")
    a.add_argument("--workers", type=int, default=2, help="batches computed at the same time for one step")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--layers", type=int, default=0, help="keep only so many of the base model's layers, the lowest; 0 for all")
    a.add_argument("--start", help="go on from these weights")
    a.add_argument("--limit", type=int, help="read only so many documents (for a trial)")
    o = a.parse_args()
    random.seed(o.seed), np.random.seed(o.seed), torch.manual_seed(o.seed)
    rng, shuffle = np.random.default_rng(o.seed), random.Random(o.seed)
    pieces = Pieces(o.base)
    share = {k: float(v) for k, v in (x.split("=") for x in o.share.split(","))}
    vocabulary = {}
    trees = [d for f in ("ewt-train", "gum-train") for d in read_conllu(os.path.join(o.language, f + ".conllu.gz"), vocabulary)]
    vocabulary["frozen"] = True
    dev = {f: [w for d in read_conllu(os.path.join(o.language, f + ".conllu.gz"), vocabulary) for w in pack(d, pieces)]
           for f in ("ewt-dev", "gum-dev")}
    sets = {"syntax": [(d, None) for d in trees]}
    if share.get("names"):
        sets["names"] = [(d, None) for d in read_names(os.path.join(o.language, "worldwide-train.ndjson.gz"))]
    if share.get("statements"):
        sets["statements"] = read_statements(os.path.join(o.statements, "polnear-train.ndjson.gz"))
    if o.limit:
        sets = {k: v[:o.limit] for k, v in sets.items()}
    model = Teacher(o.base, upos=len(vocabulary["upos"]), deprels=len(vocabulary["deprel"]), layers=o.layers)
    if o.start:
        model.load_state_dict(torch.load(o.start)["weights"])     # fp16 is copied into fp32
    deprels = list(vocabulary["deprel"])
    model.universal = [[x.split(":")[0] for x in deprels].index(d.split(":")[0]) for d in deprels]

    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    other = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": o.rate}, {"params": other, "lr": o.head_rate}],
                                  weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    top = [g["lr"] for g in optimiser.param_groups]
    queues = {k: [] for k in sets}
    passes = dict.fromkeys(sets, 0)

    def following(task):
        if not queues[task]:
            windows = [w for document, links in sets[task]
                       for w in pack(document, pieces, first=shuffle.randint(60, 190), links=links)]
            queues[task] = batches([w for w in windows if w.length <= 300], o.batch, shuffle)
            passes[task] += 1
        return queues[task].pop()

    def save():
        torch.save({"weights": {k: v.half() for k, v in model.state_dict().items()}, "steps": step, "passes": passes, "layers": o.layers,
                    "vocabulary": {k: v for k, v in vocabulary.items() if k != "frozen"}}, o.out)

    began, step, recent = time.time(), 0, {}
    def micro(part):
        """Gradients of one batch; every worker computes on one core, as that shares a busy machine best."""
        torch.set_num_threads(1)
        task, found, batch = part
        with torch.autocast("cpu", torch.bfloat16):
            loss = losses(model, task, found, batch)
        (loss / o.workers).backward()
        return loss.item()

    pool = ThreadPoolExecutor(o.workers)
    tasks = [t for t in sets if share.get(t)]
    weights = [share[t] for t in tasks]
    model.train()
    while True:
        done = step / o.steps if o.steps else (time.time() - began) / (60 * o.minutes)
        if done >= 1:
            break
        warm = min(1.0, (step + 1) / o.warm)
        for group, rate in zip(optimiser.param_groups, top):
            group["lr"] = rate * warm * (1 - done)
        chosen = [(task, following(task)) for task in shuffle.choices(tasks, weights, k=o.workers)]
        parts = [(task, found, collate(found, pieces, o.mask, rng)) for task, found in chosen]
        for (task, _), value in zip(chosen, pool.map(micro, parts)):
            recent[task] = 0.98 * recent.get(task, value) + 0.02 * value
        torch.nn.utils.clip_grad_norm_(encoder + other, 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        if step % 50 == 0:
            print(step, f"{done:.3f}", f"{time.time() - began:.0f}s", passes, {k: round(v, 3) for k, v in recent.items()}, flush=True)
        if step % 200 == 0:
            save()
    figures = {f: measure_syntax(model, w, pieces) for f, w in dev.items()} if share.get("syntax") else {}
    print("end", step, passes, figures, flush=True)
    save()


if __name__ == "__main__":
    main()
