// GraphiQL with the role and the admin secret of the form above it. Runs in the browser.
import { subscribeOver } from './subscribe-over.js';

const { React, ReactDOM, GraphiQL } = globalThis;
const secret = document.getElementById('secret');
const role = document.getElementById('role');

/** The headers of the form, then those of GraphiQL's own editor. */
function headersOf(own) {
  return {
    'content-type': 'application/json',
    ...(secret.value === '' ? {} : { 'x-hasura-admin-secret': secret.value }),
    ...(role.value === '' ? {} : { 'x-hasura-role': role.value }),
    ...own,
  };
}

function isSubscription({ query, operationName }) {
  const operation = operationName ? new RegExp(`\\bsubscription\\s+${operationName}\\b`) : /^\s*subscription\b/m;
  return operation.test(query);
}

async function post(request, headers) {
  const response = await fetch('/v1/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  return response.json();
}

function fetcher(request, { headers: own } = {}) {
  const headers = headersOf(own);
  return isSubscription(request) ? subscribeOver('/v1/graphql', request, headers) : post(request, headers);
}

function show() {
  // Another session has another schema: the key makes GraphiQL ask for it.
  const key = `${secret.value}\n${role.value}`;
  root.render(React.createElement(GraphiQL, { key, fetcher, shouldPersistHeaders: false }));
}

const root = ReactDOM.createRoot(document.getElementById('graphiql'));
for (const input of [secret, role]) input.addEventListener('change', show);
document.getElementById('session').addEventListener('submit', (event) => event.preventDefault());
show();
