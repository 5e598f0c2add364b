import { TITLE_HEADS } from "./words.ts";

/** What titles are about, so that "premier" finds "prime minister" and "top diplomat" finds "foreign minister". */
export const STATE = "head of state";
export const GOVERNMENT = "head of government";
const FOREIGN = "foreign minister";

const CLASSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    president: STATE,
    "supreme leader": STATE,
    "prime minister": GOVERNMENT,
    premier: GOVERNMENT,
    chancellor: GOVERNMENT,
    pm: GOVERNMENT,
    taoiseach: GOVERNMENT,
    "foreign minister": FOREIGN,
    "foreign secretary": FOREIGN,
    "external affairs minister": FOREIGN,
    "minister of foreign affairs": FOREIGN,
    "minister for foreign affairs": FOREIGN,
    "secretary of state": FOREIGN,
    diplomat: FOREIGN,
  }),
);

const RANKS = /^(?:deputy|vice|assistant|associate|first deputy|under|former|ex|then)[ -]/;

/** Crowned heads: nobody calls a president one of these. */
const CROWNED: ReadonlySet<string> = new Set(["king", "queen", "emperor", "empress", "emir", "sultan", "monarch"]);

/** Heads of state and of government, by the class of their office. */
export function leads(office: string): boolean {
  return office === STATE || office === GOVERNMENT || office === "leader" || CROWNED.has(office);
}

/** The class of an office's title: one of the three above, else its head noun; "deputy …" and "former …" stay apart. */
export function officeClass(title: string): string {
  const rank = RANKS.exec(title);
  if (rank !== null) return `${/^(?:former|ex|then)/.test(rank[0]) ? "former" : "deputy"} ${officeClass(title.slice(rank[0].length))}`;
  const bare = title.replace(/^(?:the|acting|interim|caretaker|new|top|senior|chief|outgoing|current|incumbent) /, "");
  const known = CLASSES.get(bare);
  if (known !== undefined) return known;
  if (bare !== title) return officeClass(bare);
  const words = bare.split(" ");
  const of = words.findIndex((word) => word === "of" || word === "for");
  const main = of > 0 ? words.slice(0, of) : words;
  for (let i = main.length - 1; i >= 0; i--)
    if (TITLE_HEADS.has(main[i])) return main.length > 1 && main[i] === "minister" ? main.slice(-2).join(" ") : main[i];
  return main[main.length - 1] ?? "";
}

/** Whether a role noun of one class may mean the holder of an office of another: "the leader" a president, "the minister" a foreign minister. */
export function classFits(noun: string, office: string): boolean {
  if (noun === office) return true;
  switch (noun) {
    case "leader":
    case "head":
    case "statesman":
    case "ruler":
      return leads(office);
    case "monarch":
      return CROWNED.has(office);
    case "minister":
      return office.endsWith("minister") && office !== GOVERNMENT;
    case "official":
      return !office.startsWith(STATE) && !office.startsWith(GOVERNMENT);
    case FOREIGN:
      return office === "ambassador" || office === "envoy" || office === "negotiator";
    case "envoy":
      return office === "representative" || office === "ambassador";
    case "secretary":
      return office.startsWith("secretary");
    default:
      // "The president" is neither the former one nor a deputy.
      return office.endsWith(` ${noun}`) && noun.length > 4 && !/^(?:former|deputy) /.test(office);
  }
}
