/** Methods that only look. */
export const readMethods = ['GET', 'HEAD'];

/** What may be done to each path; with anything else it does not exist. */
export const methodsOf: Readonly<Record<string, readonly string[]>> = {
  '/v1/graphql': ['GET', 'POST'],
  '/v1alpha1/graphql': ['GET', 'POST'],
  '/v1beta1/relay': ['POST'],
  '/v1/graphql/explain': ['POST'],
  '/v1alpha1/graphql/explain': ['POST'],
  '/v1/query': ['POST'],
  '/v1/metadata': ['POST'],
  '/v2/query': ['POST'],
  '/healthz': readMethods,
  '/hasura/healthz': readMethods,
  '/v1/version': readMethods,
  '/v1alpha1/config': readMethods,
  '/v1alpha1/pg_dump': ['POST'],
  '/api/swagger/json': readMethods,
  '/v1/metrics': readMethods,
};
