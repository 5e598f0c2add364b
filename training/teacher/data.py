"""Reading the training sets and cutting them into windows of word pieces."""
import gzip
import json
import os

import numpy as np
import torch
from tokenizers import Tokenizer

from words import plain, sentences, units

NAMES = ["PERSON", "ORG", "PLACE", "GROUP", "MISC"]
NAME_TAGS = ["O"] + [f"{b}-{t}" for t in NAMES for b in "BI"]       # B-k is 2k+1, I-k is 2k+2
ROLES = ("source", "cue", "content")
SHAPES = 9
IGNORE = -100


class Pieces:
    """Word pieces of a word, and its shape, as the (uncased) base model does not see capitals."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls, self.sep, self.mask, self.unk = (
            next(i for i in map(self.tokenizer.token_to_id, names) if i is not None)
            for names in (("<s>", "[CLS]"), ("</s>", "[SEP]"), ("<mask>", "[MASK]"), ("[UNK]",)))
        self.pad = next(i for i in map(self.tokenizer.token_to_id, ("<pad>", "[PAD]")) if i is not None)
        self.cache = {}

    def __call__(self, word):
        found = self.cache.get(word)
        if found is None:
            ids = self.tokenizer.encode(plain(word), add_special_tokens=False).ids[:8] or [self.unk]
            found = self.cache[word] = (ids, shape(word))
        return found


def shape(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        if any(c.isdigit() for c in word):
            return 1
        return {"“": 2, "``": 2, "‘": 2, "”": 3, "''": 3, "’": 3, '"': 4, "'": 4}.get(word, 5)
    if not any(c.isupper() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 6 if len(letters) > 1 else 7
    return 7 if letters[0].isupper() and word[0].isalpha() else 8


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Sentence:
    """Words as (form, flags) with whatever labels a set has. flags: 1 white space before, 2 first of its paragraph."""
    __slots__ = ("forms", "flags", "spans", "gold", "first", "size", "paragraph")

    def __init__(self, forms, flags, spans=None, paragraph=0):
        self.forms, self.flags, self.spans, self.paragraph = forms, flags, spans, paragraph
        self.gold = {}
        self.first = 0          # index of its first word in the document


def sentences_of(text):
    """Sentences of a raw text (code units)."""
    out, count, before = [], 0, None
    found, paragraphs = sentences(text)
    for tokens, paragraph in zip(found, paragraphs):
        flags = [(1 if s == 0 or text[s - 1].isspace() else 0) for s, _ in tokens]
        flags[0] |= 2 if paragraph != before else 0
        before = paragraph
        sentence = Sentence([text[s:e] for s, e in tokens], flags, tokens, paragraph)
        sentence.first = count
        count += len(tokens)
        out.append(sentence)
    return out


def read_conllu(path, vocabulary):
    """Documents of sentences with gold upos, head (own index for the root) and deprel."""
    documents = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            rows = block.split("\n")
            if any(r.startswith("# newdoc") for r in rows):
                documents.append([])
            new = any(r.startswith("# newpar") for r in rows)
            forms, flags, upos, heads, deprels = [], [], [], [], []
            space, until, glued = True, 0, False
            for row in rows:
                if not row or row[0] == "#":
                    continue
                c = row.split("\t")
                if "-" in c[0]:
                    until, glued = int(c[0].split("-")[1]), "SpaceAfter=No" in c[9]
                    continue
                if "." in c[0]:
                    continue
                n = int(c[0])
                forms.append(units(c[1]))
                flags.append(1 if space else 0)
                upos.append(c[3])
                heads.append(int(c[6]) - 1 if c[6] != "0" else n - 1)
                deprels.append(c[7])
                if n < until:
                    space = False
                elif n == until:
                    space = not glued
                else:
                    space = "SpaceAfter=No" not in c[9]
            if not forms:
                continue
            flags[0] |= 2 if new else 0
            sentence = Sentence(forms, flags)
            for name, values in (("upos", upos), ("deprel", deprels)):
                table = vocabulary.setdefault(name, {})
                sentence.gold[name] = [table.setdefault(v, len(table)) if not vocabulary.get("frozen") else table.get(v, 0) for v in values]
            sentence.gold["head"] = heads
            documents[-1].append(sentence)
    return documents


def cover(ranges, starts, ends):
    """Indices of the words that overlap the ranges, as (first, last) pairs."""
    out = []
    for s, e in ranges:
        a, z = int(np.searchsorted(ends, s, "right")), int(np.searchsorted(starts, e, "left"))
        if a < z:
            out.append((a, z - 1))
    return out


def read_names(path, only=None):
    documents = []
    for record in read(path):
        if only and not only(record):
            continue
        text = units(record["text"])
        document = sentences_of(text)
        starts = np.array([s for x in document for s, _ in x.spans])
        ends = np.array([e for x in document for _, e in x.spans])
        tags = [0] * len(starts)
        for name in record["names"]:
            kind = NAMES.index(name["type"])
            for a, z in cover([(name["start"], name["end"])], starts, ends):
                for i in range(a, z + 1):
                    tags[i] = 2 * kind + (1 if i == a else 2)
        for x in document:
            x.gold["names"] = tags[x.first:x.first + len(x.forms)]
        documents.append(document)
    return documents


def read_statements(path):
    """Sentences with three BIO layers, and documents with [(cue words, source words, content words)]."""
    documents = []
    for record in read(path):
        text = units(record["text"])
        document = sentences_of(text)
        starts = np.array([s for x in document for s, _ in x.spans])
        ends = np.array([e for x in document for _, e in x.spans])
        layers = {role: [0] * len(starts) for role in ROLES}
        links = []
        for attribution in record["attributions"]:
            found = {role: cover(attribution[role], starts, ends) for role in ROLES}
            for role in ROLES:
                for a, z in found[role]:
                    for i in range(a, z + 1):
                        layers[role][i] = 1 if i == a else 2
            if found["cue"]:
                links.append((found["cue"][0][0], found["cue"][-1][1], found["source"], found["content"]))
        for x in document:
            for role in ROLES:
                x.gold[role] = layers[role][x.first:x.first + len(x.forms)]
        documents.append((document, links))
    return documents


class Window:
    """Some consecutive sentences of one document."""
    __slots__ = ("sentences", "links", "length", "document")

    def __init__(self, found, length, links=(), document=None):
        self.sentences, self.length, self.links, self.document = found, length, links, document


def pack(document, pieces, size=190, first=None, links=None, name=None):
    """Windows of at most `size` word pieces, made of whole paragraphs where they fit and of whole sentences else."""
    units_, windows = [], []
    for sentence in document:
        if not hasattr(sentence, "size"):
            sentence.size = sum(len(pieces(w)[0]) for w in sentence.forms)
        if units_ and units_[-1][0].paragraph == sentence.paragraph and sentence.spans is not None \
                and sum(x.size for x in units_[-1]) + sentence.size <= size:
            units_[-1].append(sentence)
        else:
            units_.append([sentence])
    current, length, limit = [], 0, first or size
    for group in units_:
        n = sum(x.size for x in group)
        if current and length + n > limit:
            windows.append((current, length))
            current, length, limit = [], 0, size
        current += group
        length += n
    if current:
        windows.append((current, length))
    out = []
    for found, length in windows:
        begin, end = found[0].first, found[0].first + sum(len(x.forms) for x in found)
        inside = []
        for cue_a, cue_z, source, content in links or ():
            if begin <= cue_a and cue_z < end:
                clip = lambda spans: [(max(a, begin) - begin, min(z, end - 1) - begin) for a, z in spans if z >= begin and a < end]
                inside.append((cue_a - begin, cue_z - begin, clip(source), clip(content)))
        out.append(Window(found, length, inside, name))
    return out


def batches(windows, budget, shuffle=None):
    """Windows of like length, at most `budget` word pieces (padding counted) a batch."""
    order = sorted(range(len(windows)), key=lambda i: windows[i].length + (shuffle.random() * 24 if shuffle else 0))
    out, current, longest = [], [], 0
    for i in order:
        n = windows[i].length + 2
        if current and max(longest, n) * (len(current) + 1) > budget:
            out.append(current)
            current, longest = [], 0
        current.append(windows[i])
        longest = max(longest, n)
    if current:
        out.append(current)
    if shuffle:
        shuffle.shuffle(out)
    return out


def collate(windows, pieces, mask=0.0, rng=None):
    """Arrays of one batch."""
    longest = min(-(-(max(w.length for w in windows) + 2) // 16) * 16, 512)    # few different shapes are faster
    count = [sum(len(s.forms) for s in w.sentences) for w in windows]
    n = max(count)
    b = len(windows)
    ids, attention = np.full((b, longest), pieces.pad, np.int64), np.zeros((b, longest), np.int64)
    shapes, flags = np.zeros((b, longest), np.int64), np.zeros((b, longest), np.int64)
    start = np.zeros((b, n), np.int64)
    number = np.full((b, n), -1, np.int64)
    for k, window in enumerate(windows):
        at, word = 1, 0
        ids[k, 0] = pieces.cls
        for s, sentence in enumerate(window.sentences):
            for form, flag in zip(sentence.forms, sentence.flags):
                found, kind = pieces(form)
                found = found[:max(0, longest - 1 - at)] or found[:1]
                at = min(at, longest - 2)
                start[k, word], number[k, word] = at, s
                ids[k, at:at + len(found)] = found
                shapes[k, at:at + len(found)] = kind
                flags[k, at:at + len(found)] = flag
                word += 1
                at += len(found)
        at = min(at, longest - 1)
        ids[k, at] = pieces.sep
        attention[k, :at + 1] = 1
    if mask:
        hide = (rng.random(ids.shape) < mask) & (attention == 1) & (ids != pieces.cls) & (ids != pieces.sep)
        ids[hide] = pieces.mask
    return {k: torch.from_numpy(v) for k, v in
            dict(ids=ids, attention=attention, shapes=shapes, flags=flags, start=start, number=number).items()}


def gold(windows, name, n):
    out = np.full((len(windows), n), IGNORE, np.int64)
    for k, window in enumerate(windows):
        at = 0
        for sentence in window.sentences:
            values = sentence.gold[name]
            if name == "head":
                values = [v + at for v in values]
            out[k, at:at + len(values)] = values
            at += len(values)
    return torch.from_numpy(out)


def gold_links(windows, n):
    """Cues (batch, first, last) and the labels of every word for each: 0, source 1 2, content 3 4 (B I)."""
    cues, labels = [], []
    for k, window in enumerate(windows):
        size = sum(len(s.forms) for s in window.sentences)
        merged = {}
        for a, z, source, content in window.links:
            row = merged.setdefault((a, z), np.zeros(n, np.int64))
            row[size:] = IGNORE
            for base, spans in ((1, source), (3, content)):
                for x, y in spans:
                    row[x] = base
                    row[x + 1:y + 1] = base + 1
        for (a, z), row in merged.items():
            cues.append((k, a, z))
            labels.append(row)
    if not cues:
        return None, None
    return torch.tensor(cues), torch.from_numpy(np.stack(labels))
