/** `name=value` arguments of the command line over defaults; unknown names fail loudly. */
export function options<T extends Record<string, number>>(defaults: T): T {
  const chosen: Record<string, number> = { ...defaults };
  for (const argument of process.argv.slice(2)) {
    const [name, value] = argument.split("=");
    if (!(name in defaults) || Number.isNaN(Number(value)))
      throw new Error(`unknown option ${argument}: know ${Object.keys(defaults).join(", ")}`);
    chosen[name] = Number(value);
  }
  return chosen as T;
}
