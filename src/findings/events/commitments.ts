import type { CommitmentMention, When } from "../../model/findings.ts";
import type { Span } from "../../model/span.ts";
import { childBy, fullRelation, relation, subtreeSpan, tokenAt, tokenSpan, upos } from "../tree.ts";
import { isKind, preposition, resolve } from "./actors.ts";
import { sentenceSpan } from "./agreements.ts";
import type { Draft } from "./draft.ts";
import { isPresent, ownStatus } from "./modality.ts";
import { union } from "./party-places.ts";
import { form, type Scene } from "./scene.ts";
import { ownSubject } from "./sides.ts";
import { statementAround } from "./status.ts";
import { timeAsWhen } from "./when.ts";

type Kind = CommitmentMention["kind"];
const VERBS: { readonly [lemma: string]: Kind } = {
  promise: "promise",
  pledge: "promise",
  vow: "promise",
  undertake: "promise",
  commit: "promise",
  guarantee: "promise",
  swear: "promise",
  assure: "promise",
  agree: "agreed",
  order: "order",
  instruct: "order",
  direct: "order",
  offer: "offer",
  propose: "offer",
  volunteer: "offer",
  decide: "plan",
  announce: "plan",
  plan: "plan",
  intend: "plan",
};
const ADJECTIVES: { readonly [lemma: string]: Kind } = { ready: "readiness", willing: "readiness", prepared: "readiness" };
const NOUNS: { readonly [lemma: string]: Kind } = {
  readiness: "readiness",
  willingness: "readiness",
  promise: "promise",
  pledge: "promise",
  commitment: "promise",
  offer: "offer",
};

/**
 * Promises, orders, offers and agreed next steps: by the words that make them ("pledged to"), then planned contacts with a day, then what somebody
 * will do by a day or has promised in his own words. `owners`: whose a mission is, by the word that names it.
 */
export function findCommitments(
  scene: Scene,
  drafts: readonly Draft[],
  owners: ReadonlyMap<number, readonly string[]> = new Map(),
): CommitmentMention[] {
  const found: Omit<CommitmentMention, "id">[] = [];
  const covered = new Uint8Array(scene.tree.tokens.count);
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    const made = byWord(scene, t);
    if (made === null) continue;
    found.push(made);
    const deed = tokenAt(scene.ann.tokens, made.content.start);
    const below = scene.tree.head[deed] >= 0 && isTo(scene, deed) ? scene.tree.right[scene.tree.head[deed]] : deed;
    for (let at = deed; at < covered.length && (scene.ann.tokens.start[at] < made.content.end || at <= below); at++) covered[at] = 1;
  }
  const add = (made: Omit<CommitmentMention, "id">) => {
    found.push(made);
    for (let at = tokenAt(scene.ann.tokens, made.content.start); at < covered.length && scene.ann.tokens.start[at] < made.content.end; at++)
      covered[at] = 1;
  };
  for (const draft of drafts) {
    if (draft.status !== "planned" || draft.contact === null || draft.rule.endsWith("status.journey") || covered[draft.trigger.word] === 1)
      continue;
    if (isOnlyExpected(scene, draft.trigger.word)) continue;
    const planned = byPlan(scene, draft, owners);
    if (planned?.due != null) add(planned);
  }
  for (let t = 0; t < scene.tree.tokens.count; t++) {
    if (upos(scene.tree, t) !== "VERB" || covered[t] === 1) continue;
    const scheduled = bySchedule(scene, t, owners);
    if (scheduled !== null) add(scheduled);
  }
  found.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
  return found.map((commitment, i) => ({ id: `p${i + 1}`, ...commitment }));
}

