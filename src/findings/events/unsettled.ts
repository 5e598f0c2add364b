import type { Statement } from "../../model/findings.ts";
import { childBy, clauseOf, fullRelation, relation, upos } from "../tree.ts";
import { aheadOf } from "./ahead.ts";
import { type Draft, isVerbal } from "./governors.ts";
import { ownStatus } from "./modality.ts";
import { isFuture } from "./modality-future.ts";
import { preposition } from "./noun-phrases.ts";
import { form, isOneOf, type Scene } from "./scene.ts";
import { isPresent } from "./tense.ts";
import type { Trigger } from "./triggers.ts";
import type { WordList } from "./word-lists.ts";

/**
 * What keeps an event that no governing word has touched from being told as a fact: a question, an order, a clause about what is still to come, words that put
 * something else in its place ("instead of a meeting"), a denial or a doubt behind it, a topic of talks. Null where nothing does.
 */
export function unsettled(scene: Scene, trigger: Trigger, told: Draft): Draft | null {
  const noun = trigger.kind === "noun";
  const { word } = trigger;
  if (told.status === "planned") return replaced(scene, word) ?? asked(scene, word, noun);
  // "What reason is there to cancel the meeting?"
  if (told.status === "cancelled" && told.by >= 0 && ownStatus(scene, told.by) === "infinitive" && isQuestion(scene, word))
    return draft("planned", "asked", told.by);
  if (told.status !== "plain" && told.status !== "gerund") return null;
  return (
    replaced(scene, word) ??
    (noun ? openNoun(scene, trigger) : (whenTheyMeet(scene, trigger) ?? openVerb(scene, word, told))) ??
    (isSoCalled(scene, word) ? draft("alleged", "so-called", word) : null) ??
    asked(scene, word, noun) ??
    doubted(scene, word)
  );
}

function isQuestion(scene: Scene, word: number): boolean {
  return form(scene, scene.ann.sentences[scene.ann.tokens.sentence[word]].endToken - 1) === "?";
}

function draft(status: Draft["status"], rule: string, by: number): Draft {
  return { status, rule: `status.${rule}`, by };
}

/** Words before "of" or "than" that put the event out of the story; its value is the word that must follow. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["instead", "of"],
  ["short", "of"],
  ["rather", "than"],
  ["far", "from"],
  ["let", "alone"],
  ["absence", "of"],
  ["lieu", "of"],
]);
/** "in case of an attack", "for fear of arrest", "pending the release" */
const AHEAD_OF: ReadonlyMap<string, string> = new Map([
  ["case", "of"],
  ["event", "of"],
  ["fear", "of"],
  ["pending", ""],
]);

/** "instead of a meeting", "rather than sign", "in case of an attack": what stands right before the event's phrase. */
function replaced(scene: Scene, word: number): Draft | null {
  const { tree } = scene;
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let at = word - 1;
  while (at >= firstToken && word - at < 4 && ["DET", "ADJ", "NUM"].includes(upos(tree, at))) at--;
  if (at < firstToken) return null;
  const last = form(scene, at);
  if (AHEAD_OF.get(last) === "") return draft("planned", "pending", at);
  const before = at > firstToken ? form(scene, at - 1) : "";
  if (INSTEAD.get(before) === last) return draft("denied", "instead", at - 1);
  return AHEAD_OF.get(before) === last ? draft("hypothetical", "in-case", at - 1) : null;
}

