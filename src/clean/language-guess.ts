import { countScripts, mainScript, type Script } from "./scripts.ts";

/** Frequent closed-class words of languages in Latin script; words that several share weigh for each of them. */
const FUNCTION_WORDS: readonly (readonly [language: string, words: string])[] = [
  [
    "en",
    "the of and to in that is was for on with as it at by from his has have he be were which this are said not but an their would who they had its will been",
  ],
  [
    "de",
    "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein",
  ],
  [
    "fr",
    "le la les de des et à un une en du que est dans qui il pour sur par ce pas au ne se plus avec son sa aux ont été cette mais ces elle nous sont ou leur",
  ],
  [
    "es",
    "el la los las de y que en un una del por con para se al no su es lo como más pero sus le ha o este sí porque esta entre cuando muy sin sobre también hasta hay donde",
  ],
  [
    "it",
    "il la lo gli le di e che in un una del della per con non si è al da sono come anche dei più ha nel alla ma i su delle questo dal ai",
  ],
  [
    "pt",
    "o a os as de e que em um uma do da dos das para com não se por no na ao é mais como mas foi pelo pela seu sua ou quando muito nos já também",
  ],
  [
    "nl",
    "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog wordt door over naar heeft hij zij worden tot",
  ],
  ["pl", "i w na z do nie się to że jest o po jak za od przez dla przy ale oraz był przed który która które tym jego tego także są co"],
  ["tr", "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak ise en olduğu göre ne var değil"],
  ["az", "və bir bu da də üçün ilə olan kimi sonra daha isə edib olub bildirib deyib tərəfindən haqqında"],
  ["sv", "och att det i på är som en för av med den till inte har de ett om var han men från vi så kan nu efter vid"],
  ["ro", "și de la în a cu pe că nu din să este pentru mai o un au fi care sau prin după dar sunt"],
];
const WORDS = FUNCTION_WORDS.map(([language, words]) => [language, new Set(words.split(" "))] as const);

const BY_SCRIPT: Partial<Record<Script, string>> = {
  Greek: "el",
  Armenian: "hy",
  Georgian: "ka",
  Hebrew: "he",
  Devanagari: "hi",
  Hangul: "ko",
  Kana: "ja",
};

/**
 * Guesses the language of a text (BCP 47 primary subtag, `und` where it can't be told): by its script, and in Latin script by the share of
 * closed-class words among its first 600 words. Method: common-word counting (Ingle 1976; Grefenstette 1995).
 */
export function guessLanguage(text: string): string {
  const script = mainScript(text, 0.5);
  if (script === null) return "und";
  if (script === "Cyrillic") return /[іїєґ]/i.test(text.slice(0, 20_000)) ? "uk" : "ru";
  if (script === "Arabic") return /[پچگی]/.test(text.slice(0, 20_000)) ? "fa" : "ar";
  if (script === "Han") return (countScripts(text).get("Kana") ?? 0) > 0 ? "ja" : "zh";
  return script === "Latin" ? guessLatin(text) : (BY_SCRIPT[script] ?? "und");
}

function guessLatin(text: string): string {
  const words = (
    text
      .slice(0, 6000)
      .toLowerCase()
      .match(/\p{L}{1,30}/gu) ?? []
  ).slice(0, 600);
  let best = "und";
  let most = 0;
  for (const [language, list] of WORDS) {
    let hits = 0;
    for (const word of words) if (list.has(word)) hits++;
    if (hits > most) {
      most = hits;
      best = language;
    }
  }
  // In running text at least every sixth word is of a closed class; below every twelfth it may be names, tables or a language not listed.
  return most * 12 >= words.length && most > 0 ? best : "und";
}
