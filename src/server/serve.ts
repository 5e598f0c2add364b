import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { ReadoutError } from "../model/error.ts";
import type { Store } from "../store/store.ts";
import { createApp } from "./app.ts";

export interface ServeOptions {
  readonly name: string;
  /** Address to bind; the loopback address unless the user says otherwise. */
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

export interface Serving {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const PAGE = new URL("../../dist/web/", import.meta.url);
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "::1"];

/** Serves one record until closed. Throws SERVE_NO_PAGE where the page was not built, SERVE_PORT where the port cannot be had. */
export async function serveRecord(store: Store, options: ServeOptions): Promise<Serving> {
  if (!existsSync(new URL("index.html", PAGE)))
    throw new ReadoutError("SERVE_NO_PAGE", "the page is not built: run `npm run build:web` once");
  const hosts = LOOPBACK.includes(options.host) ? LOOPBACK : null;
  const app = createApp({ record: await store.record(), store, name: options.name, page: PAGE, hosts });
  return await new Promise<Serving>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port }, (info: AddressInfo) => {
      const host = info.family === "IPv6" ? `[${info.address}]` : info.address;
      resolve({ url: `http://${host}:${info.port}/`, close: () => new Promise((done) => server.close(() => done())) });
    });
    server.on("error", (cause: Error) =>
      reject(new ReadoutError("SERVE_PORT", `cannot listen on ${options.host} port ${options.port}: ${cause.message}`, { cause })),
    );
  });
}