function byWord(scene: Scene, token: number): Omit<CommitmentMention, "id"> | null {
  const kind = kindAt(scene, token);
  if (kind === null) return null;
  // "the territory that they are ready to recognise" tells which territory
  if (kind === "readiness" && isRestrictive(scene, token)) return null;
  const noun = upos(scene.tree, token) === "NOUN";
  const under = deedUnder(scene, token, noun);
  // "Corvessa will pay, the president promised"
  const over = under < 0 && relation(scene.tree, token) === "parataxis" ? scene.tree.head[token] : -1;
  const deed = under >= 0 ? under : over >= 0 && isForward(scene, over) ? over : -1;
  if (deed < 0) return null;
  const told = noun ? "plain" : ownStatus(scene, token);
  if (told !== "plain" && told !== "ongoing" && told !== "planned") return null;
  if (told === "planned" && kind === "agreed") return null;
  const by = noun
    ? union(resolve(scene, childBy(scene.tree, token, "nmod:poss")), nounSubject(scene, token), [])
    : union(over >= 0 ? doersOf(scene, over) : [], resolve(scene, ownSubject(scene, token)), []);
  if (by.length === 0) return null;
  const content = trimmed(scene, deed, subtreeSpan(scene.tree, deed));
  const due = within(dueOf(scene, deed, token), over >= 0 ? content : null);
  // An intention or an announcement without a day binds nobody; to "speak on condition of anonymity" is no matter between the sides.
  if (due === null && LOOSE.has(scene.lemma[token])) return null;
  if (kind === "agreed" && scene.lemma[deed] === "speak") return null;
  return {
    by: kind === "agreed" ? union(by, resolve(scene, withWhom(scene, token)), []) : by,
    to: addressees(scene, token).filter((id) => !by.includes(id)),
    what: scene.ann.text.slice(content.start, content.end).replace(/\s+/g, " "),
    content,
    due,
    conditional: isConditional(scene, token) || isConditional(scene, deed),
    kind,
    according: statementAround(scene, token)?.id ?? null,
    evidence: [sentenceSpan(scene, token)],
    rule: `commitment.${kind}.${scene.lemma[token]}`,
  };
}

/** A relative clause, also one that was read as what somebody says though an object stands before it. */
function isRestrictive(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (fullRelation(tree, token) === "acl:relcl") return true;
  const saying = tree.head[token];
  if (relation(tree, token) !== "ccomp" || saying < 0 || !["say", "add", "note", "state"].includes(scene.lemma[saying])) return false;
  const object = childBy(tree, saying, "obj");
  return object > saying && object < token;
}

const LOOSE = new Set(["plan", "intend", "announce"]);

/** "Sorvane and Mardesh will open the crossing, the commission decided": those who will do it. */
function doersOf(scene: Scene, deed: number): string[] {
  const passive = childBy(scene.tree, deed, "aux:pass", "nsubj:pass") >= 0;
  return passive ? [] : resolve(scene, ownSubject(scene, deed)).filter((id) => canAct(scene, id));
}

/** "…, the president promised on Saturday": that day is no deadline. */
function within(due: When | null, content: Span | null): When | null {
  return content !== null && due?.phrase != null && due.phrase.start >= content.end ? null : due;
}

function kindAt(scene: Scene, token: number): Kind | null {
  switch (upos(scene.tree, token)) {
    case "VERB":
      return VERBS[scene.lemma[token]] ?? null;
    case "ADJ":
      return ADJECTIVES[scene.lemma[token]] ?? null;
    case "NOUN":
      return NOUNS[scene.lemma[token]] ?? null;
    default:
      return null;
  }
}

/** Words between a verb of agreeing and its infinitive. */
const INFINITIVE_REACH = 12;

/** What is promised: an infinitive or that-clause; after "agree" and "order" also a noun ("agreed on a mechanism", "ordered the release"). */
function deedUnder(scene: Scene, token: number, noun: boolean): number {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (noun ? name === "acl" && hasTo(scene, child) : name === "xcomp" && hasTo(scene, child)) return child;
    if (!noun && name === "ccomp" && isForward(scene, child)) return child;
  }
  if (noun) return -1;
  // "agreed in Quenby on Monday to set up a commission": the infinitive may hang on the place or the day
  for (let t = token + 1; t <= tree.right[token] && t <= token + INFINITIVE_REACH; t++) {
    const fits = ["acl", "xcomp", "advcl"].includes(fullRelation(tree, t)) && hasTo(scene, t) && tree.head[t] > token;
    if (fits && ["obl", "nmod"].includes(relation(tree, tree.head[t])) && upos(tree, tree.head[t]) === "PROPN") return t;
  }
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (scene.headsTime[child] === 1) continue;
    // "ordered the navy to escort the ships"
    const ordered = name === "obj" ? infinitiveAfter(scene, token, child) : -1;
    if (ordered >= 0) return ordered;
    if (name === "obj" && ["order", "pledge", "promise", "propose", "offer"].includes(scene.lemma[token]) && isDeedNoun(scene, child))
      return child;
  }
  return -1;
}

