export interface Progress {
  readonly total: (articles: number) => void;
  readonly done: () => void;
  readonly finish: () => void;
}

const SILENT: Progress = { total: () => {}, done: () => {}, finish: () => {} };
const EVERY_MS = 100;

/** A line on a terminal that says how far a build is: articles done, rate, time left. Silent where the stream is no terminal. */
export function progressOn(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  if (quiet || !stream.isTTY) return SILENT;
  let total = 0;
  let done = 0;
  let shown = 0;
  // The clock is for the eye alone: nothing of it reaches the record.
  const started = performance.now();
  const show = () => stream.write(`\r\u001b[K${progressText(done, total, performance.now() - started)}`);
  return {
    total: (articles) => {
      total = articles;
    },
    done: () => {
      done += 1;
      if (performance.now() - shown < EVERY_MS) return;
      shown = performance.now();
      show();
    },
    finish: () => stream.write("\r\u001b[K"),
  };
}

/** `done` of `total` articles after `ms` milliseconds, in words. */
export function progressText(done: number, total: number, ms: number): string {
  const rate = ms > 0 ? (done * 1000) / ms : 0;
  const left = rate > 0 && total > done ? ` · ${clock((total - done) / rate)} left` : "";
  return `${done}/${total} articles · ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s${left}`;
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
