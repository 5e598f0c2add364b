/**
 * The one error class of the program: thrown only where nothing can be produced.
 * `code` is stable and upper-case (`STORE_NEWER_VERSION`); `message` holds the bad value and the next step. All codes are in docs/errors.md.
 */
export class ReadoutError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "ReadoutError";
    this.code = code;
  }
}