/** "offered help", "ordered the release", not "offered them a room". */
function isDeedNoun(scene: Scene, noun: number): boolean {
  const lemma = scene.lemma[noun];
  return scene.ontology.nounFrames.has(lemma) || /(?:tion|sion|ment|ance|ence|help|aid|support|money|supplies|release)$/.test(lemma);
}

/** The infinitive that an object is to do, though it may hang on the object or as a purpose. */
function infinitiveAfter(scene: Scene, verb: number, object: number): number {
  const { tree } = scene;
  if (!["order", "instruct", "direct"].includes(scene.lemma[verb])) return -1;
  for (let t = object + 1; t <= Math.min(tree.right[verb], object + INFINITIVE_REACH); t++)
    if (hasTo(scene, t) && (tree.head[t] === object || tree.head[t] === verb)) return t;
  return -1;
}

function isTo(scene: Scene, token: number): boolean {
  return scene.lemma[token] === "to" && relation(scene.tree, token) === "mark";
}

function hasTo(scene: Scene, token: number): boolean {
  const marker = childBy(scene.tree, token, "mark");
  return marker >= 0 && scene.lemma[marker] === "to";
}

function isForward(scene: Scene, clause: number): boolean {
  return ["planned", "called-for"].includes(ownStatus(scene, clause));
}

function nounSubject(scene: Scene, noun: number): string[] {
  const { tree } = scene;
  const governor = tree.head[noun];
  if (
    governor < 0 ||
    relation(tree, noun) !== "obj" ||
    !["express", "confirm", "repeat", "reiterate", "reaffirm", "voice", "declare", "renew", "make", "state", "show"].includes(
      scene.lemma[governor],
    )
  )
    return [];
  const possessor = childBy(tree, noun, "nmod:poss");
  return possessor >= 0 ? [] : resolve(scene, childBy(tree, governor, "nsubj"));
}

function withWhom(scene: Scene, token: number): number {
  for (let child = scene.tree.firstChild[token]; child >= 0; child = scene.tree.nextSibling[child])
    if (relation(scene.tree, child) === "obl" && preposition(scene, child) === "with") return child;
  return -1;
}

function addressees(scene: Scene, token: number): string[] {
  const { tree } = scene;
  const found = resolve(scene, childBy(tree, token, "iobj"));
  if (found.length > 0) return found;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    const name = relation(tree, child);
    if (name === "obj" && childBy(tree, token, "xcomp", "ccomp") > child) return resolve(scene, child);
    if (name === "obl" && preposition(scene, child) === "to" && child < childBy(tree, token, "xcomp", "ccomp"))
      return resolve(scene, child);
  }
  return [];
}

/** The date inside what is promised, else one after it in the promising clause. */
function dueOf(scene: Scene, deed: number, token: number): When | null {
  const { tree } = scene;
  // "in the future" is no day
  const dates = scene.timesIn[scene.ann.tokens.sentence[token]].filter(
    ({ time }) =>
      time.type !== "SET" && !(time.type === "DATE" && time.edtf === ".." && time.weekday === undefined && time.month === undefined),
  );
  const within = dates.filter(
    (placed) =>
      placed.head >= tree.left[deed] &&
      placed.head <= tree.right[deed] &&
      (placed.time.type !== "DURATION" || isWithin(scene, placed.head)),
  );
  // "maps of the 2019 war by the end of the year": a deadline says so; a year that only tells which war does not
  // What stands before the deed ("on Monday the ministry said that …") dates the saying.
  const free = within.filter((placed) => placed.head > deed && !isAttribute(scene, placed.head));
  const inside = within.find((placed) => isDeadline(scene, placed.head)) ?? free[0];
  if (inside !== undefined) return timeAsWhen(inside, "due.content");
  const after = dates.find((placed) => placed.clause === token && placed.head > deed && placed.time.direction === "future");
  return after === undefined ? null : timeAsWhen(after, "due.clause");
}

function isDeadline(scene: Scene, token: number): boolean {
  return ["by", "until", "before", "within", "till"].includes(preposition(scene, token) ?? "");
}

function isAttribute(scene: Scene, token: number): boolean {
  return ["nummod", "compound", "amod"].includes(relation(scene.tree, token)) && /^\d{4}$/.test(form(scene, token));
}

