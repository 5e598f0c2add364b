import { availableParallelism } from "node:os";
import { createPool, type Pool } from "./pool.ts";
import type { AnswerTo, RoomFiles, Task } from "./tasks.ts";

/** More threads than this are rarely free, and each takes some 170 MB. */
const MOST_THREADS = 4;
/** Characters of text that this thread reads in the time that others take to start. */
const SMALL = 150_000;

/** Who analyses: this thread where there is little to do, others where there is much. */
export interface Analysts {
  /** Answers in the order of the tasks, each as soon as it and all before it are there; memory does not grow with their number. */
  readonly answers: <T extends Task>(tasks: Iterable<T> | AsyncIterable<T>) => AsyncGenerator<AnswerTo<T>>;
  readonly close: () => Promise<void>;
}

/** Threads for a pile where the user names no number. */
export function defaultThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

/**
 * The answers are the same whatever `threads` is: with one, this thread does it all; with more, so many beside this one are started once there is more to do
 * than this one can do meanwhile. `expected`: characters of text to come, where that is known; then they are started at once, or never.
 */
export function createAnalysts(files: RoomFiles, threads: number, expected?: number): Analysts {
  let own: ((task: Task) => AnswerTo<Task>) | null = null;
  let pool: Pool | null = null;
  let read = 0;
  const isSmall = () => threads <= 1 || (expected ?? read) <= SMALL;
  const startPool = () => {
    own = null;
    return createPool(files, threads);
  };
  return {
    async *answers<T extends Task>(tasks: Iterable<T> | AsyncIterable<T>) {
      const source = iteratorOf(tasks);
      try {
        while (pool === null && isSmall()) {
          const next = await source.next();
          if (next.done) return;
          own ??= await onThisThread(files);
          read += sizeOf(next.value);
          yield own(next.value) as AnswerTo<T>;
        }
        pool ??= startPool();
        yield* inOrder(source, pool);
      } finally {
        await source.return?.();
      }
    },
    close: async () => {
      await pool?.close();
      pool = null;
    },
  };
}

/** The rooms are loaded where they are needed alone: a thread that only hands out stays small. */
async function onThisThread(files: RoomFiles): Promise<(task: Task) => AnswerTo<Task>> {
  const [{ loadRooms }, { perform }] = await Promise.all([import("./rooms.ts"), import("./perform.ts")]);
  const rooms = loadRooms(files);
  return (task) => perform(rooms, task);
}

function sizeOf(task: Task): number {
  return task.kind === "line" ? task.line.length : task.article.text.length;
}

function iteratorOf<T>(values: Iterable<T> | AsyncIterable<T>): AsyncIterator<T> {
  if (Symbol.asyncIterator in values) return values[Symbol.asyncIterator]();
  const iterator = values[Symbol.iterator]();
  return { next: async () => iterator.next() };
}

/** Hands tasks out while there is room and gives the first answer as soon as it is there: a reader that waits for it before it writes on gets it. */
async function* inOrder<T extends Task>(source: AsyncIterator<T>, pool: Pool): AsyncGenerator<AnswerTo<T>> {
  const answers: Promise<{ readonly answer: AnswerTo<T> }>[] = [];
  const readNext = () => source.next().then((read) => ({ read }));
  let next: ReturnType<typeof readNext> | null = readNext();
  while (next !== null || answers.length > 0) {
    const first = answers.slice(0, 1);
    const came = await Promise.race(next !== null && answers.length < pool.ahead ? [next, ...first] : first);
    if ("answer" in came) {
      answers.shift();
      yield came.answer;
    } else if (came.read.done) next = null;
    else {
      const answer = pool.perform(came.read.value).then((value) => ({ answer: value }));
      // A refusal is met when its turn comes.
      answer.catch(() => {});
      answers.push(answer);
      next = readNext();
    }
  }
}
