import { incidentsView, missionsView } from "./ground-tables.ts";
import { agreementsView, commitmentsView, contactsView, disputesView, sourcesView, statementsView } from "./tables.ts";
import { timelineView } from "./timeline.ts";
import type { ViewOf } from "./view.ts";

/** Every view by its name, in the order that help shows. */
export const VIEWS: { readonly [name: string]: ViewOf } = {
  timeline: timelineView,
  contacts: contactsView,
  statements: statementsView,
  disputes: disputesView,
  commitments: commitmentsView,
  agreements: agreementsView,
  incidents: incidentsView,
  missions: missionsView,
  sources: sourcesView,
};

export type { View, ViewColumn, ViewRow } from "./view.ts";
