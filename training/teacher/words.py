"""Words and sentences of raw English text, close to the conventions of UD English EWT. Offsets are UTF-16 code units."""
import array
import re
import sys

ORDER = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"


def units(text):
    """The text as a string of its UTF-16 code units, so that indices are UTF-16 offsets."""
    return "".join(map(chr, array.array("H", text.encode(ORDER, "surrogatepass"))))


def plain(string):
    """Back from code units to ordinary characters."""
    if all(not 0xD800 <= ord(c) < 0xE000 for c in string):
        return string
    return array.array("H", map(ord, string)).tobytes().decode(ORDER, "replace")


ABBREVIATIONS = set("""mr mrs ms dr prof st sen rep gov gen col lt capt sgt maj adm sec pres rev hon jr sr inc corp co ltd llc bros
jan feb mar apr jun jul aug sept sep oct nov dec no vs etc ft mt ave blvd dept est al approx ariz ark calif colo conn fla ga
ill ind kan ky md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo del la ala messrs
cmdr brig supt insp det amb assn intl vol ed eds fig pp viz cf bn mn min max""".split())
# Abbreviations that are words too: only with a capital
WORDS = set("no miss ill ind mass ore wash pa me fig min max ed det sec gen rep co col la del mo va ala cf vol".split())
# Abbreviations after which a sentence hardly ever ends
TITLES = set("mr mrs ms dr prof sen rep gov gen col lt capt sgt maj adm rev hon messrs cmdr brig supt insp det amb st no vs mt ft".split())
PREFIXES = set("""e co pre post pro ex anti non multi re un sub inter intra trans ultra neo semi pan mid mini micro macro mega meta
bi tri quasi pseudo extra hyper infra mis""".split())
STARTERS = set("""the a an he she it they we i you but and in on at for if this that these those there his her their its our my as
when while after before with from by to what who how why so or not no yes some many most one both however meanwhile""".split())

CHUNK = re.compile(r"\S+")
URL = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+\w|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk|tv|io)\b(?:/\S*)?|@\w+|#\w+", re.I)
TOKEN = re.compile(r"""
    (?:[A-Za-z]\.){2,}(?:[A-Za-z](?![\w.]))?        # U.S.  a.m.
  | [A-Z]\.(?=\s|$|[A-Z])                           # an initial
  | \d+(?:[.,:/]\d+)*(?:\d|st|nd|rd|th|s|am|pm|m|k|bn|km|kg|mph|cm|mm)?(?![A-Za-z])   # 1,200.5  9/11  20th  1990s
  | \.{2,}|…|-{2,}|[!?]+|['‘’]{2}|``
  | [^\W_]+(?:['’][^\W_]+)*                         # a word, with apostrophes inside
  | _+|\*+|.
""", re.X | re.S)
CLITIC = re.compile(r"^(.+?)(n['’]t|['’](?:s|m|d|re|ve|ll))$", re.I)
JOINED = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3}


def split_word(text, start, end, out):
    word = text[start:end]
    clitic = CLITIC.match(word)
    if clitic:
        cut = start + clitic.start(2)
        split_word(text, start, cut, out)
        out.append((cut, end))
    elif word.lower() in JOINED:
        cut = start + JOINED[word.lower()]
        out += [(start, cut), (cut, end)]
    else:
        out.append((start, end))


def words(text, begin=0, stop=None):
    """[(start, end)] of the words of text[begin:stop]."""
    out = []
    for chunk in CHUNK.finditer(text, begin, len(text) if stop is None else stop):
        at, stop_at = chunk.span()
        while at < stop_at:
            url = URL.match(text, at, stop_at)
            if url:
                end = url.end()
                while end > at + 1 and text[end - 1] in ".,;:!?)]}'\"’”":
                    end -= 1
                out.append((at, end))
                at = end
                continue
            token = TOKEN.match(text, at, stop_at)
            end = token.end()
            word = text[at:end]
            if 0xD800 <= ord(word[0]) < 0xDC00 and end < stop_at:   # a surrogate pair is one character
                out.append((at, end + 1))
                at = end + 1
                continue
            if word[0].isalpha():
                if text[end:end + 1] == "." and word.lower() in ABBREVIATIONS and end < stop_at \
                        and (word[0].isupper() or word not in WORDS) and (word != "No" or text[end + 1:end + 3].strip().isdigit()):
                    end += 1
                    out.append((at, end))
                    at = end
                    continue
                # prefixes that stay joined by their hyphen
                if word.lower() in PREFIXES and text[end:end + 1] == "-" and end + 1 < stop_at and text[end + 1].isalpha():
                    rest = re.compile(r"-[^\W\d_]+").match(text, end, stop_at)
                    end = rest.end()
                split_word(text, at, end, out)
                at = end
                continue
            if word in "'’" and out and out[-1][1] == at:           # decades and clitics standing after a non-word: 1990's
                clitic = re.compile(r"['’](?:s|m|d|re|ve|ll)\b", re.I).match(text, at, stop_at)
                if clitic:
                    end = clitic.end()
            out.append((at, end))
            at = end
    return out


CLOSERS = set("\"”’')]}»") | {"''", "’’"}
OPENERS = set("\"“‘'([{«") | {"``", "‘‘"}


def sentences(text, limit=110):
    """[[(start, end), …], …]: words of each sentence, and for each sentence the index of its paragraph (line)."""
    found, paragraphs = [], []
    for number, line in enumerate(re.finditer(r"[^\n\r]+", text)):
        tokens = words(text, *line.span())
        current = []
        i = 0
        while i < len(tokens):
            current.append(tokens[i])
            s, e = tokens[i]
            word = text[s:e]
            last = i + 1 == len(tokens)
            ends = bool(re.fullmatch(r"[.!?…]+", word))
            abbreviation = not ends and len(word) > 1 and word[-1] == "." and word[:-1].lower() not in TITLES
            if (ends or abbreviation) and not last:
                j = i + 1
                while j < len(tokens) and text[tokens[j][0]:tokens[j][1]] in CLOSERS and tokens[j][0] == tokens[j - 1][1]:
                    j += 1
                if j < len(tokens):
                    after = text[tokens[j][0]:tokens[j][1]]
                    k = j
                    if after in OPENERS and k + 1 < len(tokens):
                        k += 1
                    first = text[tokens[k][0]:tokens[k][1]]
                    gap = tokens[j][0] > tokens[j - 1][1]
                    if abbreviation:
                        initial = len(word) == 2
                        go = gap and not initial and first.lower() in STARTERS and first[0].isupper()
                    elif word in ("...", "..", "…"):
                        go = gap and first[:1].isupper()
                    else:
                        go = gap and (first[:1].isupper() or first[:1].isdigit() or after in OPENERS or first[:1] in "—-•*@#$")
                    if go:
                        current += tokens[i + 1:j]
                        found.append(current)
                        paragraphs.append(number)
                        current = []
                        i = j
                        continue
            if len(current) >= limit and word in (",", ";", ":", "—", "--", ".") or len(current) >= limit + 40:
                found.append(current)
                paragraphs.append(number)
                current = []
            i += 1
        if current:
            found.append(current)
            paragraphs.append(number)
    return found, paragraphs
