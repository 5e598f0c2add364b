/** Learns models/lemmas.bin: `node training/language/train-lemmas.ts`. Counts only; no text of the treebanks but single words, hashed. */
import { writeFileSync } from "node:fs";
import { endingKey, type LemmaRule, LONGEST_ENDING, loadLemmatizer, wholeKey } from "../../src/language/tags/lemmatizer.ts";
import { UPOS } from "../../src/model/annotations.ts";
import { encodeWeights } from "../../src/weights/weights.ts";
import { readTreebank } from "./conllu.ts";
import { IRREGULAR_VERBS } from "./irregular-verbs.ts";

interface Example {
  readonly form: string;
  readonly pos: number;
  readonly lemma: string;
}

/** An ending needs so many words of its own to overrule a shorter one. */
const ENOUGH = 2;

/** Their lemmas are listed word by word ("us" we, "'ll" will), so that no case rule can touch "I". */
const CLOSED = new Set(["PRON", "AUX", "DET", "PART"]);

function examplesOf(name: string): Example[] {
  return readTreebank(name).flatMap(({ forms, lemmas, upos }) =>
    forms
      .map((form, i) => ({ form, pos: UPOS.indexOf(upos[i] as (typeof UPOS)[number]), lemma: lemmas[i] }))
      .filter(({ lemma, pos }) => lemma !== "_" && pos >= 0),
  );
}

/** The rule with the longest kept beginning. */
function ruleFor({ form, lemma }: Example): LemmaRule {
  const lower = form.toLowerCase();
  const keepsCase = lemma !== lemma.toLowerCase() || form === lower ? false : !lemma.startsWith(lower.slice(0, 1));
  const asIs = commonLength(form, lemma);
  const lowered = commonLength(lower, lemma);
  const useLower = lowered >= asIs && !keepsCase;
  const base = useLower ? lower : form;
  const common = useLower ? lowered : asIs;
  return { lower: useLower, cut: base.length - common, add: lemma.slice(common) };
}

function commonLength(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

function ruleOf(example: Example): LemmaRule {
  const { form, pos, lemma } = example;
  if (CLOSED.has(UPOS[pos]) && lemma !== form.toLowerCase()) return { lower: true, cut: form.length, add: lemma };
  if (UPOS[pos] === "NUM" && form.replaceAll(",", "") === lemma) return { lower: false, cut: 0, add: "" };
  const rule = ruleFor(example);
  return UPOS[pos] === "PROPN" && form === form.toLowerCase() ? { ...rule, lower: false } : rule;
}

const irregular: Example[] = IRREGULAR_VERBS.flatMap(([base, past, participle]) =>
  [past, participle].map((form) => ({ form, pos: UPOS.indexOf("VERB"), lemma: base })),
);
const treebank = [...examplesOf("ewt-train"), ...examplesOf("gum-train")];
const names = new Map<string, number>();
const rules: LemmaRule[] = [];
const id = (rule: LemmaRule) => {
  const key = JSON.stringify(rule);
  const found = names.get(key);
  if (found !== undefined) return found;
  rules.push(rule);
  names.set(key, rules.length - 1);
  return rules.length - 1;
};
const asIs = id({ lower: false, cut: 0, add: "" });
const counts = new Map<string, { pos: number; lower: string; byRule: Map<number, number> }>();
for (const example of treebank) {
  const lower = example.form.toLowerCase();
  const key = `${example.pos} ${lower}`;
  const entry = counts.get(key) ?? { pos: example.pos, lower, byRule: new Map() };
  const rule = id(ruleOf(example));
  entry.byRule.set(rule, (entry.byRule.get(rule) ?? 0) + 1);
  counts.set(key, entry);
}
const most = (byRule: Map<number, number>) => [...byRule].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
for (const { form, pos, lemma } of irregular) {
  const key = `${pos} ${form}`;
  if (!counts.has(key)) counts.set(key, { pos, lower: form, byRule: new Map([[id(ruleOf({ form, pos, lemma })), 1]]) });
}
const words = [...counts.values()].map(({ pos, lower, byRule }) => ({ pos, lower, rule: most(byRule)[0] }));

/** Votes of word types, not of tokens: rare words are what endings are for. */
function votesByEnding(length: number): Map<string, { pos: number; ending: string; votes: Map<number, number> }> {
  const out = new Map<string, { pos: number; ending: string; votes: Map<number, number> }>();
  for (const { pos, lower, rule } of words) {
    if (lower.length < length) continue;
    const ending = length === 0 ? "" : lower.slice(-length);
    const key = `${pos} ${ending}`;
    const entry = out.get(key) ?? { pos, ending, votes: new Map() };
    entry.votes.set(rule, (entry.votes.get(rule) ?? 0) + 1);
    out.set(key, entry);
  }
  return out;
}

const chosen = new Map<number, number>();
const inherited = new Map<string, number>();
for (let length = 0; length <= LONGEST_ENDING; length++)
  for (const [key, { pos, ending, votes }] of votesByEnding(length)) {
    const above = length === 0 ? asIs : (inherited.get(`${pos} ${ending.slice(1)}`) ?? asIs);
    const [rule, n] = most(votes);
    const wins = rule !== above && n >= (length === 0 ? 1 : ENOUGH);
    inherited.set(key, wins ? rule : above);
    if (wins || length === 0) chosen.set(endingKey(ending, length, pos), wins ? rule : above);
  }
const byEnding = (lower: string, pos: number) => {
  for (let length = Math.min(LONGEST_ENDING, lower.length); length >= 0; length--) {
    const rule = chosen.get(endingKey(lower, length, pos));
    if (rule !== undefined) return rule;
  }
  return asIs;
};
const exceptions = words.filter(({ lower, pos, rule }) => byEnding(lower, pos) !== rule);
for (const { lower, pos, rule } of exceptions) chosen.set(wholeKey(lower, pos), rule);
const keys = [...chosen.keys()].sort((a, b) => a - b);
const weights = {
  name: "lemmas",
  meta: { rules },
  arrays: { keys: Uint32Array.from(keys), rules: Uint16Array.from(keys, (key) => chosen.get(key)!) },
};
const bytes = encodeWeights(weights);
writeFileSync(new URL("../../models/lemmas.bin", import.meta.url), bytes);
const lemmatize = loadLemmatizer(weights);
const right = (examples: readonly Example[]) =>
  ((100 * examples.filter((e) => lemmatize(e.form, e.pos) === e.lemma).length) / examples.length).toFixed(2);
console.log(`models/lemmas.bin: ${rules.length} rules, ${keys.length} keys, ${bytes.length} bytes`);
for (const name of ["ewt-train", "gum-train", "ewt-dev", "gum-dev"])
  console.log(`${name}: ${right(examplesOf(name))} % of lemmas, gold tags`);
if (process.argv.includes("--errors"))
  for (const e of examplesOf("ewt-dev"))
    if (lemmatize(e.form, e.pos) !== e.lemma) console.log(UPOS[e.pos], e.form, e.lemma, lemmatize(e.form, e.pos));
