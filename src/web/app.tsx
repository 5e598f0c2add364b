import { type Summary, useAnswer } from "./api.ts";
import { Failure, Waiting } from "./components/state.tsx";
import { TopBar } from "./components/top-bar.tsx";
import { useRoute } from "./route.ts";
import { Reader } from "./screens/reader.tsx";
import { SearchScreen } from "./screens/search.tsx";
import { TableScreen } from "./screens/table.tsx";
import { TimelineScreen } from "./screens/timeline.tsx";

export function App() {
  const route = useRoute();
  const summary = useAnswer<Summary>("/api/summary");
  if (summary.state === "loading") return <Waiting />;
  if (summary.state === "failed") return <Failure message={summary.message} />;
  const { data } = summary;
  return (
    <>
      <TopBar summary={data} route={route} />
      <main>
        {route.screen === "article" && (
          <Reader summary={data} id={route.id ?? data.articles[0]?.id ?? null} item={route.item} at={route.at} />
        )}
        {route.screen === "view" && route.name === "timeline" && <TimelineScreen />}
        {route.screen === "view" && route.name !== "timeline" && <TableScreen key={route.name} name={route.name} />}
        {route.screen === "search" && <SearchScreen words={route.words} summary={data} />}
      </main>
    </>
  );
}
