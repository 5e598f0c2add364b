"""From scores to trees, names and attributions."""
import numpy as np

from data import NAME_TAGS


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def tree(scores):
    """Heads of the best tree: scores[child, head], a root is its own head."""
    n = len(scores)
    heads = scores.argmax(1)
    roots = np.flatnonzero(heads == np.arange(n))
    own = np.diag(scores).copy()
    if len(roots) != 1:
        others = scores.copy()
        np.fill_diagonal(others, -1e9)
        gain = own - (others.max(1) if n > 1 else 0)
        root = int(gain.argmax())
    else:
        root = int(roots[0])
    others = scores.astype(np.float64).copy()
    np.fill_diagonal(others, -1e9)
    heads = others.argmax(1) if n > 1 else np.zeros(1, int)
    heads[root] = root
    if cycle(heads, root) is not None:
        heads = edmonds(others, root)
    return heads


def cycle(heads, root):
    """Some cycle that does not hold the root, or None."""
    state = np.zeros(len(heads), int)
    state[root] = 2
    for start in range(len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at):]
        for node in path:
            state[node] = 2
    return None


def edmonds(scores, root):
    """Chu-Liu/Edmonds for a given root."""
    n = len(scores)
    heads = scores.argmax(1)
    heads[root] = root
    ring = cycle(heads, root)
    if ring is None:
        return heads
    ring = list(ring)
    rest = [i for i in range(n) if i not in set(ring)]
    m = len(rest)
    small = np.full((m + 1, m + 1), -1e9)
    small[:m, :m] = scores[np.ix_(rest, rest)]
    inner = np.array([scores[i, heads[i]] for i in ring])
    enter = scores[np.ix_(ring, rest)] - inner[:, None]             # child in the ring, head outside
    small[m, :m] = enter.max(0)
    leave = scores[np.ix_(rest, ring)]
    small[:m, m] = leave.max(1)
    np.fill_diagonal(small, -1e9)
    found = edmonds(small, rest.index(root))
    out = heads.copy()
    for k, i in enumerate(rest):
        if i != root:
            out[i] = ring[int(leave[k].argmax())] if found[k] == m else rest[found[k]]
    broken = ring[int(enter[:, found[m]].argmax())]
    out[broken] = rest[found[m]]
    out[root] = root
    return out


def viterbi(scores, allowed, first):
    """Best label sequences of scores [k, n, labels] under allowed[from, to] and first[label]."""
    k, n, labels = scores.shape
    step = np.where(allowed, 0.0, -1e9)
    best = scores[:, 0] + np.where(first, 0.0, -1e9)
    back = np.zeros((k, n, labels), np.int8)
    for i in range(1, n):
        options = best[:, :, None] + step[None]
        back[:, i] = options.argmax(1)
        best = options.max(1) + scores[:, i]
    out = np.zeros((k, n), np.int64)
    out[:, -1] = best.argmax(1)
    for i in range(n - 1, 0, -1):
        out[:, i - 1] = np.take_along_axis(back[:, i], out[:, i:i + 1], 1)[:, 0]
    return out


def bio(labels):
    """(allowed, first) for labels O, B-x, I-x, B-y, I-y, …"""
    allowed = np.ones((labels, labels), bool)
    first = np.ones(labels, bool)
    for inside in range(2, labels, 2):
        allowed[:, inside] = False
        allowed[inside - 1, inside] = allowed[inside, inside] = True
        first[inside] = False
    return allowed, first


def runs(tags):
    """[(first, last, kind)] of a BIO sequence; kind counts from 0."""
    out = []
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        if tag % 2 == 1 or not out or out[-1][1] != i - 1:
            out.append([i, i, (tag - 1) // 2])
        else:
            out[-1][1] = i
    return out


BIO3, BIO5, BIO_NAMES = bio(3), bio(5), bio(len(NAME_TAGS))


def attributions(links, found):
    """For each cue (first, last, p): {"source": [(a, z)], "cue", "content", "p"}; those without content are left out.
    links: [k, n, 5] scores of O, B/I-source, B/I-content."""
    logs = log_softmax(links)
    tags = viterbi(logs, *BIO5)
    out = []
    for k, (a, z, p) in enumerate(found):
        sure = np.exp(logs[k, np.arange(tags.shape[1]), tags[k]])
        spans = runs(tags[k])
        content = [(x, y) for x, y, kind in spans if kind == 1]
        if not content:
            continue
        parts = [float(sure[x:y + 1].mean()) for x, y, _ in spans]
        out.append({"source": [(x, y) for x, y, kind in spans if kind == 0], "cue": [(a, z)], "content": content,
                    "p": min([p] + parts)})
    return out
