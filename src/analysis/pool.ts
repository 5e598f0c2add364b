import { Worker } from "node:worker_threads";
import { ReadoutError } from "../model/error.ts";
import { type SharedWeights, shareWeights } from "../weights/weights.ts";
import { MODELS } from "./models.ts";
import { type AnswerTo, failureOf, type RoomFiles, type Task } from "./tasks.ts";

/** What a thread is started with. */
export interface WorkerSetup {
  readonly files: RoomFiles;
  readonly weights: SharedWeights;
}

export interface ToWorker {
  readonly number: number;
  readonly task: Task;
}

export type FromWorker =
  | { readonly ready: true }
  | { readonly unable: { readonly code: string; readonly message: string } }
  | { readonly number: number; readonly answer: AnswerTo<Task> };

/** Threads that analyse articles. */
export interface Pool {
  /** Does a task on the thread that has least to do. Rejects only where threads can't be started: what a thread dies of fails its task alone. */
  readonly perform: <T extends Task>(task: T) => Promise<AnswerTo<T>>;
  /** Tasks that are worth being handed out ahead of the answers. */
  readonly ahead: number;
  readonly close: () => Promise<void>;
}

/** Tasks in the hands of one thread: one that it works on, and two so that it need not wait. */
const PER_THREAD = 3;
/** Megabytes of a thread's young generation. A small one costs some collections more and keeps a thread's memory low. */
const YOUNG_MB = 6;
/** Threads that may die before anything is taken to be wrong with the machine rather than with an article. */
const MOST_DEATHS = 50;

interface Job {
  readonly number: number;
  readonly task: Task;
  readonly resolve: (answer: AnswerTo<Task>) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** In the order in which the thread does them. */
  readonly jobs: Map<number, Job>;
  /** One job at a time: if it dies, it is known of what. */
  readonly careful: boolean;
}

/** Starts `threads` threads over one copy of the weights. Throws WEIGHTS_UNREADABLE or WEIGHTS_DAMAGED; files of the user's are refused by `perform`. */
export function createPool(files: RoomFiles, threads: number, entry: URL = workerFile()): Pool {
  const setup: WorkerSetup = { files, weights: shareWeights(MODELS) };
  const pool: Thread[] = [];
  let number = 0;
  let deaths = 0;
  let closed = false;
  // What one thread could start with, the next one can: from then on it is the article that a thread dies of.
  let startable = false;

  const start = (careful = false): Thread => {
    const worker = new Worker(entry, { workerData: setup, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    const thread: Thread = { worker, jobs: new Map(), careful };
    worker.on("message", (message: FromWorker) => received(thread, message));
    worker.on("error", (error) => lost(thread, error));
    worker.on("exit", () => lost(thread, new Error("the thread ended")));
    pool.push(thread);
    return thread;
  };
  const received = (thread: Thread, message: FromWorker) => {
    if ("ready" in message) startable = true;
    else if ("unable" in message) giveUp(thread, new ReadoutError(message.unable.code, message.unable.message));
    else {
      const job = thread.jobs.get(message.number);
      thread.jobs.delete(message.number);
      job?.resolve(message.answer);
      const [next] = thread.jobs.values();
      if (thread.careful && next !== undefined) post(thread, next);
    }
  };
  const giveUp = (thread: Thread, error: Error) => {
    const jobs = [...thread.jobs.values()];
    thread.jobs.clear();
    pool.splice(pool.indexOf(thread), 1);
    void thread.worker.terminate();
    for (const job of jobs) job.reject(error);
  };
  /** The jobs of a thread that died are done again one by one, since its last answers may be lost; the one that a thread dies of again fails. */
  const lost = (thread: Thread, error: Error) => {
    if (closed || !pool.includes(thread)) return;
    if (!startable || ++deaths > MOST_DEATHS) {
      giveUp(
        thread,
        new ReadoutError("THREAD_FAILED", `a thread could not be started (${error.message}): please report it`, { cause: error }),
      );
      return;
    }
    pool.splice(pool.indexOf(thread), 1);
    const jobs = [...thread.jobs.values()];
    const guilty = thread.careful ? jobs.shift() : undefined;
    guilty?.resolve(failureOf(guilty.task, `the thread that read it was lost: ${error.message}`));
    const next = start(true);
    for (const job of jobs) send(next, job);
  };
  const send = (thread: Thread, job: Job) => {
    thread.jobs.set(job.number, job);
    if (!thread.careful || thread.jobs.size === 1) post(thread, job);
  };
  const post = (thread: Thread, { number, task }: Job) => thread.worker.postMessage({ number, task } satisfies ToWorker);

  for (let i = 0; i < threads; i++) start();
  return {
    ahead: threads * PER_THREAD,
    perform: <T extends Task>(task: T) =>
      new Promise<AnswerTo<T>>((resolve, reject) => {
        const least = pool.reduce<Thread | null>((a, b) => (a !== null && a.jobs.size <= b.jobs.size ? a : b), null) ?? start();
        send(least, { number: number++, task, resolve: resolve as Job["resolve"], reject });
      }),
    close: async () => {
      closed = true;
      await Promise.all(pool.map(({ worker }) => worker.terminate()));
    },
  };
}

/** Beside this file: TypeScript in a clone, JavaScript in the published package. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
}
