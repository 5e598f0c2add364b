import { describe, expect, it } from "vitest";
import { openAnalyser } from "./events.ts";

const analyse = openAnalyser();

/** Status of the event whose trigger holds a word; "none" where there is no such event. */
function statusAt(text: string, word: string): string {
  const at = text.indexOf(word);
  const { events } = analyse(text, "2025-03-14");
  return events.findLast(({ trigger }) => trigger.start <= at && at < trigger.end)?.status ?? "none";
}

describe("status", () => {
  it.each([
    ["Miners in Belmora have called a strike for Thursday.", "strike", "planned"],
    ["Miners in Belmora went on strike for a week.", "strike", "happened"],
    ["Hours later, the rebels hit the town of Arna.", "hit", "happened"],
    ["Ivar Lund will back whatever deal is reached.", "deal", "hypothetical"],
    ["The rebels set off a car bomb beside the bridge.", "bomb", "happened"],
    ["It was the second attack on the port this week after a truce was announced.", "attack", "happened"],
    ["Tensions do not arise when Ivar Lund meets other leaders.", "meets", "hypothetical"],
    ["There will be tensions when Ivar Lund meets Oren Dalvash.", "meets", "planned"],
    ["Ivar Lund said that he might revisit negotiations with Kestria.", "negotiations", "hypothetical"],
    ["The rebels announced an attack on the port.", "attack", "planned"],
    ["The rebels will no doubt attack the port.", "attack", "planned"],
    ["According to the rebels, army troops killed six villagers.", "killed", "alleged"],
    ["According to the villagers, lightning killed six cows.", "killed", "happened"],
    ["The mayor of Arna called for the rebels to leave the town.", "leave", "called-for"],
    ["Kestria would withdraw its troops only in return for guarantees, Maruk said.", "withdraw", "hypothetical"],
    ["Kestria would withdraw its troops in May, Maruk said.", "withdraw", "planned"],
    ["Kestria is to free the two pilots by Friday.", "free", "planned"],
    ["An attack on the dam would be a crime, Ivar Lund said.", "attack", "hypothetical"],
    ["The attack on the dam was a crime, Ivar Lund said.", "attack", "happened"],
    ["Mirel Tavon scrapped a planned trip to Quenby.", "trip", "cancelled"],
    ["Jona Pellar visits Ostrel on Monday.", "visits", "planned"],
    ["Jona Pellar flies to Ostrel today.", "flies", "planned"],
    ["Jona Pellar flew to Ostrel today.", "flew", "happened"],
    ["A summit of the Littoral Union is due in early July.", "summit", "planned"],
    ["A summit of the Littoral Union was over in early July.", "summit", "happened"],
    ["Sanna Idrel discussed the visit of Luc Ferran to Vardania, which is scheduled for April.", "visit", "planned"],
    ["Sanna Idrel discussed the visit of Luc Ferran to Vardania, which was a success.", "visit", "happened"],
    ["Even if Tavon stays away, Ivar Lund and Tev Maruk will meet again.", "meet", "planned"],
    ["If Tavon stays away, Ivar Lund and Tev Maruk will meet again.", "meet", "hypothetical"],
    ["1 August: Ivar Lund telephones Sanna Idrel and, an hour later, Tev Maruk.", "telephones", "happened"],
    ["Ivar Lund telephones Sanna Idrel tomorrow.", "telephones", "planned"],
    ["Ivar Lund, who telephoned Sanna Idrel on Sunday, is expected to see Tev Maruk.", "telephoned", "happened"],
    ["Ivar Lund is expected to see Tev Maruk.", "see", "planned"],
    ["Kestria kept to its plan ahead of Oren Dalvash's summit with Mirel Tavon.", "summit", "planned"],
    ["Kestria kept to its plan after Oren Dalvash's summit with Mirel Tavon.", "summit", "happened"],
    ["There is progress toward a meeting between Mirel Tavon and Oren Dalvash.", "meeting", "hypothetical"],
    ["There was an echo of a meeting between Mirel Tavon and Oren Dalvash.", "meeting", "happened"],
    ["Ivar Lund pushed for this to be on the agenda when Mirel Tavon and Oren Dalvash meet.", "meet", "planned"],
    ["Ivar Lund pushed for this to be on the agenda when Mirel Tavon and Oren Dalvash met.", "met", "happened"],
    ["Mirel Tavon was en route to Belmora for a meeting with Oren Dalvash.", "meeting", "planned"],
    ["Mirel Tavon was in Belmora for a meeting with Oren Dalvash.", "meeting", "happened"],
    ["Mirel Tavon will leave early, heading to Belmora for his summit with Oren Dalvash.", "summit", "planned"],
    ["Mirel Tavon left early, praising his summit with Oren Dalvash.", "summit", "happened"],
    ["Mirel Tavon's summit with Oren Dalvash is just days away.", "summit", "planned"],
    ["Mirel Tavon's summit with Oren Dalvash was days of talk.", "summit", "happened"],
    ["Mirel Tavon's remarks on Friday are striking.", "striking", "none"],
    ["Kestria's rockets struck Arna on Friday.", "struck", "happened"],
    ["Kestria threatened to cancel the meeting between Mirel Tavon and Oren Dalvash.", "meeting", "planned"],
    ["Kestria refused to cancel the meeting between Mirel Tavon and Oren Dalvash.", "meeting", "planned"],
    ["Kestria agreed to cancel the meeting between Mirel Tavon and Oren Dalvash.", "meeting", "cancelled"],
    ["The ministry is cancelling a meeting between Mirel Tavon and Oren Dalvash.", "meeting", "cancelled"],
    ["The ministry is hosting a meeting between Mirel Tavon and Oren Dalvash.", "meeting", "ongoing"],
    ["The committee leaned to a vote, heeding the call of Mirel Tavon.", "call", "none"],
    ["The committee leaned to a vote after a call between Mirel Tavon and Oren Dalvash.", "call", "happened"],
    ["Mirel Tavon executed a change of course.", "executed", "none"],
    ["Mirel Tavon executed a spy.", "executed", "happened"],
    ["Norland invited Mirel Tavon to Halvik. Norland is wary: it is not held to a date.", "invited", "offered"],
    ["Norland was to meet Mirel Tavon in Halvik. It was called off.", "meet", "cancelled"],
    ["The summit of Mirel Tavon and Oren Dalvash nearly fell apart.", "summit", "happened"],
    ["The summit of Mirel Tavon and Oren Dalvash fell apart.", "summit", "cancelled"],
    ["He was late because Ivar Lund had to receive Tev Maruk.", "receive", "happened"],
    ["He was late because Ivar Lund has to receive Tev Maruk.", "receive", "hypothetical"],
    ["Wednesday 5 March: Ivar Lund meets Sanna Idrel in Quenby.", "meets", "happened"],
    ["Wednesday 19 March: Ivar Lund meets Sanna Idrel in Quenby.", "meets", "planned"],
    ["Ivar Lund stopped in Quenby on Monday to meet Luc Ferran.", "meet", "planned"],
    ["Kestria stopped Ivar Lund from meeting Luc Ferran.", "meeting", "denied"],
    ["Kestria has sold no weapons to Vardania, Tev Maruk said.", "sold", "denied"],
    ["Kestria has sold weapons to Vardania, Tev Maruk said.", "sold", "happened"],
    ["The pact, initialled in Halvik last week, obliges both armies to share flight plans.", "initialled", "happened"],
    ["The pact to be initialled in Halvik obliges both armies to share flight plans.", "initialled", "planned"],
    ["An embargo on timber remains in force between Kestria and Vardania.", "embargo", "ongoing"],
    ["An embargo on timber angered Kestria and Vardania.", "embargo", "happened"],
    ["None of the deliveries of grain to Arna took place.", "deliveries", "denied"],
    ["Two of the deliveries of grain to Arna took place.", "deliveries", "happened"],
    ["Tresmark has offered asylum to Sten Hask.", "offered", "offered"],
    ["Tresmark has granted asylum to Sten Hask.", "granted", "happened"],
    ["Villagers say that Kestrian soldiers burned down their mill.", "burned", "alleged"],
    ["Villagers say that Kestrian soldiers burned down a mill.", "burned", "happened"],
    ["A snub from Vardania would leave the conference without a chair.", "snub", "hypothetical"],
    ["The snub from Vardania left the conference without a chair.", "snub", "happened"],
    ["Will Norland deploy troops along the bridge?", "deploy", "hypothetical"],
    ["Norland will deploy troops along the bridge.", "deploy", "planned"],
    ["Tens of thousands of people demonstrated in Belmora.", "demonstrated", "happened"],
    ["Three Kestrian attachés were declared unwanted and sent home.", "sent", "happened"],
    ["Three Kestrian attachés smiled and went home.", "went", "none"],
    ["The surrender of the garrison ended a siege of forty days.", "surrender", "happened"],
    ["The surrender was total.", "surrender", "none"],
    ["The governor asked the capital for a deployment of riot police.", "deployment", "called-for"],
    ["The governor told the capital of a deployment of riot police.", "deployment", "happened"],
    ["Talks between Mirel Tavon and Oren Dalvash were continuing late on Thursday.", "Talks", "ongoing"],
    ["Talks between Mirel Tavon and Oren Dalvash were over late on Thursday.", "Talks", "happened"],
    ["Kestria halted a build-up of troops near Arna.", "build-up", "happened"],
  ])("%s", (text, word, expected) => {
    expect(statusAt(text, word)).toBe(expected);
  });

  it("of a strike that is called off is cancelled, beside the calling off", () => {
    const told = (text: string) => analyse(text, "2025-03-14").events.map(({ type, status }) => `${type} ${status}`);
    expect(told("The strike at the port of Arna was called off by the union.")).toEqual(["PROTEST cancelled", "RETREAT happened"]);
    expect(told("The blockade of the port of Arna was lifted by the union.")).toEqual(["RETREAT happened"]);
  });
});