/** Matters that are agreed on and done afterwards, so that talks about them tell of no fact. */
const TO_BE_DONE = new Set(["RETREAT", "AGREE", "AID", "CONCEDE", "COOPERATE", "SUPPORT", "MOBILIZE"]);
/** "any attack", "a meeting" that nobody says took place, "talks on the release of prisoners". */
function openNoun(scene: Scene, { word, frame }: Trigger): Draft | null {
  const { tree } = scene;
  const determiner = childBy(tree, word, "det");
  if (determiner >= 0 && form(scene, determiner) === "any") return draft("hypothetical", "any", determiner);
  const governor = tree.head[word];
  if (frame.contact !== undefined && isPurposeOfJourney(scene, word)) return draft("planned", "journey", governor);
  if (frame.contact !== undefined && onlyAhead(scene, word)) return draft("planned", "only-ahead", word);
  const ahead = frame.contact === undefined ? null : aheadOf(scene, word);
  if (ahead !== null) return draft(ahead.status, "ahead-of", ahead.by);
  // A meeting is told again and again in such clauses ("she will brief them after a meeting").
  const open = frame.contact === undefined ? inOpenClause(scene, word, determiner) : null;
  if (open !== null) return open;
  if (governor < 0 || !isOneOf(scene, governor, "talking-about") || !TO_BE_DONE.has(frame.type)) return null;
  const topic = relation(tree, word) === "obj" || ["on", "about", "over", "for"].includes(preposition(scene, word) ?? "");
  return topic ? draft("hypothetical", "topic", governor) : null;
}

/** "Talks about a truce begin next week", however it is parsed: every time of the sentence lies ahead, and no word of it is in the past. */
function onlyAhead(scene: Scene, word: number): boolean {
  const sentence = scene.ann.tokens.sentence[word];
  const times = scene.timesIn[sentence];
  if (times.length === 0 || !times.every((placed) => isFuture(scene, placed))) return false;
  const { firstToken, endToken } = scene.ann.sentences[sentence];
  for (let t = firstToken; t < endToken; t++) {
    const tag = upos(scene.tree, t);
    if (tag !== "VERB" && tag !== "AUX") continue;
    if (
      PAST.has(form(scene, t)) ||
      /ed$/.test(form(scene, t)) ||
      (form(scene, t) !== scene.lemma[t] && !/(?:s|ing)$/.test(form(scene, t)) && tag === "VERB")
    )
      return false;
  }
  return true;
}

const PAST = new Set(["was", "were", "had", "did"]);

/** "is heading to Ondra for talks": the journey goes on, the talks are to come. */
function isPurposeOfJourney(scene: Scene, word: number): boolean {
  const governor = scene.tree.head[word];
  if (governor < 0 || preposition(scene, word) !== "for" || !isVerbal(scene, governor)) return false;
  const journey = scene.ontology.verbFrames.get(scene.lemma[governor])?.some(({ of }) => of.contact === "visit") ?? false;
  return journey && ["ongoing", "planned"].includes(ownStatus(scene, governor));
}

/** "could provoke clashes", "to prevent an attack": something that nobody says is there, in a clause that tells of no fact. */
function inOpenClause(scene: Scene, word: number, determiner: number): Draft | null {
  const { tree } = scene;
  if (determiner >= 0 && !["a", "an", "another", "more"].includes(form(scene, determiner))) return null;
  if (childBy(tree, word, "nmod:poss", "acl:relcl", "cop") >= 0 || scene.entityAt[word] >= 0) return null;
  const clause = clauseOf(tree, word);
  if (clause === word || !isVerbal(scene, clause)) return null;
  const own = ownStatus(scene, clause);
  if (own === "planned") return draft("planned", "open-clause", clause);
  return own === "hypothetical" || own === "called-for" || own === "infinitive" ? draft("hypothetical", "open-clause", clause) : null;
}

/** "neither confirmed nor denied having met": the verb right before "having", however the tree hangs them together. */
function beforeHaving(scene: Scene, word: number): Draft | null {
  const having = word - 1;
  if (having < 1 || form(scene, having) !== "having" || scene.tree.head[having] !== word || relation(scene.tree, word) !== "conj")
    return null;
  const governor = scene.ontology.verbGovernors.get(scene.lemma[having - 1])?.find(({ of }) => of.over.includes("comp"))?.of;
  return governor === undefined
    ? null
    : draft(governor.gives === "denied" ? "alleged" : governor.gives, `governor.${governor.id}`, having - 1);
}

