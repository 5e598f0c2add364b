/** How the features of a candidate are numbered: a block of numbers for each kind of feature, one behind the other. The weights hang on the order. */
import { DETERMINERS, PRONOUN_CLASSES, ROLES } from "./items.ts";
import { CLASSES } from "./meaning.ts";
import { CLAUSE_KINDS, MARKERS, NAME_KINDS, PREPOSITION_KINDS, RELATIONS } from "./person-fit.ts";

/** A block of features: `size` values, for each of `per` classes of the phrase that is to be resolved. */
interface Block {
  readonly at: number;
  readonly size: number;
}

let total = 0;
function block(size: number, classes: number): Block {
  const made = { at: total, size };
  total += size * classes;
  return made;
}

const P = PRONOUN_CLASSES;
/** Of a pronoun and a candidate. */
export const pronounBlocks = {
  bias: block(1, P),
  sentences: block(6, P),
  rank: block(8, P),
  roles: block(ROLES * ROLES, P),
  roleNear: block(ROLES * 3, P),
  type: block(14, P),
  form: block(6, P),
  count: block(6, P),
  gender: block(6, P),
  opening: block(4, P),
  quote: block(5, P),
  paragraph: block(3, P),
  tokens: block(8, P),
  ahead: block(4, P),
  local: block(8, P),
  topic: block(4, P),
  nested: block(4, P),
  conjunct: block(3, P),
  none: block(12, P),
  order: block(8, P),
  clause: block(6, P),
  total: block(6, P),
  subjects: block(5, P),
  salience: block(8, P),
  depth: block(6, P),
  first: block(2 * ROLES * 4, P),
  crowd: block(6, P),
  lastPronoun: block(4, P),
  turn: block((PRONOUN_CLASSES + 1) * 4, P),
};
/** Of "he" and "she" alone. */
export const personBlocks = {
  same: block(4 * 2, 1),
  preposition: block(PREPOSITION_KINDS * 2, 1),
  clause: block(CLAUSE_KINDS * 8, 1),
  marker: block(MARKERS * 4, 1),
  entrance: block(7 * 2, 1),
  name: block(NAME_KINDS * 2, 1),
  parallel: block(ROLES * ROLES * 3, 1),
  form: block(4 * 8, 1),
  relation: block(RELATIONS * 2, 1),
  theirClause: block(CLAUSE_KINDS * 4, 1),
  depths: block(5, 1),
};
const D = DETERMINERS;
/** Of a noun phrase and a candidate. */
export const nounBlocks = {
  bias: block(2, D),
  same: block(8, D),
  modifiers: block(6, D),
  sentences: block(12, D),
  determiner: block(D * 2 + 2, D),
  form: block(8, D),
  number: block(4, D),
  type: block(10, D),
  rank: block(8, D),
  copula: block(4, D),
  human: block(6, D),
  count: block(6, D),
  order: block(8, D),
  none: block(24, D),
  complement: block(10, D),
  spread: block(2 * 5, D),
  modifies: block(2 * 4, D),
  recent: block(5 * 6, D),
  noneSpread: block(5, D),
  meaning: block(2 * CLASSES, 1),
  noneMeaning: block(CLASSES, 1),
  opens: block(4, 1),
  owner: block(2 * 5, 1),
  fresh: block(2 * 2, D),
  numbers: block(2 * 4, 1),
  noneOwner: block(6, D),
  lastFit: block(6, 1),
};

/** Number of features, and so of weights. */
export const FEATURES: number = total;
