import type { JsonPlace } from '../metadata/json-place.ts';
import { readRequestTransform, readResponseTransform } from '../webhook/read-transform.ts';

/** Refuses templates that can't be read, where they stand in the request. */
export function checkTransforms(definition: JsonPlace): void {
  const request = definition.optional('request_transform');
  const response = definition.optional('response_transform');
  if (request !== undefined) readRequestTransform(request.object(), request.path);
  if (response !== undefined) readResponseTransform(response.object(), response.path);
}
