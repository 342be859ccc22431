import type { RefusalReason } from '../host/host-action.ts';

/** What to do about a dead letter, by its reason, before it is taken again. */
export const nextSteps: Readonly<Record<RefusalReason, string>> = {
  'invalid-topic': 'The topic is not one of Sparkplug B 3.0. Mend the sender; taking it again can not help.',
  undecodable: 'The bytes are not what the topic promises. Look at them, and mend the sender or topic_mappings.',
  'invalid-fields': 'Mend the fields named above at the sender. Taking it again can not help.',
  'no-birth': 'The edge node sent data before its birth. It was asked for one; take the letter again after it.',
  'unknown-alias': 'The birth in force lacks the metric. Let the edge node publish a new birth.',
  'too-many-nodes': 'More edge nodes speak than one host keeps in mind. Find out who invents them.',
  'not-registered': 'Add the source topic to packml_register, or make it active; then take the letter again.',
  'wrong-type': 'Mend the type at the sender, or the metric_map or state_map of packml_register; then take it again.',
  'out-of-range': 'Mend the value at the sender, or add it to the state_map of packml_register; then take it again.',
  'not-finite': 'The sender has no number to give. Let it send null instead.',
  'far-future': "Set the sender's clock. The letter can be taken again when its time has come.",
  'refused-by-database': 'Mend what the constraint or trigger named above asks for; then take the letter again.',
};