function isWithin(scene: Scene, token: number): boolean {
  return ["within", "in"].includes(preposition(scene, token) ?? "");
}

function isConditional(scene: Scene, token: number): boolean {
  const { tree } = scene;
  for (let child = tree.firstChild[token]; child >= 0; child = tree.nextSibling[child]) {
    if (relation(tree, child) !== "advcl") continue;
    const marker = childBy(tree, child, "mark", "advmod");
    if (marker >= 0 && ["if", "unless", "provided", "once", "when"].includes(scene.lemma[marker])) return true;
  }
  return false;
}

/** Verbs whose subject does nothing: what will be, last or seem is no deed. */
const NO_DEED = new Set(
  "be have seem remain become last expire end begin start continue fall rise grow need want see know feel think believe happen occur take mean depend stay live die win lose suffer face get say tell call hope expect like love prefer decide try".split(
    " ",
  ),
);

/**
 * "The commission is to hold its first session by 31 January", "the ships would sail from Monday, the ministry said": a deed told as coming, with a
 * day, or in a promise; by its subject, by whose mission the subject is, or by the one who says so. A prediction is none.
 */
function bySchedule(scene: Scene, verb: number, owners: ReadonlyMap<number, readonly string[]>): Omit<CommitmentMention, "id"> | null {
  if (NO_DEED.has(scene.lemma[verb]) || ownStatus(scene, verb) !== "planned") return null;
  const statement = statementAround(scene, verb);
  if (statement?.stance === "predict" || statement?.stance === "demand" || statement?.stance === "accuse") return null;
  const promised = statement?.stance === "promise";
  const due = dueOf(scene, verb, verb);
  if (due === null && isPresent(scene, verb)) return null;
  const { by, own, mission } = makersOf(scene, verb, owners, statement?.speaker ?? null);
  // "the bill that would reduce …", "it would cost nine million, the ministry said": what a thing will do is nobody's deed
  if (!own && !mission && !isDoneBySomebody(scene, verb)) return null;
  if (due === null && !promised && NO_STEP.has(scene.lemma[verb])) return null;
  // "Brace said that he would ask the council": his own word for his own deed
  const selfTold = own && statement?.speaker != null && by.includes(statement.speaker);
  if (by.length === 0 || (due === null && !promised && !selfTold)) return null;
  const span = trimmed(scene, verb, own ? withoutSubject(scene, verb) : subtreeSpan(scene.tree, verb));
  return {
    by,
    to: [],
    what: scene.ann.text.slice(span.start, span.end).replace(/\s+/g, " "),
    content: span,
    due,
    conditional: isConditional(scene, verb),
    kind: promised ? "promise" : "plan",
    according: statement?.id ?? null,
    evidence: [sentenceSpan(scene, verb)],
    rule: promised ? "commitment.promise.statement" : "commitment.plan.schedule",
  };
}

function makersOf(
  scene: Scene,
  verb: number,
  owners: ReadonlyMap<number, readonly string[]>,
  speaker: string | null,
): { readonly by: readonly string[]; readonly own: boolean; readonly mission: boolean } {
  const { tree } = scene;
  const passive = childBy(tree, verb, "aux:pass", "nsubj:pass") >= 0;
  const subject = ownSubject(scene, verb);
  const mission = subject < 0 ? undefined : (owners.get(subject) ?? owners.get(partOf(scene, subject)));
  if (mission !== undefined && mission.length > 0) return { by: mission, own: false, mission: true };
  const acting = passive || subject < 0 ? [] : resolve(scene, subject).filter((id) => canAct(scene, id));
  if (acting.length > 0) return { by: acting, own: true, mission: false };
  return { by: speaker === null ? [] : [speaker], own: false, mission: false };
}

/** "the first of the observers": the word behind "of". */
function partOf(scene: Scene, noun: number): number {
  const whole = childBy(scene.tree, noun, "nmod");
  return whole >= 0 && preposition(scene, whole) === "of" ? whole : -1;
}

/** What is to be done by people whom nobody names ("the men would be freed", "the lorries would leave on Monday"): a step of the frames, in no relative clause. */
function isDoneBySomebody(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  if (fullRelation(tree, verb) === "acl:relcl" || !(scene.ontology.verbFrames.has(scene.lemma[verb]) || MOVING.has(scene.lemma[verb])))
    return false;
  if (childBy(tree, verb, "aux:pass", "nsubj:pass") >= 0) return true;
  const subject = childBy(tree, verb, "nsubj");
  return subject >= 0 && (MOVING.has(scene.lemma[verb]) || isKind(scene, subject, "person", "force", "institution"));
}

