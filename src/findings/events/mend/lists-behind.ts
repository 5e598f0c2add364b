/** Lists that say who a plural noun before them means: the states behind its "of", the people behind its colon. */
import { type NamedDraft as Draft, isRole, word } from "./named-draft.ts";
import { base, childIn, hang, isOneOf, tag } from "./tree-draft.ts";

/** So many words stand between a plural noun and the colon behind it ("her guests from the south:"). */
const COLON_WORDS = 8;

/** The plural office right before "of" and a name ("the leaders of [Kelmar], Osteria and Lauvia"); -1 where there is none. */
export function officesOver(draft: Draft, first: number): number {
  const noun = first - 2;
  if (noun < 0 || word(draft, first - 1) !== "of" || tag(draft, noun) !== "NOUN" || !isPlural(draft, noun)) return -1;
  return isRole(draft, noun) ? noun : -1;
}

/** "Envoys of the Armenians of Sevran and [of] Kestria": with an "of" of its own what "and" joins is of the envoys. */
export function mendAndOf(draft: Draft, of: number): void {
  const { head } = draft;
  if (word(draft, of) !== "of" || word(draft, of - 1) !== "and" || base(draft, of) !== "case") return;
  const joined = head[of];
  if (base(draft, joined) !== "conj") return;
  let at = head[joined];
  for (let climbed = 0; climbed < 4 && at >= 0; climbed++, at = head[at]) {
    const over = base(draft, at) === "nmod" ? head[at] : -1;
    if (over < 0 || over > at || !isPlural(draft, over) || !isRole(draft, over)) continue;
    hang(draft, joined, at, "conj");
    return;
  }
}

/** "turned down a proposal [by Ferran] [for a meeting]", with both hung on the verb: they are of the proposal. */
export function mendOffer(draft: Draft, offer: number): void {
  const { head, tokens } = draft;
  if (base(draft, offer) !== "obj" || !isOneOf(draft, offer, "offer-noun")) return;
  const end = Math.min(offer + draft.reach, tokens.count);
  for (let t = offer + 1; t < end && tokens.sentence[t] === tokens.sentence[offer]; t++) {
    if (head[t] !== head[offer] || base(draft, t) !== "obl") continue;
    const marker = childIn(draft, t, "case");
    const form = marker > offer ? word(draft, marker) : "";
    const made = ["by", "from"].includes(form) && tag(draft, t) === "PROPN";
    if (made || (form === "for" && isOneOf(draft, t, "with-its-own"))) hang(draft, t, offer, "nmod");
  }
}

/** "met each of her guests: the prime minister, Roe, and the president, Moll": the list behind the colon is in apposition to the guests. */
export function mendColon(draft: Draft, colon: number): void {
  const { tokens, head } = draft;
  if (word(draft, colon) !== ":") return;
  const noun = pluralBefore(draft, colon);
  if (noun < 0) return;
  let first = -1;
  for (let t = colon + 1; t < Math.min(colon + 2 * draft.reach, tokens.count) && tokens.sentence[t] === tokens.sentence[colon]; t++) {
    if (tag(draft, t) === "VERB") return;
    if (first < 0 && head[t] < colon && tag(draft, t) !== "PUNCT") first = t;
    // "the premier of Kelmar, Roe, and the president", hung on Kelmar
    else if (first >= 0 && base(draft, t) === "conj" && isOffice(draft, t) && tag(draft, head[t]) === "PROPN")
      hang(draft, t, first, "conj");
  }
  const listed = first >= 0 && ["NOUN", "PROPN"].includes(tag(draft, first)) && childIn(draft, first, "conj") > first;
  if (listed && childIn(draft, first, "cop", "nsubj") < 0 && LOOSE.has(base(draft, first))) hang(draft, first, noun, "appos");
}

const LOOSE = new Set(["parataxis", "appos", "dep", "list"]);

function isOffice(draft: Draft, t: number): boolean {
  return tag(draft, t) === "NOUN" && isRole(draft, t);
}

/** The plural noun that a colon ends the phrase of; -1 where a verb stands between or there is none. */
function pluralBefore(draft: Draft, colon: number): number {
  for (let t = colon - 1; t >= Math.max(0, colon - COLON_WORDS) && draft.tokens.sentence[t] === draft.tokens.sentence[colon]; t--) {
    if (tag(draft, t) === "VERB" || tag(draft, t) === "AUX") return -1;
    if (tag(draft, t) === "NOUN" && isPlural(draft, t)) return t;
  }
  return -1;
}

function isPlural(draft: Draft, noun: number): boolean {
  const form = word(draft, noun);
  return form.endsWith("s") && form !== draft.tokens.lemma[noun].toLowerCase();
}
