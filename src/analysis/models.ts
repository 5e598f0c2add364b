/** Folder of the trained weights: beside `src/` in a clone, beside `dist/` in the published package. */
export const MODELS = new URL("../../models/", import.meta.url);