/** Deeds of transport and transfer that no frame of the ontology needs to know. */
const MOVING = new Set("arrive leave sail go return depart come travel move hand deliver transfer ship fly cross reopen open".split(" "));
/** Without a day and in no promise these tell of an attitude, not of a step. */
const NO_STEP = new Set(
  "wait watch monitor support oppose vote argue make guide work focus fight deal look consider risk include use guard campaign respond lead cost reduce improve agree".split(
    " ",
  ),
);

function canAct(scene: Scene, id: string): boolean {
  const entity = scene.entityById.get(id);
  // "The first monitors": people without a name act for somebody else.
  const nameless =
    entity?.type === "GROUP" &&
    entity.members.length === 0 &&
    entity.mentions.every(({ form: kind }) => kind === "noun" || kind === "pronoun");
  return (
    entity !== undefined &&
    !nameless &&
    entity.type !== "MISC" &&
    (entity.type !== "PLACE" || (entity.key?.startsWith("country:") ?? false))
  );
}

/** The words of a deed without what only tells when or why it was agreed: ", after four hours of talks". */
function trimmed(scene: Scene, verb: number, span: Span): Span {
  const { tokens } = scene.tree;
  for (let t = verb + 1; t < tokens.count && tokens.end[t] <= span.end; t++) {
    const aside = ["after", "following", "amid", "despite", "as"].includes(form(scene, t)) && form(scene, t - 1) === ",";
    const told = upos(scene.tree, t) === "VERB" && relation(scene.tree, t) === "parataxis";
    if (aside) return { start: span.start, end: tokens.end[t - 2] };
    if (told) return { start: span.start, end: Math.max(tokens.end[verb], beforeComma(scene, t, verb)) };
  }
  return span;
}

function beforeComma(scene: Scene, from: number, verb: number): number {
  for (let t = from; t > verb; t--) if (form(scene, t) === ",") return scene.tree.tokens.end[t - 1];
  return scene.tree.tokens.end[verb];
}

/** "is expected to travel", "is likely to call": what others look for, nobody has said that he will. */
function isOnlyExpected(scene: Scene, word: number): boolean {
  const governor = scene.tree.head[word];
  return (
    governor >= 0 && relation(scene.tree, word) === "xcomp" && ["expect", "likely", "forecast", "believe"].includes(scene.lemma[governor])
  );
}

/** A planned event is a step that its actors have announced. */
function byPlan(scene: Scene, draft: Draft, owners: ReadonlyMap<number, readonly string[]>): Omit<CommitmentMention, "id"> | null {
  // "The commission is to hold its first session": of those whose commission it is
  const body = owners.get(draft.trigger.sides.subject) ?? owners.get(childBy(scene.tree, draft.trigger.word, "nmod:poss")) ?? [];
  const by = body.length > 0 ? body : draft.contact === null ? draft.actors : [...draft.contact.roles.keys()];
  if (by.length === 0) return null;
  const word = draft.trigger.word;
  const verb = draft.trigger.kind === "noun" ? tokenSpan(scene.ann.tokens, word, word) : withoutSubject(scene, word);
  const span = draft.trigger.kind === "noun" ? subtreeSpan(scene.tree, word) : verb;
  return {
    by,
    to: draft.contact === null ? draft.recipients : [],
    what: scene.ann.text.slice(span.start, span.end).replace(/\s+/g, " "),
    content: span,
    due: dueOf(scene, word, word) ?? (draft.when.edtf === ".." && draft.when.phrase === null ? null : draft.when),
    conditional: isConditional(scene, word),
    kind: "plan",
    according: draft.according,
    evidence: draft.evidence.slice(0, 1),
    rule: "commitment.plan.event",
  };
}

function withoutSubject(scene: Scene, word: number): Span {
  const whole = subtreeSpan(scene.tree, word);
  let first = word;
  for (let child = scene.tree.firstChild[word]; child >= 0 && child < word; child = scene.tree.nextSibling[child]) {
    if (relation(scene.tree, child) === "aux") {
      first = child;
      break;
    }
  }
  return { start: scene.ann.tokens.start[first], end: whole.end };
}