/** "on the table when Tavon and Dalvash meet": a contact in the present, right behind "when" and its subject, however the clause hangs in its sentence. */
function whenTheyMeet(scene: Scene, { word, frame }: Trigger): Draft | null {
  const subject = frame.contact === undefined ? -1 : childBy(scene.tree, word, "nsubj");
  if (subject < 0 || subject > word || !isPresent(scene, word)) return null;
  const when = scene.tree.left[subject] - 1;
  // "signed days before Tavon visits Belmora"
  if (when >= 0 && form(scene, when) === "before" && isNamed(scene, subject)) return draft("planned", "before-they-meet", when);
  if (when < 0 || scene.ann.tokens.sentence[when] !== scene.ann.tokens.sentence[word] || form(scene, when) !== "when") return null;
  if (!isNamed(scene, subject)) return null;
  return isHabit(scene, word) ? draft("hypothetical", "habit", when) : draft("planned", "when-they-meet", when);
}

/** "There are tensions when Tavon meets other leaders": beside a present without a day, of any such time. */
function isHabit(scene: Scene, verb: number): boolean {
  const over = relation(scene.tree, verb) === "advcl" ? scene.tree.head[verb] : -1;
  if (over < 0 || scene.timesIn[scene.ann.tokens.sentence[verb]].some(({ clause }) => clause === verb)) return false;
  const aux = childBy(scene.tree, over, "aux");
  const does = aux >= 0 && ["do", "does"].includes(form(scene, aux));
  return does || (isPresent(scene, over) && ownStatus(scene, over) === "plain");
}

function isNamed({ tree, entityAt }: Scene, token: number): boolean {
  return upos(tree, token) === "PROPN" || entityAt[token] >= 0;
}

function openVerb(scene: Scene, word: number, told: Draft): Draft | null {
  // "once signed", "if attacked"
  if (UNTIL.has(form(scene, word - 1)) && childBy(scene.tree, word, "nsubj", "aux") < 0 && /(?:ed|en|nt|ut|ld|rn)$/.test(form(scene, word)))
    return draft("hypothetical", "still-to-come", word - 1);
  if (isOrder(scene, word)) return draft("called-for", "order", word);
  const having = beforeHaving(scene, word);
  if (having !== null) return having;
  const let_ = scene.tree.head[word];
  if (let_ >= 0 && scene.lemma[let_] === "let" && ["xcomp", "ccomp"].includes(relation(scene.tree, word)) && isOrder(scene, let_))
    return draft("called-for", "order", let_);
  if (told.status === "gerund" && isMereIdea(scene, word)) return draft("hypothetical", "gerund-subject", scene.tree.head[word]);
  return told.status === "plain" ? (counterfactual(scene, word) ?? stillToCome(scene, word)) : null;
}

