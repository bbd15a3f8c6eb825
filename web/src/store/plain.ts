/** A copy without the observing wrappers of pages, which a database cannot store. */
export function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
