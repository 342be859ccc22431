/** Whether an MQTT topic matches a topic filter with `+` and `#` (MQTT 3.1.1, 4.7). */
export function matchesFilter(filter: string, topic: string): boolean {
  return covers(filter.split('/'), topic.split('/'));
}

/** The filters without those that another one contains: a message is delivered once for each that it matches. */
export function widestFilters(filters: readonly string[]): readonly string[] {
  const distinct = [...new Set(filters)];
  return distinct.filter((filter) =>
    distinct.every((other) => other === filter || !covers(other.split('/'), filter.split('/'))),
  );
}

function covers(filter: readonly string[], topic: readonly string[]): boolean {
  for (const [index, wanted] of filter.entries()) {
    if (wanted === '#') return true;
    const level = topic[index];
    if (level === undefined || level === '#') return false;
    if (wanted !== '+' && wanted !== level) return false;
  }
  return filter.length === topic.length;
}