/** "Withdraw your guns": a bare verb that opens a sentence or a quotation and has no subject. */
function isOrder(scene: Scene, word: number): boolean {
  const { tree } = scene;
  if (upos(tree, word) !== "VERB" || form(scene, word) !== scene.lemma[word]) return false;
  if (!["root", "ccomp", "parataxis"].includes(relation(tree, word)) || childBy(tree, word, "nsubj", "csubj", "aux", "cop", "mark") >= 0)
    return false;
  const { firstToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let before = word - 1;
  while (before >= firstToken && (["please", "now", "so", "and", "just"].includes(form(scene, before)) || upos(tree, before) === "INTJ"))
    before--;
  if (before < firstToken) return true;
  const mark = form(scene, before);
  return mark === ":" || /^["'“‘«„]$/u.test(mark);
}

/** "Had the two talked earlier, the bishop said, it might still stand": however it is parsed, an auxiliary opens the sentence and "might" follows. */
function counterfactual(scene: Scene, word: number): Draft | null {
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let first = firstToken;
  while (first < word && upos(scene.tree, first) === "PUNCT") first++;
  if (first >= word || !["had", "were", "should"].includes(form(scene, first))) return null;
  for (let t = first; t < word; t++) if (form(scene, t) === ",") return null;
  for (let t = word; t < endToken; t++)
    if (["would", "could", "might", "'d"].includes(form(scene, t))) return draft("hypothetical", "counterfactual", first);
  return null;
}

/** "Closing the border is not enough", "what does closing the border mean?": a gerund as the subject of a present. */
function isMereIdea(scene: Scene, word: number): boolean {
  const governor = scene.tree.head[word];
  if (governor < 0 || relation(scene.tree, word) !== "csubj") return false;
  return (
    inPresent(scene, governor) || ["is", "are", "does"].some((one) => formOf(scene, childBy(scene.tree, governor, "cop", "aux")) === one)
  );
}

function formOf(scene: Scene, token: number): string {
  return token < 0 ? "" : form(scene, token);
}

const UNTIL = new Set(["until", "till", "unless", "if", "once", "when", "whenever", "before", "after"]);
const NOW = new Set(["is", "are", "'s", "'re", "has", "have"]);
const ANYBODY = new Set(["anyone", "anybody", "whoever", "those", "everyone", "everybody"]);

/** "until the prisoners are released", "when they meet", "anyone who attacks": in the present, so not yet or never. */
function stillToCome(scene: Scene, word: number): Draft | null {
  const { tree } = scene;
  let at = word;
  for (let climbed = 0; climbed < 4; climbed++) {
    const name = relation(tree, at);
    if (name === "advcl") {
      const marker = childBy(tree, at, "mark", "advmod");
      return marker >= 0 && UNTIL.has(form(scene, marker)) && inPresent(scene, at) ? draft("hypothetical", "still-to-come", marker) : null;
    }
    if (fullRelation(tree, at) === "acl:relcl") {
      const whom = tree.head[at];
      const anybody = ANYBODY.has(form(scene, whom)) || form(scene, childBy(tree, whom, "det")) === "any";
      return anybody && inPresent(scene, at) ? draft("hypothetical", "anybody", whom) : null;
    }
    if (name !== "conj" && name !== "xcomp") return null;
    at = tree.head[at];
  }
  return null;
}

function inPresent(scene: Scene, predicate: number): boolean {
  if (isPresent(scene, predicate)) return true;
  for (let child = scene.tree.firstChild[predicate]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "aux" && NOW.has(form(scene, child))) return true;
  return false;
}

const MAIN_POINT = new Set(["ccomp", "xcomp", "conj", "parataxis", "csubj"]);
const ASKING = new Set(["what", "who", "whom", "whose", "why", "when", "where", "how", "which"]);

/** "Did Ardane shell the port?", "What if it closes the strait?"; "Why did they meet?" takes the meeting for granted. */
function asked(scene: Scene, word: number, noun: boolean): Draft | null {
  const { tree } = scene;
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  let mark = -1;
  for (let t = word; t < endToken && mark < 0; t++) if (form(scene, t) === "?") mark = t;
  if (mark < 0) return null;
  if (noun && ["the", "this", "that", "these", "those"].includes(form(scene, childBy(tree, word, "det")))) return null;
  let at = noun ? clauseOf(tree, word) : word;
  while (tree.head[at] >= 0 && MAIN_POINT.has(relation(tree, at)) && !isInverted(scene, at, firstToken)) at = tree.head[at];
  return isInverted(scene, at, firstToken) ? draft("hypothetical", "question", mark) : null;
}

/** An auxiliary before the subject and no question word before it. */
function isInverted(scene: Scene, predicate: number, from: number): boolean {
  const { tree } = scene;
  const subject = childBy(tree, predicate, "nsubj", "expl", "csubj");
  const auxiliary = childBy(tree, predicate, "aux", "aux:pass", "cop");
  if (auxiliary < 0 || subject < auxiliary) return false;
  for (let t = from; t < auxiliary; t++) if (ASKING.has(form(scene, t))) return false;
  return true;
}

/** "the so-called attack": two words and a hyphen. */
function isSoCalled(scene: Scene, word: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[word]; child >= 0 && child < word; child = tree.nextSibling[child])
    if (form(scene, child) === "called" && form(scene, child - 1) === "-" && form(scene, child - 2) === "so") return true;
  return false;
}

const PROOF = new Set(["proof", "evidence"]);

/** ", which Belisk denies", ", a charge that it rejects", ", if the radio is to be believed": a doubt behind the event in the same sentence. */
function doubted(scene: Scene, word: number): Draft | null {
  const { tree } = scene;
  const { firstToken, endToken } = scene.ann.sentences[scene.ann.tokens.sentence[word]];
  // "Officials say, without showing proof, that"
  for (let t = firstToken; t < word; t++)
    if (form(scene, t) === "without" && [1, 2, 3, 4].some((i) => PROOF.has(scene.lemma[t + i])))
      return draft("alleged", "without-proof", t);
  for (let t = firstToken; t < word; t++)
    if (scene.lemma[t] === "believe" && form(scene, t - 2) === "if") return draft("alleged", "if-true", t);
  for (let t = word + 1; t < endToken; t++) {
    const lemma = scene.lemma[t];
    if (scene.ontology.words.disputing.has(lemma) && isWhich(scene, t)) return draft("alleged", "disputed", t);
    if (
      scene.ontology.words.charge.has(lemma) &&
      form(scene, t - 2) === "," &&
      ["a", "an"].includes(form(scene, t - 1)) &&
      !isSubject(scene, t)
    )
      return draft("alleged", "disputed", t);
    if (scene.ontology.words.believed.has(lemma) && relation(tree, t) === "advcl" && form(scene, childBy(tree, t, "mark")) === "if")
      return draft("alleged", "if-true", t);
  }
  return null;
}

/** "which Belisk denies", "something that he disputed": the clause is about the whole event, not about a thing told before. */
function isWhich(scene: Scene, verb: number): boolean {
  for (let t = verb - 1; t > Math.max(0, verb - 7); t--)
    if (form(scene, t) === "which") return form(scene, t - 1) === "," && fullRelation(scene.tree, verb).startsWith("acl");
  return false;
}

function isSubject(scene: Scene, token: number): boolean {
  return relation(scene.tree, token) === "nsubj";
}

/** Whether a hostile act is told by those who suffered it, or by one state of another: its word alone. */
export function onOneSidesWord(scene: Scene, statement: Statement, actors: readonly string[], recipients: readonly string[]): boolean {
  if (statement.speaker === null || statement.stance !== "say") return false;
  const speaker = sideOf(scene, statement.speaker);
  if (actors.some((id) => sideOf(scene, id) === speaker)) return false;
  if (recipients.some((id) => isOneOfThem(scene, statement.speaker ?? "", id))) return true;
  return isState(scene, statement.speaker) && actors.length > 0 && actors.every((id) => isState(scene, id));
}

/** "According to the separatists, government troops killed six farmers": of the two sides of a civil war one tells of the other. */
export function onFoesWord(scene: Scene, { speaker }: Statement, subject: number): boolean {
  if (speaker === null || subject < 0) return false;
  const mentions = scene.entityById.get(speaker)?.mentions ?? [];
  // "rebel radio", "the army's spokesman"
  const says = (list: WordList) =>
    mentions.some(({ head, form: kind }) => {
      for (let t = scene.tree.left[head]; t <= head && kind !== "pronoun"; t++) if (isOneOf(scene, t, list)) return true;
      return false;
    });
  const does = (list: WordList) => {
    for (let t = scene.tree.left[subject]; t <= subject; t++) if (isOneOf(scene, t, list)) return true;
    return false;
  };
  return (says("rebels") && does("army") && !does("rebels")) || (says("army") && does("rebels"));
}

/** The same people, or "two of the drivers" and "the drivers": their words overlap. */
function isOneOfThem(scene: Scene, speaker: string, sufferer: string): boolean {
  if (speaker === sufferer) return true;
  const theirs = scene.entityById.get(sufferer)?.mentions ?? [];
  const own = scene.entityById.get(speaker)?.mentions ?? [];
  return own.some((a) => theirs.some((b) => b.form !== "pronoun" && a.start < b.end && b.start < a.end));
}

function isState(scene: Scene, id: string): boolean {
  return sideOf(scene, id).startsWith("country:") || scene.entityById.get(id)?.type === "PLACE";
}

/** The country that an entity is or acts for, else the entity itself. */
function sideOf(scene: Scene, id: string): string {
  const entity = scene.entityById.get(id);
  if (entity === undefined) return id;
  return entity.country ?? entity.key ?? id;
}
