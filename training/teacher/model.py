"""One encoder, heads for syntax, names and statements."""
import json
import math
import os
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn

from data import NAME_TAGS, SHAPES

@dataclass(frozen=True)
class Shape:
    """What a base model's config.json says of its measures; `relative`: buckets of MPNet's relative positions, else 0."""
    size: int
    heads: int
    inner: int
    layers: int
    vocabulary: int
    places: int
    first: int          # place of the first word piece
    epsilon: float
    relative: int

    @staticmethod
    def read(folder, layers=0):
        with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
            c = json.load(file)
        mpnet = c["model_type"] == "mpnet"
        return Shape(c["hidden_size"], c["num_attention_heads"], c["intermediate_size"], layers or c["num_hidden_layers"], c["vocab_size"],
                     c["max_position_embeddings"], 2 if mpnet else 0, c["layer_norm_eps"], c.get("relative_attention_num_buckets", 0) if mpnet else 0)

NEAR = 48   # distance from a cue in words, clipped


def perceptron(inside, outside, drop):
    return nn.Sequential(nn.Linear(inside, outside), nn.GELU(), nn.Dropout(drop))


class Layer(nn.Module):
    """A BERT layer that stays in bfloat16 on the CPU (queries come scaled)."""

    def __init__(self, c):
        super().__init__()
        self.heads, n = c.heads, c.size
        self.qkv, self.out = nn.Linear(n, 3 * n), nn.Linear(n, n)
        self.inner, self.outer = nn.Linear(n, c.inner), nn.Linear(c.inner, n)
        self.norm1, self.norm2 = nn.LayerNorm(n, eps=c.epsilon), nn.LayerNorm(n, eps=c.epsilon)

    def forward(self, x, bias):
        b, n, size = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, size // self.heads).permute(2, 0, 3, 1, 4)
        with torch.autocast("cpu", enabled=False):
            scores = torch.matmul(q, k.transpose(-1, -2))
            scores = scores + bias
            mixed = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(b, n, size)
        x = norm(self.norm1, x + self.out(mixed))
        return norm(self.norm2, x + self.outer(F.gelu(self.inner(x))))


def norm(layer, x):
    with torch.autocast("cpu", enabled=False):
        return F.layer_norm(x, layer.normalized_shape, layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)


