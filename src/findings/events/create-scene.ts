import { type Annotations, type Entity, UPOS } from "../../model/annotations.ts";
import type { Statement } from "../../model/findings.ts";
import { tokenAt } from "../../text/tokens.ts";
import { childBy, createTree, type Tree } from "../tree.ts";
import { isCountry } from "./entity-kinds.ts";
import { mendAttachments } from "./mend/attachments.ts";
import { mendEntryVerbs } from "./mend/entry-verbs.ts";
import { mendLists } from "./mend/lists.ts";
import { joinNames } from "./mend/names.ts";
import { mendPredicates } from "./mend/predicates.ts";
import { namesRetyped } from "./names-retyped.ts";
import { byOffice } from "./offices.ts";
import type { Ontology } from "./ontology.ts";
import { personsMeant } from "./persons-meant.ts";
import { lastWord, type Scene, yearOf } from "./scene.ts";
import { type PlacedTime, placeTime } from "./time-clauses.ts";
import { byTurns, byVoice } from "./voices.ts";
import type { Words } from "./word-lists.ts";

/** "The road", "a phone call": what is spoken of again without ever being named takes no part in anything. */
function isThing(entity: Entity, { tokens }: Annotations, words: Words): boolean {
  // "Prent made a visit": a proper noun that the name finder left out is somebody.
  if (entity.type === "MISC" && UPOS[tokens.pos[entity.mentions[0]?.head ?? 0]] === "PROPN") return false;
  return (
    entity.type === "MISC" && entity.mentions.every(({ form }) => form === "noun" || form === "pronoun") && !isBody(entity.name, words)
  );
}

/** "the joint border commission", "the working group": bodies that meet. */
function isBody(name: string, words: Words): boolean {
  return words["body-of-people"].has(lastWord(name));
}

/** "Ferran, Idrel and Lund", with two names of the list read as one. */
function withListsApart(ann: Annotations): Annotations {
  const names = ann.names.flatMap((name) => {
    const two = name.type === "PERSON" ? /^(\p{Lu}\p{Ll}{2,}), \p{Lu}\p{Ll}{2,}$/u.exec(ann.text.slice(name.start, name.end)) : null;
    if (two === null) return [name];
    return [
      { ...name, end: name.start + two[1].length },
      { ...name, start: name.start + two[1].length + 2 },
    ];
  });
  return names.length === ann.names.length ? ann : { ...ann, names };
}

const TITLE = /(?:Secretary of State|Minister|President|Premier|Chancellor|Ambassador|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) $/;
const LONGEST_TITLE = 20;

/** "Secretary of State Barlow", with the surname taken for a place: who has a title is a person. */
function withTitled(ann: Annotations): Annotations {
  const titled = new Set<number>();
  for (const { start, end, type } of ann.names)
    if (
      (type === "PLACE" || type === "MISC") &&
      /^\p{Lu}\p{Ll}+$/u.test(ann.text.slice(start, end)) &&
      TITLE.test(ann.text.slice(Math.max(0, start - LONGEST_TITLE), start))
    )
      titled.add(start);
  if (titled.size === 0) return ann;
  const isTitled = (entity: Entity) =>
    (entity.type === "PLACE" || entity.type === "MISC") &&
    !isCountry(entity) &&
    entity.mentions.some(({ form, start }) => form === "name" && titled.has(start));
  return {
    ...ann,
    names: ann.names.map((name) => (titled.has(name.start) ? { ...name, type: "PERSON" as const } : name)),
    entities: ann.entities.map((entity) => (isTitled(entity) ? { ...entity, type: "PERSON" as const } : entity)),
  };
}

