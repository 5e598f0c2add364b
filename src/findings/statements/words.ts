/** Things said, that a denial or a rejection can be aimed at. */
export const MATTERS: ReadonlySet<string> = new Set(
  (
    "accusation account allegation argument assertion charge claim comment complaint conclusion criticism finding idea implication insinuation " +
    "draft plan proposal ultimatum involvement link notion narrative number figure reading remark report role rumor rumour statement story suggestion suspicion theory version word words " +
    "responsibility understanding arrangement deal it that this these those such"
  ).split(" "),
);

/** Things said that only point back to what was said before: "denied the claims". */
export const POINTERS: ReadonlySet<string> = new Set(
  (
    "accusation allegation assertion charge claim comment criticism remark report rumor rumour statement suggestion version word understanding " +
    "arrangement account it that this these those"
  ).split(" "),
);

/** Texts that speak for whoever issued them. */
export const DOCUMENTS: ReadonlySet<string> = new Set(
  (
    "account announcement article bulletin communique communiqué declaration document dispatch draft letter memo memorandum message note paper post " +
    "readout release report statement summary text transcript tweet"
  ).split(" "),
);

/** Mouthpieces: who speaks for a person or a body. */
export const OFFICES: ReadonlySet<string> = new Set(
  "administration aide bureau campaign chancellery office press secretariat service spokesman spokesperson spokeswoman spokesmen team".split(
    " ",
  ),
);

/** Bodies that speak for the country or organisation that they belong to. */
export const INSTITUTIONS: ReadonlySet<string> = new Set(
  "army authority authorities cabinet command department embassy foreign government leadership military ministry navy parliament presidency side".split(
    " ",
  ),
);

/** Unnamed sources: not the country or body that they belong to. */
export const UNNAMED: ReadonlySet<string> = new Set(
  (
    "adviser advisor aide ally analyst critic diplomat doctor envoy expert guard insider official officer opponent person politician protester resident " +
    "soldier somebody someone source supporter villager witness"
  ).split(" "),
);

/** Nouns that may be the source after "according to" or "citing" though they are no name. */
export const SOURCES: ReadonlySet<string> = new Set([
  ...DOCUMENTS,
  ...OFFICES,
  ...UNNAMED,
  ..."agency army authority broadcaster channel commission council court daily department embassy figure government group investigator journalist leader mayor media military minister ministry monitor newspaper observer outlet parliament people police poll premier president prosecutor regime reporter study survey television website".split(
    " ",
  ),
]);

/** Verbs that turn a speech verb into a refusal to speak. */
export const REFUSALS: ReadonlySet<string> = new Set(["decline", "refuse", "fail", "unable", "unwilling", "avoid", "stop", "have"]);

/** Verbs that tie a relayer to the one it relays. */
export const RELAYS: ReadonlySet<string> = new Set(["cite", "quote", "report", "reference", "refer", "relay"]);

/** What a "said" denies when it stands in what was said. */
export const FALSE_WORDS: ReadonlySet<string> = new Set(
  "absurd baseless fabricated fabrication fake false fiction groundless incorrect nonsense unfounded unsubstantiated untrue lie lies slander".split(
    " ",
  ),
);

/** Verbs that only say again: the tone is that of what is repeated ("repeated his claim"). */
export const REPEATS: ReadonlySet<string> = new Set(["repeat", "reiterate", "renew", "restate"]);