def buckets(n, count):
    """Buckets of the distance between two places (n × n): half of them for each direction, exact when near, then logarithmic up to 128."""
    away = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    half, far = count // 2, away.abs()
    exact = half // 2
    log = exact + (torch.log(far.clamp(min=1).float() / exact) / math.log(128 / exact) * (half - exact)).long()
    return (away < 0).long() * half + torch.where(far < exact, far, log.clamp(max=half - 1))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 (BERT) or all-mpnet-base-v2 (MPNet: the same layers with relative positions)."""

    def __init__(self, c):
        super().__init__()
        self.shape = c
        self.word, self.place = nn.Embedding(c.vocabulary, c.size), nn.Embedding(c.places, c.size)
        self.relative = nn.Embedding(c.relative, c.heads) if c.relative else None
        self.norm = nn.LayerNorm(c.size, eps=c.epsilon)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))

    def load_base(self, folder):
        w, c = load_file(os.path.join(folder, "model.safetensors")), self.shape
        mine = {"word.weight": w["embeddings.word_embeddings.weight"], "place.weight": w["embeddings.position_embeddings.weight"],
                "norm.weight": w["embeddings.LayerNorm.weight"], "norm.bias": w["embeddings.LayerNorm.bias"]}
        if c.relative:
            mine["relative.weight"] = w["encoder.relative_attention_bias.weight"]
            attention, parts = "attention.attn.", "qkv"
            names = (("out", "attention.attn.o"), ("norm1", "attention.LayerNorm"))
        else:
            mine["place.weight"] = mine["place.weight"] + w["embeddings.token_type_embeddings.weight"][0]
            attention, parts = "attention.self.", ("query", "key", "value")
            names = (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"))
        scale = (c.size // c.heads) ** -0.5
        for i in range(c.layers):
            at, to = f"encoder.layer.{i}.", f"layers.{i}."
            for part in ("weight", "bias"):
                q, k, v = (w[f"{at}{attention}{x}.{part}"] for x in parts)
                mine[f"{to}qkv.{part}"] = torch.cat([q * scale, k, v])
                for name, theirs in names + (("inner", "intermediate.dense"), ("outer", "output.dense"), ("norm2", "output.LayerNorm")):
                    mine[f"{to}{name}.{part}"] = w[f"{at}{theirs}.{part}"]
        self.load_state_dict(mine)

    def forward(self, batch, extra):
        n, first = batch["ids"].shape[1], self.shape.first
        x = self.norm(self.word(batch["ids"]) + self.place.weight[first:first + n] + extra).bfloat16()
        bias = ((batch["attention"] - 1) * 30000.0).bfloat16()[:, None, None, :]
        if self.relative is not None:
            bias = bias + self.relative(buckets(n, self.shape.relative)).permute(2, 0, 1).bfloat16()[None]
        out = [x]
        for layer in self.layers:
            out.append(layer(out[-1], bias))
        return out


class Teacher(nn.Module):
    def __init__(self, base, load=True, upos=17, deprels=53, drop=0.2, layers=0):
        super().__init__()
        self.encoder = Encoder(Shape.read(base, layers))
        if load:
            self.encoder.load_base(base)
        size = self.encoder.shape.size
        self.encoder.word.weight.requires_grad_(False)
        self.shape = nn.Embedding(SHAPES, size)
        self.flag = nn.Embedding(4, size)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.flag.weight)
        self.mix = nn.Parameter(torch.tensor([-1.0, 0.0, 1.0]))     # syntax reads the last three layers, the others the last
        self.drop = nn.Dropout(drop)
        self.upos = nn.Linear(size, upos)
        self.arc_head, self.arc_child = perceptron(size, 256, drop), perceptron(size, 256, drop)
        self.rel_head, self.rel_child = perceptron(size, 96, drop), perceptron(size, 96, drop)
        self.arc = nn.Parameter(torch.zeros(257, 257))
        self.rel = nn.Parameter(torch.zeros(97, deprels, 97))
        self.names = nn.Linear(size, len(NAME_TAGS))
        self.roles = nn.ModuleDict({r: nn.Linear(size, 3) for r in ("source", "cue", "content")})
        self.link_cue, self.link_word = perceptron(2 * size, 160, drop), perceptron(size, 160, drop)
        self.link = nn.Parameter(torch.zeros(161, 5, 161))
        self.near = nn.Embedding(2 * NEAR + 1, 5)
        nn.init.zeros_(self.near.weight)
        for p in (self.arc, self.rel, self.link):
            nn.init.normal_(p, std=0.02)

    def encode(self, batch):
        return self.encoder(batch, self.shape(batch["shapes"]) + self.flag(batch["flags"]))

    def words(self, hidden, task, batch):
        index = batch["start"].unsqueeze(-1).expand(-1, -1, hidden[-1].shape[-1])
        if task != "syntax":
            return self.drop(hidden[-1].gather(1, index))
        return self.drop(sum(w * h.gather(1, index) for w, h in zip(self.mix.softmax(0).bfloat16(), hidden[-3:])))

    def syntax(self, words, batch):
        """UPOS scores, arc scores [batch, child, head] (a root is its own head), and the vectors for relations."""
        head, child = one(self.arc_head(words)), one(self.arc_child(words))
        arcs = torch.einsum("bic,cd,bjd->bij", child, self.arc, head).float()
        number = batch["number"]
        same = (number.unsqueeze(2) == number.unsqueeze(1)) & (number >= 0).unsqueeze(1)
        arcs = arcs.masked_fill(~same, -1e4)
        return self.upos(words).float(), arcs, one(self.rel_head(words)), one(self.rel_child(words))

    def relations(self, rel_head, rel_child, heads):
        """Scores of the relations for chosen heads."""
        chosen = rel_head.gather(1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, rel_head.shape[-1]))
        left = torch.einsum("bic,crd->bird", rel_child, self.rel)
        return torch.einsum("bird,bid->bir", left, chosen).float()

    def links(self, words, cues):
        """For each cue (batch, first, last): scores of O, B/I-source, B/I-content of every word of its window."""
        b, first, last = cues.unbind(1)
        cue = one(self.link_cue(torch.cat([words[b, first], words[b, last]], -1)))
        word = one(self.link_word(words))
        left = torch.einsum("kc,crd->krd", cue, self.link)
        scores = torch.einsum("krd,kid->kir", left, word[b]).float()
        place = torch.arange(words.shape[1]).unsqueeze(0)
        away = torch.where(place < first.unsqueeze(1), place - first.unsqueeze(1), (place - last.unsqueeze(1)).clamp(min=0))
        return scores + self.near(away.clamp(-NEAR, NEAR) + NEAR).float()


def one(x):
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


def entropy(scores, wanted, weight=None):
    return F.cross_entropy(scores.reshape(-1, scores.shape[-1]), wanted.reshape(-1), ignore_index=-100, weight=weight)