/** Works out the scene of an article: names and tree put right, who each word stands for, what its times hang on. */
export function createScene(read: Annotations, statements: readonly Statement[], ontology: Ontology): Scene {
  const given = withTitled(withListsApart(read));
  const { words } = ontology;
  const joined = mendEntryVerbs(given, joinNames(given, words), ontology);
  const tokens = mendLists(given, mendAttachments(given, mendPredicates(joined, words), words), words);
  const tree = createTree(tokens);
  const { entities, loose } = namesRetyped(given, tree, words);
  const ann = { ...given, tokens, entities };
  const entityAt = new Int32Array(ann.tokens.count).fill(-1);
  const rank = new Uint8Array(ann.tokens.count);
  const personAt = new Int32Array(ann.tokens.count).fill(-1);
  for (const [index, entity] of ann.entities.entries()) {
    if (isThing(entity, ann, words)) continue;
    for (const mention of entity.mentions) {
      // "killed by a mine": the thing, not what is mine
      if (mention.form === "pronoun" && childBy(tree, mention.head, "det") >= 0) continue;
      // "had been on the telephone with Tavon": a word for the contact is nobody
      if (mention.form === "noun" && entity.type === "PERSON" && namesContact(ontology, ann, mention.head)) continue;
      const weight = mention.form === "name" || mention.form === "metonym" ? 3 : mention.form === "noun" ? 2 : 1;
      claim(entityAt, rank, mention.head, index, weight);
      claim(entityAt, rank, spanHead(tree, mention.start, mention.end), index, weight);
      if (mention.form === "name" && entity.type === "PERSON")
        personAt[Math.min(tokenAt(ann.tokens, mention.start), ann.tokens.count - 1)] = index;
    }
  }
  claimSurnames(ann, entityAt);
  dropOwnOwners(tree, entityAt, words);
  const placed = placeTimes(ann, tree);
  dropDays(ann, placed.inDate, entityAt);
  const { entityAt: officed, alias } = byOffice(ann, tree, entityAt, words, loose);
  personsMeant(ann, tree, officed);
  const turnAt = byTurns(ann, officed);
  const voiced = byVoice(ann, statements, officed, alias);
  return {
    ann,
    tree,
    ontology,
    forms: ann.tokens.lemma.map((_, t) => ann.text.slice(ann.tokens.start[t], ann.tokens.end[t]).toLowerCase()),
    lemma: ann.tokens.lemma.map((lemma, t) =>
      ann.tokens.pos[t] === VERB
        ? knownLemma(ontology, lemma.toLowerCase(), ann.text.slice(ann.tokens.start[t], ann.tokens.end[t]))
        : lemma.toLowerCase(),
    ),
    entityAt: officed,
    turnAt,
    personAt,
    entityById: new Map(ann.entities.map((entity) => [entity.id, entity])),
    ...placed,
    statements: voiced,
    pairs: ann.entities.filter(({ members }) => members.length === 2),
    statementAt: innermost(ann, voiced),
  };
}

/** "On Tuesday she was back": a day that was read as a name is nobody, and the pronouns that point to it mean the person named last before it. */
function dropDays(ann: Annotations, inDate: Uint8Array, entityAt: Int32Array): void {
  const isDay = ann.entities.map(({ mentions }) => {
    const names = mentions.filter(({ form }) => form !== "pronoun");
    return names.length > 0 && names.every(({ head }) => inDate[head] === 1);
  });
  let person = -1;
  for (let t = 0; t < entityAt.length; t++) {
    const index = entityAt[t];
    if (index < 0) continue;
    if (inDate[t] === 1) entityAt[t] = -1;
    else if (isDay[index]) entityAt[t] = person;
    else if (ann.entities[index].type === "PERSON" && UPOS[ann.tokens.pos[t]] === "PROPN") person = index;
  }
}

const VERB = UPOS.indexOf("VERB");

/** The lemma of a verb in the ontology's spelling: a lemmatiser may undo one double letter too many ("shelled" → "shel"). */
function knownLemma(ontology: Ontology, lemma: string, form: string): string {
  if (ontology.verbFrames.has(lemma) || ontology.verbGovernors.has(lemma)) return lemma;
  const known = (word: string) => ontology.verbFrames.has(word) || ontology.verbGovernors.has(word);
  // "tried to phone" → "phine"
  if (known(form)) return form;
  const doubled = lemma + lemma.slice(-1);
  if (known(doubled)) return doubled;
  if (known(`${lemma}e`)) return `${lemma}e`;
  // "from meeting Ferran", read as a noun
  const bare = lemma.slice(0, -3);
  if (lemma.endsWith("ing") && known(bare)) return bare;
  const single = lemma.slice(0, -1);
  // "looted" → "loote"
  if (lemma.endsWith("e") && known(single)) return single;
  return lemma.length > 4 && lemma.at(-1) === lemma.at(-2) && known(single) ? single : lemma;
}

const NOUN = UPOS.indexOf("NOUN");

/** "Bergman and her counterpart met": nobody is his own counterpart, so what is owned is not its owner. */
function dropOwnOwners(tree: Tree, entityAt: Int32Array, words: Words): void {
  const { count, pos, lemma } = tree.tokens;
  for (let t = 0; t < count; t++) {
    if (entityAt[t] < 0 || pos[t] !== NOUN || !words.person.has(lemma[t].toLowerCase())) continue;
    const owner = childBy(tree, t, "nmod:poss");
    if (owner >= 0 && entityAt[owner] === entityAt[t]) entityAt[t] = -1;
  }
}

const PROPN = UPOS.indexOf("PROPN");

