/** What a thread of the pool runs: loads the rooms over the weights that it is handed, then does one task after another. */
import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerSetup } from "./pool.ts";

enableCompileCache?.();
const port = parentPort;
if (port === null) throw new Error("worker.ts is run by pool.ts alone");
const tell = (message: FromWorker) => port.postMessage(message);
try {
  const { files, weights } = workerData as WorkerSetup;
  const { adoptWeights } = await import("../weights/weights.ts");
  adoptWeights(weights);
  const [{ loadRooms }, { perform }] = await Promise.all([import("./rooms.ts"), import("./perform.ts")]);
  const rooms = loadRooms(files);
  port.on("message", ({ number, task }: ToWorker) => tell({ number, answer: perform(rooms, task) }));
  tell({ ready: true });
} catch (error) {
  const { code = "THREAD_FAILED", message } = error as { readonly code?: string; readonly message: string };
  tell({ unable: { code, message } });
}
