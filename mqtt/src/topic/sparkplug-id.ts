/** Characters that MQTT and Sparkplug reserve: `+` and `#` are wildcards, `/` parts a topic's levels. */
const reservedCharacters = /[+#/\u0000]/u;

/** An id travels in a topic, and MQTT counts a topic's length in two bytes. */
const maximumIdBytes = 1_024;

/**
 * Says what is wrong with a Sparkplug group, edge node, device or host id, or returns `undefined` when it is sound
 * (Sparkplug 3.0, 4.1: UTF-8, not empty, none of `+`, `/`, `#`).
 */
export function describeIdFault(id: string): string | undefined {
  if (id === '') return 'is empty';
  if (reservedCharacters.test(id)) return "holds one of the reserved characters '+', '#', '/' or NUL";
  if (Buffer.byteLength(id) > maximumIdBytes) return `is longer than ${maximumIdBytes} bytes`;
  return undefined;
}

/** Throws when `id` can't stand in a topic. `role` names it in the message: `group id`, `device id`. */
export function requireId(role: string, id: string): string {
  const fault = describeIdFault(id);
  if (fault !== undefined) throw new TypeError(`The ${role} '${id}' ${fault}. Choose another ${role}.`);
  return id;
}