/** A capitalised word that the name finder left out, equal to the last word of a person's name in the same text, is that person. */
function claimSurnames(ann: Annotations, entityAt: Int32Array): void {
  const bySurname = new Map<string, number>();
  for (const [index, entity] of ann.entities.entries()) {
    // "The Kestrian Minister" is nobody's surname
    const named = entity.type === "PERSON" && entity.members.length === 0 && entity.mentions.some(({ form }) => form === "name");
    const last = named ? entity.name.split(" ").at(-1) : undefined;
    if (last !== undefined && /^\p{Lu}/u.test(last)) bySurname.set(last, bySurname.has(last) ? -1 : index);
  }
  if (bySurname.size === 0) return;
  const { tokens, text } = ann;
  for (let t = 0; t < tokens.count; t++) {
    const capital = text.charCodeAt(tokens.start[t]);
    // A quick look for a capital letter; names in other scripts need the tag.
    if ((entityAt[t] >= 0 && !isBarePlace(ann, entityAt[t], t)) || (tokens.pos[t] !== PROPN && !(capital >= 65 && capital <= 90))) continue;
    entityAt[t] = bySurname.get(text.slice(tokens.start[t], tokens.end[t])) ?? entityAt[t];
  }
}

const ADP = UPOS.indexOf("ADP");

/** "Premier Matteo Halvik … Halvik was in Vaduna": a place by the same name as somebody of the text, where no preposition makes it a place. */
function isBarePlace({ entities, tokens }: Annotations, index: number, t: number): boolean {
  const entity = entities[index];
  return (
    entity.type === "PLACE" &&
    !isCountry(entity) &&
    !entity.name.includes(" ") &&
    t > 0 &&
    tokens.pos[t - 1] !== ADP &&
    tokens.lemma[t + 1] !== ","
  );
}

function namesContact({ nounFrames, words }: Ontology, { tokens }: Annotations, token: number): boolean {
  const lemma = tokens.lemma[token].toLowerCase();
  return !words.person.has(lemma) && (nounFrames.get(lemma)?.some(({ of }) => of.contact !== undefined) ?? false);
}

function claim(entityAt: Int32Array, rank: Uint8Array, token: number, entity: number, weight: number): void {
  if (token < 0 || token >= entityAt.length || rank[token] >= weight) return;
  entityAt[token] = entity;
  rank[token] = weight;
}

/** The token of a span whose governor lies outside it (the first one, where there are several). */
function spanHead(tree: Tree, start: number, end: number): number {
  const tokens = tree.tokens;
  const first = tokenAt(tokens, start);
  for (let t = first; t < tokens.count && tokens.start[t] < end; t++) {
    const governor = tree.head[t];
    if (governor < 0 || tokens.start[governor] < start || tokens.start[governor] >= end) return t;
  }
  return first < tokens.count ? first : -1;
}

function placeTimes(ann: Annotations, tree: Tree): Pick<Scene, "times" | "timesIn" | "headsTime" | "inDate" | "newsYear"> {
  const times = ann.times.map((time) => placeTime(tree, time, spanHead(tree, time.start, time.end), ann.text));
  const timesIn: PlacedTime[][] = ann.sentences.map(() => []);
  const headsTime = new Uint8Array(tree.tokens.count);
  const inDate = new Uint8Array(tree.tokens.count);
  let newsYear: number | null = null;
  for (const placed of times) {
    const { type, end } = placed.time;
    for (let t = placed.first; (type === "DATE" || type === "TIME") && t < tree.tokens.count && tree.tokens.end[t] <= end; t++)
      inDate[t] = 1;
    if (placed.head < 0) continue;
    timesIn[placed.sentence].push(placed);
    headsTime[placed.head] = 1;
    if (newsYear === null && placed.time.anchor === "published") newsYear = yearOf(placed.time.edtf);
  }
  return { times, timesIn, headsTime, inDate, newsYear };
}

/** For each word the smallest content span of a statement that holds it. */
function innermost(ann: Annotations, statements: readonly Statement[]): Int32Array {
  const { tokens } = ann;
  const found = new Int32Array(tokens.count).fill(-1);
  const spans = statements.flatMap(({ content }, index) => content.map((span) => ({ ...span, index })));
  // Larger ones first, so that the smaller ones inside them have the last word.
  spans.sort((a, b) => b.end - b.start - (a.end - a.start) || b.index - a.index);
  for (const { start, end, index } of spans)
    for (let t = tokenAt(tokens, start); t < tokens.count && tokens.end[t] <= end; t++) if (tokens.start[t] >= start) found[t] = index;
  return found;
}
