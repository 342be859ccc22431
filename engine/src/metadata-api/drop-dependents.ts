import { HasuraError } from '../metadata/hasura-error.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { Inconsistency } from '../model/model.ts';
import { describeReference, type ObjectReference } from '../model/object-reference.ts';
import { newInconsistencies, type Draft } from './draft.ts';
import { changeState } from './engine-state.ts';
import { removeObject } from './remove-object.ts';

/**
 * Takes objects out of the metadata. What depends on them is what would stop to fit without them: with `cascades` it
 * goes as well, else the command is refused.
 */
export async function dropObjects(draft: Draft, objects: readonly ObjectReference[], cascades: boolean): Promise<void> {
  const reduced = objects.reduce(removeObject, draft.metadata);
  await draft.change(await withoutDependents(draft, reduced, cascades));
}

/** The metadata without what doesn't fit any more. */
export async function withoutDependents(draft: Draft, metadata: Metadata, cascades: boolean): Promise<Metadata> {
  const { state, tools } = draft;
  const next = await changeState(state, metadata, 'none', tools);
  const dependents = newInconsistencies(state.model.inconsistencies, next.model.inconsistencies);
  if (dependents.length === 0) return metadata;
  if (!cascades) throw dependencyFault(dependents);
  const reduced = dependents.reduce((rest, { object }) => removeObject(rest, object), metadata);
  return withoutDependents(draft, reduced, cascades);
}

/** The fault of dropping what other objects need. */
export function dependencyFault(dependents: readonly Inconsistency[]): HasuraError {
  const list = dependents.map(({ object }) => describeReference(object)).join(', ');
  return new HasuraError({
    code: 'dependency-error',
    message: `cannot drop due to the following dependent objects: ${list}`,
    path: '$.args',
  });
}
